/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-catalogue.h"

static void
assert_dirs (const char * const *expected)
{
  if (g_test_subprocess ())
    {
      g_auto (GStrv) dirs = sp_data_dirs ();

      g_assert_cmpstrv (dirs, expected);
      return;
    }

  g_setenv ("XDG_DATA_HOME", "/me/data", TRUE);
  g_setenv ("XDG_CONFIG_DIRS", "/etc/one:/etc/two", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* GLib reads these variables once, so that each case needs a process of its own. */
static void
test_order (void)
{
  static const char * const expected[] = {
    "/me/data/signpost", "/etc/one/signpost", "/etc/two/signpost",
    "/usr/a/signpost",        "/usr/b/signpost",   SP_DATADIR "/signpost",
    NULL,
  };

  g_setenv ("XDG_DATA_DIRS", "/usr/a:/usr/b", TRUE);
  assert_dirs (expected);
}

static void
test_no_duplicates (void)
{
  static const char * const expected[] = {
    "/me/data/signpost", "/etc/one/signpost", "/etc/two/signpost",
    SP_DATADIR "/signpost",   "/usr/b/signpost",   NULL,
  };

  g_setenv ("XDG_DATA_DIRS", SP_DATADIR ":/usr/b:" SP_DATADIR, TRUE);
  assert_dirs (expected);
}

/* A test of the whole program must not find what happens to be installed. */
static void
test_own_folder (void)
{
  static const char * const expected[] = {
    "/me/data/signpost", "/etc/one/signpost", "/etc/two/signpost",
    "/usr/a/signpost",        "/built/signpost",   NULL,
  };

  g_setenv ("XDG_DATA_DIRS", "/usr/a", TRUE);
  g_setenv ("SIGNPOST_DATADIR", "/built", TRUE);
  assert_dirs (expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    g_unsetenv ("SIGNPOST_DATADIR");

  g_test_add_func ("/account/data-dirs/order", test_order);
  g_test_add_func ("/account/data-dirs/no-duplicates", test_no_duplicates);
  g_test_add_func ("/account/data-dirs/own-folder", test_own_folder);

  return g_test_run ();
}
