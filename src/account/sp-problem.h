/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SP_PROBLEM_ERROR,
  SP_PROBLEM_WARNING,
} SpProblemSeverity;

/* One thing wrong with a data file, at one line of it. Immutable. */
typedef struct
{
  SpProblemSeverity severity;
  char *file; /* as it was named by the person who gave it */
  guint line; /* from 1 */
  char *message;
} SpProblem;

SpProblem *sp_problem_new (SpProblemSeverity severity,
                           const char       *file,
                           guint             line,
                           const char       *format,
                           ...) G_GNUC_PRINTF (4, 5);
void sp_problem_free (SpProblem *self);
char *sp_problem_to_string (const SpProblem *self);

GPtrArray *sp_problems_new (void);
void sp_problems_sort (GPtrArray *problems);
gboolean sp_problems_have_errors (const GPtrArray *problems);
gboolean sp_problems_to_error (const GPtrArray  *problems,
                               GQuark            domain,
                               int               code,
                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpProblem, sp_problem_free)

G_END_DECLS
