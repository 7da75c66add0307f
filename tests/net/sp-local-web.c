/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-local-private.h"

/**
 * sp_local_server_add_web:
 * @self: a server
 * @host: a host
 * @port: its port
 * @certificate: what it shows; %SP_LOCAL_CLEAR for `http:`
 *
 * Listens there, before there is any answer.
 */
void
sp_local_server_add_web (SpLocalServer     *self,
                         const char        *host,
                         guint16            port,
                         SpLocalCertificate certificate)
{
  sp_local_server_add (self, host, port, certificate, certificate != SP_LOCAL_CLEAR, sp_local_web_play, NULL);
}

/**
 * sp_local_server_answer:
 * @self: a server
 * @url: an address, without a query: it is answered whatever the query
 * @answer: what is answered there from now on; copied
 *
 * The server begins to listen there, with a valid certificate for `https:`, if it does not yet.
 */
void
sp_local_server_answer (SpLocalServer       *self,
                        const char          *url,
                        const SpLocalAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *host = NULL;
  gint port = -1;

  g_uri_split_network (url, G_URI_FLAGS_NONE, &scheme, &host, &port, &error);
  g_assert_no_error (error);
  if (port < 0)
    port = g_str_equal (scheme, "https") ? 443 : 80;
  if (!sp_local_server_has (self, host, (guint16) port))
    sp_local_server_add_web (self, host, (guint16) port,
                             g_str_equal (scheme, "https") ? SP_LOCAL_VALID : SP_LOCAL_CLEAR);

  sp_local_pages_set (sp_local_server_get_pages (self), url, answer);
}

/**
 * sp_local_server_dup_request:
 * @self: a server
 * @url: an address, without a query
 *
 * Returns: (transfer full) (nullable): the last request for it as it came, head and body
 */
char *
sp_local_server_dup_request (SpLocalServer *self,
                             const char    *url)
{
  return sp_local_pages_dup_request (sp_local_server_get_pages (self), url);
}

/**
 * sp_local_server_answer_text:
 * @self: a server
 * @url: an address, without a query
 * @status: such as 200
 * @type: (nullable): Content-Type
 * @body: what is answered
 */
void
sp_local_server_answer_text (SpLocalServer *self,
                             const char    *url,
                             guint          status,
                             const char    *type,
                             const char    *body)
{
  SpLocalAnswer answer = { .status = status, .type = type, .body = body };

  sp_local_server_answer (self, url, &answer);
}

/**
 * sp_local_server_redirect:
 * @self: a server
 * @url: an address, without a query
 * @status: such as 302
 * @location: where to
 */
void
sp_local_server_redirect (SpLocalServer *self,
                          const char    *url,
                          guint          status,
                          const char    *location)
{
  g_autofree char *headers = g_strdup_printf ("Location: %s\r\n", location);
  SpLocalAnswer answer = { .status = status, .headers = headers, .body = "Moved.\n" };

  sp_local_server_answer (self, url, &answer);
}

static gboolean
say_body (SpLocalConnection   *connection,
          const SpLocalAnswer *answer,
          GBytes              *body)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (answer->drip == 0)
    return sp_local_connection_say (connection, data, length);

  for (gsize i = 0; i < length; i++)
    {
      if (!sp_local_connection_wait (connection, answer->drip) ||
          !sp_local_connection_say (connection, data + i, 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_length (const SpLocalAnswer *answer)
{
  return answer->headers != NULL && strstr (answer->headers, "Content-Length:") != NULL;
}

/* Whether another request may come. */
static gboolean
say_answer (SpLocalConnection   *connection,
            const SpLocalAnswer *answer,
            GBytes              *body)
{
  g_autoptr (GString) head = g_string_new (NULL);
  gboolean is_whole = answer->end == SP_LOCAL_END_WHOLE;

  if (answer->delay > 0 && !sp_local_connection_wait (connection, answer->delay))
    return FALSE;

  if (!answer->raw)
    {
      g_string_printf (head, "HTTP/1.1 %u Said\r\n", answer->status > 0 ? answer->status : 200);
      if (answer->type != NULL)
        g_string_append_printf (head, "Content-Type: %s\r\n", answer->type);
      if (answer->headers != NULL)
        g_string_append (head, answer->headers);
      if (answer->end != SP_LOCAL_END_NEVER && !has_length (answer))
        g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\r\n",
                                g_bytes_get_size (body) + (is_whole ? 0 : 1));
      g_string_append (head, "\r\n");
      /* As most servers do: head and body in one. */
      if (answer->drip == 0)
        g_string_append_len (head, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
    }

  if (!sp_local_connection_say (connection, head->str, head->len))
    return FALSE;
  if ((answer->drip > 0 || answer->raw) && !say_body (connection, answer, body))
    return FALSE;

  if (answer->end == SP_LOCAL_END_SILENT)
    sp_local_connection_wait (connection, G_MAXUINT);
  while (answer->end == SP_LOCAL_END_NEVER && say_body (connection, answer, body))
    ;
  return is_whole && !answer->raw;
}

/* The head, and the body behind it. NULL: there is none. */
static char *
hear_request (SpLocalConnection *connection)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length = 0;

  for (;;)
    {
      g_autofree char *line = sp_local_connection_hear (connection);

      if (line == NULL)
        return NULL;
      g_string_append_printf (text, "%s\n", line);
      if (*line == '\0')
        break;
      if (g_ascii_strncasecmp (line, "Content-Length:", 15) == 0)
        length = (gsize) g_ascii_strtoull (line + 15, NULL, 10);
    }

  if (length > 0)
    {
      g_autofree char *body = g_malloc (length);

      if (!g_input_stream_read_all (G_INPUT_STREAM (connection->input), body, length, NULL,
                                    connection->cancellable, NULL))
        return NULL;
      g_string_append_len (text, body, (gssize) length);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
sp_local_web_play (SpLocalConnection *connection,
                   const char        *script)
{
  SpLocalPages *pages = sp_local_server_get_pages (connection->server);
  char *text = NULL;

  while ((text = hear_request (connection)) != NULL)
    {
      g_auto (GStrv) words = g_strsplit_set (text, " \n", 3);
      g_autofree char *url = NULL;
      g_autofree char *asked = NULL;
      g_autoptr (GBytes) body = NULL;
      SpLocalAnswer answer = { 0 };

      if (g_strv_length (words) < 3)
        {
          g_free (text);
          return;
        }

      asked = g_strconcat (sp_local_connection_get_origin (connection), words[1], NULL);
      sp_local_server_log (connection->server, "%s %s", words[0], asked);
      url = g_strndup (asked, strcspn (asked, "?"));
      sp_local_pages_take_request (pages, url, text);
      if (!sp_local_pages_find (pages, url, &answer, &body))
        {
          answer.status = 404;
          body = g_bytes_new_static ("Nothing.\n", strlen ("Nothing.\n"));
        }
      if (!say_answer (connection, &answer, body))
        return;
    }
}
