/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-wrap-box.h"

#include "sp-page-fixture.h"

static GtkWidget *
add_block (GtkWidget *box,
           int        width,
           int        height)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (block, width, height);
  sp_wrap_box_append (SP_WRAP_BOX (box), block);

  return block;
}

static void
allocate (GtkWidget *box,
          int        width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (box, width, height, -1, NULL);
}

static void
assert_at (GtkWidget *child,
           int        x,
           int        y,
           int        width)
{
  GtkAllocation place;

  gtk_widget_get_allocation (child, &place);
  g_assert_cmpint (place.x, ==, x);
  g_assert_cmpint (place.y, ==, y);
  g_assert_cmpint (place.width, ==, width);
}

static void
test_wraps_like_words (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (sp_wrap_box_new (10, 5));
  GtkWidget *first = add_block (box, 100, 20);
  GtkWidget *second = add_block (box, 50, 30);
  GtkWidget *third = add_block (box, 60, 20);
  int minimum;
  int natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 230);

  allocate (box, 230);
  assert_at (first, 0, 0, 100);
  assert_at (second, 110, 0, 50);
  assert_at (third, 170, 0, 60);

  allocate (box, 229);
  assert_at (second, 110, 0, 50);
  assert_at (third, 0, 35, 60);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 229, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 55);

  allocate (box, 100);
  assert_at (second, 0, 25, 50);
  assert_at (third, 0, 60, 60);
}

static void
test_expands (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (sp_wrap_box_new (10, 5));
  GtkWidget *first = add_block (box, 100, 20);
  GtkWidget *second = add_block (box, 50, 20);

  gtk_widget_set_hexpand (first, TRUE);
  allocate (box, 200);
  assert_at (first, 0, 0, 140);
  assert_at (second, 150, 0, 50);
}

static void
test_hidden_children_take_no_place (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (sp_wrap_box_new (10, 5));
  GtkWidget *first = add_block (box, 100, 20);
  GtkWidget *second = add_block (box, 50, 20);
  int natural;

  gtk_widget_set_visible (first, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 50);
  allocate (box, 60);
  assert_at (second, 0, 0, 50);
}

static void
test_right_to_left (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (sp_wrap_box_new (10, 5));
  GtkWidget *first = add_block (box, 100, 20);
  GtkWidget *second = add_block (box, 50, 20);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 200);
  assert_at (first, 100, 0, 100);
  assert_at (second, 40, 0, 50);
}

/* A long label gives way as long as its shortest form fits. */
static void
test_fits_the_minimum (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (sp_wrap_box_new (10, 5));
  GtkWidget *block = add_block (box, 100, 20);
  GtkWidget *label = gtk_label_new ("words that could stand on one line or on several");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  sp_wrap_box_append (SP_WRAP_BOX (box), label);

  allocate (box, 250);
  assert_at (block, 0, 0, 100);
  assert_at (label, 0, 25, 250);

  g_object_set (box, "fit-minimum", TRUE, NULL);
  allocate (box, 250);
  assert_at (label, 110, 0, 140);
}

static void
add_tests (void)
{
  g_test_add_func ("/wrap-box/wraps-like-words", test_wraps_like_words);
  g_test_add_func ("/wrap-box/expands", test_expands);
  g_test_add_func ("/wrap-box/hidden-children-take-no-place", test_hidden_children_take_no_place);
  g_test_add_func ("/wrap-box/right-to-left", test_right_to_left);
  g_test_add_func ("/wrap-box/fits-the-minimum", test_fits_the_minimum);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
