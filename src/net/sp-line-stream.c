/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-line-stream.h"

#include <glib/gi18n-lib.h>

#include "sp-connection.h"

/* Sixteen times what SMTP allows (RFC 5321, section 4.5.3.1.5), as much as IMAP advises
 * (RFC 7162, section 4). */
#define MAX_LINE_BYTES 8192

struct _SpLineStream
{
  GObject parent_instance;

  SpConnection *connection;
  gboolean is_reading;
  gboolean is_writing;
  gboolean is_securing;
  char buffer[MAX_LINE_BYTES];
  gsize n_buffered;
};

G_DEFINE_FINAL_TYPE (SpLineStream, sp_line_stream, G_TYPE_OBJECT)

static void
sp_line_stream_dispose (GObject *object)
{
  SpLineStream *self = SP_LINE_STREAM (object);

  sp_line_stream_close (self);

  G_OBJECT_CLASS (sp_line_stream_parent_class)->dispose (object);
}

static void
sp_line_stream_finalize (GObject *object)
{
  SpLineStream *self = SP_LINE_STREAM (object);

  g_clear_object (&self->connection);

  G_OBJECT_CLASS (sp_line_stream_parent_class)->finalize (object);
}

static void
sp_line_stream_class_init (SpLineStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_line_stream_dispose;
  object_class->finalize = sp_line_stream_finalize;
}

static void
sp_line_stream_init (SpLineStream *self)
{
}

/**
 * sp_line_stream_new:
 * @net: the door to the network
 * @ledger: (nullable): where name and connection are noted
 * @host: a host name in ASCII, or an IP address
 * @port: its port
 *
 * Returns: (transfer full): a stream that is not open yet
 */
SpLineStream *
sp_line_stream_new (SpNet      *net,
                    SpLedger   *ledger,
                    const char *host,
                    guint16     port)
{
  SpLineStream *self = NULL;

  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  self = g_object_new (SP_TYPE_LINE_STREAM, NULL);
  self->connection = sp_connection_new (net, ledger, host, port);
  return self;
}

/* Whether an operation may begin: the connection is there, and no other is in its way. */
static gboolean
begin (SpLineStream *self,
       GTask        *task,
       gboolean      is_busy)
{
  if (sp_connection_get_stream (self->connection) == NULL)
    g_task_return_error (task, sp_connection_explain (self->connection, NULL));
  else if (is_busy)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "One operation of a kind at a time");
  else
    return TRUE;

  return FALSE;
}

static void
on_stepped_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SpLineStream *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->is_securing = FALSE;
  if (sp_connection_finish (self->connection, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * sp_line_stream_open_async:
 * @self: a stream that was never opened
 * @tls: whether it is encrypted from the first byte on (RFC 8314); otherwise it is in clear
 *   until sp_line_stream_start_tls_async()
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Connects; of several addresses the one that answers first is taken (RFC 8305).
 */
void
sp_line_stream_open_async (SpLineStream       *self,
                           gboolean            tls,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = NULL;

  g_return_if_fail (SP_IS_LINE_STREAM (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_line_stream_open_async);
  sp_connection_open_async (self->connection, tls, cancellable, on_stepped_cb, task);
}

/**
 * sp_line_stream_open_finish:
 * @self: a stream
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is open; otherwise an %SP_NET_ERROR or %G_IO_ERROR_CANCELLED, and
 *   sp_line_stream_get_way() tells how far it came
 */
gboolean
sp_line_stream_open_finish (SpLineStream  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_line_stream_start_tls_async:
 * @self: an open stream in clear
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Goes on encrypted. Fails with %SP_NET_ERROR_PROTOCOL where the server, or somebody on the way,
 * has sent more than was read: it would pass for the first words of the encrypted part
 * (CVE-2011-0411). Whatever fails, the stream is closed: nothing is ever said in clear afterwards.
 */
void
sp_line_stream_start_tls_async (SpLineStream       *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_LINE_STREAM (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_line_stream_start_tls_async);
  if (!begin (self, task, self->is_reading || self->is_writing || self->is_securing ||
                           sp_connection_is_encrypted (self->connection)))
    return;

  if (self->n_buffered > 0)
    {
      g_task_return_new_error (task, SP_NET_ERROR, SP_NET_ERROR_PROTOCOL,
                               _("%s said something unasked before the encryption began: somebody may have put it in."),
                               sp_connection_get_host (self->connection));
      sp_line_stream_close (self);
      return;
    }

  self->is_securing = TRUE;
  sp_connection_start_tls_async (self->connection, cancellable, on_stepped_cb, g_steal_pointer (&task));
}

/**
 * sp_line_stream_start_tls_finish:
 * @self: a stream
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it is encrypted now; otherwise it is closed
 */
gboolean
sp_line_stream_start_tls_finish (SpLineStream  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Takes the first line out of the buffer. NULL: none is whole yet. */
static GBytes *
take_line (SpLineStream *self)
{
  const char *end = memchr (self->buffer, '\n', self->n_buffered);
  gsize length, taken;
  GBytes *line = NULL;

  if (end == NULL)
    return NULL;

  taken = (gsize) (end - self->buffer) + 1;
  length = taken - 1;
  if (length > 0 && self->buffer[length - 1] == '\r')
    length--;

  line = g_bytes_new (self->buffer, length);
  self->n_buffered -= taken;
  memmove (self->buffer, self->buffer + taken, self->n_buffered);
  return line;
}

static void read_more (GTask *task);

/* Takes the task. @failure is (transfer full). */
static void
fail_read (GTask  *task,
           GError *failure)
{
  g_autoptr (GTask) reference = task;
  SpLineStream *self = g_task_get_source_object (task);

  self->is_reading = FALSE;
  g_task_return_error (task, failure);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  SpLineStream *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  GBytes *line = NULL;

  if (size < 0)
    {
      fail_read (task, sp_connection_explain (self->connection, error));
      return;
    }

  if (size == 0)
    {
      fail_read (task, sp_connection_explain (self->connection, NULL));
      return;
    }

  self->n_buffered += (gsize) size;
  line = take_line (self);
  if (line == NULL)
    {
      read_more (task);
      return;
    }

  self->is_reading = FALSE;
  g_task_return_pointer (task, line, (GDestroyNotify) g_bytes_unref);
  g_object_unref (task);
}

/* Takes the task. */
static void
read_more (GTask *task)
{
  SpLineStream *self = g_task_get_source_object (task);

  if (self->n_buffered == sizeof self->buffer)
    {
      /* Who is told may let go of us. */
      sp_line_stream_close (self);
      fail_read (task, g_error_new (SP_NET_ERROR, SP_NET_ERROR_TOO_LARGE,
                                    _("%s sent a line that is longer than is reasonable."),
                                    sp_connection_get_host (self->connection)));
      return;
    }

  g_input_stream_read_async (g_io_stream_get_input_stream (sp_connection_get_stream (self->connection)),
                             self->buffer + self->n_buffered, sizeof self->buffer - self->n_buffered,
                             G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_read_cb, task);
}

/**
 * sp_line_stream_read_line_async:
 * @self: an open stream
 * @cancellable: (nullable): ends it at any point; what has come of the line is kept
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Reads up to the next LF. One read at a time.
 */
void
sp_line_stream_read_line_async (SpLineStream       *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GBytes *line = NULL;

  g_return_if_fail (SP_IS_LINE_STREAM (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_line_stream_read_line_async);
  if (!begin (self, task, self->is_reading || self->is_securing))
    return;

  line = take_line (self);
  if (line != NULL)
    {
      g_task_return_pointer (task, line, (GDestroyNotify) g_bytes_unref);
      return;
    }

  self->is_reading = TRUE;
  read_more (g_steal_pointer (&task));
}

/**
 * sp_line_stream_read_line_finish:
 * @self: a stream
 * @result: what the callback was given
 * @length: (out) (optional): in bytes: the line may have NUL bytes in it
 * @error: return location for an error
 *
 * Returns: (transfer full): the line without its CRLF or LF, as it came: any bytes, and a NUL
 *   behind them; %NULL with %SP_NET_ERROR_TOO_LARGE for one of more than 8 KiB, another
 *   %SP_NET_ERROR, or %G_IO_ERROR_CANCELLED
 */
char *
sp_line_stream_read_line_finish (SpLineStream  *self,
                                 GAsyncResult  *result,
                                 gsize         *length,
                                 GError       **error)
{
  g_autoptr (GBytes) line = NULL;
  gconstpointer data;
  gsize size;
  char *copy = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  line = g_task_propagate_pointer (G_TASK (result), error);
  if (line == NULL)
    return NULL;

  data = g_bytes_get_data (line, &size);
  copy = g_malloc (size + 1);
  if (size > 0)
    memcpy (copy, data, size);
  copy[size] = '\0';
  if (length != NULL)
    *length = size;
  return copy;
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SpLineStream *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->is_writing = FALSE;
  sp_connection_hurry (self->connection);
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, sp_connection_explain (self->connection, error));
}

/**
 * sp_line_stream_write_bytes_async:
 * @self: an open stream
 * @bytes: what to send, with its CRLF
 * @cancellable: (nullable): ends it at any point; the stream is of no use then
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Sends @bytes, which are not copied and let go of when they have been sent. One write at a time.
 * To be finished with sp_line_stream_write_finish().
 */
void
sp_line_stream_write_bytes_async (SpLineStream       *self,
                                  GBytes             *bytes,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GIOStream *stream = NULL;
  gconstpointer data;
  gsize length;

  g_return_if_fail (SP_IS_LINE_STREAM (self));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_line_stream_write_bytes_async);
  if (!begin (self, task, self->is_writing || self->is_securing))
    return;

  self->is_writing = TRUE;
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  data = g_bytes_get_data (bytes, &length);
  stream = sp_connection_get_stream (self->connection);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (stream), data, length, G_PRIORITY_DEFAULT,
                                   cancellable, on_written_cb, g_steal_pointer (&task));
}

/**
 * sp_line_stream_write_async:
 * @self: an open stream
 * @text: (array length=length): what to send, with its CRLF
 * @length: in bytes
 * @cancellable: (nullable): ends it at any point; the stream is of no use then
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Sends @text, which is copied. One write at a time.
 */
void
sp_line_stream_write_async (SpLineStream       *self,
                            const char         *text,
                            gsize               length,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (text != NULL);

  bytes = g_bytes_new (text, length);
  sp_line_stream_write_bytes_async (self, bytes, cancellable, callback, user_data);
}

/**
 * sp_line_stream_write_finish:
 * @self: a stream
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether all of it was sent
 */
gboolean
sp_line_stream_write_finish (SpLineStream  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_line_stream_get_way:
 * @self: a stream
 *
 * Returns: (transfer none): how far it came, valid as long as @self and until its next operation
 */
const SpLineStreamWay *
sp_line_stream_get_way (SpLineStream *self)
{
  g_return_val_if_fail (SP_IS_LINE_STREAM (self), NULL);

  return sp_connection_get_way (self->connection);
}

/**
 * sp_line_stream_close:
 * @self: a stream
 *
 * Hangs up. What is under way ends with %SP_NET_ERROR_CLOSED, or as offline.
 */
void
sp_line_stream_close (SpLineStream *self)
{
  g_return_if_fail (SP_IS_LINE_STREAM (self));

  sp_connection_close (self->connection);
}
