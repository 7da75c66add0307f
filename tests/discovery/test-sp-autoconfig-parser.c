/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autoconfig-parser.h"

#include "sp-document.h"
#include "sp-test-answer.h"

#define HEAD "<clientConfig version=\"1.1\"><emailProvider id=\"example.org\">"
#define SERVER \
  "<incomingServer type=\"imap\"><hostname>imap.example.org</hostname><port>993</port>" \
  "<socketType>SSL</socketType></incomingServer>"
#define TAIL "</emailProvider></clientConfig>"

static const SpTestAnswer answers[] = {
  { "autoconfig-ampersand.xml",
    "name A&B & C & D &amp; E & F &\n"
    "webmail https://webmail.example.org/?a=1&b=2&c=3\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-bom.xml",
    "name Université\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-bomb.xml",
    NULL, SP_PARSE_ERROR_FORBIDDEN,
    NULL },
  { "autoconfig-by-hand.xml",
    "name Example\n"
    "webmail https://webmail.example.org/\n"
    "smtp smtp.example.org:50000 tls password-cleartext as %EMAILLOCALPART%@relay.example\n"
    "imap imap.example.org:443 tls password-cleartext as %EMAILLOCALPART%-x\n"
    "pop3 pop.example.org:995 tls\n",
    0,
    "A server for POP3 was left out: not everything that it needs is given.\n"
    "A server for IMAP was left out: nothing says how to encrypt the connection." },
  { "autoconfig-comment-first.xml",
    "name Université\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-doctype.xml",
    NULL, SP_PARSE_ERROR_FORBIDDEN,
    NULL },
  { "autoconfig-empty.txt",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "autoconfig-entity.xml",
    NULL, SP_PARSE_ERROR_FORBIDDEN,
    NULL },
  { "autoconfig-everything.xml",
    "name Example Mail\n"
    "webmail https://webmail.example.org/\n"
    "imap imap.example.org:993 tls oauth2,password-cleartext as %EMAILADDRESS%\n"
    "imap-2 imap.example.org:143 starttls password-cleartext as %EMAILADDRESS%\n"
    "pop3 pop.example.org:995 tls password-cleartext as %EMAILADDRESS%\n"
    "smtp smtp.example.org:465 tls password-cleartext as %EMAILADDRESS%\n"
    "smtp-2 smtp.example.org:587 starttls password-encrypted as %EMAILLOCALPART%\n",
    0,
    NULL },
  { "autoconfig-false-utf-16.xml",
    NULL, SP_PARSE_ERROR_ENCODING,
    NULL },
  { "autoconfig-hosted.xml",
    "name One\n"
    "imap one.example:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-http-webmail.xml",
    "name Example Mail\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    "The webmail was left out: “http://webmail.example.org/” is not an https:// link to a host on the Internet." },
  { "autoconfig-http.xml",
    "name Example Mail\n"
    "webmail https://outlook.example.org/owa/jane.doe@example.org\n"
    "ews https://outlook.example.org/ews/exchange.asmx oauth2,password-cleartext as %EMAILADDRESS%\n"
    "activesync https://outlook.example.org/Microsoft-Server-ActiveSync oauth2,password-cleartext as %EMAILADDRESS%\n"
    "ews-2 https://old.example.org/ews/exchange.asmx password-cleartext as %EMAILADDRESS%\n"
    "ews-3 bare.example.org:443 tls\n"
    "ews-4 https://ews.example.org/ews/exchange.asmx oauth2\n"
    "activesync-2 https://eas.example.org/Microsoft-Server-ActiveSync password-encrypted\n"
    "graph https://graph.example.org/v1.0 oauth2\n"
    "jmap https://jmap.example.org/.well-known/jmap password-cleartext as %EMAILADDRESS%\n",
    0,
    "A server for JMAP was left out: “http://clear.example.org/.well-known/jmap” is not an https:// link to a host on the Internet.\n"
    "A server for Microsoft Graph was left out: not everything that it needs is given." },
  { "autoconfig-latin1.xml",
    "name Université\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-legacy.xml",
    "name Example Mail\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n"
    "pop3 pop.example.org:995 tls password-encrypted as %EMAILADDRESS%\n"
    "smtp smtp.example.org:587 starttls none password none\n"
    "smtp-2 smtp.example.org:465 tls none password none\n"
    "smtp-3 out.example.org:465 tls gssapi,client-certificate,oauth2,password-cleartext as %EMAILADDRESS%\n"
    "smtp-4 relay.example.org:465 tls as %EMAILADDRESS%\n",
    0,
    "A way to sign in to SMTP was left out: “telepathy” is not known." },
  { "autoconfig-local-part.xml",
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-mailbox.xml",
    "name Example\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-mismatched.xml",
    NULL, SP_PARSE_ERROR_SYNTAX,
    NULL },
  { "autoconfig-names.xml",
    "name ABC D E F xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-no-declaration.xml",
    "name Université\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-no-provider.xml",
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-no-servers.xml",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "autoconfig-none-usable.xml",
    NULL, SP_PARSE_ERROR_EMPTY,
    "A server for IMAP was left out: how to encrypt the connection is given as “TLS”, which is not known.\n"
    "A server for SMTP was left out: “0” is not a port, which is a number from 1 to 65535." },
  { "autoconfig-other.xml",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "autoconfig-page.xml",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "autoconfig-placeholders.xml",
    "name Mail of example.org\n"
    "webmail https://webmail.example.org/?user=jane.doe@example.org\n"
    "imap mail.example.org:993 tls password-cleartext as %EMAILADDRESS%\n"
    "pop3 jane.doe.pop.example.org:995 tls password-cleartext as %EMAILADDRESS%\n"
    "smtp smtp.example.org:465 tls password-cleartext as %EMAILDOMAIN%\\%EMAILLOCALPART%\n",
    0,
    NULL },
  { "autoconfig-plain.xml",
    "name Example Mail\n"
    "imap-2 imap.example.org:143 starttls password-cleartext as %EMAILADDRESS%\n"
    "imap imap.example.org:143 none password-cleartext as %EMAILADDRESS%\n"
    "smtp 198.51.100.7:25 none password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-prefix.xml",
    "name Example Mail\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-refused.xml",
    "name Example Mail\n"
    "imap imap.example.org:993 tls password-cleartext\n"
    "smtp smtp.example.org:465 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    "A server for IMAP was left out: “0” is not a port, which is a number from 1 to 65535.\n"
    "A server for IMAP was left out: “70000” is not a port, which is a number from 1 to 65535.\n"
    "A server for IMAP was left out: “imaps” is not a port, which is a number from 1 to 65535.\n"
    "A server for IMAP was left out: “993.0” is not a port, which is a number from 1 to 65535.\n"
    "A server for IMAP was left out: not everything that it needs is given.\n"
    "A server for IMAP was left out: how to encrypt the connection is given as “TLS”, which is not known.\n"
    "A server for IMAP was left out: how to encrypt the connection is given as “none”, which is not known.\n"
    "A server for IMAP was left out: nothing says how to encrypt the connection.\n"
    "A server for IMAP was left out: “user@example.org” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “imap.example.org/x” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “imap.example.org:993” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “imap\\example.org” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “imap.example.org” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “a b.example.org” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “localhost” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “127.0.0.1” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “10.0.0.1” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “[::1]” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “mail.localhost” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “%REALNAME%.example.org” is not the name of a host on the Internet.\n"
    "A server for IMAP was left out: “janedoe” cannot be a user name.\n"
    "The user name for IMAP was left out: “%REALNAME%” has a variable in it that is not known.\n"
    "A server for IMAP was left out: “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” cannot be a user name.\n"
    "A server of the kind “nntp” was left out: it is not known.\n"
    "A server of the kind “lmtp” was left out: it is not known.\n"
    "A server of the kind “” was left out: it is not known." },
  { "autoconfig-several.xml",
    "name Two\n"
    "imap two.example:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-shift-jis.xml",
    "name メール\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-short-name.xml",
    "name Short\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-space-first.xml",
    "name Example Mail\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-text.xml",
    "name Smith & Söhne <Mail>\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILLOCALPART%@example.org\n"
    "smtp xn--mller-kva.example:465 tls\n",
    0,
    NULL },
  { "autoconfig-truncated.xml",
    NULL, SP_PARSE_ERROR_SYNTAX,
    NULL },
  { "autoconfig-undeclared-entity.xml",
    NULL, SP_PARSE_ERROR_SYNTAX,
    NULL },
  { "autoconfig-unknown-encoding.xml",
    NULL, SP_PARSE_ERROR_ENCODING,
    NULL },
  { "autoconfig-web-access.xml",
    "name Example Mail\n"
    "webmail https://outlook.example.org/owa/\n"
    "ews https://outlook.example.org/ews/exchange.asmx oauth2 as %EMAILADDRESS%\n",
    0,
    "A server of the kind “owa” was left out: it is not known." },
  { "autoconfig-webmail-links.xml",
    "name Example Mail\n"
    "webmail https://webmail.example.org:8443/a?b=c&d=e#f\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    "The webmail was left out: “javascript:alert(1)” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “https://jane:secret@webmail.example.org/” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “https:\\\\webmail.example.org” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “https://web mail.example.org/” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “https://127.0.0.1/” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “https:///path” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “//webmail.example.org/” is not an https:// link to a host on the Internet.\n"
    "The webmail was left out: “https://webmail.example.org/” is not an https:// link to a host on the Internet." },
  { "autoconfig-webmail-only.xml",
    "name Example Mail\n"
    "webmail https://webmail.example.org/\n",
    0,
    NULL },
  { "autoconfig-windows.xml",
    "name €uropa – Post\n"
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "autoconfig-words.txt",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "autoconfig-wrong-encoding.xml",
    NULL, SP_PARSE_ERROR_ENCODING,
    NULL },
  { "autoconfig-xhtml.xml",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
};

static void
test_answers (void)
{
  sp_test_parse_answers (sp_autoconfig_parse, answers, G_N_ELEMENTS (answers));
}

static void
assert_one_server (const char *text,
                   gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = sp_test_parse_text (sp_autoconfig_parse, text, length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 1);
}

static void
assert_refused (const char  *text,
                gssize       length,
                SpParseError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = sp_test_parse_text (sp_autoconfig_parse, text, length, &error);

  g_assert_null (account);
  g_assert_error (error, SP_PARSE_ERROR, (int) code);
}

static void
test_utf_16 (void)
{
  static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" HEAD SERVER TAIL;
  static const char * const charsets[] = { "UTF-16LE", "UTF-16BE" };
  static const char * const marks[] = { "\xff\xfe", "\xfe\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *wide =
        g_convert (text, (gssize) strlen (text), charsets[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *marked = g_malloc (length + 2);

      memcpy (marked, marks[i], 2);
      memcpy (marked + 2, wide, length);
      assert_one_server (marked, (gssize) length + 2);
      assert_one_server (wide, (gssize) length);
      assert_refused (marked, (gssize) length + 1, SP_PARSE_ERROR_ENCODING);
    }
}

static void
test_zero_bytes (void)
{
  static const char inside[] = HEAD "\0" SERVER TAIL;

  assert_refused (inside, sizeof inside - 1, SP_PARSE_ERROR_ENCODING);
  assert_refused ("\0\0", 2, SP_PARSE_ERROR_ENCODING);
  assert_refused ("", 0, SP_PARSE_ERROR_EMPTY);
}

static void
test_size (void)
{
  g_autoptr (GString) text = g_string_new (HEAD SERVER);

  while (text->len < SP_DOCUMENT_MAX_SIZE - 200)
    g_string_append (text, "<domain>example.com</domain>\n");
  g_string_append (text, TAIL);
  while (text->len < SP_DOCUMENT_MAX_SIZE)
    g_string_append_c (text, '\n');
  assert_one_server (text->str, (gssize) text->len);

  g_string_append_c (text, '\n');
  assert_refused (text->str, (gssize) text->len, SP_PARSE_ERROR_TOO_LARGE);
}

/* A tag of a quarter of a megabyte would keep the parser for more than a second. */
static void
test_huge_tag (void)
{
  g_autoptr (GString) text = g_string_new ("<clientConfig");

  for (guint i = 0; text->len < SP_DOCUMENT_MAX_SIZE - 200; i++)
    g_string_append_printf (text, " a%x=\"\"", i);
  g_string_append (text, "/>");
  assert_refused (text->str, -1, SP_PARSE_ERROR_TOO_LARGE);
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (HEAD SERVER);

  for (guint i = 2; i < SP_DOCUMENT_MAX_DEPTH; i++)
    g_string_append (text, "<a>");
  for (guint i = 2; i < SP_DOCUMENT_MAX_DEPTH; i++)
    g_string_append (text, "</a>");
  g_string_append (text, TAIL);
  assert_one_server (text->str, -1);

  g_string_assign (text, HEAD);
  for (guint i = 2; i <= SP_DOCUMENT_MAX_DEPTH; i++)
    g_string_append (text, "<a>");
  assert_refused (text->str, -1, SP_PARSE_ERROR_TOO_DEEP);

  g_string_truncate (text, 0);
  while (text->len < SP_DOCUMENT_MAX_SIZE - 3)
    g_string_append (text, "<a>");
  assert_refused (text->str, -1, SP_PARSE_ERROR_TOO_DEEP);
}

static void
test_many_servers (void)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text,
                            "<incomingServer type=\"imap\"><hostname>h%u.example.org</hostname>"
                            "<port>993</port><socketType>SSL</socketType></incomingServer>",
                            i);
  g_string_append (text, TAIL);
  bytes = g_bytes_new (text->str, text->len);

  account = sp_autoconfig_parse (bytes, NULL, NULL, rejected, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 64);
  g_assert_cmpuint (rejected->len, ==, 1);
}

static void
test_many_reasons (void)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (HEAD "<incomingServer type=\"imap\">");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpAccount) account = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "<authentication>a%u</authentication>", i);
  g_string_append (text, "</incomingServer>" TAIL);
  bytes = g_bytes_new (text->str, text->len);

  account = sp_autoconfig_parse (bytes, NULL, NULL, rejected, NULL);
  g_assert_null (account);
  g_assert_cmpuint (rejected->len, ==, 64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/autoconfig-parser/answers", test_answers);
  g_test_add_func ("/autoconfig-parser/utf-16", test_utf_16);
  g_test_add_func ("/autoconfig-parser/zero-bytes", test_zero_bytes);
  g_test_add_func ("/autoconfig-parser/size", test_size);
  g_test_add_func ("/autoconfig-parser/huge-tag", test_huge_tag);
  g_test_add_func ("/autoconfig-parser/depth", test_depth);
  g_test_add_func ("/autoconfig-parser/many-servers", test_many_servers);
  g_test_add_func ("/autoconfig-parser/many-reasons", test_many_reasons);

  return g_test_run ();
}
