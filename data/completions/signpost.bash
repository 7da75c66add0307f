# shellcheck shell=bash disable=SC2207,SC2034 # words may be split here
# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for signpost in bash.

_signpost () {
  local cur prev words cword
  _init_completion || return

  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W '--help --version' -- "$cur"))
  else
    _filedir guide
  fi
} &&
  complete -F _signpost signpost
