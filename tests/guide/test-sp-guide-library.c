/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-library.h"

#include "sp-test-guide.h"
#include "sp-test.h"

#include <glib/gstdio.h>

#define HEADER(id, name) "[Guide]\nFormat=1\nId=" id "\nName=" name "\n"
#define RULE "[Rule r]\nRecommend=webmail\nBecause=B\n"

static char *
add_guide (const char *root,
           const char *dir,
           const char *name,
           const char *text)
{
  g_autofree char *folder = g_build_filename (root, dir, "guides", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  return sp_test_write (folder, name, text, -1);
}

static SpGuideLibrary *
load_library (const char *root)
{
  g_autofree char *user = g_build_filename (root, "user", NULL);
  g_autofree char *system = g_build_filename (root, "system", NULL);
  const char *dirs[] = { user, "/nowhere/at/all", system, NULL };

  return sp_guide_library_new (dirs);
}

static void
test_search_path (void)
{
  const char *root = sp_test_dir ();
  g_autofree char *mine = add_guide (root, "user", "a.guide", HEADER ("uni", "My Uni") RULE);
  g_autofree char *theirs = add_guide (root, "system", "b.guide",
                                       HEADER ("uni", "Uni") "Domains=uni.example;\n" RULE);
  g_free (add_guide (root, "system", "c.guide", HEADER ("general", "Any") RULE));
  g_free (add_guide (root, "system", "d.guide",
                                      HEADER ("zeta", "Zeta")
                                      "Domains=zeta.example;*.zeta.example;\nStatus=historical\n"
                                      "SourceDate=2019-12-25\n" RULE));
  g_autofree char *broken = add_guide (root, "system", "e.guide", "[Guide]\nFormat=1\n" RULE);
  g_free (add_guide (root, "system", ".f.guide", "nonsense"));
  g_free (add_guide (root, "system", "g.txt", "nonsense"));
  g_autoptr (SpGuideLibrary) library = load_library (root);
  g_autoptr (SpGuideEntry) first = g_list_model_get_item (G_LIST_MODEL (library), 0);
  g_autoptr (SpGuideEntry) last = g_list_model_get_item (G_LIST_MODEL (library), 2);
  SpGuideEntry *zeta = sp_guide_library_find (library, "zeta");
  GPtrArray *problems = sp_guide_library_get_problems (library);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 3);
  g_assert_cmpstr (sp_guide_entry_get_name (first), ==, "My Uni");
  g_assert_cmpstr (sp_guide_entry_get_path (first), ==, mine);
  g_assert_cmpstr (sp_guide_entry_get_overrides (first), ==, theirs);
  g_assert_true (sp_guide_entry_is_general (last));
  g_assert_true (last == sp_guide_library_get_general (library));
  g_assert_true (sp_guide_entry_is_historical (zeta));
  g_assert_cmpstr (sp_guide_entry_get_source_date (zeta), ==, "2019-12-25");
  g_assert_null (sp_guide_entry_get_overrides (zeta));
  g_assert_true (sp_guide_library_find_for_domain (library, "cs.zeta.example") == zeta);
  g_assert_null (sp_guide_library_find_for_domain (library, "uni.example"));
  g_assert_null (sp_guide_library_find (library, "none"));

  /* A guide that cannot be read is left out, with its reason. */
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpstr (((SpProblem *) problems->pdata[0])->file, ==, broken);
}

static void
test_load (void)
{
  const char *root = sp_test_dir ();
  g_free (add_guide (root, "user", "a.guide", HEADER ("good", "Good") RULE));
  g_free (add_guide (root, "user", "b.guide", HEADER ("bad", "Bad") "[Rule r]\n"));
  g_autoptr (SpGuideLibrary) library = load_library (root);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGuide) guide =
    sp_guide_entry_load (sp_guide_library_find (library, "good"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sp_guide_get_name (guide), ==, "Good");
  /* Its heading is in order, so it is listed; what is wrong further down is told then. */
  g_assert_null (sp_guide_entry_load (sp_guide_library_find (library, "bad"), &error));
  g_assert_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/library/search-path", test_search_path);
  g_test_add_func ("/guide/library/load", test_load);
  return g_test_run ();
}
