/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-source-run.h"
#include "sp-stored-answer.h"

/* Answers that somebody kept in files. They are read as if they had just come, but nobody knows
 * how far to trust them. */
static void
read_answer (SpLookup       *lookup,
             SpStoredAnswer *answer)
{
  SpFinding *finding = sp_lookup_add_finding (lookup, answer->kind, answer->name,
                                              SP_PERSONAL_NOTHING, SP_TRUST_STORED);
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account =
    sp_stored_answer_parse (answer->kind, answer->bytes, sp_lookup_get_address (lookup), rejected,
                            &error);

  sp_finding_set_rejected (finding, rejected);
  if (account != NULL)
    sp_lookup_end_found (lookup, finding, account);
  else
    sp_finding_end_failed (finding, error);
}

static void
start (SpLookup           *lookup,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  GPtrArray *answers = sp_lookup_get_stored_answers (lookup);

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    read_answer (lookup, g_ptr_array_index (answers, i));
}

const SpSource sp_source_file = {
  .id = "file",
  .title = N_("Stored answer"),
  .trust = SP_TRUST_STORED,
  .is_local = TRUE,
  .start = start,
};
