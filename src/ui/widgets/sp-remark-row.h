/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-remark.h"

G_BEGIN_DECLS

/* A row with what a check noticed: its kind with a sign and in words, and one sentence.
 * Property: remark. */
#define SP_TYPE_REMARK_ROW (sp_remark_row_get_type ())
G_DECLARE_FINAL_TYPE (SpRemarkRow, sp_remark_row, SP, REMARK_ROW, AdwPreferencesRow)

GtkWidget *sp_remark_row_new (SpRemark *remark);

G_END_DECLS
