/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-endpoint.h"

#include "sp-net-failure.h"
#include "sp-net-private.h"

struct _SpEndpoint
{
  GNetworkAddress parent_instance;

  SpNet *net;       /* (nullable): until it is left */
  SpLedger *ledger; /* (nullable) */
  SpPersonal personal;
  gboolean in_clear;
  gint name_ms; /* -1: not known yet */
};

static void sp_endpoint_connectable_init (GSocketConnectableIface *iface);

/* GNetworkAddress stays beneath for the name that a certificate must bear, and for the proxy of
 * this computer. */
G_DEFINE_FINAL_TYPE_WITH_CODE (SpEndpoint, sp_endpoint, G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      sp_endpoint_connectable_init))

#define SP_TYPE_ENDPOINT_ENUMERATOR (sp_endpoint_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (SpEndpointEnumerator, sp_endpoint_enumerator, SP, ENDPOINT_ENUMERATOR,
                      GSocketAddressEnumerator)

struct _SpEndpointEnumerator
{
  GSocketAddressEnumerator parent_instance;

  SpEndpoint *endpoint;
  GPtrArray *addresses; /* (nullable) (element-type GSocketAddress): NULL until known */
  guint next;
};

G_DEFINE_FINAL_TYPE (SpEndpointEnumerator, sp_endpoint_enumerator, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static void
add_address (SpEndpointEnumerator *self,
             GInetAddress         *address)
{
  GNetworkAddress *endpoint = G_NETWORK_ADDRESS (self->endpoint);
  guint16 port = sp_net_map_port (self->endpoint->net,
                                  g_network_address_get_hostname (endpoint),
                                  g_network_address_get_port (endpoint));

  g_ptr_array_add (self->addresses, g_inet_socket_address_new (address, port));
}

static void
return_next (GTask *task)
{
  SpEndpointEnumerator *self = g_task_get_source_object (task);

  if (self->next < self->addresses->len)
    g_task_return_pointer (task, g_object_ref (self->addresses->pdata[self->next++]),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
return_left (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody is going there any more");
}

static void
on_looked_up_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SpEndpointEnumerator *self = g_task_get_source_object (task);
  gint64 *started = g_task_get_task_data (task);
  g_autoptr (SpRecords) records = NULL;
  GError *error = NULL;

  records = sp_net_look_up_finish (SP_NET (source), result, &error);
  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->endpoint->name_ms = (g_get_monotonic_time () - *started + 500) / 1000;
  if (self->endpoint->net == NULL)
    {
      return_left (task);
      return;
    }

  if (self->addresses == NULL)
    {
      self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < sp_records_get_n_records (records); i++)
        add_address (self, sp_records_get (records, i)->address);
    }
  return_next (task);
}

static void
sp_endpoint_enumerator_next_async (GSocketAddressEnumerator *enumerator,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data)
{
  SpEndpointEnumerator *self = SP_ENDPOINT_ENUMERATOR (enumerator);
  SpEndpoint *endpoint = self->endpoint;
  const char *host = g_network_address_get_hostname (G_NETWORK_ADDRESS (endpoint));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GInetAddress) literal = NULL;
  gint64 *started = NULL;

  g_task_set_source_tag (task, sp_endpoint_enumerator_next_async);
  if (self->addresses != NULL)
    {
      return_next (task);
      return;
    }

  if (endpoint->net == NULL)
    {
      return_left (task);
      return;
    }

  /* GIO is to know them before it makes a connection. */
  if (!endpoint->in_clear)
    sp_net_get_trusted (endpoint->net);

  literal = g_inet_address_new_from_string (host);
  if (literal == NULL)
    {
      started = g_new (gint64, 1);
      *started = g_get_monotonic_time ();
      g_task_set_task_data (task, started, g_free);
      sp_net_look_up_async (endpoint->net, endpoint->ledger, host, SP_RECORD_ADDRESS, endpoint->personal,
                            cancellable, on_looked_up_cb, g_steal_pointer (&task));
    }
  else if (sp_net_is_offline (endpoint->net))
    {
      g_task_return_error (task, sp_net_failure_new_offline ());
    }
  else
    {
      self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
      add_address (self, literal);
      endpoint->name_ms = 0;
      return_next (task);
    }
}

static GSocketAddress *
sp_endpoint_enumerator_next_finish (GSocketAddressEnumerator *enumerator,
                                    GAsyncResult             *result,
                                    GError                  **error)
{
  g_return_val_if_fail (g_task_is_valid (result, enumerator), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GSocketAddress *
sp_endpoint_enumerator_next (GSocketAddressEnumerator *enumerator,
                             GCancellable             *cancellable,
                             GError                  **error)
{
  /* It would block. */
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Only to be asked asynchronously");
  return NULL;
}

static void
sp_endpoint_enumerator_finalize (GObject *object)
{
  SpEndpointEnumerator *self = SP_ENDPOINT_ENUMERATOR (object);

  g_clear_object (&self->endpoint);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_endpoint_enumerator_parent_class)->finalize (object);
}

static void
sp_endpoint_enumerator_class_init (SpEndpointEnumeratorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  object_class->finalize = sp_endpoint_enumerator_finalize;
  enumerator_class->next = sp_endpoint_enumerator_next;
  enumerator_class->next_async = sp_endpoint_enumerator_next_async;
  enumerator_class->next_finish = sp_endpoint_enumerator_next_finish;
}

static void
sp_endpoint_enumerator_init (SpEndpointEnumerator *self)
{
}

static GSocketAddressEnumerator *
sp_endpoint_enumerate (GSocketConnectable *connectable)
{
  SpEndpointEnumerator *enumerator = g_object_new (SP_TYPE_ENDPOINT_ENUMERATOR, NULL);

  enumerator->endpoint = g_object_ref (SP_ENDPOINT (connectable));
  return G_SOCKET_ADDRESS_ENUMERATOR (enumerator);
}

static void
sp_endpoint_connectable_init (GSocketConnectableIface *iface)
{
  iface->enumerate = sp_endpoint_enumerate;
}

static void
sp_endpoint_finalize (GObject *object)
{
  sp_endpoint_leave (SP_ENDPOINT (object));

  G_OBJECT_CLASS (sp_endpoint_parent_class)->finalize (object);
}

static void
sp_endpoint_class_init (SpEndpointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_endpoint_finalize;
}

static void
sp_endpoint_init (SpEndpoint *self)
{
  self->name_ms = -1;
}

/**
 * sp_endpoint_new:
 * @net: the door to the network
 * @ledger: (nullable): where the question for the name is noted
 * @scheme: (nullable): `https`, `http`, or %NULL for a mail server; chooses the proxy, if this computer has one
 * @host: a host name in ASCII, or an IP address
 * @port: its port
 * @personal: what @host tells of the person
 *
 * Addresses are handed out once the certificates to believe are there too, but for `http`, so
 * that they load while the name server is asked.
 *
 * Returns: (transfer full): an endpoint; enumerating it fails with %SP_NET_ERROR
 */
SpEndpoint *
sp_endpoint_new (SpNet      *net,
                 SpLedger   *ledger,
                 const char *scheme,
                 const char *host,
                 guint16     port,
                 SpPersonal  personal)
{
  SpEndpoint *self = NULL;

  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  self = g_object_new (SP_TYPE_ENDPOINT,
                       "scheme", scheme,
                       "hostname", host,
                       "port", (guint) port,
                       NULL);
  self->net = g_object_ref (net);
  g_set_object (&self->ledger, ledger);
  self->personal = personal;
  self->in_clear = g_strcmp0 (scheme, "http") == 0;
  return self;
}

/**
 * sp_endpoint_get_name_ms:
 * @self: an endpoint
 *
 * Returns: how long the question for its name took, in milliseconds; -1: no answer yet
 */
gint
sp_endpoint_get_name_ms (SpEndpoint *self)
{
  g_return_val_if_fail (SP_IS_ENDPOINT (self), -1);

  return self->name_ms;
}

/**
 * sp_endpoint_leave:
 * @self: an endpoint
 *
 * To be called when nobody is going there any more. A connection keeps its endpoint, and GIO may
 * let go of a connection in a thread, where a network and a ledger must not end.
 */
void
sp_endpoint_leave (SpEndpoint *self)
{
  g_return_if_fail (SP_IS_ENDPOINT (self));

  g_clear_object (&self->net);
  g_clear_object (&self->ledger);
}
