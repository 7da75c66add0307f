/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-discovery.h"

G_BEGIN_DECLS

/* A row with a part of the account that is being looked for. It has room for the usual answer
 * from the start, so that nothing moves when that comes.
 * Properties: part. */
#define SP_TYPE_FOUND_ROW (sp_found_row_get_type ())
G_DECLARE_FINAL_TYPE (SpFoundRow, sp_found_row, SP, FOUND_ROW, AdwPreferencesRow)

void sp_found_row_show (SpFoundRow  *self,
                        SpDiscovery *discovery);

G_END_DECLS
