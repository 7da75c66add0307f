/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-resolv-conf.h"

static gboolean
line_trusts_ad (const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t", -1);

  return g_strcmp0 (words[0], "options") == 0 &&
         g_strv_contains ((const char * const *) words, "trust-ad");
}

/**
 * sp_resolv_conf_trusts_ad:
 * @path: a file in the format of resolv.conf(5)
 *
 * c-ares reads all of the file but this.
 *
 * Returns: whether it says "options trust-ad": what the name servers say they have proved is to be
 *   believed, since nobody can speak for them on the way
 */
gboolean
sp_resolv_conf_trusts_ad (const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return FALSE;

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (line_trusts_ad (lines[i]))
        return TRUE;
    }

  return FALSE;
}
