# SPDX-FileCopyrightText: The Signpost authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The little internet of the laboratory, as data: its domains, each of another kind, and what
stands behind each of their names. To add a kind, add a Domain; everybody is user@ there with the
password "secret", and "disabled" may not sign in."""
import base64
import hashlib
import ipaddress
from dataclasses import dataclass, field

NETWORK = ipaddress.ip_network("10.77.0.0/16")
NOWHERE = ipaddress.ip_network("fd77:dead::/32")
RESOLVER = NETWORK[0 * 256 + 53]
CLIENT = NETWORK[255 * 256 + 1]
CLIENT_SIX = ipaddress.ip_address("fd77::1")
USER, DISABLED, PASSWORD = "user", "disabled", "secret"

# Certificates: of the laboratory's authority and for the right names, or what is wrong with them.
GOOD, EXPIRED, FUTURE, WRONG_NAME, SELF_SIGNED = "good", "expired", "future", "wrong-name", "self-signed"


@dataclass(frozen=True)
class Page:
    """What a web site answers to one path."""
    body: str = ""
    status: int = 200
    type: str = "text/xml"
    location: str = ""
    sign_in: bool = False


@dataclass(frozen=True)
class Web:
    """A web site on ports 80 and 443. What is not among its pages is its `other`, or not found."""
    pages: dict = field(default_factory=dict)
    other: Page = None
    certificate: str = GOOD
    clear: bool = False  # only on port 80


@dataclass(frozen=True)
class Mail:
    """A mail server. The port gives the protocol, and whether it is TLS from the start."""
    ports: tuple
    certificate: str = GOOD
    clear: bool = False  # no encryption at all
    mechanisms: str = "plain login"


@dataclass(frozen=True)
class Silence:
    """A host that swallows every packet."""


@dataclass(frozen=True)
class Domain:
    """A domain, the hosts in it by their label ("" is the domain itself), and its further records as
    in a zone file: names without a dot at their end are inside the domain."""
    name: str
    kind: str
    hosts: dict
    records: tuple = ()
    wildcard: bool = False  # the host "" stands behind every other name, too
    asked: str = ""         # the label of the host that is asked for all its names


def autoconfig(domain, incoming, outgoing, pop=None, outgoing_port=465):
    def server(direction, protocol, host, port):
        return f"""    <{direction}Server type="{protocol}">
      <hostname>{host}</hostname>
      <port>{port}</port>
      <socketType>{"STARTTLS" if port in (143, 110, 587) else "SSL"}</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </{direction}Server>
"""
    servers = server("incoming", "imap", incoming, 993)
    servers += server("incoming", "pop3", pop, 995) if pop else ""
    servers += server("outgoing", "smtp", outgoing, outgoing_port)
    return Page(f"""<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="{domain}">
    <domain>{domain}</domain>
    <displayName>Mail of {domain}</displayName>
    <displayShortName>{domain}</displayShortName>
{servers}  </emailProvider>
</clientConfig>
""")


AUTOCONFIG = "/mail/config-v1.1.xml"
AUTODISCOVER = "/autodiscover/autodiscover.xml"
PACC = "/.well-known/user-agent-configuration.json"
NO_SITE = Web()
PARKED = Web(other=Page("<!DOCTYPE html><title>Welcome</title><p>Nothing here.\n", type="text/html"))
MX = Mail((25,))
IMAP, IMAPS, POP = Mail((143, 993)), Mail((993,)), Mail((110, 995))
SMTP, SMTPS, SUBMISSION = Mail((465, 587)), Mail((465,)), Mail((587,))

KAPPA_PACC = """{"protocols": {"jmap": {"url": "https://kappa.test/jmap/session"},
  "imap": {"host": "in.kappa.test"}, "smtp": {"host": "out.kappa.test"}},
 "authentication": {"password": true},
 "info": {"provider": {"name": "Kappa Mail", "shortName": "Kappa"},
  "help": {"documentation": "https://kappa.test/help"}}}
"""
KAPPA_DIGEST = base64.b64encode(hashlib.sha256(KAPPA_PACC.encode()).digest()).decode()
KAPPA_SESSION = """{"capabilities": {"urn:ietf:params:jmap:core": {}, "urn:ietf:params:jmap:mail": {}},
 "accounts": {}, "primaryAccounts": {}, "username": "user@kappa.test", "state": "1",
 "apiUrl": "https://kappa.test/jmap/api"}
"""

DOMAINS = [
    Domain("alpha.test", "its own autoconfig", {
        "": NO_SITE, "mx": MX,
        "autoconfig": Web({AUTOCONFIG: autoconfig("alpha.test", "imap.alpha.test", "smtp.alpha.test",
                                                  "pop.alpha.test")}),
        "imap": IMAP, "pop": POP, "smtp": SMTP,
    }, ("@ MX 10 mx",)),
    Domain("beta.test", "SRV records, and names nobody guesses", {
        "": NO_SITE, "mx": MX, "m1": Mail((993, 995)), "s1": SMTPS,
    }, ("@ MX 10 mx", "_imaps._tcp SRV 0 1 993 m1", "_pop3s._tcp SRV 10 1 995 m1",
        "_submissions._tcp SRV 0 1 465 s1")),
    Domain("gamma.test", "nothing but an MX, at a provider with autoconfig", {},
           ("@ MX 10 mx.hosting.test.",)),
    Domain("delta.test", "Exchange Autodiscover, which wants to be signed in to", {
        "": NO_SITE, "mx": MX,
        "autodiscover": Web({AUTODISCOVER: Page("<Autodiscover/>\n", sign_in=True)}),
        "ex": Web({"/EWS/Exchange.asmx": Page(sign_in=True)}),
        "exout": SMTP,
    }, ("@ MX 10 mx",)),
    Domain("epsilon.test", "nothing but hosts with the usual names", {
        "mx": MX, "imap": IMAPS, "smtp": SMTPS,
    }, ("@ MX 10 mx",)),
    Domain("zeta.test", "a black hole: every name is known, nobody answers", {
        "": Silence(),
    }, ("@ MX 10 mx",), wildcard=True),
    Domain("eta.test", "usual names, an expired and a self-signed certificate", {
        "mx": MX, "imap": Mail((143, 993), EXPIRED), "smtp": Mail((465, 587), SELF_SIGNED),
    }, ("@ MX 10 mx",)),
    Domain("theta.test", "usual names, without any encryption", {
        "mx": MX, "imap": Mail((143,), clear=True), "smtp": Mail((587,), clear=True),
    }, ("@ MX 10 mx",)),
    Domain("iota.test", "known to Thunderbird's database alone", {
        "mx": MX, "in": IMAPS, "out": SMTP,
    }, ("@ MX 10 mx",)),
    Domain("kappa.test", "PACC with the right digest, and JMAP", {
        "": Web({"/.well-known/jmap": Page(status=301, location="/jmap/session"),
                 "/jmap/session": Page(KAPPA_SESSION, type="application/json", sign_in=True)}),
        "mx": MX, "in": IMAPS, "out": SMTP,
        "ua-auto-config": Web({PACC: Page(KAPPA_PACC, type="application/json")}),
    }, ("@ MX 10 mx", "_jmap._tcp SRV 0 1 443 @",
        f'_ua-auto-config TXT "v=UAAC1; a=sha256; d={KAPPA_DIGEST}"')),
    Domain("lambda.test", "its autoconfig swallows packets; SRV and usual names work", {
        "": NO_SITE, "mx": MX, "autoconfig": Silence(), "imap": IMAPS, "smtp": SMTPS,
    }, ("@ MX 10 mx", "_imaps._tcp SRV 0 1 993 imap", "_submissions._tcp SRV 0 1 465 smtp")),
    Domain("mu.test", "an MX at a provider that Signpost brings along", {"": NO_SITE},
           ("@ MX 1 aspmx.l.google.com.", "@ MX 5 alt1.aspmx.l.google.com.")),
    Domain("nu.test", "a web site that knows nothing, one mail host with a usual name", {
        "": NO_SITE, "www": NO_SITE, "mail": Mail((25, 993, 587)),
    }, ("@ MX 10 mail",)),
    Domain("xi.test", "autoconfig and SRV contradict each other", {
        "": NO_SITE, "mx": MX,
        "autoconfig": Web({AUTOCONFIG: autoconfig("xi.test", "new.xi.test", "send.xi.test")}),
        "new": IMAPS, "old": IMAPS, "send": SMTPS,
    }, ("@ MX 10 mx", "_imaps._tcp SRV 0 1 993 old", "_submissions._tcp SRV 0 1 465 send")),
    Domain("omicron.test", "every name leads to a web site that always has a page", {
        "": PARKED, "mail": Mail((25, 993, 465)),
    }, ("@ MX 10 mail",), wildcard=True),
    Domain("pi.test", "autoconfig that leads to another site, whose servers it names", {
        "": NO_SITE, "mx": MX,
        "autoconfig": Web({AUTOCONFIG: Page(status=301, location="https://config.hosting.test/pi.xml")}),
    }, ("@ MX 10 mx",)),
    Domain("xn--rh-9ja.test", "a name outside of ASCII (rhô.test), with autoconfig", {
        "": NO_SITE, "mx": MX,
        "autoconfig": Web({AUTOCONFIG: autoconfig("xn--rh-9ja.test", "imap.xn--rh-9ja.test",
                                                  "smtp.xn--rh-9ja.test", outgoing_port=587)}),
        "imap": IMAPS, "smtp": SUBMISSION,
    }, ("@ MX 10 mx",)),
    Domain("sigma.test", "autoconfig whose IPv6 address leads nowhere", {
        "": NO_SITE, "mx": MX,
        "autoconfig": Web({AUTOCONFIG: autoconfig("sigma.test", "imap.sigma.test", "smtp.sigma.test")}),
        "imap": IMAPS, "smtp": SMTPS,
    }, ("@ MX 10 mx", f"autoconfig AAAA {NOWHERE[1]}", f"imap AAAA {NOWHERE[2]}",
        f"smtp AAAA {NOWHERE[3]}")),
    Domain("upsilon.test", "autoconfig, over plain http alone", {
        "": NO_SITE, "mx": MX,
        "autoconfig": Web({AUTOCONFIG: autoconfig("upsilon.test", "m1.upsilon.test", "s1.upsilon.test")},
                          clear=True),
        "m1": IMAPS, "s1": SMTPS,
    }, ("@ MX 10 mx",)),
    Domain("phi.test", "a name server that never answers", {"ns": Silence()}, asked="ns"),
    # Not found by looking; what there is to be said when a setting is checked.
    Domain("tau.test", "mail servers with whatever can be wrong with them", {
        "good": Mail((143, 993, 110, 995)), "good-out": SMTP,
        "expired": Mail((143, 993, 110, 995), EXPIRED), "expired-out": Mail((465, 587), EXPIRED),
        "future": Mail((143, 993, 110, 995), FUTURE), "future-out": Mail((465, 587), FUTURE),
        "other-name": Mail((143, 993, 110, 995), WRONG_NAME), "other-name-out": Mail((465, 587), WRONG_NAME),
        "self-signed": Mail((143, 993, 110, 995), SELF_SIGNED),
        "self-signed-out": Mail((465, 587), SELF_SIGNED),
        "clear": Mail((143, 110), clear=True), "clear-out": Mail((587,), clear=True),
        "oauth": Mail((143, 993, 110, 995), mechanisms="xoauth2 oauthbearer"),
        "oauth-out": Mail((465, 587), mechanisms="xoauth2 oauthbearer"),
        "silent": Silence(), "web": NO_SITE,
    }),

    Domain("hosting.test", "a provider, for other domains", {
        "": NO_SITE, "mx": MX, "in": IMAP, "out": SMTP,
        "autoconfig": Web({AUTOCONFIG: autoconfig("hosting.test", "in.hosting.test", "out.hosting.test")}),
        "config": Web({"/pi.xml": autoconfig("pi.test", "in.hosting.test", "out.hosting.test")}),
    }, ("@ MX 10 mx",)),
    Domain("thunderbird.net", "Thunderbird's database", {
        "autoconfig": Web({"/v1.1/iota.test": autoconfig("iota.test", "in.iota.test", "out.iota.test")}),
    }),
    Domain("google.com", "the mail exchangers of a provider, as names", {
        "aspmx.l": Silence(), "alt1.aspmx.l": Silence(),
    }),
]


def addresses():
    """(domain, label of the host) → its address."""
    return {(domain.name, label): NETWORK[number * 256 + place]
            for number, domain in enumerate(DOMAINS, 1)
            for place, label in enumerate(domain.hosts, 1)}


def hosts(kind):
    """(domain, label, host, address) of every host of a kind."""
    at = addresses()
    return [(domain, label, host, at[domain.name, label])
            for domain in DOMAINS for label, host in domain.hosts.items() if isinstance(host, kind)]
