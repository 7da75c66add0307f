/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-pager.h"

#include "sp-page-fixture.h"
#include "sp-test.h"

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* With and without sliding. */
static void
test_pages (gconstpointer animated)
{
  GtkWidget *pager = g_object_new (SP_TYPE_PAGER, NULL);
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");
  GtkWidget *passing = gtk_label_new ("passing");
  GtkWidget *next = gtk_label_new ("next");
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (pager, 300, 200);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", GPOINTER_TO_INT (animated), NULL);
  g_assert_null (sp_pager_get_page (SP_PAGER (pager)));
  sp_pager_add (SP_PAGER (pager), first);
  g_assert_true (sp_pager_get_page (SP_PAGER (pager)) == first);

  sp_pager_show_once (SP_PAGER (pager), passing, SP_PAGER_FORWARD);
  g_object_add_weak_pointer (G_OBJECT (passing), (gpointer *) &passing);
  g_assert_true (sp_pager_get_page (SP_PAGER (pager)) == passing);
  sp_pager_show_once (SP_PAGER (pager), next, SP_PAGER_FORWARD);
  sp_test_await_true (is_gone, &passing);
  g_assert_true (sp_pager_get_page (SP_PAGER (pager)) == next);

  sp_pager_show (SP_PAGER (pager), second, SP_PAGER_FORWARD);
  sp_pager_show (SP_PAGER (pager), first, SP_PAGER_BACK);
  g_assert_true (sp_pager_get_page (SP_PAGER (pager)) == first);
  g_assert_nonnull (gtk_widget_get_parent (second));
  sp_pager_show (SP_PAGER (pager), second, SP_PAGER_BACK);
  g_assert_true (sp_pager_get_page (SP_PAGER (pager)) == second);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static GtkStackTransitionType
get_transition (GtkWidget *pager)
{
  return gtk_stack_get_transition_type (GTK_STACK (gtk_widget_get_first_child (pager)));
}

static void
test_direction (void)
{
  GtkWidget *pager = g_object_new (SP_TYPE_PAGER, NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (pager, 300, 200);

  sp_pager_show (SP_PAGER (pager), gtk_label_new ("1"), SP_PAGER_FORWARD);
  g_assert_cmpint (get_transition (pager), ==, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  sp_pager_show (SP_PAGER (pager), gtk_label_new ("2"), SP_PAGER_BACK);
  g_assert_cmpint (get_transition (pager), ==, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_widget_set_direction (pager, GTK_TEXT_DIR_RTL);
  sp_pager_show (SP_PAGER (pager), gtk_label_new ("3"), SP_PAGER_FORWARD);
  g_assert_cmpint (get_transition (pager), ==, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
}

static void
add_tests (void)
{
  g_test_add_data_func ("/pager/pages", GINT_TO_POINTER (FALSE), test_pages);
  g_test_add_data_func ("/pager/sliding-pages", GINT_TO_POINTER (TRUE), test_pages);
  g_test_add_func ("/pager/direction", test_direction);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
