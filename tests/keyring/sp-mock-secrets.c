/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-mock-secrets.h"

#include "sp-test.h"

/* The Secret Service API of freedesktop.org, as much of it as libsecret uses. */

#define NAME "org.freedesktop.secrets"
#define PATH "/org/freedesktop/secrets"
#define COLLECTION_PATH PATH "/collection/mock"
#define ALIAS_PATH PATH "/aliases/default"
#define ERROR_PREFIX "org.freedesktop.Secret.Error."

static const char xml[] =
  "<node>"
  "<interface name='org.freedesktop.Secret.Service'>"
  "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "<method name='SearchItems'><arg type='a{ss}' direction='in'/>"
  "<arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
  "<method name='Unlock'><arg type='ao' direction='in'/>"
  "<arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
  "<method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "<property name='Collections' type='ao' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Collection'>"
  "<method name='CreateItem'><arg type='a{sv}' direction='in'/><arg type='(oayays)' direction='in'/>"
  "<arg type='b' direction='in'/><arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
  "<property name='Label' type='s' access='read'/>"
  "<property name='Locked' type='b' access='read'/>"
  "<property name='Items' type='ao' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Item'>"
  "<method name='Delete'><arg type='o' direction='out'/></method>"
  "<method name='GetSecret'><arg type='o' direction='in'/><arg type='(oayays)' direction='out'/></method>"
  "<property name='Label' type='s' access='read'/>"
  "<property name='Locked' type='b' access='read'/>"
  "<property name='Attributes' type='a{ss}' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Prompt'>"
  "<method name='Prompt'><arg type='s' direction='in'/></method>"
  "<method name='Dismiss'/>"
  "<signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
  "</interface>"
  "</node>";

typedef struct
{
  GVariant *attributes; /* (owned) */
  GVariant *value;      /* (owned): ay */
  guint registration;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_variant_unref (item->attributes);
  g_variant_unref (item->value);
  g_free (item);
}

/* An answer to one call, given at once or later. */
typedef struct
{
  SpMockSecrets *self;
  GDBusMethodInvocation *invocation;
} Call;

static void answer (Call *call);

static gboolean
answer_cb (gpointer data)
{
  Call *call = data;

  call->self->n_pending--;
  answer (call);
  return G_SOURCE_REMOVE;
}

static void
on_call_cb (GDBusConnection       *connection,
            const char            *sender,
            const char            *object_path,
            const char            *interface_name,
            const char            *method_name,
            GVariant              *parameters,
            GDBusMethodInvocation *invocation,
            gpointer               user_data)
{
  SpMockSecrets *self = user_data;
  Call *call = NULL;

  g_hash_table_insert (self->calls, g_strdup (method_name),
                       GUINT_TO_POINTER (sp_mock_secrets_count_calls (self, method_name) + 1));

  if (g_strcmp0 (self->hangs, method_name) == 0)
    {
      g_object_unref (invocation);
      return;
    }

  if (g_strcmp0 (self->refuses, method_name) == 0)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.example.Broken",
                                                  "the disk is on fire");
      return;
    }

  call = g_new0 (Call, 1);
  call->self = self;
  call->invocation = invocation;
  if (self->delay > 0)
    {
      self->n_pending++;
      g_timeout_add_full (G_PRIORITY_DEFAULT, self->delay, answer_cb, call, g_free);
    }
  else
    {
      answer (call);
      g_free (call);
    }
}

static GVariant *
on_get_property_cb (GDBusConnection *connection,
                    const char      *sender,
                    const char      *object_path,
                    const char      *interface_name,
                    const char      *property_name,
                    GError         **error,
                    gpointer         user_data)
{
  SpMockSecrets *self = user_data;
  Item *item = g_hash_table_lookup (self->items, object_path);

  if (g_str_equal (property_name, "Locked"))
    return g_variant_new_boolean (self->locked);
  if (g_str_equal (property_name, "Label"))
    return g_variant_new_string ("Mock");
  if (g_str_equal (property_name, "Attributes"))
    return g_variant_ref (item->attributes);

  return g_variant_new ("ao", NULL);
}

static guint
register_object (SpMockSecrets *self,
                 const char    *path,
                 const char    *interface)
{
  static const GDBusInterfaceVTable vtable = { on_call_cb, on_get_property_cb, NULL, { NULL } };
  g_autofree char *name = g_strconcat ("org.freedesktop.Secret.", interface, NULL);
  g_autoptr (GError) error = NULL;
  guint registration = 0;

  registration = g_dbus_connection_register_object (self->connection, path,
                                                    g_dbus_node_info_lookup_interface (self->node, name),
                                                    &vtable, self, NULL, &error);
  g_assert_no_error (error);
  g_array_append_val (self->registrations, registration);

  return registration;
}

/* The path of a new prompt that does @task for @path, or none. */
static char *
dup_prompt (SpMockSecrets *self,
            gboolean       wanted,
            const char    *task,
            const char    *path)
{
  char *prompt = NULL;

  if (!wanted)
    return g_strdup ("/");

  prompt = g_strdup_printf (PATH "/prompt/%s/%u/%s", task,
                            self->registrations->len, strrchr (path, '/') + 1);
  register_object (self, prompt, "Prompt");

  return prompt;
}

static gboolean
matches (Item     *item,
         GVariant *query)
{
  GVariantIter iter;
  const char *name = NULL;
  const char *value = NULL;

  g_variant_iter_init (&iter, query);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      const char *own = NULL;

      if (!g_variant_lookup (item->attributes, name, "&s", &own) || !g_str_equal (own, value))
        return FALSE;
    }

  return TRUE;
}

static GVariant *
search (SpMockSecrets *self,
        GVariant      *query)
{
  g_auto (GVariantBuilder) found = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ao"));
  GHashTableIter iter;
  gpointer path = NULL;
  gpointer item = NULL;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &path, &item))
    {
      if (matches (item, query))
        g_variant_builder_add (&found, "o", path);
    }

  return self->locked ? g_variant_new ("(aoao)", NULL, &found)
                      : g_variant_new ("(aoao)", &found, NULL);
}

static char *
create_item (SpMockSecrets *self,
             GVariant      *properties,
             GVariant      *secret)
{
  Item *item = g_new0 (Item, 1);
  char *path = g_strdup_printf (COLLECTION_PATH "/%u", ++self->n_made);

  g_clear_pointer (&self->label, g_variant_unref);
  self->label = g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Label", NULL);
  item->attributes = g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Attributes",
                                             G_VARIANT_TYPE ("a{ss}"));
  item->value = g_variant_get_child_value (secret, 2);
  item->registration = register_object (self, path, "Item");
  g_clear_pointer (&self->pending, item_free);
  if (self->prompts_always)
    self->pending = item;
  else
    g_hash_table_insert (self->items, g_strdup (path), item);

  return path;
}

static void
delete_item (SpMockSecrets *self,
             const char    *path)
{
  if (!self->keeps)
    g_hash_table_remove (self->items, path);
}

static void
complete_prompt (SpMockSecrets *self,
                 const char    *path,
                 gboolean       dismissed)
{
  const char *subject = strrchr (path, '/') + 1;
  g_autofree char *object = NULL;
  GVariant *result = NULL;

  if (strstr (path, "/unlock/") != NULL)
    {
      object = g_strdup (COLLECTION_PATH);
      self->locked = dismissed;
      result = g_variant_new_objv (&(const char *) { object }, dismissed ? 0 : 1);
    }
  else
    {
      object = g_strdup_printf (COLLECTION_PATH "/%s", subject);
      result = g_variant_new_object_path (object);

      if (!dismissed && strstr (path, "/create/") != NULL)
        g_hash_table_insert (self->items, g_strdup (object), g_steal_pointer (&self->pending));
      else if (!dismissed && strstr (path, "/delete/") != NULL)
        delete_item (self, object);
    }

  g_dbus_connection_emit_signal (self->connection, NULL, path, "org.freedesktop.Secret.Prompt",
                                 "Completed", g_variant_new ("(bv)", dismissed, result), NULL);
}

static void
answer (Call *call)
{
  SpMockSecrets *self = call->self;
  GDBusMethodInvocation *invocation = call->invocation;
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  const char *path = g_dbus_method_invocation_get_object_path (invocation);
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);
  g_autoptr (GVariant) first = NULL;
  GVariant *reply = NULL;

  if (g_variant_n_children (parameters) > 0)
    first = g_variant_get_child_value (parameters, 0);

  if (g_str_equal (method, "OpenSession"))
    {
      if (!g_str_equal (g_variant_get_string (first, NULL), "plain"))
        {
          g_dbus_method_invocation_return_dbus_error (invocation,
                                                      "org.freedesktop.DBus.Error.NotSupported",
                                                      "only plain");
          return;
        }
      reply = g_variant_new ("(vo)", g_variant_new_string (""), PATH "/session/1");
    }
  else if (g_str_equal (method, "ReadAlias"))
    {
      reply = g_variant_new ("(o)", self->no_collection ? "/" : COLLECTION_PATH);
    }
  else if (g_str_equal (method, "SearchItems"))
    {
      reply = search (self, first);
    }
  else if (g_str_equal (method, "Unlock"))
    {
      g_autofree char *prompt = dup_prompt (self, self->locked, "unlock", COLLECTION_PATH);

      reply = g_variant_new ("(aoo)", NULL, prompt);
    }
  else if (g_str_equal (method, "CreateItem"))
    {
      g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);
      g_autofree char *item = create_item (self, first, secret);
      g_autofree char *prompt = dup_prompt (self, self->prompts_always, "create", item);

      if (self->forgets)
        {
          Item *made = g_hash_table_lookup (self->items, item);

          /* It answers questions about the path, but no search finds it. */
          g_clear_pointer (&made->attributes, g_variant_unref);
          made->attributes = g_variant_ref_sink (g_variant_new ("a{ss}", NULL));
        }
      reply = g_variant_new ("(oo)", self->prompts_always ? "/" : item, prompt);
    }
  else if (g_str_equal (method, "GetSecret"))
    {
      Item *item = g_hash_table_lookup (self->items, path);
      GVariant *value = item->value;

      if (self->lies)
        value = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "liar", 4, 1);

      reply = g_variant_new ("((o@ay@ays))", g_variant_get_string (first, NULL),
                             g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1), value,
                             "text/plain");
    }
  else if (g_str_equal (method, "Delete"))
    {
      g_autofree char *prompt = dup_prompt (self, self->prompts_always, "delete", path);

      if (!self->prompts_always)
        delete_item (self, path);
      reply = g_variant_new ("(o)", prompt);
    }
  else if (g_str_equal (method, "Prompt"))
    {
      self->n_prompts++;
      g_dbus_method_invocation_return_value (invocation, NULL);
      if (!self->prompts_hang)
        complete_prompt (self, path, self->prompts_dismiss);
      return;
    }

  g_dbus_method_invocation_return_value (invocation, reply);
}

guint
sp_mock_secrets_count_calls (SpMockSecrets *self,
                             const char    *method)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->calls, method));
}

static void
on_name_acquired_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  gboolean *acquired = user_data;

  *acquired = TRUE;
}

static gboolean
is_true (gpointer data)
{
  gboolean *value = data;

  return *value;
}

/* Owns the name of the secret service on @connection until it is freed. */
SpMockSecrets *
sp_mock_secrets_new (GDBusConnection *connection)
{
  SpMockSecrets *self = g_new0 (SpMockSecrets, 1);
  g_autoptr (GError) error = NULL;
  gboolean acquired = FALSE;

  self->connection = g_object_ref (connection);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  self->calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->registrations = g_array_new (FALSE, FALSE, sizeof (guint));
  self->node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);

  register_object (self, PATH, "Service");
  register_object (self, COLLECTION_PATH, "Collection");
  register_object (self, ALIAS_PATH, "Collection");
  self->name = g_bus_own_name_on_connection (connection, NAME, G_BUS_NAME_OWNER_FLAGS_NONE,
                                             on_name_acquired_cb, NULL, &acquired, NULL);
  sp_test_await_true (is_true, &acquired);

  return self;
}

void
sp_mock_secrets_free (SpMockSecrets *self)
{
  while (self->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);

  g_bus_unown_name (self->name);
  for (guint i = 0; i < self->registrations->len; i++)
    g_dbus_connection_unregister_object (self->connection,
                                         g_array_index (self->registrations, guint, i));

  g_array_unref (self->registrations);
  g_clear_pointer (&self->label, g_variant_unref);
  g_clear_pointer (&self->pending, item_free);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->calls);
  g_dbus_node_info_unref (self->node);
  g_object_unref (self->connection);
  g_free (self);
}
