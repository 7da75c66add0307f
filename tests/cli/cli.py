# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built signpost-cli, whose path is the first argument of every test here."""
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

PROGRAM = sys.argv[1]
GUIDES = HERE / "data" / "signpost" / "guides"
REAL = os.environ["XDG_DATA_DIRS"]


def environment(**changes):
    """That of the test, with the guides of this folder and no others."""
    variables = dict(os.environ, XDG_DATA_DIRS=str(HERE / "data"))
    variables.pop("NO_COLOR", None)
    variables.update(changes)
    return variables


def run(*arguments, **changes):
    """The status of signpost-cli, its standard output and its standard error."""
    done = subprocess.run([PROGRAM, *arguments], env=environment(**changes), timeout=30,
                          stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def run_json(*arguments, status=0, **changes):
    """The one object that signpost-cli prints; status is None where it does not matter."""
    code, output, errors = run(*arguments, "--json", **changes)
    assert (code if status is not None else None, errors) == (status, ""), (arguments, code, errors)
    lines = output.splitlines()
    assert len(lines) == 1, output
    return json.loads(lines[0])
