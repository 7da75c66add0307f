/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-field.h"
#include "sp-key-file.h"
#include "sp-mail-program.h"

G_BEGIN_DECLS

/* A mail program's set-up screen for one option: its fields from top to bottom. */
typedef struct
{
  gboolean is_known;
  SpProgramField fields[SP_N_FIELDS];
  guint n_fields;
  const char *version; /* (nullable) */
} SpProgramSheet;

extern const SpKeySpec sp_program_sheet_keys[];
extern const SpKeySpec sp_program_field_keys[];
extern const SpKeySpec sp_program_words_keys[];

void sp_program_sheets_read (SpProgramSheet *sheets,
                             SpKeyFile      *file,
                             GPtrArray      *problems);

G_END_DECLS
