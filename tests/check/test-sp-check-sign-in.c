/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-rig.h"
#include "sp-sasl-server.h"

typedef struct
{
  const char *name;
  SpProtocol protocol;
  const char *server;
  const char *mechanism;
  const char *initial; /* whether the first message comes with the command */
} Row;

static const Row rows[] = {
  { "imap-plain-ir", SP_PROTOCOL_IMAP, "imap-ir", "PLAIN", "INITIAL yes" },
  { "imap-plain", SP_PROTOCOL_IMAP, "imap", "PLAIN", "INITIAL no" },
  { "imap-login", SP_PROTOCOL_IMAP, "imap", "LOGIN", "INITIAL no" },
  { "imap-scram-256-ir", SP_PROTOCOL_IMAP, "imap-ir", "SCRAM-SHA-256", "INITIAL yes" },
  { "imap-scram-256", SP_PROTOCOL_IMAP, "imap", "SCRAM-SHA-256", "INITIAL no" },
  { "imap-scram-1", SP_PROTOCOL_IMAP, "imap", "SCRAM-SHA-1", "INITIAL no" },
  { "pop-plain", SP_PROTOCOL_POP3, "pop", "PLAIN", "INITIAL no" },
  { "pop-login", SP_PROTOCOL_POP3, "pop", "LOGIN", "INITIAL no" },
  { "pop-scram-256", SP_PROTOCOL_POP3, "pop", "SCRAM-SHA-256", "INITIAL no" },
  { "smtp-plain", SP_PROTOCOL_SMTP, "smtp", "PLAIN", "INITIAL yes" },
  { "smtp-login", SP_PROTOCOL_SMTP, "smtp", "LOGIN", "INITIAL no" },
  { "smtp-scram-256", SP_PROTOCOL_SMTP, "smtp", "SCRAM-SHA-256", "INITIAL yes" },
  { "smtp-scram-1", SP_PROTOCOL_SMTP, "smtp", "SCRAM-SHA-1", "INITIAL yes" },
};

static SpCheck *
add_server (SpCheckRig      *rig,
            const Row       *row,
            SpSaslServerKind kind)
{
  g_autoptr (SpServer) server = sp_check_rig_make_server (row->protocol, SP_SECURITY_TLS, 1000);

  sp_sasl_server_add (rig->server, 1000, row->server, row->mechanism, RIG_PASSWORD, kind);
  return sp_check_rig_make_check (rig, server);
}

static gboolean
was_said (SpCheckRig *rig,
          const char *glob)
{
  g_auto (GStrv) log = sp_local_server_dup_log (rig->server);

  for (guint i = 0; log[i] != NULL; i++)
    {
      if (g_pattern_match_simple (glob, log[i]))
        return TRUE;
    }

  return FALSE;
}

static void
test_right (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = add_server (rig, row, SP_SASL_SERVER_HONEST);

  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  sp_check_rig_assert_works (check);
  g_assert_cmpint (sp_check_step_get_outcome (sp_check_rig_get_step (check, SP_CHECK_SIGN_IN)), ==,
                   SP_CHECK_OK);
  g_assert_nonnull (strstr (sp_check_step_get_detail (sp_check_rig_get_step (check, SP_CHECK_SIGN_IN)),
                            row->mechanism));
  g_assert_true (was_said (rig, row->initial));
  g_assert_false (sp_check_was_refused (check));
}

static void
test_wrong (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = add_server (rig, row, SP_SASL_SERVER_HONEST);

  sp_check_rig_run (check, RIG_USER, "wrong" RIG_PASSWORD);
  sp_check_rig_assert_broken (check, SP_CHECK_SIGN_IN, "refused-sign-in");
  g_assert_true (sp_check_was_refused (check));
  g_assert_nonnull (strstr (sp_check_get_reply (check), "no"));

  /* And one attempt is one connection. */
  g_assert_cmpuint (sp_local_server_count (rig->server, "CONNECTION " RIG_HOST ":1000"), ==, 1);
}

static void
test_polite (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = add_server (rig, row, SP_SASL_SERVER_HONEST);

  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  for (guint i = 0; i < 200 && !was_said (rig, "FAREWELL *"); i++)
    g_usleep (10000);
  g_assert_true (was_said (rig, row->protocol == SP_PROTOCOL_IMAP ? "FAREWELL a3 LOGOUT" : "FAREWELL QUIT"));
}

/* Who does not know the password cannot say that it was the right one. */
static void
test_liar (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = add_server (rig, row, SP_SASL_SERVER_LIAR);

  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  sp_check_rig_assert_broken (check, SP_CHECK_SIGN_IN, "not-proved");
}

#define HELLO "S * OK hello\nC *\nS * CAPABILITY IMAP4rev1"
#define ALL_WELL "S a2 OK welcome\nC a3 LOGOUT\n"

typedef struct
{
  const char *name;
  SpProtocol protocol;
  const char *user;
  const char *password;
  const char *script;
} Odd;

static const Odd odd[] = {
  { "imap-quoted", SP_PROTOCOL_IMAP, "jane", "a \"b\\c",
    HELLO "\nS a1 OK\nC a2 LOGIN \"jane\" \"a \\\"b\\\\c\"\n" ALL_WELL },
  { "imap-literal", SP_PROTOCOL_IMAP, "jane", "p\303\244ss",
    HELLO "\nS a1 OK\nC a2 LOGIN \"jane\" {5}\nS + go\nC p\303\244ss\n" ALL_WELL },
  { "imap-literals", SP_PROTOCOL_IMAP, "j\303\244ne", "p\303\244ss",
    HELLO "\nS a1 OK\nC a2 LOGIN {5}\nS + go\nC j\303\244ne {5}\nS + go\nC p\303\244ss\n" ALL_WELL },
  { "pop-user", SP_PROTOCOL_POP3, "jane", "p\303\244ss word",
    "S +OK\nC CAPA\nS +OK\nS USER\nS .\nC USER jane\nS +OK\nC PASS p\303\244ss word\nS +OK\nC QUIT\n" },
  { "pop-without-capa", SP_PROTOCOL_POP3, "jane", "secret",
    "S +OK\nC CAPA\nS -ERR\nC USER jane\nS +OK\nC PASS secret\nS +OK\nC QUIT\n" },
  { "strongest", SP_PROTOCOL_SMTP, "jane", "secret",
    "S 220 hi\nC *\nS 250-me\nS 250 AUTH LOGIN PLAIN CRAM-MD5 XOAUTH2\nC AUTH PLAIN *\nS 235 ok\nC QUIT\n" },
  { "old-auth", SP_PROTOCOL_SMTP, "jane", "secret",
    "S 220 hi\nC *\nS 250-me\nS 250 AUTH=PLAIN LOGIN\nC AUTH PLAIN AGphbmUAc2VjcmV0\nS 235 ok\nC QUIT\n" },
};

static void
test_odd (gconstpointer data)
{
  const Odd *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (rig, row->protocol, SP_SECURITY_TLS, row->script);

  sp_check_rig_run (check, row->user, row->password);
  sp_check_rig_assert_works (check);
  g_assert_cmpint (sp_check_step_get_outcome (sp_check_rig_get_step (check, SP_CHECK_SIGN_IN)), ==,
                   SP_CHECK_OK);
}

/* What would begin another command is not sent at all. */
static void
test_not_sendable (void)
{
  const struct
  {
    SpProtocol protocol;
    const char *script;
    const char *user;
    const char *password;
  } cases[] = {
    { SP_PROTOCOL_IMAP, HELLO "\nS a1 OK\nC *\n", "jane", "a\r\nb LOGOUT" },
    { SP_PROTOCOL_IMAP, HELLO "\nS a1 OK\nC *\n", "jane\r\nx", "secret" },
    { SP_PROTOCOL_POP3, "S +OK\nC CAPA\nS -ERR\nC *\n", "jane", "a\nDELE 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
      g_autoptr (SpCheck) check = sp_check_rig_play (rig, cases[i].protocol, SP_SECURITY_TLS,
                                                     cases[i].script);

      sp_check_rig_run (check, cases[i].user, cases[i].password);
      sp_check_rig_assert_broken (check, SP_CHECK_SIGN_IN, "not-sendable");
      g_assert_false (was_said (rig, "*jane*"));
    }
}

/* A server that repeats what it was told tells nobody else. */
static void
test_echo (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check =
    sp_check_rig_play (rig, SP_PROTOCOL_IMAP, SP_SECURITY_TLS,
                       HELLO " AUTH=PLAIN SASL-IR\nS a1 OK\nC *\n"
                             "S a2 NO no such user jane with password secret, AGphbmUAc2VjcmV0\nC *\n");
  g_autofree char *shown = NULL;

  sp_check_rig_run (check, "jane", "secret");
  sp_check_rig_assert_broken (check, SP_CHECK_SIGN_IN, "refused-sign-in");
  g_assert_cmpstr (sp_check_get_reply (check), ==,
                   "a2 NO no such user jane with password ******, ****************");
  shown = sp_check_rig_collect (check);
  g_assert_null (strstr (shown, "secret"));
  g_assert_null (strstr (shown, "AGphbmUAc2VjcmV0"));
}

/* Without a password nothing is tried, and a browser sign-in is explained all the same. */
static void
test_without_password (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check =
    sp_check_rig_play (rig, SP_PROTOCOL_SMTP, SP_SECURITY_TLS,
                       "S 220 hi\nC *\nS 250-me\nS 250 AUTH XOAUTH2\nC QUIT\n");
  g_autoptr (SpRemark) remark = NULL;

  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_works (check);
  g_assert_cmpint (sp_check_step_get_outcome (sp_check_rig_get_step (check, SP_CHECK_SIGN_IN)), ==,
                   SP_CHECK_SKIPPED);
  g_assert_cmpstr (sp_meaning_get_id (sp_check_get_meaning (check)), ==, "only-oauth");
  g_assert_cmpint (sp_meaning_get_who (sp_check_get_meaning (check)), ==, SP_WHO_MAIL_PROGRAM);

  remark = g_list_model_get_item (sp_check_get_remarks (check), 0);
  g_assert_nonnull (remark);
  g_assert_cmpint (sp_remark_get_kind (remark), ==, SP_REMARK_TO_DO);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *right = g_strconcat ("/check/sign-in/right/", rows[i].name, NULL);
      g_autofree char *wrong = g_strconcat ("/check/sign-in/wrong/", rows[i].name, NULL);
      g_autofree char *polite = g_strconcat ("/check/sign-in/polite/", rows[i].name, NULL);
      g_autofree char *liar = g_strconcat ("/check/sign-in/liar/", rows[i].name, NULL);

      g_test_add_data_func (right, &rows[i], test_right);
      g_test_add_data_func (wrong, &rows[i], test_wrong);
      g_test_add_data_func (polite, &rows[i], test_polite);
      if (g_str_has_prefix (rows[i].mechanism, "SCRAM-"))
        g_test_add_data_func (liar, &rows[i], test_liar);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *path = g_strconcat ("/check/sign-in/odd/", odd[i].name, NULL);

      g_test_add_data_func (path, &odd[i], test_odd);
    }
  g_test_add_func ("/check/sign-in/not-sendable", test_not_sendable);
  g_test_add_func ("/check/sign-in/echo", test_echo);
  g_test_add_func ("/check/sign-in/without-password", test_without_password);

  return g_test_run ();
}
