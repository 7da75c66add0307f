/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-local-server.h"

G_BEGIN_DECLS

/* A server that knows TLS 1.0 and nothing newer. */
void sp_old_tls_add (SpLocalServer *server,
                     const char    *host,
                     guint16        port);

G_END_DECLS
