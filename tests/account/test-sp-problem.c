/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-problem.h"

static void
test_to_string (void)
{
  static const struct
  {
    SpProblemSeverity severity;
    const char *file;
    guint line;
    const char *expected;
  } cases[] = {
    { SP_PROBLEM_ERROR, "a.guide", 12, "a.guide:12: error: It has 3 faults" },
    { SP_PROBLEM_WARNING, "dir/a.guide", 1, "dir/a.guide:1: warning: It has 3 faults" },
    { SP_PROBLEM_ERROR, "a.guide", 0, "a.guide:1: error: It has 3 faults" },
    { SP_PROBLEM_ERROR, "a\033[2J\nb", 1, "a?[2J?b:1: error: It has 3 faults" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpProblem) problem =
        sp_problem_new (cases[i].severity, cases[i].file, cases[i].line, "It has %d faults", 3);
      g_autofree char *text = sp_problem_to_string (problem);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_sort (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GString) order = g_string_new (NULL);

  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "b", 1, "4"));
  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "a", 7, "2"));
  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_WARNING, "a", 7, "3"));
  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "a", 0, "1"));
  sp_problems_sort (problems);

  for (guint i = 0; i < problems->len; i++)
    g_string_append (order, ((SpProblem *) problems->pdata[i])->message);
  g_assert_cmpstr (order->str, ==, "1234");
}

static void
test_errors (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GError) error = NULL;
  GQuark domain = g_quark_from_static_string ("test");

  g_assert_false (sp_problems_have_errors (problems));
  g_assert_false (sp_problems_to_error (problems, domain, 3, &error));
  g_assert_no_error (error);

  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_WARNING, "f", 1, "Only a warning"));
  g_assert_false (sp_problems_have_errors (problems));
  g_assert_false (sp_problems_to_error (problems, domain, 3, &error));

  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "f", 5, "Broken"));
  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "f", 6, "Broken too"));
  g_assert_true (sp_problems_have_errors (problems));
  g_assert_true (sp_problems_to_error (problems, domain, 3, &error));
  g_assert_error (error, domain, 3);
  g_assert_cmpstr (error->message, ==, "f:5: Broken");

  g_assert_true (sp_problems_to_error (problems, domain, 3, NULL));
}

static void
test_error_of_whole_file (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "f", 0, "Too large"));
  g_assert_true (sp_problems_to_error (problems, g_quark_from_static_string ("test"), 1, &error));
  g_assert_cmpstr (error->message, ==, "f:1: Too large");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/problem/to-string", test_to_string);
  g_test_add_func ("/account/problem/sort", test_sort);
  g_test_add_func ("/account/problem/errors", test_errors);
  g_test_add_func ("/account/problem/error-of-whole-file", test_error_of_whole_file);

  return g_test_run ();
}
