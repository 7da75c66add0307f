/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-agreement.h"
#include "sp-lookup.h"
#include "sp-source.h"

G_BEGIN_DECLS

/* From an address to accounts: asks all sources at once; a GListModel of SpFinding that fills while
 * it runs. Properties (notify): running, account (the best so far), final (nothing can make it
 * better any more), elapsed (in milliseconds). Can be run once. */
#define SP_TYPE_DISCOVERY (sp_discovery_get_type ())
G_DECLARE_FINAL_TYPE (SpDiscovery, sp_discovery, SP, DISCOVERY, GObject)

SpDiscovery *sp_discovery_new (SpNet                 *net,
                               SpCatalogue           *catalogue,
                               GListModel            *guides,
                               SpAddress             *address,
                               const SpLookupOptions *options);
void sp_discovery_run_async (SpDiscovery         *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
gboolean sp_discovery_run_finish (SpDiscovery   *self,
                                  GAsyncResult  *result,
                                  GError       **error);
SpAddress *sp_discovery_get_address (SpDiscovery *self);
gboolean sp_discovery_is_running (SpDiscovery *self);
gboolean sp_discovery_is_final (SpDiscovery *self);
SpAccount *sp_discovery_get_account (SpDiscovery *self);
gint sp_discovery_get_first_ms (SpDiscovery *self);
guint sp_discovery_get_elapsed_ms (SpDiscovery *self);
GListModel *sp_discovery_get_agreements (SpDiscovery *self);
SpLedger *sp_discovery_get_ledger (SpDiscovery *self);
const GError *sp_discovery_get_problem (SpDiscovery *self);
SpProvider *sp_discovery_get_provider (SpDiscovery *self);

G_END_DECLS
