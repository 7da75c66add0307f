/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-truth.h"

static const char * const truth_ids[] = {
  [SP_TRUTH_UNKNOWN] = "unknown",
  [SP_TRUTH_YES] = "yes",
  [SP_TRUTH_NO] = "no",
};

/**
 * sp_truth_to_id:
 * @truth: a truth
 *
 * Returns: the word for a truth in data files: "unknown", "yes" or "no"
 */
const char *
sp_truth_to_id (SpTruth truth)
{
  g_return_val_if_fail (truth < G_N_ELEMENTS (truth_ids), NULL);

  return truth_ids[truth];
}

/**
 * sp_truth_from_id:
 * @id: (nullable): a word
 * @truth: (out): where the truth goes
 *
 * Returns: whether @id is what sp_truth_to_id() returns for a truth; otherwise @truth is left
 *   alone
 */
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
