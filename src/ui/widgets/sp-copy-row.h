/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-contact.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* A row with one value to copy, or with whom to ask where it was not published.
 * Properties: field, copied (notify). */
#define SP_TYPE_COPY_ROW (sp_copy_row_get_type ())
G_DECLARE_FINAL_TYPE (SpCopyRow, sp_copy_row, SP, COPY_ROW, AdwPreferencesRow)

GtkWidget *sp_copy_row_new (SpSheetField *field);
SpSheetField *sp_copy_row_get_field (SpCopyRow *self);
gboolean sp_copy_row_get_copied (SpCopyRow *self);
void sp_copy_row_set_origin (SpCopyRow  *self,
                             const char *origin,
                             const char *link);
void sp_copy_row_set_contact (SpCopyRow       *self,
                              const SpContact *contact);

G_END_DECLS
