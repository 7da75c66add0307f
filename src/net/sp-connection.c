/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-connection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <glib/gi18n-lib.h>

#include "sp-endpoint.h"
#include "sp-net-failure.h"
#include "sp-net-private.h"

/* What nobody cancels ends then, if it does not come about. */
#define LONGEST_MS (60 * 1000)

typedef enum
{
  STATE_NEW,
  STATE_OPENING,
  STATE_OPEN,
  STATE_CLOSED,
} State;

struct _SpConnection
{
  GObject parent_instance;

  SpNet *net;
  SpLedger *ledger; /* (nullable) */
  char *host;
  guint16 port;

  State state;
  guint epoch; /* of net */
  gulong offline_handler;
  SpEndpoint *endpoint;
  SpLedgerEntry *entry;      /* (nullable): once somebody is told something */
  GSocketConnection *socket; /* (nullable) */
  GTlsConnection *tls;       /* (nullable) */
  GCancellable *step;        /* (nullable): ends what is under way */
  gint64 connecting;         /* when the first address was tried; 0: not yet */

  SpLineStreamWay way;
};

G_DEFINE_FINAL_TYPE (SpConnection, sp_connection, G_TYPE_OBJECT)

static void
sp_connection_dispose (GObject *object)
{
  SpConnection *self = SP_CONNECTION (object);

  sp_connection_close (self);

  G_OBJECT_CLASS (sp_connection_parent_class)->dispose (object);
}

static void
sp_connection_finalize (GObject *object)
{
  SpConnection *self = SP_CONNECTION (object);

  g_clear_object (&self->tls);
  g_clear_object (&self->socket);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->entry);
  g_clear_object (&self->ledger);
  g_clear_object (&self->net);
  g_clear_object (&self->way.certificate);
  g_free (self->way.address);
  g_free (self->way.tls_version);
  g_free (self->host);

  G_OBJECT_CLASS (sp_connection_parent_class)->finalize (object);
}

static void
sp_connection_class_init (SpConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_connection_dispose;
  object_class->finalize = sp_connection_finalize;
}

static void
sp_connection_init (SpConnection *self)
{
  self->way.name_ms = -1;
  self->way.connection_ms = -1;
  self->way.encryption_ms = -1;
}

/**
 * sp_connection_new:
 * @net: the door to the network
 * @ledger: (nullable): where name and connection are noted
 * @host: a host name in ASCII, or an IP address
 * @port: its port
 *
 * Returns: (transfer full): a connection that is not open yet
 */
SpConnection *
sp_connection_new (SpNet      *net,
                   SpLedger   *ledger,
                   const char *host,
                   guint16     port)
{
  SpConnection *self = NULL;

  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  self = g_object_new (SP_TYPE_CONNECTION, NULL);
  self->net = g_object_ref (net);
  g_set_object (&self->ledger, ledger);
  self->host = g_strdup (host);
  self->port = port;
  self->endpoint = sp_endpoint_new (net, ledger, NULL, host, port, SP_PERSONAL_DOMAIN);
  return self;
}

static gint
ms_since (gint64 start)
{
  return (gint) ((g_get_monotonic_time () - start + 500) / 1000);
}

/* Says what happened, to the caller and to the ledger. */
static GError *
make_failure (SpConnection *self,
              const GError *cause)
{
  GError *error = NULL;

  if (sp_net_is_offline (self->net))
    error = sp_net_failure_new_offline ();
  else
    error = sp_net_failure_new (self->net, self->epoch, cause, self->host);

  if (self->entry != NULL)
    sp_ledger_entry_end (self->entry, sp_net_failure_to_outcome (error, self->step));
  return error;
}

static GError *
make_io_failure (SpConnection *self,
                 GIOErrorEnum  code)
{
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, (gint) code, "");

  return make_failure (self, cause);
}

/* Keeps what was shown and agreed, good or not. */
static void
note_tls (SpConnection *self)
{
  g_autoptr (GTlsCertificate) certificate = NULL;

  g_object_get (self->tls, "peer-certificate", &certificate, NULL);
  g_set_object (&self->way.certificate, certificate);
  self->way.certificate_flags = g_tls_connection_get_peer_certificate_errors (self->tls);
  g_free (self->way.tls_version);
  self->way.tls_version =
    g_strdup (sp_net_failure_get_tls_name (g_tls_connection_get_protocol_version (self->tls)));
}

static GError *
make_tls_failure (SpConnection *self,
                  const GError *cause)
{
  g_autoptr (GError) certificate = NULL;

  if (!g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return make_failure (self, cause);

  certificate = sp_net_failure_from_certificate (self->way.certificate, self->way.certificate_flags,
                                                 self->host);
  return make_failure (self, certificate);
}

typedef struct
{
  SpDeadline *deadline;
  gboolean tls; /* of opening: from the first byte on */
  gint64 started;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->deadline, sp_deadline_free);
  g_free (step);
}

static Step *
add_step (SpConnection *self,
          GTask        *task)
{
  Step *step = g_new0 (Step, 1);

  step->deadline = sp_deadline_new (g_task_get_cancellable (task), LONGEST_MS);
  step->started = g_get_monotonic_time ();
  g_task_set_task_data (task, step, step_free);
  g_set_object (&self->step, sp_deadline_get_cancellable (step->deadline));
  return step;
}

/* Takes the task. @failure is (transfer full) (nullable). */
static void
end_step (GTask  *task,
          GError *failure)
{
  g_autoptr (GTask) reference = task;
  SpConnection *self = g_task_get_source_object (task);
  gboolean was_opening = self->state == STATE_OPENING;

  g_clear_object (&self->step);
  /* It may have come about just when nobody wanted it any more. */
  if (failure == NULL && self->state == STATE_CLOSED)
    failure = make_io_failure (self, G_IO_ERROR_CLOSED);

  if (failure != NULL)
    {
      sp_connection_close (self);
      g_task_return_error (task, failure);
      return;
    }

  if (was_opening)
    {
      self->state = STATE_OPEN;
      if (self->entry != NULL)
        sp_ledger_entry_end (self->entry, _("connected"));
    }
  g_task_return_boolean (task, TRUE);
}

/* Why a step ended: of itself, or by the caller, by close() or by the clock. */
static GError *
explain_end (SpConnection *self,
             GTask        *task,
             GError       *cause)
{
  Step *step = g_task_get_task_data (task);

  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return make_tls_failure (self, cause);
  if (self->state == STATE_CLOSED)
    return make_io_failure (self, G_IO_ERROR_CLOSED);
  if (sp_deadline_has_passed (step->deadline))
    return make_io_failure (self, G_IO_ERROR_TIMED_OUT);

  return make_failure (self, cause);
}

static void
on_handshake_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  SpConnection *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &error);
  GError *failure = NULL;

  note_tls (self);
  if (!is_done)
    {
      end_step (task, explain_end (self, task, error));
      return;
    }

  self->way.encryption_ms = ms_since (step->started);
  /* The server's tickets come next, and its greeting waits until they are acknowledged. */
  sp_connection_hurry (self);
  failure = sp_net_failure_check_tls (self->tls, self->host);
  if (failure != NULL && self->entry != NULL)
    sp_ledger_entry_end (self->entry, sp_net_failure_to_outcome (failure, NULL));
  end_step (task, failure);
}

/* Takes the task. */
static void
secure (GTask *task)
{
  SpConnection *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOStream) tls = NULL;

  step->started = g_get_monotonic_time ();
  tls = g_tls_client_connection_new (G_IO_STREAM (self->socket), G_SOCKET_CONNECTABLE (self->endpoint),
                                     &error);
  if (tls == NULL)
    {
      end_step (task, make_failure (self, error));
      return;
    }

  self->tls = G_TLS_CONNECTION (g_steal_pointer (&tls));
  g_tls_connection_set_database (self->tls, sp_net_get_trusted (self->net));
  g_tls_connection_handshake_async (self->tls, G_PRIORITY_DEFAULT,
                                    sp_deadline_get_cancellable (step->deadline), on_handshake_cb, task);
}

static void
on_client_event_cb (GSocketClient      *client,
                    GSocketClientEvent  event,
                    GSocketConnectable *connectable,
                    GIOStream          *connection,
                    gpointer            user_data)
{
  SpConnection *self = user_data;
  g_autofree char *port = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || self->connecting != 0)
    return;

  self->way.name_ms = sp_endpoint_get_name_ms (self->endpoint);
  self->connecting = g_get_monotonic_time ();
  port = g_strdup_printf ("%u", self->port);
  self->entry = sp_ledger_add (self->ledger, SP_CONTACT_CONNECTION, self->host, port, SP_PERSONAL_DOMAIN);
}

static void
on_connected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  SpConnection *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = NULL;

  g_signal_handlers_disconnect_by_data (source, self);
  self->socket = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  if (self->socket == NULL)
    {
      /* The name may have been found all the same. */
      self->way.name_ms = sp_endpoint_get_name_ms (self->endpoint);
      end_step (task, explain_end (self, task, error));
      return;
    }

  self->way.connection_ms = ms_since (self->connecting);
  if (self->entry != NULL)
    sp_ledger_entry_note_reached (self->entry);
  address = g_socket_connection_get_remote_address (self->socket, NULL);
  if (G_IS_INET_SOCKET_ADDRESS (address))
    self->way.address =
      g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));

  /* A command is sent when it is written, whatever the answer to the last one. */
  g_socket_set_option (g_socket_connection_get_socket (self->socket), IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);

  if (step->tls && self->state == STATE_OPENING)
    secure (task);
  else
    end_step (task, NULL);
}

static void
on_offline_cb (SpNet      *net,
               GParamSpec *pspec,
               gpointer    user_data)
{
  if (sp_net_is_offline (net))
    sp_connection_close (user_data);
}

/**
 * sp_connection_open_async:
 * @self: a connection that was never opened
 * @tls: whether it is encrypted from the first byte on (RFC 8314); otherwise it is in clear
 *   until sp_connection_start_tls_async()
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Connects; of several addresses the one that answers first is taken (RFC 8305).
 */
void
sp_connection_open_async (SpConnection        *self,
                          gboolean             tls,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSocketClient) client = NULL;
  Step *step = NULL;

  g_return_if_fail (SP_IS_CONNECTION (self));
  g_return_if_fail (self->state == STATE_NEW || self->state == STATE_CLOSED);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_connection_open_async);
  if (self->state == STATE_CLOSED || sp_net_is_offline (self->net))
    {
      g_task_return_error (task, make_io_failure (self, G_IO_ERROR_CLOSED));
      return;
    }

  self->state = STATE_OPENING;
  self->epoch = sp_net_get_epoch (self->net);
  self->offline_handler = g_signal_connect (self->net, "notify::offline", G_CALLBACK (on_offline_cb), self);
  step = add_step (self, task);
  step->tls = tls;
  client = g_socket_client_new ();
  g_socket_client_set_proxy_resolver (client, sp_net_get_proxies (self->net));
  g_signal_connect (client, "event", G_CALLBACK (on_client_event_cb), self);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (self->endpoint),
                                 sp_deadline_get_cancellable (step->deadline), on_connected_cb,
                                 g_steal_pointer (&task));
}

/**
 * sp_connection_start_tls_async:
 * @self: an open connection in clear, over which nothing is being sent
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Goes on encrypted.
 */
void
sp_connection_start_tls_async (SpConnection       *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_CONNECTION (self));
  g_return_if_fail (self->tls == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_connection_start_tls_async);
  if (self->state != STATE_OPEN)
    {
      g_task_return_error (task, make_io_failure (self, G_IO_ERROR_CLOSED));
      return;
    }

  add_step (self, task);
  secure (g_steal_pointer (&task));
}

/**
 * sp_connection_finish:
 * @self: a connection
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is open, or encrypted; otherwise it is closed, and the error an
 *   %SP_NET_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_connection_finish (SpConnection  *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_connection_get_stream:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): what to read from and write to; %NULL while it is not open
 */
GIOStream *
sp_connection_get_stream (SpConnection *self)
{
  g_return_val_if_fail (SP_IS_CONNECTION (self), NULL);

  if (self->state != STATE_OPEN)
    return NULL;

  return self->tls != NULL ? G_IO_STREAM (self->tls) : G_IO_STREAM (self->socket);
}

/**
 * sp_connection_is_encrypted:
 * @self: a connection
 *
 * Returns: whether encryption has begun
 */
gboolean
sp_connection_is_encrypted (SpConnection *self)
{
  g_return_val_if_fail (SP_IS_CONNECTION (self), FALSE);

  return self->tls != NULL;
}

/**
 * sp_connection_get_host:
 * @self: a connection
 *
 * Returns: whom it leads to
 */
const char *
sp_connection_get_host (SpConnection *self)
{
  g_return_val_if_fail (SP_IS_CONNECTION (self), NULL);

  return self->host;
}

/**
 * sp_connection_get_way:
 * @self: a connection
 *
 * Returns: (transfer none): how far it came, valid as long as @self and until its next step
 */
const SpLineStreamWay *
sp_connection_get_way (SpConnection *self)
{
  g_return_val_if_fail (SP_IS_CONNECTION (self), NULL);

  return &self->way;
}

/**
 * sp_connection_hurry:
 * @self: a connection over which something was sent
 *
 * Has what comes next acknowledged at once, rather than 40 ms later. Many servers send the second
 * part of what they have to say when the first is acknowledged (Nagle's algorithm).
 */
void
sp_connection_hurry (SpConnection *self)
{
  g_return_if_fail (SP_IS_CONNECTION (self));

  if (self->socket != NULL)
    g_socket_set_option (g_socket_connection_get_socket (self->socket), IPPROTO_TCP, TCP_QUICKACK, TRUE,
                         NULL);
}

/**
 * sp_connection_explain:
 * @self: a connection
 * @cause: (nullable): what reading or writing failed with; %NULL: it is closed
 *
 * Returns: (transfer full): an %SP_NET_ERROR, or %G_IO_ERROR_CANCELLED
 */
GError *
sp_connection_explain (SpConnection *self,
                       const GError *cause)
{
  g_return_val_if_fail (SP_IS_CONNECTION (self), NULL);

  if (cause == NULL || self->state == STATE_CLOSED)
    return make_io_failure (self, G_IO_ERROR_CLOSED);

  return make_failure (self, cause);
}

/**
 * sp_connection_close:
 * @self: a connection
 *
 * Hangs up. What is under way ends.
 */
void
sp_connection_close (SpConnection *self)
{
  g_return_if_fail (SP_IS_CONNECTION (self));

  if (self->state == STATE_CLOSED)
    return;

  self->state = STATE_CLOSED;
  g_clear_signal_handler (&self->offline_handler, self->net);
  sp_endpoint_leave (self->endpoint);
  if (self->step != NULL)
    g_cancellable_cancel (self->step);
  g_clear_object (&self->step);
  /* Ends what is being read and written, and tells the other side at once; the descriptor itself
   * is in use until then. */
  if (self->socket != NULL)
    g_socket_shutdown (g_socket_connection_get_socket (self->socket), TRUE, TRUE, NULL);
}
