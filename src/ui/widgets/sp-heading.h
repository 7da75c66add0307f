/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The heading of a page, which takes the focus when the page is shown: so a screen reader
 * says where one is. (A GtkLabel takes it only if its text can be selected.)
 * Properties: label, centered. */
#define SP_TYPE_HEADING (sp_heading_get_type ())
G_DECLARE_FINAL_TYPE (SpHeading, sp_heading, SP, HEADING, GtkWidget)

void sp_heading_set_label (SpHeading  *self,
                           const char *label);
void sp_heading_set_verbatim (SpHeading *self);

G_END_DECLS
