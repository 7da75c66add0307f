/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sasl.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-scram.h"

/* RFC 5802 and all before it need some hundred bytes. */
#define MAX_CHALLENGE_BYTES 4096

typedef struct
{
  const char *name;
  /* One of these two, or none: then it is done by sp-scram.c. */
  SpPassword *(*begin) (SpSasl *self,
                        GError **error);
  SpPassword *(*answer) (SpSasl *self,
                         GError **error);
  guint n_answers;
} Mechanism;

struct _SpSasl
{
  const Mechanism *mechanism;
  char *user;
  SpPassword *password;
  SpScram *scram; /* (nullable) */
  guint n_answers;
};

/* RFC 4616: for the user itself, in its own name. */
static SpPassword *
begin_plain (SpSasl  *self,
             GError **error)
{
  gsize length;
  const char *text = sp_password_peek (self->password, &length);
  SpPassword *message = sp_password_new_empty (strlen (self->user) + length + 2, error);

  if (message == NULL)
    return NULL;

  sp_password_append (message, "", 1);
  sp_password_append (message, self->user, strlen (self->user));
  sp_password_append (message, "", 1);
  sp_password_append (message, text, length);
  return message;
}

/* Never a standard (draft-murchison-sasl-login): first the user is asked for, then the password,
 * in whatever words. */
static SpPassword *
answer_login (SpSasl  *self,
              GError **error)
{
  return self->n_answers == 0 ? sp_password_new (self->user, strlen (self->user), error)
                              : sp_password_ref (self->password);
}

/* The best first. */
static const Mechanism mechanisms[] = {
  { "SCRAM-SHA-256", NULL, NULL, 2 },
  { "SCRAM-SHA-1", NULL, NULL, 2 },
  { "PLAIN", begin_plain, NULL, 0 },
  { "LOGIN", NULL, answer_login, 2 },
};

static const char * const browser_mechanisms[] = {
  "XOAUTH2",
  "OAUTHBEARER", /* RFC 7628 */
};

/**
 * sp_sasl_choose:
 * @abilities: what a server offers
 *
 * Returns: (nullable) (transfer none): the best way to sign in with a password
 */
const char *
sp_sasl_choose (const SpAbilities *abilities)
{
  g_return_val_if_fail (abilities != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      if (sp_abilities_have_mechanism (abilities, mechanisms[i].name))
        return mechanisms[i].name;
    }

  return NULL;
}

/**
 * sp_sasl_wants_browser:
 * @mechanism: a way to sign in
 *
 * Returns: whether it needs what only a mail program gets, in a browser
 */
gboolean
sp_sasl_wants_browser (const char *mechanism)
{
  for (guint i = 0; i < G_N_ELEMENTS (browser_mechanisms); i++)
    {
      if (g_str_equal (browser_mechanisms[i], mechanism))
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_sasl_new:
 * @mechanism: what sp_sasl_choose() gave
 * @user: the user name
 * @password: the password
 * @error: return location for an error of %SP_CHECK_ERROR
 *
 * Returns: (transfer full): an exchange that has not begun; %NULL if user name or password
 *   cannot be sent that way
 */
SpSasl *
sp_sasl_new (const char *mechanism,
             const char *user,
             SpPassword *password,
             GError    **error)
{
  g_autoptr (SpSasl) self = g_new0 (SpSasl, 1);
  gsize length;
  const char *text = sp_password_peek (password, &length);

  for (guint i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      if (g_str_equal (mechanisms[i].name, mechanism))
        self->mechanism = &mechanisms[i];
    }
  g_return_val_if_fail (self->mechanism != NULL, NULL);

  self->user = g_strdup (user);
  self->password = sp_password_ref (password);
  if (strlen (text) != length)
    {
      g_set_error_literal (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE,
                           _("There are characters in the password that cannot be sent."));
      return NULL;
    }

  if (self->mechanism->begin == NULL && self->mechanism->answer == NULL)
    {
      self->scram = sp_scram_new (mechanism, user, password, error);
      if (self->scram == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * sp_sasl_free:
 * @self: (transfer full): an exchange
 */
void
sp_sasl_free (SpSasl *self)
{
  g_clear_pointer (&self->scram, sp_scram_free);
  g_clear_pointer (&self->password, sp_password_unref);
  g_free (self->user);
  g_free (self);
}

/**
 * sp_sasl_begin:
 * @self: an exchange that has not begun
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the first message, not in base64; %NULL without an error where
 *   the server speaks first
 */
SpPassword *
sp_sasl_begin (SpSasl  *self,
               GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->scram != NULL)
    return sp_scram_begin (self->scram, error);

  return self->mechanism->begin != NULL ? self->mechanism->begin (self, error) : NULL;
}

static void
scram_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SpPassword *response = sp_scram_answer_finish (NULL, result, &error);

  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) sp_password_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sp_sasl_answer_async:
 * @self: an exchange; it must live until the end
 * @challenge: what the server said, in base64
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 */
void
sp_sasl_answer_async (SpSasl             *self,
                      const char         *challenge,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree guint8 *message = NULL;
  gsize length;
  SpPassword *response = NULL;
  GError *error = NULL;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_sasl_answer_async);
  message = sp_base64_decode (challenge, MAX_CHALLENGE_BYTES, &length);
  if (message == NULL || strlen ((const char *) message) != length)
    {
      g_task_return_new_error (task, SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES, "%s",
                               _("The server’s question does not belong to this way to sign in."));
      return;
    }

  if (self->n_answers >= self->mechanism->n_answers)
    {
      g_task_return_new_error (task, SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES, "%s",
                               _("The server asks more than belongs to this way to sign in."));
      return;
    }

  if (self->scram != NULL)
    {
      self->n_answers++;
      sp_scram_answer_async (self->scram, (const char *) message, cancellable, scram_answered_cb,
                             g_steal_pointer (&task));
      return;
    }

  response = self->mechanism->answer (self, &error);
  self->n_answers++;
  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) sp_password_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sp_sasl_answer_finish:
 * @self: an exchange
 * @result: what the callback was given
 * @error: return location for an error of %SP_CHECK_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what to send, not in base64; it may be empty
 */
SpPassword *
sp_sasl_answer_finish (SpSasl       *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_sasl_is_complete:
 * @self: an exchange
 *
 * Returns: whether there is nothing left that has to be said, so that the server may say whether
 *   all is well
 */
gboolean
sp_sasl_is_complete (const SpSasl *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->scram != NULL ? sp_scram_is_proved (self->scram)
                             : self->n_answers == self->mechanism->n_answers;
}

/**
 * sp_sasl_is_mutual:
 * @self: an exchange that has succeeded
 *
 * Returns: whether the server has shown that it knows the password too
 */
gboolean
sp_sasl_is_mutual (const SpSasl *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->scram != NULL && sp_scram_is_proved (self->scram);
}
