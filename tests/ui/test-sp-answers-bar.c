/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-answers-bar.h"

#include "sp-answer-chip.h"
#include "sp-page-fixture.h"

static GtkWidget *
create_bar (SpAdvisor *advisor,
            gboolean   narrow)
{
  return g_object_new (SP_TYPE_ANSWERS_BAR, "advisor", advisor, "narrow", narrow, NULL);
}

static void
test_chips (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", "ann@town.example", "way=webmail", "colour=red", NULL);
  GtkWidget *bar = create_bar (advisor, FALSE);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (bar, 700, 100);
  GtkWidget *address = sp_test_find (bar, SP_TYPE_ANSWER_CHIP, 0);
  GtkWidget *colour = sp_test_find (bar, SP_TYPE_ANSWER_CHIP, 2);

  g_assert_cmpuint (sp_test_count (bar, SP_TYPE_ANSWER_CHIP), ==, 3);
  sp_test_assert_shows (address, "ann@town.example");
  sp_test_assert_shows_not (address, "Email address");
  sp_test_assert_shows (colour, "Which colour?\nRed");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (colour), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Change: Which colour?");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (colour), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Red");
  sp_test_assert_named (bar);

  sp_test_click (colour);
  sp_page_fixture_assert_action (fixture, "change-answer 'colour'");
}

static void
test_follows_the_advisor (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, NULL);
  GtkWidget *bar = create_bar (advisor, FALSE);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (bar, 700, 100);

  g_assert_cmpuint (sp_test_count (bar, SP_TYPE_ANSWER_CHIP), ==, 0);
  sp_advisor_set_answer (advisor, "way", "webmail", NULL);
  sp_test_assert_shows (bar, "In the browser");
  sp_advisor_set_answer (advisor, "way", "pop", NULL);
  sp_test_assert_shows_not (bar, "In the browser");
  sp_test_assert_shows (bar, "On one computer");
  sp_answers_bar_set_advisor (SP_ANSWERS_BAR (bar), NULL);
  g_assert_cmpuint (sp_test_count (bar, SP_TYPE_ANSWER_CHIP), ==, 0);
}

static void
assert_collapsed (GtkWidget *bar)
{
  GtkWidget *button = sp_test_find (bar, GTK_TYPE_MENU_BUTTON, 0);

  g_assert_cmpuint (sp_test_count (bar, SP_TYPE_ANSWER_CHIP), ==, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  sp_test_settle ();
}

static void
test_collapsed (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", "ann@town.example", "way=webmail", "colour=red", NULL);
  GtkWidget *bar = create_bar (advisor, TRUE);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (bar, 360, 400);
  GtkWidget *row;

  sp_test_assert_shows (bar, "ann@town.example · In the browser · Red");
  assert_collapsed (bar);
  g_assert_cmpuint (sp_test_count (bar, ADW_TYPE_ACTION_ROW), ==, 3);
  row = sp_test_find (bar, ADW_TYPE_ACTION_ROW, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Change: Which way?");
  sp_test_assert_named (bar);

  gtk_widget_activate (row);
  sp_page_fixture_assert_action (fixture, "change-answer 'way'");
  sp_test_settle ();
  g_assert_cmpuint (sp_test_count (bar, ADW_TYPE_ACTION_ROW), ==, 0);
}

static void
test_many_answers_collapse (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", "ann@town.example", "way=imap", "colour=red", "program=other", NULL);
  GtkWidget *bar = create_bar (advisor, FALSE);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (bar, 700, 400);

  assert_collapsed (bar);
  g_assert_cmpuint (sp_test_count (bar, ADW_TYPE_ACTION_ROW), ==, 4);
}

static void
add_tests (void)
{
  g_test_add_func ("/answers-bar/chips", test_chips);
  g_test_add_func ("/answers-bar/follows-the-advisor", test_follows_the_advisor);
  g_test_add_func ("/answers-bar/collapsed", test_collapsed);
  g_test_add_func ("/answers-bar/many-answers-collapse", test_many_answers_collapse);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
