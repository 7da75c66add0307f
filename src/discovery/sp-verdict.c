/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-verdict.h"

#include <glib/gi18n-lib.h>

#include "sp-lookup-private.h"
#include "sp-net-error.h"
#include "sp-site.h"

/* What concerns all sources and not one of them, worst first. */
static const struct
{
  SpNetError code;
  const char *words; /* (nullable): NULL: those of the source */
} common[] = {
  { SP_NET_ERROR_OFFLINE, NULL },
  { SP_NET_ERROR_NO_NETWORK, N_("This computer has no network.") },
  { SP_NET_ERROR_PORTAL, N_("This network wants you to sign in first.") },
  { SP_NET_ERROR_NETWORK_CHANGED, N_("The network changed meanwhile.") },
};

/**
 * sp_verdict_is_wanted:
 * @lookup: a lookup
 * @source: a source
 *
 * Returns: whether it is one of those that were asked for
 */
gboolean
sp_verdict_is_wanted (SpLookup       *lookup,
                      const SpSource *source)
{
  const char * const *wanted = sp_lookup_get_options (lookup)->sources;

  return wanted == NULL || g_strv_contains (wanted, source->id);
}

/**
 * sp_verdict_find_obstacle:
 * @lookup: a lookup
 * @source: a source that has not been started
 * @merged: what was found until now
 *
 * Returns: (nullable) (transfer full): why @source need not, or must not, be asked
 */
GError *
sp_verdict_find_obstacle (SpLookup       *lookup,
                          const SpSource *source,
                          const SpMerged *merged)
{
  const char *domain = sp_lookup_get_domain (lookup);
  g_autofree char *site = NULL;

  if (source->is_local)
    return NULL;
  if (merged->is_complete && merged->trust > source->trust)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                _("Something better had answered."));
  if (sp_net_is_offline (sp_lookup_get_net (lookup)))
    return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_OFFLINE,
                                _("Signpost is offline: nobody was asked."));

  site = source->asks_hosts ? sp_site_from_host (domain) : NULL;
  if (source->asks_hosts && site == NULL)
    /* Translators: %s is a domain such as co.uk */
    return g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                        _("%s belongs to many: no host below it speaks for it."), domain);

  return NULL;
}

static const GError *
find_error (GListModel *findings,
            SpNetError  code)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);
      const GError *error = sp_finding_get_error (finding);

      if (g_error_matches (error, SP_NET_ERROR, (gint) code))
        return error;
    }

  return NULL;
}

/* What a network monitor takes for the network may be missing where a proxy leads out. */
static gboolean
was_network_there (SpLookup *lookup)
{
  GListModel *entries = G_LIST_MODEL (sp_lookup_get_ledger (lookup));

  if (sp_lookup_has_network_changed (lookup))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (entries, i);

      if (sp_ledger_entry_was_reached (entry))
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_asked (SpFinding *finding)
{
  return sp_finding_get_told (finding) != SP_PERSONAL_NOTHING &&
         sp_finding_get_outcome (finding) != SP_OUTCOME_SKIPPED;
}

/* Where not one question got an answer, the reason of the first is that of all. */
static const GError *
find_silence (GListModel *findings)
{
  const GError *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      if (!was_asked (finding))
        continue;
      if (sp_finding_get_outcome (finding) != SP_OUTCOME_FAILED)
        return NULL;
      if (first == NULL)
        first = sp_finding_get_error (finding);
    }

  return first;
}

/**
 * sp_verdict_new_problem:
 * @lookup: a lookup that has found no account
 *
 * Tells "there is nothing" from "nobody could be asked".
 *
 * Returns: (nullable) (transfer full): why nobody could be asked, or that there is no such
 *   domain; %NULL if there is simply nothing
 */
GError *
sp_verdict_new_problem (SpLookup *lookup)
{
  GListModel *findings = sp_lookup_get_findings (lookup);
  const GError *problem = NULL;

  for (guint i = 0; problem == NULL && i < G_N_ELEMENTS (common); i++)
    {
      if (common[i].code == SP_NET_ERROR_NO_NETWORK && was_network_there (lookup))
        continue;
      problem = find_error (findings, common[i].code);
      if (problem != NULL && common[i].words != NULL)
        return g_error_new_literal (SP_NET_ERROR, (gint) common[i].code, _(common[i].words));
    }
  if (problem == NULL)
    problem = sp_lookup_get_problem (lookup);
  if (problem == NULL)
    problem = find_silence (findings);

  return problem != NULL ? g_error_copy (problem) : NULL;
}

/**
 * sp_verdict_is_anybody_there:
 * @lookup: a lookup
 *
 * Returns: whether some host that has been asked lives, and may still answer
 */
gboolean
sp_verdict_is_anybody_there (SpLookup *lookup)
{
  GListModel *entries = G_LIST_MODEL (sp_lookup_get_ledger (lookup));

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (entries, i);

      if (sp_ledger_entry_get_outcome (entry) == NULL && sp_ledger_entry_was_reached (entry))
        return TRUE;
    }

  return FALSE;
}
