/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays its children out like words: side by side while they fit, else on a new line.
 * Children that expand share the rest of their line.
 * Properties: child-spacing, line-spacing, fit-minimum. */
#define SP_TYPE_WRAP_BOX (sp_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (SpWrapBox, sp_wrap_box, SP, WRAP_BOX, GtkWidget)

GtkWidget *sp_wrap_box_new (int child_spacing,
                            int line_spacing);
void sp_wrap_box_append (SpWrapBox *self,
                         GtkWidget *child);

G_END_DECLS
