/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-page.h"
#include "sp-answer-row.h"
#include "sp-change-row.h"
#include "sp-link.h"
#include "sp-note-row.h"
#include "sp-page-fixture.h"
#include "sp-standing-row.h"

static SpPageFixture *
show_imap (SpAdvisor *advisor)
{
  return sp_page_fixture_new (sp_advice_page_new (advisor), 760, 900);
}

static SpAdvisor *
advise_imap (void)
{
  return sp_test_advisor_new ("town", "ann@town.example",
                              "way=imap", "colour=blue", "program=postbird", NULL);
}

static void
test_answer_first (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);

  sp_test_assert_shows (fixture->page, "For Postbird & Sons at Town Hall");
  sp_test_assert_shows (fixture->page, "Connect with IMAP");
  sp_test_assert_shows (fixture->page, "The same on every device.");

  sp_test_click (sp_test_find_button (fixture->page, "Show Settings"));
  sp_page_fixture_assert_action (fixture, "show-settings");
  sp_test_click (sp_test_find_button (fixture->page, "How IMAP Works"));
  sp_page_fixture_assert_action (fixture, "learn 'imap'");
}

static void
test_sections (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);
  static const char * const shown[] = {
    "This advice is as it was given on 25 December 2019. Read what was announced since.",
    "First do this", "Switch <b>IMAP</b> on & wait.", "mail.town.example",
    "Because you said", "On several devices", "Which way?",
    "Why this way", "Mail stays on the server.",
    "Notices", "Since 26 March 2021", "The server has moved.", "Source: Town gazette",
    "Good to know", "Research & Development <i>asks</i> for more.", "Blue is the colour of the sky.",
    "The other ways", "Exchange", "not available", "Your program does not speak it.",
    "POP", "discouraged", "Your mail leaves the server.", "Webmail", "possible",
    "What would change this", "If you had answered: In the browser",
    "Then read your mail in the browser",
    "Source: Town article 7", "Dated 25 December 2019. Last reviewed 2 January 2026.", "Ask Town Help",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    sp_test_assert_shows (fixture->page, shown[i]);

  /* What else holds of a way that is not open is of no use. */
  sp_test_assert_shows_not (fixture->page, "Only for those who can.");
}

static void
test_empty_sections_are_absent (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("anywhere", NULL, "way=webmail", NULL);
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);

  sp_test_assert_shows (fixture->page, "Read your mail in the browser");
  sp_test_assert_shows (fixture->page, "The address of your webmail is not known here");
  sp_test_assert_shows (fixture->page, "should have been reviewed by June 2020");
  sp_test_assert_shows_not (fixture->page, "First do this");
  sp_test_assert_shows_not (fixture->page, "Good to know");
  sp_test_assert_shows_not (fixture->page, "Notices");
}

static void
test_every_option_has_one_next_action (void)
{
  static const struct
  {
    const char *answer;
    const char *headline;
    const char *button;
    const char *action;
  } options[] = {
    { "way=webmail", "Read your mail in the browser", "Open Webmail", "open-uri 'https://mail.town.example/'" },
    { "way=exchange", "Connect with native Exchange", "Show Settings", "show-settings" },
    { "way=pop", "Connect with POP", "Show Settings", "show-settings" },
    { "way=own-app", "Use the provider’s own app", "Ask Town Help", "open-uri 'https://help.town.example/'" },
    { "way=help-desk", "Ask Town Help", "Ask Town Help", "open-uri 'https://help.town.example/'" },
    { "way=impossible", "This does not work", "Ask Town Help", "open-uri 'https://help.town.example/'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, options[i].answer,
                                                           "colour=red", "program=heron", NULL);
      g_autoptr (SpPageFixture) fixture = show_imap (advisor);

      sp_test_assert_shows (fixture->page, options[i].headline);
      sp_test_click (sp_test_find_button (fixture->page, options[i].button));
      sp_page_fixture_assert_action (fixture, options[i].action);
      sp_test_assert_named (fixture->page);
    }
}

static void
test_change_names_its_question (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);
  GtkWidget *button = sp_test_find_button (sp_test_find (fixture->page, SP_TYPE_ANSWER_ROW, 0), "Change");

  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (button),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "Change the answer to: Which way?"));
  sp_test_click (button);
  sp_page_fixture_assert_action (fixture, "change-answer 'way'");
}

static void
test_changes_apply (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, "way=exchange",
                                                       "colour=red", "program=heron", NULL);
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);
  GtkWidget *row = sp_test_find (fixture->page, SP_TYPE_CHANGE_ROW, 0);

  sp_test_assert_shows (row, "If you had answered: In the browser");
  g_assert_true (gtk_widget_activate (row));
  sp_page_fixture_assert_action (fixture, "set-answer ('way', 'webmail')");
}

static void
test_ticks_are_remembered (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = sp_test_find (fixture->page, SP_TYPE_NOTE_ROW, 1);

  /* With the keyboard or a click on the row as well as on its check box. */
  g_assert_true (gtk_widget_activate (row));
  g_assert_true (sp_note_row_get_ticked (SP_NOTE_ROW (row)));
  g_assert_true (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (sp_test_find (row, GTK_TYPE_CHECK_BUTTON, 0))));

  sp_advisor_set_answer (advisor, "way", "webmail", &error);
  g_assert_no_error (error);
  sp_test_assert_shows (fixture->page, "Read your mail in the browser");
  sp_advisor_set_answer (advisor, "way", "imap", &error);
  g_assert_no_error (error);

  g_assert_false (sp_note_row_get_ticked (SP_NOTE_ROW (sp_test_find (fixture->page, SP_TYPE_NOTE_ROW, 0))));
  row = sp_test_find (fixture->page, SP_TYPE_NOTE_ROW, 1);
  g_assert_true (sp_note_row_get_ticked (SP_NOTE_ROW (row)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (sp_test_find (row, GTK_TYPE_CHECK_BUTTON, 0)), FALSE);
  g_assert_false (sp_note_row_get_ticked (SP_NOTE_ROW (row)));
}

static void
test_other_ways (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);
  GtkWidget *row = sp_test_find (fixture->page, SP_TYPE_STANDING_ROW, 0);

  /* Webmail can be opened at once, the recommended way is not among the others. */
  g_assert_cmpuint (sp_test_count (fixture->page, SP_TYPE_STANDING_ROW), ==, 3);
  sp_test_assert_shows (row, "Webmail");
  g_signal_emit_by_name (sp_test_find (row, GTK_TYPE_LINK_BUTTON, 0), "clicked");
  sp_page_fixture_assert_action (fixture, "open-uri 'https://mail.town.example/'");

  row = sp_test_find (fixture->page, SP_TYPE_STANDING_ROW, 2);
  g_assert_true (gtk_widget_activate (row));
  sp_page_fixture_assert_action (fixture, "learn 'pop'");
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                     "discouraged. Your mail leaves the server."));
}

static void
test_notices_are_a_click_away (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = show_imap (advisor);
  GtkWidget *focus;

  sp_test_click (sp_test_find_button (fixture->page, "Show Notices"));
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  sp_test_assert_shows (focus, "The server has moved.");
}

static void
test_new_advice_is_read_from_its_top (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (sp_advice_page_new (advisor), 360, 400);
  GtkScrolledWindow *scrolled =
    GTK_SCROLLED_WINDOW (sp_test_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW, 0));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  g_autoptr (GError) error = NULL;

  gtk_widget_grab_focus (sp_test_find (fixture->page, SP_TYPE_CHANGE_ROW, 1));
  gtk_adjustment_set_value (adjustment, 500);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  sp_advisor_set_answer (advisor, "way", "pop", &error);
  g_assert_no_error (error);
  sp_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0);

  sp_test_assert_shows (gtk_window_get_focus (fixture->window), "Connect with POP");
}

static void
test_fits_narrow_windows (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (sp_advice_page_new (advisor), 360, 600);

  sp_test_assert_nothing_cut (fixture->page, 360);
  sp_test_assert_named (fixture->page);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  sp_test_settle ();
  sp_test_assert_nothing_cut (fixture->page, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_right_to_left (void)
{
  g_autoptr (SpAdvisor) advisor = advise_imap ();
  g_autoptr (SpPageFixture) fixture = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture = sp_page_fixture_new (sp_advice_page_new (advisor), 360, 600);
  sp_test_assert_nothing_cut (fixture->page, 360);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
add_tests (void)
{
  g_test_add_func ("/advice-page/answer-first", test_answer_first);
  g_test_add_func ("/advice-page/sections", test_sections);
  g_test_add_func ("/advice-page/empty-sections-are-absent", test_empty_sections_are_absent);
  g_test_add_func ("/advice-page/every-option-has-one-next-action", test_every_option_has_one_next_action);
  g_test_add_func ("/advice-page/change-names-its-question", test_change_names_its_question);
  g_test_add_func ("/advice-page/changes-apply", test_changes_apply);
  g_test_add_func ("/advice-page/ticks-are-remembered", test_ticks_are_remembered);
  g_test_add_func ("/advice-page/other-ways", test_other_ways);
  g_test_add_func ("/advice-page/notices-are-a-click-away", test_notices_are_a_click_away);
  g_test_add_func ("/advice-page/new-advice-is-read-from-its-top", test_new_advice_is_read_from_its_top);
  g_test_add_func ("/advice-page/fits-narrow-windows", test_fits_narrow_windows);
  g_test_add_func ("/advice-page/right-to-left", test_right_to_left);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
