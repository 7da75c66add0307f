# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The smallest harness for tests in Python: every function test_… of a module is one test, told
to meson in TAP. A test fails by an exception and is skipped by Skip."""
import sys
import traceback


class Skip(Exception):
    """Why a test cannot be run here."""


def run(module):
    """Runs the tests of a module, given as globals(), and ends the program."""
    tests = [(name[5:], value) for name, value in module.items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        label = f"{number} {name.replace('_', ' ')}"
        try:
            test()
            print(f"ok {label}", flush=True)
        except Skip as reason:
            print(f"ok {label} # SKIP {reason}", flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {label}", flush=True)
    sys.exit(failed > 0)
