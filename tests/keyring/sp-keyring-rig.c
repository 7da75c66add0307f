/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-rig.h"

#include "sp-test.h"

#include <signal.h>

#define SECRETS "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"

/* How gnome-keyring-daemon and the prompter of the desktop talk: gcr's own protocol. */
#define PROMPTER "org.gnome.keyring.SystemPrompter"
#define PROMPTER_PATH "/org/gnome/keyring/Prompter"
#define CALLBACK_INTERFACE "org.gnome.keyring.internal.Prompter.Callback"

static const char prompter_xml[] =
  "<node><interface name='org.gnome.keyring.internal.Prompter'>"
  "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
  "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>"
  "<method name='StopPrompting'><arg type='o' direction='in'/></method>"
  "</interface></node>";

gboolean
sp_keyring_rig_has_daemon (void)
{
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");

  return daemon != NULL;
}

void
sp_keyring_rig_up (SpKeyringRig *rig)
{
  g_autoptr (GError) error = NULL;

  rig->home = g_strdup (sp_test_dir ());
  rig->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (rig->bus);

  rig->connection =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (rig->bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);
  g_assert_no_error (error);
}

void
sp_keyring_rig_down (SpKeyringRig *rig)
{
  sp_keyring_rig_kill_daemon (rig);

  g_dbus_connection_close_sync (rig->connection, NULL, NULL);
  g_clear_object (&rig->connection);

  /* Waits until nobody holds the session's connection any more, and fails if somebody does. */
  g_test_dbus_down (rig->bus);
  g_clear_object (&rig->bus);
  g_clear_pointer (&rig->home, g_free);
}

static gboolean
has_owner (SpKeyringRig *rig)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  reply = g_dbus_connection_call_sync (rig->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "NameHasOwner", g_variant_new ("(s)", SECRETS),
                                       G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1,
                                       NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &has);
  return has;
}

/* Starts it on the bus of the environment, with the login keyring made or unlocked. */
void
sp_keyring_rig_start_daemon (SpKeyringRig *rig)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GBytes) password = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  const char * const dirs[] = {
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
  };

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  for (gsize i = 0; i < G_N_ELEMENTS (dirs); i++)
    g_subprocess_launcher_setenv (launcher, dirs[i], rig->home, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");

  rig->daemon = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon",
                                             "--foreground", "--unlock", "--components=secrets",
                                             NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (rig->daemon),
                             g_bytes_get_data (password, NULL), g_bytes_get_size (password),
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (rig->daemon), NULL, NULL);

  for (guint i = 0; i < 5000 && !has_owner (rig); i++)
    g_usleep (2000);
  g_assert_true (has_owner (rig));
}

void
sp_keyring_rig_kill_daemon (SpKeyringRig *rig)
{
  if (rig->daemon == NULL)
    return;

  g_subprocess_send_signal (rig->daemon, SIGKILL);
  g_subprocess_wait (rig->daemon, NULL, NULL);
  g_clear_object (&rig->daemon);
}

void
sp_keyring_rig_kill_bus (SpKeyringRig *rig)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  guint32 pid = 0;

  reply = g_dbus_connection_call_sync (rig->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "GetConnectionUnixProcessID",
                                       g_variant_new ("(s)", "org.freedesktop.DBus"),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1,
                                       NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &pid);
  g_assert_cmpuint (pid, >, 1);
  g_assert_cmpint (kill ((pid_t) pid, SIGKILL), ==, 0);
}

static GVariant *
call_service (SpKeyringRig *rig,
              const char   *method,
              GVariant     *parameters,
              const char   *reply_type)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = NULL;

  reply = g_dbus_connection_call_sync (rig->connection, SECRETS, SECRETS_PATH, SERVICE_INTERFACE,
                                       method, parameters, G_VARIANT_TYPE (reply_type),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return reply;
}

void
sp_keyring_rig_lock (SpKeyringRig *rig)
{
  const char * const paths[] = { SECRETS_PATH "/aliases/default", NULL };
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) locked = NULL;

  reply = call_service (rig, "Lock", g_variant_new ("(^ao)", paths), "(aoo)");
  locked = g_variant_get_child_value (reply, 0);
  g_assert_cmpuint (g_variant_n_children (locked), ==, 1);
}

static guint
count (SpKeyringRig *rig,
       const char   *schema)
{
  g_auto (GVariantBuilder) query = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) unlocked = NULL;
  g_autoptr (GVariant) locked = NULL;

  if (schema != NULL)
    g_variant_builder_add (&query, "{ss}", "xdg:schema", schema);

  reply = call_service (rig, "SearchItems", g_variant_new ("(a{ss})", &query), "(aoao)");
  g_variant_get (reply, "(@ao@ao)", &unlocked, &locked);

  return (guint) (g_variant_n_children (unlocked) + g_variant_n_children (locked));
}

/* Entries of the credential storage test. */
guint
sp_keyring_rig_count_items (SpKeyringRig *rig)
{
  return count (rig, "io.github.mailsignpost.Signpost.Test");
}

/* Entries of whatever kind. */
guint
sp_keyring_rig_count_all (SpKeyringRig *rig)
{
  return count (rig, NULL);
}

static void
on_prompter_call_cb (GDBusConnection       *connection,
                     const char            *sender,
                     const char            *object_path,
                     const char            *interface_name,
                     const char            *method_name,
                     GVariant              *parameters,
                     GDBusMethodInvocation *invocation,
                     gpointer               user_data)
{
  SpKeyringPrompter *self = user_data;
  g_autoptr (GVariant) callback = g_variant_get_child_value (parameters, 0);
  const char *path = g_variant_get_string (callback, NULL);
  const char *answer = NULL;

  if (g_str_equal (method_name, "BeginPrompting"))
    {
      answer = "";
    }
  else if (g_str_equal (method_name, "PerformPrompt"))
    {
      answer = "no";
      self->n_questions++;
    }

  g_dbus_method_invocation_return_value (invocation, NULL);

  if (answer != NULL)
    g_dbus_connection_call (connection, sender, path, CALLBACK_INTERFACE, "PromptReady",
                            g_variant_new ("(sa{sv}s)", answer, NULL, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  else
    g_dbus_connection_call (connection, sender, path, CALLBACK_INTERFACE, "PromptDone",
                            NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
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

SpKeyringPrompter *
sp_keyring_prompter_new (SpKeyringRig *rig)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_prompter_call_cb };
  SpKeyringPrompter *self = g_new0 (SpKeyringPrompter, 1);
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;
  gboolean acquired = FALSE;

  node = g_dbus_node_info_new_for_xml (prompter_xml, &error);
  g_assert_no_error (error);

  self->connection = g_object_ref (rig->connection);
  self->registration =
    g_dbus_connection_register_object (self->connection, PROMPTER_PATH, node->interfaces[0],
                                       &vtable, self, NULL, &error);
  g_assert_no_error (error);
  self->name = g_bus_own_name_on_connection (self->connection, PROMPTER,
                                             G_BUS_NAME_OWNER_FLAGS_NONE,
                                             on_name_acquired_cb, NULL, &acquired, NULL);
  sp_test_await_true (is_true, &acquired);

  return self;
}

void
sp_keyring_prompter_free (SpKeyringPrompter *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->connection, self->registration);
  g_object_unref (self->connection);
  g_free (self);
}
