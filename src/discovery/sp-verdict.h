/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-lookup.h"
#include "sp-merge.h"
#include "sp-source.h"

G_BEGIN_DECLS

gboolean sp_verdict_is_wanted (SpLookup       *lookup,
                               const SpSource *source);
GError *sp_verdict_find_obstacle (SpLookup       *lookup,
                                  const SpSource *source,
                                  const SpMerged *merged);
GError *sp_verdict_new_problem (SpLookup *lookup);
gboolean sp_verdict_is_anybody_there (SpLookup *lookup);

G_END_DECLS
