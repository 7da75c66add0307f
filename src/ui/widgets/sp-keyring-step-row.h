/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-keyring-step.h"

G_BEGIN_DECLS

/* A row with one step of the keyring test as it runs. Property: step. */
#define SP_TYPE_KEYRING_STEP_ROW (sp_keyring_step_row_get_type ())
G_DECLARE_FINAL_TYPE (SpKeyringStepRow, sp_keyring_step_row, SP, KEYRING_STEP_ROW, AdwPreferencesRow)

GtkWidget *sp_keyring_step_row_new (SpKeyringStep *step);

G_END_DECLS
