/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-decoder.h"

#include "sp-test-account.h"
#include "sp-test.h"

#define HEAD "[Decoder]\nFormat=1\nId=%s\nName=N\nSource=S\nChecked=2026-11\n"
/* The group is on line 7, Contains on line 8. */
#define GOOD "[Reply good]\nContains=x\nExample=x\nMeaning=M\nWho=you\n"
#define REPLY "[Reply %s]\nContains=%s\nExample=%s\nMeaning=M\nWho=you\n"

static SpDecoder *
make_shipped (void)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  const char * const dirs[] = { dir, NULL };

  return sp_decoder_new (dirs);
}

static char *
write_file (const char *dir,
            const char *id,
            const char *rest)
{
  g_autofree char *name = g_strdup_printf ("decoder/%s.decoder", id);
  g_autofree char *text = g_strdup_printf (HEAD "%s", id, rest);

  return sp_test_write (dir, name, text, -1);
}

static void
write_reply (const char *dir,
             const char *file,
             const char *id,
             const char *words,
             const char *example)
{
  g_autofree char *reply = g_strdup_printf (REPLY, id, words, example);

  g_free (write_file (dir, file, reply));
}

static void
assert_meaning (SpDecoder  *decoder,
                const char *text,
                SpProtocol  protocol,
                const char *id)
{
  g_autoptr (SpMeaning) meaning = sp_decoder_find (decoder, text, protocol);

  g_test_message ("%.200s", text);
  g_assert_cmpstr (meaning != NULL ? sp_meaning_get_id (meaning) : NULL, ==, id);
}

/* Every pattern is made from a reply that was really seen; that reply means what the pattern
 * says, and not what another one does. */
static void
test_shipped (void)
{
  g_autoptr (SpDecoder) decoder = make_shipped ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = sp_decoder_get_n_patterns (decoder);

  sp_test_assert_no_problems (sp_decoder_get_problems (decoder));
  g_assert_cmpuint (n, >=, 80);

  for (guint i = 0; i < n; i++)
    {
      SpMeaning *meaning;
      const char *example = sp_decoder_get_example (decoder, i, &meaning);
      const char *id = sp_meaning_get_id (meaning);
      guint n_protocols = 0;

      g_assert_true (g_hash_table_add (ids, (gpointer) id));
      assert_meaning (decoder, example, SP_N_PROTOCOLS, id);
      for (guint protocol = 0; protocol < SP_N_PROTOCOLS; protocol++)
        {
          g_autoptr (SpMeaning) found = sp_decoder_find (decoder, example, protocol);

          n_protocols += found != NULL && g_strcmp0 (sp_meaning_get_id (found), id) == 0;
        }
      g_assert_cmpuint (n_protocols, >=, 1);
      g_assert_nonnull (sp_meaning_get_fix (meaning));
      g_assert_nonnull (sp_meaning_get_source (meaning));
      g_assert_nonnull (sp_meaning_get_checked (meaning));
    }
}

/* Their mail program's words around it, line ends where they were not, marks that nobody sees. */
static void
test_pasted (void)
{
  static const struct
  {
    const char *text;
    const char *id;
  } cases[] = {
    { "An error occurred while sending mail. The mail server responded:  \n"
      "535 5.7.8 Error: authentication failed: authentication failure.\n"
      "Please check your password and try again.",
      "postfix-auth-failed" },
    { "535-5.7.8 Username and Password\r\n535 5.7.8 not accepted. For more information, go to\r\n",
      "gmail-smtp-password" },
    { "smtplib.SMTPAuthenticationError: (534, b'5.7.9 Application-specific password required. For "
      "more information, go to\\n5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor')",
      "gmail-smtp-app-password" },
    { "534-5.7.14 <https://accounts.google.com/signin/continue?plt=AKgnsbs7\r\n"
      "534-5.7.14 x1DeI0bGyNqNHRRUuucw0k95Ph-CY> Please log in via your web\r\n"
      "534-5.7.14 browser and then try again.\r\n"
      "534 5.7.14  https://support.google.com/mail/answer/78754 1sm1.39 - gsmtp\r\n",
      "gmail-web-login-smtp" },
    { "AUTHENTICATION UNSUCCESSFUL, smtpclientauthentication\tis disabled\n   for the tenant.",
      "microsoft-smtp-off-tenant" },
    { "535 5.7.139 Authentication unsuccessful, user is locked by your organization’s security "
      "defaults policy. Contact your administrator.",
      "microsoft-security-defaults" },
    { "a1 NO\xc2\xa0[AUTH\xe2\x80\x8b" "ENTICATIONFAILED] \xe2\x80\x8fInvalid\xe2\x80\x8e "
      "credentials (Failure)",
      "gmail-imap-password" },
    { "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50126: Error validating "
      "credentials due to invalid username or password.\\r\\nTrace ID: a287413d\"}",
      "entra-password" },
    { "M\xfcller sagt: \xff 550 relay not permitted", "exim-relay" },
    { "<p>The server said: <b>454 4.7.0</b> TLS not available due to local problem</p>",
      "postfix-tls-unavailable" },
    { "5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication "
      "unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
      "microsoft-smtp-off-tenant" },
  };
  g_autoptr (SpDecoder) decoder = make_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_meaning (decoder, cases[i].text, SP_N_PROTOCOLS, cases[i].id);
}

/* Replies of all kinds of servers, those that nothing is to be said about included. */
static void
test_replies (void)
{
  g_autoptr (SpDecoder) decoder = make_shipped ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "check", "data", "decode-replies.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_known = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 2);

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      assert_meaning (decoder, parts[1], SP_N_PROTOCOLS, g_str_equal (parts[0], "-") ? NULL : parts[0]);
      n_known += g_str_equal (parts[0], "-") ? 0 : 1;
    }
  g_assert_cmpuint (n_known, >=, 170);
}

/* Nothing is invented. */
static void
test_unknown (void)
{
  static const char * const texts[] = {
    "",
    " \r\n\t ",
    "* OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ AUTH=PLAIN] "
    "Dovecot ready.",
    "+OK Dovecot ready.",
    "220 mail.example.org ESMTP Postfix",
    "250-mail.example.org\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n",
    "235 2.7.0 Authentication successful",
    "a1 OK LOGIN completed.",
    "2 NO [AUTHENTICATION] Invalid credentials",
    "SmtpClientAuthentication is enabled for the Tenant",
    "User is authenticated and connected.",
    "Please log in with your browser",
    "AADSTS501261: something else",
    "AADSTS5012",
    "15.7.57 Client not reached",
    "5355.7.8",
    "535 5.7.81",
    "1.535 5.7.8.1",
    "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>",
    "\xe2\x80\x8f\xe2\x80\x8e\xe2\x80\xae",
    "\xff\xfe\x80",
    "535",
    "My password is wrong",
    "http://[::1]/",
  };
  g_autoptr (SpDecoder) decoder = make_shipped ();
  g_autofree char *control = g_strnfill (300, '\x01');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_meaning (decoder, texts[i], SP_N_PROTOCOLS, NULL);
  assert_meaning (decoder, control, SP_N_PROTOCOLS, NULL);
}

/* What follows a NUL was never said. */
static void
test_nul (void)
{
  static const char text[] = "250 OK\0 550 relay not permitted";
  g_autoptr (SpDecoder) decoder = make_shipped ();

  assert_meaning (decoder, text, SP_N_PROTOCOLS, NULL);
}

static void
test_long (void)
{
  static const char * const pieces[] = { "a", " ", "\n", "535-", "535-5.7.8\n", "\xff",
                                         "\xe2\x80\x8f", "[[[[", "1." };
  g_autoptr (SpDecoder) decoder = make_shipped ();
  gint64 worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("550 relay not permitted ");
      g_autoptr (SpMeaning) meaning = NULL;
      gint64 start;

      while (text->len < 1024 * 1024)
        g_string_append (text, pieces[i]);
      start = g_get_monotonic_time ();
      meaning = sp_decoder_find (decoder, text->str, SP_N_PROTOCOLS);
      /* The first time reads the files. */
      worst = i > 0 ? MAX (worst, g_get_monotonic_time () - start) : worst;
      g_assert_nonnull (meaning);
    }

  g_test_minimized_result ((double) worst / 1000.0, "1 MB of text: %.2f ms",
                           (double) worst / 1000.0);
  g_assert_cmpint (worst, <, G_USEC_PER_SEC / 2);
}

static void
test_protocol (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);

  g_free (write_file (dir, "a",
                      "[Reply mail]\nProtocols=imap;pop3;\nContains=refused;\nExample=refused\n"
                      "Meaning=M\nWho=nobody\nLink=https://example.org/\nSource=Own\n"
                      "[Reply any]\nContains=ref;\nExample=ref\nMeaning=N\nFix=F\n"
                      "Who=mail-program\nChecked=2026-10-31\n"));
  assert_meaning (decoder, "refused", SP_PROTOCOL_IMAP, "mail");
  assert_meaning (decoder, "refused", SP_PROTOCOL_POP3, "mail");
  assert_meaning (decoder, "refused", SP_PROTOCOL_SMTP, "any");
  assert_meaning (decoder, "refused", SP_N_PROTOCOLS, "mail");
  assert_meaning (decoder, "ref", SP_PROTOCOL_IMAP, "any");
  assert_meaning (decoder, "re f", SP_PROTOCOL_IMAP, NULL);
  sp_test_assert_no_problems (sp_decoder_get_problems (decoder));
}

static void
test_meaning (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);
  g_autoptr (SpMeaning) meaning = NULL;
  g_autoptr (SpMeaning) bare = NULL;

  g_free (write_file (dir, "a",
                      "[Reply one]\nContains=x;y;\nExample=y x\nMeaning=M\nFix=F\n"
                      "Who=organisation\nLink=https://example.org/\nSource=Own\n"
                      "Checked=2026-10-31\n[Reply two]\nContains=z\nExample=Z\nMeaning=N\n"
                      "Who=you\n"));
  g_assert_cmpuint (sp_decoder_get_n_patterns (decoder), ==, 2);
  g_assert_cmpstr (sp_decoder_get_example (decoder, 0, NULL), ==, "y x");

  meaning = sp_decoder_find (decoder, "X y", SP_N_PROTOCOLS);
  g_assert_cmpstr (sp_meaning_get_id (meaning), ==, "one");
  g_assert_cmpstr (sp_meaning_get_meaning (meaning), ==, "M");
  g_assert_cmpstr (sp_meaning_get_fix (meaning), ==, "F");
  g_assert_cmpint (sp_meaning_get_who (meaning), ==, SP_WHO_ORGANISATION);
  g_assert_cmpstr (sp_meaning_get_link (meaning), ==, "https://example.org/");
  g_assert_cmpstr (sp_meaning_get_source (meaning), ==, "Own");
  g_assert_cmpstr (sp_meaning_get_checked (meaning), ==, "2026-10-31");

  bare = sp_decoder_find (decoder, "z", SP_N_PROTOCOLS);
  g_assert_cmpstr (sp_meaning_get_fix (bare), ==, NULL);
  g_assert_cmpstr (sp_meaning_get_link (bare), ==, NULL);
  g_assert_cmpstr (sp_meaning_get_source (bare), ==, "S");
  g_assert_cmpstr (sp_meaning_get_checked (bare), ==, "2026-11");

  g_assert_finalize_object (g_steal_pointer (&decoder));
  g_assert_cmpstr (sp_meaning_get_id (meaning), ==, "one");

  for (guint who = 0; who < SP_N_WHOS; who++)
    {
      g_assert_nonnull (sp_who_to_id (who));
      g_assert_nonnull (sp_who_get_label (who));
    }
}

/* A number is whole, words need not be. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean fits;
  } cases[] = {
    { "5.7.1", TRUE },       { "550 5.7.1 no", TRUE }, { "550-5.7.1", TRUE },
    { "(5.7.1)", TRUE },     { "5.7.1.", TRUE },       { "#5.7.1;x", TRUE },
    { "v5.7.1x", TRUE },     { "5.7.139", FALSE },     { "15.7.1", FALSE },
    { "5.7.1.9", FALSE },    { "10.5.7.1", FALSE },    { "5.7.13 5.7.1", TRUE },
    { "5.7.15.7.1", FALSE }, { "5.7. 1", FALSE },      { ".5.7.1", TRUE },
  };
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);

  write_reply (dir, "a", "code", "5.7.1", "5.7.1");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_meaning (decoder, cases[i].text, SP_N_PROTOCOLS, cases[i].fits ? "code" : NULL);
}

/* Codes that come again in every line are left out, others are not. */
static void
test_lines (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);

  g_free (write_file (dir, "a",
                      "[Reply sentence]\nContains=one two three\nExample=one two three\n"
                      "Meaning=M\nWho=you\n[Reply code]\nContains=550 5.1.1 no\n"
                      "Example=550 5.1.1 no\nMeaning=M\nWho=you\n"));
  assert_meaning (decoder, "550-5.1.1 one\r\n550-5.1.1 two\r\n550 5.1.1 three\r\n",
                  SP_PROTOCOL_SMTP, "sentence");
  assert_meaning (decoder, "550-one\n550-two\n550 three", SP_PROTOCOL_SMTP, "sentence");
  assert_meaning (decoder, "one\n\n  two\r\n\tthree", SP_PROTOCOL_SMTP, "sentence");
  assert_meaning (decoder, "550-one\n551 two\n550 three", SP_PROTOCOL_SMTP, NULL);
  assert_meaning (decoder, "It said:\n550 5.1.1 no", SP_PROTOCOL_SMTP, "code");
  assert_meaning (decoder, "550 5.1.1\nno", SP_PROTOCOL_SMTP, "code");
}

static void
test_override (void)
{
  const char *own = sp_test_dir ();
  const char *shared = sp_test_dir ();
  const char * const dirs[] = { own, "/nonexistent", shared, NULL };
  const char * const no_dirs[] = { NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);
  g_autoptr (SpDecoder) empty = sp_decoder_new (no_dirs);

  write_reply (own, "a", "own", "apple", "apple");
  write_reply (shared, "a", "shared", "banana", "banana");
  /* Of two that say as much the own one counts, whatever its file is called. */
  write_reply (own, "z", "mine", "cherry", "cherry");
  write_reply (shared, "b", "theirs", "cherry", "cherry");
  /* Not read. */
  g_free (sp_test_write (own, "decoder/README", "x", -1));
  g_free (sp_test_write (own, "decoder/.x.decoder", "x", -1));
  g_free (sp_test_write (own, "decoder/a.decoder~", "x", -1));

  assert_meaning (decoder, "an apple", SP_N_PROTOCOLS, "own");
  assert_meaning (decoder, "a banana", SP_N_PROTOCOLS, NULL);
  assert_meaning (decoder, "a cherry", SP_N_PROTOCOLS, "mine");
  g_assert_cmpuint (sp_decoder_get_n_patterns (decoder), ==, 3);
  sp_test_assert_no_problems (sp_decoder_get_problems (decoder));

  assert_meaning (empty, "an apple", SP_N_PROTOCOLS, NULL);
  g_assert_cmpuint (sp_decoder_get_n_patterns (empty), ==, 0);
}

/* A broken file is reported, and one of the same name takes its place. */
static void
test_fallback (void)
{
  const char *own = sp_test_dir ();
  const char *shared = sp_test_dir ();
  const char * const dirs[] = { own, shared, NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);
  g_autofree char *path = write_file (own, "a", "[Reply own]\nContains=apple\nTypo=x\n");
  GPtrArray *problems;

  write_reply (shared, "a", "shared", "apple", "apple");
  assert_meaning (decoder, "apple", SP_N_PROTOCOLS, "shared");
  problems = sp_decoder_get_problems (decoder);
  g_assert_cmpuint (problems->len, >=, 1);
  for (guint i = 0; i < problems->len; i++)
    {
      SpProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->file, ==, path);
    }
}

/* The file and line of what is wrong; the rest of the file stands. */
static void
test_malformed (void)
{
  static const struct
  {
    const char *rest;
    guint line;
    const char *words;
    guint n_patterns;
  } cases[] = {
    { "[Reply a]\nContains=x;y;\nExample=x\nMeaning=M\nWho=you\n", 9, "Contains", 0 },
    { "[Reply a]\nContains=5.7.1\nExample=5.7.139\nMeaning=M\nWho=you\n", 9, "Contains", 0 },
    { "[Reply a]\nContains=x\nExample=x\nMeaning=M\nWho=everybody\n", 11, "everybody", 0 },
    { "[Reply a]\nProtocols=imap;telnet;\nContains=x\nExample=x\nMeaning=M\nWho=you\n", 8,
      "telnet", 0 },
    { "[Reply a]\nContains=x\nExample=x\nMeaning=M\nWho=you\nLink=ftp://example.org/\n", 12,
      "link", 0 },
    { "[Reply a]\nContains=x\nExample=x\nMeaning=M\nWho=you\nChecked=yesterday\n", 12, "date", 0 },
    { "[Reply a]\nContains=;;\nExample=x\nMeaning=M\nWho=you\n", 8, NULL, 0 },
    { "[Reply a]\nExample=x\nMeaning=M\nWho=you\n", 7, "Contains", 0 },
    { "[Reply a]\nContains=x\nMeaning=M\nWho=you\n", 7, "Example", 0 },
    { "[Reply a]\nContains=x\nExample=x\nWho=you\n", 7, "Meaning", 0 },
    { "[Reply a]\nContains=x\nExample=x\nMeaning=M\n", 7, "Who", 0 },
    { GOOD "[Reply A B]\nContains=x\nExample=x\nMeaning=M\nWho=you\n", 12, "A B", 0 },
    { "[Reply a]\nContains=x\nExample=x\nMeaning=M\nWho=you\n"
      "[Reply a]\nContains=y\nExample=y\nMeaning=M\nWho=you\n",
      12, NULL, 0 },
    { GOOD "[Nonsense]\nA=b\n", 12, "Nonsense", 0 },
    { GOOD "nonsense\n", 12, NULL, 0 },
    { "", 1, "Reply", 0 },
    { "[Reply a]\nContains=x\nExample=y\nMeaning=M\nWho=you\n"
      "[Reply b]\nContains=z\nExample=z\nMeaning=M\nWho=you\n",
      9, "Contains", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *dir = sp_test_dir ();
      const char * const dirs[] = { dir, NULL };
      g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);
      g_autofree char *path = write_file (dir, "a", cases[i].rest);
      SpProblem *problem;

      g_test_message ("%s", cases[i].rest);
      g_assert_cmpuint (sp_decoder_get_n_patterns (decoder), ==, cases[i].n_patterns);
      g_assert_cmpuint (sp_decoder_get_problems (decoder)->len, >=, 1);
      problem = g_ptr_array_index (sp_decoder_get_problems (decoder), 0);
      g_assert_cmpstr (problem->file, ==, path);
      g_assert_cmpuint (problem->line, ==, cases[i].line);
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (problem->message, cases[i].words));
    }
}

static void
test_head (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpDecoder) decoder = sp_decoder_new (dirs);

  g_free (sp_test_write (dir, "decoder/other.decoder",
                         "[Decoder]\nFormat=1\nId=a\nName=N\nSource=S\nChecked=2026\n"
                         "[Reply a]\nContains=x\nExample=x\nMeaning=M\nWho=you\n",
                         -1));
  g_assert_cmpuint (sp_decoder_get_n_patterns (decoder), ==, 0);
  sp_test_assert_one_problem (sp_decoder_get_problems (decoder), 3, "a.decoder");
}

static void
test_speed (void)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SpDecoder) decoder = make_shipped ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SpMeaning) meaning = sp_decoder_find (decoder, "535 5.7.8 x", SP_N_PROTOCOLS);

      best = MIN (best, g_get_monotonic_time () - start);
      g_assert_nonnull (meaning);
    }

  g_test_minimized_result ((double) best / 1000.0, "all files and a reply: %.2f ms",
                           (double) best / 1000.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/decoder/shipped", test_shipped);
  g_test_add_func ("/check/decoder/pasted", test_pasted);
  g_test_add_func ("/check/decoder/replies", test_replies);
  g_test_add_func ("/check/decoder/unknown", test_unknown);
  g_test_add_func ("/check/decoder/nul", test_nul);
  g_test_add_func ("/check/decoder/long", test_long);
  g_test_add_func ("/check/decoder/protocol", test_protocol);
  g_test_add_func ("/check/decoder/meaning", test_meaning);
  g_test_add_func ("/check/decoder/numbers", test_numbers);
  g_test_add_func ("/check/decoder/lines", test_lines);
  g_test_add_func ("/check/decoder/override", test_override);
  g_test_add_func ("/check/decoder/fallback", test_fallback);
  g_test_add_func ("/check/decoder/malformed", test_malformed);
  g_test_add_func ("/check/decoder/head", test_head);
  g_test_add_func ("/check/decoder/speed", test_speed);

  return g_test_run ();
}
