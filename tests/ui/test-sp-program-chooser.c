/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-program-chooser.h"

#include "sp-page-fixture.h"

typedef struct
{
  SpAdvisor *advisor;
  SpProgramChooser *chooser;
  SpPageFixture *window;
  guint n_notified;
} Fixture;

static void
on_notify_program_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SpCatalogue *catalogue;

  fixture->advisor = sp_test_advisor_new ("town", NULL, NULL);
  catalogue = sp_advisor_get_catalogue (fixture->advisor);

  fixture->chooser = g_object_new (SP_TYPE_PROGRAM_CHOOSER, "halign", GTK_ALIGN_CENTER, NULL);
  sp_program_chooser_set_catalogue (fixture->chooser, catalogue);
  sp_program_chooser_set_first (fixture->chooser, sp_catalogue_get_program (catalogue, "wren"));
  sp_program_chooser_set_program (fixture->chooser, sp_catalogue_get_program (catalogue, "wren"));
  g_signal_connect_swapped (fixture->chooser, "notify::program", G_CALLBACK (on_notify_program_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->chooser));
  fixture->window = sp_page_fixture_new (box, 400, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sp_page_fixture_free (fixture->window);
  g_object_unref (fixture->advisor);
}

static GtkWidget *
open_list (Fixture *fixture)
{
  GtkWidget *button = sp_test_find (GTK_WIDGET (fixture->chooser), GTK_TYPE_MENU_BUTTON, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  sp_test_settle ();

  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static const char *
get_chosen (Fixture *fixture)
{
  SpMailProgram *program = sp_program_chooser_get_program (fixture->chooser);

  return program != NULL ? sp_entry_get_id (SP_ENTRY (program)) : NULL;
}

static void
test_lists_all (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *popover = open_list (fixture);
  g_autofree char *text = sp_test_dup_text (popover);

  /* The one that was named, any, and then the rest. */
  g_assert_true (strstr (text, "Wren\n") < strstr (text, "Any mail program\n"));
  g_assert_true (strstr (text, "Any mail program\n") < strstr (text, "Finch\n"));
  g_assert_true (strstr (text, "Finch\n") < strstr (text, "Postbird & Sons\n"));
  g_assert_cmpuint (sp_test_count (popover, ADW_TYPE_ACTION_ROW), ==, 5);
  sp_test_assert_named (popover);
  sp_test_assert_nothing_cut (popover, 360);
}

static void
test_chooses (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *popover = open_list (fixture);

  g_assert_true (gtk_widget_activate (sp_test_find (popover, ADW_TYPE_ACTION_ROW, 1)));
  g_assert_cmpstr (get_chosen (fixture), ==, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  sp_test_assert_shows (GTK_WIDGET (fixture->chooser), "Any mail program");
  g_assert_false (gtk_widget_get_visible (popover));

  /* The same again changes nothing. */
  sp_program_chooser_set_program (fixture->chooser, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
}

static void
test_searches (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *popover = open_list (fixture);
  GtkWidget *entry = sp_test_find (popover, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), " POSTB ");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (sp_test_count (popover, ADW_TYPE_ACTION_ROW), ==, 1);

  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_chosen (fixture), ==, "postbird");
}

static void
test_finds_nothing (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *popover = open_list (fixture);
  GtkWidget *entry = sp_test_find (popover, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "ostrich");
  g_signal_emit_by_name (entry, "search-changed");
  sp_test_assert_shows (popover, "No such mail program is known");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_chosen (fixture), ==, "wren");
}

static void
add_tests (void)
{
  g_test_add ("/program-chooser/lists-all", Fixture, NULL, set_up, test_lists_all, tear_down);
  g_test_add ("/program-chooser/chooses", Fixture, NULL, set_up, test_chooses, tear_down);
  g_test_add ("/program-chooser/searches", Fixture, NULL, set_up, test_searches, tear_down);
  g_test_add ("/program-chooser/finds-nothing", Fixture, NULL, set_up, test_finds_nothing, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
