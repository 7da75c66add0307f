/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-discoveries.h"

G_BEGIN_DECLS

/* An address that nobody here knows is looked up: what comes is shown as it comes, and can be used
 * as soon as there is enough of it. */
#define SP_TYPE_DISCOVERY_PAGE (sp_discovery_page_get_type ())
G_DECLARE_FINAL_TYPE (SpDiscoveryPage, sp_discovery_page, SP, DISCOVERY_PAGE, AdwBin)

GtkWidget *sp_discovery_page_new (SpDiscoveries *discoveries);
void sp_discovery_page_begin (SpDiscoveryPage *self,
                              SpAddress       *address);
SpDiscovery *sp_discovery_page_get_discovery (SpDiscoveryPage *self);

G_END_DECLS
