/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-fixture.h"

#include "sp-test-net.h"
#include "sp-test.h"

/* Looks up an address that the network knows. */
void
sp_discovery_fixture_set_up (SpDiscoveryFixture *self,
                             gconstpointer       net_name)
{
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  const char *data_dirs[] = { data_dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (SpNet) net = sp_test_net_new (net_name);
  gboolean is_served = g_str_equal (net_name, "guess") || g_str_equal (net_name, "unusable");

  self->discoveries = sp_discoveries_new ();
  sp_discoveries_set_known (self->discoveries, catalogue, NULL);
  sp_discoveries_set_net (self->discoveries, net);
  self->page = sp_discovery_page_new (self->discoveries);
  self->window = sp_page_fixture_new (self->page, 500, 700);
  sp_discovery_fixture_begin (self, is_served ? "ada@example.org" : "ada@school.example");
}

/* Fails if anything keeps the page or what was looked up alive. */
void
sp_discovery_fixture_tear_down (SpDiscoveryFixture *self,
                                gconstpointer       net_name)
{
  sp_page_fixture_free (self->window);
  g_assert_finalize_object (self->discoveries);
}

/* Looks another address up, or the same. */
void
sp_discovery_fixture_begin (SpDiscoveryFixture *self,
                            const char         *address)
{
  g_autoptr (SpAddress) typed = sp_address_new (address, NULL);

  sp_discovery_page_begin (SP_DISCOVERY_PAGE (self->page), typed);
}

/* The lookup on the page. */
SpDiscovery *
sp_discovery_fixture_get_discovery (SpDiscoveryFixture *self)
{
  return sp_discovery_page_get_discovery (SP_DISCOVERY_PAGE (self->page));
}

static gboolean
has_ended (gpointer data)
{
  return sp_discovery_is_final (sp_discovery_fixture_get_discovery (data));
}

/* Waits for the end of the lookup, and for the page that shows it. */
void
sp_discovery_fixture_await_end (SpDiscoveryFixture *self)
{
  sp_test_await_true (has_ended, self);
  sp_test_settle ();
}

/* Whether the button of that name can be pressed. */
gboolean
sp_discovery_fixture_is_enabled (SpDiscoveryFixture *self,
                                 const char         *label)
{
  return gtk_widget_get_sensitive (sp_test_find_button (self->page, label));
}

/* What has the focus. */
GtkWidget *
sp_discovery_fixture_get_focus (SpDiscoveryFixture *self)
{
  return gtk_window_get_focus (self->window->window);
}
