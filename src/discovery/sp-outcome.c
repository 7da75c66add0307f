/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-outcome.h"

/**
 * sp_outcome_to_id:
 * @outcome: how a question ended
 *
 * Returns: the word for it in JSON
 */
const char *
sp_outcome_to_id (SpOutcome outcome)
{
  static const char * const ids[SP_N_OUTCOMES] = {
    [SP_OUTCOME_RUNNING] = "running", [SP_OUTCOME_FOUND] = "found",
    [SP_OUTCOME_NOTHING] = "nothing", [SP_OUTCOME_FAILED] = "failed",
    [SP_OUTCOME_SKIPPED] = "skipped",
  };

  g_return_val_if_fail (outcome < SP_N_OUTCOMES, NULL);

  return ids[outcome];
}
