/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_NET_ERROR (sp_net_error_quark ())
GQuark sp_net_error_quark (void);

/* What went wrong on the way, as far as a caller can act on it. */
typedef enum
{
  SP_NET_ERROR_OFFLINE,         /* the switch is off: nothing was asked */
  SP_NET_ERROR_NO_NETWORK,      /* this computer has no network at all */
  SP_NET_ERROR_PORTAL,          /* a login page of the network answers in everybody's place */
  SP_NET_ERROR_NETWORK_CHANGED, /* the network changed meanwhile: ask again */
  SP_NET_ERROR_NO_NAME,         /* the name does not exist, or has no such record */
  SP_NET_ERROR_NAME_SERVER,     /* the name server did not answer, or refused */
  SP_NET_ERROR_UNREACHABLE,
  SP_NET_ERROR_REFUSED,         /* nobody listens at that port */
  SP_NET_ERROR_TIMED_OUT,
  SP_NET_ERROR_CERTIFICATE,
  SP_NET_ERROR_TLS,
  SP_NET_ERROR_CLOSED,          /* the other side hung up */
  SP_NET_ERROR_TOO_LARGE,
  SP_NET_ERROR_REDIRECT,        /* one too many, or to where it must not lead */
  SP_NET_ERROR_NOT_FOUND,       /* HTTP 404, 410 */
  SP_NET_ERROR_SIGN_IN,         /* HTTP 401, 403 */
  SP_NET_ERROR_STATUS,          /* any other HTTP status that is not success */
  SP_NET_ERROR_PROTOCOL,        /* what came breaks the rules of the protocol */
  SP_NET_ERROR_BAD_URL,
  SP_NET_ERROR_NO_MAIL,         /* the domain says that it receives no mail (RFC 7505) */
} SpNetError;

gboolean sp_net_error_is_absence (const GError *error);

G_END_DECLS
