/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sign-in.h"

#include <glib/gi18n-lib.h>

#define OAUTH_FACT "oauth-"

static const char * const password_advice[SP_N_PASSWORDS] = {
  [SP_PASSWORD_ACCOUNT] = N_("Use the password of your account."),
  /* Translators: a password made for one program, as Google and Apple name it */
  [SP_PASSWORD_APP] = N_("Use an app password, not the password of your account. You make one "
                         "in the security settings of your account."),
  [SP_PASSWORD_SEPARATE] = N_("Use the password that you have set for mail programs, not the "
                              "password of your account."),
  /* Translators: a bridge is a program on one's own computer between mail program and provider */
  [SP_PASSWORD_BRIDGE] = N_("Use the password that the bridge shows, not the password of your "
                            "account."),
  [SP_PASSWORD_NONE] = N_("No password is needed."),
};

/* Where it is not said whose OAuth2 it is, a program may know the one or the other. */
static gboolean
knows_any_oauth (SpMailProgram *program)
{
  for (guint i = 0; sp_mail_program_facts[i] != NULL; i++)
    {
      const char *fact = sp_mail_program_facts[i];

      if (g_str_has_prefix (fact, OAUTH_FACT) &&
          sp_mail_program_get_fact (program, fact) != SP_TRUTH_NO)
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_sign_in_is_possible:
 * @server: a server
 * @program: (nullable): a mail program
 * @authentication: a way to sign in
 *
 * Returns: whether @program can sign in to the server in that way, as far as it is known
 */
gboolean
sp_sign_in_is_possible (const SpServer  *server,
                        SpMailProgram   *program,
                        SpAuthentication authentication)
{
  g_autofree char *fact = NULL;

  if (authentication != SP_AUTHENTICATION_OAUTH2 || program == NULL)
    return TRUE;
  if (server->oauth == NULL)
    return knows_any_oauth (program);

  fact = g_strconcat (OAUTH_FACT, server->oauth, NULL);
  return sp_mail_program_get_fact (program, fact) != SP_TRUTH_NO;
}

/**
 * sp_sign_in_choose:
 * @server: a server
 * @program: (nullable): a mail program
 * @sign_in: (out): the first way to sign in that the server takes and @program can do; failing
 *   that the first that the server takes
 *
 * Returns: whether any way is known
 */
gboolean
sp_sign_in_choose (const SpServer *server,
                   SpMailProgram  *program,
                   SpSignIn       *sign_in)
{
  if (server->n_authentications == 0)
    return FALSE;

  for (guint i = 0; i < server->n_authentications; i++)
    {
      if (sp_sign_in_is_possible (server, program, server->authentications[i]))
        {
          *sign_in = (SpSignIn) { server->authentications[i], TRUE };
          return TRUE;
        }
    }

  *sign_in = (SpSignIn) { server->authentications[0], FALSE };
  return TRUE;
}

/**
 * sp_sign_in_get_password_advice:
 * @server: (nullable): a server
 * @program: (nullable): a mail program
 *
 * Returns: (nullable): a sentence on which password to use with it, translated
 */
const char *
sp_sign_in_get_password_advice (const SpServer *server,
                                SpMailProgram  *program)
{
  SpSignIn sign_in;

  if (server == NULL || server->confidence == SP_CONFIDENCE_UNKNOWN)
    return NULL;
  if (!sp_sign_in_choose (server, program, &sign_in))
    return _(password_advice[server->password_kind]);
  if (!sign_in.is_possible)
    return NULL;

  switch (sign_in.authentication)
    {
    case SP_AUTHENTICATION_OAUTH2:
      return _("Your mail program opens a sign-in page. Type your password there and nowhere "
               "else.");

    case SP_AUTHENTICATION_NONE:
      return _(password_advice[SP_PASSWORD_NONE]);

    case SP_AUTHENTICATION_GSSAPI:
    case SP_AUTHENTICATION_CLIENT_CERTIFICATE:
      return NULL;

    case SP_AUTHENTICATION_PASSWORD_CLEARTEXT:
    case SP_AUTHENTICATION_PASSWORD_ENCRYPTED:
    case SP_N_AUTHENTICATIONS:
    default:
      return _(password_advice[server->password_kind]);
    }
}
