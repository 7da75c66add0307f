/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-entry.h"
#include "sp-option.h"
#include "sp-server.h"
#include "sp-truth.h"

G_BEGIN_DECLS

/* A mail program: what it can do and the words on its own set-up screen. Immutable. */
#define SP_TYPE_MAIL_PROGRAM (sp_mail_program_get_type ())
G_DECLARE_FINAL_TYPE (SpMailProgram, sp_mail_program, SP, MAIL_PROGRAM, SpEntry)

/* One line of a program's set-up screen. */
typedef struct
{
  const char *field; /* as in the JSON of `sheet`, such as "incoming-host" */
  const char *label; /* the program's own word */
  const char *hint;  /* (nullable) */
} SpProgramField;

/* The names that may stand behind "program." in a guide's condition; NULL-terminated. */
extern const char * const sp_mail_program_facts[];

SpMailProgram *sp_mail_program_new_from_path (const char *path,
                                              GPtrArray  *problems);

SpMailProgram *sp_mail_program_new_from_head (const char *path,
                                              GPtrArray  *problems);
gboolean sp_mail_program_complete (SpMailProgram *self,
                                   GPtrArray     *problems);

const char *sp_mail_program_get_summary (SpMailProgram *self);
const char * const *sp_mail_program_get_platforms (SpMailProgram *self);
gboolean sp_mail_program_is_discontinued (SpMailProgram *self);
SpTruth sp_mail_program_get_fact (SpMailProgram *self,
                                  const char    *name);
const SpProgramField *sp_mail_program_get_fields (SpMailProgram *self,
                                                  SpOption       option,
                                                  guint         *n_fields);
gboolean sp_mail_program_labels_are_own (SpMailProgram *self,
                                         SpOption       option);
const char *sp_mail_program_get_word (SpMailProgram *self,
                                      const char    *value);
const char *sp_mail_program_get_sheet_version (SpMailProgram *self,
                                               SpOption       option);
GListModel *sp_mail_program_get_notes (SpMailProgram *self);
gboolean sp_mail_program_is_installed (SpMailProgram      *self,
                                       const char * const *data_dirs);

G_END_DECLS
