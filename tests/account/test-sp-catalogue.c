/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-catalogue.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "sp-test-account.h"
#include "sp-test.h"

static void
write_file (const char *dir,
            const char *name,
            const char *text)
{
  g_free (sp_test_write (dir, name, text, -1));
}

static void
write_provider (const char *dir,
                const char *id,
                const char *rest)
{
  g_autofree char *name = g_strdup_printf ("providers/%s.provider", id);
  g_autofree char *text = g_strdup_printf ("[Provider]\nFormat=1\nId=%s\n%s", id, rest);

  write_file (dir, name, text);
}

static void
write_program (const char *dir,
               const char *id,
               const char *rest)
{
  g_autofree char *name = g_strdup_printf ("mail-programs/%s.mailprogram", id);
  g_autofree char *text = g_strdup_printf ("[Program]\nFormat=1\nId=%s\n%s", id, rest);

  write_file (dir, name, text);
}

static const char *
get_provider_name (SpProvider *provider)
{
  return provider != NULL ? sp_entry_get_name (SP_ENTRY (provider)) : NULL;
}

static const char *
get_program_name (SpMailProgram *program)
{
  return program != NULL ? sp_entry_get_name (SP_ENTRY (program)) : NULL;
}

static void
test_override (void)
{
  const char *own = sp_test_dir ();
  const char *shared = sp_test_dir ();
  const char * const dirs[] = { own, "/nonexistent", shared, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);

  write_provider (own, "a", "Name=Own A\n");
  write_provider (shared, "a", "Name=Shared A\n");
  write_provider (shared, "b", "Name=Shared B\n");
  write_program (own, "b", "Name=Own B\n");
  write_program (shared, "b", "Name=Shared B\n");

  g_assert_cmpstr (get_provider_name (sp_catalogue_get_provider (catalogue, "a")), ==, "Own A");
  g_assert_cmpstr (get_provider_name (sp_catalogue_get_provider (catalogue, "b")), ==, "Shared B");
  g_assert_cmpstr (get_provider_name (sp_catalogue_get_provider (catalogue, "c")), ==, NULL);
  g_assert_cmpstr (get_provider_name (sp_catalogue_get_provider (catalogue, "../a")), ==, NULL);
  g_assert_cmpstr (get_program_name (sp_catalogue_get_program (catalogue, "b")), ==, "Own B");
  g_assert_cmpstr (get_program_name (sp_catalogue_get_program (catalogue, "a")), ==, NULL);
  g_assert_true (sp_catalogue_get_provider (catalogue, "a") ==
                 sp_catalogue_get_provider (catalogue, "a"));
  g_assert_cmpuint (sp_catalogue_get_problems (catalogue)->len, ==, 0);
}

/* A broken file is reported once, and the next one of its id takes its place. */
static void
test_broken (void)
{
  const char *own = sp_test_dir ();
  const char *shared = sp_test_dir ();
  const char * const dirs[] = { own, shared, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);
  GPtrArray *problems = sp_catalogue_get_problems (catalogue);
  SpProblem *problem;

  write_provider (own, "a", "Name=Own A\nTypo=x\n");
  write_provider (shared, "a", "Name=Shared A\n");
  write_provider (own, "b", "");

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (get_provider_name (sp_catalogue_get_provider (catalogue, "a")), ==, "Shared A");
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpuint (problem->line, ==, 5);
  g_assert_true (g_str_has_prefix (problem->file, own));
  g_assert_true (g_str_has_suffix (problem->file, "/providers/a.provider"));

  g_assert_null (sp_catalogue_get_provider (catalogue, "b"));
  g_assert_null (sp_catalogue_get_provider (catalogue, "b"));
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (sp_catalogue_get_providers (catalogue)), ==, 1);
  g_assert_cmpuint (problems->len, ==, 2);
}

static void
test_lists (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel *programs;

  write_file (dir, "mail-programs/README", "x");
  write_file (dir, "mail-programs/.x.mailprogram", "x");
  write_file (dir, "mail-programs/a.mailprogram~", "x");
  write_program (dir, "a", "Name=Zebra\n");
  write_program (dir, "b", "Name=apple\n");
  write_program (dir, "c", "Name=Banana\n");
  write_program (dir, "d", "Name=aardvark\n");

  programs = sp_catalogue_get_programs (catalogue);
  g_assert_true (g_list_model_get_item_type (programs) == SP_TYPE_MAIL_PROGRAM);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (SpMailProgram) program = g_list_model_get_item (programs, i);

      g_string_append_printf (names, "%s ", sp_entry_get_name (SP_ENTRY (program)));
    }
  g_assert_cmpstr (names->str, ==, "aardvark apple Banana Zebra ");
  g_assert_true (sp_catalogue_get_programs (catalogue) == programs);
  g_assert_cmpuint (sp_catalogue_get_problems (catalogue)->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sp_catalogue_get_providers (catalogue)), ==, 0);
}

static void
test_find_provider (void)
{
  static const struct
  {
    const char *domain;
    const char *name;
  } cases[] = {
    { "one.example", "One" },
    { "One.Example", "One" },
    { "mail.one.example", NULL },
    { "a.two.example", "Two" },
    { "two.example", NULL },
    { "exämple.org", "Two" },
    { "shared.example", "Three" },
    { "old.example", NULL },
    { "one.example.evil.example", NULL },
    { "no domain", NULL },
    { "", NULL },
  };
  const char *own = sp_test_dir ();
  const char *shared = sp_test_dir ();
  const char * const dirs[] = { own, shared, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);

  write_provider (own, "one", "Name=One\nDomains=one.example\n");
  write_provider (shared, "one", "Name=Old\nDomains=old.example;one.example\n");
  write_provider (shared, "two", "Name=Two\nDomains=*.two.example;exämple.org\n");
  /* What has errors does not hide what has none. */
  write_provider (shared, "aaa", "Name=A\nDomains=shared.example\nTypo=x\n");
  write_provider (shared, "three", "Name=Three\nDomains=shared.example\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].domain);
      g_assert_cmpstr (get_provider_name (sp_catalogue_find_provider (catalogue, cases[i].domain)),
                       ==, cases[i].name);
    }

  g_assert_cmpuint (sp_catalogue_get_problems (catalogue)->len, ==, 1);
}

/* Known by the host that receives the mail, however deep below the name in the file it is. */
static void
test_find_by_exchanger (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);
  static const struct
  {
    const char *host;
    const char *name;
  } cases[] = {
    { "hosted.example", "One" },
    { "MX1.eu.Hosted.example", "One" },
    { "deep.mail.example", "Two" },
    { "mail.example", NULL },
    { "nothosted.example", NULL },
    { "example", NULL },
    { "", NULL },
  };

  write_provider (dir, "one", "Name=One\nDomains=one.example;\nMX=hosted.example;\n");
  write_provider (dir, "two", "Name=Two\nDomains=two.example;\nMX=deep.mail.example;\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (
      get_provider_name (sp_catalogue_find_provider_by_exchanger (catalogue, cases[i].host)), ==,
      cases[i].name);
}

static void
test_databases (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);

  write_file (dir, "databases/good.database",
              "[Database]\nFormat=1\nId=good\nName=Good\nUrl=https://db.example/%EMAILDOMAIN%\n"
              "Source=A test\nChecked=2026\n");
  write_file (dir, "databases/bad.database", "[Database]\nFormat=1\nId=bad\n");
  g_assert_cmpuint (g_list_model_get_n_items (sp_catalogue_get_databases (catalogue)), ==, 1);
  g_assert_cmpuint (sp_catalogue_get_problems (catalogue)->len, >, 0);
}

static void
test_odd_folders (void)
{
  const char *dir = sp_test_dir ();
  const char *file_dir = sp_test_dir ();
  const char * const dirs[] = { dir, file_dir, NULL };
  const char * const no_dirs[] = { NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);
  g_autoptr (SpCatalogue) empty = sp_catalogue_new (no_dirs);
  g_autofree char *folder = g_build_filename (dir, "providers", "folder.provider", NULL);
  g_autofree char *dangling = g_build_filename (dir, "providers", "dangling.provider", NULL);
  GPtrArray *problems = sp_catalogue_get_problems (catalogue);

  write_file (file_dir, "providers", "not a folder");
  write_file (dir, "providers/Bad Name.provider", "x");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/nonexistent", dangling), ==, 0);
  write_provider (dir, "good", "Name=Good\nDomains=good.example\n");

  g_assert_nonnull (sp_catalogue_find_provider (catalogue, "good.example"));
  g_assert_cmpuint (g_list_model_get_n_items (sp_catalogue_get_providers (catalogue)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_catalogue_get_programs (catalogue)), ==, 0);
  g_assert_cmpuint (problems->len, ==, 4);

  g_assert_null (sp_catalogue_find_provider (empty, "good.example"));
  g_assert_cmpuint (g_list_model_get_n_items (sp_catalogue_get_programs (empty)), ==, 0);
  g_assert_cmpuint (sp_catalogue_get_problems (empty)->len, ==, 0);
}

static void
test_finalized (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  SpCatalogue *catalogue = sp_catalogue_new (dirs);
  SpProvider *provider;

  write_provider (dir, "a", "Name=A\nDomains=a.example\n");
  provider = g_object_ref (sp_catalogue_find_provider (catalogue, "a.example"));
  g_assert_nonnull (sp_catalogue_get_providers (catalogue));
  g_assert_finalize_object (catalogue);
  g_assert_cmpstr (sp_entry_get_name (SP_ENTRY (provider)), ==, "A");
  g_assert_finalize_object (provider);
}

static void
test_speed (void)
{
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { dir, NULL };
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("provider-%u", i);
      g_autofree char *rest =
        g_strdup_printf ("Name=P\nDomains=mail%u.example;post%u.example;\n"
                         "[Server imap]\nProtocol=imap\nHost=imap%u.example\nPort=993\n"
                         "Security=tls\nUserName=%%EMAILADDRESS%%\n"
                         "[Server smtp]\nProtocol=smtp\nHost=smtp%u.example\nPort=465\n"
                         "Security=tls\nUserName=%%EMAILADDRESS%%\n",
                         i, i, i, i);

      write_provider (dir, id, rest);
    }

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (dirs);
      gint64 start = g_get_monotonic_time ();

      g_assert_nonnull (sp_catalogue_find_provider (catalogue, "post77.example"));
      best = MIN (best, g_get_monotonic_time () - start);
    }

  g_test_minimized_result ((double) best / 1000.0, "first lookup among 100 files: %.2f ms",
                           (double) best / 1000.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/catalogue/override", test_override);
  g_test_add_func ("/account/catalogue/broken", test_broken);
  g_test_add_func ("/account/catalogue/lists", test_lists);
  g_test_add_func ("/account/catalogue/find-provider", test_find_provider);
  g_test_add_func ("/account/catalogue/find-by-exchanger", test_find_by_exchanger);
  g_test_add_func ("/account/catalogue/databases", test_databases);
  g_test_add_func ("/account/catalogue/odd-folders", test_odd_folders);
  g_test_add_func ("/account/catalogue/finalized", test_finalized);
  g_test_add_func ("/account/catalogue/speed", test_speed);

  return g_test_run ();
}
