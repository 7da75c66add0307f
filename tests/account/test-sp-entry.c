/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-entry.h"

#include "sp-note.h"
#include "sp-test-account.h"

static const SpKeySpec head_keys[] = {
  { "Format", SP_KEY_NUMBER },
  { "Id", SP_KEY_ID, TRUE },
  { "Name", SP_KEY_WORD },
  { "Source", SP_KEY_WORD },
  { "Checked", SP_KEY_DATE },
  { "Nests", SP_KEY_LIST },
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

#define TEST_TYPE_BIRD (test_bird_get_type ())
G_DECLARE_FINAL_TYPE (TestBird, test_bird, TEST, BIRD, SpEntry)

struct _TestBird
{
  SpEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (TestBird, test_bird, SP_TYPE_ENTRY)

static void
test_bird_class_init (TestBirdClass *klass)
{
}

static void
test_bird_init (TestBird *self)
{
}

static void
test_words (void)
{
  g_autoptr (SpKeyFile) file =
    sp_test_key_file ("[Head]\nId=owl\nName=Owl\nSource=A book\nChecked=2026-01-02\nNests=a;b;\n", groups);
  SpEntry *owl = g_object_new (TEST_TYPE_BIRD, NULL);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  sp_entry_set_head (owl, file, sp_key_file_get_group (file, 0));
  g_object_get (owl, "id", &id, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "owl");
  g_assert_cmpstr (name, ==, "Owl");
  g_assert_cmpstr (sp_entry_get_source (owl), ==, "A book");
  g_assert_cmpstr (sp_entry_get_checked (owl), ==, "2026-01-02");
  g_assert_cmpstr (sp_entry_get_word (owl, "Format"), ==, NULL);
  g_assert_cmpstr (sp_entry_get_list (owl, "Nests")[1], ==, "b");
  g_assert_true (sp_entry_get_file (owl) == file);
  g_assert_finalize_object (owl);
}

/* What was found, and stands in no file. */
static void
test_no_head (void)
{
  g_autoptr (SpEntry) entry = g_object_new (TEST_TYPE_BIRD, NULL);

  g_assert_null (sp_entry_get_id (entry));
  g_assert_null (sp_entry_get_name (entry));
  g_assert_null (sp_entry_get_source (entry));
  g_assert_null (sp_entry_get_head (entry));
  g_assert_null (sp_entry_get_list (entry, "Nests")[0]);
}

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

  g_test_add_func ("/account/entry/words", test_words);
  g_test_add_func ("/account/entry/no-head", test_no_head);
  g_test_add_func ("/account/entry/head", test_head);
  g_test_add_func ("/account/entry/facts", test_facts);
  g_test_add_func ("/account/entry/no-facts", test_no_facts);
  g_test_add_func ("/account/entry/notes", test_notes);

  return g_test_run ();
}
