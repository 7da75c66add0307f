/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-topic.h"

G_BEGIN_DECLS

/* One sentence on a topic, with its link. */
#define SP_TYPE_POINT_ROW (sp_point_row_get_type ())
G_DECLARE_FINAL_TYPE (SpPointRow, sp_point_row, SP, POINT_ROW, GtkListBoxRow)

GtkWidget *sp_point_row_new (SpPoint *point);

G_END_DECLS
