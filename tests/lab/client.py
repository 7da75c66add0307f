# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of signpost-cli in the laboratory share: one laboratory for all tests of a program,
the client in it, and what its servers were told."""
import atexit
import functools
import json
import os
import subprocess
import time
import urllib.parse

import laboratory
import tap
from build import BUILD, CLI

SERVERS = ("dovecot", "postfix", "nginx", "wire", "unbound")
needles = []


def look_for(*texts):
    """Has the wire look for them; before the first call of lab()."""
    needles.extend(texts)


@functools.cache
def lab():
    """One for all tests of a program."""
    if laboratory.missing():
        raise tap.Skip(laboratory.missing())
    one = laboratory.Lab(BUILD / "tests" / "lab" / "wire", *needles).__enter__()
    atexit.register(one.stop)
    return one


def run(*arguments, text="", trouble=""):
    """The status of signpost-cli in the laboratory, which is given text to read, and what it prints;
    trouble is what it must say of errors. The environment of the tests leaves all modules of GIO
    out, and with them TLS; of them only the proxy is left out here."""
    environment = {name: value for name, value in os.environ.items() if name != "GIO_MODULE_DIR"}
    environment["GIO_USE_PROXY_RESOLVER"] = "dummy"
    # With these modules loaded and a thread of theirs left, the search for leaks itself crashes.
    environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    done = subprocess.run(lab().command([CLI, *arguments]), env=environment, timeout=100, input=text,
                          capture_output=True, encoding="utf-8")
    assert (trouble in done.stderr) if trouble else (done.stderr == ""), (arguments, done.stderr)
    return done.returncode, done.stdout


def settled():
    """Waits until the servers' logs have stopped growing: they write when a connection ends."""
    before = None
    while before != (before := sum(path.stat().st_size for path in (lab().folder / "log").iterdir())):
        time.sleep(0.2)


def said_to_servers():
    """All that any server was told, in one text."""
    settled()
    texts = [json.dumps(lab().requests())]
    texts += [path.read_text(errors="replace") for path in sorted((lab().folder / "log").iterdir())
              if path.name.startswith(SERVERS)]
    return urllib.parse.unquote("\n".join(texts))
