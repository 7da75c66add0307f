/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-state.h"

#include <glib/gi18n-lib.h>

#include "sp-net-error.h"

typedef struct
{
  const char *summary;
  const char *text;      /* (nullable): none, or sp_discovery_state_dup_text() makes it */
  const char *icon_name; /* (nullable): a spinner */
  SpDiscoveryNext next;
} State;

static const State states[SP_N_DISCOVERY_STATES] = {
  [SP_DISCOVERY_LOOKING] = {
    N_("Looking for the settings…"), NULL, NULL, SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_BETTER_MAY_COME] = {
    N_("Settings found. Better ones may still come."), NULL, NULL, SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_FOUND] = {
    N_("Settings found."), NULL, "object-select-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_FOUND_SO_FAR] = {
    N_("Stopped. These settings were found before."), NULL, "object-select-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_PART] = {
    N_("A part of the settings was found."),
    N_("You can use what there is, and ask your provider for the rest."),
    "object-select-symbolic", SP_DISCOVERY_USE,
  },
  [SP_DISCOVERY_STOPPED] = {
    N_("Stopped before anything was found."), NULL, "media-playback-stop-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_NOTHING] = {
    N_("No settings were found."), NULL,
    "edit-find-symbolic", SP_DISCOVERY_GO_ON,
  },
  [SP_DISCOVERY_NO_DOMAIN] = {
    N_("There is no such domain."), NULL,
    "dialog-warning-symbolic", SP_DISCOVERY_CHANGE_ADDRESS,
  },
  [SP_DISCOVERY_OFFLINE] = {
    N_("Signpost works offline."),
    N_("Nobody was asked, and nothing was sent."),
    "network-offline-symbolic", SP_DISCOVERY_GO_ONLINE,
  },
  [SP_DISCOVERY_NO_NETWORK] = {
    N_("This computer has no network."),
    N_("That says nothing about the settings. Connect it and try again."),
    "network-offline-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_PORTAL] = {
    N_("This network wants you to sign in first."),
    N_("Its login page answers in everybody’s place. Open any page in a browser, sign in there, and try again."),
    "network-error-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_NETWORK_CHANGED] = {
    N_("The network changed meanwhile."),
    N_("Answers were lost on the way. Try again."),
    "network-error-symbolic", SP_DISCOVERY_AGAIN,
  },
  [SP_DISCOVERY_SILENCE] = {
    N_("No answer came that can be used."),
    NULL,
    "network-error-symbolic", SP_DISCOVERY_AGAIN,
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
  if (is_usable)
    return stopped ? SP_DISCOVERY_FOUND_SO_FAR : SP_DISCOVERY_FOUND;
  if (has_account)
    return SP_DISCOVERY_PART;
  if (stopped)
    return SP_DISCOVERY_STOPPED;
  if (sp_discovery_get_problem (discovery) != NULL)
    return find_problem (sp_discovery_get_problem (discovery));

  return SP_DISCOVERY_NOTHING;
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

/* What that means, and what can be done; NULL where the summary says it all. */
char *
sp_discovery_state_dup_text (SpDiscoveryState  state,
                             SpDiscovery      *discovery)
{
  g_return_val_if_fail (state < SP_N_DISCOVERY_STATES, NULL);
  g_return_val_if_fail (SP_IS_DISCOVERY (discovery), NULL);

  if (state == SP_DISCOVERY_SILENCE)
    return g_strdup (sp_discovery_get_problem (discovery)->message);
  if (state == SP_DISCOVERY_NO_DOMAIN || state == SP_DISCOVERY_NOTHING)
    {
      const char *domain = sp_address_get_display_domain (sp_discovery_get_address (discovery));

      return state == SP_DISCOVERY_NOTHING
               /* Translators: %s is the domain of an address */
               ? g_strdup_printf (_("Nobody who was asked has settings for %s that can be used. Your provider knows them: below is what to ask."), domain)
               /* Translators: %s is the domain of an address */
               : g_strdup_printf (_("No mail can be sent to %s. Is the address typed right?"), domain);
    }

  return states[state].text != NULL ? g_strdup (_(states[state].text)) : NULL;
}
