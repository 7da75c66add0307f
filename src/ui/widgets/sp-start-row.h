/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-guide-library.h"

G_BEGIN_DECLS

/* A place to start from: like an AdwActionRow, but laid out in a fraction of the time,
 * which counts on the first page. Properties: title, subtitle, icon-name. */
#define SP_TYPE_START_ROW (sp_start_row_get_type ())
G_DECLARE_FINAL_TYPE (SpStartRow, sp_start_row, SP, START_ROW, GtkListBoxRow)

GtkWidget *sp_start_row_new_for_guide (SpGuideEntry *entry);

G_END_DECLS
