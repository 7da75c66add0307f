/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-page.h"

#include "sp-page-fixture.h"
#include "sp-source-row.h"
#include "sp-test-net.h"
#include "sp-test.h"

#define ADDRESS "ada@school.example"

typedef struct
{
  SpDiscoveries *discoveries;
  SpPageFixture *window;
  GtkWidget *page;
} Fixture;

static void
begin (Fixture    *fixture,
       const char *address)
{
  g_autoptr (SpAddress) typed = sp_address_new (address, NULL);

  sp_discovery_page_begin (SP_DISCOVERY_PAGE (fixture->page), typed);
}

/* The name of the network is the data of the test. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  const char *data_dirs[] = { data_dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (SpNet) net = sp_test_net_new (data);

  fixture->discoveries = sp_discoveries_new ();
  sp_discoveries_set_known (fixture->discoveries, catalogue, NULL);
  sp_discoveries_set_net (fixture->discoveries, net);
  fixture->page = sp_discovery_page_new (fixture->discoveries);
  fixture->window = sp_page_fixture_new (fixture->page, 500, 700);
  begin (fixture, ADDRESS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sp_page_fixture_free (fixture->window);
  g_assert_finalize_object (fixture->discoveries);
}

static SpDiscovery *
get_discovery (Fixture *fixture)
{
  return sp_discovery_page_get_discovery (SP_DISCOVERY_PAGE (fixture->page));
}

static gboolean
has_ended (gpointer data)
{
  return sp_discovery_is_final (get_discovery (data));
}

static void
await_end (Fixture *fixture)
{
  sp_test_await_true (has_ended, fixture);
  sp_test_settle ();
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *label)
{
  return gtk_widget_get_sensitive (sp_test_find_button (fixture->page, label));
}

static gboolean
is_suggested (Fixture    *fixture,
              const char *label)
{
  return gtk_widget_has_css_class (sp_test_find_button (fixture->page, label), "suggested-action");
}

static guint
count_suggested (GtkWidget *root)
{
  guint n_suggested = 0;

  for (guint i = 0; i < sp_test_count (root, GTK_TYPE_BUTTON); i++)
    n_suggested += gtk_widget_has_css_class (sp_test_find (root, GTK_TYPE_BUTTON, i), "suggested-action");

  return n_suggested;
}

static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "school.example\nSettings found.");
  sp_test_assert_shows (fixture->page, "To receive mail\nIMAP at imap.school.example, port 993, SSL/TLS\n"
                                       "The name server says so, without a signature");
  sp_test_assert_shows (fixture->page, "To send mail\nSMTP at smtp.school.example, port 465, SSL/TLS");
  sp_test_assert_shows (fixture->page, "In a browser\nNot found\n");
  sp_test_assert_shows_not (fixture->page, "Not all agree");
  sp_test_assert_shows_not (fixture->page, "outside school.example");
  g_assert_true (is_suggested (fixture, "Use These Settings"));
  g_assert_cmpuint (count_suggested (fixture->page), ==, 1);
  sp_test_assert_named (fixture->page);

  sp_test_click (sp_test_find_button (fixture->page, "Use These Settings"));
  sp_page_fixture_assert_action (fixture->window, "use-found");
  sp_test_click (sp_test_find_button (fixture->page, "Go On Without"));
  sp_page_fixture_assert_action (fixture->window, "go-on-without");
  sp_test_click (sp_test_find_button (fixture->page, "Show Details"));
  sp_page_fixture_assert_action (fixture->window, "show-evidence");
}

static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  sp_test_settle ();
  sp_test_assert_shows (fixture->page, "Looking for the settings…");
  sp_test_assert_shows (fixture->page, "Not found yet");
  sp_test_assert_shows (sp_test_find (fixture->page, SP_TYPE_SOURCE_ROW, 0), "Asking…");
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (sp_test_find (fixture->page, GTK_TYPE_SPINNER, 0))));
  g_assert_false (is_enabled (fixture, "Use These Settings"));
  g_assert_true (is_enabled (fixture, "Go On Without"));
  sp_test_assert_shows_not (fixture->page, "Look Again");

  gtk_widget_grab_focus (sp_test_find_button (fixture->page, "Stop Looking"));
  sp_test_click (sp_test_find_button (fixture->page, "Stop Looking"));
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "Stopped before anything was found.");
  sp_page_fixture_assert_action (fixture->window, "announce 'Stopped before anything was found.'");
  g_assert_cmpuint (sp_test_count (fixture->page, GTK_TYPE_SPINNER), ==, 0);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_window_get_focus (fixture->window->window)), ==, "SpHeading");
  g_assert_true (is_suggested (fixture, "Try Again"));
  sp_test_click (sp_test_find_button (fixture->page, "Try Again"));
  sp_test_assert_shows (fixture->page, "Looking for the settings…");
}

static int
get_y (GtkWidget *widget,
       GtkWidget *root)
{
  double y;

  g_assert_true (gtk_widget_translate_coordinates (widget, root, 0, 0, NULL, &y));

  return (int) y;
}

/* Nothing that can be pressed moves while answers come. */
static void
test_better (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *details = sp_test_find (fixture->page, ADW_TYPE_ACTION_ROW, 0);
  int before = get_y (details, fixture->page);
  int stop_before = get_y (sp_test_find_button (fixture->page, "Stop Looking"), fixture->page);

  for (guint i = 0; i < 100 && !is_enabled (fixture, "Use These Settings"); i++)
    sp_test_settle ();

  sp_test_assert_shows (fixture->page, "Settings found. Better ones may still come.");
  g_assert_true (sp_discovery_is_running (get_discovery (fixture)));
  g_assert_cmpint (get_y (details, fixture->page), ==, before);
  g_assert_cmpint (get_y (sp_test_find_button (fixture->page, "Stop Looking"), fixture->page), ==,
                   stop_before);

  sp_test_click (sp_test_find_button (fixture->page, "Stop Looking"));
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "Stopped. These settings were found before.");
  sp_test_assert_shows (fixture->page, "imap.school.example");
  g_assert_cmpint (get_y (details, fixture->page), ==, before);
  g_assert_true (is_enabled (fixture, "Use These Settings"));
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "Not all agree. Incoming server: “Name server” says imap.school.example, not imap.gmail.com. 1 more setting is disputed.");
  sp_test_assert_shows (fixture->page, "This server is outside school.example: it belongs to gmail.com.");
  sp_test_assert_nothing_cut (fixture->page, 360);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *copied = NULL;

  await_end (fixture);
  sp_test_assert_shows (fixture->page, "No settings were found.");
  sp_test_assert_shows (fixture->page, "Is it Exchange, IMAP or POP?");
  sp_test_assert_shows_not (fixture->page, "To receive mail\n");
  g_assert_true (is_suggested (fixture, "Go On Without"));
  g_assert_cmpuint (count_suggested (fixture->page), ==, 1);
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 360);

  sp_test_click (sp_test_find_button (fixture->page, "Copy the Questions"));
  sp_page_fixture_assert_action (fixture->window, "toast 'Copied the questions'");
  copied = sp_test_read_clipboard (fixture->page);
  g_assert_nonnull (strstr (copied, "school.example"));
  g_assert_null (strstr (copied, "ada@"));
  sp_test_click (sp_test_find_button (fixture->page, "Change Address"));
  sp_page_fixture_assert_action (fixture->window, "change-address");
}

static void
test_no_domain (Fixture       *fixture,
                gconstpointer  data)
{
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "There is no such domain.\nNo mail can be sent to school.example.");
  sp_test_assert_shows_not (fixture->page, "Look Again");
  sp_test_assert_shows_not (fixture->page, "Who is asked");
  g_assert_true (is_suggested (fixture, "Change Address"));
  g_assert_cmpuint (count_suggested (fixture->page), ==, 1);
}

static void
assert_network_fault (Fixture    *fixture,
                      const char *words)
{
  SpDiscovery *first = get_discovery (fixture);

  await_end (fixture);
  sp_test_assert_shows (fixture->page, words);
  sp_test_assert_shows_not (fixture->page, "No settings were found");
  sp_test_assert_shows_not (fixture->page, "Look Again");
  g_assert_true (is_suggested (fixture, "Try Again"));
  sp_test_click (sp_test_find_button (fixture->page, "Try Again"));
  g_assert_false (get_discovery (fixture) == first);
  await_end (fixture);
}

static void
test_no_network (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_network_fault (fixture, "This computer has no network.");
}

static void
test_portal (Fixture       *fixture,
             gconstpointer  data)
{
  assert_network_fault (fixture, "This network wants you to sign in first.");
}

static void
test_network_changed (Fixture       *fixture,
                      gconstpointer  data)
{
  assert_network_fault (fixture, "The network changed meanwhile.");
}

static void
test_offline (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *ledger;

  await_end (fixture);
  sp_discoveries_set_offline (fixture->discoveries, TRUE);
  sp_test_settle ();
  /* What was found stays, and nothing more is asked. */
  sp_test_assert_shows (fixture->page, "Settings found.");
  g_assert_false (is_enabled (fixture, "Look Again"));

  begin (fixture, "bob@school.example");
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "Signpost works offline.\nNobody was asked, and nothing was sent.");
  ledger = G_LIST_MODEL (sp_discovery_get_ledger (get_discovery (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (ledger), ==, 0);
  g_assert_true (is_suggested (fixture, "Work Online"));
  sp_test_click (sp_test_find_button (fixture->page, "Work Online"));
  g_assert_false (sp_discoveries_is_offline (fixture->discoveries));
  await_end (fixture);
  sp_test_assert_shows (fixture->page, "Settings found.");
}

static void
test_asks_once (Fixture       *fixture,
                gconstpointer  data)
{
  SpDiscovery *first = get_discovery (fixture);
  GtkWidget *send_switch;

  await_end (fixture);
  send_switch = sp_test_find (fixture->page, GTK_TYPE_SWITCH, 0);
  sp_test_assert_shows (fixture->page, "Also send the whole address to school.example, over a protected connection");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (send_switch)));
  begin (fixture, ADDRESS);
  g_assert_true (get_discovery (fixture) == first);

  gtk_switch_set_active (GTK_SWITCH (send_switch), TRUE);
  sp_test_click (sp_test_find_button (fixture->page, "Look Again"));
  g_assert_false (get_discovery (fixture) == first);
  await_end (fixture);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (send_switch)));

  /* Leave to send one address is none to send another. */
  begin (fixture, "bob@school.example");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (send_switch)));
  await_end (fixture);
}

/* Text twice as large, in the narrowest window, mirrored. */
static void
test_fits (Fixture       *fixture,
           gconstpointer  data)
{
  await_end (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_set_direction (fixture->page, GTK_TEXT_DIR_RTL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (fixture->page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  await_end (fixture);
  gtk_widget_grab_focus (fixture->page);
  sp_page_fixture_press (fixture->window, "Tab");
  sp_page_fixture_press (fixture->window, "space");
  sp_page_fixture_assert_action (fixture->window, "use-found");
  for (guint i = 0; i < 12 && fixture->window->last_action == NULL; i++)
    {
      sp_page_fixture_press (fixture->window, "Tab");
      if (ADW_IS_ACTION_ROW (gtk_window_get_focus (fixture->window->window)))
        sp_page_fixture_press (fixture->window, "space");
    }
  sp_page_fixture_assert_action (fixture->window, "show-evidence");
}

static void
add_tests (void)
{
  const struct
  {
    const char *name;
    const char *net;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/discovery-page/found", "found", test_found },
    { "/discovery-page/slow", "slow", test_slow },
    { "/discovery-page/better", "better", test_better },
    { "/discovery-page/conflict", "hosted", test_conflict },
    { "/discovery-page/nothing", "nothing", test_nothing },
    { "/discovery-page/no-domain", "no-domain", test_no_domain },
    { "/discovery-page/no-network", "no-network", test_no_network },
    { "/discovery-page/portal", "portal", test_portal },
    { "/discovery-page/network-changed", "changed", test_network_changed },
    { "/discovery-page/offline", "found", test_offline },
    { "/discovery-page/asks-once", "found", test_asks_once },
    { "/discovery-page/fits", "hosted", test_fits },
    { "/discovery-page/keyboard", "found", test_keyboard },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, tests[i].net, set_up, tests[i].run, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
