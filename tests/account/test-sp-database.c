/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-database.h"

#include "sp-test-account.h"
#include "sp-test.h"

#define HEAD "[Database]\nFormat=1\nId=some\nName=Some\nSource=A test\nChecked=2026\n"

static SpDatabase *
read_text (const char *text,
           GPtrArray  *problems)
{
  g_autofree char *path = sp_test_write (sp_test_dir (), "some.database", text, -1);

  return sp_database_new_from_path (path, problems);
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpDatabase) database =
    read_text (HEAD "Url=https://db.example/%EMAILDOMAIN%/x?d=%EMAILDOMAIN%\n", problems);
  g_autofree char *url = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  sp_test_assert_no_problems (problems);
  url = sp_database_dup_url (database, "xn--bcher-kva.example");
  g_assert_cmpstr (url, ==, "https://db.example/xn--bcher-kva.example/x?d=xn--bcher-kva.example");
  g_assert_cmpstr (sp_entry_get_source (SP_ENTRY (database)), ==, "A test");
  g_assert_cmpstr (sp_entry_get_checked (SP_ENTRY (database)), ==, "2026");
  g_object_get (database, "id", &id, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "some");
  g_assert_cmpstr (name, ==, "Some");
}

/* Only over https, and only with the domain. */
static void
test_bad (void)
{
  static const char * const urls[] = {
    "https://db.example/",
    "https://db.example/%EMAILADDRESS%",
    "https://db.example/%EMAILDOMAIN%?who=%EMAILLOCALPART%",
    "http://db.example/%EMAILDOMAIN%",
    "mailto:%EMAILDOMAIN%",
    "db.example/%EMAILDOMAIN%",
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autofree char *text = g_strconcat (HEAD "Url=", urls[i], "\n", NULL);

      g_assert_null (read_text (text, problems));
      sp_test_assert_one_problem (problems, 7, "Url");
    }
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();

  g_assert_null (read_text ("[Database]\nFormat=1\nId=some\nName=Some\n", problems));
  g_assert_cmpuint (problems->len, >=, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/database/good", test_good);
  g_test_add_func ("/account/database/bad", test_bad);
  g_test_add_func ("/account/database/missing", test_missing);

  return g_test_run ();
}
