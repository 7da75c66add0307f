/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-advisor.h"
#include "sp-guide-library.h"
#include "sp-net-error.h"
#include "sp-source-run.h"

#define ID "guide"

/* The guide of the organisation that the address belongs to, as far as it speaks without
 * having asked anything. */

static void
end_with_words (SpFinding  *finding,
                const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NOT_FOUND, words);

  sp_finding_end_nothing (finding, error);
}

static void
ask_guide (SpLookup  *lookup,
           SpFinding *finding,
           SpGuide   *guide)
{
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, sp_lookup_get_catalogue (lookup));
  g_autoptr (SpAccount) account = NULL;

  sp_advisor_set_address (advisor, sp_lookup_get_address (lookup));
  account = sp_advisor_dup_account (advisor);
  if (sp_account_get_n_servers (account) == 0)
    {
      end_with_words (finding, sp_advisor_get_next_question (advisor) != NULL
                                 ? _("The guide asks some questions first.")
                                 : _("The guide names no servers."));
      return;
    }

  sp_finding_set_whole (finding, sp_advisor_get_next_question (advisor) == NULL);
  sp_lookup_end_found (lookup, finding, account);
}

static SpGuideEntry *
find_entry (SpLookup *lookup)
{
  GListModel *guides = sp_lookup_get_guides (lookup);

  if (guides == NULL || !SP_IS_GUIDE_LIBRARY (guides))
    return NULL;

  return sp_guide_library_find_for_domain (SP_GUIDE_LIBRARY (guides),
                                           sp_lookup_get_domain (lookup));
}

static void
start (SpLookup           *lookup,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  SpGuideEntry *entry = find_entry (lookup);
  const char *asked = entry != NULL ? sp_guide_entry_get_id (entry) : sp_lookup_get_domain (lookup);
  SpFinding *finding =
    sp_lookup_add_finding (lookup, ID, asked, SP_PERSONAL_NOTHING, SP_TRUST_ORGANISATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGuide) guide = NULL;

  if (entry == NULL)
    {
      sp_finding_end_nothing (finding, NULL);
      return;
    }
  if (sp_guide_entry_is_historical (entry))
    {
      end_with_words (finding, _("The guide tells how it was in the past."));
      return;
    }

  guide = sp_guide_entry_load (entry, &error);
  if (guide == NULL)
    sp_finding_end_failed (finding, error);
  else
    ask_guide (lookup, finding, guide);
}

const SpSource sp_source_guide = {
  .id = ID,
  .title = N_("Guides on this computer"),
  .trust = SP_TRUST_ORGANISATION,
  .is_local = TRUE,
  .start = start,
};
