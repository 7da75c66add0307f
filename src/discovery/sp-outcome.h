/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a question to a source ended. */
typedef enum
{
  SP_OUTCOME_RUNNING,
  SP_OUTCOME_FOUND,
  SP_OUTCOME_NOTHING, /* answered: nothing there */
  SP_OUTCOME_FAILED,  /* no answer, or one that cannot be used */
  SP_OUTCOME_SKIPPED, /* was not asked, or not to the end: something better had answered */
  SP_N_OUTCOMES,
} SpOutcome;

const char *sp_outcome_to_id (SpOutcome outcome);

G_END_DECLS
