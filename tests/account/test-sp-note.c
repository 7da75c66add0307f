/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-note.h"

#include "sp-test-account.h"

static const SpKeySpec head_keys[] = {
  { NULL },
};

static const SpKeySpec more_keys[] = {
  { "Providers", SP_KEY_LIST },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Guide", FALSE, head_keys, NULL, FALSE },
  { "Note", TRUE, sp_note_keys, more_keys, FALSE },
  { NULL },
};

static SpNote *
read_note (const char *text,
           GPtrArray  *problems)
{
  g_autoptr (SpKeyFile) file = sp_test_key_file (text, groups);
  const SpKeyGroup *group = sp_key_file_get_group (file, sp_key_file_get_n_groups (file) - 1);

  return sp_note_new_from_group (file, group, problems);
}

static void
test_full (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpNote) note =
    read_note ("\n[Note basic]\nKind=notice\nOption=imap;pop;\nText=It ended.\n"
               "Link=https://example.org/end\nSince=2024-09-16\nSource=The maker\n",
               problems);
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;
  g_autofree char *id = NULL;
  g_autofree char *since = NULL;
  g_autofree char *source = NULL;

  sp_test_assert_no_problems (problems);
  g_assert_cmpstr (sp_note_get_id (note), ==, "basic");
  g_assert_cmpint (sp_note_get_kind (note), ==, SP_NOTE_NOTICE);
  g_assert_cmpuint (sp_note_get_options (note), ==,
                    SP_OPTION_BIT (SP_OPTION_IMAP) | SP_OPTION_BIT (SP_OPTION_POP));
  g_assert_true (sp_note_concerns (note, SP_OPTION_IMAP));
  g_assert_false (sp_note_concerns (note, SP_OPTION_WEBMAIL));
  g_assert_cmpstr (sp_note_get_text (note), ==, "It ended.");
  g_assert_cmpstr (sp_note_get_link (note), ==, "https://example.org/end");
  g_assert_cmpstr (sp_note_get_since (note), ==, "2024-09-16");
  g_assert_cmpstr (sp_note_get_source (note), ==, "The maker");
  g_assert_cmpuint (sp_note_get_line (note), ==, 2);

  g_object_get (note, "id", &id, "text", &text, "link", &link, "since", &since, "source", &source,
                NULL);
  g_assert_cmpstr (id, ==, "basic");
  g_assert_cmpstr (text, ==, "It ended.");
  g_assert_cmpstr (link, ==, "https://example.org/end");
  g_assert_cmpstr (since, ==, "2024-09-16");
  g_assert_cmpstr (source, ==, "The maker");

  g_assert_finalize_object (g_steal_pointer (&note));
}

static void
test_least (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpNote) note = read_note ("[Note a]\nKind=caveat\nText=Beware.\n", problems);

  sp_test_assert_no_problems (problems);
  g_assert_cmpint (sp_note_get_kind (note), ==, SP_NOTE_CAVEAT);
  g_assert_cmpuint (sp_note_get_options (note), ==, 0);
  g_assert_cmpstr (sp_note_get_link (note), ==, NULL);
  for (SpOption option = 0; option < SP_N_OPTIONS; option++)
    g_assert_true (sp_note_concerns (note, option));
}

static void
test_providers (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpNote) some =
    read_note ("[Note a]\nKind=reason\nText=x\nProviders=one;two;\n", problems);
  g_autoptr (SpNote) any = read_note ("[Note a]\nKind=reason\nText=x\n", problems);

  sp_test_assert_no_problems (problems);
  g_assert_true (sp_note_is_for_provider (some, "two"));
  g_assert_false (sp_note_is_for_provider (some, "three"));
  g_assert_true (sp_note_is_for_provider (some, NULL));
  g_assert_true (sp_note_is_for_provider (any, "three"));
}

static void
test_translated (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpNote) note = NULL;

  sp_test_set_language ("de");
  note = read_note ("[Note a]\nKind=reason\nText=Why\nText[de]=Warum\n", problems);
  sp_test_set_language ("C");
  g_assert_cmpstr (sp_note_get_text (note), ==, "Warum");
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    SpExpectedProblem expected[3];
  } cases[] = {
    { "[Note a]\nText=x\nKind=warning\n", { { 3, "Kind: “warning” is none of reason" } } },
    { "[Note a]\nKind=reason\nOption=imap;mail\nText=x\n", { { 3, "Option: “mail”" } } },
    { "[Note a]\nKind=notice\nText=x\n", { { 2, "date in Since" }, { 2, "needs its Source" } } },
    { "[Note a]\nText=x\nKind=notice\nSince=2020\n", { { 3, "needs its Source" } } },
    { "[Note a]\nKind=unavailable\nText=x\n", { { 2, "needs its Source" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (SpNote) note = read_note (cases[i].text, problems);

      g_assert_null (note);
      sp_test_assert_problems (problems, cases[i].expected);
    }
}

/* A guide is a source itself. */
static void
test_unavailable_in_guide (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpNote) note =
    read_note ("[Guide]\n[Note a]\nKind=unavailable\nText=x\n", problems);

  sp_test_assert_no_problems (problems);
  g_assert_nonnull (note);
}

static void
test_kinds (void)
{
  static const char * const ids[] = { "reason", "prerequisite", "caveat", "discouraged",
                                      "unavailable", "notice" };

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == SP_N_NOTE_KINDS);

  for (guint i = 0; i < SP_N_NOTE_KINDS; i++)
    g_assert_cmpstr (sp_note_kind_to_id (i), ==, ids[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/note/full", test_full);
  g_test_add_func ("/account/note/least", test_least);
  g_test_add_func ("/account/note/providers", test_providers);
  g_test_add_func ("/account/note/translated", test_translated);
  g_test_add_func ("/account/note/faults", test_faults);
  g_test_add_func ("/account/note/unavailable-in-guide", test_unavailable_in_guide);
  g_test_add_func ("/account/note/kinds", test_kinds);

  return g_test_run ();
}
