/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-check.h"

static void
test_line (void)
{
  g_autofree char *good = sp_key_check_line ("Käse", strlen ("Käse"));
  g_autofree char *nul = sp_key_check_line ("a\0b", 3);
  g_autofree char *broken = sp_key_check_line ("K\xe4se", 4);

  g_assert_null (good);
  g_assert_nonnull (strstr (nul, "NUL"));
  g_assert_nonnull (strstr (broken, "UTF-8"));
}

static void
test_empty (void)
{
  static const struct
  {
    SpKeyKind kind;
    const char *value;
    gboolean is_empty;
  } cases[] = {
    { SP_KEY_TEXT, "", TRUE },
    { SP_KEY_TEXT, "  ", TRUE },
    { SP_KEY_TEXT, "\\s", TRUE },
    { SP_KEY_TEXT, " \\s\\s ", TRUE },
    { SP_KEY_TEXT, ";", FALSE },
    { SP_KEY_TEXT, "\\\\", FALSE },
    { SP_KEY_TEXT, "\\sx", FALSE },
    { SP_KEY_LIST, ";", TRUE },
    { SP_KEY_LIST, " ; ;\\s;", TRUE },
    { SP_KEY_LIST, ";a", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (sp_key_value_is_empty (cases[i].kind, cases[i].value), ==,
                       cases[i].is_empty);
    }
}

static void
test_values (void)
{
  static const struct
  {
    SpKeyKind kind;
    const char *value;
    const char *fault; /* NULL: good */
  } cases[] = {
    { SP_KEY_TEXT, "Any text; with \\\\ and\\s", NULL },
    { SP_KEY_TEXT, "\u200fمرحبا", NULL },
    { SP_KEY_TEXT, "a\\;b", "“\\;” means nothing here" },
    { SP_KEY_TEXT, "a\\ä", "“\\ä” means nothing here" },
    { SP_KEY_TEXT, "\\\\\\", "“\\” means nothing here" },
    { SP_KEY_WORD, "imap.example.org", NULL },
    { SP_KEY_WORD, "a\u00adb", "U+00AD" },
    { SP_KEY_LIST, "a\\;b;c", NULL },
    { SP_KEY_LIST, "a;\ufeffb", "U+FEFF" },
    { SP_KEY_ID, "ab-c", NULL },
    { SP_KEY_ID, "ab_c", "is not an ID" },
    { SP_KEY_LINK, "https://example.org", NULL },
    { SP_KEY_LINK, "example.org", "is not a link" },
    { SP_KEY_DATE, "2020-02", NULL },
    { SP_KEY_DATE, "2020-2", "is not a date" },
    { SP_KEY_NUMBER, "0", NULL },
    { SP_KEY_NUMBER, "65535", NULL },
    { SP_KEY_NUMBER, "000001", "whole number" },
    { SP_KEY_NUMBER, "99999999999999999999999", "whole number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = sp_key_check_value (cases[i].kind, cases[i].value);

      g_test_message ("%s", cases[i].value);
      if (cases[i].fault == NULL)
        g_assert_cmpstr (fault, ==, NULL);
      else
        g_assert_nonnull (strstr (fault, cases[i].fault));
    }
}

static void
test_locales (void)
{
  static const struct
  {
    const char *locale;
    gboolean is_valid;
  } cases[] = {
    { "de", TRUE }, { "ast", TRUE }, { "pt_BR", TRUE }, { "sr@latin", TRUE },
    { "zh_Hans", TRUE }, { "de_DE.UTF-8", TRUE }, { "", FALSE }, { "d", FALSE },
    { "C", FALSE }, { "DE", FALSE }, { "german", FALSE }, { "de-DE", FALSE },
    { "de DE", FALSE }, { "de_DE_de_DE_de_DE_de_DE_de_DE_de_DE", FALSE }, { "de_ä", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].locale);
      g_assert_cmpint (sp_key_locale_is_valid (cases[i].locale), ==, cases[i].is_valid);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *locale;
    const char *fault; /* NULL: good */
  } cases[] = {
    { "Title", NULL, NULL },
    { "own-app", "de", NULL },
    { "2024", NULL, NULL },
    { "", NULL, "“” is not the name of a key" },
    { "-a", NULL, "is not the name of a key" },
    { "a b", NULL, "is not the name of a key" },
    { "ä", NULL, "is not the name of a key" },
    { "Title", "German", "“German” is not a language" },
    { "Encoding", NULL, "always UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = sp_key_check_name (cases[i].name, cases[i].locale);

      g_test_message ("%s", cases[i].name);
      if (cases[i].fault == NULL)
        g_assert_cmpstr (fault, ==, NULL);
      else
        g_assert_nonnull (strstr (fault, cases[i].fault));
    }
}

static void
test_split_locale (void)
{
  char plain[] = "Title";
  char localized[] = "Title[pt_BR]";
  char broken[] = "Title[de";

  g_assert_cmpstr (sp_key_split_locale (plain), ==, NULL);
  g_assert_cmpstr (plain, ==, "Title");
  g_assert_cmpstr (sp_key_split_locale (localized), ==, "pt_BR");
  g_assert_cmpstr (localized, ==, "Title");
  g_assert_cmpstr (sp_key_split_locale (broken), ==, NULL);
}

static void
test_specs (void)
{
  static const SpKeySpec keys[] = { { "A", SP_KEY_TEXT }, { NULL } };
  static const SpKeySpec more_keys[] = { { "B", SP_KEY_ID }, { "*", SP_KEY_WORD }, { NULL } };
  static const SpGroupSpec groups[] = {
    { "One", FALSE, keys, NULL, FALSE },
    { "Two", FALSE, keys, more_keys, FALSE },
    { NULL },
  };

  g_assert_true (sp_group_specs_find (groups, "Two") == &groups[1]);
  g_assert_null (sp_group_specs_find (groups, "Three"));
  g_assert_true (sp_group_spec_find_key (&groups[0], "A") == &keys[0]);
  g_assert_null (sp_group_spec_find_key (&groups[0], "B"));
  g_assert_true (sp_group_spec_find_key (&groups[1], "B") == &more_keys[0]);
  g_assert_true (sp_group_spec_find_key (&groups[1], "anything") == &more_keys[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/key-check/line", test_line);
  g_test_add_func ("/account/key-check/empty", test_empty);
  g_test_add_func ("/account/key-check/values", test_values);
  g_test_add_func ("/account/key-check/locales", test_locales);
  g_test_add_func ("/account/key-check/names", test_names);
  g_test_add_func ("/account/key-check/split-locale", test_split_locale);
  g_test_add_func ("/account/key-check/specs", test_specs);

  return g_test_run ();
}
