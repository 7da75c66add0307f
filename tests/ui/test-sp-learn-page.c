/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-learn-page.h"

#include "sp-compare-page.h"
#include "sp-page-fixture.h"
#include "sp-point-row.h"
#include "sp-topic-page.h"

static SpGuideLibrary *
create_library (void)
{
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  const char *data_dirs[] = { data_dir, NULL };

  return sp_guide_library_new (data_dirs);
}

static SpGuide *
load (SpGuideLibrary *library,
      const char     *id)
{
  g_autoptr (GError) error = NULL;
  SpGuide *guide = sp_guide_entry_load (sp_guide_library_find (library, id), &error);

  g_assert_no_error (error);

  return guide;
}

static void
test_list (void)
{
  g_autoptr (SpGuideLibrary) library = create_library ();
  GtkWidget *page = sp_learn_page_new (library);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);

  sp_test_assert_shows (page, "The four ways\n");
  /* The topics, and what error messages mean. */
  g_assert_cmpuint (sp_test_count (page, ADW_TYPE_ACTION_ROW), ==, 8);
  g_assert_false (sp_learn_page_get_can_go_back (SP_LEARN_PAGE (page)));
  gtk_widget_activate (sp_test_find (page, ADW_TYPE_ACTION_ROW, 2));
  sp_page_fixture_assert_action (fixture, "learn 'imap'");
  sp_test_assert_named (page);
  sp_learn_page_go_back (SP_LEARN_PAGE (page));
  gtk_widget_grab_focus (page);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_window_get_focus (fixture->window)), ==, "SpHeading");
}

static void
test_topic (void)
{
  g_autoptr (SpGuideLibrary) library = create_library ();
  g_autoptr (SpGuide) mines = load (library, "edu.mines");
  g_autoptr (SpGuide) general = load (library, "general");
  GtkWidget *page = sp_learn_page_new (library);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 760, 720);
  GtkWidget *topic;
  guint n_points;

  sp_learn_page_show_topic (SP_LEARN_PAGE (page), "imap");
  sp_test_settle ();
  g_assert_true (sp_learn_page_get_can_go_back (SP_LEARN_PAGE (page)));
  topic = sp_test_find (page, SP_TYPE_TOPIC_PAGE, 0);
  sp_test_assert_shows (topic, "How it works\n");
  sp_test_assert_shows_not (topic, "At Colorado School of Mines\n");
  n_points = sp_test_count (topic, SP_TYPE_POINT_ROW);
  gtk_widget_grab_focus (page);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_window_get_focus (fixture->window)), ==, "SpHeading");
  sp_test_assert_named (page);

  /* The general guide adds nothing to itself, an organisation's does. */
  sp_learn_page_set_guide (SP_LEARN_PAGE (page), general);
  g_assert_true (sp_learn_page_get_can_go_back (SP_LEARN_PAGE (page)));
  sp_learn_page_set_guide (SP_LEARN_PAGE (page), mines);
  g_assert_false (sp_learn_page_get_can_go_back (SP_LEARN_PAGE (page)));
  sp_learn_page_show_topic (SP_LEARN_PAGE (page), "imap");
  sp_test_settle ();
  topic = sp_test_find (page, SP_TYPE_TOPIC_PAGE, 0);
  sp_test_assert_shows (topic, "At Colorado School of Mines\n");
  g_assert_cmpuint (sp_test_count (topic, SP_TYPE_POINT_ROW), >, n_points);
  sp_test_assert_nothing_cut (page, 360);

  sp_learn_page_show_topic (SP_LEARN_PAGE (page), "pigeon");
  g_assert_false (sp_learn_page_get_can_go_back (SP_LEARN_PAGE (page)));
}

static void
test_every_topic (void)
{
  g_autoptr (SpGuideLibrary) library = create_library ();
  g_autoptr (SpGuide) general = load (library, "general");
  GListModel *topics = sp_guide_get_topics (general);
  GtkWidget *page = sp_learn_page_new (library);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 360, 640);

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SpTopic) topic = g_list_model_get_item (topics, i);

      sp_learn_page_show_topic (SP_LEARN_PAGE (page), sp_topic_get_id (topic));
      sp_test_settle ();
      sp_test_assert_shows (page, sp_topic_get_title (topic));
      sp_test_assert_nothing_cut (page, 360);
      sp_test_assert_named (page);
    }
}

static guint
count_roles (GtkWidget         *widget,
             GtkAccessibleRole  role)
{
  guint n_found = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_found += gtk_widget_get_mapped (child) ? count_roles (child, role) : 0;

  return n_found;
}

static void
test_compare (void)
{
  g_autoptr (SpGuideLibrary) library = create_library ();
  GtkWidget *page = sp_learn_page_new (library);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 900, 720);
  GtkWidget *compare;
  guint n_rows;

  sp_learn_page_show_topic (SP_LEARN_PAGE (page), "compare");
  sp_test_settle ();
  compare = sp_test_find (page, SP_TYPE_COMPARE_PAGE, 0);
  n_rows = count_roles (compare, GTK_ACCESSIBLE_ROLE_ROW);
  g_assert_cmpuint (n_rows, >, 5);
  g_assert_cmpuint (count_roles (compare, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER), ==, 5);
  g_assert_cmpuint (count_roles (compare, GTK_ACCESSIBLE_ROLE_ROW_HEADER), ==, n_rows - 1);
  g_assert_cmpuint (count_roles (compare, GTK_ACCESSIBLE_ROLE_CELL), ==, 4 * (n_rows - 1));

  gtk_window_set_default_size (fixture->window, 360, 720);
  sp_test_settle ();
  g_assert_cmpuint (count_roles (compare, GTK_ACCESSIBLE_ROLE_CELL), ==, 0);
  g_assert_cmpuint (sp_test_count (compare, ADW_TYPE_ACTION_ROW), ==, 4 * (n_rows - 1));
}

static void
add_tests (void)
{
  g_test_add_func ("/learn-page/list", test_list);
  g_test_add_func ("/learn-page/topic", test_topic);
  g_test_add_func ("/learn-page/every-topic", test_every_topic);
  g_test_add_func ("/learn-page/compare", test_compare);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
