/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-log.h"

static const struct
{
  const char *rooms;
  const char *before;
  const char *after;
} cases[] = {
  { NULL, NULL, NULL },
  { NULL, "Gtk", "Gtk" },
  { "guide", NULL, " signpost-guide" },
  { "guide,keyring", NULL, " signpost-guide signpost-keyring" },
  { " guide, ui ", "Gtk", "Gtk signpost-guide signpost-ui" },
  { "", NULL, "" },
};

static void
set_variable (const char *name,
              const char *value)
{
  if (value != NULL)
    g_setenv (name, value, TRUE);
  else
    g_unsetenv (name);
}

static void
test_init (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_variable ("SIGNPOST_DEBUG", cases[i].rooms);
      set_variable ("G_MESSAGES_DEBUG", cases[i].before);
      sp_log_init ();
      g_assert_cmpstr (g_getenv ("G_MESSAGES_DEBUG"), ==, cases[i].after);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/log/init", test_init);
  return g_test_run ();
}
