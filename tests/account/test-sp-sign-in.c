/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sign-in.h"

#include "sp-test-account.h"

#define SERVER "Protocol=imap\nHost=a.b\nPort=993\nSecurity=tls\n"

static void
test_choose (void)
{
  static const struct
  {
    const char *server;
    const char *facts; /* NULL: no program */
    int authentication; /* -1: none known */
    gboolean is_possible;
  } cases[] = {
    { "", NULL, -1, FALSE },
    { "", "oauth-google=no", -1, FALSE },
    { "Authentication=oauth2;password-cleartext", NULL, SP_AUTHENTICATION_OAUTH2, TRUE },
    { "Authentication=password-cleartext;oauth2", NULL, SP_AUTHENTICATION_PASSWORD_CLEARTEXT,
      TRUE },
    { "Authentication=oauth2;password-cleartext\nOAuth=google", "oauth-google=yes",
      SP_AUTHENTICATION_OAUTH2, TRUE },
    { "Authentication=oauth2;password-cleartext\nOAuth=google", "oauth-google=no",
      SP_AUTHENTICATION_PASSWORD_CLEARTEXT, TRUE },
    { "Authentication=oauth2;password-cleartext\nOAuth=google", "oauth-microsoft=no",
      SP_AUTHENTICATION_OAUTH2, TRUE },
    { "Authentication=oauth2;password-cleartext\nOAuth=microsoft", "oauth-microsoft=no",
      SP_AUTHENTICATION_PASSWORD_CLEARTEXT, TRUE },
    { "Authentication=oauth2;password-cleartext\nOAuth=other",
      "oauth-google=no\noauth-microsoft=no", SP_AUTHENTICATION_OAUTH2, TRUE },
    { "Authentication=oauth2;password-cleartext", "oauth-google=no\noauth-microsoft=unknown",
      SP_AUTHENTICATION_OAUTH2, TRUE },
    { "Authentication=oauth2;password-cleartext", "oauth-google=no\noauth-microsoft=no",
      SP_AUTHENTICATION_PASSWORD_CLEARTEXT, TRUE },
    { "Authentication=oauth2\nOAuth=google", "oauth-google=no", SP_AUTHENTICATION_OAUTH2, FALSE },
    { "Authentication=gssapi;oauth2", "oauth-google=no\noauth-microsoft=no",
      SP_AUTHENTICATION_GSSAPI, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *keys = g_strconcat (SERVER, cases[i].server, "\n", NULL);
      g_autofree char *facts = g_strconcat ("[Facts]\n", cases[i].facts, "\n", NULL);
      g_autoptr (SpServer) server = sp_test_server (keys);
      g_autoptr (SpMailProgram) program =
        cases[i].facts != NULL ? sp_test_program ("bird", facts) : NULL;
      SpSignIn sign_in = { 0 };
      gboolean is_known = sp_sign_in_choose (server, program, &sign_in);

      g_test_message ("case %u", i);
      g_assert_cmpint (is_known, ==, cases[i].authentication >= 0);
      if (is_known)
        {
          g_assert_cmpint (sign_in.authentication, ==, cases[i].authentication);
          g_assert_cmpint (sign_in.is_possible, ==, cases[i].is_possible);
        }
    }
}

static void
test_password_advice (void)
{
  static const struct
  {
    const char *server;
    const char *words; /* NULL: nothing to say */
  } cases[] = {
    { "", "password of your account" },
    { "PasswordKind=account", "password of your account" },
    { "PasswordKind=app\nAuthentication=password-cleartext", "app password" },
    { "PasswordKind=separate\nAuthentication=password-encrypted", "set for mail programs" },
    { "PasswordKind=bridge", "bridge shows" },
    { "PasswordKind=none", "No password" },
    { "PasswordKind=app\nAuthentication=oauth2;password-cleartext", "sign-in page" },
    { "Authentication=none", "No password" },
    { "Authentication=gssapi", NULL },
    { "PasswordKind=app\nConfidence=unknown", NULL },
  };

  g_assert_cmpstr (sp_sign_in_get_password_advice (NULL, NULL), ==, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *keys = g_strconcat (SERVER, cases[i].server, "\n", NULL);
      g_autoptr (SpServer) server = sp_test_server (keys);
      const char *advice = sp_sign_in_get_password_advice (server, NULL);

      g_test_message ("case %u", i);
      if (cases[i].words == NULL)
        g_assert_cmpstr (advice, ==, NULL);
      else
        g_assert_nonnull (strstr (advice, cases[i].words));
    }
}

/* No password helps a program that cannot sign in. */
static void
test_impossible (void)
{
  g_autoptr (SpServer) server = sp_test_server (SERVER "Authentication=oauth2\nOAuth=google\n");
  g_autoptr (SpMailProgram) program = sp_test_program ("bird", "[Facts]\noauth-google=no\n");

  g_assert_cmpstr (sp_sign_in_get_password_advice (server, program), ==, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/sign-in/choose", test_choose);
  g_test_add_func ("/account/sign-in/password-advice", test_password_advice);
  g_test_add_func ("/account/sign-in/impossible", test_impossible);

  return g_test_run ();
}
