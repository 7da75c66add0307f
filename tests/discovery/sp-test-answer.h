/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-parse-error.h"

G_BEGIN_DECLS

/* One answer and what a parser makes of it. */
typedef struct
{
  const char *file;     /* in tests/discovery/data */
  const char *account;  /* as sp_test_describe() has it; NULL: an error */
  SpParseError error;   /* where there is no account */
  const char *rejected; /* (nullable): words of each sentence about what was left out, a line each */
} SpTestAnswer;

typedef SpAccount *(*SpTestParse) (GBytes     *bytes,
                                   SpAddress  *address,
                                   const char *source,
                                   GPtrArray  *rejected,
                                   GError    **error);

GBytes *sp_test_load (const char *name);
char *sp_test_describe (SpAccount *account);
void sp_test_parse_answers (SpTestParse         parse,
                            const SpTestAnswer *answers,
                            guint               n_answers);
SpAccount *sp_test_parse_text (SpTestParse  parse,
                               const char  *text,
                               gssize       length,
                               GError     **error);

G_END_DECLS
