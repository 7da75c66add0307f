/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-question-page.h"

#include "sp-choice-list.h"
#include "sp-choice-row.h"
#include "sp-page-fixture.h"
#include "sp-test.h"

#include <glib/gstdio.h>

static GtkWidget *
create_page (SpAdvisor  *advisor,
             const char *question)
{
  return sp_question_page_new (advisor,
                               sp_guide_find_question (sp_advisor_get_guide (advisor), question));
}

static void
choose (GtkWidget  *page,
        const char *answer)
{
  sp_choice_list_select (SP_CHOICE_LIST (sp_test_find (page, SP_TYPE_CHOICE_LIST, 0)), answer);
}

static void
test_asks (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", "ann@town.example", NULL);
  GtkWidget *page = create_page (advisor, "way");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);
  GtkWidget *button = sp_test_find (page, GTK_TYPE_BUTTON, 0);

  sp_test_assert_shows (page, "Town Hall\nWhich way?\nIt is a test.\nIn the browser\n");
  g_assert_cmpuint (sp_test_count (page, SP_TYPE_CHOICE_ROW), ==, 7);
  g_assert_cmpuint (sp_test_count (page, GTK_TYPE_SEARCH_ENTRY), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (button));
  sp_test_assert_named (page);
  gtk_test_accessible_has_relation (GTK_ACCESSIBLE (sp_test_find (page, SP_TYPE_CHOICE_LIST, 0)),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  choose (page, "pop");
  g_assert_true (gtk_widget_get_sensitive (button));
  sp_test_click (button);
  sp_page_fixture_assert_action (fixture, "set-answer ('way', 'pop')");
}

static void
test_remembers (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, "way=imap", NULL);
  GtkWidget *page = create_page (advisor, "way");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  g_assert_true (sp_choice_row_get_active (SP_CHOICE_ROW (sp_test_find (page, SP_TYPE_CHOICE_ROW, 2))));
  gtk_widget_grab_focus (page);
  g_assert_true (gtk_widget_has_focus (sp_test_find (page, SP_TYPE_CHOICE_ROW, 2)));
  sp_page_fixture_press (fixture, "Return");
  sp_page_fixture_assert_action (fixture, "set-answer ('way', 'imap')");
}

static void
test_programs (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, "way=imap", "colour=red", NULL);
  GtkWidget *page = create_page (advisor, "program");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  /* None of these birds is on this computer. */
  sp_test_assert_shows_not (page, "Found on this computer");
  sp_test_assert_shows (page, "Mail programs\n");
  sp_test_assert_shows (page, "Postbird & Sons\n");
  sp_test_assert_shows (page, "Another program\n");
  choose (page, "postbird");
  sp_test_click (sp_test_find (page, GTK_TYPE_BUTTON, 0));
  sp_page_fixture_assert_action (fixture, "set-answer ('program', 'postbird')");
}

/* With the real list of mail programs. */
static SpAdvisor *
create_real_advisor (void)
{
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autofree char *path = g_build_filename (data_dir, "guides", "edu.mines.guide", NULL);
  const char *data_dirs[] = { data_dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (SpGuide) guide = sp_guide_new_from_path (path, NULL, NULL);

  return sp_advisor_new (guide, catalogue);
}

static void
search (GtkWidget  *page,
        const char *text)
{
  GtkWidget *entry = sp_test_find (page, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* One of them is on this computer. */
static void
test_many_programs (void)
{
  g_autoptr (SpAdvisor) advisor = create_real_advisor ();
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop_file = g_build_filename (applications, "org.gnome.Evolution.desktop", NULL);
  g_autoptr (SpPageFixture) fixture = NULL;
  GtkWidget *page;

  g_mkdir_with_parents (applications, 0700);
  g_assert_true (g_file_set_contents (desktop_file, "", -1, NULL));
  page = create_page (advisor, "program");
  g_assert_cmpint (g_remove (desktop_file), ==, 0);

  fixture = sp_page_fixture_new (page, 760, 720);
  sp_test_assert_shows (page, "Found on this computer\nEvolution\n");
  sp_test_assert_shows (page, "Other mail programs\n");
  sp_test_assert_shows (sp_test_find (page, SP_TYPE_CHOICE_ROW, 0), "Evolution");

  search (page, "thunderb");
  sp_test_assert_shows (page, "Thunderbird\n");
  sp_test_assert_shows (page, "Another program\n");
  sp_test_assert_shows_not (page, "Evolution\n");
  search (page, "no such thing");
  sp_test_assert_shows (page, "No mail program of that name is known.");
  sp_test_assert_shows (page, "Another program\n");
  sp_test_assert_named (page);
}

static const char *
get_search_text (GtkWidget *page)
{
  return gtk_editable_get_text (GTK_EDITABLE (sp_test_find (page, GTK_TYPE_SEARCH_ENTRY, 0)));
}

static void
assert_focus_in (SpPageFixture *fixture,
                 GType          type)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_nonnull (focus);
  if (!G_TYPE_CHECK_INSTANCE_TYPE (focus, type) && gtk_widget_get_ancestor (focus, type) == NULL)
    g_error ("The focus is in %s, not in %s", G_OBJECT_TYPE_NAME (focus), g_type_name (type));
}

static void
press_each (SpPageFixture      *fixture,
            const char * const *keys)
{
  for (gsize i = 0; keys[i] != NULL; i++)
    sp_page_fixture_press (fixture, keys[i]);
}

static gboolean
has_acted (gpointer data)
{
  return ((SpPageFixture *) data)->last_action != NULL;
}

/* Typing searches at once, and nothing that has another meaning is taken for it. */
static void
test_typing_searches (void)
{
  static const char * const others[] = {
    "Down", "Down", "Up", "Left", "Right", "Home", "space", "ctrl+d", "alt+c", NULL,
  };
  static const char * const letters[] = { "t", "h", "u", "n", "d", "e", "r", NULL };
  static const char * const twice[] = { "Return", "Return", NULL };
  g_autoptr (SpAdvisor) advisor = create_real_advisor ();
  GtkWidget *page = create_page (advisor, "program");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  gtk_widget_grab_focus (page);
  press_each (fixture, others);
  /* The first answer was chosen by the space bar, and taken by the mnemonic, which shows the
   * button pressed for a moment. */
  g_assert_cmpstr (get_search_text (page), ==, "");
  sp_test_await_true (has_acted, fixture);
  sp_page_fixture_assert_action (fixture, "set-answer ('program', 'aerc')");

  gtk_widget_grab_focus (page);
  assert_focus_in (fixture, SP_TYPE_CHOICE_LIST);
  press_each (fixture, letters);
  g_assert_cmpstr (get_search_text (page), ==, "thunder");
  assert_focus_in (fixture, GTK_TYPE_SEARCH_ENTRY);

  sp_page_fixture_press (fixture, "Escape");
  g_assert_cmpstr (get_search_text (page), ==, "");
  assert_focus_in (fixture, SP_TYPE_CHOICE_LIST);
  sp_test_assert_shows (page, "Evolution\n");

  press_each (fixture, letters);
  sp_page_fixture_press (fixture, "Tab");
  assert_focus_in (fixture, SP_TYPE_CHOICE_LIST);
  sp_page_fixture_press (fixture, "b");
  g_assert_cmpstr (get_search_text (page), ==, "thunderb");
  sp_page_fixture_press (fixture, "Return");
  assert_focus_in (fixture, SP_TYPE_CHOICE_LIST);
  sp_test_assert_shows_not (page, "Evolution\n");
  sp_page_fixture_press (fixture, "Up");
  sp_page_fixture_press (fixture, "Up");
  press_each (fixture, twice);
  sp_page_fixture_assert_action (fixture, "set-answer ('program', 'thunderbird')");
}

/* Where there is nothing to search, keys do nothing. */
static void
test_typing_elsewhere (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, NULL);
  GtkWidget *page = create_page (advisor, "way");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  gtk_widget_grab_focus (page);
  sp_page_fixture_press (fixture, "b");
  assert_focus_in (fixture, SP_TYPE_CHOICE_LIST);
  g_assert_cmpuint (sp_test_count (page, SP_TYPE_CHOICE_ROW), ==, 7);
}

static void
test_fits_narrow_windows (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", "ann@town.example", NULL);
  GtkWidget *page = create_page (advisor, "way");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 360, 400);

  sp_test_assert_nothing_cut (page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
add_tests (void)
{
  g_test_add_func ("/question-page/asks", test_asks);
  g_test_add_func ("/question-page/remembers", test_remembers);
  g_test_add_func ("/question-page/programs", test_programs);
  g_test_add_func ("/question-page/many-programs", test_many_programs);
  g_test_add_func ("/question-page/typing-searches", test_typing_searches);
  g_test_add_func ("/question-page/typing-elsewhere", test_typing_elsewhere);
  g_test_add_func ("/question-page/fits-narrow-windows", test_fits_narrow_windows);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
