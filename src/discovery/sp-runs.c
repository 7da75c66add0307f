/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-runs.h"

#include "sp-lookup-private.h"

typedef struct
{
  SpRuns *runs;
  const SpSource *source;
  GCancellable *cancellable;
  gboolean is_running;
} Run;

struct _SpRuns
{
  SpLookup *lookup;
  GPtrArray *runs; /* of Run, in the order of their start */
  SpRunsCallback callback;
  gpointer user_data;
};

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->cancellable);
  g_free (run);
}

/**
 * sp_runs_new:
 * @lookup: a lookup
 * @callback: called whenever a source has ended
 * @user_data: for @callback
 *
 * Returns: (transfer full): no source is started yet; to be freed when all have ended
 */
SpRuns *
sp_runs_new (SpLookup      *lookup,
             SpRunsCallback callback,
             gpointer       user_data)
{
  SpRuns *self = g_new0 (SpRuns, 1);

  self->lookup = g_object_ref (lookup);
  self->runs = g_ptr_array_new_with_free_func (run_free);
  self->callback = callback;
  self->user_data = user_data;
  return self;
}

/**
 * sp_runs_free:
 * @self: sources that have all ended
 *
 * Frees them.
 */
void
sp_runs_free (SpRuns *self)
{
  g_ptr_array_unref (self->runs);
  g_object_unref (self->lookup);
  g_free (self);
}

static void
source_ended_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Run *run = user_data;

  g_debug ("%s ended after %u ms", run->source->id, sp_lookup_get_elapsed_ms (run->runs->lookup));
  run->is_running = FALSE;
  run->runs->callback (run->runs->user_data);
}

/**
 * sp_runs_start:
 * @self: sources
 * @source: one more
 *
 * Starts it.
 */
void
sp_runs_start (SpRuns         *self,
               const SpSource *source)
{
  Run *run = g_new0 (Run, 1);

  run->runs = self;
  run->source = source;
  run->cancellable = g_cancellable_new ();
  run->is_running = TRUE;
  g_ptr_array_add (self->runs, run);
  source->start (self->lookup, run->cancellable, source_ended_cb, run);
}

static gboolean
can_be_stopped (const Run *run)
{
  return run->is_running && !g_cancellable_is_cancelled (run->cancellable);
}

/**
 * sp_runs_are_running_at:
 * @self: sources
 * @trust: how far an answer can be trusted
 *
 * Returns: whether a source that can reach @trust, and no more, has not ended
 */
gboolean
sp_runs_are_running_at (SpRuns *self,
                        SpTrust trust)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = g_ptr_array_index (self->runs, i);

      if (can_be_stopped (run) && run->source->trust == trust)
        return TRUE;
    }

  return FALSE;
}

/* All its questions end in the same way, so that no source needs to know why it was stopped. */
static void
end_findings (Run          *run,
              const GError *failure,
              const char   *reason)
{
  GListModel *findings = sp_lookup_get_findings (run->runs->lookup);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      if (!g_str_equal (sp_finding_get_source (finding), run->source->id))
        continue;
      if (failure != NULL)
        sp_finding_end_failed (finding, failure);
      else
        sp_finding_end_skipped (finding, reason);
    }
}

/**
 * sp_runs_stop_up_to:
 * @self: sources
 * @trust: how far an answer can be trusted
 * @failure: (nullable): what its questions fail with; %NULL if they were needless
 * @reason: (nullable): why they were needless
 *
 * Stops all sources that can reach @trust at best. They may end before this returns.
 */
void
sp_runs_stop_up_to (SpRuns       *self,
                    SpTrust       trust,
                    const GError *failure,
                    const char   *reason)
{
  g_autoptr (GPtrArray) stopped = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = g_ptr_array_index (self->runs, i);

      if (!can_be_stopped (run) || run->source->trust > trust)
        continue;

      end_findings (run, failure, reason);
      g_ptr_array_add (stopped, g_object_ref (run->cancellable));
    }

  /* The last of them to end may end us. */
  for (guint i = 0; i < stopped->len; i++)
    {
      if (g_error_matches (failure, SP_NET_ERROR, SP_NET_ERROR_TIMED_OUT))
        sp_deadline_cancel_late (g_ptr_array_index (stopped, i));
      else
        g_cancellable_cancel (g_ptr_array_index (stopped, i));
    }
}

/**
 * sp_runs_stop_all:
 * @self: sources
 * @failure: (nullable): what their questions fail with; %NULL if they were needless
 * @reason: (nullable): why they were needless
 *
 * Stops all of them. They may end before this returns.
 */
void
sp_runs_stop_all (SpRuns       *self,
                  const GError *failure,
                  const char   *reason)
{
  sp_runs_stop_up_to (self, SP_N_TRUSTS, failure, reason);
}
