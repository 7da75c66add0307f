/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

/* A host and a port as GSocketClient and TLS know them, whose addresses come from an SpNet: its
 * name servers, its switch, its ports. For the files of this room. */
#define SP_TYPE_ENDPOINT (sp_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (SpEndpoint, sp_endpoint, SP, ENDPOINT, GNetworkAddress)

SpEndpoint *sp_endpoint_new (SpNet      *net,
                             SpLedger   *ledger,
                             const char *scheme,
                             const char *host,
                             guint16     port,
                             SpPersonal  personal);
gint sp_endpoint_get_name_ms (SpEndpoint *self);
void sp_endpoint_leave (SpEndpoint *self);

G_END_DECLS
