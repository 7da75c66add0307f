/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-evidence-page.h"

#include "sp-discoveries.h"
#include "sp-evidence-row.h"
#include "sp-page-fixture.h"
#include "sp-test-net.h"
#include "sp-test.h"

static gboolean
has_ended (gpointer data)
{
  return sp_discovery_is_final (data);
}

static gboolean
shows_values (gpointer data)
{
  g_autofree char *text = sp_test_dup_text (data);

  return strstr (text, "Webmail address\n") != NULL;
}

static SpDiscovery *
look_up (const char *net_name)
{
  const char *typed = g_str_equal (net_name, "unusable") ? "ada@example.org" : "ada@school.example";
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  const char *data_dirs[] = { data_dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (SpAddress) address = sp_address_new (typed, NULL);
  g_autoptr (SpNet) net = sp_test_net_new (net_name);
  SpDiscovery *discovery = sp_discovery_new (net, catalogue, NULL, address, NULL);

  sp_discovery_run_async (discovery, NULL, NULL, NULL);

  return discovery;
}

static void
test_values (void)
{
  g_autoptr (SpDiscovery) discovery = look_up ("hosted");
  GtkWidget *page = sp_evidence_page_new (discovery);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 500, 700);

  /* It fills while the lookup runs. */
  sp_test_await_true (has_ended, discovery);
  sp_test_await_true (shows_values, page);
  sp_test_assert_shows (page, "Details on school.example");
  sp_test_assert_shows (page, "Incoming server\nimap.gmail.com\n"
                              "This server is outside school.example: it belongs to gmail.com.\n"
                              "Said by: Settings of the host that receives the mail\n");
  sp_test_assert_shows (page, "“Name server” says imap.school.example instead.");
  sp_test_assert_shows (page, "Incoming connection security\nSSL/TLS\n");
  sp_test_assert_shows (page, "_imaps._tcp.school.example");
  sp_test_assert_shows_not (page, "still being asked");
  sp_test_assert_named (page);
  sp_test_assert_nothing_cut (page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static gboolean
shows_incoming (gpointer data)
{
  g_autofree char *text = sp_test_dup_text (data);

  return strstr (text, "Incoming server\nimap.school.example\n") != NULL;
}

/* Answers that come later, and change nothing, leave the focus where it is. */
static void
test_keeps_focus (void)
{
  g_autoptr (SpDiscovery) discovery = look_up ("growing");
  GtkWidget *page = sp_evidence_page_new (discovery);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 500, 700);
  GtkWidget *row;

  sp_test_await_true (shows_incoming, page);
  row = sp_test_find (page, SP_TYPE_EVIDENCE_ROW, 0);
  sp_test_assert_shows (row, "Incoming server");
  g_assert_true (gtk_widget_grab_focus (row));
  for (guint i = 0; i < 5 && sp_discovery_is_running (discovery); i++)
    {
      sp_test_settle ();
      g_assert_true (gtk_window_get_focus (fixture->window) == row);
    }

  /* Another answer makes another row. */
  sp_test_await_true (shows_values, page);
  sp_test_assert_shows (page, "Incoming server\nimap.gmail.com\n");
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
}

/* What cannot be used is told with the reason. */
static void
test_unusable (void)
{
  g_autoptr (SpDiscovery) discovery = look_up ("unusable");
  GtkWidget *page = sp_evidence_page_new (discovery);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 500, 700);

  sp_test_await_true (has_ended, discovery);
  sp_test_settle ();
  sp_test_assert_shows (page, "A server for IMAP was left out: how to encrypt the connection is given as “quantum”, which is not known.\n"
                              "No server in this answer uses encryption");
  sp_test_assert_shows (page, "imap.example.org:143\nno usable answer, after ");
  sp_test_assert_shows_not (page, "Settings, and who says so");
}

static void
test_sent (void)
{
  g_autoptr (SpDiscovery) discovery = look_up ("found");
  GtkWidget *page = sp_evidence_page_new (discovery);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 500, 700);
  g_autofree char *copied = NULL;
  g_auto (GStrv) lines = NULL;

  sp_test_await_true (has_ended, discovery);
  sp_test_settle ();
  sp_test_assert_shows (page, "What was sent, and to whom");
  sp_test_assert_shows (page, "Name server. It learned what stands behind the @ of your address.");
  sp_test_assert_shows_not (page, "your whole address");
  sp_test_click (sp_test_find_button (page, "Copy What Was Sent"));
  sp_page_fixture_assert_action (fixture, "toast 'Copied what was sent'");
  copied = sp_test_read_clipboard (page);
  lines = g_strsplit (copied, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (sp_discovery_get_ledger (discovery))));
  g_assert_nonnull (strstr (copied, "\t_imaps._tcp.school.example\tSRV\t"));
  g_assert_null (strstr (copied, "ada@"));
}

static void
test_nothing_sent (void)
{
  g_autoptr (SpAddress) address = sp_address_new ("ada@school.example", NULL);
  g_autoptr (SpNet) net = sp_test_net_new ("found");
  g_autoptr (SpDiscovery) discovery = NULL;

  sp_net_set_offline (net, TRUE);
  discovery = sp_discovery_new (net, NULL, NULL, address, NULL);
  sp_discovery_run_async (discovery, NULL, NULL, NULL);
  sp_test_await_true (has_ended, discovery);
  {
    GtkWidget *page = sp_evidence_page_new (discovery);
    g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 500, 700);

    sp_test_assert_shows (page, "Nothing was sent to anybody.");
    sp_test_assert_shows_not (page, "Copy What Was Sent");
  }
}

static void
add_tests (void)
{
  g_test_add_func ("/evidence-page/values", test_values);
  g_test_add_func ("/evidence-page/keeps-focus", test_keeps_focus);
  g_test_add_func ("/evidence-page/unusable", test_unusable);
  g_test_add_func ("/evidence-page/sent", test_sent);
  g_test_add_func ("/evidence-page/nothing-sent", test_nothing_sent);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
