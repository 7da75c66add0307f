/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-window.h"

#include "sp-advice-page.h"
#include "sp-choice-list.h"
#include "sp-choice-row.h"
#include "sp-keyring-page.h"
#include "sp-page-fixture.h"
#include "sp-problems-window.h"
#include "sp-question-page.h"
#include "sp-settings-page.h"
#include "sp-start-page.h"
#include "sp-test.h"
#include "sp-topic-page.h"

static SpWindow *
open_window (int width,
             int height)
{
  GtkWidget *window = sp_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  sp_test_settle ();

  return SP_WINDOW (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Fails if anything keeps the window or its pages alive. */
static void
close_window (SpWindow *window)
{
  gpointer parts[] = { window, sp_window_get_assistant (window),
                       sp_assistant_get_advisor (sp_window_get_assistant (window)) };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_object_add_weak_pointer (parts[i], &parts[i]);
    }
  gtk_window_close (GTK_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    sp_test_await_true (is_gone, &parts[i]);
}

/* Each as "ACTION::TARGET", as the pages activate them. */
static void
activate (SpWindow   *window,
          const char *detailed_name)
{
  g_autofree char *action = NULL;
  g_autofree char *name = g_strconcat ("win.", detailed_name, NULL);
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (name, &action, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target));
  sp_test_settle ();
}

static void
assert_shows (SpWindow *window,
              GType     page)
{
  g_assert_cmpuint (sp_test_count (GTK_WIDGET (window), page), ==, 1);
}

static gboolean
can_go_back (SpWindow *window)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "back");
}

static void
answer_all (SpWindow *window)
{
  activate (window, "start-address::ann@mymail.mines.edu");
  activate (window, "set-answer(('where', 'program'))");
  activate (window, "set-answer(('program', 'thunderbird'))");
  activate (window, "set-answer(('pop', 'no'))");
  assert_shows (window, SP_TYPE_ADVICE_PAGE);
}

static void
test_there_and_back (void)
{
  SpWindow *window = open_window (760, 720);

  assert_shows (window, SP_TYPE_START_PAGE);
  g_assert_false (can_go_back (window));
  answer_all (window);
  activate (window, "show-settings");
  assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  activate (window, "show-keyring-test");
  assert_shows (window, SP_TYPE_KEYRING_PAGE);
  sp_test_assert_shows_not (GTK_WIDGET (window), "ann@mymail.mines.edu");

  activate (window, "back");
  assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  activate (window, "back");
  assert_shows (window, SP_TYPE_ADVICE_PAGE);
  activate (window, "back");
  sp_test_assert_shows (GTK_WIDGET (window), "Should your mail leave the server");
  g_assert_cmpstr (sp_answer_get_id (sp_choice_list_get_selected (SP_CHOICE_LIST (
                     sp_test_find (GTK_WIDGET (window), SP_TYPE_CHOICE_LIST, 0)))), ==, "no");
  for (int i = 0; i < 3; i++)
    activate (window, "back");
  assert_shows (window, SP_TYPE_START_PAGE);
  g_assert_false (can_go_back (window));
  close_window (window);
}

static void
test_change (void)
{
  SpWindow *window = open_window (760, 720);

  answer_all (window);
  activate (window, "show-settings");
  activate (window, "change-answer::program");
  assert_shows (window, SP_TYPE_QUESTION_PAGE);
  activate (window, "set-answer(('program', 'evolution'))");
  assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "Settings for Evolution");

  activate (window, "change-address");
  assert_shows (window, SP_TYPE_START_PAGE);
  g_assert_true (can_go_back (window));
  activate (window, "start-address::bob@mymail.mines.edu");
  assert_shows (window, SP_TYPE_SETTINGS_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "bob@mymail.mines.edu");

  activate (window, "start-over");
  assert_shows (window, SP_TYPE_START_PAGE);
  activate (window, "start-guide::edu.mines");
  sp_test_assert_shows (GTK_WIDGET (window), "What is your role at Mines?");
  sp_test_assert_shows_not (GTK_WIDGET (window), "bob@");
  g_assert_null (sp_choice_list_get_selected (SP_CHOICE_LIST (
    sp_test_find (GTK_WIDGET (window), SP_TYPE_CHOICE_LIST, 0))));
  close_window (window);
}

static void
test_wrong_address (void)
{
  SpWindow *window = open_window (760, 720);

  answer_all (window);
  sp_window_open_address (window, "ann at mines");
  sp_test_settle ();
  assert_shows (window, SP_TYPE_START_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "An address has an @ in it");
  /* Nothing is lost. */
  activate (window, "back");
  assert_shows (window, SP_TYPE_ADVICE_PAGE);

  activate (window, "start-guide::no-such-guide");
  assert_shows (window, SP_TYPE_ADVICE_PAGE);
  close_window (window);
}

static void
test_learn (void)
{
  SpWindow *window = open_window (760, 720);

  answer_all (window);
  activate (window, "learn::imap");
  assert_shows (window, SP_TYPE_TOPIC_PAGE);
  sp_test_assert_shows (GTK_WIDGET (window), "At Colorado School of Mines");
  /* Back to where one was, from a topic that was opened beside the way. */
  activate (window, "back");
  assert_shows (window, SP_TYPE_ADVICE_PAGE);

  activate (window, "show-view::learn");
  activate (window, "back");
  sp_test_assert_shows (GTK_WIDGET (window), "The four ways");
  g_assert_false (can_go_back (window));
  activate (window, "learn::compare");
  g_assert_true (can_go_back (window));
  activate (window, "back");
  sp_test_assert_shows (GTK_WIDGET (window), "The four ways");
  activate (window, "show-view::assistant");
  assert_shows (window, SP_TYPE_ADVICE_PAGE);
  close_window (window);
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
  assert_shows (window, SP_TYPE_ADVICE_PAGE);
}

static void
test_files (void)
{
  SpWindow *window = open_window (760, 720);
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
  close_window (window);
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
  SpWindow *window = open_window (760, 720);
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
  close_window (window);
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
  SpWindow *window = open_window (760, 720);
  GtkWidget *toasts = sp_test_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, 0);

  activate (window, "toast::Copied <b>R&D</b>");
  sp_test_assert_shows (toasts, "Copied <b>R&D</b>");
  sp_test_settle ();
  activate (window, "toast::Copied Port");
  sp_test_settle ();
  sp_test_assert_shows (GTK_WIDGET (window), "Copied Port");
  close_window (window);
}

static void
test_links (void)
{
  SpWindow *window = open_window (760, 720);

  g_test_expect_message ("signpost-ui", G_LOG_LEVEL_WARNING, "Link not opened: neither*");
  activate (window, "open-uri::file:///etc/passwd");
  g_test_assert_expected_messages ();
  close_window (window);
}

static void
test_unknown_answer (void)
{
  SpWindow *window = open_window (760, 720);

  answer_all (window);
  g_test_expect_message ("signpost-ui", G_LOG_LEVEL_WARNING, "Answer not taken:*");
  activate (window, "set-answer(('where', 'moon'))");
  g_test_assert_expected_messages ();
  activate (window, "change-answer::weather");
  activate (window, "learn::weather");
  sp_test_assert_shows (GTK_WIDGET (window), "The four ways");
  close_window (window);
}

static void
test_shortcuts (void)
{
  SpWindow *window = open_window (760, 720);

  activate (window, "show-shortcuts");
  activate (window, "show-shortcuts");
  g_assert_nonnull (find_window (GTK_TYPE_SHORTCUTS_WINDOW));
  close_window (window);
  sp_test_settle ();
  g_assert_null (find_window (GTK_TYPE_SHORTCUTS_WINDOW));
}

static void
test_menu (void)
{
  SpWindow *window = open_window (760, 720);
  GtkWidget *button = sp_test_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  sp_test_settle ();
  sp_test_assert_shows (button, "Keyboard Shortcuts");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  close_window (window);
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
    "start-address::nobody", "start-address::ann@mines.edu", "set-answer(('role', 'employee'))",
    "set-answer(('where', 'program'))", "set-answer(('program', 'thunderbird'))",
    "set-answer(('pop', 'no'))", "show-settings", "show-keyring-test", "back", "learn::imap",
    "show-view::assistant", "show-view::learn", "learn::compare", "toast::Copied",
  };
  double text_scale = GPOINTER_TO_INT (data) / 100.0;
  SpWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * text_scale), NULL);
  if (text_scale > 1)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_window (360, 500);
  check_fit (window);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      activate (window, actions[i]);
      check_fit (window);
    }

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  sp_test_settle ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  close_window (window);
}

static void
test_many_windows (void)
{
  SpWindow *first = open_window (760, 720);
  SpWindow *second = open_window (760, 720);

  answer_all (first);
  assert_shows (second, SP_TYPE_START_PAGE);
  close_window (first);
  answer_all (second);
  close_window (second);
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
