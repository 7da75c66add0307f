/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-collection.h"

#include "sp-keyring-error.h"

/* The default keyring, in the words of the Secret Service API: the collection that has the
 * alias "default". libsecret's SecretCollection and its unlocking are not used: those of
 * version 0.20 leak at each signal of the collection and whenever somebody is asked. */

#define ALIAS "default"
#define NOTHING "/"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"

static void
make_proxy (GTask              *task,
            const char         *path,
            const char         *interface,
            GDBusProxyFlags     flags,
            GAsyncReadyCallback callback)
{
  GDBusProxy *service = g_task_get_source_object (task);

  g_dbus_proxy_new (g_dbus_proxy_get_connection (service), flags, NULL,
                    g_dbus_proxy_get_name (service), path, interface,
                    g_task_get_cancellable (task), callback, g_object_ref (task));
}

static void
return_unlocked (GTask    *task,
                 GVariant *unlocked)
{
  if (g_variant_n_children (unlocked) > 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_LOCKED));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  unlocked = sp_keyring_service_ask_finish (SP_KEYRING_SERVICE (source), result, &error);
  if (unlocked == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_unlocked (task, unlocked);
}

static void
prompt_made_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusProxy) prompt = NULL;
  g_autoptr (GError) error = NULL;

  prompt = g_dbus_proxy_new_finish (result, &error);
  if (prompt == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    sp_keyring_service_ask_async (g_task_get_source_object (task), prompt, G_VARIANT_TYPE ("ao"),
                                  g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

static void
unlock_called_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) unlocked = NULL;
  g_autoptr (GError) error = NULL;
  const char *prompt = NULL;

  reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_get (reply, "(@ao&o)", &unlocked, &prompt);
  if (g_str_equal (prompt, NOTHING))
    return_unlocked (task, unlocked);
  else
    make_proxy (task, prompt, PROMPT_INTERFACE, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES,
                prompt_made_cb);
}

static void
collection_made_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusProxy) collection = NULL;
  g_autoptr (GError) error = NULL;

  collection = g_dbus_proxy_new_finish (result, &error);
  if (collection == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (!sp_keyring_service_is_locked (collection))
    {
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      const char * const paths[] = { g_dbus_proxy_get_object_path (collection), NULL };

      g_dbus_proxy_call (g_task_get_source_object (task), "Unlock", g_variant_new ("(^ao)", paths),
                         G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, g_task_get_cancellable (task),
                         unlock_called_cb, g_object_ref (task));
    }
}

static void
alias_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  const char *path = NULL;

  reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_get (reply, "(&o)", &path);
  if (g_str_equal (path, NOTHING))
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_NO_COLLECTION));
  else
    make_proxy (task, path, COLLECTION_INTERFACE, G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS,
                collection_made_cb);
}

/**
 * sp_keyring_collection_open_async:
 * @service: the service
 * @cancellable: (nullable): a cancellable, which also takes a question back
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds the default keyring and, if it is locked, has the service unlock it, which asks the
 * person for its password.
 */
void
sp_keyring_collection_open_async (SpKeyringService   *service,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_source_tag (task, sp_keyring_collection_open_async);
  g_dbus_proxy_call (G_DBUS_PROXY (service), "ReadAlias", g_variant_new ("(s)", ALIAS),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, cancellable,
                     alias_read_cb, g_object_ref (task));
}

/**
 * sp_keyring_collection_open_finish:
 * @service: the service
 * @result: what the callback got
 * @error: return location for an error: %SP_KEYRING_ERROR_NO_COLLECTION, DISMISSED if the
 *   person closed the question, LOCKED if the service did not say why, or of D-Bus or GIO
 *
 * Returns: %TRUE if there is a default keyring and it is unlocked
 */
gboolean
sp_keyring_collection_open_finish (SpKeyringService *service,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_collection_open_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
