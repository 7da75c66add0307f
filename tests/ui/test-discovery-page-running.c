/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-fixture.h"

#include "sp-found-row.h"
#include "sp-source-row.h"
#include "sp-test.h"

/* The page while answers come. */

static GtkWidget *
find_stop_button (SpDiscoveryFixture *fixture)
{
  for (guint i = 0; i < sp_test_count (fixture->page, GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = sp_test_find (fixture->page, GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_widget_get_tooltip_text (button), "Stop Looking") == 0)
        return button;
    }

  return NULL;
}

static gboolean
is_suggested (SpDiscoveryFixture *fixture,
              const char         *label)
{
  return gtk_widget_has_css_class (sp_test_find_button (fixture->page, label), "suggested-action");
}

static void
test_slow (SpDiscoveryFixture *fixture,
           gconstpointer       data)
{
  sp_test_settle ();
  sp_test_assert_shows (fixture->page, "Looking for the settings…");
  sp_test_assert_shows (fixture->page, "Not found yet");
  sp_test_assert_shows (sp_test_find (fixture->page, SP_TYPE_SOURCE_ROW, 0), "Asking…");
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (sp_test_find (fixture->page, GTK_TYPE_SPINNER, 0))));
  g_assert_false (sp_discovery_fixture_is_enabled (fixture, "Use These Settings"));
  g_assert_true (sp_discovery_fixture_is_enabled (fixture, "Go On Without"));
  sp_test_assert_shows_not (fixture->page, "Look Again");
  sp_test_assert_shows (fixture->page, "Who is asked");
  sp_test_assert_named (fixture->page);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture->page), GTK_ACCESSIBLE_STATE_BUSY, TRUE);

  gtk_widget_grab_focus (find_stop_button (fixture));
  sp_test_click (find_stop_button (fixture));
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Stopped before anything was found.");
  sp_test_assert_shows (fixture->page, "Who was asked");
  sp_test_assert_shows (sp_test_find (fixture->page, SP_TYPE_SOURCE_ROW, 0), "Stopped");
  sp_page_fixture_assert_action (fixture->window, "announce 'Stopped before anything was found. You can try again at any time.'");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture->page), GTK_ACCESSIBLE_STATE_BUSY, FALSE);
  g_assert_cmpuint (sp_test_count (fixture->page, GTK_TYPE_SPINNER), ==, 0);
  g_assert_null (find_stop_button (fixture));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_window_get_focus (fixture->window->window)), ==, "SpHeading");
  g_assert_true (is_suggested (fixture, "Try Again"));
  sp_test_click (sp_test_find_button (fixture->page, "Try Again"));
  sp_test_assert_shows (fixture->page, "Looking for the settings…");
}

/* What can be pressed, and where it is. */
typedef struct
{
  GtkWidget *widget;
  double y;
} Place;

static gboolean
can_be_pressed (GtkWidget *widget)
{
  /* What has just come has no place yet. */
  if (!gtk_widget_get_sensitive (widget) || gtk_widget_get_height (widget) == 0)
    return FALSE;

  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static GArray *
find_places (SpDiscoveryFixture *fixture)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < sp_test_count (fixture->page, GTK_TYPE_WIDGET); i++)
    {
      Place place = { sp_test_find (fixture->page, GTK_TYPE_WIDGET, i), 0 };

      if (can_be_pressed (place.widget) &&
          gtk_widget_translate_coordinates (place.widget, fixture->page, 0, 0, NULL, &place.y))
        g_array_append_val (places, place);
    }

  return places;
}

static void
assert_in_place (SpDiscoveryFixture *fixture,
                 GArray             *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      g_autofree char *text = sp_test_dup_text (place->widget);
      double y;

      if (!gtk_widget_get_mapped (place->widget))
        continue;
      gtk_widget_translate_coordinates (place->widget, fixture->page, 0, 0, NULL, &y);
      if ((int) y != (int) place->y)
        g_error ("A %s was at %d and is at %d: %s", G_OBJECT_TYPE_NAME (place->widget), (int) place->y,
                 (int) y, text);
    }
}

/* Whatever comes, in a window of any width: what somebody is about to press stays. */
static void
test_nothing_moves (gconstpointer data)
{
  static const double scales[] = { 1, 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      SpDiscoveryFixture fixture = { NULL };
      g_autoptr (GArray) places = NULL;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (scales[i] * 96 * 1024), NULL);
      sp_discovery_fixture_set_up (&fixture, data);
      /* Until all has its place. */
      sp_test_settle ();
      sp_test_settle ();
      sp_test_assert_shows (fixture.page, "Looking for the settings…");
      places = find_places (&fixture);
      g_assert_cmpuint (places->len, ==, 3);

      while (!sp_discovery_is_final (sp_discovery_fixture_get_discovery (&fixture)))
        {
          sp_test_settle ();
          assert_in_place (&fixture, places);
          g_array_unref (places);
          places = find_places (&fixture);
        }
      sp_test_settle ();
      assert_in_place (&fixture, places);
      sp_discovery_fixture_tear_down (&fixture, NULL);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static gboolean
has_account (gpointer data)
{
  return sp_discovery_fixture_is_enabled (data, "Use These Settings");
}

static gboolean
shows_provider (gpointer data)
{
  g_autofree char *text = sp_test_dup_text (((SpDiscoveryFixture *) data)->page);

  return strstr (text, "imap.gmail.com") != NULL;
}

/* Who is at a button stays there while more answers come, and while it ends. */
static void
test_better (SpDiscoveryFixture *fixture,
             gconstpointer       data)
{
  GtkWidget *use_button;

  sp_test_await_true (has_account, fixture);
  sp_test_assert_shows (fixture->page, "Settings found. Better ones may still come.");
  sp_page_fixture_assert_action (fixture->window, "announce 'Settings found. Better ones may still come. You need not wait for them.'");
  g_assert_true (sp_discovery_is_running (sp_discovery_fixture_get_discovery (fixture)));
  use_button = sp_test_find_button (fixture->page, "Use These Settings");
  gtk_widget_grab_focus (use_button);
  sp_test_await_true (shows_provider, fixture);
  g_assert_true (sp_discovery_fixture_get_focus (fixture) == use_button);
  sp_discovery_fixture_await_end (fixture);
  g_assert_true (sp_discovery_fixture_get_focus (fixture) == use_button);
  sp_page_fixture_assert_action (fixture->window, "announce 'Settings found, but not all agree. Here are the most trusted; below is who says otherwise.'");
}

/* Escape stops it, and what was found stays. */
static void
test_escape (SpDiscoveryFixture *fixture,
             gconstpointer       data)
{
  sp_test_await_true (has_account, fixture);
  gtk_widget_grab_focus (fixture->page);
  sp_page_fixture_press (fixture->window, "Escape");
  sp_discovery_fixture_await_end (fixture);
  sp_test_assert_shows (fixture->page, "Stopped. These settings were found before.");
  sp_test_assert_shows (fixture->page, "imap.school.example");
  sp_test_assert_shows (fixture->page, "Something missing or wrong?");
  g_assert_true (sp_discovery_fixture_is_enabled (fixture, "Use These Settings"));
  /* Once more, it does nothing. */
  sp_page_fixture_press (fixture->window, "Escape");
  sp_test_assert_shows (fixture->page, "Stopped. These settings were found before.");
}

/* The row that has the focus may have to go. */
static void
test_keeps_focus (SpDiscoveryFixture *fixture,
                  gconstpointer       data)
{
  GtkWidget *row = sp_test_find (fixture->page, SP_TYPE_FOUND_ROW, 0);

  g_assert_true (gtk_widget_grab_focus (row));
  sp_discovery_fixture_await_end (fixture);
  g_assert_false (gtk_widget_get_mapped (row));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (sp_discovery_fixture_get_focus (fixture)), ==, "SpHeading");
}

static void
test_keyboard (SpDiscoveryFixture *fixture,
               gconstpointer       data)
{
  sp_discovery_fixture_await_end (fixture);
  gtk_widget_grab_focus (fixture->page);
  sp_page_fixture_press (fixture->window, "Tab");
  sp_page_fixture_press (fixture->window, "space");
  sp_page_fixture_assert_action (fixture->window, "use-found");
  for (guint i = 0; i < 12 && fixture->window->last_action == NULL; i++)
    {
      sp_page_fixture_press (fixture->window, "Tab");
      if (sp_discovery_fixture_get_focus (fixture) == sp_test_find_button (fixture->page, "Show Details"))
        sp_page_fixture_press (fixture->window, "space");
    }
  sp_page_fixture_assert_action (fixture->window, "show-evidence");
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
    { "/discovery-page/slow", "slow", test_slow },
    { "/discovery-page/better", "growing", test_better },
    { "/discovery-page/escape", "better", test_escape },
    { "/discovery-page/keeps-focus", "late-nothing", test_keeps_focus },
    { "/discovery-page/keyboard", "found", test_keyboard },
  };
  static const char * const nets[] = {
    "late-growing", "late-found", "late-part", "late-nothing", "late-silence", "late-no-domain",
    "late-no-network", "late-portal", "late-changed",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, SpDiscoveryFixture, tests[i].net, sp_discovery_fixture_set_up, tests[i].run,
                sp_discovery_fixture_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (nets); i++)
    {
      g_autofree char *path = g_strconcat ("/discovery-page/nothing-moves/", nets[i], NULL);

      g_test_add_data_func (path, nets[i], test_nothing_moves);
    }
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
