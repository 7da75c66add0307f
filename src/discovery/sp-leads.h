/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-lookup.h"

G_BEGIN_DECLS

/* The time that a guess leaves to what is better than a guess. Finish: FALSE if cancelled. */
void sp_leads_wait_async (SpLookup            *lookup,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);
gboolean sp_leads_wait_finish (SpLookup      *lookup,
                               GAsyncResult  *result,
                               GError       **error);

G_END_DECLS
