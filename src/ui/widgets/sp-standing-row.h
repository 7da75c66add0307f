/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advice.h"

G_BEGIN_DECLS

/* A row with one way of reading mail, how it stands and why; activating it opens the
 * topic that explains it. Properties: standing, link. */
#define SP_TYPE_STANDING_ROW (sp_standing_row_get_type ())
G_DECLARE_FINAL_TYPE (SpStandingRow, sp_standing_row, SP, STANDING_ROW, AdwPreferencesRow)

GtkWidget *sp_standing_row_new (SpStanding *standing,
                                const char *link);
SpStanding *sp_standing_row_get_standing (SpStandingRow *self);

G_END_DECLS
