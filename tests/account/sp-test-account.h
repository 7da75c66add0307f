/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-key-file.h"
#include "sp-mail-program.h"
#include "sp-problem.h"
#include "sp-provider.h"

G_BEGIN_DECLS

/* A problem that a test expects: its line, and words that its message must have. */
typedef struct
{
  guint line;
  const char *words; /* NULL ends a list */
} SpExpectedProblem;

void sp_test_assert_problems (GPtrArray               *problems,
                              const SpExpectedProblem *expected);
void sp_test_assert_one_problem (GPtrArray  *problems,
                                 guint       line,
                                 const char *words);
void sp_test_assert_no_problems (GPtrArray *problems);

/* Each asserts that the text is without errors. */
SpKeyFile *sp_test_key_file (const char        *text,
                             const SpGroupSpec *specs);
SpServer *sp_test_server (const char *keys);
SpProvider *sp_test_provider (const char *id,
                              const char *rest);
SpMailProgram *sp_test_program (const char *id,
                                const char *rest);
SpAccount *sp_test_account (const char *address,
                            const char *servers);

/* Groups of a data file that has only [Server ID]. */
extern const SpGroupSpec sp_test_server_groups[];

void sp_test_set_language (const char *language);

G_END_DECLS
