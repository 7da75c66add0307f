/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-finding.h"

G_BEGIN_DECLS

/* What the findings come to, all together. */
typedef struct
{
  SpAccount *account;   /* (nullable): the best that can be made of them */
  gboolean is_usable;   /* mail can be read with it, and sent */
  gboolean is_complete; /* nothing of less trust can make it better */
  SpTrust trust;        /* of the least trusted part that it cannot do without */
} SpMerged;

void sp_merged_init (SpMerged   *self,
                     SpAddress  *address,
                     GListModel *findings);
void sp_merged_clear (SpMerged *self);

GPtrArray *sp_findings_rank (GListModel *findings);
gboolean sp_merged_is_same (SpAccount *account,
                            SpAccount *other);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpMerged, sp_merged_clear)

G_END_DECLS
