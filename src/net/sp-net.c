/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-private.h"

#include "sp-ares-resolver.h"
#include "sp-authorities.h"
#include "sp-names.h"
#include "sp-net-failure.h"

struct _SpNet
{
  GObject parent_instance;

  SpNames *names;
  GTlsDatabase *trusted;    /* (nullable): until it is asked for */
  gboolean is_warm;
  GHashTable *ports;        /* (nullable): "host:port" → port */
  GNetworkMonitor *monitor; /* (nullable) */
  GProxyResolver *proxies;  /* (nullable): those of this computer */
  guint epoch;
  gboolean offline;
  SpNetState state;
  SpClock clock;
  gpointer clock_data;
};

typedef enum
{
  PROP_OFFLINE = 1,
  PROP_STATE,
  N_PROPS
} SpNetProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpNet, sp_net, G_TYPE_OBJECT)

static void
sp_net_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  SpNet *self = SP_NET (object);

  switch ((SpNetProperty) prop_id)
    {
    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;

    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_net_set_property (GObject      *object,
                     guint         prop_id,
                     const GValue *value,
                     GParamSpec   *pspec)
{
  SpNet *self = SP_NET (object);

  switch ((SpNetProperty) prop_id)
    {
    case PROP_OFFLINE:
      sp_net_set_offline (self, g_value_get_boolean (value));
      break;

    case PROP_STATE:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_net_finalize (GObject *object)
{
  SpNet *self = SP_NET (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->proxies);
  g_clear_object (&self->names);
  g_clear_object (&self->trusted);
  g_clear_pointer (&self->ports, g_hash_table_unref);

  G_OBJECT_CLASS (sp_net_parent_class)->finalize (object);
}

static void
sp_net_class_init (SpNetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_net_get_property;
  object_class->set_property = sp_net_set_property;
  object_class->finalize = sp_net_finalize;

  properties[PROP_OFFLINE] =
    g_param_spec_boolean ("offline", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SP_NET_STATE_PORTAL, SP_NET_STATE_UP,
                       flags | G_PARAM_READABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static gint64
monotonic_clock (gpointer data)
{
  return g_get_monotonic_time ();
}

static void
sp_net_init (SpNet *self)
{
  self->clock = monotonic_clock;
}

/**
 * sp_net_new:
 *
 * Returns: (transfer full): the network of this computer: its name servers, and the certificates
 *   that it trusts
 */
SpNet *
sp_net_new (void)
{
  g_autoptr (SpResolver) resolver = sp_ares_resolver_new ();
  SpNet *self = sp_net_new_with (resolver, NULL, NULL);

  sp_net_set_monitor (self, g_network_monitor_get_default ());
  return self;
}

/**
 * sp_net_new_with:
 * @resolver: whom to ask for names
 * @trusted: (nullable): the certificates to believe; those of this computer if %NULL
 * @ports: (nullable) (element-type utf8 guint16): "host:port" → the port to connect to instead
 *
 * Returns: (transfer full): a network that can be told apart from the real one only by whoever
 *   made it. It is never without a connection
 */
SpNet *
sp_net_new_with (SpResolver   *resolver,
                 GTlsDatabase *trusted,
                 GHashTable   *ports)
{
  SpNet *self = g_object_new (SP_TYPE_NET, NULL);

  self->names = sp_names_new (resolver);
  self->trusted = trusted != NULL ? sp_authorities_new (trusted) : NULL;
  self->ports = ports != NULL ? g_hash_table_ref (ports) : NULL;

  return self;
}

static void
load_proxies_in_thread (GTask        *task,
                        gpointer      source,
                        gpointer      task_data,
                        GCancellable *cancellable)
{
  g_proxy_resolver_get_default ();
  g_task_return_boolean (task, TRUE);
}

/**
 * sp_net_warm_up:
 * @self: a network
 *
 * Loads, beside everything else, what knows this computer's proxies: the first connection would
 * have to wait for it. Asks nobody anything.
 */
void
sp_net_warm_up (SpNet *self)
{
  g_return_if_fail (SP_IS_NET (self));

  if (!self->is_warm)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      self->is_warm = TRUE;
      g_task_set_source_tag (task, sp_net_warm_up);
      g_task_run_in_thread (task, load_proxies_in_thread);
    }
}

/**
 * sp_net_get_trusted:
 * @self: a network
 *
 * Returns: (transfer none): the certificates that are trusted
 */
GTlsDatabase *
sp_net_get_trusted (SpNet *self)
{
  g_return_val_if_fail (SP_IS_NET (self), NULL);

  if (self->trusted == NULL)
    self->trusted = sp_authorities_get_default ();
  return self->trusted;
}

/**
 * sp_net_map_port:
 * @self: a network
 * @host: a host name
 * @port: the port that is meant
 *
 * Returns: the port to connect to: @port, but for tests
 */
guint16
sp_net_map_port (SpNet      *self,
                 const char *host,
                 guint16     port)
{
  g_autofree char *key = NULL;
  gpointer mapped;

  g_return_val_if_fail (SP_IS_NET (self), port);
  g_return_val_if_fail (host != NULL, port);

  if (self->ports == NULL)
    return port;

  key = g_strdup_printf ("%s:%u", host, port);
  if (!g_hash_table_lookup_extended (self->ports, key, NULL, &mapped))
    return port;

  return (guint16) GPOINTER_TO_UINT (mapped);
}

/**
 * sp_net_is_offline:
 * @self: a network
 *
 * Returns: whether the switch is off: nobody is asked anything
 */
gboolean
sp_net_is_offline (SpNet *self)
{
  g_return_val_if_fail (SP_IS_NET (self), TRUE);

  return self->offline;
}

/**
 * sp_net_set_offline:
 * @self: a network
 * @offline: whether nobody is to be asked anything
 *
 * What is under way ends at once, with %SP_NET_ERROR_OFFLINE.
 */
void
sp_net_set_offline (SpNet   *self,
                    gboolean offline)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_NET (self));

  if (self->offline == !!offline)
    return;

  self->offline = !!offline;
  if (self->offline)
    {
      error = sp_net_failure_new_offline ();
      sp_names_stop (self->names, error);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFLINE]);
}

/**
 * sp_net_get_state:
 * @self: a network
 *
 * Returns: what this computer knows of its connection. That never keeps anybody from asking, but
 *   explains a failure
 */
SpNetState
sp_net_get_state (SpNet *self)
{
  g_return_val_if_fail (SP_IS_NET (self), SP_NET_STATE_NONE);

  return self->state;
}

static void
update_state (SpNet *self)
{
  SpNetState state = SP_NET_STATE_UP;

  if (self->monitor == NULL)
    return;

  /* One without a way to the rest of the world is none for it, though its servers answer. */
  if (g_network_monitor_get_connectivity (self->monitor) == G_NETWORK_CONNECTIVITY_PORTAL)
    state = SP_NET_STATE_PORTAL;
  else if (!g_network_monitor_get_network_available (self->monitor) &&
           !sp_names_have_been_answered (self->names))
    state = SP_NET_STATE_NONE;

  if (state == self->state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
network_changed_cb (SpNet *self)
{
  self->epoch++;
  sp_names_refresh (self->names);
  update_state (self);
}

/**
 * sp_net_set_monitor:
 * @self: a network
 * @monitor: who knows the state of the connection
 *
 * To be called once.
 */
void
sp_net_set_monitor (SpNet           *self,
                    GNetworkMonitor *monitor)
{
  g_return_if_fail (SP_IS_NET (self));
  g_return_if_fail (self->monitor == NULL);

  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::connectivity", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  update_state (self);
}

/**
 * sp_net_set_proxies:
 * @self: a network
 * @proxies: who knows the proxies
 *
 * To be called before anything is asked.
 */
void
sp_net_set_proxies (SpNet          *self,
                    GProxyResolver *proxies)
{
  g_return_if_fail (SP_IS_NET (self));

  g_set_object (&self->proxies, proxies);
}

/**
 * sp_net_get_proxies:
 * @self: a network
 *
 * Returns: (transfer none): who knows which proxy leads where
 */
GProxyResolver *
sp_net_get_proxies (SpNet *self)
{
  g_return_val_if_fail (SP_IS_NET (self), NULL);

  return self->proxies != NULL ? self->proxies : g_proxy_resolver_get_default ();
}

/**
 * sp_net_set_clock:
 * @self: a network
 * @clock: gives the time in microseconds
 * @data: for @clock
 *
 * The time by which answers of name servers grow old.
 */
void
sp_net_set_clock (SpNet   *self,
                  SpClock  clock,
                  gpointer data)
{
  g_return_if_fail (SP_IS_NET (self));

  self->clock = clock;
  self->clock_data = data;
}

/**
 * sp_net_get_epoch:
 * @self: a network
 *
 * Returns: a number that is another after each change of the network
 */
guint
sp_net_get_epoch (SpNet *self)
{
  g_return_val_if_fail (SP_IS_NET (self), 0);

  return self->epoch;
}

/* What a login page can answer in everybody's place, or swallow. That the switch is off, that
 * an answer is too large and the like is nobody's doing but ours or the server's. */
static gboolean
portal_explains (int code)
{
  return code != SP_NET_ERROR_OFFLINE && code != SP_NET_ERROR_TOO_LARGE &&
         code != SP_NET_ERROR_BAD_URL;
}

static gboolean
network_explains (int code)
{
  return code == SP_NET_ERROR_NAME_SERVER || code == SP_NET_ERROR_UNREACHABLE ||
         code == SP_NET_ERROR_TIMED_OUT || code == SP_NET_ERROR_CLOSED;
}

/**
 * sp_net_judge_error:
 * @self: a network
 * @epoch: what sp_net_get_epoch() gave at the beginning
 * @error: what went wrong: an #SpNetError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the same, under the name of what explains it where the state of the
 *   network does
 */
GError *
sp_net_judge_error (SpNet        *self,
                    guint         epoch,
                    const GError *error)
{
  GError *judged = g_error_copy (error);

  g_return_val_if_fail (SP_IS_NET (self), judged);

  if (judged->domain != SP_NET_ERROR)
    return judged;

  if (self->state == SP_NET_STATE_NONE && network_explains (judged->code))
    judged->code = SP_NET_ERROR_NO_NETWORK;
  else if (self->state == SP_NET_STATE_PORTAL && portal_explains (judged->code))
    judged->code = SP_NET_ERROR_PORTAL;
  else if (self->epoch != epoch && network_explains (judged->code))
    judged->code = SP_NET_ERROR_NETWORK_CHANGED;

  return judged;
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SpNet *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  SpRecords *records = sp_names_look_up_finish (SP_NAMES (source), result, &error);
  guint epoch = GPOINTER_TO_UINT (g_task_get_task_data (task));

  update_state (self);
  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) sp_records_unref);
  else
    g_task_return_error (task, sp_net_judge_error (self, epoch, error));
}

/**
 * sp_net_look_up_async:
 * @self: a network
 * @ledger: (nullable): where the question is entered, if it is asked
 * @name: what to ask for, in ASCII, without a final dot
 * @type: which records
 * @personal: what @name tells of the person
 * @cancellable: (nullable): ends the wait at once
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Asks a name server. The same question is not asked twice within half a minute. There is no
 * deadline but that of @cancellable; a name server that does not answer is given up after some
 * 14 seconds.
 */
void
sp_net_look_up_async (SpNet               *self,
                      SpLedger            *ledger,
                      const char          *name,
                      SpRecordType         type,
                      SpPersonal           personal,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_NET (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (type < SP_N_RECORD_TYPES);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_net_look_up_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->epoch), NULL);

  if (self->offline)
    {
      g_task_return_error (task, sp_net_failure_new_offline ());
      return;
    }

  sp_names_look_up_async (self->names, ledger, name, type, personal,
                          self->clock (self->clock_data), cancellable, looked_up_cb,
                          g_steal_pointer (&task));
}

/**
 * sp_net_look_up_finish:
 * @self: a network
 * @result: what the callback was given
 * @error: return location for an #SpNetError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the records, at least one; or %NULL
 */
SpRecords *
sp_net_look_up_finish (SpNet         *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
