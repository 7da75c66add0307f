/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* What a field of a sheet is made of. */
typedef struct
{
  SpField field;
  SpSheetGroup group;
  const char *name;
  const char *label;
  const char *value;      /* (nullable) */
  const char *hint;       /* (nullable) */
  const SpServer *server; /* (nullable): where the value comes from */
  gboolean is_published;
} SpSheetFieldParts;

SpSheetField *sp_sheet_field_new (const SpSheetFieldParts *parts);

G_END_DECLS
