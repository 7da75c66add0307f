/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-text.h"

static void
test_classes (void)
{
  static const struct
  {
    gunichar c;
    gboolean is_control;
    gboolean is_bidi_override;
    gboolean is_invisible;
  } cases[] = {
    { 'a', FALSE, FALSE, FALSE },
    { ' ', FALSE, FALSE, FALSE },
    { 0x00e4, FALSE, FALSE, FALSE },
    { 0x2026, FALSE, FALSE, FALSE },
    { 0x1f4e7, FALSE, FALSE, FALSE },
    { '\t', TRUE, FALSE, FALSE },
    { 0x007f, TRUE, FALSE, FALSE },
    { 0x0085, TRUE, FALSE, FALSE },
    { 0x2028, TRUE, FALSE, FALSE },
    { 0x2029, TRUE, FALSE, FALSE },
    { 0x00ad, FALSE, FALSE, TRUE },
    { 0x200b, FALSE, FALSE, TRUE },
    { 0x200f, FALSE, FALSE, TRUE },
    { 0x202a, FALSE, TRUE, TRUE },
    { 0x202e, FALSE, TRUE, TRUE },
    { 0x2060, FALSE, FALSE, TRUE },
    { 0x2069, FALSE, FALSE, TRUE },
    { 0x3164, FALSE, FALSE, TRUE },
    { 0xfe0f, FALSE, FALSE, TRUE },
    { 0xfeff, FALSE, FALSE, TRUE },
    { 0xe0041, FALSE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("U+%04X", cases[i].c);
      g_assert_cmpint (sp_text_is_control (cases[i].c), ==, cases[i].is_control);
      g_assert_cmpint (sp_text_is_bidi_override (cases[i].c), ==, cases[i].is_bidi_override);
      g_assert_cmpint (sp_text_is_invisible (cases[i].c), ==, cases[i].is_invisible);
    }
}

static void
test_strip_invisible (void)
{
  g_autofree char *plain = sp_text_strip_invisible ("a ü\n");
  g_autofree char *marked = sp_text_strip_invisible ("\u200ea\u200bb\ufeff\u202e");

  g_assert_cmpstr (plain, ==, "a ü\n");
  g_assert_cmpstr (marked, ==, "ab");
}

static void
test_abbreviate (void)
{
  g_autofree char *word = g_strnfill (61, 'x');
  g_autofree char *exact = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *hostile = sp_text_abbreviate ("\033[31mred\n\u202e");

  word[60] = '\0';
  exact = sp_text_abbreviate (word);
  g_assert_cmpstr (exact, ==, word);

  word[60] = 'x';
  longer = sp_text_abbreviate (word);
  g_assert_cmpuint (g_utf8_strlen (longer, -1), ==, 61);
  g_assert_true (g_str_has_suffix (longer, "x…"));

  g_assert_cmpstr (hostile, ==, "[31mred");
}

static void
test_is_visible (void)
{
  g_assert_true (sp_text_is_visible (""));
  g_assert_true (sp_text_is_visible ("mail.exämple.org"));
  g_assert_false (sp_text_is_visible ("a b"));
  g_assert_false (sp_text_is_visible ("a\u00a0b"));
  g_assert_false (sp_text_is_visible ("a\u200bb"));
  g_assert_false (sp_text_is_visible ("a\x01"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/text/classes", test_classes);
  g_test_add_func ("/account/text/strip-invisible", test_strip_invisible);
  g_test_add_func ("/account/text/abbreviate", test_abbreviate);
  g_test_add_func ("/account/text/is-visible", test_is_visible);

  return g_test_run ();
}
