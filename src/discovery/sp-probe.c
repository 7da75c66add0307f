/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-probe.h"

#include <glib/gi18n-lib.h>

#include "sp-deadline.h"
#include "sp-line-stream.h"
#include "sp-net-error.h"

/* A server that lists more abilities than this lists nonsense. */
#define MAX_LINES 100

/* How a protocol talks as long as nobody signs in. */
typedef struct
{
  const char *greeting;
  const char *ask_abilities;
  const char *starttls_ability;
  guint before_ability;         /* how many characters of a line stand before what it says */
  const char *end_of_abilities; /* how the last line begins */
  const char *refusals;         /* the first characters of a line that says no to the question */
  const char *starttls;
  const char *starttls_accepted;
  const char *goodbye;
} Dialect;

static const Dialect dialects[] = {
  /* RFC 9051, sections 6.1.1, 6.2.1 and 7.1.1; "* PREAUTH" is no greeting for us: who is
   * signed in already cannot be protected any more. */
  [SP_PROTOCOL_IMAP] = { "* OK", "a1 CAPABILITY\r\n", "STARTTLS", 0, "a1 ", "",
                         "a2 STARTTLS\r\n", "a2 OK", "a3 LOGOUT\r\n" },
  /* RFC 1939, section 3; RFC 2449, section 5; RFC 2595, section 4 */
  [SP_PROTOCOL_POP3] = { "+OK", "CAPA\r\n", "STLS", 0, ".", "-", "STLS\r\n", "+OK",
                         "QUIT\r\n" },
  /* RFC 5321, section 4.2; RFC 3207, section 4. The name tells nothing: RFC 6761, 6.4. */
  [SP_PROTOCOL_SMTP] = { "220", "EHLO signpost.invalid\r\n", "STARTTLS", 4, "250 ", "45",
                         "STARTTLS\r\n", "220", "QUIT\r\n" },
};

typedef struct
{
  SpNet *net;
  SpDeadline *deadline;
  guint deadline_ms;
  SpLineStream *stream;
  const Dialect *dialect;
  SpProtocol protocol;
  gboolean is_protected;
  gboolean offers_starttls;
  guint n_lines;
} Visit;

static void
visit_free (gpointer data)
{
  Visit *self = data;

  g_clear_pointer (&self->deadline, sp_deadline_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->net);
  g_free (self);
}

static void read_greeting (GTask *task);
static void read_ability (GTask *task);

static GCancellable *
get_cancellable (GTask *task)
{
  Visit *self = g_task_get_task_data (task);

  return sp_deadline_get_cancellable (self->deadline);
}

static void
said_goodbye_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  sp_line_stream_write_finish (SP_LINE_STREAM (source), result, NULL);
  sp_line_stream_close (SP_LINE_STREAM (source));
}

/* Nobody waits for it. */
static void
say_goodbye (Visit *self)
{
  sp_line_stream_write_async (self->stream, self->dialect->goodbye,
                              strlen (self->dialect->goodbye), NULL, said_goodbye_cb, NULL);
}

static void
return_right (GTask *task)
{
  Visit *self = g_task_get_task_data (task);

  const char *tls = sp_line_stream_get_way (self->stream)->tls_version;

  g_task_return_pointer (task, g_strdup (tls != NULL ? tls : "TLS"), g_free);
  say_goodbye (self);
}

static void
return_error (GTask  *task,
              GError *taken)
{
  g_autoptr (GError) error = taken;
  Visit *self = g_task_get_task_data (task);
  guint seconds = (self->deadline_ms + 999) / 1000;

  sp_line_stream_close (self->stream);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      sp_deadline_has_passed (self->deadline))
    g_task_return_new_error (task, SP_NET_ERROR, SP_NET_ERROR_TIMED_OUT,
                             /* Translators: what a server did not do */
                             ngettext ("No answer within %u second.", "No answer within %u seconds.",
                                       seconds),
                             seconds);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* It talks, but not as it should. */
static void
return_wrong (GTask      *task,
              SpNetError  code,
              const char *words)
{
  Visit *self = g_task_get_task_data (task);

  say_goodbye (self);
  g_task_return_new_error (task, SP_NET_ERROR, (int) code, "%s", words);
}

/* A prefix that is a word of its own. */
static gboolean
begins_with (const char *line,
             const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (line, prefix, length) == 0 &&
         (!g_ascii_isalnum (line[length]) || !g_ascii_isalnum (prefix[length - 1]));
}

static gboolean
offers_starttls (const Dialect *dialect,
                 const char    *line)
{
  g_auto (GStrv) words = NULL;

  if (strlen (line) < dialect->before_ability)
    return FALSE;

  words = g_strsplit_set (line + dialect->before_ability, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (words[i], dialect->starttls_ability) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
ends_abilities (const Dialect *dialect,
                const char    *line)
{
  return begins_with (line, dialect->end_of_abilities) ||
         (line[0] != '\0' && strchr (dialect->refusals, line[0]) != NULL);
}

static void
read_line (GTask              *task,
           GAsyncReadyCallback callback)
{
  Visit *self = g_task_get_task_data (task);

  sp_line_stream_read_line_async (self->stream, get_cancellable (task), callback, task);
}

/* Returns: (nullable): the line; NULL if the task has been returned and let go of. */
static char *
take_line (GTask        *task,
           GAsyncResult *result)
{
  Visit *self = g_task_get_task_data (task);
  g_autofree char *line = NULL;
  GError *error = NULL;

  line = sp_line_stream_read_line_finish (self->stream, result, NULL, &error);
  if (line == NULL)
    return_error (task, error);
  else if (++self->n_lines > MAX_LINES)
    return_wrong (task, SP_NET_ERROR_PROTOCOL, _("The server talks without an end."));
  else
    return g_steal_pointer (&line);

  g_object_unref (task);
  return NULL;
}

static void
encrypted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (sp_line_stream_start_tls_finish (SP_LINE_STREAM (source), result, &error))
    return_right (task);
  else
    return_error (task, error);
}

static void
starttls_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GTask *task = user_data;
  Visit *self = g_task_get_task_data (task);
  g_autofree char *line = take_line (task, result);

  if (line == NULL)
    return;

  if (begins_with (line, self->dialect->starttls_accepted))
    {
      sp_line_stream_start_tls_async (self->stream, get_cancellable (task), encrypted_cb, task);
      return;
    }

  return_wrong (task, SP_NET_ERROR_TLS,
                _("The server offers encryption, but refuses it when asked."));
  g_object_unref (task);
}

static void
starttls_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (sp_line_stream_write_finish (SP_LINE_STREAM (source), result, &error))
    {
      read_line (task, starttls_answered_cb);
      return;
    }

  return_error (task, error);
  g_object_unref (task);
}

static void
ability_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  Visit *self = g_task_get_task_data (task);
  g_autofree char *line = take_line (task, result);

  if (line == NULL)
    return;

  if (offers_starttls (self->dialect, line))
    self->offers_starttls = TRUE;

  if (!ends_abilities (self->dialect, line))
    {
      read_ability (task);
    }
  else if (self->offers_starttls)
    {
      sp_line_stream_write_async (self->stream, self->dialect->starttls,
                                  strlen (self->dialect->starttls), get_cancellable (task),
                                  starttls_written_cb, task);
    }
  else
    {
      return_wrong (task, SP_NET_ERROR_TLS,
                    _("This server offers no encryption: others on the way could read your "
                      "password and your mail. Do not use it."));
      g_object_unref (task);
    }
}

static void
read_ability (GTask *task)
{
  read_line (task, ability_read_cb);
}

static void
abilities_asked_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (sp_line_stream_write_finish (SP_LINE_STREAM (source), result, &error))
    {
      read_ability (task);
      return;
    }

  return_error (task, error);
  g_object_unref (task);
}

static void
greeted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Visit *self = g_task_get_task_data (task);
  g_autofree char *line = take_line (task, result);

  if (line == NULL)
    return;

  if (!begins_with (line, self->dialect->greeting))
    {
      return_wrong (task, SP_NET_ERROR_PROTOCOL,
                    _("What answers there does not greet as a mail server of this kind does."));
      g_object_unref (task);
    }
  else if (self->protocol == SP_PROTOCOL_SMTP && line[strlen (self->dialect->greeting)] == '-')
    {
      read_greeting (task);
    }
  else if (self->is_protected)
    {
      return_right (task);
      g_object_unref (task);
    }
  else
    {
      sp_line_stream_write_async (self->stream, self->dialect->ask_abilities,
                                  strlen (self->dialect->ask_abilities), get_cancellable (task),
                                  abilities_asked_cb, task);
    }
}

static void
read_greeting (GTask *task)
{
  read_line (task, greeted_cb);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (sp_line_stream_open_finish (SP_LINE_STREAM (source), result, &error))
    {
      read_greeting (task);
      return;
    }

  return_error (task, error);
  g_object_unref (task);
}

/**
 * sp_probe_async:
 * @net: the door to the network
 * @ledger: where the connection is noted
 * @probe: whom to visit
 * @cancellable: (nullable): ends it early
 * @callback: called once when it has ended
 * @user_data: passed to @callback
 *
 * Connects, protects the connection as the service does, and waits for the greeting. STARTTLS
 * is really done, and only where it is offered. Errors: %SP_NET_ERROR, %G_IO_ERROR_CANCELLED.
 */
void
sp_probe_async (SpNet              *net,
                SpLedger           *ledger,
                const SpProbe      *probe,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  const SpService *service;
  GTask *task;
  Visit *self;

  g_return_if_fail (SP_IS_NET (net));
  g_return_if_fail (probe != NULL && probe->kind < SP_N_SERVICES && probe->host != NULL);

  service = &sp_services[probe->kind];
  task = g_task_new (net, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_probe_async);

  self = g_new0 (Visit, 1);
  self->net = g_object_ref (net);
  self->deadline = sp_deadline_new (cancellable, probe->deadline);
  self->deadline_ms = probe->deadline;
  self->protocol = service->protocol;
  self->dialect = &dialects[service->protocol];
  self->is_protected = service->security == SP_SECURITY_TLS;
  self->stream = sp_line_stream_new (net, ledger, probe->host, probe->port);
  g_task_set_task_data (task, self, visit_free);

  sp_line_stream_open_async (self->stream, self->is_protected, get_cancellable (task), opened_cb,
                             task);
}

/**
 * sp_probe_finish:
 * @net: the door to the network
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (nullable) (transfer full): the version of TLS that was spoken, such as "TLS 1.3", if
 *   the server is right
 */
char *
sp_probe_finish (SpNet        *net,
                 GAsyncResult *result,
                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, net), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
