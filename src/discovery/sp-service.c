/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-service.h"

/* Best first: TLS from the first byte on before STARTTLS (RFC 8314, section 3). */
const SpService sp_services[SP_N_SERVICES] = {
  [SP_SERVICE_IMAPS] = { "_imaps._tcp", 993, SP_PROTOCOL_IMAP, SP_SECURITY_TLS },
  [SP_SERVICE_IMAP] = { "_imap._tcp", 143, SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS },
  [SP_SERVICE_POP3S] = { "_pop3s._tcp", 995, SP_PROTOCOL_POP3, SP_SECURITY_TLS },
  [SP_SERVICE_POP3] = { "_pop3._tcp", 110, SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS },
  [SP_SERVICE_SUBMISSIONS] = { "_submissions._tcp", 465, SP_PROTOCOL_SMTP, SP_SECURITY_TLS },
  [SP_SERVICE_SUBMISSION] = { "_submission._tcp", 587, SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS },
};

/**
 * sp_service_make_server:
 * @kind: a mail service
 * @host: where it is
 * @port: its port
 * @source: who says so
 *
 * Makes the server of somebody who says where it is, and nothing of user names: the full
 * address is what to try first (RFC 6186, section 4). Ways to sign in are left open.
 *
 * Returns: (transfer full): a server
 */
SpServer *
sp_service_make_server (SpServiceKind kind,
                        const char   *host,
                        guint16       port,
                        const char   *source)
{
  SpServer values = { 0 };

  g_return_val_if_fail (kind < SP_N_SERVICES, NULL);
  g_return_val_if_fail (host != NULL, NULL);

  values.protocol = sp_services[kind].protocol;
  values.security = sp_services[kind].security;
  values.host = (char *) host;
  values.port = port;
  values.user_name = (char *) "%EMAILADDRESS%";
  values.password_kind = SP_PASSWORD_ACCOUNT;
  values.confidence = SP_CONFIDENCE_PROVIDER_DEFAULT;
  values.source = (char *) source;

  return sp_server_new (&values);
}
