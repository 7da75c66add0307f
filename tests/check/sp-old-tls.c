/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-old-tls.h"

#include <gnutls/gnutls.h>

#include "sp-local-private.h"

static void
play (SpLocalConnection *connection,
      const char        *script)
{
  GSocket *socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection->stream));
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "valid.pem", NULL);
  gnutls_certificate_credentials_t credentials;
  gnutls_session_t session;
  int code;

  gnutls_certificate_allocate_credentials (&credentials);
  g_assert_cmpint (gnutls_certificate_set_x509_key_file (credentials, path, path, GNUTLS_X509_FMT_PEM), >=,
                   0);
  gnutls_init (&session, GNUTLS_SERVER);
  g_assert_cmpint (gnutls_priority_set_direct (session, "NORMAL:-VERS-ALL:+VERS-TLS1.0:%VERIFY_ALLOW_SIGN_WITH_SHA1", NULL),
                   ==, GNUTLS_E_SUCCESS);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, credentials);
  gnutls_transport_set_int (session, g_socket_get_fd (socket));
  g_socket_set_blocking (socket, TRUE);
  gnutls_handshake_set_timeout (session, 5000);

  do
    code = gnutls_handshake (session);
  while (code < 0 && !gnutls_error_is_fatal (code));
  sp_local_server_log (connection->server, "OLD TLS %d", code);
  if (code == GNUTLS_E_SUCCESS)
    gnutls_record_send (session, "* OK ready\r\n", 12);

  gnutls_deinit (session);
  gnutls_certificate_free_credentials (credentials);
}

/**
 * sp_old_tls_add:
 * @server: a server
 * @host: a host
 * @port: its port
 */
void
sp_old_tls_add (SpLocalServer *server,
                const char    *host,
                guint16        port)
{
  sp_local_server_add (server, host, port, SP_LOCAL_CLEAR, FALSE, play, "");
}
