# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the measurements of signpost-cli in the laboratory of tests/lab share."""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lab"))

import laboratory  # noqa: E402


class Client:
    """signpost-cli of a build, in a laboratory, with nothing of the person who measures."""

    def __init__(self, lab, build, folder):
        self.lab = lab
        self.build = build
        self.folder = pathlib.Path(folder)

    def run(self, *arguments, text=""):
        """The lines that are printed, and wall-clock ms, CPU ms, peak KiB and the status."""
        output = self.folder / "output"
        given = self.folder / "input"
        given.write_text(text)
        words = [self.build / "tests" / "bench" / "measure", "sh", "-c", 'exec "$@" >"$0"', output,
                 self.build / "src" / "cli" / "signpost-cli", *arguments]
        with open(given) as lines:
            done = subprocess.run(self.lab.command(words), stdin=lines, stdout=subprocess.PIPE, text=True)
        return output.read_text().splitlines(), *(float(word) for word in done.stdout.split())


@contextlib.contextmanager
def client(build):
    build = build.resolve()
    wire = build / "tests" / "lab" / "wire"
    if not wire.exists():
        sys.exit(f"{build} has no build: run tests/run first")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "LC_ALL": "C.UTF-8",
                       "XDG_DATA_DIRS": f"{build}/data:/usr/share", "GSETTINGS_BACKEND": "memory"}
        os.environ["ASAN_OPTIONS"] = "detect_leaks=0"
        os.environ.pop("GIO_MODULE_DIR", None)
        try:
            with laboratory.Lab(wire) as lab:
                yield Client(lab, build, folder)
        except laboratory.Impossible as reason:
            print(f"There can be no laboratory here: {reason}")
            sys.exit(77)
