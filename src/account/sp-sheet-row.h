/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* What the rows of a sheet are made from. */
typedef struct
{
  SpAccount *account;
  SpOption option;
  SpMailProgram *program;   /* (nullable) */
  const char *contact;      /* (nullable): whom to ask for what is not published */
  const SpServer *incoming; /* (nullable), and the next two */
  const SpServer *outgoing;
  const SpServer *web;
} SpSheetPlan;

SpSheetField *sp_sheet_plan_make_row (const SpSheetPlan *plan,
                                      SpField            field,
                                      const char        *label,
                                      const char        *hint);

G_END_DECLS
