# shellcheck shell=bash disable=SC2207,SC2034 # words may be split here
# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for signpost-cli in bash.

# The ids of what is installed: _signpost_ids FOLDER ENDING
_signpost_ids () {
  local dirs dir file
  IFS=: read -ra dirs <<<"${XDG_DATA_HOME:-$HOME/.local/share}:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
  for dir in "${dirs[@]}"; do
    for file in "$dir/signpost/$1"/*"$2"; do
      [ -e "$file" ] && basename "$file" "$2"
    done
  done
}

_signpost_cli () {
  local cur prev words cword split
  local sources='guide provider autoconfig pacc autodiscover jmap ispdb mx srv guess'
  _init_completion -s || return

  case $prev in
    --guide)
      _filedir guide
      [[ $cur == */* ]] || COMPREPLY+=($(compgen -W "$(_signpost_ids guides .guide)" -- "$cur"))
      return ;;
    --program)
      COMPREPLY=($(compgen -W "$(_signpost_ids mail-programs .mailprogram)" -- "$cur"))
      return ;;
    --table)
      COMPREPLY=($(compgen -W 'text csv dot' -- "$cur"))
      return ;;
    --source)
      COMPREPLY=($(compgen -W "$sources" -- "$cur"))
      return ;;
    --from-file)
      COMPREPLY=($(compgen -W 'autoconfig= pacc= autodiscover= jmap=' -- "$cur"))
      compopt -o nospace
      return ;;
    --address | --answer | --deadline | --jobs | --user)
      return ;;
  esac
  $split && return

  if ((cword == 1)); then
    COMPREPLY=($(compgen -W 'guides lint advise sheet discover check decode keyring-test --help --version' -- "$cur"))
    return
  fi
  case ${words[1]} in
    guides | decode | keyring-test) COMPREPLY=($(compgen -W '--json --help' -- "$cur")) ;;
    advise | sheet)
      COMPREPLY=($(compgen -W '--guide --address --program --answer --discover --json --help' -- "$cur")) ;;
    discover)
      COMPREPLY=($(compgen -W '--offline --deadline --jobs --source --from-file --send-address
        --allow-http --sent --json --help' -- "$cur")) ;;
    check)
      COMPREPLY=($(compgen -W '--sign-in --user --deadline --ticket --json --help
        imaps:// imap+starttls:// pop3s:// smtps:// smtp+starttls:// https://' -- "$cur")) ;;
    lint)
      if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W '--table= --json --help' -- "$cur"))
        [[ ${COMPREPLY-} == *= ]] && compopt -o nospace
      else
        _filedir guide
      fi ;;
  esac
} &&
  complete -F _signpost_cli signpost-cli
