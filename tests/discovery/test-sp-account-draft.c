/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-account-draft.h"

static void
add_server (SpAccountDraft *draft,
            const char     *host,
            SpSecurity      security)
{
  g_auto (SpServerDraft) server = { 0 };

  sp_server_draft_init (&server, SP_PROTOCOL_IMAP);
  server.host = g_strdup (host);
  server.port = g_strdup ("993");
  server.security = security;
  sp_account_draft_add_server (draft, &server);
}

static void
test_order (void)
{
  static const char * const hosts[] = { "b.example.org", "c.example.org", "a.example.org" };
  static const char * const ids[] = { "imap-2", "imap-3", "imap" };
  g_auto (SpAccountDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = NULL;

  sp_account_draft_init (&draft, NULL, NULL, NULL);
  add_server (&draft, "a.example.org", SP_SECURITY_NONE);
  add_server (&draft, "b.example.org", SP_SECURITY_TLS);
  add_server (&draft, "b.example.org", SP_SECURITY_TLS);
  add_server (&draft, "c.example.org", SP_SECURITY_STARTTLS);
  add_server (&draft, "c@example.org", SP_SECURITY_STARTTLS);

  account = sp_account_draft_make (&draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_account_get_n_servers (account), ==, G_N_ELEMENTS (hosts));
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_assert_cmpstr (sp_account_get_server (account, i)->host, ==, hosts[i]);
      g_assert_cmpstr (sp_account_get_server (account, i)->id, ==, ids[i]);
    }
}

static void
test_first_stays (void)
{
  g_auto (SpAccountDraft) draft = { 0 };
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpAccount) account = NULL;

  sp_account_draft_init (&draft, NULL, NULL, rejected);
  sp_account_draft_set_provider_name (&draft, NULL);
  sp_account_draft_set_provider_name (&draft, " ");
  sp_account_draft_set_provider_name (&draft, "One");
  sp_account_draft_set_provider_name (&draft, "Two");
  sp_account_draft_set_webmail (&draft, NULL);
  sp_account_draft_set_webmail (&draft, "http://none.example/");
  sp_account_draft_set_webmail (&draft, "http://none.example/");
  sp_account_draft_set_webmail (&draft, "https://one.example/");
  sp_account_draft_set_webmail (&draft, "http://two.example/");

  account = sp_account_draft_make (&draft, NULL);
  g_assert_cmpstr (sp_account_get_provider_name (account), ==, "One");
  g_assert_cmpstr (sp_account_get_webmail (account), ==, "https://one.example/");
  g_assert_cmpuint (rejected->len, ==, 1);
}

static void
test_empty (void)
{
  g_auto (SpAccountDraft) draft = { 0 };
  g_autoptr (GError) error = NULL;

  sp_account_draft_init (&draft, NULL, NULL, NULL);
  sp_account_draft_set_provider_name (&draft, "One");
  g_assert_null (sp_account_draft_make (&draft, &error));
  g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_EMPTY);
}

static void
test_turns (void)
{
  g_auto (SpAccountDraft) draft = { 0 };
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  guint n_turns = 0;

  sp_account_draft_init (&draft, NULL, NULL, rejected);
  for (guint i = 0; i < 1000; i++)
    n_turns += sp_account_draft_take_turn (&draft) ? 1 : 0;

  g_assert_cmpuint (n_turns, ==, 64);
  g_assert_cmpuint (rejected->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account-draft/order", test_order);
  g_test_add_func ("/account-draft/first-stays", test_first_stays);
  g_test_add_func ("/account-draft/empty", test_empty);
  g_test_add_func ("/account-draft/turns", test_turns);

  return g_test_run ();
}
