/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-head.h"

#include <glib/gi18n-lib.h>

#include "sp-http-response.h"
#include "sp-http-url.h"
#include "sp-net-failure.h"

/**
 * sp_http_head_is_redirect:
 * @status: of an answer
 *
 * Returns: whether the answer says to ask elsewhere
 */
gboolean
sp_http_head_is_redirect (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * sp_http_head_is_short:
 * @message: a message whose head has come
 * @max_bytes: what is short
 *
 * Returns: whether its connection can be had again at once
 */
gboolean
sp_http_head_is_short (SoupMessage *message,
                       gsize        max_bytes)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         (guint64) soup_message_headers_get_content_length (headers) <= max_bytes &&
         !soup_message_headers_header_contains (headers, "Connection", "close");
}

/**
 * sp_http_head_check:
 * @message: a message whose head has come
 * @max_bytes: how long its body may be
 * @error: return location for an error
 *
 * Returns: whether the body may be read; otherwise %G_IO_ERROR_INVALID_DATA or
 *   %G_IO_ERROR_MESSAGE_TOO_LARGE
 */
gboolean
sp_http_head_check (SoupMessage *message,
                    gsize        max_bytes,
                    GError     **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *coding = soup_message_headers_get_list (headers, "Content-Encoding");

  if (coding != NULL && g_ascii_strcasecmp (coding, "identity") != 0)
    {
      /* We offered to unpack nothing: no bomb, and the bytes are those that a digest is of. */
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("it is packed, though nobody asked for that"));
      return FALSE;
    }

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      (guint64) soup_message_headers_get_content_length (headers) > max_bytes)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "");
      return FALSE;
    }

  return TRUE;
}

/**
 * sp_http_head_take:
 * @message: a message whose head has come
 * @url: what was asked
 * @flags: how it was asked
 * @response: where all goes that the head says
 */
void
sp_http_head_take (SoupMessage    *message,
                   GUri           *url,
                   SpHttpFlags     flags,
                   SpHttpResponse *response)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");

  response->status = soup_message_get_status (message);
  response->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  response->url = g_uri_to_string (url);
  response->challenges = sp_http_parse_challenges (soup_message_headers_get_list (headers, "WWW-Authenticate"));
  if (location != NULL && (flags & SP_HTTP_NO_REDIRECT))
    response->location = g_uri_resolve_relative (response->url, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (!sp_http_url_is_clear (url))
    response->tls_version =
      g_strdup (sp_net_failure_get_tls_name (soup_message_get_tls_protocol_version (message)));
}
