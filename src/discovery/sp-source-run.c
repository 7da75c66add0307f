/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source-run.h"

/**
 * sp_source_run_new:
 * @lookup: the lookup
 * @cancellable: (nullable): what stops the source
 * @callback: called when the run has ended, with a #GTask that returns whether it was cancelled
 * @user_data: passed to @callback
 *
 * Returns: (transfer full): a run, held once
 */
SpSourceRun *
sp_source_run_new (SpLookup           *lookup,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  SpSourceRun *self = g_rc_box_new0 (SpSourceRun);

  self->lookup = g_object_ref (lookup);
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  self->task = g_task_new (lookup, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, sp_source_run_new);

  return self;
}

/**
 * sp_source_run_ref:
 * @self: a run
 *
 * Returns: (transfer full): @self, held once more
 */
SpSourceRun *
sp_source_run_ref (SpSourceRun *self)
{
  return g_rc_box_acquire (self);
}

static void
sp_source_run_end (gpointer data)
{
  SpSourceRun *self = data;

  /* Says CANCELLED by itself where it was. */
  g_task_return_boolean (self->task, TRUE);

  g_clear_object (&self->task);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->lookup);
}

/**
 * sp_source_run_unref:
 * @self: a run
 *
 * Lets go of it; the last one to do so ends it.
 */
void
sp_source_run_unref (SpSourceRun *self)
{
  g_rc_box_release_full (self, sp_source_run_end);
}
