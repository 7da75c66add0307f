# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for signpost-cli in fish.

function __signpost_ids --argument-names folder ending --description 'The ids of what is installed'
    set -l home $XDG_DATA_HOME
    set -q home[1]; or set home ~/.local/share
    set -l dirs (string split : -- $XDG_DATA_DIRS)
    set -q dirs[1]; or set dirs /usr/local/share /usr/share
    for file in $home/signpost/$folder/*$ending $dirs/signpost/$folder/*$ending
        basename $file $ending
    end
end

complete -c signpost-cli -f
complete -c signpost-cli -n __fish_use_subcommand -a guides -d 'List the guides that were found'
complete -c signpost-cli -n __fish_use_subcommand -a lint -d 'Prove that guides are in order'
complete -c signpost-cli -n __fish_use_subcommand -a advise -d 'Say how to read mail, and why'
complete -c signpost-cli -n __fish_use_subcommand -a sheet -d 'Print the values to copy into a mail program'
complete -c signpost-cli -n __fish_use_subcommand -a discover -d 'Find the settings of an address'
complete -c signpost-cli -n __fish_use_subcommand -a check -d 'Connect to mail servers step by step'
complete -c signpost-cli -n __fish_use_subcommand -a decode -d 'Say what an error reply means'
complete -c signpost-cli -n __fish_use_subcommand -a keyring-test -d 'Test whether passwords are kept safely'
complete -c signpost-cli -n __fish_use_subcommand -l version -d 'Print the version'
complete -c signpost-cli -l help -d 'Print help'
complete -c signpost-cli -n 'not __fish_use_subcommand' -l json -d 'Print JSON'
complete -c signpost-cli -n '__fish_seen_subcommand_from lint' -l table -x -a 'text csv dot' -d 'Print every path of answers'
complete -c signpost-cli -n '__fish_seen_subcommand_from lint' -k -a '(__fish_complete_suffix .guide)'
complete -c signpost-cli -n '__fish_seen_subcommand_from advise sheet' -x -k -l guide -a '(__signpost_ids guides .guide; __fish_complete_suffix .guide)' -d 'The guide to follow'
complete -c signpost-cli -n '__fish_seen_subcommand_from advise sheet' -l address -x -d 'The mail address'
complete -c signpost-cli -n '__fish_seen_subcommand_from advise sheet' -l program -x -a '(__signpost_ids mail-programs .mailprogram)' -d 'The mail program'
complete -c signpost-cli -n '__fish_seen_subcommand_from advise sheet' -l answer -x -d 'Answer a question, as QUESTION=ANSWER'
complete -c signpost-cli -n '__fish_seen_subcommand_from advise sheet' -l discover -d 'Look the address up'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l offline -d 'Ask nobody'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l deadline -x -d 'How long to look, in seconds'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l jobs -x -d 'How many addresses at once'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l source -x -a 'guide provider autoconfig pacc autodiscover jmap ispdb mx srv guess' -d 'Ask this source alone'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l from-file -r -d 'Read a stored answer, as KIND=FILE'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l send-address -d 'Send the whole address to hosts of its domain'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l allow-http -d 'Ask over plain http too'
complete -c signpost-cli -n '__fish_seen_subcommand_from discover' -l sent -d 'List everything that was sent'
complete -c signpost-cli -n '__fish_seen_subcommand_from check' -l sign-in -d 'Also sign in'
complete -c signpost-cli -n '__fish_seen_subcommand_from check' -l user -x -d 'The user name'
complete -c signpost-cli -n '__fish_seen_subcommand_from check' -l deadline -x -d 'How long to try, in seconds'
complete -c signpost-cli -n '__fish_seen_subcommand_from check' -l ticket -d 'Print a block for the help desk'
complete -c signpost-cli -n '__fish_seen_subcommand_from check' -a 'imaps:// imap+starttls:// pop3s:// smtps:// smtp+starttls:// https://'
