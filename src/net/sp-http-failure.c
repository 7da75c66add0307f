/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-failure.h"

#include "sp-net-failure.h"

/* A proxy that was reached says itself what is wrong. */
static gboolean
is_of_proxy (const GError *cause)
{
  return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED);
}

/* What the library says, made true: it knows less of the way than we do. */
static GError *
correct (const GError *cause,
         const char   *host,
         SoupMessage  *message,
         const char   *proxy)
{
  if (proxy != NULL && cause->domain == G_IO_ERROR && !is_of_proxy (cause))
    return sp_net_failure_of_proxy (host, proxy, 0);

  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return sp_net_failure_from_certificate (soup_message_get_tls_peer_certificate (message),
                                            soup_message_get_tls_peer_certificate_errors (message), host);

  /* After the handshake: encryption is not to blame. */
  if (cause->domain == G_TLS_ERROR &&
      soup_message_get_tls_protocol_version (message) != G_TLS_PROTOCOL_VERSION_UNKNOWN)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "");

  return g_error_copy (cause);
}

/**
 * sp_http_failure_new:
 * @net: the door to the network
 * @epoch: of @net, from when the work began
 * @cause: an error of GIO or libsoup, or one of ours
 * @host: who was asked
 * @message: (nullable): what was asked; %NULL: nothing yet
 * @proxy: (nullable): a proxy that did not let us through
 *
 * Returns: (transfer full): %SP_NET_ERROR or %G_IO_ERROR_CANCELLED
 */
GError *
sp_http_failure_new (SpNet        *net,
                     guint         epoch,
                     const GError *cause,
                     const char   *host,
                     SoupMessage  *message,
                     const char   *proxy)
{
  g_autoptr (GError) corrected = NULL;

  if (message == NULL || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return sp_net_failure_new (net, epoch, cause, host);

  corrected = correct (cause, host, message, proxy);
  return sp_net_failure_new (net, epoch, corrected, host);
}
