/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-assistant.h"

#include "sp-discovery-page.h"
#include "sp-evidence-page.h"
#include "sp-page-fixture.h"
#include "sp-question-page.h"
#include "sp-settings-page.h"
#include "sp-start-page.h"
#include "sp-test-net.h"
#include "sp-test-window.h"
#include "sp-test.h"

static SpDiscovery *
get_discovery (SpWindow *window)
{
  g_autoptr (SpAddress) address = sp_address_new ("ada@school.example", NULL);

  return sp_discoveries_find (sp_assistant_get_discoveries (sp_window_get_assistant (window)), address);
}

static gboolean
has_ended (gpointer data)
{
  return sp_discovery_is_final (data);
}

static void
look_up (SpWindow *window)
{
  sp_test_window_activate (window, "start-address::ada@school.example");
  sp_test_window_assert_shows (window, SP_TYPE_DISCOVERY_PAGE);
  sp_test_await_true (has_ended, get_discovery (window));
  sp_test_settle ();
}

/* What was found is what the sheet holds. */
static void
test_uses_what_is_found (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  SpDiscovery *discovery;

  look_up (window);
  discovery = get_discovery (window);
  sp_test_window_activate (window, "show-evidence");
  sp_test_window_assert_shows (window, SP_TYPE_EVIDENCE_PAGE);
  sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_DISCOVERY_PAGE);
  sp_test_window_activate (window, "use-found");
  sp_test_window_assert_shows (window, SP_TYPE_QUESTION_PAGE);
  sp_test_window_activate (window, "set-answer(('where', 'program'))");
  sp_test_window_activate (window, "set-answer(('offline', 'no'))");
  sp_test_window_activate (window, "set-answer(('program', 'thunderbird'))");
  sp_test_window_activate (window, "set-answer(('calendar', 'no'))");
  sp_test_window_activate (window, "set-answer(('devices', 'several'))");
  sp_test_window_activate (window, "show-settings");
  sp_test_window_assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "imap.school.example");
  sp_test_assert_shows (GTK_WIDGET (window), "Found for this address. Source: ");

  /* All the way back, it is there still, and is not asked for again. */
  for (guint i = 0; i < 20 && sp_test_count (GTK_WIDGET (window), SP_TYPE_DISCOVERY_PAGE) == 0; i++)
    sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_DISCOVERY_PAGE);
  sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_START_PAGE);
  sp_test_window_activate (window, "start-address::ada@school.example");
  g_assert_true (get_discovery (window) == discovery);

  /* Who starts over leaves nothing behind. */
  sp_test_window_activate (window, "start-over");
  g_assert_null (get_discovery (window));
  sp_test_window_close (window);
}

static void
test_leaving_stops (void)
{
  static const char * const ways[] = { "back", "go-on-without", "show-keyring-test" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      SpWindow *window = sp_test_window_open (760, 720);
      g_autoptr (SpNet) slow = sp_test_net_new ("slow");

      sp_discoveries_set_net (sp_assistant_get_discoveries (sp_window_get_assistant (window)), slow);
      sp_test_window_activate (window, "start-address::ada@school.example");
      g_assert_true (sp_discovery_is_running (get_discovery (window)));
      if (i == 0)
        {
          /* Looking at the details is not to leave. */
          sp_test_window_activate (window, "show-evidence");
          sp_test_window_activate (window, "back");
          g_assert_true (sp_discovery_is_running (get_discovery (window)));
        }
      sp_test_window_activate (window, ways[i]);
      sp_test_await_true (has_ended, get_discovery (window));
      sp_test_window_close (window);
    }
}

static void
test_closing_stops (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  g_autoptr (SpNet) slow = sp_test_net_new ("slow");
  g_autoptr (SpDiscovery) discovery = NULL;

  sp_discoveries_set_net (sp_assistant_get_discoveries (sp_window_get_assistant (window)), slow);
  sp_test_window_activate (window, "start-address::ada@school.example");
  discovery = g_object_ref (get_discovery (window));
  sp_test_window_close (window);
  sp_test_await_true (has_ended, discovery);
}

/* One switch for all windows, and for the next one. */
static void
test_offline (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  SpWindow *other = sp_test_window_open (760, 720);

  sp_test_window_activate (window, "offline");
  g_assert_true (sp_discoveries_is_offline (sp_assistant_get_discoveries (sp_window_get_assistant (other))));
  look_up (other);
  sp_test_assert_shows (GTK_WIDGET (other), "Signpost works offline.");
  sp_test_window_close (other);
  other = sp_test_window_open (760, 720);
  sp_test_assert_shows (GTK_WIDGET (other), "Signpost works offline: nothing is sent.");
  sp_test_window_activate (other, "offline");
  sp_test_assert_shows_not (GTK_WIDGET (window), "Signpost works offline");
  sp_test_window_close (other);
  sp_test_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/assistant/uses-what-is-found", test_uses_what_is_found);
  g_test_add_func ("/assistant/leaving-stops", test_leaving_stops);
  g_test_add_func ("/assistant/closing-stops", test_closing_stops);
  g_test_add_func ("/assistant/offline", test_offline);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
