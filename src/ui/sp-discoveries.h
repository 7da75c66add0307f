/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-discovery.h"

G_BEGIN_DECLS

/* What was looked up in one window: the door to the network, made when it is first needed, and a
 * discovery for each address, so that nothing is asked twice unless that is wanted.
 * Properties (notify): offline. */
#define SP_TYPE_DISCOVERIES (sp_discoveries_get_type ())
G_DECLARE_FINAL_TYPE (SpDiscoveries, sp_discoveries, SP, DISCOVERIES, GObject)

SpDiscoveries *sp_discoveries_new (void);
void sp_discoveries_set_known (SpDiscoveries *self,
                               SpCatalogue   *catalogue,
                               GListModel    *guides);
void sp_discoveries_set_net (SpDiscoveries *self,
                             SpNet         *net);
SpNet *sp_discoveries_get_net (SpDiscoveries *self);
SpCatalogue *sp_discoveries_get_catalogue (SpDiscoveries *self);
gboolean sp_discoveries_is_offline (SpDiscoveries *self);
void sp_discoveries_set_offline (SpDiscoveries *self,
                                 gboolean       offline);
void sp_discoveries_warm_up (SpDiscoveries *self);
SpDiscovery *sp_discoveries_find (SpDiscoveries *self,
                                  SpAddress     *address);
SpDiscovery *sp_discoveries_start (SpDiscoveries *self,
                                   SpAddress     *address,
                                   gboolean       send_address);
gboolean sp_discoveries_was_stopped (SpDiscoveries *self,
                                     SpDiscovery   *discovery);
void sp_discoveries_stop (SpDiscoveries *self);
void sp_discoveries_forget (SpDiscoveries *self);

G_END_DECLS
