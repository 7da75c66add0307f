/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advice.h"

G_BEGIN_DECLS

/* A row with other answers and where they would lead; activating it gives the answer, or
 * asks for one where there are several. Property: change. */
#define SP_TYPE_CHANGE_ROW (sp_change_row_get_type ())
G_DECLARE_FINAL_TYPE (SpChangeRow, sp_change_row, SP, CHANGE_ROW, AdwPreferencesRow)

GtkWidget *sp_change_row_new (SpChange *change);

G_END_DECLS
