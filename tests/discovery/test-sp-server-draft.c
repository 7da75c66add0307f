/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-server-draft.h"

static void
test_authentications (void)
{
  g_auto (SpServerDraft) draft = { 0 };

  sp_server_draft_init (&draft, SP_PROTOCOL_IMAP);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = SP_N_AUTHENTICATIONS; i > 0; i--)
        sp_server_draft_add_authentication (&draft, i - 1);
    }

  g_assert_cmpuint (draft.n_authentications, ==, SP_N_AUTHENTICATIONS);
  for (guint i = 0; i < SP_N_AUTHENTICATIONS; i++)
    g_assert_cmpuint (draft.authentications[i], ==, SP_N_AUTHENTICATIONS - 1 - i);
}

static void
test_mail_server (void)
{
  g_auto (SpServerDraft) draft = { 0 };
  g_autofree char *reason = NULL;
  g_autoptr (SpServer) server = NULL;

  sp_server_draft_init (&draft, SP_PROTOCOL_SMTP);
  draft.host = g_strdup ("SMTP.example.org");
  draft.port = g_strdup ("587");
  draft.security = SP_SECURITY_STARTTLS;
  draft.url = g_strdup ("https://example.org/");
  sp_server_draft_add_authentication (&draft, SP_AUTHENTICATION_NONE);

  server = sp_server_draft_make (&draft, NULL, "Somebody", "smtp-2", &reason);
  g_assert_null (reason);
  g_assert_cmpstr (server->id, ==, "smtp-2");
  g_assert_cmpint (server->direction, ==, SP_DIRECTION_OUTGOING);
  g_assert_cmpstr (server->host, ==, "smtp.example.org");
  g_assert_cmpuint (server->port, ==, 587);
  g_assert_cmpint (server->security, ==, SP_SECURITY_STARTTLS);
  g_assert_cmpstr (server->source, ==, "Somebody");
  g_assert_cmpint (server->password_kind, ==, SP_PASSWORD_NONE);
  g_assert_null (server->user_name);
  g_assert_null (server->url);
}

/* A user name that only the provider could complete costs the user name alone. */
static void
test_user_name (void)
{
  g_auto (SpServerDraft) draft = { 0 };
  g_autofree char *reason = NULL;
  g_autofree char *other_reason = NULL;
  g_autoptr (SpServer) server = NULL;

  sp_server_draft_init (&draft, SP_PROTOCOL_EWS);
  draft.host = g_strdup ("ex.example.org");
  draft.user_name = g_strdup ("%USERNAME%");

  server = sp_server_draft_make (&draft, NULL, NULL, NULL, &reason);
  g_assert_cmpstr (server->id, ==, "ews");
  g_assert_cmpuint (server->port, ==, 443);
  g_assert_null (server->user_name);
  g_assert_nonnull (strstr (reason, "%USERNAME%"));

  g_free (draft.user_name);
  draft.user_name = g_strdup ("a\u202eb");
  g_assert_null (sp_server_draft_make (&draft, NULL, NULL, NULL, &other_reason));
  g_assert_nonnull (strstr (other_reason, "“ab”"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-draft/authentications", test_authentications);
  g_test_add_func ("/server-draft/mail-server", test_mail_server);
  g_test_add_func ("/server-draft/user-name", test_user_name);

  return g_test_run ();
}
