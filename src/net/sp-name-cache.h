/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-records.h"

G_BEGIN_DECLS

/* What name servers said a moment ago, by question. It holds a few hundred answers, each for
 * half a minute: for what several sources of one lookup ask. */
typedef struct _SpNameCache SpNameCache;

SpNameCache *sp_name_cache_new (void);
void sp_name_cache_free (SpNameCache *self);
void sp_name_cache_add (SpNameCache  *self,
                        const char   *question,
                        SpRecords    *records,
                        const GError *error,
                        gint64        now);
gboolean sp_name_cache_find (SpNameCache  *self,
                             const char   *question,
                             gint64        now,
                             SpRecords   **records,
                             GError      **error);
void sp_name_cache_clear (SpNameCache *self);
guint sp_name_cache_get_size (SpNameCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNameCache, sp_name_cache_free)

G_END_DECLS
