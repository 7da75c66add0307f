/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-discovery.h"

G_BEGIN_DECLS

/* A row that says how far a source has come, all that it was asked taken together.
 * Properties: source. */
#define SP_TYPE_SOURCE_ROW (sp_source_row_get_type ())
G_DECLARE_FINAL_TYPE (SpSourceRow, sp_source_row, SP, SOURCE_ROW, AdwPreferencesRow)

GtkWidget *sp_source_row_new (const SpSource *source);
void sp_source_row_show (SpSourceRow *self,
                         SpDiscovery *discovery,
                         gboolean     stopped);

G_END_DECLS
