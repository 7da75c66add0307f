/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-footed-page.h"

#include "sp-page-fixture.h"

static GtkWidget *
create_page (int content_height)
{
  GtkWidget *content = gtk_label_new ("content");
  GtkWidget *footer = gtk_label_new ("footer");

  gtk_widget_set_size_request (content, 50, content_height);
  gtk_widget_set_size_request (footer, 80, 40);

  return g_object_new (SP_TYPE_FOOTED_PAGE, "content", content, "footer", footer, NULL);
}

static int
get_top (GtkWidget *page)
{
  GtkWidget *footer = NULL;
  graphene_rect_t bounds;

  g_object_get (page, "footer", &footer, NULL);
  g_assert_true (gtk_widget_compute_bounds (footer, page, &bounds));
  g_object_unref (footer);

  return (int) bounds.origin.y;
}

static void
test_footer_follows_short_content (void)
{
  GtkWidget *page = create_page (100);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 200, 300);

  g_assert_cmpint (get_top (page), ==, 100);
}

static void
test_footer_stays_in_sight (void)
{
  GtkWidget *page = create_page (1000);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 200, 300);

  g_assert_cmpint (get_top (page), ==, gtk_widget_get_height (page) - 40);
}

/* The height of text depends on the width it is given. */
static void
test_wrapping_content (void)
{
  GtkWidget *content = gtk_label_new ("one two three four five six seven eight nine ten");
  GtkWidget *page;
  g_autoptr (SpPageFixture) fixture = NULL;
  int height;

  gtk_label_set_wrap (GTK_LABEL (content), TRUE);
  page = g_object_new (SP_TYPE_FOOTED_PAGE,
                       "content", content, "footer", gtk_label_new ("footer"), NULL);
  fixture = sp_page_fixture_new (page, 120, 400);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (page),
                      NULL, &height, NULL, NULL);
  g_assert_cmpint (height, >, 40);
  g_assert_cmpint (get_top (page), ==, height);
}

static void
test_measure (void)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (create_page (1000));
  g_autoptr (GtkWidget) content = NULL;
  int minimum;
  int natural;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >=, 80);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 200, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 200);
  g_assert_cmpint (natural, ==, 1040);
  g_object_get (page, "content", &content, NULL);
  g_assert_true (GTK_IS_LABEL (content));
}

static void
add_tests (void)
{
  g_test_add_func ("/footed-page/footer-follows-short-content", test_footer_follows_short_content);
  g_test_add_func ("/footed-page/footer-stays-in-sight", test_footer_stays_in_sight);
  g_test_add_func ("/footed-page/wrapping-content", test_wrapping_content);
  g_test_add_func ("/footed-page/measure", test_measure);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
