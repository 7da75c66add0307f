/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-check-step.h"

G_BEGIN_DECLS

/* A row with one step of the check of a server as it runs: always one line, so that nothing moves
 * while the steps come in, and beneath it, if a person wants, all that was seen.
 * Properties: step, expanded (notify). */
#define SP_TYPE_CHECK_STEP_ROW (sp_check_step_row_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckStepRow, sp_check_step_row, SP, CHECK_STEP_ROW, AdwPreferencesRow)

GtkWidget *sp_check_step_row_new (SpCheckStep *step);
SpCheckStep *sp_check_step_row_get_step (SpCheckStepRow *self);
gboolean sp_check_step_row_get_expanded (SpCheckStepRow *self);
void sp_check_step_row_set_expanded (SpCheckStepRow *self,
                                     gboolean        expanded);

G_END_DECLS
