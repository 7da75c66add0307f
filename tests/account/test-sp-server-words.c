/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-server-words.h"

#define ASSERT_WORDS(n, to_id, get_label, ...)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const char *ids[] = { __VA_ARGS__ };                                                           \
                                                                                                   \
    g_assert_cmpuint (G_N_ELEMENTS (ids), ==, n);                                                  \
    for (guint i = 0; i < n; i++)                                                                  \
      {                                                                                            \
        g_assert_cmpstr (to_id (i), ==, ids[i]);                                                   \
        g_assert_cmpuint (strlen (get_label (i)), >, 0);                                           \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
test_words (void)
{
  ASSERT_WORDS (SP_N_SECURITIES, sp_security_to_id, sp_security_get_label, "tls", "starttls",
                "none");
  ASSERT_WORDS (SP_N_AUTHENTICATIONS, sp_authentication_to_id, sp_authentication_get_label,
                "oauth2", "password-cleartext", "password-encrypted", "gssapi",
                "client-certificate", "none");
  ASSERT_WORDS (SP_N_PASSWORDS, sp_password_kind_to_id, sp_password_kind_get_label, "account",
                "app", "separate", "bridge", "none");
  ASSERT_WORDS (SP_N_CONFIDENCES, sp_confidence_to_id, sp_confidence_get_label, "organisation",
                "provider-default", "unknown");

  g_assert_cmpstr (sp_security_get_label (SP_SECURITY_NONE), ==, "None");
  g_assert_cmpstr (sp_authentication_get_label (SP_AUTHENTICATION_PASSWORD_CLEARTEXT), ==,
                   "Normal password");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/server-words/words", test_words);

  return g_test_run ();
}
