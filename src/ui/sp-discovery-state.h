/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-discovery.h"

G_BEGIN_DECLS

/* How a lookup stands, as far as a person is concerned. */
typedef enum
{
  SP_DISCOVERY_LOOKING,
  SP_DISCOVERY_BETTER_MAY_COME, /* there is something to use, and it still looks */
  SP_DISCOVERY_FOUND,
  SP_DISCOVERY_DISPUTED,     /* somebody says otherwise */
  SP_DISCOVERY_GUESSED,      /* nobody says that they are right */
  SP_DISCOVERY_FOUND_SO_FAR, /* when it was stopped */
  SP_DISCOVERY_PART,
  SP_DISCOVERY_STOPPED,
  SP_DISCOVERY_NOTHING,
  SP_DISCOVERY_UNUSABLE, /* nothing, but not all gave an answer that says so */
  SP_DISCOVERY_NO_DOMAIN,
  SP_DISCOVERY_NO_MAIL, /* there is, and it wants none */
  SP_DISCOVERY_OFFLINE,
  SP_DISCOVERY_NO_NETWORK,
  SP_DISCOVERY_PORTAL,
  SP_DISCOVERY_NETWORK_CHANGED,
  SP_DISCOVERY_SILENCE,
  SP_N_DISCOVERY_STATES
} SpDiscoveryState;

/* What a person most likely wants to do next. */
typedef enum
{
  SP_DISCOVERY_USE,
  SP_DISCOVERY_AGAIN,
  SP_DISCOVERY_GO_ONLINE,
  SP_DISCOVERY_CHANGE_ADDRESS,
  SP_DISCOVERY_GO_ON, /* without settings */
} SpDiscoveryNext;

SpDiscoveryState sp_discovery_state_get (SpDiscovery *discovery,
                                         gboolean     stopped);
gboolean sp_discovery_state_is_running (SpDiscoveryState state);
gboolean sp_discovery_state_has_account (SpDiscoveryState state);
gboolean sp_discovery_state_has_asked (SpDiscoveryState state);
gboolean sp_discovery_state_has_questions (SpDiscoveryState state);
SpDiscoveryNext sp_discovery_state_get_next (SpDiscoveryState state);
const char *sp_discovery_state_get_icon_name (SpDiscoveryState state);
const char *sp_discovery_state_get_summary (SpDiscoveryState state);
const char *sp_discovery_state_get_text (SpDiscoveryState state);
char *sp_discovery_dup_failure (SpFinding *finding);

G_END_DECLS
