# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for signpost in fish.

complete -c signpost -f -k -a '(__fish_complete_suffix .guide)'
complete -c signpost -l help -d 'Print help'
complete -c signpost -l version -d 'Print the version'
