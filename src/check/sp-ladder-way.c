/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ladder-private.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-net-error.h"
#include "sp-scrub.h"

/* Of a name's addresses, so many are shown. */
#define MAX_ADDRESSES 6

static void read_line (SpLadder *self);

/**
 * sp_ladder_be_patient:
 * @self: a ladder
 *
 * Returns: (transfer none): what is cancelled when the operation that begins now has been silent for
 *   too long, or when all is to end; until the next call
 */
GCancellable *
sp_ladder_be_patient (SpLadder *self)
{
  g_clear_pointer (&self->patience, sp_deadline_free);
  self->patience = sp_deadline_new (sp_ladder_get_cancellable (self), SP_LADDER_PATIENCE_MS);
  return sp_deadline_get_cancellable (self->patience);
}

/* The step under way ends; its detail is what was seen of the encryption. */
static void
end_encryption (SpLadder *self,
                gint      ms,
                GError   *problem)
{
  const SpLineStreamWay *way = sp_line_stream_get_way (self->stream);
  g_autofree char *detail = sp_seen_take_way (self->seen, way, NULL);

  if (problem == NULL)
    {
      sp_ladder_pass_within (self, ms, detail);
      self->next (self);
      return;
    }

  if (way->certificate == NULL)
    g_clear_pointer (&detail, g_free);
  self->in_order = FALSE;
  sp_ladder_fail_showing (self, problem, detail);
}

static char *
describe_address (const char *address)
{
  return g_strdup_printf (strchr (address, ':') != NULL ? _("%s (IPv6) answered") : _("%s (IPv4) answered"),
                          address);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SpLadder *self = user_data;
  const SpLineStreamWay *way = sp_line_stream_get_way (SP_LINE_STREAM (source));
  GError *problem = NULL;
  g_autofree char *answered = NULL;

  self->in_order = sp_line_stream_open_finish (SP_LINE_STREAM (source), result, &problem);
  if (way->connection_ms < 0)
    {
      sp_ladder_fail (self, problem);
      return;
    }

  g_free (self->seen->address);
  self->seen->address = g_strdup (way->address);
  if (way->address != NULL)
    answered = describe_address (way->address);
  sp_ladder_pass_within (self, way->connection_ms, answered);

  if (self->tls)
    {
      gint64 started = self->step_started + way->connection_ms * G_TIME_SPAN_MILLISECOND;

      sp_ladder_begin (self, SP_CHECK_ENCRYPTION);
      self->step_started = started;
      end_encryption (self, way->encryption_ms, problem);
    }
  else if (problem != NULL)
    {
      sp_ladder_begin (self, SP_CHECK_GREETING);
      sp_ladder_fail (self, problem);
    }
  else
    {
      self->next (self);
    }
}

static void
open_stream (SpLadder *self)
{
  sp_ladder_begin (self, SP_CHECK_CONNECTION);
  self->stream = sp_line_stream_new (self->net, self->ledger, self->host, self->port);
  sp_line_stream_open_async (self->stream, self->tls, sp_ladder_be_patient (self), opened_cb, self);
}

static char *
describe_addresses (SpRecords *records)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (sp_records_get_n_records (records), MAX_ADDRESSES);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_inet_address_to_string (sp_records_get (records, i)->address);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", address);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SpLadder *self = user_data;
  GError *problem = NULL;
  g_autoptr (SpRecords) records = sp_net_look_up_finish (SP_NET (source), result, &problem);
  g_autofree char *addresses = NULL;

  if (records == NULL)
    {
      sp_ladder_fail (self, problem);
      return;
    }

  addresses = describe_addresses (records);
  sp_ladder_pass (self, addresses);
  open_stream (self);
}

/**
 * sp_ladder_connect:
 * @self: a ladder
 * @host: (nullable): a host name, or an IP address
 * @port: its port
 * @tls: whether it is encrypted from the first byte on
 * @next: what to do then
 *
 * The steps name and connection, and encryption with @tls.
 */
void
sp_ladder_connect (SpLadder    *self,
                   const char  *host,
                   guint16      port,
                   gboolean     tls,
                   SpLadderNext next)
{
  sp_ladder_begin (self, SP_CHECK_NAME);
  if (host == NULL || port == 0)
    {
      sp_ladder_fail_with (self, SP_CHECK_ERROR_NO_ADDRESS, _("It is not known where this server is."), NULL);
      return;
    }

  self->host = g_strdup (host);
  self->port = port;
  self->tls = tls;
  self->next = next;
  /* What TLS needs is loaded beside the first question. */
  sp_net_warm_up (self->net);
  if (g_hostname_is_ip_address (host))
    {
      sp_ladder_pass_within (self, 0, _("An address, not a name: nothing to look up"));
      open_stream (self);
      return;
    }

  sp_net_look_up_async (self->net, self->ledger, host, SP_RECORD_ADDRESS, SP_PERSONAL_DOMAIN,
                        sp_ladder_be_patient (self), looked_up_cb, self);
}

static void
encrypted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SpLadder *self = user_data;
  GError *problem = NULL;

  self->in_order = sp_line_stream_start_tls_finish (SP_LINE_STREAM (source), result, &problem);
  if (g_error_matches (problem, SP_NET_ERROR, SP_NET_ERROR_PROTOCOL) &&
      sp_line_stream_get_way (self->stream)->certificate == NULL)
    {
      problem->domain = SP_CHECK_ERROR;
      problem->code = SP_CHECK_ERROR_INJECTED;
    }
  end_encryption (self, sp_ladder_ms_since (self->step_started), problem);
}

/**
 * sp_ladder_start_tls:
 * @self: a ladder; the step encryption is under way
 * @next: what to do then
 *
 * Goes on encrypted.
 */
void
sp_ladder_start_tls (SpLadder    *self,
                     SpLadderNext next)
{
  self->next = next;
  sp_line_stream_start_tls_async (self->stream, sp_ladder_be_patient (self), encrypted_cb, self);
}

/**
 * sp_ladder_set_dialect:
 * @self: a ladder
 * @dialect: how the server talks
 */
void
sp_ladder_set_dialect (SpLadder        *self,
                       const SpDialect *dialect)
{
  self->dialect = dialect;
}

const SpDialect *
sp_ladder_get_dialect (SpLadder *self)
{
  return self->dialect;
}

/**
 * sp_ladder_take_tag:
 * @self: a ladder
 *
 * Returns: (transfer none): what a new command begins with; its answer is to bear the same
 */
const char *
sp_ladder_take_tag (SpLadder *self)
{
  if (!self->dialect->is_tagged)
    return "";

  g_snprintf (self->tag, sizeof self->tag, "a%u ", ++self->n_commands);
  return self->tag;
}

static void
heard_line_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  SpLadder *self = user_data;
  g_autofree char *line = NULL;
  g_autoptr (SpReply) reply = NULL;
  GError *problem = NULL;
  gsize length;

  line = sp_line_stream_read_line_finish (SP_LINE_STREAM (source), result, &length, &problem);
  if (line == NULL)
    {
      sp_ladder_fail (self, problem);
      return;
    }

  switch (sp_reply_feed (self->reply, self->dialect->feed, line, length, &problem))
    {
    case SP_FEED_MORE:
      read_line (self);
      break;

    case SP_FEED_DONE:
      reply = g_steal_pointer (&self->reply);
      sp_scrub (reply->shown, self->secrets);
      self->heard (self, reply);
      break;

    case SP_FEED_BROKEN:
    default:
      sp_ladder_fail (self, problem);
      break;
    }
}

static void
read_line (SpLadder *self)
{
  sp_line_stream_read_line_async (self->stream, sp_ladder_be_patient (self), heard_line_cb, self);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SpLadder *self = user_data;
  GError *problem = NULL;

  if (sp_line_stream_write_finish (SP_LINE_STREAM (source), result, &problem))
    read_line (self);
  else
    sp_ladder_fail (self, problem);
}

/**
 * sp_ladder_send:
 * @self: a ladder with a connection
 * @expect: what is waited for
 * @bytes: (nullable): what to send, with its tag and its CRLF; %NULL to listen only
 * @heard: what to do with the answer, which it does not own
 *
 * One command, one answer.
 */
void
sp_ladder_send (SpLadder     *self,
                SpExpect      expect,
                GBytes       *bytes,
                SpLadderHeard heard)
{
  g_autofree char *tag = g_strchomp (g_strdup (self->tag));

  g_clear_pointer (&self->reply, sp_reply_free);
  self->reply = sp_reply_new (expect, tag);
  self->heard = heard;
  if (bytes == NULL)
    read_line (self);
  else
    sp_line_stream_write_bytes_async (self->stream, bytes, sp_ladder_be_patient (self), sent_cb, self);
}

/**
 * sp_ladder_ask:
 * @self: a ladder with a connection
 * @expect: what is waited for
 * @command: (nullable): a command without tag and CRLF, with nothing secret in it; %NULL to listen only
 * @heard: what to do with the answer, which it does not own
 */
void
sp_ladder_ask (SpLadder     *self,
               SpExpect      expect,
               const char   *command,
               SpLadderHeard heard)
{
  g_autoptr (GBytes) bytes = NULL;

  if (command != NULL)
    {
      char *text = g_strdup_printf ("%s%s\r\n", sp_ladder_take_tag (self), command);

      bytes = g_bytes_new_take (text, strlen (text));
    }
  sp_ladder_send (self, expect, bytes, heard);
}

/**
 * sp_ladder_hush:
 * @self: a ladder
 * @secret: what must not be repeated, though the server may
 */
void
sp_ladder_hush (SpLadder   *self,
                SpPassword *secret)
{
  g_ptr_array_add (self->secrets, sp_password_ref (secret));
}
