/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-program-sheet.h"

#include "sp-test-account.h"

static const SpGroupSpec groups[] = {
  { "Sheet", TRUE, sp_program_sheet_keys, NULL, FALSE },
  { "Field", TRUE, sp_program_field_keys, NULL, FALSE },
  { "Words", FALSE, sp_program_words_keys, NULL, FALSE },
  { NULL },
};

static void
test_order (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file =
    sp_test_key_file ("[Field webmail]\nLabel=W\n[Field name]\nLabel=N\n"
                      "[Sheet exchange]\nFields=webmail;name;\nVersion=3\n",
                      groups);
  SpProgramSheet sheets[SP_N_OPTIONS] = { 0 };

  sp_program_sheets_read (sheets, file, problems);
  sp_test_assert_no_problems (problems);
  g_assert_true (sheets[SP_OPTION_EXCHANGE].is_known);
  g_assert_cmpuint (sheets[SP_OPTION_EXCHANGE].n_fields, ==, 2);
  g_assert_cmpstr (sheets[SP_OPTION_EXCHANGE].fields[0].label, ==, "W");
  g_assert_cmpstr (sheets[SP_OPTION_EXCHANGE].fields[1].label, ==, "N");
  g_assert_cmpstr (sheets[SP_OPTION_EXCHANGE].version, ==, "3");
  g_assert_false (sheets[SP_OPTION_IMAP].is_known);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    SpExpectedProblem expected[3];
  } cases[] = {
    { "[Sheet webmail]\nFields=name\n", { { 1, "The sheets are [Sheet imap]" } } },
    { "[Sheet x]\nFields=name\n", { { 1, "The sheets are [Sheet imap]" } } },
    { "[Sheet imap]\nFields=name\n", { { 2, "no [Field name]" } } },
    { "[Sheet imap]\nFields=name;name\n[Field name]\nLabel=x\n",
      { { 2, "“name” is there twice" } } },
    { "[Sheet imap]\nFields=colour\n", { { 2, "“colour” is none of name, address" } } },
    { "[Field colour]\nLabel=x\n", { { 1, "no field called “colour”" } } },
    { "[Sheet pop]\nFields=name\n[Field imap/name]\nLabel=x\n",
      { { 2, "no [Field name]" }, { 3, "no [Sheet imap]" } } },
    { "[Words]\nsecurity-ssl=x\nauthentication-oauth2=y\nprotocol-pop=z\n",
      { { 2, "“security-ssl”" }, { 4, "“protocol-pop”" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (SpKeyFile) file = sp_test_key_file (cases[i].text, groups);
      SpProgramSheet sheets[SP_N_OPTIONS] = { 0 };

      sp_program_sheets_read (sheets, file, problems);
      sp_test_assert_problems (problems, cases[i].expected);
    }
}

static void
test_all_words (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GString) text = g_string_new ("[Words]\n");
  g_autoptr (SpKeyFile) file = NULL;
  SpProgramSheet sheets[SP_N_OPTIONS] = { 0 };

  for (guint i = 0; i < SP_N_SECURITIES; i++)
    g_string_append_printf (text, "security-%s=x\n", sp_security_to_id (i));
  for (guint i = 0; i < SP_N_AUTHENTICATIONS; i++)
    g_string_append_printf (text, "authentication-%s=x\n", sp_authentication_to_id (i));
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    g_string_append_printf (text, "protocol-%s=x\n", sp_protocol_to_id (i));

  file = sp_test_key_file (text->str, groups);
  sp_program_sheets_read (sheets, file, problems);
  sp_test_assert_no_problems (problems);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/program-sheet/order", test_order);
  g_test_add_func ("/account/program-sheet/faults", test_faults);
  g_test_add_func ("/account/program-sheet/all-words", test_all_words);

  return g_test_run ();
}
