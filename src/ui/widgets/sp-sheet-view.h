/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-contact.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* A sheet, a section for each group of its fields: where the values come from is said
 * once in the heading, and beside a value only where it differs. */
#define SP_TYPE_SHEET_VIEW (sp_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (SpSheetView, sp_sheet_view, SP, SHEET_VIEW, AdwBin)

void sp_sheet_view_set_sheet (SpSheetView     *self,
                              SpSheet         *sheet,
                              const SpContact *contact);

G_END_DECLS
