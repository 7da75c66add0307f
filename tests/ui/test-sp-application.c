/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-application.h"

#include "sp-choice-list.h"
#include "sp-page-fixture.h"
#include "sp-problems-window.h"
#include "sp-start-page.h"
#include "sp-test.h"
#include "sp-window.h"

typedef void (*Steps) (SpApplication *application);

typedef struct
{
  SpApplication *application;
  Steps steps;
} Run;

static gboolean
take_steps_cb (gpointer user_data)
{
  Run *run = user_data;

  run->steps (run->application);
  g_action_group_activate_action (G_ACTION_GROUP (run->application), "quit", NULL);

  return G_SOURCE_REMOVE;
}

/* Runs the program, takes the steps while its first window is open, and quits. */
static void
test_run (gconstpointer steps)
{
  SpApplication *application = sp_application_new ();
  Run run = { application, (Steps) steps };

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (100, take_steps_cb, &run);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_assert_finalize_object (application);
}

static GtkWidget *
open_argument (SpApplication *application,
               const char    *argument)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);

  g_application_open (G_APPLICATION (application), &file, 1, "");
  sp_test_settle ();

  return GTK_WIDGET (g_list_last (gtk_application_get_windows (GTK_APPLICATION (application)))->data);
}

static void
activate_steps (SpApplication *application)
{
  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 2);
}

/* The icons and the styles of the project are found. */
static void
look_steps (SpApplication *application)
{
  GdkDisplay *display = gdk_display_get_default ();
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (display);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  GtkWidget *entry = sp_test_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, 0);

  g_assert_true (gtk_icon_theme_has_icon (icons, "sp-learn-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (icons, "sp-way-imap-symbolic"));
  sp_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (entry), ==, 46);
}

static void
address_steps (SpApplication *application)
{
  GtkWidget *window = open_argument (application, "ann@mines.edu");

  sp_test_assert_shows (window, "What is your role at Mines?");
  sp_test_assert_shows (window, "ann@mines.edu");
  open_argument (application, "mailto:bob%40gmail.com?subject=x");
  sp_test_assert_shows (window, "Your mail is at Gmail");
  open_argument (application, "ann@");
  sp_test_assert_shows (window, "Find My Way");
}

static void
file_steps (SpApplication *application)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ui", "fixtures", "town.guide", NULL);
  /* A file is a file, even with such a name. */
  g_autofree char *odd = sp_test_write (sp_test_dir (), "a@b.example", "[Guide]\n", -1);
  GtkWidget *window = open_argument (application, path);

  sp_test_assert_shows (window, "Which way?");
  open_argument (application, odd);
  sp_test_assert_shows (window, "Which way?");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
}

static void
about_steps (SpApplication *application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  sp_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
}

static void
keys_steps (SpApplication *application)
{
  GtkWidget *window = open_argument (application, "ann@mines.edu");
  SpPageFixture keyboard = { .window = GTK_WINDOW (window) };

  sp_page_fixture_press (&keyboard, "Down");
  sp_page_fixture_press (&keyboard, "Return");
  sp_page_fixture_press (&keyboard, "Return");
  sp_test_assert_shows (window, "Where do you want to read your mail?");
  sp_page_fixture_press (&keyboard, "alt+Left");
  sp_test_assert_shows (window, "What is your role at Mines?");
  sp_page_fixture_press (&keyboard, "alt+2");
  sp_test_assert_shows (window, "The four ways");
  sp_page_fixture_press (&keyboard, "alt+1");
  sp_test_assert_shows (window, "What is your role at Mines?");
  sp_page_fixture_press (&keyboard, "alt+Left");
  sp_test_assert_shows (window, "Find My Way");
}

static void
add_tests (void)
{
  g_test_add_data_func ("/application/activate", activate_steps, test_run);
  g_test_add_data_func ("/application/look", look_steps, test_run);
  g_test_add_data_func ("/application/address", address_steps, test_run);
  g_test_add_data_func ("/application/file", file_steps, test_run);
  g_test_add_data_func ("/application/about", about_steps, test_run);
  g_test_add_data_func ("/application/keys", keys_steps, test_run);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
