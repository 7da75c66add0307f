/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-adaptive-bin.h"

#include "sp-page-fixture.h"

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
}

static GtkWidget *
create_bin (int width)
{
  GtkWidget *child = gtk_label_new (NULL);

  gtk_widget_set_size_request (child, width, 20);

  return g_object_ref_sink (g_object_new (SP_TYPE_ADAPTIVE_BIN,
                                          "child", child, "narrow-width", 400, NULL));
}

static void
allocate (GtkWidget *bin,
          int        width)
{
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (bin, width, 100, -1, NULL);
}

static void
count_cb (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_narrow (void)
{
  g_autoptr (GtkWidget) bin = create_bin (10);
  guint n_notified = 0;

  set_text_scale (1);
  g_signal_connect_swapped (bin, "notify::narrow", G_CALLBACK (count_cb), &n_notified);
  allocate (bin, 400);
  g_assert_false (sp_adaptive_bin_get_narrow (SP_ADAPTIVE_BIN (bin)));
  g_assert_cmpuint (n_notified, ==, 0);
  allocate (bin, 399);
  g_assert_true (sp_adaptive_bin_get_narrow (SP_ADAPTIVE_BIN (bin)));
  allocate (bin, 360);
  g_assert_cmpuint (n_notified, ==, 1);
  allocate (bin, 500);
  g_assert_false (sp_adaptive_bin_get_narrow (SP_ADAPTIVE_BIN (bin)));
  g_assert_cmpuint (n_notified, ==, 2);
}

static void
test_larger_text_needs_more_room (void)
{
  g_autoptr (GtkWidget) bin = create_bin (10);

  set_text_scale (2);
  allocate (bin, 799);
  g_assert_true (sp_adaptive_bin_get_narrow (SP_ADAPTIVE_BIN (bin)));
  allocate (bin, 800);
  g_assert_false (sp_adaptive_bin_get_narrow (SP_ADAPTIVE_BIN (bin)));
  set_text_scale (1);
}

/* A child that is wide only while there is room must not keep the window from shrinking. */
static void
test_minimum (void)
{
  g_autoptr (GtkWidget) bin = create_bin (450);
  int minimum;

  allocate (bin, 500);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 1);
  allocate (bin, 300);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (bin)), ==, 450);
  gtk_widget_queue_resize (bin);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 450);
}

static void
test_child (void)
{
  GtkWidget *bin = g_object_ref_sink (g_object_new (SP_TYPE_ADAPTIVE_BIN, NULL));
  g_autoptr (GtkWidget) child = NULL;
  int width;

  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, ==, 0);
  g_object_set (bin, "child", gtk_label_new ("one"), "narrow-width", 7, NULL);
  g_object_set (bin, "child", gtk_label_new ("two"), "narrow-width", 7, NULL);
  g_object_get (bin, "child", &child, "narrow-width", &width, NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child)), ==, "two");
  g_assert_cmpint (width, ==, 7);
  g_assert_finalize_object (bin);
}

static void
add_tests (void)
{
  g_test_add_func ("/adaptive-bin/narrow", test_narrow);
  g_test_add_func ("/adaptive-bin/larger-text-needs-more-room", test_larger_text_needs_more_room);
  g_test_add_func ("/adaptive-bin/minimum", test_minimum);
  g_test_add_func ("/adaptive-bin/child", test_child);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
