/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-parse-error.h"

G_BEGIN_DECLS

/* What a source once answered, kept in a file. */
typedef struct
{
  char *kind;
  char *name; /* of the file, for a person */
  GBytes *bytes;
} SpStoredAnswer;

SpStoredAnswer *sp_stored_answer_new (const char *kind,
                                      const char *name,
                                      GBytes     *bytes);
void sp_stored_answer_free (SpStoredAnswer *self);
char *sp_stored_answer_dup_kinds (void);
gboolean sp_stored_answer_is_kind (const char *kind);
SpAccount *sp_stored_answer_parse (const char  *kind,
                                   GBytes      *bytes,
                                   SpAddress   *address,
                                   GPtrArray   *rejected,
                                   GError     **error);

G_END_DECLS
