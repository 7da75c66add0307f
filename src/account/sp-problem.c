/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-problem.h"

#include <glib/gi18n-lib.h>

/**
 * sp_problem_new:
 * @severity: how bad it is
 * @file: the file as whoever gave it named it
 * @line: a line, counted from 1; 0 where the file as a whole is meant, which counts as its
 *   first line, since whoever reads problems (an editor, a script) looks for a line
 * @format: a printf format of the message
 * @...: what goes into @format
 *
 * Returns: (transfer full): a new problem
 */
SpProblem *
sp_problem_new (SpProblemSeverity severity,
                const char       *file,
                guint             line,
                const char       *format,
                ...)
{
  SpProblem *self = g_new0 (SpProblem, 1);
  va_list args;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);

  self->severity = severity;
  self->file = g_strdup (file);
  self->line = MAX (line, 1);

  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);

  return self;
}

/**
 * sp_problem_free:
 * @self: (nullable): a problem
 *
 * Frees the problem.
 */
void
sp_problem_free (SpProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->message);
  g_free (self);
}

/* A file name may hold anything, and what is printed ends up on a terminal. */
static char *
dup_printable_file (const char *file)
{
  char *display = g_filename_display_name (file);

  for (char *c = display; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = '?';
    }

  return display;
}

/**
 * sp_problem_to_string:
 * @self: a problem
 *
 * Writes a problem in one line as compilers do, "FILE:LINE: error: message". The words "error"
 * and "warning" are not translated, so that editors find them.
 *
 * Returns: (transfer full): the line
 */
char *
sp_problem_to_string (const SpProblem *self)
{
  g_autofree char *file = NULL;
  const char *severity;

  g_return_val_if_fail (self != NULL, NULL);

  file = dup_printable_file (self->file);
  severity = self->severity == SP_PROBLEM_ERROR ? "error" : "warning";

  return g_strdup_printf ("%s:%u: %s: %s", file, self->line, severity, self->message);
}

/**
 * sp_problems_new:
 *
 * Returns: (transfer full) (element-type SpProblem): an empty array that owns what is added
 */
GPtrArray *
sp_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sp_problem_free);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const SpProblem *first = *(const SpProblem * const *) a;
  const SpProblem *second = *(const SpProblem * const *) b;
  int order = strcmp (first->file, second->file);

  if (order != 0)
    return order;

  return (first->line > second->line) - (first->line < second->line);
}

/**
 * sp_problems_sort:
 * @problems: (element-type SpProblem): some problems
 *
 * Sorts by file, then by line; what is said of one line keeps its order.
 */
void
sp_problems_sort (GPtrArray *problems)
{
  g_return_if_fail (problems != NULL);

  g_ptr_array_sort (problems, compare_problems);
}

static const SpProblem *
find_first_error (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const SpProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == SP_PROBLEM_ERROR)
        return problem;
    }

  return NULL;
}

/**
 * sp_problems_have_errors:
 * @problems: (element-type SpProblem): some problems
 *
 * Returns: whether at least one of them is an error rather than a warning
 */
gboolean
sp_problems_have_errors (const GPtrArray *problems)
{
  g_return_val_if_fail (problems != NULL, FALSE);

  return find_first_error (problems) != NULL;
}

/**
 * sp_problems_to_error:
 * @problems: (element-type SpProblem): some problems
 * @domain: the domain of the error
 * @code: its code
 * @error: return location for the error
 *
 * Makes a GError of the first error among the problems, with file and line in its message.
 *
 * Returns: %TRUE if @error was set; %FALSE if there are warnings at most
 */
gboolean
sp_problems_to_error (const GPtrArray *problems,
                      GQuark           domain,
                      int              code,
                      GError         **error)
{
  const SpProblem *problem;
  g_autofree char *file = NULL;

  g_return_val_if_fail (problems != NULL, FALSE);

  problem = find_first_error (problems);
  if (problem == NULL)
    return FALSE;

  file = dup_printable_file (problem->file);
  /* Translators: a file's name, the number of a line in it, then what is wrong there */
  g_set_error (error, domain, code, _("%s:%u: %s"), file, problem->line, problem->message);

  return TRUE;
}
