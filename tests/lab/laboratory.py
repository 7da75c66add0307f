# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A laboratory: real servers in a network namespace of their own, a client's namespace, and a wire
between them whose round trip can be set.

Everything is held by one process and dies with it: it is the first of its process namespace, it
ends when its standard input does, and the files are on a memory file system that only its mount
namespace has. So nothing stays behind, however a test ends, and any number of laboratories can
stand side by side.
"""
import ipaddress
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import servers
import world

INSIDE = servers.INSIDE
DEVICE = "wire"
CLIENT = "/run/netns/client"  # where `ip netns add client` puts it
COVERS = {
    "resolv.conf": f"nameserver {world.RESOLVER}",
    "hosts": "127.0.0.1 localhost",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\nservices: files\nprotocols: files",
}
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"

# The first process. /run is hidden: what listens there is not of this laboratory.
HOLD = """set -eu
umask 022
mount -t tmpfs lab /run
mkdir -p "$0" "$0/log"
ip netns add client
ip link set lo up
echo held
exec cat >/dev/null"""
# What a client must not see of this computer is covered by files of the laboratory; where such a
# file is a link into /run, there is nothing now to cover.
COVER = """set -eu
while [ $# -gt 0 ]; do
  file=$(readlink -m "$2")
  mkdir -p "$(dirname "$file")"
  [ -e "$file" ] || : >"$file"
  mount --bind "$1" "$file"
  shift 2
done"""


class Impossible(Exception):
    """Why there can be no laboratory here."""


class Failed(Exception):
    """Why a laboratory that ought to be possible did not come up."""


def missing():
    """What stands in the way here; empty if nothing does."""
    if os.geteuid() != 0:
        return "network namespaces need root"
    lacking = [package for tool, package in servers.NEEDED.items() if not shutil.which(tool)]
    if lacking:
        return f"not installed: {' '.join(lacking)}"
    if not os.path.exists("/dev/net/tun"):
        return "there is no /dev/net/tun"
    if not os.path.exists(CERTIFICATES):
        return "not installed: ca-certificates"
    tried = subprocess.run(["unshare", "--net", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs",
                            "lab", "/run"], capture_output=True, text=True)
    return tried.stderr.strip()


class Lab:
    """A laboratory, as a context. wire is the built program of wire.c; needles are texts that the
    wire looks for in all that the client sends in the clear."""

    def __init__(self, wire, *needles):
        self.wire = pathlib.Path(wire).resolve()
        self.needles = needles
        self.held = []
        self.running = {}

    def __enter__(self):
        reason = missing()
        if reason:
            raise Impossible(reason)
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        holder = self.hold(["unshare", "--net", "--mount", "--pid", "--fork",
                            "sh", "-c", HOLD, str(INSIDE)], "held")
        inside = f"/proc/{holder.pid}"
        client = f"{inside}/root" + CLIENT
        self.sockets = pathlib.Path(f"{inside}/net/tcp")
        self.folder = pathlib.Path(f"{inside}/root{INSIDE}")
        self.client = [f"--mount={inside}/ns/mnt", f"--net={client}"]
        self.server = [f"--mount={inside}/ns/mnt", f"--net={inside}/ns/net",
                       f"--pid={inside}/ns/pid_for_children"]
        self.line = self.hold([self.wire, client, f"{inside}/ns/net", DEVICE,
                               self.folder / "log" / "wire", *self.needles], "ready")
        self.connect()
        authority = servers.Authority(self.folder)
        self.cover(authority)
        self.serve(servers.all_of_them(self.folder, authority))

    def stop(self):
        for process in self.held:
            process.stdin.close()
            process.stdout.close()
        for process in [*self.held, *self.running.values()]:
            process.wait()

    def hold(self, command, ready):
        """Starts what runs until its standard input ends, and waits until it says that it does."""
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.held.append(process)
        if process.stdout.readline().strip() != ready:
            raise Failed(f"{command[0]} did not start")
        return process

    def command(self, command, where=None):
        """The words that run a command in the client's namespace, or in that of the servers."""
        return ["nsenter", *(where or self.client), "--", *(str(word) for word in command)]

    def must(self, script, where, *arguments):
        done = subprocess.run(self.command(["sh", "-euc", script, "sh", *arguments], where),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"{done.stderr.strip()} in:\n{script}")

    def connect(self):
        """Gives the two ends of the wire their addresses, without waiting to see them unique."""
        up = f"""ip link set lo up
            ip link set {DEVICE} mtu 1500 up"""
        self.must(f"""{up}
            ip addr add {world.CLIENT}/32 dev {DEVICE}
            ip route add default dev {DEVICE}
            ip -6 addr add {world.CLIENT_SIX}/128 dev {DEVICE} nodad
            ip -6 route add default dev {DEVICE}""", self.client)

        served = [world.RESOLVER] + [site[-1] for kind in (world.Web, world.Mail)
                                     for site in world.hosts(kind)]
        batch = [f"addr add {address}/32 dev lo" for address in served]
        # Nobody takes what is for these, from whichever side, and nobody says so.
        batch += [f"route add {site[-1]}/32 dev {DEVICE}" for site in world.hosts(world.Silence)]
        servers.write(self.folder / "addresses", *batch)
        self.must(f"""{up}
            ip route add {world.CLIENT}/32 dev {DEVICE}
            ip -6 route add {world.CLIENT_SIX}/128 dev {DEVICE}
            ip -6 route add {world.NOWHERE} dev {DEVICE}
            ip -batch {INSIDE}/addresses""", self.server)

    def cover(self, authority):
        words = [f"{INSIDE}/ca/{authority.trusted(CERTIFICATES)}", CERTIFICATES]
        for name, text in COVERS.items():
            servers.write(self.folder / name, text)
            words += [f"{INSIDE}/{name}", f"/etc/{name}"]
        self.must(COVER, self.server, *words)

    def serve(self, programs):
        """Starts the servers and waits until each of them listens on each of its ports."""
        for name, program in programs.items():
            with open(self.folder / "log" / f"{name}-start", "wb") as log:
                self.running[name] = subprocess.Popen(self.command(program.command, self.server),
                                                      stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + 30
        while True:
            listening = self.listening()
            deaf = {name for name, program in programs.items() if set(program.ports) - listening}
            if not deaf:
                return
            for name, process in self.running.items():
                if process.poll() is not None or (name in deaf and time.monotonic() > end):
                    raise Failed(f"{name} does not listen:\n" + "".join(
                        path.read_text(errors="replace")[-2000:]
                        for path in sorted((self.folder / "log").glob(f"{name}*"))))
            time.sleep(0.01)

    def listening(self):
        """Where the servers listen. See proc(5): addresses are in the byte order of the machine."""
        found = set()
        for line in self.sockets.read_text().splitlines()[1:]:
            words = line.split()
            address, port = words[1].split(":")
            if words[3] == "0A":
                number = int.from_bytes(bytes.fromhex(address), sys.byteorder)
                found.add((ipaddress.ip_address(number), int(port, 16)))
        return found

    def set_round_trip(self, ms):
        self.line.stdin.write(f"{ms}\n")
        self.line.stdin.flush()
        self.line.stdout.readline()

    def log(self, name):
        """What a log of the servers holds by now; empty if it was never begun."""
        path = self.folder / "log" / name
        return path.read_text(errors="replace") if path.exists() else ""

    def requests(self):
        """What the web servers were asked, each a dictionary with the keys of servers.Sites.SAID."""
        return [json.loads(line) for line in self.log("requests").splitlines()]

    def seen(self, what):
        """What the wire saw of a kind (dns, connect, tls, needle; see wire.c)."""
        words = [line.split(" ", 2) for line in self.log("wire").splitlines()]
        return [line[2] for line in words if len(line) == 3 and line[1] == what]

    def forget(self):
        """Empties what was witnessed so far. Those who write there append."""
        for name in ("requests", "wire", "postfix", *(f"dovecot-{name}" for name in
                                                       servers.mechanisms().values())):
            if (self.folder / "log" / name).exists():
                os.truncate(self.folder / "log" / name, 0)
