/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-stored-answer.h"

#include "sp-test-answer.h"

static SpAccount *
parse (const char *kind,
       const char *file,
       GError    **error)
{
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autoptr (GBytes) bytes = sp_test_load (file);

  return sp_stored_answer_parse (kind, bytes, address, NULL, error);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *kind;
    const char *file;
    guint n_servers;
  } cases[] = {
    { "autoconfig", "autoconfig-everything.xml", 5 },
    { "pacc", "pacc-everything.json", 4 },
    { "autodiscover", "autodiscover-mail.xml", 3 },
    { "jmap", "jmap-session.json", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAccount) account = parse (cases[i].kind, cases[i].file, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (sp_account_get_n_servers (account), ==, cases[i].n_servers);
      g_assert_nonnull (sp_account_get_server (account, 0)->source);
    }
}

static void
test_wrong_kind (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = parse ("pacc", "autoconfig-everything.xml", &error);

  g_assert_null (account);
  g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER);
}

static void
test_unknown_kind (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = parse ("tarot", "autoconfig-everything.xml", &error);

  g_assert_null (account);
  g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER);
  g_assert_nonnull (strstr (error->message, "autoconfig, pacc, autodiscover, jmap"));
}

static void
test_redirect (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = parse ("autodiscover", "autodiscover-redirect-address.xml", &error);

  g_assert_null (account);
  g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_REPORTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stored-answer/kinds", test_kinds);
  g_test_add_func ("/stored-answer/wrong-kind", test_wrong_kind);
  g_test_add_func ("/stored-answer/unknown-kind", test_unknown_kind);
  g_test_add_func ("/stored-answer/redirect", test_redirect);

  return g_test_run ();
}
