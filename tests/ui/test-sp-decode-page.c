/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-decode-page.h"

#include "sp-meaning-view.h"
#include "sp-page-fixture.h"
#include "sp-test.h"

typedef struct
{
  SpDecoder *decoder;
  SpPageFixture *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  const char *data_dirs[] = { data_dir, NULL };

  fixture->decoder = sp_decoder_new (data_dirs);
  fixture->page = sp_decode_page_new (fixture->decoder);
  fixture->window = sp_page_fixture_new (fixture->page, 400, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sp_page_fixture_free (fixture->window);
  g_assert_finalize_object (fixture->decoder);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (sp_test_find (fixture->page, GTK_TYPE_TEXT_VIEW, 0)));
}

static gboolean
shows_meaning (gpointer data)
{
  return sp_test_count (data, SP_TYPE_MEANING_VIEW) > 0;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_object_get (get_buffer (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "");
  sp_test_assert_shows (fixture->page, "It does not leave this computer.");
  sp_test_assert_shows (fixture->page, "Examples to try");
  sp_test_assert_shows_not (fixture->page, "not known here");
  g_assert_false (shows_meaning (fixture->page));
  g_assert_false (gtk_widget_get_sensitive (sp_test_find_button (fixture->page, "Clear")));
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 340);
}

/* Every reply there is, with its meaning, what to do and who can do it. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  guint n_patterns = sp_decoder_get_n_patterns (fixture->decoder);

  g_assert_cmpuint (n_patterns, >=, 10);
  for (guint i = 0; i < n_patterns; i++)
    {
      g_autoptr (SpMeaning) meaning = NULL;
      const char *example = sp_decoder_get_example (fixture->decoder, i, NULL);

      meaning = sp_decoder_find (fixture->decoder, example, SP_N_PROTOCOLS);
      sp_decode_page_set_text (SP_DECODE_PAGE (fixture->page), example);
      sp_test_assert_shows (fixture->page, sp_meaning_get_meaning (meaning));
      if (sp_meaning_get_fix (meaning) != NULL)
        sp_test_assert_shows (fixture->page, sp_meaning_get_fix (meaning));
      sp_test_assert_shows (fixture->page, sp_who_get_label (sp_meaning_get_who (meaning)));
    }
  sp_test_assert_named (fixture->page);
  sp_test_assert_nothing_cut (fixture->page, 340);
}

/* Looked up when a person pauses, not at every key. */
static void
test_while_typing (Fixture       *fixture,
                   gconstpointer  data)
{
  const char *example = sp_decoder_get_example (fixture->decoder, 0, NULL);
  GtkTextBuffer *buffer = get_buffer (fixture);

  for (const char *c = example; *c != '\0'; c++)
    gtk_text_buffer_insert_at_cursor (buffer, c, 1);
  g_assert_false (shows_meaning (fixture->page));
  sp_test_await_true (shows_meaning, fixture->page);

  sp_test_click (sp_test_find_button (fixture->page, "Clear"));
  for (guint i = 0; i < 20 && shows_meaning (fixture->page); i++)
    sp_test_settle ();
  g_assert_false (shows_meaning (fixture->page));
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  sp_decode_page_set_text (SP_DECODE_PAGE (fixture->page), "The teapot is short & <b>stout</b>.");
  sp_test_assert_shows (fixture->page, "This message is not known here");
  sp_test_assert_shows (fixture->page, "Signpost does not guess.");
  g_assert_false (shows_meaning (fixture->page));
  sp_test_assert_named (fixture->page);

  sp_decode_page_set_text (SP_DECODE_PAGE (fixture->page), " \n\t ");
  sp_test_assert_shows_not (fixture->page, "not known here");
}

static void
test_very_long (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');

  sp_decode_page_set_text (SP_DECODE_PAGE (fixture->page), text);
  sp_test_assert_shows (fixture->page, "This message is not known here");
}

static void
test_pastes (Fixture       *fixture,
             gconstpointer  data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->page),
                          sp_decoder_get_example (fixture->decoder, 0, NULL));
  sp_test_click (sp_test_find_button (fixture->page, "Paste"));
  sp_test_await_true (shows_meaning, fixture->page);
}

static void
test_example (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *row = sp_test_find (fixture->page, ADW_TYPE_ACTION_ROW, 0);
  g_autofree char *text = NULL;

  g_signal_emit_by_name (row, "activate");
  g_object_get (get_buffer (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_assert_true (shows_meaning (fixture->page));
}

static void
add_tests (void)
{
  const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/decode-page/empty", test_empty },
    { "/decode-page/all", test_all },
    { "/decode-page/while-typing", test_while_typing },
    { "/decode-page/unknown", test_unknown },
    { "/decode-page/very-long", test_very_long },
    { "/decode-page/pastes", test_pastes },
    { "/decode-page/example", test_example },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
