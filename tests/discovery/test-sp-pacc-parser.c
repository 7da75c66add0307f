/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-pacc-parser.h"

#include "sp-document.h"
#include "sp-test-answer.h"

static const SpTestAnswer answers[] = {
  { "pacc-bare.json",
    "imap xn--mller-kva.example:993 tls as %EMAILADDRESS%\n",
    0,
    NULL },
  { "pacc-comment.json",
    NULL, SP_PARSE_ERROR_SYNTAX,
    NULL },
  { "pacc-everything.json",
    "name Example Mail\n"
    "imap imap.example.org:993 tls oauth2,password-cleartext as %EMAILADDRESS%\n"
    "pop3 pop.example.org:995 tls oauth2,password-cleartext as %EMAILADDRESS%\n"
    "smtp smtp.example.org:465 tls oauth2,password-cleartext as %EMAILADDRESS%\n"
    "jmap https://jmap.example.org/session oauth2,password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "pacc-list.json",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "pacc-no-password.json",
    "name Example\n"
    "imap imap.example.org:993 tls oauth2 as %EMAILADDRESS%\n",
    0,
    NULL },
  { "pacc-other.json",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "pacc-password.json",
    "imap imap.example.org:993 tls password-cleartext as %EMAILADDRESS%\n",
    0,
    NULL },
  { "pacc-refused.json",
    NULL, SP_PARSE_ERROR_EMPTY,
    "A server for IMAP was left out: “imap.example.org:993” is not the name of a host on the Internet.\n"
    "A server for POP3 was left out: not everything that it needs is given.\n"
    "A server for SMTP was left out: not everything that it needs is given.\n"
    "A server for JMAP was left out: “http://jmap.example.org/” is not an https:// link to a host on the Internet." },
  { "pacc-some-refused.json",
    "smtp smtp.example.org:465 tls as %EMAILADDRESS%\n",
    0,
    "A server for POP3 was left out: “user@example.org” is not the name of a host on the Internet." },
  { "pacc-surrogate.json",
    NULL, SP_PARSE_ERROR_SYNTAX,
    NULL },
  { "pacc-truncated.json",
    NULL, SP_PARSE_ERROR_SYNTAX,
    NULL },
};

static void
test_answers (void)
{
  sp_test_parse_answers (sp_pacc_parse, answers, G_N_ELEMENTS (answers));
}

static void
assert_refused (const char  *text,
                SpParseError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = sp_test_parse_text (sp_pacc_parse, text, -1, &error);

  g_assert_null (account);
  g_assert_error (error, SP_PARSE_ERROR, (int) code);
}

static void
test_other_texts (void)
{
  assert_refused ("", SP_PARSE_ERROR_EMPTY);
  assert_refused ("  \r\n", SP_PARSE_ERROR_EMPTY);
  assert_refused ("<!DOCTYPE html><html></html>", SP_PARSE_ERROR_OTHER);
  assert_refused ("null", SP_PARSE_ERROR_OTHER);
  assert_refused ("{\"protocols\": {}}", SP_PARSE_ERROR_EMPTY);
  assert_refused ("{\"protocols\": {}} {}", SP_PARSE_ERROR_SYNTAX);
  assert_refused ("{\"protocols\": \"\xe9\"}", SP_PARSE_ERROR_ENCODING);
  assert_refused ("{'protocols': {}}", SP_PARSE_ERROR_SYNTAX);
}

static void
test_mark (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account =
    sp_test_parse_text (sp_pacc_parse,
                        "\xef\xbb\xbf{\"protocols\":{\"imap\":{\"host\":\"imap.example.org\"}}}", -1,
                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 1);
}

/* json-glib reads by recursion: 200,000 brackets would end the program. */
static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":");
  static const char * const hidden[] = { "{/*\"*/\"a\":", "{\"\\\"\":", "{//\"\n\"a\":", "{#\"\n\"a\":",
                                        "{\"a\":\"\\udc00\",\",\"b\":" };

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '[');
  assert_refused (text->str, SP_PARSE_ERROR_TOO_DEEP);

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAccount) account = NULL;

      g_string_assign (text, hidden[i]);
      for (guint j = 0; j < 200000; j++)
        g_string_append_c (text, '[');

      account = sp_test_parse_text (sp_pacc_parse, text->str, -1, &error);
      g_assert_null (account);
      g_assert_nonnull (error);
    }
}

static void
test_digest (void)
{
  static const struct
  {
    const char *texts[3];
    SpPaccDigest digest;
  } cases[] = {
    { { NULL }, SP_PACC_DIGEST_NONE },
    { { "v=spf1 -all", "" }, SP_PACC_DIGEST_NONE },
    { { "v=UAAC2; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=" }, SP_PACC_DIGEST_NONE },
    { { "v=UAAC1; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=" }, SP_PACC_DIGEST_RIGHT },
    { { "V = uaac1 ;A= SHA-256 ; D = ungWv48Bz+pBQUDe Xa4iI7ADYaOWF3qctBD/YfIAFa0= ;" }, SP_PACC_DIGEST_RIGHT },
    { { "v=UAAC1;a=sha256;d=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0" }, SP_PACC_DIGEST_RIGHT },
    { { "d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=; a=sha256; v=UAAC1" }, SP_PACC_DIGEST_RIGHT },
    { { "v=UAAC1; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa4=" }, SP_PACC_DIGEST_WRONG },
    { { "v=UAAC1; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0", "v=UAAC1; a=md5; d=" }, SP_PACC_DIGEST_RIGHT },
    { { "v=UAAC1; a=sha256; d=", "v=UAAC1; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=" }, SP_PACC_DIGEST_RIGHT },
    { { "v=UAAC1; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=x" }, SP_PACC_DIGEST_WRONG },
    { { "v=UAAC1; a=sha256; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAF" }, SP_PACC_DIGEST_WRONG },
    { { "v=UAAC1; a=md5; d=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=" }, SP_PACC_DIGEST_WRONG },
    { { "v=UAAC1; a=sha256" }, SP_PACC_DIGEST_WRONG },
    { { "v=UAAC1" }, SP_PACC_DIGEST_WRONG },
  };
  /* The SHA-256 of "abc" (FIPS 180-2, appendix B.1). */
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (sp_pacc_compare_digest (bytes, cases[i].texts), ==, cases[i].digest);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pacc-parser/answers", test_answers);
  g_test_add_func ("/pacc-parser/other-texts", test_other_texts);
  g_test_add_func ("/pacc-parser/mark", test_mark);
  g_test_add_func ("/pacc-parser/depth", test_depth);
  g_test_add_func ("/pacc-parser/digest", test_digest);

  return g_test_run ();
}
