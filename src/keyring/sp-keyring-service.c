/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-service.h"

#include "sp-keyring-error.h"
#include "sp-keyring-prompt.h"

/* The Secret Service API of freedesktop.org. */
#define SERVICE_NAME "org.freedesktop.secrets"

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define BUS_INTERFACE "org.freedesktop.DBus"

struct _SpKeyringService
{
  SecretService parent_instance;

  guint n_prompts;
};

G_DEFINE_FINAL_TYPE (SpKeyringService, sp_keyring_service, SECRET_TYPE_SERVICE)

typedef enum
{
  PROP_PROMPTING = 1,
  N_PROPS,
} SpKeyringServiceProperty;

static GParamSpec *properties[N_PROPS];

static void
count_prompts (SpKeyringService *self,
               int               change)
{
  gboolean before = self->n_prompts > 0;

  self->n_prompts += (guint) change;

  if (before != (self->n_prompts > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROMPTING]);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GVariant *answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = sp_keyring_prompt_finish (G_DBUS_PROXY (source), result, &error);
  count_prompts (g_task_get_source_object (task), -1);

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
}

/**
 * sp_keyring_service_ask_async:
 * @self: a service
 * @prompt: a prompt of it
 * @return_type: (nullable): what it is to result in
 * @cancellable: (nullable): a cancellable, which also takes the question back
 * @callback: called when done
 * @user_data: for @callback
 *
 * Has the service ask the person something.
 */
void
sp_keyring_service_ask_async (SpKeyringService   *self,
                              GDBusProxy         *prompt,
                              const GVariantType *return_type,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sp_keyring_service_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  count_prompts (self, +1);
  sp_keyring_prompt_async (prompt, return_type, cancellable, asked_cb, g_object_ref (task));
}

/**
 * sp_keyring_service_ask_finish:
 * @self: a service
 * @result: what the callback got
 * @error: return location for an error: %SP_KEYRING_ERROR_DISMISSED if the person closed the
 *   question, or of D-Bus or GIO
 *
 * Returns: (transfer full): what the service made of the answer
 */
GVariant *
sp_keyring_service_ask_finish (SpKeyringService *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_service_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What libsecret itself asks comes this way too: its own way waits for a service that hangs,
 * even when it is cancelled. */
static void
sp_keyring_service_prompt_async (SecretService      *service,
                                 SecretPrompt       *prompt,
                                 const GVariantType *return_type,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  sp_keyring_service_ask_async (SP_KEYRING_SERVICE (service), G_DBUS_PROXY (prompt), return_type,
                                cancellable, callback, user_data);
}

static GVariant *
sp_keyring_service_prompt_finish (SecretService *service,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return sp_keyring_service_ask_finish (SP_KEYRING_SERVICE (service), result, error);
}

static void
sp_keyring_service_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SpKeyringService *self = SP_KEYRING_SERVICE (object);

  switch ((SpKeyringServiceProperty) prop_id)
    {
    case PROP_PROMPTING:
      g_value_set_boolean (value, sp_keyring_service_is_prompting (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_keyring_service_class_init (SpKeyringServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SecretServiceClass *service_class = SECRET_SERVICE_CLASS (klass);

  object_class->get_property = sp_keyring_service_get_property;
  service_class->prompt_async = sp_keyring_service_prompt_async;
  service_class->prompt_finish = sp_keyring_service_prompt_finish;

  properties[PROP_PROMPTING] =
    g_param_spec_boolean ("prompting", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_keyring_service_init (SpKeyringService *self)
{
}

/* Until the service has been seen, a failure means that there is no bus, or no service
 * on it. */
static void
return_absence (GTask          *task,
                const GError   *cause,
                SpKeyringError  absence)
{
  g_autoptr (GError) error = sp_keyring_error_convert (cause);

  g_debug ("Connecting to the secret service: %s", cause->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, SP_KEYRING_ERROR, SP_KEYRING_ERROR_TIMED_OUT))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_task_return_error (task, sp_keyring_error_new (SP_KEYRING_ERROR_NO_BUS));
  else
    g_task_return_error (task, sp_keyring_error_new (absence));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SecretService *service = NULL;

  service = secret_service_open_finish (result, &error);
  if (service == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, service, g_object_unref);
}

static void
open_service (GTask    *task,
              GVariant *owner_reply)
{
  const char *owner = NULL;

  /* By its unique name, for two reasons: a service that ends half-way is then not quietly
   * replaced by a new one, and libsecret makes the proxy of a prompt synchronously, which
   * asks the bus to start a well-known name first and waits for that. */
  g_variant_get (owner_reply, "(&s)", &owner);
  secret_service_open (SP_TYPE_KEYRING_SERVICE, owner, SECRET_SERVICE_OPEN_SESSION,
                       g_task_get_cancellable (task), opened_cb, g_object_ref (task));
}

static void
ask_owner (GTask               *task,
           GDBusConnection     *bus,
           GAsyncReadyCallback  callback)
{
  g_dbus_connection_call (bus, BUS_NAME, BUS_PATH, BUS_INTERFACE,
                          "GetNameOwner", g_variant_new ("(s)", SERVICE_NAME),
                          G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          g_task_get_cancellable (task), callback, g_object_ref (task));
}

static void
started_owner_known_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    return_absence (task, error, SP_KEYRING_ERROR_NO_SERVICE);
  else
    open_service (task, reply);
}

static void
service_started_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    return_absence (task, error, SP_KEYRING_ERROR_NO_SERVICE);
  else
    ask_owner (task, G_DBUS_CONNECTION (source), started_owner_known_cb);
}

static void
owner_known_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply != NULL)
    open_service (task, reply);
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    g_dbus_connection_call (G_DBUS_CONNECTION (source), BUS_NAME, BUS_PATH, BUS_INTERFACE,
                            "StartServiceByName", g_variant_new ("(su)", SERVICE_NAME, 0),
                            G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1,
                            g_task_get_cancellable (task), service_started_cb, g_object_ref (task));
  else
    return_absence (task, error, SP_KEYRING_ERROR_NO_SERVICE);
}

/* Whoever comes first, the bus or the cancellation, gets %TRUE. */
static gboolean
end_wait (GTask *task)
{
  GSource *cancelled = g_task_get_task_data (task);

  if (g_source_is_destroyed (cancelled))
    return FALSE;

  g_source_destroy (cancelled);
  return TRUE;
}

static gboolean
on_wait_cancelled_cb (GCancellable *cancellable,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  if (end_wait (task))
    g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
bus_got_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  bus = g_bus_get_finish (result, &error);
  if (!end_wait (task))
    return;

  if (bus == NULL)
    {
      return_absence (task, error, SP_KEYRING_ERROR_NO_BUS);
      return;
    }

  ask_owner (task, bus, owner_known_cb);
}

/**
 * sp_keyring_service_connect_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds the session bus and the secret service on it, has the bus start the service where
 * that is how it is installed, and opens a session for exchanging secrets with it.
 */
void
sp_keyring_service_connect_async (GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  GSource *cancelled = g_cancellable_source_new (cancellable);

  g_task_set_source_tag (task, sp_keyring_service_connect_async);
  g_task_set_task_data (task, cancelled, (GDestroyNotify) g_source_unref);
  g_source_set_callback (cancelled, G_SOURCE_FUNC (on_wait_cancelled_cb),
                         g_object_ref (task), g_object_unref);
  g_source_attach (cancelled, g_task_get_context (task));

  /* Not with @cancellable: the connection is shared, and to cancel while it is being made
   * cancels it for everybody, among them our own next run. */
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_got_cb, g_object_ref (task));
}

/**
 * sp_keyring_service_connect_finish:
 * @result: what the callback got
 * @error: return location for an error of %SP_KEYRING_ERROR, D-Bus, GIO or libsecret
 *
 * Returns: (transfer full): the service
 */
SpKeyringService *
sp_keyring_service_connect_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_service_connect_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_keyring_service_is_prompting:
 * @self: a service
 *
 * Returns: %TRUE while the service waits for an answer of the person
 */
gboolean
sp_keyring_service_is_prompting (SpKeyringService *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_SERVICE (self), FALSE);

  return self->n_prompts > 0;
}

/**
 * sp_keyring_service_is_locked:
 * @object: a keyring or an entry of the service
 *
 * Returns: %TRUE if it was locked when last heard of; %FALSE also where the service does
 *   not say, and then refuses by itself
 */
gboolean
sp_keyring_service_is_locked (GDBusProxy *object)
{
  g_autoptr (GVariant) locked = NULL;

  g_return_val_if_fail (G_IS_DBUS_PROXY (object), FALSE);

  locked = g_dbus_proxy_get_cached_property (object, "Locked");

  return locked != NULL && g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) &&
         g_variant_get_boolean (locked);
}
