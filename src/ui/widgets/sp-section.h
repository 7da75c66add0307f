/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A heading above a boxed list; hidden while the list is empty.
 * Property: title. */
#define SP_TYPE_SECTION (sp_section_get_type ())
G_DECLARE_FINAL_TYPE (SpSection, sp_section, SP, SECTION, AdwBin)

GtkWidget *sp_section_new (const char *title);
void sp_section_set_subtitle (SpSection  *self,
                              const char *subtitle);
void sp_section_set_link (SpSection  *self,
                          const char *link);
void sp_section_bind_model (SpSection                  *self,
                            GListModel                 *model,
                            GtkListBoxCreateWidgetFunc  create_row,
                            gpointer                    user_data);

G_END_DECLS
