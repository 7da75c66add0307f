/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-run.h"

#include "sp-keyring-collection.h"
#include "sp-keyring-error.h"
#include "sp-keyring-items.h"
#include "sp-keyring-limits.h"
#include "sp-keyring-secret.h"
#include "sp-keyring-step.h"

#include <glib/gi18n-lib.h>

/* One run, from service to removal:
 *
 *   connect ── open ── remove leftovers ── store ── load and compare
 *                                            │              │
 *    (connect again, if gone) ── remove ◀────┴──────────────┘
 *
 * From the moment that something may have been stored every way out leads through remove.
 */
typedef struct
{
  /* Input */
  GListModel *steps; /* (owned) */
  char *run;         /* (owned) */

  /* In progress */
  SpKeyringLimits *limits; /* (owned) */
  SpKeyringStepKind kind;
  GCancellable *cancellable; /* of the current step */
  SpKeyringService *service; /* (owned) (nullable) */
  SecretValue *secret;       /* (owned) (nullable) */
  gboolean stored;           /* there may be something to remove */
  gboolean lost;             /* the service ended while it was being removed */

  /* Output */
  GError *error; /* (owned) (nullable): the first */
} RunData;

static void
run_data_free (gpointer data)
{
  RunData *self = data;

  g_clear_pointer (&self->limits, sp_keyring_limits_free);
  g_clear_object (&self->service);
  g_clear_object (&self->steps);
  g_clear_pointer (&self->secret, secret_value_unref);
  g_clear_error (&self->error);
  g_free (self->run);
  g_free (self);
}

static void
set_step (RunData          *run,
          SpKeyringOutcome  outcome,
          const char       *detail,
          const char       *remedy)
{
  g_autoptr (SpKeyringStep) step = g_list_model_get_item (run->steps, run->kind);

  g_debug ("%s: %s", sp_keyring_step_kind_to_id (run->kind), sp_keyring_outcome_to_id (outcome));
  sp_keyring_step_set (step, outcome, detail, remedy);
}

static void
on_prompting_cb (gboolean prompting,
                 gpointer user_data)
{
  set_step (user_data, SP_KEYRING_RUNNING,
            prompting ? _("Waiting for you: your desktop asks for the password of your keyring.") : NULL,
            NULL);
}

static void
begin_step (RunData           *run,
            SpKeyringStepKind  kind,
            SpKeyringStop      stop)
{
  run->kind = kind;
  run->cancellable = sp_keyring_limits_begin (run->limits, stop);
  set_step (run, SP_KEYRING_RUNNING, NULL, NULL);
}

static void
take_service (RunData          *run,
              SpKeyringService *service)
{
  g_clear_object (&run->service);
  run->service = service;
  sp_keyring_limits_watch (run->limits, service);
}

/* Steps that will not be run say so before what comes after them. */
static void
skip_waiting (RunData          *run,
              SpKeyringStepKind end)
{
  for (guint i = 0; i < end; i++)
    {
      g_autoptr (SpKeyringStep) step = g_list_model_get_item (run->steps, i);

      if (sp_keyring_step_get_outcome (step) == SP_KEYRING_WAITING)
        sp_keyring_step_set (step, SP_KEYRING_SKIPPED, NULL, NULL);
    }
}

static void
end_run (GTask *task)
{
  RunData *run = g_task_get_task_data (task);

  /* Now, and not when the last reference to the task goes: whoever awaits us finds
   * neither a timer nor a proxy. */
  g_clear_pointer (&run->limits, sp_keyring_limits_free);
  g_clear_object (&run->service);

  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void begin_remove (GTask *task);

static void
take_error (GTask  *task,
            GError *error)
{
  RunData *run = g_task_get_task_data (task);

  run->error = error;
  skip_waiting (run, run->stored ? SP_KEYRING_STEP_REMOVE : SP_N_KEYRING_STEPS);

  if (run->stored)
    begin_remove (task);
  else
    end_run (task);
}

/* Ends the current step, and with it the run, with what went wrong. */
static void
fail_step (GTask        *task,
           const GError *cause)
{
  RunData *run = g_task_get_task_data (task);
  g_autoptr (GError) error = sp_keyring_limits_explain (run->limits, cause);

  g_debug ("%s: %s", sp_keyring_step_kind_to_id (run->kind), cause->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_step (run, SP_KEYRING_SKIPPED, _("Stopped."), NULL);
  else
    set_step (run, SP_KEYRING_FAILED, error->message,
              sp_keyring_error_get_remedy ((SpKeyringError) error->code));

  take_error (task, g_steal_pointer (&error));
}

static void
fail_step_with (GTask          *task,
                SpKeyringError  code)
{
  g_autoptr (GError) error = sp_keyring_error_new (code);

  fail_step (task, error);
}

/* Ends the current step well, and the run if the person has stopped it meanwhile.
 * Returns whether to go on. */
static gboolean
pass_step (GTask      *task,
           const char *detail)
{
  RunData *run = g_task_get_task_data (task);

  sp_keyring_limits_end (run->limits);
  set_step (run, SP_KEYRING_OK, detail, NULL);

  if (!sp_keyring_limits_is_stopped (run->limits))
    return TRUE;

  take_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  return FALSE;
}

static void
fail_remove (GTask *task)
{
  RunData *run = g_task_get_task_data (task);
  SpKeyringError code = SP_KEYRING_ERROR_NOT_REMOVED;
  g_autoptr (GError) error = NULL;

  if (run->lost && run->error == NULL)
    code = SP_KEYRING_ERROR_GONE;

  error = sp_keyring_error_new (code);
  set_step (run, SP_KEYRING_FAILED, error->message,
            sp_keyring_error_get_remedy (SP_KEYRING_ERROR_NOT_REMOVED));
  if (run->error == NULL)
    run->error = g_steal_pointer (&error);

  end_run (task);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint n_removed = 0;
  guint n_left = 0;
  gboolean known = FALSE;

  known = sp_keyring_items_remove_finish (SP_KEYRING_SERVICE (source), result,
                                          &n_removed, &n_left, &error);
  if (!known)
    g_debug ("remove: %s", error->message);

  if (!known && !run->lost && sp_keyring_limits_is_gone (run->limits))
    {
      run->lost = TRUE;
      begin_remove (task);
    }
  else if (!known || n_left > 0)
    {
      fail_remove (task);
    }
  else
    {
      if (n_removed == 0 && run->error != NULL)
        set_step (run, SP_KEYRING_SKIPPED, _("There was nothing to remove."), NULL);
      else
        set_step (run, SP_KEYRING_OK, _("Nothing of the test is left in your keyring."), NULL);

      end_run (task);
    }
}

static void
reconnected_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  SpKeyringService *service = NULL;
  g_autoptr (GError) error = NULL;

  service = sp_keyring_service_connect_finish (result, &error);
  if (service == NULL)
    {
      g_debug ("remove: %s", error->message);
      fail_remove (task);
      return;
    }

  take_service (run, service);
  sp_keyring_items_remove_async (service, run->run, run->cancellable,
                                 removed_cb, g_object_ref (task));
}

static void
begin_remove (GTask *task)
{
  RunData *run = g_task_get_task_data (task);

  begin_step (run, SP_KEYRING_STEP_REMOVE,
              run->error == NULL ? SP_KEYRING_STOP_AT_PROMPT : SP_KEYRING_STOP_NEVER);

  if (sp_keyring_limits_is_gone (run->limits))
    sp_keyring_service_connect_async (run->cancellable, reconnected_cb, g_object_ref (task));
  else
    sp_keyring_items_remove_async (run->service, run->run, run->cancellable,
                                   removed_cb, g_object_ref (task));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  g_autoptr (SecretValue) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gboolean equal = FALSE;

  loaded = sp_keyring_items_load_finish (SP_KEYRING_SERVICE (source), result, &error);
  if (loaded == NULL)
    {
      fail_step (task, error);
      return;
    }

  if (!pass_step (task, NULL))
    return;

  begin_step (run, SP_KEYRING_STEP_COMPARE, SP_KEYRING_STOP_AT_ONCE);
  equal = sp_keyring_secret_equal (run->secret, loaded);
  g_clear_pointer (&run->secret, secret_value_unref);
  if (!equal)
    {
      fail_step_with (task, SP_KEYRING_ERROR_DIFFERS);
      return;
    }

  if (pass_step (task, _("What came back is exactly what was stored.")))
    begin_remove (task);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!sp_keyring_items_store_finish (SP_KEYRING_SERVICE (source), result, &error))
    {
      fail_step (task, error);
      return;
    }

  if (!pass_step (task, NULL))
    return;

  begin_step (run, SP_KEYRING_STEP_READ_BACK, SP_KEYRING_STOP_AT_ONCE);
  sp_keyring_items_load_async (run->service, run->run, run->cancellable,
                               loaded_cb, g_object_ref (task));
}

static void
leftovers_removed_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  g_autofree char *detail = NULL;
  g_autoptr (GError) error = NULL;
  guint n_removed = 0;
  guint n_left = 0;

  if (!sp_keyring_items_remove_finish (SP_KEYRING_SERVICE (source), result,
                                       &n_removed, &n_left, &error))
    {
      fail_step (task, error);
      return;
    }

  if (n_left > 0)
    detail = g_strdup_printf (ngettext ("The keyring is open. %u entry that an earlier test left behind could not be removed.",
                                        "The keyring is open. %u entries that earlier tests left behind could not be removed.",
                                        n_left),
                              n_left);
  else if (n_removed > 0)
    detail = g_strdup_printf (ngettext ("The keyring is open. %u entry that an interrupted test had left behind was removed.",
                                        "The keyring is open. %u entries that interrupted tests had left behind were removed.",
                                        n_removed),
                              n_removed);

  if (!pass_step (task, detail != NULL ? detail : _("The keyring is open.")))
    return;

  /* A call that is abandoned may still store something, after the removal has found
   * nothing: it is waited for. */
  begin_step (run, SP_KEYRING_STEP_STORE, SP_KEYRING_STOP_AT_PROMPT);

  run->secret = sp_keyring_secret_new (&error);
  if (run->secret == NULL)
    {
      fail_step (task, error);
      return;
    }

  run->stored = TRUE;
  sp_keyring_items_store_async (run->service, run->run, run->secret, run->cancellable,
                                stored_cb, g_object_ref (task));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (sp_keyring_collection_open_finish (SP_KEYRING_SERVICE (source), result, &error))
    sp_keyring_items_remove_async (run->service, NULL, run->cancellable,
                                   leftovers_removed_cb, g_object_ref (task));
  else
    fail_step (task, error);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *run = g_task_get_task_data (task);
  SpKeyringService *service = NULL;
  g_autoptr (GError) error = NULL;

  service = sp_keyring_service_connect_finish (result, &error);
  if (service == NULL)
    {
      fail_step (task, error);
      return;
    }

  take_service (run, service);
  if (!pass_step (task, _("A password service is running.")))
    return;

  begin_step (run, SP_KEYRING_STEP_UNLOCKED, SP_KEYRING_STOP_AT_ONCE);
  sp_keyring_collection_open_async (service, run->cancellable, opened_cb, g_object_ref (task));
}

/**
 * sp_keyring_run_async:
 * @steps: the #SpKeyringStep of each kind, in order
 * @timeout: how long a step may take, in milliseconds
 * @prompt_timeout: how long a person may take to answer, in milliseconds
 * @cancellable: (nullable): the person's wish to stop
 * @callback: called when done, with nothing left behind
 * @user_data: for @callback
 *
 * Runs the test once, moving @steps on as it goes.
 */
void
sp_keyring_run_async (GListModel          *steps,
                      guint                timeout,
                      guint                prompt_timeout,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  RunData *run = g_new0 (RunData, 1);

  g_task_set_source_tag (task, sp_keyring_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_data_free);

  run->steps = g_object_ref (steps);
  run->run = sp_keyring_items_new_run ();
  run->limits = sp_keyring_limits_new (timeout, prompt_timeout, cancellable, on_prompting_cb, run);

  begin_step (run, SP_KEYRING_STEP_SERVICE, SP_KEYRING_STOP_AT_ONCE);
  sp_keyring_service_connect_async (run->cancellable, connected_cb, g_object_ref (task));
}

/**
 * sp_keyring_run_finish:
 * @result: what the callback got
 * @error: return location for an error of %SP_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if every step passed
 */
gboolean
sp_keyring_run_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
