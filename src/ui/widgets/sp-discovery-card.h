/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-discovery-state.h"

G_BEGIN_DECLS

/* The card on top of a lookup: the domain, how it stands, and what one can do. Its buttons keep
 * their places, whatever comes. */
#define SP_TYPE_DISCOVERY_CARD (sp_discovery_card_get_type ())
G_DECLARE_FINAL_TYPE (SpDiscoveryCard, sp_discovery_card, SP, DISCOVERY_CARD, AdwBin)

void sp_discovery_card_show (SpDiscoveryCard  *self,
                             SpDiscoveryState  state,
                             SpAddress        *address);

G_END_DECLS
