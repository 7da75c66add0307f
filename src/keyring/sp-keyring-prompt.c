/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-prompt.h"

#include "sp-keyring-error.h"

/* A question of the service to the person, from Prompt() to Completed. */
typedef struct
{
  /* Input */
  GDBusProxy *proxy;         /* (owned) */
  GVariantType *return_type; /* (owned) (nullable): any */

  /* In progress */
  gulong signal_id;
  GCancellable *call; /* (owned): ends the call of Prompt() */
  GSource *cancelled; /* (owned) (nullable) */
} PromptData;

static void
prompt_data_free (gpointer data)
{
  PromptData *self = data;

  g_assert (self->signal_id == 0);
  g_assert (self->cancelled == NULL);

  g_clear_object (&self->proxy);
  g_clear_object (&self->call);
  g_clear_pointer (&self->return_type, g_variant_type_free);
  g_free (self);
}

/* Both the signal and the cancellation hold a reference to the task: whichever comes
 * first ends both. */
static gboolean
finish_prompt (GTask *task)
{
  PromptData *prompt = g_task_get_task_data (task);

  if (prompt->signal_id == 0)
    return FALSE;

  g_clear_signal_handler (&prompt->signal_id, prompt->proxy);
  g_cancellable_cancel (prompt->call);

  if (prompt->cancelled != NULL)
    g_source_destroy (prompt->cancelled);
  g_clear_pointer (&prompt->cancelled, g_source_unref);

  return TRUE;
}

static void
on_prompt_signal_cb (GDBusProxy *proxy,
                     const char *sender,
                     const char *name,
                     GVariant   *parameters,
                     gpointer    user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) answer = NULL;
  PromptData *prompt = g_task_get_task_data (task);
  gboolean dismissed = FALSE;

  if (g_strcmp0 (name, "Completed") != 0 ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(bv)")) ||
      !finish_prompt (task))
    return;

  g_variant_get (parameters, "(bv)", &dismissed, &answer);

  if (dismissed)
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_DISMISSED));
  else if (prompt->return_type != NULL && !g_variant_is_of_type (answer, prompt->return_type))
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_FAILED));
  else
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) g_variant_unref);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GDBusConnection) bus = user_data;

  g_dbus_connection_flush_finish (bus, result, NULL);
}

/* We may hold the last reference to the connection, and it goes with what it has to send. */
static void
keep_until_sent (GDBusConnection *bus)
{
  g_dbus_connection_flush (bus, NULL, sent_cb, g_object_ref (bus));
}

static gboolean
on_prompt_cancelled_cb (GCancellable *cancellable,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  PromptData *prompt = g_task_get_task_data (task);

  if (!finish_prompt (task))
    return G_SOURCE_REMOVE;

  /* A service that hangs must not keep us: nobody waits for this answer. */
  g_dbus_proxy_call (prompt->proxy, "Dismiss", NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                     NULL, NULL, NULL);
  keep_until_sent (g_dbus_proxy_get_connection (prompt->proxy));
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  return G_SOURCE_REMOVE;
}

static void
prompt_shown_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  if (reply == NULL && finish_prompt (task))
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_keyring_prompt_async:
 * @proxy: a prompt of the service
 * @return_type: (nullable): what it is to result in
 * @cancellable: (nullable): a cancellable, which also takes the question back
 * @callback: called when done
 * @user_data: for @callback
 *
 * Has the service ask its question, and waits for the answer of the person. Unlike
 * secret_prompt_perform() it ends at once when cancelled, even if the service hangs.
 */
void
sp_keyring_prompt_async (GDBusProxy          *proxy,
                         const GVariantType  *return_type,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (proxy, cancellable, callback, user_data);
  PromptData *prompt = g_new0 (PromptData, 1);

  g_task_set_source_tag (task, sp_keyring_prompt_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, prompt, prompt_data_free);

  prompt->proxy = g_object_ref (proxy);
  prompt->call = g_cancellable_new ();
  prompt->return_type = return_type != NULL ? g_variant_type_copy (return_type) : NULL;
  prompt->signal_id = g_signal_connect_data (proxy, "g-signal", G_CALLBACK (on_prompt_signal_cb),
                                             g_object_ref (task),
                                             (GClosureNotify) (GCallback) g_object_unref, 0);
  if (cancellable != NULL)
    {
      prompt->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (prompt->cancelled, G_SOURCE_FUNC (on_prompt_cancelled_cb),
                             g_object_ref (task), g_object_unref);
      g_source_attach (prompt->cancelled, g_main_context_get_thread_default ());
    }

  /* There is no portable name for our window: the service places its own. */
  g_dbus_proxy_call (prompt->proxy, "Prompt", g_variant_new ("(s)", ""),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, prompt->call,
                     prompt_shown_cb, g_object_ref (task));
}

/**
 * sp_keyring_prompt_finish:
 * @proxy: a prompt of the service
 * @result: what the callback got
 * @error: return location for an error: %SP_KEYRING_ERROR_DISMISSED if the person closed the
 *   question, or of D-Bus or GIO
 *
 * Returns: (transfer full): what the service made of the answer
 */
GVariant *
sp_keyring_prompt_finish (GDBusProxy    *proxy,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, proxy), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_prompt_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
