/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-source-run.h"

#define ID "provider"

/* The list of providers that came with Signpost, and those that somebody added to it. */

/* Where mail programs are known to be left outside, no other source has anything to add. */
static gboolean
is_whole (SpProvider *provider,
          SpAccount  *account)
{
  return sp_account_find_server (account, SP_OPTION_IMAP, SP_DIRECTION_INCOMING) != NULL ||
         sp_account_find_server (account, SP_OPTION_POP, SP_DIRECTION_INCOMING) != NULL ||
         sp_provider_get_fact (provider, "imap") == SP_TRUTH_NO;
}

static void
start (SpLookup           *lookup,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  SpCatalogue *catalogue = sp_lookup_get_catalogue (lookup);
  const char *domain = sp_lookup_get_domain (lookup);
  SpFinding *finding =
    sp_lookup_add_finding (lookup, ID, domain, SP_PERSONAL_NOTHING, SP_TRUST_BUNDLED);
  SpProvider *provider =
    catalogue != NULL ? sp_catalogue_find_provider (catalogue, domain) : NULL;
  g_autoptr (SpAccount) account = NULL;

  if (provider == NULL)
    {
      sp_finding_end_nothing (finding, NULL);
      return;
    }

  account = sp_provider_dup_account (provider, sp_lookup_get_address (lookup));
  sp_finding_set_whole (finding, is_whole (provider, account));
  sp_lookup_note_provider (lookup, provider);
  sp_lookup_end_found (lookup, finding, account);
}

const SpSource sp_source_provider = {
  .id = ID,
  .title = N_("Providers that Signpost knows"),
  .trust = SP_TRUST_BUNDLED,
  .is_local = TRUE,
  .start = start,
};
