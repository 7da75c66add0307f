/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-items.h"

#include "sp-keyring-error.h"

#include <glib/gi18n-lib.h>

/* The entries of the test in a keyring: what they look like, and how they are found. */

#define PURPOSE "credential-storage-test"

static const SecretSchema schema = {
  SP_APP_ID ".Test",
  SECRET_SCHEMA_NONE,
  {
    { "purpose", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "run", SECRET_SCHEMA_ATTRIBUTE_STRING },
    /* Who stored it: the bus and the name of the process on it. An entry whose owner still
     * lives belongs to a test that is still running. */
    { "bus", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "owner", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/**
 * sp_keyring_items_new_run:
 *
 * Returns: (transfer full): a name for one run of the test that no other run has
 */
char *
sp_keyring_items_new_run (void)
{
  return g_uuid_string_random ();
}

static GHashTable *
new_query (const char *run)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (char *) "purpose", (char *) PURPOSE);
  if (run != NULL)
    g_hash_table_insert (attributes, (char *) "run", (char *) run);

  return attributes;
}

static void
item_stored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_service_store_finish (SECRET_SERVICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_keyring_items_store_async:
 * @service: the service, whose default keyring is unlocked
 * @run: the name of this run
 * @secret: what to store
 * @cancellable: (nullable): a cancellable; the entry may have been stored nevertheless
 * @callback: called when done
 * @user_data: for @callback
 *
 * Stores @secret in the default keyring, in an entry of the test's own schema, with a label
 * that says what it is.
 */
void
sp_keyring_items_store_async (SpKeyringService   *service,
                              const char         *run,
                              SecretValue        *secret,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (service, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = new_query (run);
  GDBusConnection *bus = g_dbus_proxy_get_connection (G_DBUS_PROXY (service));

  g_task_set_source_tag (task, sp_keyring_items_store_async);

  g_hash_table_insert (attributes, (char *) "bus", (char *) g_dbus_connection_get_guid (bus));
  g_hash_table_insert (attributes, (char *) "owner",
                       (char *) g_dbus_connection_get_unique_name (bus));
  secret_service_store (SECRET_SERVICE (service), &schema, attributes, SECRET_COLLECTION_DEFAULT,
                        _("Signpost test – safe to delete"), secret,
                        cancellable, item_stored_cb, g_object_ref (task));
}

/**
 * sp_keyring_items_store_finish:
 * @service: the service
 * @result: what the callback got
 * @error: return location for an error of D-Bus, GIO or libsecret
 *
 * Returns: %TRUE if the service said that it stored the secret
 */
gboolean
sp_keyring_items_store_finish (SpKeyringService *service,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_items_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
secret_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretValue) secret = NULL;
  g_autoptr (GError) error = NULL;

  if (!secret_item_load_secret_finish (SECRET_ITEM (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  secret = secret_item_get_secret (SECRET_ITEM (source));
  if (secret == NULL)
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_MISSING));
  else
    g_task_return_pointer (task, g_steal_pointer (&secret), secret_value_unref);
}

static void
item_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;

  items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (items == NULL)
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_MISSING));
  else if (sp_keyring_service_is_locked (items->data))
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_LOCKED));
  else
    secret_item_load_secret (items->data, g_task_get_cancellable (task),
                             secret_loaded_cb, g_object_ref (task));
}

/**
 * sp_keyring_items_load_async:
 * @service: the service
 * @run: the name of the run that stored the entry
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks the entry up by its attributes, as a mail program does, and has its secret sent.
 */
void
sp_keyring_items_load_async (SpKeyringService    *service,
                             const char          *run,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (service, cancellable, callback, user_data);
  g_autoptr (GHashTable) query = new_query (run);

  g_task_set_source_tag (task, sp_keyring_items_load_async);
  secret_service_search (SECRET_SERVICE (service), &schema, query, SECRET_SEARCH_NONE,
                         cancellable, item_found_cb, g_object_ref (task));
}

/**
 * sp_keyring_items_load_finish:
 * @service: the service
 * @result: what the callback got
 * @error: return location for an error of %SP_KEYRING_ERROR, D-Bus, GIO or libsecret
 *
 * Returns: (transfer full): the secret that came back
 */
SecretValue *
sp_keyring_items_load_finish (SpKeyringService  *service,
                              GAsyncResult      *result,
                              GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_items_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  /* Input */
  char *run; /* (owned) (nullable): of any run that has ended */

  /* In progress */
  GList *items;     /* (owned): still to be looked at */
  gboolean checked; /* searched once more after removing */

  /* Output */
  guint n_removed;
  guint n_left;
} RemoveData;

static void
remove_data_free (gpointer data)
{
  RemoveData *self = data;

  g_free (self->run);
  g_list_free_full (self->items, g_object_unref);
  g_free (self);
}

static void remove_next (GTask *task);
static void search_items (GTask *task);

static void
drop_first (RemoveData *remove)
{
  g_object_unref (remove->items->data);
  remove->items = g_list_delete_link (remove->items, remove->items);
}

static void
item_deleted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RemoveData *remove = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (secret_item_delete_finish (SECRET_ITEM (source), result, &error))
    {
      remove->n_removed++;
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  else
    {
      /* Whether it is still there, and not whether this call succeeded, is what counts. */
      g_debug ("Removing a test entry: %s", error->message);
      remove->n_left += remove->run == NULL;
    }

  remove_next (task);
}

static void
delete_first (GTask *task)
{
  RemoveData *remove = g_task_get_task_data (task);
  g_autoptr (SecretItem) item = g_object_ref (remove->items->data);

  drop_first (remove);

  if (sp_keyring_service_is_locked (G_DBUS_PROXY (item)))
    {
      remove->n_left += remove->run == NULL;
      remove_next (task);
      return;
    }

  secret_item_delete (item, g_task_get_cancellable (task), item_deleted_cb, g_object_ref (task));
}

static void
owner_looked_up_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  gboolean alive = FALSE;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_get (reply, "(b)", &alive);
  if (alive)
    {
      drop_first (g_task_get_task_data (task));
      remove_next (task);
      return;
    }

  delete_first (task);
}

/* The process that stored the entry, unless it is this one or was on another bus. */
static char *
dup_other_owner (GDBusProxy      *item,
                 GDBusConnection *bus)
{
  g_autoptr (GVariant) attributes = g_dbus_proxy_get_cached_property (item, "Attributes");
  const char *owner = NULL;
  const char *guid = NULL;

  if (attributes == NULL ||
      !g_variant_lookup (attributes, "owner", "&s", &owner) ||
      !g_variant_lookup (attributes, "bus", "&s", &guid) ||
      !g_dbus_is_unique_name (owner) ||
      g_strcmp0 (owner, g_dbus_connection_get_unique_name (bus)) == 0 ||
      g_strcmp0 (guid, g_dbus_connection_get_guid (bus)) != 0)
    return NULL;

  return g_strdup (owner);
}

static void
remove_next (GTask *task)
{
  RemoveData *remove = g_task_get_task_data (task);
  GDBusConnection *bus = g_dbus_proxy_get_connection (g_task_get_source_object (task));
  g_autofree char *owner = NULL;

  if (remove->items == NULL)
    {
      if (remove->run == NULL)
        {
          g_task_return_boolean (task, TRUE);
        }
      else
        {
          remove->checked = TRUE;
          search_items (task);
        }
      return;
    }

  if (remove->run == NULL)
    owner = dup_other_owner (remove->items->data, bus);

  if (owner != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                            "org.freedesktop.DBus", "NameHasOwner",
                            g_variant_new ("(s)", owner), G_VARIANT_TYPE ("(b)"),
                            G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task),
                            owner_looked_up_cb, g_object_ref (task));
  else
    delete_first (task);
}

static void
items_searched_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RemoveData *remove = g_task_get_task_data (task);
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;

  items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (items == NULL || remove->checked)
    {
      remove->n_left = g_list_length (items);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      remove->items = g_steal_pointer (&items);
      remove_next (task);
    }
}

static void
search_items (GTask *task)
{
  RemoveData *remove = g_task_get_task_data (task);
  g_autoptr (GHashTable) query = new_query (remove->run);

  secret_service_search (SECRET_SERVICE (g_task_get_source_object (task)), &schema, query,
                         SECRET_SEARCH_ALL, g_task_get_cancellable (task),
                         items_searched_cb, g_object_ref (task));
}

/**
 * sp_keyring_items_remove_async:
 * @service: the service
 * @run: (nullable): the run whose entry to remove; %NULL for those of every run that has
 *   ended without removing its own
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Removes entries of the test, and only these. Those in a locked keyring are left.
 */
void
sp_keyring_items_remove_async (SpKeyringService    *service,
                               const char          *run,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (service, cancellable, callback, user_data);
  RemoveData *remove = g_new0 (RemoveData, 1);

  g_task_set_source_tag (task, sp_keyring_items_remove_async);
  g_task_set_task_data (task, remove, remove_data_free);
  remove->run = g_strdup (run);

  search_items (task);
}

/**
 * sp_keyring_items_remove_finish:
 * @service: the service
 * @result: what the callback got
 * @n_removed: (out): how many entries were removed
 * @n_left: (out): how many of them are still there
 * @error: return location for an error of D-Bus, GIO or libsecret
 *
 * Returns: %TRUE unless it is not known how many are left
 */
gboolean
sp_keyring_items_remove_finish (SpKeyringService  *service,
                                GAsyncResult      *result,
                                guint             *n_removed,
                                guint             *n_left,
                                GError           **error)
{
  RemoveData *remove = NULL;

  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_items_remove_async), FALSE);

  remove = g_task_get_task_data (G_TASK (result));
  *n_removed = remove->n_removed;
  *n_left = remove->n_left;

  return g_task_propagate_boolean (G_TASK (result), error);
}
