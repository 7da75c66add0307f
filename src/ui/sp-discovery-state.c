/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-state.h"

#include <glib/gi18n-lib.h>

#include "sp-field.h"
#include "sp-found-words.h"
#include "sp-net-error.h"

typedef struct
{
  const char *summary;
  const char *text;
  const char *icon_name; /* (nullable): a spinner */
  SpDiscoveryNext next;
} State;

/* All are kept short: there is room for the longest of them from the start. */
static const State states[SP_N_DISCOVERY_STATES] = {
  [SP_DISCOVERY_LOOKING] = {
    N_("Looking for the settings…"),
    N_("This takes ten seconds at most."), NULL, SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_BETTER_MAY_COME] = {
    N_("Settings found. Better ones may still come."),
    N_("You need not wait for them."), NULL, SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_FOUND] = {
    N_("Settings found."),
    N_("After a few questions you see what to type where."), "object-select-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_DISPUTED] = {
    N_("Settings found, but not all agree."),
    N_("Here are the most trusted; below is who says otherwise."), "dialog-warning-symbolic",
    SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_GUESSED] = {
    N_("Settings found by guessing."),
    N_("Ask your provider whether they are right."), "dialog-question-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_FOUND_SO_FAR] = {
    N_("Stopped. These settings were found before."),
    N_("Better ones might have come."), "object-select-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_PART] = {
    N_("A part of the settings was found."),
    N_("Ask your provider for the rest."), "object-select-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_STOPPED] = {
    N_("Stopped before anything was found."),
    N_("You can try again at any time."), "media-playback-stop-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_NOTHING] = {
    N_("No settings were found."),
    N_("Your provider knows them: below is what to ask."), "edit-find-symbolic", SP_DISCOVERY_GO_ON,
  },
  [SP_DISCOVERY_UNUSABLE] = {
    N_("No usable settings were found."),
    N_("Your provider knows them: below is what to ask."), "edit-find-symbolic", SP_DISCOVERY_GO_ON,
  },
  [SP_DISCOVERY_NO_DOMAIN] = {
    N_("There is no such domain."),
    N_("Is the address typed right?"), "dialog-warning-symbolic", SP_DISCOVERY_CHANGE_ADDRESS,
  },
  [SP_DISCOVERY_NO_MAIL] = {
    N_("This domain receives no mail."),
    N_("Is the address typed right?"), "dialog-warning-symbolic", SP_DISCOVERY_CHANGE_ADDRESS,
  },
  [SP_DISCOVERY_OFFLINE] = {
    N_("Signpost works offline."),
    N_("Nobody was asked, and nothing was sent."), "network-offline-symbolic", SP_DISCOVERY_GO_ONLINE,
  },
  [SP_DISCOVERY_NO_NETWORK] = {
    N_("This computer has no network."),
    N_("Connect it and try again."), "network-offline-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_PORTAL] = {
    N_("This network wants you to sign in first."),
    N_("Do that in a browser, and try again."), "network-error-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_NETWORK_CHANGED] = {
    N_("The network changed meanwhile."),
    N_("Answers were lost on the way."), "network-error-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_SILENCE] = {
    N_("No answer came that can be used."),
    N_("Try again in a minute."), "network-error-symbolic", SP_DISCOVERY_AGAIN,
  },
};

static SpDiscoveryState
find_problem (const GError *problem)
{
  static const struct
  {
    SpNetError code;
    SpDiscoveryState state;
  } problems[] = {
    { SP_NET_ERROR_OFFLINE, SP_DISCOVERY_OFFLINE },
    { SP_NET_ERROR_NO_NETWORK, SP_DISCOVERY_NO_NETWORK },
    { SP_NET_ERROR_PORTAL, SP_DISCOVERY_PORTAL },
    { SP_NET_ERROR_NETWORK_CHANGED, SP_DISCOVERY_NETWORK_CHANGED },
    { SP_NET_ERROR_NO_NAME, SP_DISCOVERY_NO_DOMAIN },
    { SP_NET_ERROR_NO_MAIL, SP_DISCOVERY_NO_MAIL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      if (g_error_matches (problem, SP_NET_ERROR, (int) problems[i].code))
        return problems[i].state;
    }

  return SP_DISCOVERY_SILENCE;
}

/* An account can also say that there is nothing to be had. */
static gboolean
has_anything (SpAccount *account)
{
  return account != NULL &&
         (sp_account_get_n_servers (account) > 0 || sp_account_get_webmail (account) != NULL);
}

static gboolean
is_host_of_mail (const char *field)
{
  return g_str_equal (field, sp_field_to_id (SP_FIELD_INCOMING_HOST)) ||
         g_str_equal (field, sp_field_to_id (SP_FIELD_OUTGOING_HOST));
}

static gboolean
is_disputed (SpDiscovery *discovery)
{
  g_autofree char *conflict = sp_found_dup_conflict (sp_discovery_get_agreements (discovery));

  return conflict != NULL;
}

/* Whether nobody but the server itself speaks for one of the two. */
static gboolean
is_guess (SpDiscovery *discovery)
{
  GListModel *agreements = sp_discovery_get_agreements (discovery);

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);
      g_autoptr (SpFinding) best = g_list_model_get_item (sp_agreement_get_said_by (agreement), 0);

      if (best != NULL && is_host_of_mail (sp_agreement_get_field (agreement)) &&
          sp_finding_get_trust (best) == SP_TRUST_GUESS)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_failures (SpDiscovery *discovery)
{
  GListModel *findings = G_LIST_MODEL (discovery);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *failure = sp_discovery_dup_failure (finding);

      if (failure != NULL)
        return TRUE;
    }

  return FALSE;
}

/* How `discovery` stands; `stopped` says that it did not end by itself. */
SpDiscoveryState
sp_discovery_state_get (SpDiscovery *discovery,
                        gboolean     stopped)
{
  gboolean has_account;
  gboolean is_usable;

  g_return_val_if_fail (SP_IS_DISCOVERY (discovery), SP_DISCOVERY_NOTHING);

  has_account = has_anything (sp_discovery_get_account (discovery));
  is_usable = has_account && sp_discovery_get_first_ms (discovery) >= 0;

  if (!sp_discovery_is_final (discovery) && !stopped)
    return is_usable ? SP_DISCOVERY_BETTER_MAY_COME : SP_DISCOVERY_LOOKING;
  if (is_usable && stopped)
    return SP_DISCOVERY_FOUND_SO_FAR;
  if (is_usable && is_guess (discovery))
    return SP_DISCOVERY_GUESSED;
  if (is_usable)
    return is_disputed (discovery) ? SP_DISCOVERY_DISPUTED : SP_DISCOVERY_FOUND;
  if (has_account)
    return SP_DISCOVERY_PART;
  if (stopped)
    return SP_DISCOVERY_STOPPED;
  if (sp_discovery_get_problem (discovery) != NULL)
    return find_problem (sp_discovery_get_problem (discovery));

  return has_failures (discovery) ? SP_DISCOVERY_UNUSABLE : SP_DISCOVERY_NOTHING;
}

/* Whether somebody is still being asked. */
gboolean
sp_discovery_state_is_running (SpDiscoveryState state)
{
  return state == SP_DISCOVERY_LOOKING || state == SP_DISCOVERY_BETTER_MAY_COME;
}

/* Whether there is something to use. */
gboolean
sp_discovery_state_has_account (SpDiscoveryState state)
{
  return state != SP_DISCOVERY_LOOKING && states[state].next == SP_DISCOVERY_USE;
}

/* Whether those asked could answer: otherwise it says nothing about the settings. */
gboolean
sp_discovery_state_has_asked (SpDiscoveryState state)
{
  return state < SP_DISCOVERY_OFFLINE;
}

/* Whether only the provider knows the rest, or all of it. */
gboolean
sp_discovery_state_has_questions (SpDiscoveryState state)
{
  return state == SP_DISCOVERY_PART || state == SP_DISCOVERY_NOTHING || state == SP_DISCOVERY_UNUSABLE;
}

/* What a person most likely wants to do next. */
SpDiscoveryNext
sp_discovery_state_get_next (SpDiscoveryState state)
{
  g_return_val_if_fail (state < SP_N_DISCOVERY_STATES, SP_DISCOVERY_GO_ON);

  return states[state].next;
}

/* The sign of a state; NULL while somebody is still being asked. */
const char *
sp_discovery_state_get_icon_name (SpDiscoveryState state)
{
  g_return_val_if_fail (state < SP_N_DISCOVERY_STATES, NULL);

  return states[state].icon_name;
}

/* How it stands, in a line. */
const char *
sp_discovery_state_get_summary (SpDiscoveryState state)
{
  g_return_val_if_fail (state < SP_N_DISCOVERY_STATES, NULL);

  return _(states[state].summary);
}

/* What that means, or what can be done. */
const char *
sp_discovery_state_get_text (SpDiscoveryState state)
{
  g_return_val_if_fail (state < SP_N_DISCOVERY_STATES, NULL);

  return _(states[state].text);
}

/* RFC 8314: where nothing is encrypted, there is nothing to use. */
static gboolean
is_clear (SpAccount *account)
{
  guint n_servers = sp_account_get_n_servers (account);

  for (guint i = 0; i < n_servers; i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      if (server->security != SP_SECURITY_NONE || server->url != NULL)
        return FALSE;
    }

  return n_servers > 0 && sp_account_get_webmail (account) == NULL;
}

/* Why an answer cannot be used, or did not come; NULL if it can, and where there simply is nothing. */
char *
sp_discovery_dup_failure (SpFinding *finding)
{
  const GError *error;

  g_return_val_if_fail (SP_IS_FINDING (finding), NULL);

  error = sp_finding_get_error (finding);
  if (sp_finding_get_outcome (finding) == SP_OUTCOME_FAILED)
    return g_strdup (error != NULL ? error->message : sp_found_get_outcome_label (SP_OUTCOME_FAILED));
  if (sp_finding_get_outcome (finding) == SP_OUTCOME_FOUND && is_clear (sp_finding_get_account (finding)))
    return g_strdup (_("No server in this answer uses encryption: others on the way could read your password and your mail."));

  return NULL;
}
