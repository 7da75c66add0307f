/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-lookup.h"

G_BEGIN_DECLS

/* What only the coordinator of a lookup, and its tests, need. */
SpLookup *sp_lookup_new (SpNet                 *net,
                         SpCatalogue           *catalogue,
                         GListModel            *guides,
                         SpAddress             *address,
                         const SpLookupOptions *options);
void sp_lookup_begin (SpLookup *self);
gboolean sp_lookup_has_network_changed (SpLookup *self);
void sp_lookup_end (SpLookup *self);
GListModel *sp_lookup_get_findings (SpLookup *self);
const SpLookupOptions *sp_lookup_get_options (SpLookup *self);
const GError *sp_lookup_get_problem (SpLookup *self);

G_END_DECLS
