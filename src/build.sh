# shellcheck shell=bash
# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What src/run and tests/run share: they source this file. $top is the project's folder.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
built=$top/.build
# shellcheck disable=SC2034 # used by those who source this
installed=$built/installed

# What the program needs to be built and to look right, by the names of Debian's packages.
# shellcheck disable=SC2034
packages=(
  gcc libc6-dev meson ninja-build pkgconf gettext libxml2-utils
  libglib2.0-dev libjson-glib-dev libsecret-1-dev libgtk-4-dev libadwaita-1-dev
  libsoup-3.0-dev libc-ares-dev libxml2-dev libgsasl-dev libgnutls28-dev glib-networking
  ca-certificates
  libgtk-4-bin desktop-file-utils shared-mime-info dconf-gsettings-backend
  adwaita-icon-theme librsvg2-common fonts-cantarell fonts-dejavu-core
  # Before DejaVu, which is wider, and which GTK 4.8 takes for a pixel less high than it draws it.
  fonts-noto-core
)

say () {
  printf '%s\n' "$*" >&2
}

# quietly COMMAND…: what it prints is shown only when it fails.
quietly () {
  local log
  log=$(mktemp)
  if ! LC_ALL=C.UTF-8 "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    say "This failed: $*"
    return 1
  fi
  rm -f "$log"
}

# install_missing PACKAGE…: does nothing on a system that is not Debian's kin; meson will
# say there what it misses.
install_missing () {
  local missing root=()
  command -v apt-get >/dev/null || return 0
  missing=$(comm -23 <(printf '%s\n' "$@" | LC_ALL=C sort -u) \
    <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null \
      | sed -n 's/ installed$//p' | LC_ALL=C sort))
  [ -n "$missing" ] || return 0
  missing=${missing//$'\n'/ }

  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "Some packages are missing. As root, run: apt-get install $missing"
      return 1
    fi
    root=(sudo)
  fi
  say "Installing from the distribution: $missing"
  # shellcheck disable=SC2086 # $missing is words
  quietly "${root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get -qq update
    exec apt-get -qq install --yes --no-install-recommends "$@"' sh $missing
}

# build FOLDER TARGET [OPTION…]: sets FOLDER up with these meson options, and compiles.
build () {
  local folder=$1 target=$2
  shift 2
  # A folder that was moved or never finished is of no use to meson.
  if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/made-for" 2>/dev/null)" != "$top" ]; then
    rm -rf "$folder"
    quietly meson setup "$folder" "$top" "$@" || return
    printf '%s\n' "$top" >"$folder/made-for"
  fi
  quietly ninja -C "$folder" "$target"
}
