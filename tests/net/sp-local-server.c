/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-local-private.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include "sp-authorities.h"
#include "sp-net.h"

/* More than that at once would be a test of the kernel. */
#define BACKLOG 128
/* Connections to a server that never takes one: so many find room all the same. */
#define N_FILLERS 4

struct _SpLocalListener
{
  SpLocalServer *server;
  char *place;  /* host:port */
  char *origin; /* as in a URL */
  SpLocalCertificate certificate;
  gboolean tls_from_start;
  SpLocalPlay play;
  char *script; /* (nullable) */
  GSocket *socket;
  GThread *thread;
};

struct _SpLocalServer
{
  GCancellable *cancellable;
  GTlsDatabase *trusted;
  GTlsCertificate *certificates[SP_N_LOCAL_CERTIFICATES];
  GHashTable *ports;
  GPtrArray *listeners; /* (element-type SpLocalListener) */
  GPtrArray *sockets;   /* (element-type GSocket): held and not used */
  SpLocalPages *pages;

  GMutex mutex; /* for all below */
  GCond ended;
  guint n_connections;
  GPtrArray *log;
};

static const char * const certificate_names[SP_N_LOCAL_CERTIFICATES] = {
  [SP_LOCAL_VALID] = "valid",
  [SP_LOCAL_EXPIRED] = "expired",
  [SP_LOCAL_EARLY] = "early",
  [SP_LOCAL_WRONG_NAME] = "wrong-name",
  [SP_LOCAL_STRANGER] = "stranger",
  [SP_LOCAL_SELF_SIGNED] = "self-signed",
};

static char *
build_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);

  return g_test_build_filename (G_TEST_DIST, "net", "certificates", file, NULL);
}

static void
listener_free (gpointer data)
{
  SpLocalListener *listener = data;

  g_clear_object (&listener->socket);
  g_free (listener->place);
  g_free (listener->origin);
  g_free (listener->script);
  g_free (listener);
}

/**
 * sp_local_server_new:
 *
 * Returns: (transfer full): a server that listens nowhere yet
 */
SpLocalServer *
sp_local_server_new (void)
{
  SpLocalServer *self = g_new0 (SpLocalServer, 1);
  g_autofree char *authority = build_path ("authority");
  g_autoptr (GTlsDatabase) believed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_tls_backend_supports_tls (g_tls_backend_get_default ()));
  self->cancellable = g_cancellable_new ();
  self->trusted = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  /* What is made without a word on what to believe shall not read the files of this computer. */
  believed = sp_authorities_new (self->trusted);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), believed);
  self->ports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->listeners = g_ptr_array_new_with_free_func (listener_free);
  self->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  self->pages = sp_local_pages_new ();
  self->log = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sp_local_server_free:
 * @self: (transfer full): a server
 *
 * Ends all its connections, and waits until they have ended.
 */
void
sp_local_server_free (SpLocalServer *self)
{
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->listeners->len; i++)
    {
      SpLocalListener *listener = self->listeners->pdata[i];

      g_thread_join (listener->thread);
    }

  g_mutex_lock (&self->mutex);
  while (self->n_connections > 0)
    g_cond_wait (&self->ended, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_ptr_array_unref (self->listeners);
  g_ptr_array_unref (self->sockets);
  for (guint i = 0; i < SP_N_LOCAL_CERTIFICATES; i++)
    g_clear_object (&self->certificates[i]);
  g_object_unref (self->trusted);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->ports);
  sp_local_pages_free (self->pages);
  g_ptr_array_unref (self->log);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self);
}

/**
 * sp_local_server_make_net:
 * @self: a server
 * @resolver: whom to ask for names
 *
 * Returns: (transfer full): a network that believes the authority of the tests and leads to
 *   this server; what is added later is reached through it too
 */
SpNet *
sp_local_server_make_net (SpLocalServer *self,
                          SpResolver    *resolver)
{
  return sp_net_new_with (resolver, self->trusted, self->ports);
}

static void
connection_free (SpLocalConnection *self)
{
  SpLocalServer *server = self->server;

  g_io_stream_close (self->stream, NULL, NULL);
  g_object_unref (self->input);
  g_object_unref (self->stream);
  g_free (self);

  g_mutex_lock (&server->mutex);
  if (--server->n_connections == 0)
    g_cond_signal (&server->ended);
  g_mutex_unlock (&server->mutex);
}

static void
set_stream (SpLocalConnection *self,
            GIOStream         *stream)
{
  g_clear_object (&self->input);
  g_clear_object (&self->stream);
  self->stream = stream;
  self->input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_data_input_stream_set_newline_type (self->input, G_DATA_STREAM_NEWLINE_TYPE_LF);
  /* The end of the buffer closes nothing. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->input), FALSE);
}

static gpointer
serve_thread (gpointer data)
{
  SpLocalConnection *self = data;
  SpLocalListener *listener = self->listener;

  sp_local_server_log (self->server, "CONNECTION %s", listener->place);
  if (!listener->tls_from_start || sp_local_connection_start_tls (self))
    listener->play (self, listener->script);
  connection_free (self);
  return NULL;
}

static gpointer
accept_thread (gpointer data)
{
  SpLocalListener *listener = data;
  SpLocalServer *server = listener->server;
  GSocket *socket = NULL;

  while ((socket = g_socket_accept (listener->socket, server->cancellable, NULL)) != NULL)
    {
      SpLocalConnection *connection = g_new0 (SpLocalConnection, 1);

      g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
      connection->server = server;
      connection->listener = listener;
      connection->cancellable = server->cancellable;
      set_stream (connection, G_IO_STREAM (g_socket_connection_factory_create_connection (socket)));
      g_object_unref (socket);

      g_mutex_lock (&server->mutex);
      server->n_connections++;
      g_mutex_unlock (&server->mutex);
      g_thread_unref (g_thread_new ("local server", serve_thread, connection));
    }

  return NULL;
}

static char *
make_place (const char *host,
            guint16     port)
{
  return g_strdup_printf ("%s:%u", host, port);
}

static GSocket *
new_socket (GSocketFamily family)
{
  return g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
}

static GSocket *
listen_at (const char *text,
           guint16     port,
           gint        backlog)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new (address, port);
  g_autoptr (GSocket) socket = new_socket (g_inet_address_get_family (address));

  if (socket == NULL || !g_socket_bind (socket, place, TRUE, NULL))
    return NULL;

  g_socket_set_listen_backlog (socket, backlog);
  if (!g_socket_listen (socket, NULL))
    return NULL;

  return g_steal_pointer (&socket);
}

static guint16
get_port (GSocket *socket)
{
  g_autoptr (GSocketAddress) place = g_socket_get_local_address (socket, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (place));
}

static void
map_port (SpLocalServer *self,
          const char    *host,
          guint16        port,
          guint16        local)
{
  g_hash_table_insert (self->ports, make_place (host, port), GUINT_TO_POINTER ((guint) local));
}

gboolean
sp_local_server_has (SpLocalServer *self,
                     const char    *host,
                     guint16        port)
{
  g_autofree char *place = make_place (host, port);

  return g_hash_table_contains (self->ports, place);
}

void
sp_local_server_add (SpLocalServer     *self,
                     const char        *host,
                     guint16            port,
                     SpLocalCertificate certificate,
                     gboolean           tls_from_start,
                     SpLocalPlay        play,
                     const char        *script)
{
  SpLocalListener *listener = g_new0 (SpLocalListener, 1);
  guint16 usual = tls_from_start ? 443 : 80;
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_local_server_has (self, host, port));
  listener->server = self;
  listener->place = make_place (host, port);
  listener->origin = g_strconcat (tls_from_start ? "https://" : "http://",
                                  port == usual ? host : listener->place, NULL);
  listener->certificate = certificate;
  listener->tls_from_start = tls_from_start;
  listener->play = play;
  listener->script = g_strdup (script);
  listener->socket = listen_at ("127.0.0.1", 0, BACKLOG);
  g_assert_nonnull (listener->socket);
  map_port (self, host, port, get_port (listener->socket));

  if (certificate != SP_LOCAL_CLEAR && self->certificates[certificate] == NULL)
    {
      g_autofree char *path = build_path (certificate_names[certificate]);

      self->certificates[certificate] = g_tls_certificate_new_from_file (path, &error);
      g_assert_no_error (error);
    }

  g_ptr_array_add (self->listeners, listener);
  listener->thread = g_thread_new ("local listener", accept_thread, listener);
}

/**
 * sp_local_server_add_refusal:
 * @self: a server
 * @host: a host
 * @port: its port
 *
 * Nobody listens there.
 */
void
sp_local_server_add_refusal (SpLocalServer *self,
                             const char    *host,
                             guint16        port)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new (address, 0);
  GSocket *socket = new_socket (G_SOCKET_FAMILY_IPV4);

  /* Bound, so that nobody else gets the port. */
  g_assert_true (g_socket_bind (socket, place, FALSE, NULL));
  map_port (self, host, port, get_port (socket));
  g_ptr_array_add (self->sockets, socket);
}

/**
 * sp_local_server_add_hole:
 * @self: a server
 * @address: an address of this computer that is not 127.0.0.1, such as 127.0.0.2 or ::1
 * @host: a host that has been added, or is served nowhere else
 * @port: its port
 *
 * At @address, and the same port, connections are never answered.
 *
 * Returns: whether this computer has @address
 */
gboolean
sp_local_server_add_hole (SpLocalServer *self,
                          const char    *address,
                          const char    *host,
                          guint16        port)
{
  g_autofree char *place = make_place (host, port);
  guint16 local = (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (self->ports, place));
  GSocket *socket = listen_at (address, local, 0);
  g_autoptr (GSocketAddress) there = NULL;

  if (socket == NULL)
    return FALSE;

  g_ptr_array_add (self->sockets, socket);
  map_port (self, host, port, get_port (socket));

  /* The kernel answers for a listener until its queue is full, and then nobody does. */
  there = g_socket_get_local_address (socket, NULL);
  for (guint i = 0; i < N_FILLERS; i++)
    {
      GSocket *filler = new_socket (g_socket_get_family (socket));

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, there, NULL, NULL);
      g_ptr_array_add (self->sockets, filler);
    }

  return TRUE;
}

void
sp_local_server_log (SpLocalServer *self,
                     const char    *format,
                     ...)
{
  va_list args;

  g_mutex_lock (&self->mutex);
  va_start (args, format);
  g_ptr_array_add (self->log, g_strdup_vprintf (format, args));
  va_end (args);
  g_mutex_unlock (&self->mutex);
}

/**
 * sp_local_server_dup_log:
 * @self: a server
 *
 * Returns: (transfer full): what came so far
 */
GStrv
sp_local_server_dup_log (SpLocalServer *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->log->len; i++)
    g_strv_builder_add (builder, self->log->pdata[i]);
  g_mutex_unlock (&self->mutex);
  return g_strv_builder_end (builder);
}

/**
 * sp_local_server_count:
 * @self: a server
 * @entry: an entry of its log
 *
 * Returns: how often it stands there
 */
guint
sp_local_server_count (SpLocalServer *self,
                       const char    *entry)
{
  g_auto (GStrv) log = sp_local_server_dup_log (self);
  guint count = 0;

  for (guint i = 0; log[i] != NULL; i++)
    count += g_str_equal (log[i], entry);
  return count;
}

SpLocalPages *
sp_local_server_get_pages (SpLocalServer *self)
{
  return self->pages;
}

gboolean
sp_local_connection_start_tls (SpLocalConnection *self)
{
  g_autoptr (GIOStream) tls =
    g_tls_server_connection_new (self->stream, self->server->certificates[self->listener->certificate], NULL);

  if (tls == NULL || !g_tls_connection_handshake (G_TLS_CONNECTION (tls), self->cancellable, NULL))
    return FALSE;

  set_stream (self, g_steal_pointer (&tls));
  return TRUE;
}

gboolean
sp_local_connection_say (SpLocalConnection *self,
                         const char        *data,
                         gsize              length)
{
  g_autoptr (GError) error = NULL;

  /* glib-networking loses the reason if nobody takes it. */
  return g_output_stream_write_all (g_io_stream_get_output_stream (self->stream), data, length, NULL,
                                    self->cancellable, &error);
}

/* One line without its end. NULL: there is none. */
char *
sp_local_connection_hear (SpLocalConnection *self)
{
  gsize length;
  char *line = g_data_input_stream_read_line (self->input, &length, self->cancellable, NULL);

  if (line != NULL && length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';
  return line;
}

/* FALSE: the test has ended. */
gboolean
sp_local_connection_wait (SpLocalConnection *self,
                          guint              milliseconds)
{
  GPollFD fd = { 0 };
  gint n_ready;

  g_cancellable_make_pollfd (self->cancellable, &fd);
  n_ready = g_poll (&fd, 1, milliseconds == G_MAXUINT ? -1 : (gint) milliseconds);
  g_cancellable_release_fd (self->cancellable);
  return n_ready == 0;
}

const char *
sp_local_connection_get_place (SpLocalConnection *self)
{
  return self->listener->place;
}

const char *
sp_local_connection_get_origin (SpLocalConnection *self)
{
  return self->listener->origin;
}
