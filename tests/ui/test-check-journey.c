/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-page.h"
#include "sp-check-scene.h"
#include "sp-decode-page.h"
#include "sp-decode-window.h"
#include "sp-discovery-page.h"
#include "sp-learn-page.h"
#include "sp-page-fixture.h"
#include "sp-settings-page.h"
#include "sp-sign-in-box.h"
#include "sp-test-window.h"
#include "sp-test.h"

/* From an address to settings that were found, to the proof that they work. */

typedef struct
{
  SpCheckScene *scene;
  SpWindow *window;
} Journey;

static SpDiscoveries *
get_discoveries (Journey *journey)
{
  return sp_assistant_get_discoveries (sp_window_get_assistant (journey->window));
}

static gboolean
has_found (gpointer data)
{
  GtkWidget *page = sp_test_find (data, SP_TYPE_DISCOVERY_PAGE, 0);

  return sp_discovery_is_final (sp_discovery_page_get_discovery (SP_DISCOVERY_PAGE (page)));
}

static gboolean
has_checked (gpointer data)
{
  GtkWidget *page = sp_test_find (data, SP_TYPE_CHECK_PAGE, 0);

  return !sp_account_check_is_running (sp_check_page_get_check (SP_CHECK_PAGE (page)));
}

static void
begin (Journey    *journey,
       const char *scene)
{
  journey->scene = sp_check_scene_new (scene);
  journey->window = sp_test_window_open (760, 720);
  sp_discoveries_set_net (get_discoveries (journey), journey->scene->net);
}

static void
end (Journey *journey)
{
  sp_test_window_close (journey->window);
  sp_check_scene_free (journey->scene);
}

static void
go_to_settings (Journey *journey)
{
  const char *actions[] = {
    "use-found", "set-answer(('where', 'program'))", "set-answer(('offline', 'no'))",
    "set-answer(('program', 'thunderbird'))", "set-answer(('calendar', 'no'))",
    "set-answer(('devices', 'several'))", "show-settings",
  };

  sp_test_window_activate (journey->window, "start-address::jane@example.org");
  sp_test_await_true (has_found, journey->window);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    sp_test_window_activate (journey->window, actions[i]);
  sp_test_window_assert_shows (journey->window, SP_TYPE_SETTINGS_PAGE);
}

static void
test_there_and_back (void)
{
  Journey journey;
  GtkWidget *window;

  begin (&journey, "works");
  window = GTK_WIDGET (journey.window);
  go_to_settings (&journey);
  sp_test_assert_shows (window, "Check these settings");

  sp_test_window_activate (journey.window, "show-check");
  sp_test_window_assert_shows (journey.window, SP_TYPE_CHECK_PAGE);
  sp_test_await_true (has_checked, window);
  sp_test_settle ();
  sp_test_assert_shows (window, "These settings work");
  sp_test_assert_shows (window, "imap.example.org");

  /* Who leaves it leaves nothing there. */
  sp_test_window_activate (journey.window, "back");
  sp_test_window_assert_shows (journey.window, SP_TYPE_SETTINGS_PAGE);
  g_assert_cmpuint (sp_test_count (window, SP_TYPE_CHECK_PAGE), ==, 0);

  /* It is a way on from the settings alone. */
  sp_test_window_activate (journey.window, "back");
  sp_test_window_activate (journey.window, "show-check");
  g_assert_cmpuint (sp_test_count (window, SP_TYPE_CHECK_PAGE), ==, 0);
  end (&journey);
}

static void
show_check (Journey *journey)
{
  GtkWidget *window = GTK_WIDGET (journey->window);
  GtkWidget *box;

  sp_test_window_activate (journey->window, "show-check");
  sp_test_await_true (has_checked, window);
  sp_test_settle ();
  box = sp_test_find (window, SP_TYPE_SIGN_IN_BOX, 0);
  g_assert_true (gtk_widget_activate_action (box, "sign-in.expand", NULL));
  sp_test_settle ();
}

static void
sign_in (Journey *journey)
{
  GtkWidget *window = GTK_WIDGET (journey->window);

  gtk_editable_set_text (GTK_EDITABLE (sp_test_find (window, GTK_TYPE_PASSWORD_ENTRY, 0)), SP_SCENE_PASSWORD);
  sp_test_click (sp_test_find_button (window, "Try to Sign In"));
  sp_test_await_true (has_checked, window);
  sp_test_settle ();
}

/* Who leaves the check and comes back has as many tries left as before. */
static void
test_remembers_what_was_refused (void)
{
  Journey journey;
  GtkWidget *window;

  begin (&journey, "refused");
  window = GTK_WIDGET (journey.window);
  go_to_settings (&journey);
  show_check (&journey);
  sign_in (&journey);
  sp_test_assert_shows_not (window, "Many servers lock an account");

  sp_test_window_activate (journey.window, "back");
  show_check (&journey);
  sp_test_assert_shows_not (window, "Many servers lock an account");
  sign_in (&journey);
  sp_test_assert_shows (window, "Many servers lock an account");

  sp_test_window_activate (journey.window, "back");
  show_check (&journey);
  sp_test_assert_shows (window, "Many servers lock an account");
  end (&journey);
}

static void
test_left_while_it_runs (void)
{
  Journey journey;

  begin (&journey, "running");
  go_to_settings (&journey);
  sp_test_window_activate (journey.window, "show-check");
  sp_test_window_activate (journey.window, "back");
  sp_test_window_assert_shows (journey.window, SP_TYPE_SETTINGS_PAGE);
  end (&journey);
}

static void
test_offline (void)
{
  Journey journey;
  GtkWidget *window;

  begin (&journey, "works");
  window = GTK_WIDGET (journey.window);
  go_to_settings (&journey);
  sp_test_window_activate (journey.window, "offline");
  sp_test_window_activate (journey.window, "show-check");
  sp_test_assert_shows (window, "Signpost works offline");

  sp_test_click (sp_test_find_button (window, "Go Online and Check"));
  g_assert_false (sp_discoveries_is_offline (get_discoveries (&journey)));
  sp_test_await_true (has_checked, window);
  sp_test_settle ();
  sp_test_assert_shows (window, "These settings work");
  end (&journey);
}

static GtkWindow *
find_decode_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    {
      if (SP_IS_DECODE_WINDOW (window->data))
        return window->data;
    }

  return NULL;
}

/* One window of it, which opens links as the other does, and goes with it. */
static void
test_explains_an_error (void)
{
  Journey journey;
  GtkWindow *window;

  begin (&journey, "works");
  sp_test_window_activate (journey.window, "show-view::learn");
  sp_test_assert_shows (GTK_WIDGET (journey.window), "What does this error mean?");
  sp_test_window_activate (journey.window, "explain-error");
  window = find_decode_window ();
  g_assert_nonnull (window);
  sp_test_settle ();
  sp_test_assert_shows (GTK_WIDGET (window), "Examples to try");
  sp_test_assert_named (GTK_WIDGET (window));
  sp_test_assert_nothing_cut (GTK_WIDGET (window), 360);
  g_test_expect_message ("signpost-ui", G_LOG_LEVEL_WARNING, "Link not opened*");
  gtk_widget_activate_action (sp_test_find (GTK_WIDGET (window), SP_TYPE_DECODE_PAGE, 0), "win.open-uri", "s",
                              "gopher://example.org/");
  g_test_assert_expected_messages ();

  sp_test_window_activate (journey.window, "explain-error");
  g_assert_true (find_decode_window () == window);
  sp_test_window_close (journey.window);
  g_assert_null (find_decode_window ());
  sp_check_scene_free (journey.scene);
}

static void
add_tests (void)
{
  g_test_add_func ("/check-journey/there-and-back", test_there_and_back);
  g_test_add_func ("/check-journey/left-while-it-runs", test_left_while_it_runs);
  g_test_add_func ("/check-journey/remembers-what-was-refused", test_remembers_what_was_refused);
  g_test_add_func ("/check-journey/offline", test_offline);
  g_test_add_func ("/check-journey/explains-an-error", test_explains_an_error);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
