/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-page.h"
#include "sp-choice-list.h"
#include "sp-choice-row.h"
#include "sp-keyring-page.h"
#include "sp-page-fixture.h"
#include "sp-problems-window.h"
#include "sp-question-page.h"
#include "sp-settings-page.h"
#include "sp-start-page.h"
#include "sp-test-window.h"
#include "sp-test.h"
#include "sp-topic-page.h"

static gboolean
can_go_back (SpWindow *window)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "back");
}

static void
answer_all (SpWindow *window)
{
  sp_test_window_activate (window, "start-address::ann@mymail.mines.edu");
  sp_test_window_activate (window, "set-answer(('where', 'program'))");
  sp_test_window_activate (window, "set-answer(('program', 'thunderbird'))");
  sp_test_window_activate (window, "set-answer(('pop', 'no'))");
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);
}

static void
test_there_and_back (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  sp_test_window_assert_shows (window, SP_TYPE_START_PAGE);
  g_assert_false (can_go_back (window));
  answer_all (window);
  sp_test_window_activate (window, "show-settings");
  sp_test_window_assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_window_activate (window, "show-keyring-test");
  sp_test_window_assert_shows (window, SP_TYPE_KEYRING_PAGE);
  sp_test_assert_shows_not (GTK_WIDGET (window), "ann@mymail.mines.edu");

  sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);
  sp_test_window_activate (window, "back");
  sp_test_assert_shows (GTK_WIDGET (window), "Should your mail leave the server");
  g_assert_cmpstr (sp_answer_get_id (sp_choice_list_get_selected (SP_CHOICE_LIST (
                     sp_test_find (GTK_WIDGET (window), SP_TYPE_CHOICE_LIST, 0)))), ==, "no");
  for (int i = 0; i < 3; i++)
    sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_START_PAGE);
  g_assert_false (can_go_back (window));
  sp_test_window_close (window);
}

static void
test_change (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  answer_all (window);
  sp_test_window_activate (window, "show-settings");
  sp_test_window_activate (window, "change-answer::program");
  sp_test_window_assert_shows (window, SP_TYPE_QUESTION_PAGE);
  sp_test_window_activate (window, "set-answer(('program', 'evolution'))");
  sp_test_window_assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "Settings for Evolution");

  sp_test_window_activate (window, "change-address");
  sp_test_window_assert_shows (window, SP_TYPE_START_PAGE);
  g_assert_true (can_go_back (window));
  sp_test_window_activate (window, "start-address::bob@mymail.mines.edu");
  sp_test_window_assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "bob@mymail.mines.edu");

  sp_test_window_activate (window, "start-over");
  sp_test_window_assert_shows (window, SP_TYPE_START_PAGE);
  sp_test_window_activate (window, "start-guide::edu.mines");
  sp_test_assert_shows (GTK_WIDGET (window), "What is your role at Mines?");
  sp_test_assert_shows_not (GTK_WIDGET (window), "bob@");
  g_assert_null (sp_choice_list_get_selected (SP_CHOICE_LIST (
    sp_test_find (GTK_WIDGET (window), SP_TYPE_CHOICE_LIST, 0))));
  sp_test_window_close (window);
}

static void
test_wrong_address (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  answer_all (window);
  sp_window_open_address (window, "ann at mines");
  sp_test_settle ();
  sp_test_window_assert_shows (window, SP_TYPE_START_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "An address has an @ in it");
  /* Nothing is lost. */
  sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);

  sp_test_window_activate (window, "start-guide::no-such-guide");
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);
  sp_test_window_close (window);
}

static void
test_learn (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  answer_all (window);
  sp_test_window_activate (window, "learn::imap");
  sp_test_window_assert_shows (window, SP_TYPE_TOPIC_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "At Colorado School of Mines");
  /* Back to where one was, from a topic that was opened beside the way. */
  sp_test_window_activate (window, "back");
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);

  sp_test_window_activate (window, "show-view::learn");
  sp_test_window_activate (window, "back");
  sp_test_assert_shows (GTK_WIDGET (window), "The four ways");
  g_assert_false (can_go_back (window));
  sp_test_window_activate (window, "learn::compare");
  g_assert_true (can_go_back (window));
  sp_test_window_activate (window, "back");
  sp_test_assert_shows (GTK_WIDGET (window), "The four ways");
  sp_test_window_activate (window, "show-view::assistant");
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);
  sp_test_window_close (window);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static char *
dup_text_view_text (GtkWidget *root)
{
  GtkWidget *view = sp_test_find (root, GTK_TYPE_TEXT_VIEW, 0);
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);

  return text;
}

static void
open_bad_file (SpWindow   *window,
               const char *path,
               const char *expected)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  GtkWindow *problems;

  sp_window_open_file (window, file);
  sp_test_settle ();
  problems = find_window (SP_TYPE_PROBLEMS_WINDOW);
  g_assert_nonnull (problems);
  text = dup_text_view_text (GTK_WIDGET (problems));
  g_assert_nonnull (strstr (text, expected));
  sp_test_assert_named (GTK_WIDGET (problems));
  gtk_window_close (problems);
  sp_test_settle ();
  sp_test_window_assert_shows (window, SP_TYPE_ADVICE_PAGE);
}

static void
test_files (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  const char *dir = sp_test_dir ();
  g_autofree char *broken = sp_test_write (dir, "broken.guide", "[Guide]\nFormat=1\nWhat=?\n", -1);
  g_autofree char *binary = sp_test_write (dir, "binary.guide", "\0\1\2\xff", 4);
  g_autofree char *missing = g_build_filename (dir, "missing.guide", NULL);
  g_autofree char *good = g_test_build_filename (G_TEST_DIST, "ui", "fixtures", "town.guide", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (good);
  g_autoptr (GFile) elsewhere = g_file_new_for_uri ("https://example.org/town.guide");
  GtkWindow *problems;

  answer_all (window);
  open_bad_file (window, broken, "broken.guide:3: error: ");
  open_bad_file (window, binary, "binary.guide");
  open_bad_file (window, missing, "missing.guide");
  open_bad_file (window, dir, dir);
  sp_window_open_file (window, elsewhere);
  problems = find_window (SP_TYPE_PROBLEMS_WINDOW);
  g_assert_nonnull (problems);
  gtk_window_close (problems);

  sp_window_open_file (window, file);
  sp_test_settle ();
  sp_test_assert_shows (GTK_WIDGET (window), "Town Hall\nWhich way?");
  sp_test_window_close (window);
}

static GtkDropTarget *
find_drop_target (SpWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_error ("Nothing can be dropped");
}

static void
test_drop (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  GtkDropTarget *target = find_drop_target (window);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ui", "fixtures", "town.guide", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { .data = file };
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean dropped = FALSE;
  gsize n_types;

  g_assert_true (gtk_drop_target_get_gtypes (target, &n_types)[0] == GDK_TYPE_FILE_LIST);
  g_assert_cmpuint (n_types, ==, 1);

  g_signal_emit_by_name (target, "enter", 10.0, 10.0, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  sp_test_assert_shows (GTK_WIDGET (window), "Drop to Open the Guide");
  g_signal_emit_by_name (target, "leave");
  sp_test_assert_shows_not (GTK_WIDGET (window), "Drop to Open the Guide");

  g_signal_emit_by_name (target, "enter", 10.0, 10.0, &action);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &dropped);
  sp_test_settle ();
  g_assert_true (dropped);
  sp_test_assert_shows_not (GTK_WIDGET (window), "Drop to Open the Guide");
  sp_test_assert_shows (GTK_WIDGET (window), "Which way?");
  sp_test_window_close (window);
}

static void
test_problems (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *copied = NULL;
  GtkWidget *window;

  for (guint i = 1; i <= 300; i++)
    g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, "a.guide", i, "No <b>good</b> & so on"));
  window = sp_problems_window_new ("/tmp/a.guide", problems);
  gtk_window_present (GTK_WINDOW (window));
  sp_test_settle ();
  sp_test_assert_shows (window, "“a.guide” cannot be opened");
  sp_test_click (sp_test_find (window, GTK_TYPE_BUTTON, 0));
  copied = sp_test_read_clipboard (window);
  g_assert_true (g_str_has_prefix (copied, "a.guide:1: error: No <b>good</b> & so on\n"));
  g_assert_null (strstr (copied, "a.guide:300"));
  gtk_window_destroy (GTK_WINDOW (window));

  window = sp_problems_window_new (NULL, problems);
  gtk_widget_show (window);
  sp_test_assert_shows (window, "Some guides cannot be read");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_toast (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  GtkWidget *toasts = sp_test_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, 0);

  sp_test_window_activate (window, "toast::Copied <b>R&D</b>");
  sp_test_assert_shows (toasts, "Copied <b>R&D</b>");
  sp_test_settle ();
  sp_test_window_activate (window, "toast::Copied Port");
  sp_test_settle ();
  sp_test_assert_shows (GTK_WIDGET (window), "Copied Port");
  sp_test_window_close (window);
}

static void
test_links (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  g_test_expect_message ("signpost-ui", G_LOG_LEVEL_WARNING, "Link not opened: neither*");
  sp_test_window_activate (window, "open-uri::file:///etc/passwd");
  g_test_assert_expected_messages ();
  sp_test_window_close (window);
}

static void
test_unknown_answer (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  answer_all (window);
  g_test_expect_message ("signpost-ui", G_LOG_LEVEL_WARNING, "Answer not taken:*");
  sp_test_window_activate (window, "set-answer(('where', 'moon'))");
  g_test_assert_expected_messages ();
  sp_test_window_activate (window, "change-answer::weather");
  sp_test_window_activate (window, "learn::weather");
  sp_test_assert_shows (GTK_WIDGET (window), "The four ways");
  sp_test_window_close (window);
}

static void
test_shortcuts (void)
{
  SpWindow *window = sp_test_window_open (760, 720);

  sp_test_window_activate (window, "show-shortcuts");
  sp_test_window_activate (window, "show-shortcuts");
  g_assert_nonnull (find_window (GTK_TYPE_SHORTCUTS_WINDOW));
  sp_test_window_close (window);
  sp_test_settle ();
  g_assert_null (find_window (GTK_TYPE_SHORTCUTS_WINDOW));
}

static void
test_menu (void)
{
  SpWindow *window = sp_test_window_open (760, 720);
  GtkWidget *button = sp_test_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  sp_test_settle ();
  sp_test_assert_shows (button, "Keyboard Shortcuts");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  sp_test_window_close (window);
}

static void
check_fit (SpWindow *window)
{
  int minimum;

  sp_test_settle ();
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  sp_test_assert_named (GTK_WIDGET (window));
}

/* Every page fits into the narrowest window, with large text and mirrored too. */
static void
test_narrow (gconstpointer data)
{
  static const char * const actions[] = {
    "start-address::nobody", "start-address::ada@school.example", "show-evidence", "back", "back",
    "start-address::ann@mines.edu", "set-answer(('role', 'employee'))",
    "set-answer(('where', 'program'))", "set-answer(('program', 'thunderbird'))",
    "set-answer(('pop', 'no'))", "show-settings", "show-keyring-test", "back", "learn::imap",
    "show-view::assistant", "show-view::learn", "learn::compare", "toast::Copied",
  };
  double text_scale = GPOINTER_TO_INT (data) / 100.0;
  SpWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * text_scale), NULL);
  if (text_scale > 1)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = sp_test_window_open (360, 500);
  check_fit (window);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      sp_test_window_activate (window, actions[i]);
      check_fit (window);
    }

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  sp_test_settle ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  sp_test_window_close (window);
}

static void
test_many_windows (void)
{
  SpWindow *first = sp_test_window_open (760, 720);
  SpWindow *second = sp_test_window_open (760, 720);

  answer_all (first);
  sp_test_window_assert_shows (second, SP_TYPE_START_PAGE);
  sp_test_window_close (first);
  answer_all (second);
  sp_test_window_close (second);
}

static void
add_tests (void)
{
  g_test_add_func ("/window/there-and-back", test_there_and_back);
  g_test_add_func ("/window/change", test_change);
  g_test_add_func ("/window/wrong-address", test_wrong_address);
  g_test_add_func ("/window/learn", test_learn);
  g_test_add_func ("/window/files", test_files);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/problems", test_problems);
  g_test_add_func ("/window/toast", test_toast);
  g_test_add_func ("/window/links", test_links);
  g_test_add_func ("/window/unknown-answer", test_unknown_answer);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/menu", test_menu);
  g_test_add_func ("/window/many-windows", test_many_windows);
  g_test_add_data_func ("/window/narrow", GINT_TO_POINTER (100), test_narrow);
  g_test_add_data_func ("/window/narrow-large-mirrored", GINT_TO_POINTER (200), test_narrow);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
