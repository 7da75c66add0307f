/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-local-server.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SASL_SERVER_HONEST,
  SP_SASL_SERVER_LIAR, /* does not know the password, and says that all is well */
} SpSaslServerKind;

/* A mail server that really knows SASL, and one user: RIG_USER with this password.
 * protocol: "imap", "imap-ir", "pop" or "smtp". */
void sp_sasl_server_add (SpLocalServer    *server,
                         guint16           port,
                         const char       *protocol,
                         const char       *mechanism,
                         const char       *password,
                         SpSaslServerKind  kind);

G_END_DECLS
