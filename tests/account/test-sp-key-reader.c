/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-reader.h"

#include "sp-test-account.h"

static const SpKeySpec keys[] = {
  { "Word", SP_KEY_WORD },
  { "Words", SP_KEY_LIST },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Thing", FALSE, keys, NULL, FALSE },
  { NULL },
};

static const char * const colours[] = { "red", "green", "blue" };

static void
test_word (void)
{
  static const struct
  {
    const char *line;
    guint value;
    SpExpectedProblem expected[2];
  } cases[] = {
    { "Word=red", 0, { { 0, NULL } } },
    { "Word=blue", 2, { { 0, NULL } } },
    { "", 1, { { 0, NULL } } },
    { "Word=", 1, { { 0, NULL } } },
    { "Word=Red", 1, { { 2, "Word: “Red” is none of red, green, blue" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autofree char *text = g_strdup_printf ("[Thing]\n%s\n", cases[i].line);
      g_autoptr (SpKeyFile) file = sp_test_key_file (text, groups);
      SpKeyReader reader = { file, sp_key_file_get_group (file, 0), problems, FALSE };

      g_assert_cmpuint (sp_key_reader_get_word (&reader, "Word", colours, 3, 1), ==,
                        cases[i].value);
      sp_test_assert_problems (problems, cases[i].expected);
      g_assert_cmpint (reader.failed, ==, problems->len > 0);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *line;
    const char *values;
    SpExpectedProblem expected[3];
  } cases[] = {
    { "Words=blue;red;", "20", { { 0, NULL } } },
    { "", "", { { 0, NULL } } },
    { "Words=red;pink;blue;grey", "02",
      { { 2, "“pink” is none of" }, { 2, "“grey” is none of" } } },
    { "Words=red;red", "0", { { 2, "“red” is there twice" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (GString) found = g_string_new (NULL);
      g_autofree char *text = g_strdup_printf ("[Thing]\n%s\n", cases[i].line);
      g_autoptr (SpKeyFile) file = sp_test_key_file (text, groups);
      SpKeyReader reader = { file, sp_key_file_get_group (file, 0), problems, FALSE };
      SpExpectedProblem expected[4] = { 0 };
      guint values[3];
      guint n_values = sp_key_reader_get_words (&reader, "Words", colours, 3, values);

      for (guint j = 0; j < n_values; j++)
        g_string_append_printf (found, "%u", values[j]);
      g_assert_cmpstr (found->str, ==, cases[i].values);

      memcpy (expected, cases[i].expected, sizeof (cases[i].expected));
      sp_test_assert_problems (problems, expected);
    }
}

static void
test_options (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file = sp_test_key_file ("[Thing]\nWords=pop;own-app;mail\n", groups);
  SpKeyReader reader = { file, sp_key_file_get_group (file, 0), problems, FALSE };

  g_assert_cmpuint (sp_key_reader_get_options (&reader, "Words"), ==,
                    SP_OPTION_BIT (SP_OPTION_POP) | SP_OPTION_BIT (SP_OPTION_OWN_APP));
  g_assert_cmpuint (sp_key_reader_get_options (&reader, "Word"), ==, 0);
  sp_test_assert_one_problem (problems, 2, "“mail” is none of webmail, exchange, imap");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/key-reader/word", test_word);
  g_test_add_func ("/account/key-reader/words", test_words);
  g_test_add_func ("/account/key-reader/options", test_options);

  return g_test_run ();
}
