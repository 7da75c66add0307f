/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ladder-private.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-net-error.h"

/* How long a farewell may take. */
#define GOODBYE_MS 1000

/**
 * sp_ladder_new:
 * @net: the door to the network
 * @ledger: where everything is noted
 * @server: the server
 * @steps: (element-type SpCheckStep): in the order in which they come
 * @seen: where to put what was seen; it must outlive the ladder
 * @deadline_ms: for all of it
 * @cancellable: (nullable): ends it early
 * @done: called once at the end; the ladder may be freed there
 * @data: for @done
 *
 * Returns: (transfer full): a ladder that nobody has stepped on
 */
SpLadder *
sp_ladder_new (SpNet        *net,
               SpLedger     *ledger,
               SpServer     *server,
               GListModel   *steps,
               SpSeen       *seen,
               guint         deadline_ms,
               GCancellable *cancellable,
               SpLadderDone  done,
               gpointer      data)
{
  SpLadder *self = g_new0 (SpLadder, 1);

  self->net = g_object_ref (net);
  self->ledger = g_object_ref (ledger);
  self->server = sp_server_ref (server);
  self->steps = g_object_ref (steps);
  self->seen = seen;
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_password_unref);
  g_set_object (&self->cancellable, cancellable);
  self->deadline = sp_deadline_new (cancellable, deadline_ms);
  self->deadline_ms = deadline_ms;
  self->done = done;
  self->done_data = data;
  return self;
}

/* Hangs up. */
void
sp_ladder_leave_stream (SpLadder *self)
{
  if (self->stream != NULL)
    sp_line_stream_close (self->stream);
  g_clear_object (&self->stream);
}

/**
 * sp_ladder_free:
 * @self: (transfer full): a ladder on which nothing is under way
 */
void
sp_ladder_free (SpLadder *self)
{
  sp_ladder_set_data (self, NULL, NULL);
  sp_ladder_leave_stream (self);
  g_clear_pointer (&self->patience, sp_deadline_free);
  g_clear_pointer (&self->deadline, sp_deadline_free);
  g_clear_pointer (&self->reply, sp_reply_free);
  g_ptr_array_unref (self->secrets);
  g_clear_pointer (&self->password, sp_password_unref);
  g_free (self->user);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->step);
  g_clear_error (&self->problem);
  g_free (self->host);
  g_object_unref (self->steps);
  sp_server_unref (self->server);
  g_object_unref (self->ledger);
  g_object_unref (self->net);
  g_free (self);
}

/**
 * sp_ladder_set_credentials:
 * @self: a ladder that nobody has stepped on
 * @user: the user name
 * @password: the password
 *
 * Has a sign-in tried at its upper end.
 */
void
sp_ladder_set_credentials (SpLadder   *self,
                           const char *user,
                           SpPassword *password)
{
  self->user = g_strdup (user);
  self->password = sp_password_ref (password);
  sp_ladder_hush (self, password);
}

SpNet *
sp_ladder_get_net (SpLadder *self)
{
  return self->net;
}

SpLedger *
sp_ladder_get_ledger (SpLadder *self)
{
  return self->ledger;
}

const SpServer *
sp_ladder_get_server (SpLadder *self)
{
  return self->server;
}

SpSeen *
sp_ladder_get_seen (SpLadder *self)
{
  return self->seen;
}

const char *
sp_ladder_get_user (SpLadder *self)
{
  return self->user;
}

SpPassword *
sp_ladder_get_password (SpLadder *self)
{
  return self->password;
}

/**
 * sp_ladder_get_cancellable:
 * @self: a ladder
 *
 * Returns: (transfer none): what is cancelled when time is up, or when nobody waits any more
 */
GCancellable *
sp_ladder_get_cancellable (SpLadder *self)
{
  return sp_deadline_get_cancellable (self->deadline);
}

const GError *
sp_ladder_get_problem (SpLadder *self)
{
  return self->problem;
}

gpointer
sp_ladder_get_data (SpLadder *self)
{
  return self->data;
}

/**
 * sp_ladder_set_data:
 * @self: a ladder
 * @data: (nullable): what the file of the protocol keeps
 * @free_data: (nullable): frees it in the end
 */
void
sp_ladder_set_data (SpLadder      *self,
                    gpointer       data,
                    GDestroyNotify free_data)
{
  if (self->data != NULL && self->free_data != NULL)
    self->free_data (self->data);
  self->data = data;
  self->free_data = free_data;
}

/* The step of that kind: (transfer full). */
SpCheckStep *
sp_ladder_find_step (SpLadder        *self,
                     SpCheckStepKind  kind)
{
  guint n = g_list_model_get_n_items (self->steps);

  for (guint i = 0; i < n; i++)
    {
      SpCheckStep *step = g_list_model_get_item (self->steps, i);

      if (sp_check_step_get_kind (step) == kind)
        return step;
      g_object_unref (step);
    }

  g_return_val_if_reached (NULL);
}

/* Milliseconds, rounded. */
gint
sp_ladder_ms_since (gint64 start)
{
  return (gint) ((g_get_monotonic_time () - start + 500) / 1000);
}

/**
 * sp_ladder_begin:
 * @self: a ladder
 * @kind: the next step
 */
void
sp_ladder_begin (SpLadder       *self,
                 SpCheckStepKind kind)
{
  g_clear_object (&self->step);
  self->step = sp_ladder_find_step (self, kind);
  self->step_started = g_get_monotonic_time ();
  sp_check_step_begin (self->step);
}

/* The step under way holds, and took this long. */
void
sp_ladder_pass_within (SpLadder   *self,
                       gint        ms,
                       const char *detail)
{
  g_autoptr (SpCheckStep) step = g_steal_pointer (&self->step);

  sp_check_step_end (step, SP_CHECK_OK, ms, detail);
}

/**
 * sp_ladder_pass:
 * @self: a ladder
 * @detail: (nullable): what was seen
 *
 * The step under way holds.
 */
void
sp_ladder_pass (SpLadder   *self,
                const char *detail)
{
  sp_ladder_pass_within (self, sp_ladder_ms_since (self->step_started), detail);
}

/**
 * sp_ladder_skip:
 * @self: a ladder
 * @kind: a step that is not tried
 * @detail: (nullable): why
 */
void
sp_ladder_skip (SpLadder       *self,
                SpCheckStepKind kind,
                const char     *detail)
{
  g_autoptr (SpCheckStep) step = sp_ladder_find_step (self, kind);

  sp_check_step_end (step, SP_CHECK_SKIPPED, -1, detail);
}

static void
said_goodbye_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  SpLadder *self = user_data;

  sp_line_stream_write_finish (SP_LINE_STREAM (source), result, NULL);
  sp_ladder_leave_stream (self);
  self->done (self, self->done_data);
}

/**
 * sp_ladder_end:
 * @self: a ladder
 *
 * Nothing more is to be done: says goodbye where somebody listens, and calls who waits.
 */
void
sp_ladder_end (SpLadder *self)
{
  guint n = g_list_model_get_n_items (self->steps);
  gboolean is_polite =
    self->stream != NULL && self->in_order && self->dialect != NULL && self->dialect->goodbye != NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (self->steps, i);

      if (sp_check_step_get_outcome (step) <= SP_CHECK_RUNNING)
        sp_check_step_end (step, SP_CHECK_SKIPPED, -1, NULL);
    }

  if (is_polite)
    {
      g_autofree char *goodbye = g_strdup_printf ("%s%s\r\n", sp_ladder_take_tag (self),
                                                  self->dialect->goodbye);

      g_clear_pointer (&self->patience, sp_deadline_free);
      self->patience = sp_deadline_new (sp_ladder_get_cancellable (self), GOODBYE_MS);
      sp_line_stream_write_async (self->stream, goodbye, strlen (goodbye),
                                  sp_deadline_get_cancellable (self->patience), said_goodbye_cb, self);
      return;
    }

  sp_ladder_leave_stream (self);
  self->done (self, self->done_data);
}

static char *
describe_silence (guint ms)
{
  guint seconds = ms / 1000;
  guint rest = ms % 1000;
  g_autofree char *number = NULL;

  if (rest == 0)
    return g_strdup_printf (
      /* Translators: what a server did not do */
      g_dngettext (GETTEXT_PACKAGE, "No answer within %u second.", "No answer within %u seconds.", seconds),
      seconds);

  /* No more digits than there are. */
  number = g_strdup_printf ("%.*f", rest % 100 == 0 ? 1 : rest % 10 == 0 ? 2 : 3, ms / 1000.0);
  /* Translators: what a server did not do; a number such as 1.5, and the sign of the unit, seconds */
  return g_strdup_printf (_("No answer within %s s."), number);
}

/* Whose time was up, if anybody's. */
static GError *
explain (SpLadder *self,
         GError   *problem)
{
  guint ms = 0;
  g_autofree char *words = NULL;

  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_cancellable_is_cancelled (self->cancellable))
    return problem;

  if (sp_deadline_has_passed (self->deadline))
    ms = self->deadline_ms;
  else if (self->patience != NULL && sp_deadline_has_passed (self->patience))
    ms = SP_LADDER_PATIENCE_MS;
  else
    return problem;

  g_error_free (problem);
  words = describe_silence (ms);
  return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_TIMED_OUT, words);
}

/* The step under way broke: ends the run. @problem is (transfer full); @more is what else there is
 * to know, or NULL. */
void
sp_ladder_fail_showing (SpLadder   *self,
                        GError     *problem,
                        const char *more)
{
  g_autofree char *detail = NULL;

  self->problem = explain (self, problem);
  g_clear_pointer (&self->patience, sp_deadline_free);

  if (!g_error_matches (self->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      detail = more != NULL && *more != '\0' ? g_strconcat (self->problem->message, "\n", more, NULL)
                                             : g_strdup (self->problem->message);
      sp_check_step_end (self->step, SP_CHECK_FAILED, sp_ladder_ms_since (self->step_started), detail);
    }
  sp_ladder_end (self);
}

/**
 * sp_ladder_fail:
 * @self: a ladder
 * @problem: (transfer full): why
 *
 * The step under way broke, and nothing more is said to the server: ends the run.
 */
void
sp_ladder_fail (SpLadder *self,
                GError   *problem)
{
  self->in_order = FALSE;
  sp_ladder_fail_showing (self, problem, NULL);
}

/**
 * sp_ladder_fail_with:
 * @self: a ladder
 * @code: an #SpCheckError
 * @words: what that means, one sentence
 * @reply: (nullable): what the server said
 *
 * The step under way broke, as the server let us know: ends the run.
 */
void
sp_ladder_fail_with (SpLadder   *self,
                     int         code,
                     const char *words,
                     SpReply    *reply)
{
  if (reply != NULL)
    sp_seen_set_reply (self->seen, reply->shown);
  if (reply != NULL && reply->status == SP_REPLY_BYE)
    self->in_order = FALSE;
  sp_ladder_fail_showing (self, g_error_new_literal (SP_CHECK_ERROR, code, words),
                          reply != NULL ? reply->shown : NULL);
}
