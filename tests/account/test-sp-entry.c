/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-entry.h"

#include "sp-note.h"
#include "sp-test-account.h"

static const SpKeySpec head_keys[] = {
  { "Format", SP_KEY_NUMBER },
  { "Id", SP_KEY_ID, TRUE },
  { NULL },
};

static const SpKeySpec facts_keys[] = {
  { "*", SP_KEY_ID },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Head", FALSE, head_keys, NULL, FALSE },
  { "Facts", FALSE, facts_keys, NULL, FALSE },
  { "Note", TRUE, sp_note_keys, NULL, FALSE },
  { NULL },
};

static const char * const names[] = { "swims", "flies", "sings", NULL };

static void
test_head (void)
{
  static const struct
  {
    const char *text;
    const char *suffix;
    SpExpectedProblem expected[3];
  } cases[] = {
    { "[Head]\nFormat=1\nId=test\n", "", { { 0, NULL } } },
    { "[Head]\nId=test\n", "", { { 1, "Only Format=1" } } },
    { "[Head]\nFormat=1\nId=test\n", ".bird", { { 3, "must be called test.bird" } } },
    { "[Head]\nFormat=7\nId=other\n", "", { { 2, "Only Format=1" }, { 3, "called other" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (SpKeyFile) file = sp_test_key_file (cases[i].text, groups);
      SpKeyReader head = { file, sp_key_file_get_group (file, 0), problems, FALSE };

      sp_entry_check_head (&head, cases[i].suffix);
      sp_test_assert_problems (problems, cases[i].expected);
    }
}

static void
test_facts (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file =
    sp_test_key_file ("[Facts]\nflies=no\nswims=yes\nsings=\n", groups);
  g_autofree SpTruth *facts = sp_entry_read_facts (file, names, problems);

  sp_test_assert_no_problems (problems);
  g_assert_cmpint (sp_entry_find_fact (facts, names, "swims"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_entry_find_fact (facts, names, "flies"), ==, SP_TRUTH_NO);
  g_assert_cmpint (sp_entry_find_fact (facts, names, "sings"), ==, SP_TRUTH_UNKNOWN);
  g_assert_cmpint (sp_entry_find_fact (facts, names, "runs"), ==, SP_TRUTH_UNKNOWN);
}

static void
test_no_facts (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file = sp_test_key_file ("[Head]\nId=a\n", groups);
  g_autofree SpTruth *facts = sp_entry_read_facts (file, names, problems);

  sp_test_assert_no_problems (problems);
  g_assert_cmpint (sp_entry_find_fact (facts, names, "sings"), ==, SP_TRUTH_UNKNOWN);
}

static void
test_notes (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file =
    sp_test_key_file ("[Note b]\nKind=reason\nText=1\n[Note c]\nKind=x\nText=2\n"
                      "[Note a]\nKind=caveat\nText=3\n",
                      groups);
  g_autoptr (GListModel) notes = sp_entry_read_notes (file, problems);
  g_autoptr (SpNote) second = g_list_model_get_item (notes, 1);

  sp_test_assert_one_problem (problems, 5, "Kind: “x”");
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 2);
  g_assert_cmpstr (sp_note_get_id (second), ==, "a");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/entry/head", test_head);
  g_test_add_func ("/account/entry/facts", test_facts);
  g_test_add_func ("/account/entry/no-facts", test_no_facts);
  g_test_add_func ("/account/entry/notes", test_notes);

  return g_test_run ();
}
