/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-discovery-page.h"
#include "sp-page-fixture.h"

G_BEGIN_DECLS

/* A page on which an address is looked up, in a network of sp-test-net.h. */
typedef struct
{
  SpDiscoveries *discoveries;
  SpPageFixture *window;
  GtkWidget *page;
} SpDiscoveryFixture;

void sp_discovery_fixture_set_up (SpDiscoveryFixture *self,
                                  gconstpointer       net_name);
void sp_discovery_fixture_tear_down (SpDiscoveryFixture *self,
                                     gconstpointer       net_name);
void sp_discovery_fixture_begin (SpDiscoveryFixture *self,
                                 const char         *address);
SpDiscovery *sp_discovery_fixture_get_discovery (SpDiscoveryFixture *self);
void sp_discovery_fixture_await_end (SpDiscoveryFixture *self);
gboolean sp_discovery_fixture_is_enabled (SpDiscoveryFixture *self,
                                          const char         *label);
GtkWidget *sp_discovery_fixture_get_focus (SpDiscoveryFixture *self);

G_END_DECLS
