/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-truth.h"

static const char * const truth_ids[] = {
  [SP_TRUTH_UNKNOWN] = "unknown",
  [SP_TRUTH_YES] = "yes",
  [SP_TRUTH_NO] = "no",
};

/* The word for a truth in data files: "unknown", "yes" or "no". */
const char *
sp_truth_to_id (SpTruth truth)
{
  g_return_val_if_fail (truth < G_N_ELEMENTS (truth_ids), NULL);

  return truth_ids[truth];
}

/* Reads the word that sp_truth_to_id() writes into `truth`. Returns FALSE and leaves
 * `truth` alone if `id` is another word. */
gboolean
sp_truth_from_id (const char *id,
                  SpTruth    *truth)
{
  g_return_val_if_fail (truth != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (truth_ids); i++)
    {
      if (g_strcmp0 (id, truth_ids[i]) == 0)
        {
          *truth = i;
          return TRUE;
        }
    }

  return FALSE;
}
