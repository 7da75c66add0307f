/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-catalogue.h"

#define FOLDER "signpost"

static void
add_dir (GPtrArray  *dirs,
         const char *parent)
{
  g_autofree char *dir = g_build_filename (parent, FOLDER, NULL);

  if (!g_ptr_array_find_with_equal_func (dirs, dir, g_str_equal, NULL))
    g_ptr_array_add (dirs, g_steal_pointer (&dir));
}

/**
 * sp_data_dirs:
 *
 * Says where guides, mail programs and providers are looked for: in the user's data folder,
 * the administrator's configuration folders, the system's data folders, and that of our own
 * installation.
 *
 * Returns: (transfer full) (array zero-terminated=1): folders, the most important first
 */
char **
sp_data_dirs (void)
{
  GPtrArray *dirs = g_ptr_array_new ();
  const char * const *config_dirs = g_get_system_config_dirs ();
  const char * const *data_dirs = g_get_system_data_dirs ();
  const char *own_dir = g_getenv ("SIGNPOST_DATADIR");

  add_dir (dirs, g_get_user_data_dir ());
  for (guint i = 0; config_dirs[i] != NULL; i++)
    add_dir (dirs, config_dirs[i]);
  for (guint i = 0; data_dirs[i] != NULL; i++)
    add_dir (dirs, data_dirs[i]);
  /* A test must not find what happens to be installed. */
  add_dir (dirs, own_dir != NULL ? own_dir : SP_DATADIR);

  g_ptr_array_add (dirs, NULL);
  return (char **) g_ptr_array_free (dirs, FALSE);
}
