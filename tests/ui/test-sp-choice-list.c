/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-choice-list.h"

#include "sp-choice-row.h"
#include "sp-page-fixture.h"

static GListModel *
create_answers (const char * const *labels)
{
  GListStore *answers = g_list_store_new (SP_TYPE_ANSWER);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autofree char *id = g_utf8_strdown (labels[i], -1);
      const char *hint = i == 0 ? "The <b>first</b> & best" : NULL;
      g_autoptr (SpAnswer) answer = sp_answer_new (id, labels[i], hint, NULL);

      g_list_store_append (answers, answer);
    }

  return G_LIST_MODEL (answers);
}

static GtkWidget *
create_list (void)
{
  static const char * const birds[] = { "Finch", "Wren", NULL };
  static const char * const fish[] = { "Pike", "Perch", "Wrasse", NULL };
  static const char * const none[] = { NULL };
  static const char * const others[] = { "Unsure", NULL };
  g_autoptr (GListModel) first = create_answers (birds);
  g_autoptr (GListModel) second = create_answers (fish);
  g_autoptr (GListModel) empty = create_answers (none);
  g_autoptr (GListModel) third = create_answers (others);
  GtkWidget *list = g_object_new (SP_TYPE_CHOICE_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Which?", -1);
  sp_choice_list_add_group (SP_CHOICE_LIST (list), "Birds", first);
  sp_choice_list_add_group (SP_CHOICE_LIST (list), "Nothing", empty);
  sp_choice_list_add_group (SP_CHOICE_LIST (list), "Fish", second);
  sp_choice_list_add_group (SP_CHOICE_LIST (list), NULL, third);

  return list;
}

static void
assert_selected (GtkWidget  *list,
                 const char *id)
{
  SpAnswer *answer = sp_choice_list_get_selected (SP_CHOICE_LIST (list));

  g_assert_cmpstr (answer != NULL ? sp_answer_get_id (answer) : NULL, ==, id);
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_one_at_a_time (void)
{
  GtkWidget *list = create_list ();
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (list, 400, 500);
  guint n_notified = 0;

  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (count_cb), &n_notified);
  assert_selected (list, NULL);
  sp_choice_list_select (SP_CHOICE_LIST (list), "wren");
  assert_selected (list, "wren");
  sp_choice_list_select (SP_CHOICE_LIST (list), "unsure");
  assert_selected (list, "unsure");
  g_assert_cmpuint (n_notified, ==, 2);
  sp_choice_list_select (SP_CHOICE_LIST (list), "cod");
  assert_selected (list, "unsure");
  sp_test_assert_shows_not (list, "Nothing");
  sp_test_assert_shows (list, "The <b>first</b> & best");
  sp_test_assert_named (list);
  sp_test_assert_nothing_cut (list, 400);
}

static void
test_accessible (void)
{
  GtkWidget *list = create_list ();
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (list, 400, 500);
  GtkAccessible *row = GTK_ACCESSIBLE (sp_test_find (list, SP_TYPE_CHOICE_ROW, 1));

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (list)), ==,
                   GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  g_assert_cmpint (gtk_accessible_get_accessible_role (row), ==, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Wren");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  sp_choice_list_select (SP_CHOICE_LIST (list), "wren");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
}

static void
test_keys (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = create_list ();
  GtkWidget *button = gtk_button_new_with_label ("After");
  g_autoptr (SpPageFixture) fixture = NULL;
  guint n_confirmed = 0;

  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), button);
  fixture = sp_page_fixture_new (box, 400, 500);
  g_signal_connect_swapped (list, "confirmed", G_CALLBACK (count_cb), &n_confirmed);

  gtk_widget_grab_focus (list);
  sp_page_fixture_press (fixture, "Down");
  assert_selected (list, NULL);
  sp_page_fixture_press (fixture, "space");
  assert_selected (list, "wren");
  g_assert_cmpuint (n_confirmed, ==, 0);

  /* From one list to the next and back, and not beyond the first. */
  sp_page_fixture_press (fixture, "Down");
  sp_page_fixture_press (fixture, "Return");
  assert_selected (list, "pike");
  g_assert_cmpuint (n_confirmed, ==, 0);
  sp_page_fixture_press (fixture, "Return");
  g_assert_cmpuint (n_confirmed, ==, 1);
  sp_page_fixture_press (fixture, "Up");
  sp_page_fixture_press (fixture, "Up");
  sp_page_fixture_press (fixture, "Up");
  sp_page_fixture_press (fixture, "space");
  assert_selected (list, "finch");

  sp_page_fixture_press (fixture, "Tab");
  g_assert_true (gtk_widget_has_focus (button));
  sp_page_fixture_press (fixture, "shift+Tab");
  g_assert_true (gtk_widget_has_focus (sp_test_find (list, SP_TYPE_CHOICE_ROW, 0)));
}

static void
test_filter (void)
{
  GtkWidget *list = create_list ();
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (list, 400, 500);

  sp_choice_list_select (SP_CHOICE_LIST (list), "pike");
  g_assert_cmpuint (sp_choice_list_filter (SP_CHOICE_LIST (list), "WR"), ==, 2);
  g_assert_cmpuint (sp_test_count (list, SP_TYPE_CHOICE_ROW), ==, 3);
  sp_test_assert_shows (list, "Wrasse");
  sp_test_assert_shows (list, "Unsure");
  sp_test_assert_shows_not (list, "Pike");
  assert_selected (list, "pike");

  g_assert_cmpuint (sp_choice_list_filter (SP_CHOICE_LIST (list), "cod"), ==, 0);
  sp_test_assert_shows_not (list, "Birds");
  g_assert_cmpuint (sp_choice_list_filter (SP_CHOICE_LIST (list), ""), ==, 5);
  sp_test_assert_shows (list, "Birds");
}

static void
add_tests (void)
{
  g_test_add_func ("/choice-list/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/choice-list/accessible", test_accessible);
  g_test_add_func ("/choice-list/keys", test_keys);
  g_test_add_func ("/choice-list/filter", test_filter);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
