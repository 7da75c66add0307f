/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

const SpSource * const sp_sources[] = {
  &sp_source_guide,
  &sp_source_provider,
  &sp_source_autoconfig,
  &sp_source_pacc,
  &sp_source_autodiscover,
  &sp_source_jmap,
  &sp_source_srv,
  &sp_source_ispdb,
  &sp_source_mx,
  &sp_source_guess,
  &sp_source_file,
  NULL,
};

/**
 * sp_source_find:
 * @id: an id
 *
 * Returns: (nullable): the source of that id
 */
const SpSource *
sp_source_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; sp_sources[i] != NULL; i++)
    {
      if (g_str_equal (sp_sources[i]->id, id))
        return sp_sources[i];
    }

  return NULL;
}
