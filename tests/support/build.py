# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests in Python need to know of the build: they are given the folders of the sources
and of the build as their arguments."""
import os
import pathlib
import shutil
import subprocess
import sys

import tap

SOURCE, BUILD = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
APP_ID = "io.github.mailsignpost.Signpost"
CLI = BUILD / "src" / "cli" / "signpost-cli"


def output(*command, status=0, env=None, **options):
    """What a command prints; fails unless it exits with this status. Variables of env that are
    None are unset. A command that is not installed skips the test."""
    command = [str(word) for word in command]
    if shutil.which(command[0]) is None:
        raise tap.Skip(f"{command[0]} is not installed")
    environment = {name: str(value) for name, value in (dict(os.environ) | (env or {})).items()
                   if value is not None}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=environment, stdin=options.pop("stdin", subprocess.DEVNULL),
                          timeout=60, **options)
    assert done.returncode == status, \
        f"{' '.join(command)} exits with {done.returncode}:\n{done.stdout[:2000]}"
    return done.stdout
