/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-question.h"

G_BEGIN_DECLS

/* One answer to choose: a radio button with its label and hint.
 * Properties: answer, active. */
#define SP_TYPE_CHOICE_ROW (sp_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (SpChoiceRow, sp_choice_row, SP, CHOICE_ROW, GtkListBoxRow)

GtkWidget *sp_choice_row_new (SpAnswer    *answer,
                              SpChoiceRow *group);
SpAnswer  *sp_choice_row_get_answer (SpChoiceRow *self);
gboolean   sp_choice_row_get_active (SpChoiceRow *self);
void       sp_choice_row_set_active (SpChoiceRow *self,
                                     gboolean     active);

G_END_DECLS
