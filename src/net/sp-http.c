/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "sp-endpoint.h"
#include "sp-http-failure.h"
#include "sp-http-head.h"
#include "sp-http-url.h"
#include "sp-net-failure.h"
#include "sp-net-private.h"
#include "sp-site.h"

#define DEFAULT_MAX_BYTES (256 * 1024)
#define DEFAULT_MAX_REDIRECTS 10
#define CHUNK_BYTES (16 * 1024)
/* Behind a longer answer to a redirect, a new connection is sooner there than its end. */
#define SKIPPED_BYTES (8 * 1024)
/* What nobody cancels ends then. */
#define LONGEST_MS (60 * 1000)
/* "Wait": libsoup reads one after the other, and nobody else gets a turn. */
#define MAX_INFORMATIONAL 8
#define USER_AGENT "Signpost/" SP_VERSION

typedef struct
{
  GTask *task; /* not owned */
  SpNet *net;  /* not owned: the task does */
  SpLedger *ledger; /* (nullable) */
  guint epoch;      /* of the SpNet */
  SpDeadline *deadline;
  gulong offline_handler;
  gint64 started;

  GBytes *body;       /* (nullable): NULL: GET */
  char *content_type; /* (nullable) */
  char *accept;       /* (nullable) */
  SpPersonal personal;
  char *withheld; /* (nullable) */
  SpHttpFlags flags;
  gsize max_bytes;
  guint max_redirects;
  guint n_informational; /* answers that were none yet (1xx) */

  char *first_host;
  GUri *url;        /* of this hop */
  GHashTable *seen; /* (element-type utf8): the addresses that were asked */

  SpEndpoint *endpoint; /* (nullable) */
  SoupSession *session; /* (nullable): of one origin, and all its requests go to one endpoint */
  SoupMessage *message; /* (nullable) */
  GInputStream *stream; /* (nullable) */
  SpLedgerEntry *entry; /* (nullable): once somebody is told something */
  char *proxy;          /* (nullable): who has not let us through yet */
  GByteArray *bytes;
  GError *failure;      /* (nullable): why we cancelled it ourselves */
  SpHttpResponse *response;
} Fetch;

static void send_request (GTask *task);
static void read_body (GTask *task);

static void
leave_message (Fetch *fetch)
{
  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch->task);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_clear_object (&fetch->entry);
  g_clear_pointer (&fetch->proxy, g_free);
}

/* The connection ends here: nobody waits for another request. */
static void
leave_session (Fetch *fetch)
{
  g_autoptr (SoupSession) session = g_steal_pointer (&fetch->session);

  leave_message (fetch);
  if (session != NULL)
    soup_session_abort (session);
  if (fetch->endpoint != NULL)
    sp_endpoint_leave (fetch->endpoint);
  g_clear_object (&fetch->endpoint);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_signal_handler_disconnect (fetch->net, fetch->offline_handler);
  leave_session (fetch);
  g_clear_object (&fetch->ledger);
  g_clear_pointer (&fetch->deadline, sp_deadline_free);
  g_clear_pointer (&fetch->body, g_bytes_unref);
  g_free (fetch->content_type);
  g_free (fetch->accept);
  g_free (fetch->withheld);
  g_free (fetch->first_host);
  g_clear_pointer (&fetch->url, g_uri_unref);
  g_clear_pointer (&fetch->seen, g_hash_table_unref);
  g_clear_pointer (&fetch->bytes, g_byte_array_unref);
  g_clear_error (&fetch->failure);
  g_clear_pointer (&fetch->response, sp_http_response_free);
  g_free (fetch);
}

static void
end_entry (Fetch      *fetch,
           const char *outcome)
{
  if (fetch->entry != NULL)
    sp_ledger_entry_end (fetch->entry, outcome);
}

/* Takes the task. */
static void
fail (GTask        *task,
      const GError *cause)
{
  g_autoptr (GTask) reference = task;
  Fetch *fetch = g_task_get_task_data (task);
  const char *host = g_uri_get_host (fetch->url);
  g_autoptr (GError) late = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
  g_autoptr (GError) error = NULL;

  if (fetch->failure != NULL)
    cause = fetch->failure;
  else if (sp_deadline_has_passed (fetch->deadline))
    cause = late;

  error = sp_http_failure_new (fetch->net, fetch->epoch, cause, host, fetch->message, fetch->proxy);
  end_entry (fetch, sp_net_failure_to_outcome (error, sp_deadline_get_cancellable (fetch->deadline)));
  leave_session (fetch);
  g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes the task. */
static void
succeed (GTask *task)
{
  g_autoptr (GTask) reference = task;
  Fetch *fetch = g_task_get_task_data (task);
  SpHttpResponse *response = g_steal_pointer (&fetch->response);
  g_autofree char *outcome = g_strdup_printf ("HTTP %u", response->status);

  end_entry (fetch, outcome);
  leave_session (fetch);
  response->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->bytes));
  response->ms = (guint) ((g_get_monotonic_time () - fetch->started) / 1000);
  g_task_return_pointer (task, response, (GDestroyNotify) sp_http_response_free);
}

/* Ends what is under way. */
static void
cancel_for (Fetch  *fetch,
            GError *failure)
{
  if (fetch->failure != NULL)
    {
      g_error_free (failure);
      return;
    }

  fetch->failure = failure;
  g_cancellable_cancel (sp_deadline_get_cancellable (fetch->deadline));
}

static void
on_offline_cb (SpNet      *net,
               GParamSpec *pspec,
               gpointer    user_data)
{
  if (sp_net_is_offline (net))
    cancel_for (user_data, sp_net_failure_new_offline ());
}

/* From here on somebody is told something: that we come, and soon what we want. */
static void
begin_entry (Fetch *fetch)
{
  g_autofree char *detail = NULL;

  if (fetch->entry != NULL)
    return;

  detail = sp_http_url_to_detail (fetch->url);
  fetch->entry = sp_ledger_add (fetch->ledger, SP_CONTACT_REQUEST, g_uri_get_host (fetch->url), detail,
                                fetch->personal);
}

/* Past the proxy, if there is one. */
static void
note_reached (Fetch *fetch)
{
  g_clear_pointer (&fetch->proxy, g_free);
  if (fetch->entry != NULL)
    sp_ledger_entry_note_reached (fetch->entry);
}

static void
on_network_event_cb (SoupMessage       *message,
                     GSocketClientEvent event,
                     GIOStream         *connection,
                     gpointer           user_data)
{
  static const char * const protocols[] = { "http/1.1", NULL };
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) failure = NULL;

  switch ((guint) event)
    {
    case G_SOCKET_CLIENT_CONNECTING:
      begin_entry (fetch);
      g_free (fetch->proxy);
      fetch->proxy = sp_net_failure_dup_proxy (connection);
      break;

    case G_SOCKET_CLIENT_CONNECTED:
      if (fetch->proxy == NULL)
        note_reached (fetch);
      break;

    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
      note_reached (fetch);
      /* HTTP/2 is of no use for one question. */
      g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
      g_tls_connection_set_database (G_TLS_CONNECTION (connection),
                                     sp_net_get_trusted (fetch->net));
      break;

    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
      /* Before the request is written. */
      failure = sp_net_failure_check_tls (G_TLS_CONNECTION (connection), g_uri_get_host (fetch->url));
      if (failure != NULL)
        cancel_for (fetch, g_steal_pointer (&failure));
      break;

    default:
      break;
    }
}

static void
on_starting_cb (SoupMessage *message,
                gpointer     user_data)
{
  begin_entry (g_task_get_task_data (user_data));
  note_reached (g_task_get_task_data (user_data));
}

static void
on_informational_cb (SoupMessage *message,
                     gpointer     user_data)
{
  Fetch *fetch = g_task_get_task_data (user_data);

  if (++fetch->n_informational > MAX_INFORMATIONAL)
    cancel_for (fetch, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, ""));
}

/* Remembers an address. Returns whether it is new. */
static gboolean
remember (Fetch *fetch)
{
  g_autofree char *text = g_uri_to_string (fetch->url);

  return g_hash_table_add (fetch->seen,
                           g_strconcat (fetch->body != NULL ? "POST " : "GET ", text, NULL));
}

static void
on_closed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);

  /* If that failed, a new connection is made. */
  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
  leave_message (fetch);
  send_request (task);
}

static void
on_skipped_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_skip_finish (G_INPUT_STREAM (source), result, NULL);
  g_input_stream_close_async (fetch->stream, G_PRIORITY_DEFAULT,
                              sp_deadline_get_cancellable (fetch->deadline), on_closed_cb, task);
}

/* Takes the task. */
static void
follow (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  guint status = soup_message_get_status (fetch->message);
  g_autofree char *outcome = g_strdup_printf ("HTTP %u", status);
  g_autoptr (GUri) from = g_uri_ref (fetch->url);
  g_autoptr (GUri) target = NULL;
  g_autoptr (GError) error = NULL;

  end_entry (fetch, outcome);
  target = sp_http_url_follow (fetch->url, soup_message_headers_get_one (headers, "Location"),
                               fetch->personal, fetch->flags, fetch->withheld, &error);
  if (target == NULL)
    {
      fail (task, error);
      return;
    }

  /* Only this one means that the answer lies elsewhere; after all others the same is asked there
   * (RFC 9110, section 15.4), as Autodiscover needs it. */
  if (status == SOUP_STATUS_SEE_OTHER)
    g_clear_pointer (&fetch->body, g_bytes_unref);

  g_uri_unref (fetch->url);
  fetch->url = g_steal_pointer (&target);
  fetch->response->n_redirects++;
  if (fetch->response->n_redirects > fetch->max_redirects || !remember (fetch))
    {
      error = g_error_new (SP_NET_ERROR, SP_NET_ERROR_REDIRECT, _("%s redirects in circles."),
                           g_uri_get_host (from));
      fail (task, error);
      return;
    }

  if (!sp_site_is_shared (fetch->first_host, g_uri_get_host (fetch->url)))
    fetch->response->left_site = TRUE;

  if (sp_http_url_is_same_origin (from, fetch->url) &&
      sp_http_head_is_short (fetch->message, SKIPPED_BYTES))
    {
      g_input_stream_skip_async (fetch->stream, SKIPPED_BYTES + 1, G_PRIORITY_DEFAULT,
                                 sp_deadline_get_cancellable (fetch->deadline), on_skipped_cb, task);
      return;
    }

  leave_session (fetch);
  send_request (task);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size = chunk != NULL ? g_bytes_get_size (chunk) : 0;

  if (chunk == NULL)
    {
      fail (task, error);
      return;
    }

  if (size > fetch->max_bytes - fetch->bytes->len)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "");
      fail (task, error);
      return;
    }

  if (size == 0)
    {
      succeed (task);
      return;
    }

  g_byte_array_append (fetch->bytes, g_bytes_get_data (chunk, NULL), size);
  read_body (task);
}

/* Takes the task. */
static void
read_body (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetch->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   sp_deadline_get_cancellable (fetch->deadline), on_read_cb, task);
}

static void
on_sent_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint status;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL)
    {
      fail (task, error);
      return;
    }

  status = soup_message_get_status (fetch->message);
  if (fetch->proxy != NULL)
    {
      error = sp_net_failure_of_proxy (g_uri_get_host (fetch->url), fetch->proxy, status);
      fail (task, error);
      return;
    }
  if (sp_http_head_is_redirect (status) && !(fetch->flags & SP_HTTP_NO_REDIRECT))
    {
      follow (task);
      return;
    }

  sp_http_head_take (fetch->message, fetch->url, fetch->flags, fetch->response);
  /* Nobody needs what a server writes around a "no". */
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      succeed (task);
      return;
    }

  if (!sp_http_head_check (fetch->message, fetch->max_bytes, &error))
    {
      fail (task, error);
      return;
    }
  read_body (task);
}

static SoupSession *
new_session (Fetch *fetch)
{
  SoupSession *session = NULL;

  fetch->endpoint =
    sp_endpoint_new (fetch->net, fetch->ledger, g_uri_get_scheme (fetch->url), g_uri_get_host (fetch->url),
                     sp_http_url_get_port (fetch->url), MIN (fetch->personal, SP_PERSONAL_DOMAIN));
  session = g_object_new (SOUP_TYPE_SESSION, "remote-connectable", fetch->endpoint,
                          "user-agent", USER_AGENT, "timeout", 0,
                          "proxy-resolver", sp_net_get_proxies (fetch->net), NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  return session;
}

/* Takes the task. */
static void
send_request (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  if (fetch->session == NULL)
    fetch->session = new_session (fetch);

  fetch->message = soup_message_new_from_uri (fetch->body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET,
                                              fetch->url);
  /* Not removed from the session: without it libsoup reads what comes with a 401 to its end, however
   * long it is. */
  soup_message_disable_feature (fetch->message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_set_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (fetch->message);
  if (fetch->accept != NULL)
    soup_message_headers_replace (headers, "Accept", fetch->accept);
  if (fetch->body != NULL)
    soup_message_set_request_body_from_bytes (fetch->message, fetch->content_type, fetch->body);

  g_signal_connect (fetch->message, "network-event", G_CALLBACK (on_network_event_cb), task);
  g_signal_connect (fetch->message, "starting", G_CALLBACK (on_starting_cb), task);
  g_signal_connect (fetch->message, "got-informational", G_CALLBACK (on_informational_cb), task);
  soup_session_send_async (fetch->session, fetch->message, G_PRIORITY_DEFAULT,
                           sp_deadline_get_cancellable (fetch->deadline), on_sent_cb, task);
}

static gboolean
on_begun_cb (gpointer user_data)
{
  send_request (g_object_ref (user_data));
  return G_SOURCE_REMOVE;
}

/* Sessions take their time to make. All names that are wanted now are asked for before. */
static void
begin (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  sp_net_look_up_async (fetch->net, fetch->ledger, fetch->first_host, SP_RECORD_ADDRESS,
                        MIN (fetch->personal, SP_PERSONAL_DOMAIN),
                        sp_deadline_get_cancellable (fetch->deadline), NULL, NULL);
  g_task_attach_source (task, source, on_begun_cb);
}

/**
 * sp_http_fetch_async:
 * @net: the door to the network
 * @ledger: (nullable): where each name and each request is noted
 * @request: what to ask
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 *
 * Asks one web server and reads its answer, over a connection of its own that is closed
 * afterwards. Sends no cookie and no credential, keeps nothing, accepts no certificate that does
 * not hold and nothing below TLS 1.2, and follows redirects as sp_http_url_follow() judges them,
 * after 303 with GET and otherwise with the same request.
 */
void
sp_http_fetch_async (SpNet               *net,
                     SpLedger            *ledger,
                     const SpHttpRequest *request,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) url = NULL;
  Fetch *fetch = NULL;

  g_return_if_fail (SP_IS_NET (net));
  g_return_if_fail (request != NULL);
  g_return_if_fail (request->url != NULL);

  task = g_task_new (net, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_http_fetch_async);
  url = sp_http_url_parse (request->url, request->personal, request->flags, &error);
  if (url != NULL && sp_net_is_offline (net))
    error = sp_net_failure_new_offline ();
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  fetch = g_new0 (Fetch, 1);
  g_set_object (&fetch->ledger, ledger);
  fetch->task = task;
  fetch->net = net;
  fetch->offline_handler = g_signal_connect (net, "notify::offline", G_CALLBACK (on_offline_cb), fetch);
  fetch->epoch = sp_net_get_epoch (net);
  fetch->deadline = sp_deadline_new (cancellable, LONGEST_MS);
  fetch->started = g_get_monotonic_time ();
  if (request->body != NULL)
    fetch->body = g_bytes_new (request->body, strlen (request->body));
  fetch->content_type = g_strdup (request->content_type);
  fetch->accept = g_strdup (request->accept);
  fetch->personal = request->personal;
  fetch->withheld = g_strdup (request->withheld);
  fetch->flags = request->flags;
  fetch->max_bytes = request->max_bytes > 0 ? request->max_bytes : DEFAULT_MAX_BYTES;
  fetch->max_redirects = request->max_redirects > 0 ? request->max_redirects : DEFAULT_MAX_REDIRECTS;
  fetch->url = g_steal_pointer (&url);
  fetch->first_host = g_strdup (g_uri_get_host (fetch->url));
  fetch->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->bytes = g_byte_array_new ();
  fetch->response = g_new0 (SpHttpResponse, 1);
  g_task_set_task_data (task, fetch, fetch_free);

  remember (fetch);
  begin (task);
}

/**
 * sp_http_fetch_finish:
 * @net: the door to the network
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Any status is an answer: see sp_http_response_check(). The body is there for a success (2xx)
 * alone, and as the server sent it.
 *
 * Returns: (transfer full): the answer; %NULL with %SP_NET_ERROR or %G_IO_ERROR_CANCELLED
 */
SpHttpResponse *
sp_http_fetch_finish (SpNet         *net,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, net), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
