/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-leads.h"

/* Connection, encryption and answer of a lead take three round trips, and some work. */
#define N_ROUND_TRIPS 3
#define WORK_MS 100

typedef struct
{
  gulong leads_handler;
  GSource *timeout;   /* (nullable) */
  GSource *cancelled; /* (nullable) */
} Wait;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Lets go of all that could call back. */
static void
stop (GTask *task)
{
  Wait *self = g_task_get_task_data (task);

  g_clear_signal_handler (&self->leads_handler, g_task_get_source_object (task));
  clear_source (&self->timeout);
  clear_source (&self->cancelled);
}

static GSource *
attach (GTask      *task,
        GSource    *source,
        GSourceFunc callback)
{
  g_source_set_static_name (source, "[signpost] leads");
  g_source_set_callback (source, callback, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  return source;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  stop (task);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void look_after (GTask *task,
                        guint  milliseconds);

static gboolean
look_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  SpLookup *lookup = g_task_get_source_object (task);
  guint limit = N_ROUND_TRIPS * sp_lookup_get_slowest_name_ms (lookup) + WORK_MS;
  guint elapsed = sp_lookup_get_elapsed_ms (lookup);

  if (sp_lookup_has_leads (lookup) && elapsed < limit)
    {
      look_after (task, limit - elapsed);
      return G_SOURCE_REMOVE;
    }

  stop (task);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
look_after (GTask *task,
            guint  milliseconds)
{
  Wait *self = g_task_get_task_data (task);

  clear_source (&self->timeout);
  self->timeout = attach (task, g_timeout_source_new (milliseconds), look_cb);
}

/* Not at once: whoever closed the last lead may be about to call all this off. */
static void
leads_changed_cb (SpLookup   *lookup,
                  GParamSpec *pspec,
                  GTask      *task)
{
  g_autoptr (GTask) held = g_object_ref (task);

  if (!sp_lookup_has_leads (lookup))
    look_after (held, 0);
}

/**
 * sp_leads_wait_async:
 * @lookup: a lookup
 * @cancellable: (nullable): ends it early
 * @callback: called once when it has ended
 * @user_data: passed to @callback
 *
 * Waits until there is no lead any more, or until it has had the time in which it would have
 * answered: judged by the name server, which is as far away as the slowest of its answers.
 */
void
sp_leads_wait_async (SpLookup           *lookup,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Wait *self;

  g_return_if_fail (SP_IS_LOOKUP (lookup));

  task = g_task_new (lookup, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_leads_wait_async);
  self = g_new0 (Wait, 1);
  g_task_set_task_data (task, self, g_free);

  self->leads_handler =
    g_signal_connect (lookup, "notify::has-leads", G_CALLBACK (leads_changed_cb), task);
  if (cancellable != NULL)
    self->cancelled = attach (task, g_cancellable_source_new (cancellable),
                              (GSourceFunc) (void *) cancelled_cb);
  look_after (task, 0);
}

/**
 * sp_leads_wait_finish:
 * @lookup: a lookup
 * @result: what the callback was given
 * @error: return location for an error, %G_IO_ERROR_CANCELLED alone
 *
 * Returns: whether the time has come
 */
gboolean
sp_leads_wait_finish (SpLookup     *lookup,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, lookup), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
