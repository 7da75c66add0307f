# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mail server says, as a plain client hears it: probe.py HOST:PORT… prints a JSON object
with, for each, {"greeting", "abilities", "tls": "" or what is wrong with the certificate}."""
import json
import socket
import ssl
import sys
import threading

CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
IMPLICIT = (443, 465, 993, 995)
# How each protocol is asked what it can do, asked for TLS, and how the last line of its answer starts.
WORDS = {"imap": ("a CAPABILITY", "b STARTTLS", ("a ", "b ")),
         "pop": ("CAPA", "STLS", (".", "-", "+OK Begin TLS")),
         "smtp": ("EHLO probe.test", "STARTTLS", ("250 ", "220 ", "5", "4"))}
PROTOCOLS = {143: "imap", 993: "imap", 110: "pop", 995: "pop", 25: "smtp", 465: "smtp", 587: "smtp"}


def ask(connection, words, last):
    connection.sendall(f"{words}\r\n".encode())
    lines = []
    with connection.makefile("rb") as stream:
        for line in stream:
            lines.append(line.decode().strip())
            if lines[-1].startswith(last):
                break
    return lines


def probe(host, port, trusting):
    said = {"greeting": "", "abilities": [], "tls": None}
    connection = socket.create_connection((host, port), 3)
    capability, start, last = WORDS[PROTOCOLS[port]]
    try:
        if port in IMPLICIT:
            connection = trusting.wrap_socket(connection, server_hostname=host)
            said["tls"] = ""
        said["greeting"] = connection.recv(1000).decode().strip()
        said["abilities"] = ask(connection, capability, last)
        if port not in IMPLICIT and any("STARTTLS" in line or line == "STLS" for line in said["abilities"]):
            ask(connection, start, last)
            connection = trusting.wrap_socket(connection, server_hostname=host)
            said["tls"] = ""
            said["abilities"] = ask(connection, capability, last)
    except ssl.SSLCertVerificationError as problem:
        said["tls"] = problem.verify_message
    finally:
        connection.close()
    return said


def main():
    answers = {}
    trusting = ssl.create_default_context(cafile=CERTIFICATES)

    def run(place):
        try:
            host, port = place.rsplit(":", 1)
            answers[place] = probe(host, int(port), trusting)
        except OSError as problem:
            answers[place] = {"problem": type(problem).__name__}

    threads = [threading.Thread(target=run, args=(place,)) for place in sys.argv[1:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps(answers))


main()
