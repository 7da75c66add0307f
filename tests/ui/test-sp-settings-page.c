/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-settings-page.h"

#include "sp-copy-row.h"
#include "sp-page-fixture.h"
#include "sp-program-chooser.h"
#include "sp-sheet.h"

static SpAdvisor *
advise (const char *way)
{
  g_autofree char *answer = g_strconcat ("way=", way, NULL);

  return sp_test_advisor_new ("town", "ann@town.example", answer, "colour=red",
                              "program=postbird", NULL);
}

static SpPageFixture *
show_settings (SpAdvisor *advisor)
{
  return sp_page_fixture_new (sp_settings_page_new (advisor), 760, 900);
}

/* The row of a field, such as "incoming-host". */
static GtkWidget *
find_row (GtkWidget  *page,
          const char *field)
{
  guint n_rows = sp_test_count (page, SP_TYPE_COPY_ROW);

  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *row = sp_test_find (page, SP_TYPE_COPY_ROW, i);

      if (g_str_equal (sp_sheet_field_get_field (sp_copy_row_get_field (SP_COPY_ROW (row))), field))
        return row;
    }

  g_error ("There is no row for %s", field);
}

static void
choose_program (GtkWidget     *page,
                SpMailProgram *program)
{
  GtkWidget *chooser = sp_test_find (page, SP_TYPE_PROGRAM_CHOOSER, 0);

  sp_program_chooser_set_program (SP_PROGRAM_CHOOSER (chooser), program);
}

static void
test_words_of_the_program (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  static const char * const shown[] = {
    "Settings for Postbird & Sons", "IMAP for ann@town.example",
    "The words of its own set-up screen, as of version 7",
    "Nest\nimap.town.example\nWhere the mail is hatched\n", "Branch\n993\n", "Shell\nHard\n",
    "Bird\nann\n", "Far Nest\nsmtp.cloud.example\n", "Far Shell\nSoft\n", "Far Bird\nann@town.example\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    sp_test_assert_shows (fixture->page, shown[i]);
  /* Its notes stand with the advice already. */
  sp_test_assert_shows_not (fixture->page, "This bird takes its time.");
  sp_test_assert_named (fixture->page);
}

static void
test_where_values_come_from (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);

  sp_test_assert_shows (fixture->page,
                        "Published by Town Hall. Source: Town article 7. Checked 2 January 2026.");
  sp_test_assert_shows (fixture->page,
                        "The provider’s usual values, not confirmed by Town Hall. Checked March 2026.\ncloud.example\n");
}

static void
test_source_is_named_once (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("anywhere", "bob@cloud.example", "way=imap", NULL);
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);

  sp_test_assert_shows (fixture->page, "Settings for your mail program");
  sp_test_assert_shows (fixture->page,
                        "The provider’s usual values. Source: Made up for the tests. Checked 2 January 2026.");
  sp_test_assert_shows (fixture->page, "From the same source as above.");
}

static void
test_copy_button (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  GtkWidget *row = find_row (fixture->page, "incoming-host");
  GtkWidget *button = sp_test_find (row, GTK_TYPE_BUTTON, 0);
  g_autofree char *copied = NULL;

  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (button),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "Copy Incoming server"));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (button)), ==, "edit-copy-symbolic");
  g_assert_false (sp_copy_row_get_copied (SP_COPY_ROW (row)));

  sp_test_click (button);
  sp_page_fixture_assert_action (fixture, "toast 'Copied Incoming server'");
  copied = sp_test_read_clipboard (row);
  g_assert_cmpstr (copied, ==, "imap.town.example");
  g_assert_true (sp_copy_row_get_copied (SP_COPY_ROW (row)));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (button)), ==, "object-select-symbolic");
}

static void
test_copy_with_keys (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;

  gtk_widget_grab_focus (find_row (fixture->page, "incoming-port"));
  sp_page_fixture_press (fixture, "ctrl+c");
  sp_page_fixture_assert_action (fixture, "toast 'Copied Incoming port'");
  one = sp_test_read_clipboard (fixture->page);
  g_assert_cmpstr (one, ==, "993");

  sp_page_fixture_press (fixture, "ctrl+shift+c");
  sp_page_fixture_assert_action (fixture, "toast 'Copied all settings'");
  all = sp_test_read_clipboard (fixture->page);
  g_assert_nonnull (strstr (all, "Nest: imap.town.example\n"));
  g_assert_nonnull (strstr (all, "Far Nest: smtp.cloud.example\n"));
  g_assert_null (strstr (all, "\nPassword"));
  g_assert_false (g_str_has_suffix (all, "\n"));
}

static void
test_copy_all_without_focus (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);

  gtk_window_set_focus (fixture->window, NULL);
  sp_page_fixture_press (fixture, "ctrl+shift+c");
  sp_page_fixture_assert_action (fixture, "toast 'Copied all settings'");
}

/* The program's own words are English: whoever reads another language gets ours, too. */
static void
test_names_in_ones_own_language (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  g_autoptr (SpPageFixture) german = NULL;

  sp_test_assert_shows_not (fixture->page, "Incoming server");
  g_setenv ("LANGUAGE", "de", TRUE);
  german = show_settings (advisor);
  g_setenv ("LANGUAGE", "C", TRUE);
  sp_test_assert_shows (find_row (german->page, "incoming-host"), "Nest\nimap.town.example\nIncoming server\n");
}

/* What is selected goes before the whole value. */
static void
test_copy_selection (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  GtkWidget *row = find_row (fixture->page, "incoming-host");
  GtkWidget *value = NULL;
  g_autofree char *copied = NULL;

  for (guint i = 0; i < sp_test_count (row, GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = sp_test_find (row, GTK_TYPE_LABEL, i);

      if (gtk_label_get_selectable (GTK_LABEL (label)))
        value = label;
    }
  g_assert_nonnull (value);

  gtk_widget_grab_focus (value);
  gtk_label_select_region (GTK_LABEL (value), 0, 4);
  sp_page_fixture_press (fixture, "ctrl+c");
  copied = sp_test_read_clipboard (row);
  g_assert_cmpstr (copied, ==, "imap");
}

static void
test_clipboard_has_no_isolates (void)
{
  static const char * const fields[] = { "incoming-host", "incoming-port", "outgoing-user", "address" };
  static const char * const values[] = { "imap.town.example", "993", "ann@town.example", "ann@town.example" };
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture = show_settings (advisor);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = find_row (fixture->page, fields[i]);
      g_autofree char *copied = NULL;

      g_assert_true (gtk_widget_activate_action (row, "field.copy", NULL));
      copied = sp_test_read_clipboard (row);
      g_assert_cmpstr (copied, ==, values[i]);
    }

  sp_test_assert_nothing_cut (fixture->page, 360);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_passwords_are_explained_not_copied (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  g_autofree char *text = sp_test_dup_text (fixture->page);
  guint n_buttons = sp_test_count (fixture->page, GTK_TYPE_BUTTON);

  g_assert_nonnull (strstr (text, "\nPassword\n"));
  for (guint i = 0; i < n_buttons; i++)
    {
      const char *tooltip = gtk_widget_get_tooltip_text (sp_test_find (fixture->page, GTK_TYPE_BUTTON, i));

      g_assert_true (tooltip == NULL || strstr (tooltip, "assword") == NULL);
    }
}

static void
test_unpublished (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("pop");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  GtkWidget *row = find_row (fixture->page, "incoming-host");

  sp_test_assert_shows (fixture->page, "General words");
  sp_test_assert_shows (row, "Not published – ask Town Help");
  g_assert_cmpuint (sp_test_count (row, GTK_TYPE_LINK_BUTTON), ==, 1);
  g_assert_cmpuint (sp_test_count (row, GTK_TYPE_BUTTON), ==, 1);
  sp_test_click (sp_test_find (row, GTK_TYPE_LINK_BUTTON, 0));
  sp_page_fixture_assert_action (fixture, "open-uri 'https://help.town.example/'");

  g_assert_false (gtk_widget_activate_action (row, "field.copy", NULL) && fixture->last_action != NULL);
}

static void
test_no_settings (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("anywhere", "bob@nowhere.example", "way=imap", NULL);
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  g_autofree char *copied = NULL;

  sp_test_assert_shows (fixture->page, "Ask for your settings");
  sp_test_assert_shows (fixture->page, "What to ask");
  sp_test_assert_shows_not (fixture->page, "Check these settings");
  sp_test_assert_shows_not (fixture->page, "Mail program\n");
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 360);

  sp_test_click (sp_test_find_button (fixture->page, "Copy the Questions"));
  sp_page_fixture_assert_action (fixture, "toast 'Copied the questions'");
  copied = sp_test_read_clipboard (fixture->page);
  g_assert_true (g_str_has_prefix (copied, "1. May I read my mail with IMAP"));
  g_assert_nonnull (strstr (copied, "\n2. What is the name of the incoming server"));
  g_assert_false (g_str_has_suffix (copied, "\n"));
}

static void
test_another_program (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  SpCatalogue *catalogue = sp_advisor_get_catalogue (advisor);

  choose_program (fixture->page, sp_catalogue_get_program (catalogue, "heron"));
  sp_test_assert_shows (fixture->page, "Settings for Heron");
  sp_test_assert_shows (fixture->page, "General words");
  sp_test_assert_shows (fixture->page, "Incoming server\nimap.town.example\n");
  sp_test_assert_shows_not (fixture->page, "Nest");

  choose_program (fixture->page, NULL);
  sp_test_assert_shows (fixture->page, "Settings for your mail program");
}

static void
test_program_that_cannot (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, "way=exchange", "colour=red",
                                                       "program=heron", NULL);
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  SpCatalogue *catalogue = sp_advisor_get_catalogue (advisor);

  sp_test_assert_shows_not (fixture->page, "cannot connect with");
  choose_program (fixture->page, sp_catalogue_get_program (catalogue, "postbird"));
  sp_test_assert_shows (fixture->page, "Postbird & Sons cannot connect with Exchange.");
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 760);
  sp_test_click (sp_test_find_button (fixture->page, "Get Advice for This Program"));
  sp_page_fixture_assert_action (fixture, "set-answer ('program', 'postbird')");
}

static void
test_follows_the_advice (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  g_autoptr (GError) error = NULL;

  sp_advisor_set_answer (advisor, "program", "wren", &error);
  g_assert_no_error (error);
  sp_test_assert_shows (fixture->page, "Settings for Wren");
}

static void
test_leads_to_the_check (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  guint n_rows = sp_test_count (fixture->page, ADW_TYPE_ACTION_ROW);

  sp_test_assert_shows (fixture->page, "Check these settings");
  g_assert_true (gtk_widget_activate (sp_test_find (fixture->page, ADW_TYPE_ACTION_ROW, n_rows - 2)));
  sp_page_fixture_assert_action (fixture, "show-check");
}

static void
test_leads_to_the_keyring (void)
{
  g_autoptr (SpAdvisor) advisor = advise ("imap");
  g_autoptr (SpPageFixture) fixture = show_settings (advisor);
  guint n_rows = sp_test_count (fixture->page, ADW_TYPE_ACTION_ROW);

  g_assert_true (gtk_widget_activate (sp_test_find (fixture->page, ADW_TYPE_ACTION_ROW, n_rows - 1)));
  sp_page_fixture_assert_action (fixture, "show-keyring-test");
}

static void
test_fits_narrow_windows (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("anywhere", "bob@cloud.example", "way=imap", NULL);
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (sp_settings_page_new (advisor), 360, 600);

  sp_test_assert_nothing_cut (fixture->page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (fixture->page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
add_tests (void)
{
  g_test_add_func ("/settings-page/words-of-the-program", test_words_of_the_program);
  g_test_add_func ("/settings-page/where-values-come-from", test_where_values_come_from);
  g_test_add_func ("/settings-page/source-is-named-once", test_source_is_named_once);
  g_test_add_func ("/settings-page/copy-button", test_copy_button);
  g_test_add_func ("/settings-page/copy-with-keys", test_copy_with_keys);
  g_test_add_func ("/settings-page/copy-all-without-focus", test_copy_all_without_focus);
  g_test_add_func ("/settings-page/names-in-ones-own-language", test_names_in_ones_own_language);
  g_test_add_func ("/settings-page/copy-selection", test_copy_selection);
  g_test_add_func ("/settings-page/clipboard-has-no-isolates", test_clipboard_has_no_isolates);
  g_test_add_func ("/settings-page/passwords-are-explained-not-copied", test_passwords_are_explained_not_copied);
  g_test_add_func ("/settings-page/unpublished", test_unpublished);
  g_test_add_func ("/settings-page/no-settings", test_no_settings);
  g_test_add_func ("/settings-page/another-program", test_another_program);
  g_test_add_func ("/settings-page/program-that-cannot", test_program_that_cannot);
  g_test_add_func ("/settings-page/follows-the-advice", test_follows_the_advice);
  g_test_add_func ("/settings-page/leads-to-the-check", test_leads_to_the_check);
  g_test_add_func ("/settings-page/leads-to-the-keyring", test_leads_to_the_keyring);
  g_test_add_func ("/settings-page/fits-narrow-windows", test_fits_narrow_windows);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
