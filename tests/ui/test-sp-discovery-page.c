/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-fixture.h"

#include "sp-source-row.h"
#include "sp-test.h"

#define ADDRESS "ada@school.example"

/* The page once it has ended, however that was. */

static gboolean
is_suggested (SpDiscoveryFixture *fixture,
              const char         *label)
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

/* What is there only to have room is not read to anybody. */
static void
assert_reads_what_is_shown (GtkWidget *root)
{
  for (guint i = 0; i < sp_test_count (root, GTK_TYPE_STACK); i++)
    {
      GtkWidget *stack = sp_test_find (root, GTK_TYPE_STACK, i);
      GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (stack));

      for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        gtk_test_accessible_assert_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                          child != shown);
    }
}

static void
test_found (SpDiscoveryFixture *fixture,
            gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
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
  assert_reads_what_is_shown (fixture->page);

  sp_test_click (sp_test_find_button (fixture->page, "Use These Settings"));
  sp_page_fixture_assert_action (fixture->window, "use-found");
  sp_test_click (sp_test_find_button (fixture->page, "Go On Without"));
  sp_page_fixture_assert_action (fixture->window, "go-on-without");
  sp_test_click (sp_test_find_button (fixture->page, "Show Details"));
  sp_page_fixture_assert_action (fixture->window, "show-evidence");
}

static void
test_guessed (SpDiscoveryFixture *fixture,
              gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Settings found by guessing.\nAsk your provider whether they are right.");
  sp_test_assert_shows (fixture->page, "IMAP at imap.example.org, port 993, SSL/TLS\nA guess: a server of a usual name answered\n");
  g_assert_true (is_suggested (fixture, "Use These Settings"));
}

static void
test_provider (SpDiscoveryFixture *fixture,
               gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Settings found.\n");
  sp_test_assert_shows (fixture->page, "This server is outside school.example: it belongs to gmail.com.");
  sp_test_assert_shows_not (fixture->page, "Not all agree");
}

static void
test_part (SpDiscoveryFixture *fixture,
           gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "A part of the settings was found.");
  sp_test_assert_shows (fixture->page, "To send mail\nNot found\n");
  sp_test_assert_shows (fixture->page, "Ask your provider");
  g_assert_true (is_suggested (fixture, "Use These Settings"));
}

/* Servers answered, with nothing that may be used: the reasons are told, and what to ask. */
static void
test_unusable (SpDiscoveryFixture *fixture,
               gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "No usable settings were found.\n"
                                       "Your provider knows them: below is what to ask.");
  sp_test_assert_shows (fixture->page, "Who gave no usable answer\n");
  sp_test_assert_shows (fixture->page, "how to encrypt the connection is given as “quantum”, which is not known.");
  sp_test_assert_shows (fixture->page, "No server in this answer uses encryption");
  sp_test_assert_shows (fixture->page, "imap.example.org:143\nsmtp.example.org:587\nThis server offers no encryption");
  sp_test_assert_shows (sp_test_find (fixture->page, SP_TYPE_SOURCE_ROW, 0), "No usable answer");
  sp_test_assert_shows_not (fixture->page, "Has settings");
  sp_test_assert_shows (fixture->page, "Is it Exchange, IMAP or POP?");
  sp_test_assert_shows_not (fixture->page, "To receive mail\n");
  g_assert_true (is_suggested (fixture, "Go On Without"));
  g_assert_cmpuint (count_suggested (fixture->page), ==, 1);
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 360);
}

static void
test_conflict (SpDiscoveryFixture *fixture,
               gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Settings found, but not all agree.\n");
  sp_test_assert_shows (fixture->page, "Not all agree. Incoming server: “Name server” says imap.school.example, not imap.gmail.com. 1 more setting is disputed.");
  sp_test_assert_shows (fixture->page, "This server is outside school.example: it belongs to gmail.com.");
  sp_test_assert_nothing_cut (fixture->page, 360);
}

static void
test_nothing (SpDiscoveryFixture *fixture,
              gconstpointer       data)
{
  g_autofree char *copied = NULL;

  sp_discovery_fixture_await_end (fixture);
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
assert_wrong_address (SpDiscoveryFixture *fixture,
                      const char         *words)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, words);
  sp_test_assert_shows_not (fixture->page, "Look Again");
  sp_test_assert_shows_not (fixture->page, "Who was asked");
  g_assert_true (is_suggested (fixture, "Change Address"));
  g_assert_cmpuint (count_suggested (fixture->page), ==, 1);
}

static void
test_no_domain (SpDiscoveryFixture *fixture,
                gconstpointer       data)
{
  assert_wrong_address (fixture, "There is no such domain.\nIs the address typed right?");
}

static void
test_no_mail (SpDiscoveryFixture *fixture,
              gconstpointer       data)
{
  assert_wrong_address (fixture, "This domain receives no mail.\nIs the address typed right?");
}

static void
assert_network_fault (SpDiscoveryFixture *fixture,
                      const char         *words)
{
  SpDiscovery *first = sp_discovery_fixture_get_discovery (fixture);

  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, words);
  sp_test_assert_shows_not (fixture->page, "No settings were found");
  sp_test_assert_shows_not (fixture->page, "Look Again");
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 360);
  g_assert_true (is_suggested (fixture, "Try Again"));
  g_assert_cmpuint (count_suggested (fixture->page), ==, 1);
  sp_test_click (sp_test_find_button (fixture->page, "Try Again"));
  g_assert_false (sp_discovery_fixture_get_discovery (fixture) == first);
  sp_discovery_fixture_await_end (fixture);
}

static void
test_no_network (SpDiscoveryFixture *fixture,
                 gconstpointer       data)
{
  assert_network_fault (fixture, "This computer has no network.");
}

static void
test_portal (SpDiscoveryFixture *fixture,
             gconstpointer       data)
{
  assert_network_fault (fixture, "This network wants you to sign in first.");
}

static void
test_network_changed (SpDiscoveryFixture *fixture,
                      gconstpointer       data)
{
  assert_network_fault (fixture, "The network changed meanwhile.");
}

/* Not even the name server has an answer: that is no answer to who asks for settings. */
static void
test_silence (SpDiscoveryFixture *fixture,
              gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "No answer came that can be used.");
  sp_test_assert_shows (fixture->page, "Who gave no usable answer");
  sp_test_assert_shows (fixture->page, "The fake name server has nothing for school.example");
  sp_test_assert_shows_not (fixture->page, "Ask your provider");
  assert_network_fault (fixture, "No answer came that can be used.");
}

static void
test_offline (SpDiscoveryFixture *fixture,
              gconstpointer       data)
{
  GListModel *ledger;

  sp_discovery_fixture_await_end (fixture);
  sp_discoveries_set_offline (fixture->discoveries, TRUE);
  sp_test_settle ();
  /* What was found stays, and nothing more is asked. */
  sp_test_assert_shows (fixture->page, "Settings found.");
  g_assert_false (sp_discovery_fixture_is_enabled (fixture, "Look Again"));

  sp_discovery_fixture_begin (fixture, "bob@school.example");
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Signpost works offline.\nNobody was asked, and nothing was sent.");
  ledger = G_LIST_MODEL (sp_discovery_get_ledger (sp_discovery_fixture_get_discovery (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (ledger), ==, 0);
  g_assert_true (is_suggested (fixture, "Work Online"));
  sp_test_click (sp_test_find_button (fixture->page, "Work Online"));
  g_assert_false (sp_discoveries_is_offline (fixture->discoveries));
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Settings found.");
}

static void
test_asks_once (SpDiscoveryFixture *fixture,
                gconstpointer       data)
{
  SpDiscovery *first = sp_discovery_fixture_get_discovery (fixture);
  GtkWidget *send_switch;

  sp_discovery_fixture_await_end (fixture);
  send_switch = sp_test_find (fixture->page, GTK_TYPE_SWITCH, 0);
  sp_test_assert_shows (fixture->page, "Also send the whole address to school.example, over a protected connection");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (send_switch)));
  sp_discovery_fixture_begin (fixture, ADDRESS);
  g_assert_true (sp_discovery_fixture_get_discovery (fixture) == first);

  gtk_switch_set_active (GTK_SWITCH (send_switch), TRUE);
  sp_test_click (sp_test_find_button (fixture->page, "Look Again"));
  g_assert_false (sp_discovery_fixture_get_discovery (fixture) == first);
  sp_discovery_fixture_await_end (fixture);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (send_switch)));

  /* Leave to send one address is none to send another. */
  sp_discovery_fixture_begin (fixture, "bob@school.example");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (send_switch)));
  sp_discovery_fixture_await_end (fixture);
}

/* Text twice as large, in the narrowest window, mirrored. */
static void
test_fits (SpDiscoveryFixture *fixture,
           gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_set_direction (fixture->page, GTK_TEXT_DIR_RTL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (fixture->page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
add_tests (void)
{
  static const struct
  {
    const char *name;
    const char *net;
    void (*run) (SpDiscoveryFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/discovery-page/found", "found", test_found },
    { "/discovery-page/guessed", "guess", test_guessed },
    { "/discovery-page/provider", "provider", test_provider },
    { "/discovery-page/conflict", "hosted", test_conflict },
    { "/discovery-page/part", "part", test_part },
    { "/discovery-page/nothing", "nothing", test_nothing },
    { "/discovery-page/unusable", "unusable", test_unusable },
    { "/discovery-page/silence", "silence", test_silence },
    { "/discovery-page/no-domain", "no-domain", test_no_domain },
    { "/discovery-page/no-mail", "no-mail", test_no_mail },
    { "/discovery-page/no-network", "no-network", test_no_network },
    { "/discovery-page/portal", "portal", test_portal },
    { "/discovery-page/network-changed", "changed", test_network_changed },
    { "/discovery-page/offline", "found", test_offline },
    { "/discovery-page/asks-once", "found", test_asks_once },
    { "/discovery-page/fits", "hosted", test_fits },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, SpDiscoveryFixture, tests[i].net, sp_discovery_fixture_set_up, tests[i].run,
                sp_discovery_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
