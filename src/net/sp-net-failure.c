/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-failure.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "sp-certificate.h"
#include "sp-net-private.h"

typedef struct
{
  gint cause;
  SpNetError code;
} Cause;

static const Cause io_causes[] = {
  { G_IO_ERROR_CONNECTION_REFUSED, SP_NET_ERROR_REFUSED },
  { G_IO_ERROR_HOST_UNREACHABLE, SP_NET_ERROR_UNREACHABLE },
  { G_IO_ERROR_NETWORK_UNREACHABLE, SP_NET_ERROR_UNREACHABLE },
  { G_IO_ERROR_HOST_NOT_FOUND, SP_NET_ERROR_NO_NAME },
  { G_IO_ERROR_TIMED_OUT, SP_NET_ERROR_TIMED_OUT },
  { G_IO_ERROR_CONNECTION_CLOSED, SP_NET_ERROR_CLOSED },
  { G_IO_ERROR_NOT_CONNECTED, SP_NET_ERROR_CLOSED },
  { G_IO_ERROR_PARTIAL_INPUT, SP_NET_ERROR_CLOSED },
  { G_IO_ERROR_CLOSED, SP_NET_ERROR_CLOSED },
  { G_IO_ERROR_INVALID_DATA, SP_NET_ERROR_PROTOCOL },
  { G_IO_ERROR_MESSAGE_TOO_LARGE, SP_NET_ERROR_TOO_LARGE },
};

static const Cause tls_causes[] = {
  { G_TLS_ERROR_BAD_CERTIFICATE, SP_NET_ERROR_CERTIFICATE },
  { G_TLS_ERROR_EOF, SP_NET_ERROR_CLOSED },
};

static const Cause soup_causes[] = {
  { SOUP_SESSION_ERROR_PARSING, SP_NET_ERROR_PROTOCOL },
  { SOUP_SESSION_ERROR_ENCODING, SP_NET_ERROR_PROTOCOL },
};

/* What is not in a domain's table is the last of its row. */
static const struct
{
  GQuark (*domain) (void);
  const Cause *causes;
  gsize n_causes;
  SpNetError otherwise;
} domains[] = {
  { g_io_error_quark, io_causes, G_N_ELEMENTS (io_causes), SP_NET_ERROR_UNREACHABLE },
  { g_tls_error_quark, tls_causes, G_N_ELEMENTS (tls_causes), SP_NET_ERROR_TLS },
  { soup_session_error_quark, soup_causes, G_N_ELEMENTS (soup_causes), SP_NET_ERROR_CLOSED },
};

static SpNetError
classify (const GError *cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      if (cause->domain != domains[i].domain ())
        continue;

      for (gsize j = 0; j < domains[i].n_causes; j++)
        {
          if (cause->code == domains[i].causes[j].cause)
            return domains[i].causes[j].code;
        }
      return domains[i].otherwise;
    }

  return SP_NET_ERROR_UNREACHABLE;
}

static GError *
describe (SpNetError    code,
          const GError *cause,
          const char   *host)
{
  switch ((guint) code)
    {
    case SP_NET_ERROR_REFUSED:
      return g_error_new (SP_NET_ERROR, (gint) code, _("%s does not take connections there."), host);
    case SP_NET_ERROR_NO_NAME:
      return g_error_new (SP_NET_ERROR, (gint) code, _("There is no host named %s."), host);
    case SP_NET_ERROR_TIMED_OUT:
      return g_error_new (SP_NET_ERROR, (gint) code, _("%s did not answer in time."), host);
    case SP_NET_ERROR_CLOSED:
      return g_error_new (SP_NET_ERROR, (gint) code, _("%s hung up."), host);
    case SP_NET_ERROR_CERTIFICATE:
      return sp_net_failure_from_certificate (NULL, G_TLS_CERTIFICATE_GENERIC_ERROR, host);
    case SP_NET_ERROR_TLS:
      /* Translators: the first is a host name, the second what the library for encryption says. */
      return g_error_new (SP_NET_ERROR, (gint) code, _("No encrypted connection to %s came about: %s"),
                          host, cause->message);
    case SP_NET_ERROR_PROTOCOL:
      /* Translators: the first is a host name, the second what is wrong with its answer. */
      return g_error_new (SP_NET_ERROR, (gint) code, _("%s sent what cannot be understood: %s"), host,
                          cause->message);
    case SP_NET_ERROR_TOO_LARGE:
      return g_error_new (SP_NET_ERROR, (gint) code, _("%s sent more than is reasonable."), host);
    default:
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
          g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
        return g_error_new (SP_NET_ERROR, (gint) code, _("%s cannot be reached."), host);
      /* Translators: the first is a host name, the second the reason. */
      return g_error_new (SP_NET_ERROR, (gint) code, _("%s cannot be reached: %s"), host, cause->message);
    }
}

/**
 * sp_net_failure_new:
 * @net: the door to the network
 * @epoch: of @net, from when the work began
 * @cause: an error of GIO or libsoup
 * @host: who was talked to
 *
 * Returns: (transfer full): the same as an %SP_NET_ERROR with a sentence for a person; an
 *   error that is one already, and %G_IO_ERROR_CANCELLED, as they are
 */
GError *
sp_net_failure_new (SpNet        *net,
                    guint         epoch,
                    const GError *cause,
                    const char   *host)
{
  g_autoptr (GError) described = NULL;

  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (cause != NULL, NULL);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  if (cause->domain == SP_NET_ERROR)
    return sp_net_judge_error (net, epoch, cause);

  g_debug ("%s: %s %d: %s", host, g_quark_to_string (cause->domain), cause->code, cause->message);
  /* All names are asked for by ourselves, but those of proxies. */
  if (cause->domain == G_RESOLVER_ERROR)
    described = sp_net_failure_of_proxy (host, NULL, 0);
  else
    described = describe (classify (cause), cause, host);
  return sp_net_judge_error (net, epoch, described);
}

/**
 * sp_net_failure_from_certificate:
 * @certificate: (nullable): what a server showed
 * @flags: what is wrong with it
 * @host: the server
 *
 * Returns: (transfer full): %SP_NET_ERROR_CERTIFICATE, with the reason in plain words
 */
GError *
sp_net_failure_from_certificate (GTlsCertificate     *certificate,
                                 GTlsCertificateFlags flags,
                                 const char          *host)
{
  g_autofree char *words = sp_certificate_explain (certificate, flags, host);

  return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE, words);
}

/**
 * sp_net_failure_new_offline:
 *
 * Returns: (transfer full): %SP_NET_ERROR_OFFLINE
 */
GError *
sp_net_failure_new_offline (void)
{
  return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_OFFLINE,
                              _("Signpost is offline: nobody was asked."));
}

/**
 * sp_net_failure_check_tls:
 * @connection: a connection whose handshake is done
 * @host: the server
 *
 * Returns: (transfer full) (nullable): an error where the server offers nothing better than TLS
 *   1.1 (RFC 8996)
 */
GError *
sp_net_failure_check_tls (GTlsConnection *connection,
                          const char     *host)
{
  switch (g_tls_connection_get_protocol_version (connection))
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return NULL;
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return g_error_new (SP_NET_ERROR, SP_NET_ERROR_TLS,
                          _("%s encrypts in an outdated way that is no longer safe."), host);
    }
}

/**
 * sp_net_failure_dup_proxy:
 * @connection: what is connecting
 *
 * Returns: (transfer full) (nullable): the proxy that it connects to, without what is a secret; or
 *   %NULL if it is the server itself
 */
char *
sp_net_failure_dup_proxy (GIOStream *connection)
{
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GUri) uri = NULL;

  if (!G_IS_SOCKET_CONNECTION (connection))
    return NULL;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_PROXY_ADDRESS (address))
    return NULL;

  uri = g_uri_parse (g_proxy_address_get_uri (G_PROXY_ADDRESS (address)), G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));

  return g_strdup_printf ("%s:%u", g_uri_get_host (uri),
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
}

/**
 * sp_net_failure_of_proxy:
 * @host: who was to be talked to
 * @proxy: (nullable): through whom, if that is known
 * @status: (HTTP) with which the proxy refused; 0 if it said nothing
 *
 * Returns: (transfer full): %SP_NET_ERROR_UNREACHABLE: @host is not to blame
 */
GError *
sp_net_failure_of_proxy (const char *host,
                         const char *proxy,
                         guint       status)
{
  if (status != 0)
    /* Translators: the first is the name of a host, the second that of another, and its port; %u is
     * a number that means something to administrators */
    return g_error_new (SP_NET_ERROR, SP_NET_ERROR_UNREACHABLE,
                        _("%s cannot be reached: the proxy that this computer is set to use, %s, refuses it (status %u)."),
                        host, proxy, status);

  if (proxy == NULL)
    /* Translators: %s is the name of a host */
    return g_error_new (SP_NET_ERROR, SP_NET_ERROR_UNREACHABLE,
                        _("%s cannot be reached through the proxy that this computer is set to use."), host);

  /* Translators: the first is the name of a host, the second that of another, and its port */
  return g_error_new (SP_NET_ERROR, SP_NET_ERROR_UNREACHABLE,
                      _("%s cannot be reached: the proxy that this computer is set to use, %s, does not answer."),
                      host, proxy);
}

/**
 * sp_net_failure_get_tls_name:
 * @version: a version of TLS
 *
 * Returns: (nullable): its name, such as `TLS 1.3`
 */
const char *
sp_net_failure_get_tls_name (GTlsProtocolVersion version)
{
  switch ((guint) version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    default:
      return NULL;
    }
}

/**
 * sp_net_failure_to_outcome:
 * @error: why a contact failed
 * @cancellable: (nullable): what ends the contact before its time
 *
 * Returns: (transfer none): the same in the few words that the ledger has room for, translated
 */
const char *
sp_net_failure_to_outcome (const GError *error,
                           GCancellable *cancellable)
{
  static const char * const words[] = {
    [SP_NET_ERROR_OFFLINE] = N_("offline"),
    [SP_NET_ERROR_NO_NETWORK] = N_("no network"),
    [SP_NET_ERROR_PORTAL] = N_("login page of the network"),
    [SP_NET_ERROR_NETWORK_CHANGED] = N_("network changed"),
    [SP_NET_ERROR_NO_NAME] = N_("no such name"),
    [SP_NET_ERROR_NAME_SERVER] = N_("no answer from the name server"),
    [SP_NET_ERROR_UNREACHABLE] = N_("not reachable"),
    [SP_NET_ERROR_REFUSED] = N_("refused"),
    [SP_NET_ERROR_TIMED_OUT] = N_("no answer in time"),
    [SP_NET_ERROR_CERTIFICATE] = N_("certificate not valid"),
    [SP_NET_ERROR_TLS] = N_("no encryption"),
    [SP_NET_ERROR_CLOSED] = N_("hung up"),
    [SP_NET_ERROR_TOO_LARGE] = N_("answer too large"),
    [SP_NET_ERROR_REDIRECT] = N_("redirect not followed"),
    [SP_NET_ERROR_NOT_FOUND] = N_("nothing there"),
    [SP_NET_ERROR_SIGN_IN] = N_("wants a sign-in"),
    [SP_NET_ERROR_PROTOCOL] = N_("answer not understood"),
  };

  if (error->domain == SP_NET_ERROR && (gsize) error->code < G_N_ELEMENTS (words) &&
      words[error->code] != NULL)
    return _(words[error->code]);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _("failed");

  return sp_deadline_is_late (cancellable) ? _(words[SP_NET_ERROR_TIMED_OUT]) : _("cancelled");
}
