/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-guide.h"

#include "sp-test.h"

const char sp_test_good_guide[] = "[Guide]\n"
                                  "Format=1\n"
                                  "Id=test\n"
                                  "Name=Test\n"
                                  "ContactName=Desk\n"
                                  "Questions=role;where;\n"
                                  "[Question role]\n"
                                  "Title=Who?\n"
                                  "Answers=student;staff;\n"
                                  "[Answer role/student]\n"
                                  "Label=Student\n"
                                  "[Answer role/staff]\n"
                                  "Label=Staff\n"
                                  "[Question where]\n"
                                  "Title=Where?\n"
                                  "Answers=browser;program;\n"
                                  "AskIf=role=staff\n"
                                  "[Answer where/browser]\n"
                                  "Label=Browser\n"
                                  "[Answer where/program]\n"
                                  "Label=Program\n"
                                  "[Rule web]\n"
                                  "When=role=student | where=browser\n"
                                  "Recommend=webmail\n"
                                  "Because=Simple.\n"
                                  "[Rule imap]\n"
                                  "When=where=program\n"
                                  "Recommend=imap\n"
                                  "Because=Common.\n";

/**
 * sp_test_read_guide:
 * @text: a guide
 * @problems: takes what is wrong with it
 *
 * Returns: (nullable): the guide, read from a file "guide" in the test's own folder
 */
SpGuide *
sp_test_read_guide (const char *text,
                    GPtrArray  *problems)
{
  g_autofree char *path = sp_test_write (sp_test_dir (), "test.guide", text, -1);

  return sp_guide_new_from_path (path, problems, NULL);
}

/**
 * sp_test_load_guide:
 * @text: a guide without faults
 *
 * Returns: the guide
 */
SpGuide *
sp_test_load_guide (const char *text)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  SpGuide *guide = sp_test_read_guide (text, problems);
  g_autofree char *found = sp_test_problems_to_string (problems);

  g_assert_cmpstr (found, ==, "");
  g_assert_nonnull (guide);
  return guide;
}

/**
 * sp_test_catalogue:
 *
 * Returns: (transfer full): the catalogue of the data that is being built
 */
SpCatalogue *
sp_test_catalogue (void)
{
  g_auto (GStrv) dirs = sp_data_dirs ();

  return sp_catalogue_new ((const char * const *) dirs);
}

SpAddress *
sp_test_address (const char *text)
{
  g_autoptr (GError) error = NULL;
  SpAddress *address = sp_address_new (text, &error);

  g_assert_no_error (error);
  return address;
}

/**
 * sp_test_problems_to_string:
 * @problems: problems
 *
 * Returns: a line each, as "LINE: severity: message"
 */
char *
sp_test_problems_to_string (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const SpProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "%u: %s: %s\n", problem->line,
                              problem->severity == SP_PROBLEM_ERROR ? "error" : "warning",
                              problem->message);
    }
  return g_string_free (text, FALSE);
}
