/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-hostile-servers.h"

#define TEN(x) x x x x x x x x x x

#define IMAPS SP_PROTOCOL_IMAP, SP_SECURITY_TLS, SP_LOCAL_VALID
#define IMAP SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, SP_LOCAL_VALID
#define POPS SP_PROTOCOL_POP3, SP_SECURITY_TLS, SP_LOCAL_VALID
#define POP SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS, SP_LOCAL_VALID
#define SMTPS SP_PROTOCOL_SMTP, SP_SECURITY_TLS, SP_LOCAL_VALID
#define SMTP SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, SP_LOCAL_VALID
#define WITH(certificate) SP_PROTOCOL_IMAP, SP_SECURITY_TLS, certificate
#define UPGRADE_WITH(certificate) SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, certificate
#define WORKS SP_N_CHECK_STEPS

#define HELLO "S * OK ready\n"
#define CAPABLE(n, what) "C a" #n " CAPABILITY\nS * CAPABILITY IMAP4rev1 " what "\nS a" #n " OK done\n"
#define AT_PLAIN HELLO CAPABLE (1, "AUTH=PLAIN SASL-IR")
#define AT_SCRAM HELLO CAPABLE (1, "AUTH=SCRAM-SHA-256 SASL-IR") "C a2 AUTHENTICATE SCRAM-SHA-256 *\n"
#define AT_LOGIN HELLO CAPABLE (1, "AUTH=LOGIN") "C a2 AUTHENTICATE LOGIN\n"
#define AT_UPGRADE HELLO CAPABLE (1, "STARTTLS LOGINDISABLED") "C a2 STARTTLS\n"
#define SMTP_AT_UPGRADE "S 220 hello\nC EHLO *\nS 250-me\nS 250 STARTTLS\nC STARTTLS\n"
#define POP_AT_UPGRADE "S +OK hello\nC CAPA\nS +OK\nS STLS\nS .\nC STLS\n"

const SpHostileServer sp_hostile_servers[] = {
  /* Silence at every step. */
  { "silent-greeting", IMAPS, "HANG", SP_CHECK_GREETING, "silent", 900 },
  { "silent-greeting-clear", SMTP, "HANG", SP_CHECK_GREETING, "silent", 900 },
  { "silent-handshake", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, SP_LOCAL_CLEAR, "HANG", SP_CHECK_ENCRYPTION, "slow", 900 },
  { "silent-abilities-clear", IMAP, HELLO "HANG", SP_CHECK_ENCRYPTION, "slow", 900 },
  { "silent-starttls", IMAP, AT_UPGRADE "HANG", SP_CHECK_ENCRYPTION, "slow", 900 },
  { "silent-handshake-starttls", IMAP, AT_UPGRADE "S a2 OK go\nHANG", SP_CHECK_ENCRYPTION, "slow", 900 },
  { "silent-abilities", IMAPS, HELLO "HANG", SP_CHECK_ABILITIES, "slow", 900 },
  { "silent-capa", POPS, "S +OK\nC CAPA\nS +OK\nS UIDL\nHANG", SP_CHECK_ABILITIES, "slow", 900 },
  { "silent-sign-in", IMAPS, AT_PLAIN "C *\nHANG", SP_CHECK_SIGN_IN, "slow", 900 },
  { "silent-challenge", IMAPS, AT_LOGIN "HANG", SP_CHECK_SIGN_IN, "slow", 900 },

  /* Slowness and size. */
  { "one-byte-a-second", IMAPS, TEN ("R *\nWAIT 1000\n") "HANG", SP_CHECK_GREETING, "silent", 1500 },
  { "one-line-a-second", POPS, "S +OK\nC CAPA\nS +OK\n" TEN ("S UIDL\nWAIT 1000\n"), SP_CHECK_ABILITIES,
    "slow", 1500 },
  { "endless-line", IMAPS, "R @BIG@", SP_CHECK_GREETING, "too-large" },
  { "endless-greeting", SMTPS, "R " TEN (TEN (TEN ("220-hello\\r\\n"))), SP_CHECK_GREETING, "broken-rules" },
  { "endless-replies", IMAPS, HELLO "C *\nR " TEN (TEN (TEN ("* 1 EXISTS\\r\\n"))), SP_CHECK_ABILITIES,
    "broken-rules" },
  { "endless-capa", POPS, "S +OK\nC CAPA\nS +OK\nR " TEN (TEN (TEN ("X\\r\\n"))), SP_CHECK_ABILITIES,
    "broken-rules" },
  { "huge-ability", IMAPS, HELLO "C *\nR * CAPABILITY @BIG@", SP_CHECK_ABILITIES, "too-large" },
  { "huge-challenge", IMAPS, AT_LOGIN "S + @LONG@", SP_CHECK_SIGN_IN, "broken-rules" },
  { "endless-challenge", IMAPS, AT_LOGIN "R + @BIG@", SP_CHECK_SIGN_IN, "too-large" },

  /* Nobody of that kind. */
  { "web-server", IMAPS, "S HTTP/1.1 400 Bad Request", SP_CHECK_GREETING, "other-service" },
  { "ssh-server", SMTP, "S SSH-2.0-OpenSSH_9.2", SP_CHECK_GREETING, "other-service" },
  { "pop-for-imap", IMAPS, "S +OK Dovecot ready.", SP_CHECK_GREETING, "other-service" },
  { "imap-for-pop", POPS, HELLO, SP_CHECK_GREETING, "other-service" },
  { "imap-for-smtp", SMTPS, HELLO, SP_CHECK_GREETING, "other-service" },
  { "nul", IMAPS, "R * OK he\\0llo\\r\\n", SP_CHECK_GREETING, "other-service" },
  { "escape", SMTPS, "R 220 \\033[2Jhello\\r\\n", SP_CHECK_GREETING, "other-service" },
  { "bytes", IMAPS, "R \\377\\376\\200\\r\\n", SP_CHECK_GREETING, "other-service" },
  { "nul-later", IMAPS, HELLO "C *\nR * CAPABILITY IMAP4rev1 \\0\\r\\n", SP_CHECK_ABILITIES, "broken-rules" },
  { "clear-for-tls", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, SP_LOCAL_CLEAR, HELLO "HANG", SP_CHECK_ENCRYPTION, "encryption" },

  /* Turned away, and hung up at every step. */
  { "bye", IMAPS, "S * BYE overloaded", SP_CHECK_GREETING, "turned-away" },
  { "err-greeting", POPS, "S -ERR too many connections", SP_CHECK_GREETING, "turned-away" },
  { "554", SMTP, "S 554 5.7.1 not from here", SP_CHECK_GREETING, "turned-away" },
  { "421", SMTPS, "S 220 hello\nC EHLO *\nS 421 4.3.2 closing", SP_CHECK_ABILITIES, "turned-away" },
  { "bye-abilities", IMAPS, HELLO "C *\nS * BYE shutdown", SP_CHECK_ABILITIES, "turned-away" },
  { "bye-starttls", IMAP, AT_UPGRADE "S * BYE shutdown", SP_CHECK_ENCRYPTION, "turned-away" },
  { "close-handshake", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, SP_LOCAL_CLEAR, "WAIT 50", SP_CHECK_ENCRYPTION, "encryption" },
  { "close-greeting", IMAPS, "WAIT 1", SP_CHECK_GREETING, "hung-up" },
  { "close-half-greeting", IMAPS, "R * O", SP_CHECK_GREETING, "hung-up" },
  { "close-abilities-clear", IMAP, HELLO "C *\n", SP_CHECK_ENCRYPTION, "hung-up" },
  { "close-starttls", IMAP, AT_UPGRADE, SP_CHECK_ENCRYPTION, "hung-up" },
  { "close-abilities", IMAPS, HELLO "C *\n", SP_CHECK_ABILITIES, "hung-up" },
  { "close-sign-in", IMAPS, AT_PLAIN "C *\n", SP_CHECK_SIGN_IN, "hung-up" },

  /* Encryption: stripped, refused, tampered with. */
  { "stripped", IMAP, HELLO CAPABLE (1, "AUTH=PLAIN") "C *\n", SP_CHECK_ENCRYPTION, "no-encryption" },
  { "stripped-pop", POP, "S +OK\nC CAPA\nS +OK\nS USER\nS .\nC *\n", SP_CHECK_ENCRYPTION, "no-encryption" },
  { "stripped-smtp", SMTP, "S 220 hi\nC EHLO *\nS 250-me\nS 250 AUTH PLAIN\nC *\n", SP_CHECK_ENCRYPTION, "no-encryption" },
  { "no-capa", POP, "S +OK\nC CAPA\nS -ERR what\nC *\n", SP_CHECK_ENCRYPTION, "no-encryption" },
  { "refused", IMAP, AT_UPGRADE "S a2 NO not today\nC *\n", SP_CHECK_ENCRYPTION, "refused-encryption" },
  { "refused-pop", POP, POP_AT_UPGRADE "S -ERR not today\nC *\n", SP_CHECK_ENCRYPTION, "refused-encryption" },
  { "refused-smtp", SMTP, SMTP_AT_UPGRADE "S 454 4.7.0 TLS not available\nC *\n", SP_CHECK_ENCRYPTION,
    "refused-encryption" },
  { "injected", IMAP, AT_UPGRADE "R a2 OK go\\r\\na3 OK CAPABILITY done\\r\\n\nTLS\nHANG", SP_CHECK_ENCRYPTION, "injected" },
  { "injected-pop", POP, POP_AT_UPGRADE "R +OK go\\r\\n+OK\\r\\n.\\r\\n\nTLS\nHANG", SP_CHECK_ENCRYPTION, "injected" },
  { "injected-smtp", SMTP, SMTP_AT_UPGRADE "R 220 go\\r\\n250 AUTH PLAIN\\r\\n\nTLS\nHANG", SP_CHECK_ENCRYPTION, "injected" },
  { "injected-late", IMAP, AT_UPGRADE "S a2 OK go\nWAIT 50\nS a3 OK done\nHANG", SP_CHECK_ENCRYPTION,
    "encryption" },
  { "preauth", IMAP, "S * PREAUTH welcome\nC *\n", SP_CHECK_GREETING, "preauth" },
  { "preauth-tls", IMAPS, "S * PREAUTH welcome\nC *\n", SP_CHECK_GREETING, "preauth" },

  /* Certificates: never a password after these. */
  { "expired", WITH (SP_LOCAL_EXPIRED), HELLO "HANG", SP_CHECK_ENCRYPTION, "certificate" },
  { "not-yet-valid", WITH (SP_LOCAL_EARLY), HELLO "HANG", SP_CHECK_ENCRYPTION, "certificate" },
  { "wrong-name", WITH (SP_LOCAL_WRONG_NAME), HELLO "HANG", SP_CHECK_ENCRYPTION, "certificate" },
  { "unknown-issuer", WITH (SP_LOCAL_STRANGER), HELLO "HANG", SP_CHECK_ENCRYPTION, "certificate" },
  { "self-signed", WITH (SP_LOCAL_SELF_SIGNED), HELLO "HANG", SP_CHECK_ENCRYPTION, "certificate" },
  { "expired-starttls", UPGRADE_WITH (SP_LOCAL_EXPIRED), AT_UPGRADE "S a2 OK\nTLS\nHANG", SP_CHECK_ENCRYPTION, "certificate" },
  { "wrong-name-starttls", UPGRADE_WITH (SP_LOCAL_WRONG_NAME), AT_UPGRADE "S a2 OK\nTLS\nHANG", SP_CHECK_ENCRYPTION,
    "certificate" },

  /* Answers that break the rules. */
  { "wrong-tag", IMAPS, HELLO "C *\nS a9 OK done\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "tag-in-capitals", IMAPS, HELLO "C *\nS * CAPABILITY IMAP4rev1\nS A1 OK done\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "longer-tag", IMAPS, HELLO "C *\nS * CAPABILITY IMAP4rev1\nS a11 OK done\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "no-tag", IMAPS, HELLO "C *\nS OK done\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "literal", IMAPS, HELLO "C *\nS * CAPABILITY {4294967295}\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "literal-greeting", IMAPS, "S * OK {5+}\nHANG", SP_CHECK_GREETING, "broken-rules" },
  { "question-unasked", IMAPS, HELLO "C *\nS + go on\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "no-abilities", IMAPS, HELLO "C *\nS a1 OK done\nC *\n", SP_CHECK_ABILITIES, "no-abilities" },
  { "bad-abilities", IMAPS, HELLO "C *\nS a1 BAD what\nC *\n", SP_CHECK_ABILITIES, "no-abilities" },
  { "no-ehlo", SMTPS, "S 220 hi\nC EHLO *\nS 502 5.5.1 no\nC *\n", SP_CHECK_ABILITIES, "no-abilities" },
  { "two-codes", SMTPS, "S 220 hi\nC EHLO *\nS 250-me\nS 354 AUTH PLAIN\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "code-of-letters", SMTPS, "S 220 hi\nC EHLO *\nS 25O me\nHANG", SP_CHECK_ABILITIES, "broken-rules" },
  { "unsolicited", IMAPS, HELLO "C *\nS * 3 EXISTS\nS * OK [ALERT] hi\nS * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS a1 OK\n"
    "C a2 AUTHENTICATE PLAIN\nS +\nC *\nS * 4 EXISTS\nS a2 OK\nC a3 LOGOUT\n", WORKS, NULL },

  /* Sign-in. */
  { "nothing-offered", IMAPS, HELLO CAPABLE (1, "LOGINDISABLED") "C *\n", SP_CHECK_SIGN_IN, "no-way" },
  { "no-auth-smtp", SMTPS, "S 220 hi\nC EHLO *\nS 250-me\nS 250 SIZE\nC *\n", SP_CHECK_SIGN_IN, "no-way" },
  { "no-password", IMAPS, AT_PLAIN "C a2 *\nS a2 NO [AUTHENTICATIONFAILED] failed\nC *\n", SP_CHECK_SIGN_IN,
    "refused-sign-in" },
  { "only-oauth", IMAPS, HELLO CAPABLE (1, "AUTH=XOAUTH2 AUTH=OAUTHBEARER") "C a2 LOGOUT\n", WORKS,
    "only-oauth" },
  { "only-tickets", IMAPS, HELLO CAPABLE (1, "AUTH=GSSAPI") "C a2 LOGOUT\n", WORKS, "only-others" },
  { "question-for-plain", IMAPS, HELLO CAPABLE (1, "AUTH=PLAIN") "C a2 AUTHENTICATE PLAIN\nS + d2hvPw==\nHANG",
    SP_CHECK_SIGN_IN, "broken-rules" },
  { "question-after-plain", IMAPS, AT_PLAIN "C *\nS + d2hvPw==\nHANG", SP_CHECK_SIGN_IN, "broken-rules" },
  { "questions-without-end", IMAPS, AT_LOGIN TEN ("S + VXNlcjo=\nC *\n"), SP_CHECK_SIGN_IN, "broken-rules" },
  { "no-base64", IMAPS, AT_LOGIN "S + User:\nHANG", SP_CHECK_SIGN_IN, "broken-rules" },
  { "half-base64", IMAPS, AT_LOGIN "S + VXNlc\nHANG", SP_CHECK_SIGN_IN, "broken-rules" },
  { "ok-too-early", IMAPS, AT_LOGIN "S a2 OK welcome\nHANG", SP_CHECK_SIGN_IN, "not-proved" },
  { "scram-unproved", IMAPS, AT_SCRAM "S a2 OK welcome\nHANG", SP_CHECK_SIGN_IN, "not-proved" },
  { "scram-garbage", IMAPS, AT_SCRAM "S + AAAA\nHANG", SP_CHECK_SIGN_IN, "broken-rules" },
  /* r=a,s=c2FsdA==,i=1 and i=999999999 */
  { "scram-too-weak", IMAPS, AT_SCRAM "S + cj1hLHM9YzJGc2RBPT0saT0x\nHANG", SP_CHECK_SIGN_IN,
    "broken-rules" },
  { "scram-too-strong", IMAPS, AT_SCRAM "S + cj1hLHM9YzJGc2RBPT0saT05OTk5OTk5OTk=\nHANG", SP_CHECK_SIGN_IN, "broken-rules" },
  /* A nonce that is not ours: i=4096 */
  { "scram-wrong-nonce", IMAPS, AT_SCRAM "S + cj1hLHM9YzJGc2RBPT0saT00MDk2\nHANG", SP_CHECK_SIGN_IN,
    "broken-rules" },
};

const guint sp_n_hostile_servers = G_N_ELEMENTS (sp_hostile_servers);
