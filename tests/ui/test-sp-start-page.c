/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-start-page.h"

#include "sp-page-fixture.h"
#include "sp-start-row.h"
#include "sp-test-net.h"
#include "sp-test.h"

static char *
dup_data_dir (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
}

/* The guides of the project, and before them those of `own` (nullable). */
static GtkWidget *
create_page (const char *own,
             const char *last_guide)
{
  g_autofree char *data_dir = dup_data_dir ();
  const char *data_dirs[] = { own != NULL ? own : data_dir, own != NULL ? data_dir : NULL, NULL };
  g_autoptr (SpGuideLibrary) library = sp_guide_library_new (data_dirs);
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (SpDiscoveries) discoveries = sp_discoveries_new ();
  g_autoptr (SpNet) net = sp_test_net_new ("nothing");
  GtkWidget *page;

  sp_discoveries_set_net (discoveries, net);
  page = sp_start_page_new (discoveries);

  sp_start_page_set_library (SP_START_PAGE (page), library, catalogue, last_guide);
  g_object_set_data_full (G_OBJECT (page), "discoveries", g_object_ref (discoveries), g_object_unref);

  return page;
}

static GtkEditable *
get_entry (GtkWidget *page)
{
  return GTK_EDITABLE (sp_test_find (page, GTK_TYPE_ENTRY, 0));
}

static void
test_starts (void)
{
  GtkWidget *page = create_page (NULL, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  sp_test_assert_shows (page, "Colorado School of Mines\nAs of 25 December 2019, with later notices\n");
  sp_test_assert_shows_not (page, "cannot be read");
  sp_test_assert_named (page);

  gtk_widget_activate (sp_test_find (page, SP_TYPE_START_ROW, 0));
  sp_page_fixture_assert_action (fixture, "start-guide 'edu.mines'");
  gtk_widget_activate (sp_test_find (page, SP_TYPE_START_ROW, 1));
  sp_page_fixture_assert_action (fixture, "start-guide 'general'");
  gtk_widget_activate (sp_test_find (page, SP_TYPE_START_ROW, 2));
  sp_page_fixture_assert_action (fixture, "open-guide");

  gtk_editable_set_text (get_entry (page), "ann@example.org");
  sp_test_click (sp_test_find_button (page, "Find My Way"));
  sp_page_fixture_assert_action (fixture, "start-address 'ann@example.org'");
}

static void
test_recognises (void)
{
  GtkWidget *page = create_page (NULL, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  gtk_editable_set_text (get_entry (page), "ann@mines.edu");
  sp_test_assert_shows (page, "Colorado School of Mines has advice for this address.");
  gtk_editable_set_text (get_entry (page), "ann@gmail.com");
  sp_test_assert_shows (page, "This address is at Gmail, whose settings are known.");
  gtk_editable_set_text (get_entry (page), "ann@nowhere.example");
  sp_test_assert_shows_not (page, "This address");
}

static void
test_says_what_is_sent (void)
{
  GtkWidget *page = create_page (NULL, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);
  SpDiscoveries *discoveries = g_object_get_data (G_OBJECT (page), "discoveries");
  GListModel *windows = gtk_window_get_toplevels ();

  sp_test_assert_shows (page, "Your address stays on this computer.");
  gtk_editable_set_text (get_entry (page), "ann@gmail.com");
  sp_test_assert_shows (page, "Nothing is sent anywhere.");
  gtk_editable_set_text (get_entry (page), "ann@nowhere.example");
  sp_test_assert_shows (page, "Only nowhere.example is looked up. Your address stays on this computer.");

  sp_test_click (sp_test_find_button (page, "What Is Sent?"));
  sp_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 2);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (dialog == fixture->window)
        continue;
      sp_test_assert_shows (GTK_WIDGET (dialog), "Only nowhere.example is sent:");
      sp_test_assert_shows (GTK_WIDGET (dialog), "to a public collection of mail settings: Thunderbird");
      gtk_window_close (dialog);
    }
  sp_test_settle ();

  sp_discoveries_set_offline (discoveries, TRUE);
  sp_test_assert_shows (page, "Signpost works offline: nothing is sent.");
}

static void
test_error (void)
{
  GtkWidget *page = create_page (NULL, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  sp_start_page_set_text (SP_START_PAGE (page), "ann");
  sp_start_page_show_error (SP_START_PAGE (page), "No @ & no domain");
  sp_test_assert_shows (page, "No @ & no domain");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (page)), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_entry (page)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (page)), ==, "ann");

  gtk_editable_set_text (get_entry (page), "ann@");
  sp_test_assert_shows_not (page, "No @");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_entry (page)), "error"));
}

static void
test_typing_needs_no_focus (void)
{
  GtkWidget *page = create_page (NULL, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  gtk_widget_grab_focus (page);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_window_get_focus (fixture->window)), ==, "SpHeading");
  sp_page_fixture_press (fixture, "a");
  sp_page_fixture_press (fixture, "n");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (page)), ==, "an");
  sp_page_fixture_press (fixture, "Return");
  sp_page_fixture_assert_action (fixture, "start-address 'an'");
}

static void
test_own_guides (void)
{
  const char *own = sp_test_dir ();
  g_autofree char *guides = g_build_filename (own, "guides", NULL);
  g_autofree char *town = g_test_build_filename (G_TEST_DIST, "ui", "fixtures", "town.guide", NULL);
  g_autofree char *data_dir = dup_data_dir ();
  g_autofree char *mines = g_build_filename (data_dir, "guides", "edu.mines.guide", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *mines_contents = NULL;
  GtkWidget *page;

  g_mkdir_with_parents (guides, 0700);
  g_assert_true (g_file_get_contents (town, &contents, NULL, NULL));
  g_assert_true (g_file_get_contents (mines, &mines_contents, NULL, NULL));
  g_free (sp_test_write (guides, "town.guide", contents, -1));
  g_free (sp_test_write (guides, "edu.mines.guide", mines_contents, -1));
  g_free (sp_test_write (guides, "broken.guide", "[Guide]\nWhat=?\n", -1));

  page = create_page (own, "town");
  {
    g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 800);

    /* The last one first. */
    sp_test_assert_shows (sp_test_find (page, SP_TYPE_START_ROW, 0), "Town Hall");
    sp_test_assert_shows (sp_test_find (page, SP_TYPE_START_ROW, 1),
                          "Your own guide, instead of the one installed");
    gtk_widget_activate (sp_test_find (page, SP_TYPE_START_ROW, 4));
    sp_page_fixture_assert_action (fixture, "show-library-problems");
  }
}

static void
test_fits_narrow_windows (void)
{
  GtkWidget *page = create_page (NULL, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 360, 640);

  gtk_editable_set_text (get_entry (page), "ann@mines.edu");
  sp_test_assert_nothing_cut (page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
add_tests (void)
{
  g_test_add_func ("/start-page/starts", test_starts);
  g_test_add_func ("/start-page/recognises", test_recognises);
  g_test_add_func ("/start-page/says-what-is-sent", test_says_what_is_sent);
  g_test_add_func ("/start-page/error", test_error);
  g_test_add_func ("/start-page/typing-needs-no-focus", test_typing_needs_no_focus);
  g_test_add_func ("/start-page/own-guides", test_own_guides);
  g_test_add_func ("/start-page/fits-narrow-windows", test_fits_narrow_windows);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
