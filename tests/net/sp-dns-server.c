/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-dns-server.h"

#define HEADER_LENGTH 12
#define COUNT_BYTE 6
#define CLASS_IN 1
#define LIFETIME 60

struct _SpDnsServer
{
  SpDnsHandler handler;
  gpointer data;
  GSocket *udp;
  GSource *udp_source;
  GSocketService *tcp;
  char *address;
  GHashTable *asked; /* "TYPE name" → how often */
  guint n_questions;
};

static void
put_16 (GByteArray *bytes,
        guint       value)
{
  guint8 big[2] = { (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (bytes, big, sizeof big);
}

/* RFC 1035, section 3.1. No compression: that is for raw answers. */
static void
put_name (GByteArray *bytes,
          const char *name)
{
  g_auto (GStrv) labels = g_strsplit (name, ".", -1);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      guint8 length = (guint8) strlen (labels[i]);

      if (length == 0)
        continue;
      g_byte_array_append (bytes, &length, 1);
      g_byte_array_append (bytes, (const guint8 *) labels[i], length);
    }
  g_byte_array_append (bytes, (const guint8 *) "", 1);
}

/* Where the question ends: behind its name, type and class. */
static gsize
skip_question (const SpDnsQuestion *question)
{
  return HEADER_LENGTH + strlen (question->name) + 2 + 4;
}

static void
read_question (SpDnsServer   *self,
               const guint8  *bytes,
               gsize          length,
               SpDnsQuestion *question)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *key = NULL;
  gsize at = HEADER_LENGTH;

  g_assert_cmpuint (length, >, HEADER_LENGTH);
  while (bytes[at] != 0)
    {
      g_assert_cmpuint (at + bytes[at] + 5, <, length);
      if (name->len > 0)
        g_string_append_c (name, '.');
      g_string_append_len (name, (const char *) bytes + at + 1, bytes[at]);
      at += 1u + bytes[at];
    }

  question->type = (guint) bytes[at + 1] << 8 | bytes[at + 2];
  question->name = g_string_free (g_steal_pointer (&name), FALSE);
  question->bytes = bytes;
  question->length = length;
  question->wants_authenticated = (bytes[3] & SP_DNS_AUTHENTICATED) != 0;

  key = g_strdup_printf ("%u %s", question->type, question->name);
  question->nth = GPOINTER_TO_UINT (g_hash_table_lookup (self->asked, key));
  g_hash_table_insert (self->asked, g_steal_pointer (&key), GUINT_TO_POINTER (question->nth + 1));
  self->n_questions++;
}

static GByteArray *
answer (SpDnsServer  *self,
        const guint8 *bytes,
        gsize         length,
        gboolean      tcp)
{
  SpDnsQuestion question = { .tcp = tcp };
  GByteArray *reply;

  read_question (self, bytes, length, &question);
  reply = self->handler (&question, self->data);
  g_free (question.name);

  return reply;
}

static gboolean
udp_cb (GSocket     *socket,
        GIOCondition condition,
        gpointer     user_data)
{
  SpDnsServer *self = user_data;

  for (;;)
    {
      g_autoptr (GSocketAddress) from = NULL;
      g_autoptr (GByteArray) reply = NULL;
      guint8 bytes[512];
      gssize length = g_socket_receive_from (socket, &from, (char *) bytes, sizeof bytes, NULL, NULL);

      if (length < 0)
        return G_SOURCE_CONTINUE;

      reply = answer (self, bytes, (gsize) length, FALSE);
      if (reply != NULL)
        g_socket_send_to (socket, from, (const char *) reply->data, reply->len, NULL, NULL);
    }
}

typedef struct
{
  SpDnsServer *server;
  GSocketConnection *connection;
  guint8 bytes[2 + 512];
  gsize length;
  GByteArray *reply;
} Exchange;

static void
end_exchange (Exchange *exchange)
{
  g_object_unref (exchange->connection);
  g_clear_pointer (&exchange->reply, g_byte_array_unref);
  g_free (exchange);
}

static void read_more (Exchange *exchange);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Exchange *exchange = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    {
      end_exchange (exchange);
      return;
    }

  g_clear_pointer (&exchange->reply, g_byte_array_unref);
  exchange->length = 0;
  read_more (exchange);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *exchange = user_data;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  g_autoptr (GByteArray) reply = NULL;
  gsize wanted;

  if (length <= 0)
    {
      end_exchange (exchange);
      return;
    }

  exchange->length += (gsize) length;
  wanted = exchange->length < 2 ? 2 : 2 + ((gsize) exchange->bytes[0] << 8 | exchange->bytes[1]);
  if (exchange->length < wanted)
    {
      read_more (exchange);
      return;
    }

  reply = answer (exchange->server, exchange->bytes + 2, wanted - 2, TRUE);
  if (reply == NULL)
    {
      end_exchange (exchange);
      return;
    }

  exchange->reply = g_byte_array_new ();
  put_16 (exchange->reply, reply->len);
  g_byte_array_append (exchange->reply, reply->data, reply->len);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (exchange->connection)),
                                   exchange->reply->data, exchange->reply->len, G_PRIORITY_DEFAULT,
                                   NULL, written_cb, exchange);
}

static void
read_more (Exchange *exchange)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (exchange->connection)),
                             exchange->bytes + exchange->length,
                             sizeof exchange->bytes - exchange->length, G_PRIORITY_DEFAULT, NULL,
                             read_cb, exchange);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->server = user_data;
  exchange->connection = g_object_ref (connection);
  read_more (exchange);
  return TRUE;
}

/* Both on the same port: c-ares has one for each server. */
static void
listen_on_both (SpDnsServer *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
      g_autoptr (GSocketAddress) bound = NULL;
      g_autoptr (GSocket) udp = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM,
                                              G_SOCKET_PROTOCOL_UDP, &error);

      g_assert_no_error (error);
      g_socket_bind (udp, any, FALSE, &error);
      g_assert_no_error (error);
      bound = g_socket_get_local_address (udp, &error);
      g_assert_no_error (error);
      if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->tcp), bound, G_SOCKET_TYPE_STREAM,
                                          G_SOCKET_PROTOCOL_TCP, NULL, NULL, NULL))
        continue;

      self->udp = g_steal_pointer (&udp);
      self->address = g_strdup_printf ("127.0.0.1:%u",
                                       g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
      return;
    }

  g_assert_not_reached ();
}

/**
 * sp_dns_server_new:
 * @handler: gives the answers
 * @data: for @handler
 *
 * Returns: (transfer full): a name server that runs
 */
SpDnsServer *
sp_dns_server_new (SpDnsHandler handler,
                   gpointer     data)
{
  SpDnsServer *self = g_new0 (SpDnsServer, 1);

  self->handler = handler;
  self->data = data;
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tcp = g_socket_service_new ();
  listen_on_both (self);

  g_socket_set_blocking (self->udp, FALSE);
  self->udp_source = g_socket_create_source (self->udp, G_IO_IN, NULL);
  g_source_set_callback (self->udp_source, G_SOURCE_FUNC (udp_cb), self, NULL);
  g_source_attach (self->udp_source, NULL);
  g_signal_connect (self->tcp, "incoming", G_CALLBACK (incoming_cb), self);

  return self;
}

/**
 * sp_dns_server_free:
 * @self: (transfer full): a name server
 *
 * Closes its port, when nobody is connected to it any longer.
 */
void
sp_dns_server_free (SpDnsServer *self)
{
  g_socket_service_stop (self->tcp);
  g_socket_listener_close (G_SOCKET_LISTENER (self->tcp));
  /* Connections end when the resolver has hung up. */
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_object_unref (self->tcp);
  g_source_destroy (self->udp_source);
  g_source_unref (self->udp_source);
  g_object_unref (self->udp);
  g_hash_table_unref (self->asked);
  g_free (self->address);
  g_free (self);
}

/**
 * sp_dns_server_get_address:
 * @self: a name server
 *
 * Returns: (transfer none): its address and port, as c-ares wants them
 */
const char *
sp_dns_server_get_address (SpDnsServer *self)
{
  return self->address;
}

/**
 * sp_dns_server_get_n_questions:
 * @self: a name server
 *
 * Returns: how often it was asked
 */
guint
sp_dns_server_get_n_questions (SpDnsServer *self)
{
  return self->n_questions;
}

/**
 * sp_dns_answer_new:
 * @question: what was asked
 * @code: how it went
 * @flags: more bits of the second half of the header
 *
 * Returns: (transfer full): an answer without records
 */
GByteArray *
sp_dns_answer_new (const SpDnsQuestion *question,
                   guint                code,
                   guint                flags)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, question->bytes, 2);
  /* An answer; recursion desired and available. */
  put_16 (bytes, 0x8180 | flags | code);
  put_16 (bytes, 1);
  put_16 (bytes, 0);
  put_16 (bytes, 0);
  put_16 (bytes, 0);
  g_byte_array_append (bytes, question->bytes + HEADER_LENGTH,
                       (guint) (skip_question (question) - HEADER_LENGTH));

  return bytes;
}

/**
 * sp_dns_answer_add:
 * @answer: an answer
 * @name: whose record
 * @type: its type
 * @data: what it holds
 * @length: of @data
 *
 * Adds a record.
 */
void
sp_dns_answer_add (GByteArray   *answer,
                   const char   *name,
                   guint         type,
                   const guint8 *data,
                   gsize         length)
{
  guint count = ((guint) answer->data[COUNT_BYTE] << 8 | answer->data[COUNT_BYTE + 1]) + 1;

  put_name (answer, name);
  put_16 (answer, type);
  put_16 (answer, CLASS_IN);
  put_16 (answer, 0);
  put_16 (answer, LIFETIME);
  put_16 (answer, (guint) length);
  g_byte_array_append (answer, data, (guint) length);
  answer->data[COUNT_BYTE] = (guint8) (count >> 8);
  answer->data[COUNT_BYTE + 1] = (guint8) count;
}

/**
 * sp_dns_answer_add_address:
 * @answer: an answer
 * @name: whose record
 * @address: IPv4 or IPv6
 *
 * Adds an A or AAAA record.
 */
void
sp_dns_answer_add_address (GByteArray *answer,
                           const char *name,
                           const char *address)
{
  g_autoptr (GInetAddress) parsed = g_inet_address_new_from_string (address);
  gboolean ipv6 = g_inet_address_get_family (parsed) == G_SOCKET_FAMILY_IPV6;

  sp_dns_answer_add (answer, name, ipv6 ? SP_DNS_AAAA : SP_DNS_A, g_inet_address_to_bytes (parsed),
                     g_inet_address_get_native_size (parsed));
}

/**
 * sp_dns_answer_add_cname:
 * @answer: an answer
 * @name: whose record
 * @target: its other name
 *
 * Adds a CNAME record.
 */
void
sp_dns_answer_add_cname (GByteArray *answer,
                         const char *name,
                         const char *target)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  put_name (data, target);
  sp_dns_answer_add (answer, name, SP_DNS_CNAME, data->data, data->len);
}

/**
 * sp_dns_answer_add_mx:
 * @answer: an answer
 * @name: whose record
 * @preference: of the record
 * @target: the host, or "." for none
 *
 * Adds an MX record.
 */
void
sp_dns_answer_add_mx (GByteArray *answer,
                      const char *name,
                      guint16     preference,
                      const char *target)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  put_16 (data, preference);
  put_name (data, target);
  sp_dns_answer_add (answer, name, SP_DNS_MX, data->data, data->len);
}

/**
 * sp_dns_answer_add_srv:
 * @answer: an answer
 * @name: whose record
 * @priority: of the record
 * @weight: of the record
 * @port: of the record
 * @target: the host, or "." for none
 *
 * Adds an SRV record.
 */
void
sp_dns_answer_add_srv (GByteArray *answer,
                       const char *name,
                       guint16     priority,
                       guint16     weight,
                       guint16     port,
                       const char *target)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  put_16 (data, priority);
  put_16 (data, weight);
  put_16 (data, port);
  put_name (data, target);
  sp_dns_answer_add (answer, name, SP_DNS_SRV, data->data, data->len);
}

/**
 * sp_dns_answer_add_txt:
 * @answer: an answer
 * @name: whose record
 * @strings: (array zero-terminated=1): what it is made of, each of up to 255 bytes
 *
 * Adds a TXT record.
 */
void
sp_dns_answer_add_txt (GByteArray        *answer,
                       const char        *name,
                       const char *const *strings)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    {
      guint8 length = (guint8) strlen (strings[i]);

      g_byte_array_append (data, &length, 1);
      g_byte_array_append (data, (const guint8 *) strings[i], length);
    }
  sp_dns_answer_add (answer, name, SP_DNS_TXT, data->data, data->len);
}
