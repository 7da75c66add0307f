# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers of the laboratory: each class writes the configuration of one program for the world
of world.py and says by which command it runs in the foreground.

They all live in one folder, which has two paths: `folder` is where it can be written from outside,
INSIDE is what the servers call it.
"""
import datetime
import os
import pathlib
import subprocess

import world

INSIDE = pathlib.PurePosixPath("/run/signpost-lab")
NEEDED = {"unbound": "unbound", "nginx": "nginx-light", "dovecot": "dovecot-imapd dovecot-pop3d",
          "postfix": "postfix", "openssl": "openssl", "ip": "iproute2",
          "nsenter": "util-linux", "unshare": "util-linux"}
IMPLICIT = {993, 995, 465}
STARTTLS = {143, 110, 587, 25}
RECEIVING = {143: "imap", 993: "imaps", 110: "pop3", 995: "pop3s"}


def full_name(domain, label):
    return f"{label}.{domain.name}" if label else domain.name


def write(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")


def indented(text):
    return [f"  {line}" for line in text]


class Authority:
    """Makes the certificates, in ca/: one for each domain and each thing that may be wrong with it.
    They share a key, which takes time to make."""

    CONFIGURATION = """[ca]
default_ca = lab
[lab]
database = index.txt
new_certs_dir = .
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
rand_serial = yes
[any]
commonName = supplied
"""

    def __init__(self, folder):
        self.folder = folder / "ca"
        self.folder.mkdir()
        write(self.folder / "ca.cnf", self.CONFIGURATION)
        (self.folder / "index.txt").touch()
        for name in ("ca", "server"):
            self.openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{name}.key")
        self.openssl("req", "-x509", "-new", "-key", "ca.key", "-days", "30", "-out", "ca.pem",
                     "-subj", "/CN=Signpost laboratory", "-addext", "keyUsage=critical,keyCertSign")

    def openssl(self, *arguments):
        done = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True,
                              stdin=subprocess.DEVNULL, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {' '.join(arguments)}:\n{done.stderr}")

    def certificate(self, domain, kind):
        """The name, in ca/, of the PEM file with a key and a certificate."""
        stem = f"{domain.name}-{kind}"
        if (self.folder / f"{stem}.pem").exists():
            return f"{stem}.pem"
        names = (domain.name, f"*.{domain.name}")
        if kind == world.WRONG_NAME:
            names = ("elsewhere.test",)
        alternatives = ",".join(f"DNS:{name}" for name in names)
        request = ["req", "-new", "-key", "server.key", "-subj", f"/CN={names[0]}",
                   "-addext", f"subjectAltName={alternatives}"]
        if kind in (world.GOOD, world.WRONG_NAME):
            self.openssl(*request, "-x509", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "7",
                         "-addext", "basicConstraints=critical,CA:FALSE", "-out", f"{stem}.crt")
        elif kind == world.SELF_SIGNED:
            self.openssl(*request, "-x509", "-days", "7", "-out", f"{stem}.crt")
        else:
            begin, end = {world.EXPIRED: (-400, -30), world.FUTURE: (30, 400)}[kind]
            self.openssl(*request, "-out", f"{stem}.csr")
            self.openssl("ca", "-batch", "-notext", "-config", "ca.cnf", "-cert", "ca.pem",
                         "-keyfile", "ca.key", "-in", f"{stem}.csr", "-out", f"{stem}.crt",
                         "-startdate", self.date(begin), "-enddate", self.date(end))
        (self.folder / f"{stem}.pem").write_text((self.folder / "server.key").read_text()
                                                 + (self.folder / f"{stem}.crt").read_text())
        return f"{stem}.pem"

    @staticmethod
    def date(days):
        moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
        return moment.strftime("%Y%m%d%H%M%SZ")

    def trusted(self, system):
        """The client's certificates: those of the system, and the laboratory's own."""
        path = self.folder / "trusted.crt"
        path.write_text(pathlib.Path(system).read_text() + (self.folder / "ca.pem").read_text())
        return path.name


class Names:
    """unbound, which knows these domains and says of any other that it does not exist."""

    def __init__(self, folder, _authority):
        write(folder / "unbound.conf", "server:", *indented([
            f"interface: {world.RESOLVER}",
            "access-control: 0.0.0.0/0 allow",
            "do-daemonize: no",
            'username: ""',
            'chroot: ""',
            f'directory: "{INSIDE}"',
            'pidfile: ""',
            "use-syslog: no",
            "infra-host-ttl: 1",
            "do-ip6: no",
            'module-config: "iterator"',
            'local-zone: "." static',
            *self.zones(),
        ]), *self.forwarded())
        self.command = ["unbound", "-d", "-c", str(INSIDE / "unbound.conf")]
        self.ports = [(world.RESOLVER, 53)]

    @staticmethod
    def zones():
        at = world.addresses()
        for domain in world.DOMAINS:
            if domain.wildcard or domain.asked:
                yield f'local-zone: "{domain.name}." {"redirect" if domain.wildcard else "transparent"}'
            for label in domain.hosts:
                name = full_name(domain, label)
                if domain.wildcard and label:
                    yield f'local-zone: "{name}." static'
                yield f'local-data: "{name}. 60 IN A {at[domain.name, label]}"'
            for record in domain.records:
                name, kind, *data = record.split(maxsplit=2 if " TXT " in record else -1)
                if kind in ("MX", "SRV"):
                    data[-1] = Names.absolute(data[-1], domain)
                yield f"local-data: '{Names.absolute(name, domain)} 60 IN {kind} {' '.join(data)}'"

    @staticmethod
    def forwarded():
        at = world.addresses()
        for domain in world.DOMAINS:
            if domain.asked:
                yield "forward-zone:"
                yield f'  name: "{domain.name}."'
                yield f"  forward-addr: {at[domain.name, domain.asked]}"

    @staticmethod
    def absolute(name, domain):
        if name.endswith("."):
            return name
        return full_name(domain, "" if name == "@" else name) + "."


class Sites:
    """nginx, with a log of all that a client said of itself, in JSON."""

    SAID = {"time": "msec", "host": "host", "scheme": "scheme", "request": "request", "status": "status",
            "user_agent": "http_user_agent", "referer": "http_referer", "cookie": "http_cookie",
            "authorization": "http_authorization", "size": "content_length", "body": "request_body"}

    def __init__(self, folder, authority):
        said = ", ".join(f'"{key}": "${variable}"' for key, variable in self.SAID.items())
        temporary = [f"{kind}_temp_path {INSIDE}/nginx-{kind};"
                     for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
        self.folder = folder
        self.count = 0
        self.ports = []
        sites = [line for site in world.hosts(world.Web) for line in self.site(authority, *site)]
        write(folder / "passwords", f"{world.USER}:{{PLAIN}}{world.PASSWORD}")
        write(
            folder / "nginx.conf",
            "user root;",
            "daemon off;",
            "worker_processes 1;",
            f"pid {INSIDE}/nginx.pid;",
            f"error_log {INSIDE}/log/nginx-error warn;",
            "events { worker_connections 4096; }",
            "http {",
            *indented([
                f"log_format said escape=json '{{{said}}}';",
                f"access_log {INSIDE}/log/requests said;",
                *temporary,
                "tcp_nodelay on;",
                "ssl_protocols TLSv1.2 TLSv1.3;",
                "server_tokens off;",
                # A document may be asked for by POST, too.
                "error_page 405 =200 $uri;",
                *sites,
            ]),
            "}",
        )
        self.command = ["nginx", "-c", str(INSIDE / "nginx.conf"), "-e",
                        str(INSIDE / "log" / "nginx-error")]

    def site(self, authority, domain, label, web, address):
        pem = INSIDE / "ca" / authority.certificate(domain, web.certificate)
        ports = (80,) if web.clear else (80, 443)
        self.ports += [(address, port) for port in ports]
        yield "server {"
        yield from indented([
            *(f"listen {address}:{port}{' ssl' if port == 443 else ''};" for port in ports),
            f"server_name {full_name(domain, label)};",
            f"ssl_certificate {pem};",
            f"ssl_certificate_key {pem};",
        ])
        for path, page in web.pages.items():
            yield from indented(self.location(f"= {path}", page))
        other = web.other or world.Page("Not found.\n", status=404, type="text/plain")
        yield from indented(self.location("/", other))
        yield "}"

    def location(self, where, page):
        """A page of its own is a file: what `return` gives is given without signing in, too."""
        self.count += 1
        name = f"page-{self.count}"
        write(self.folder / "www" / name, page.body.rstrip("\n"))
        yield f"location {where} {{"
        if where == "/" or page.location or page.status != 200:
            yield f'  default_type {page.type}; return {page.status} "{page.location or page.body.strip()}";'
        else:
            yield f"  types {{ }} default_type {page.type}; alias {INSIDE}/www/{name};"
        if page.sign_in:
            yield f'  auth_basic "mail"; auth_basic_user_file {INSIDE}/passwords;'
        yield "}"


def mechanisms():
    """Every set of ways to sign in that some mail server offers, by a short name."""
    found = sorted({host.mechanisms for _, _, host, _ in world.hosts(world.Mail)})
    return {words: words.replace(" ", "-") for words in found}


class Mailboxes:
    """Dovecot: IMAP, POP3, and who may sign in. One for each set of ways to sign in, because that
    is of a whole Dovecot."""

    def __init__(self, folder, authority, words):
        name = mechanisms()[words]
        base = f"{INSIDE}/dovecot-{name}"
        servers = [site for site in world.hosts(world.Mail)
                   if site[2].mechanisms == words and set(site[2].ports) & set(RECEIVING)]
        self.ports = [(address, port) for _, _, host, address in servers
                      for port in host.ports if port in RECEIVING]
        (folder / "mail").mkdir(exist_ok=True)
        (folder / "mail").chmod(0o777)
        write(folder / "users", *(
            f"{user}@{domain.name}:{{PLAIN}}{world.PASSWORD}::::::{extra}"
            for domain in world.DOMAINS
            for user, extra in ((world.USER, ""), (world.DISABLED, "nologin"))))
        some = INSIDE / "ca" / authority.certificate(world.DOMAINS[0], world.GOOD)
        write(
            folder / f"dovecot-{name}.conf",
            f"base_dir = {base}",
            f"state_dir = {base}/state",
            f"log_path = {INSIDE}/log/dovecot-{name}",
            "auth_verbose = yes",
            "protocols = imap pop3",
            "listen = 127.0.0.1",
            f"mail_location = maildir:{INSIDE}/mail/%d/%n",
            "first_valid_uid = 8",
            "ssl = yes",
            f"ssl_cert = <{some}",
            f"ssl_key = <{some}",
            f"auth_mechanisms = {words}",
            "disable_plaintext_auth = yes",
            "passdb {",
            "  driver = passwd-file",
            f"  args = username_format=%u {INSIDE}/users",
            "}",
            "userdb {",
            "  driver = static",
            f"  args = uid=mail gid=mail home={INSIDE}/mail/%d/%n",
            "}",
            *self.service("imap", (143, 993)),
            *self.service("pop3", (110, 995)),
            "service auth {",
            "  unix_listener postfix {",
            "    mode = 0666",
            "  }",
            "}",
            # A wrong password in one test does not slow the next one down.
            "service anvil {",
            "  unix_listener anvil-auth-penalty {",
            "    mode = 0",
            "  }",
            "}",
            *(line for server in servers for line in self.local(authority, *server)),
        )
        self.command = ["dovecot", "-F", "-c", f"{INSIDE}/dovecot-{name}.conf"]

    def service(self, protocol, ports):
        """A process serves as many as come: ten thousand do."""
        yield f"service {protocol}-login {{"
        yield "  service_count = 0"
        yield "  process_min_avail = 1"
        yield "  client_limit = 4000"
        for port in ports:
            addresses = " ".join(str(address) for address, other in self.ports if other == port)
            yield f"  inet_listener {RECEIVING[port]} {{"
            yield f"    address = {addresses}"
            yield f"    port = {port if addresses else 0}"
            yield "  }"
        yield "}"

    @staticmethod
    def local(authority, domain, _label, host, address):
        yield f"local {address} {{"
        if host.clear:
            yield "  ssl = no"
            yield "  disable_plaintext_auth = no"
        else:
            pem = INSIDE / "ca" / authority.certificate(domain, host.certificate)
            yield f"  ssl_cert = <{pem}"
            yield f"  ssl_key = <{pem}"
        yield "}"


class Submission:
    """Postfix: it takes mail from whom Dovecot lets sign in, and delivers none of it."""

    SERVICES = ["postlog unix-dgram n - n - 1 postlogd", "cleanup unix n - n - 0 cleanup",
                "qmgr unix n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite",
                "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce",
                "proxymap unix - - n - - proxymap", "anvil unix - - n - 1 anvil",
                "tlsmgr unix - - n 1000? 1 tlsmgr", "error unix - - n - - error",
                "retry unix - - n - - error", "discard unix - - n - - discard"]

    QUEUES = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming",
              "maildrop", "private", "public", "saved", "trace")

    def __init__(self, folder, authority):
        for name in ("pid", *self.QUEUES):
            (folder / "postfix-queue" / name).mkdir(parents=True)
        (folder / "postfix-data").mkdir()
        self.ports = []
        services = [line for server in world.hosts(world.Mail)
                    for line in self.services(authority, *server)]
        write(
            folder / "postfix" / "main.cf",
            "compatibility_level = 3.6",
            f"queue_directory = {INSIDE}/postfix-queue",
            f"data_directory = {INSIDE}/postfix-data",
            "command_directory = /usr/sbin",
            "daemon_directory = /usr/lib/postfix/sbin",
            "shlib_directory = /usr/lib/postfix",
            "mail_owner = postfix",
            "setgid_group = postdrop",
            f"maillog_file_prefixes = {INSIDE}/log",
            f"maillog_file = {INSIDE}/log/postfix",
            "myhostname = mx.hosting.test",
            "mydestination =",
            "mynetworks = 127.0.0.0/8",
            "inet_protocols = ipv4",
            "alias_maps =",
            "smtpd_peername_lookup = no",
            "smtpd_client_connection_count_limit = 0",
            "default_process_limit = 300",
            "default_transport = discard:",
            "smtpd_sasl_type = dovecot",
            "smtpd_tls_security_level = may",
            "smtpd_tls_auth_only = yes",
            "smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination",
            "smtpd_tls_session_cache_database =",
        )
        write(folder / "postfix" / "master.cf", *self.SERVICES, *services)
        for path in (folder / "postfix").iterdir():
            # It waits while a file is as new as if somebody was still writing it.
            os.utime(path, (0, 0))
        # What `postfix start` adds to this are checks of an installation, which take seconds.
        owned = [f"postfix-queue/{name}" for name in self.QUEUES]
        self.command = ["sh", "-c", 'cd "$0" && chown postfix "$@" && exec /usr/lib/postfix/sbin/master -c "$0/postfix"',
                        INSIDE, "postfix-data", *owned]

    def services(self, authority, domain, _label, host, address):
        for port in set(host.ports) - set(RECEIVING):
            self.ports.append((address, port))
            options = {"smtpd_sasl_auth_enable": "no" if port == 25 else "yes",
                       "smtpd_sasl_path": f"{INSIDE}/dovecot-{mechanisms()[host.mechanisms]}/postfix"}
            if host.clear:
                options |= {"smtpd_tls_security_level": "none", "smtpd_tls_auth_only": "no"}
            else:
                pem = INSIDE / "ca" / authority.certificate(domain, host.certificate)
                options |= {"smtpd_tls_chain_files": pem}
            if port == 465:
                options |= {"smtpd_tls_wrappermode": "yes"}
            elif port == 587 and not host.clear:
                options |= {"smtpd_tls_security_level": "encrypt"}
            yield f"{address}:{port} inet n - n - - smtpd"
            yield from (f"  -o {key}={value}" for key, value in options.items())


def all_of_them(folder, authority):
    return {"unbound": Names(folder, authority), "nginx": Sites(folder, authority),
            **{f"dovecot-{name}": Mailboxes(folder, authority, words)
               for words, name in mechanisms().items()},
            "postfix": Submission(folder, authority)}
