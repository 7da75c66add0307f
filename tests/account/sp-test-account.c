/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-account.h"

#include "sp-test.h"

const SpGroupSpec sp_test_server_groups[] = {
  { "Server", TRUE, sp_server_keys, NULL, FALSE },
  { NULL },
};

/* Fails the test unless there are exactly the expected errors, in that order. */
void
sp_test_assert_problems (GPtrArray               *problems,
                         const SpExpectedProblem *expected)
{
  guint n_expected = 0;

  while (expected[n_expected].words != NULL)
    n_expected++;

  for (guint i = 0; i < problems->len; i++)
    {
      SpProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = sp_problem_to_string (problem);

      g_test_message ("%s", text);
      if (i >= n_expected)
        continue;

      g_assert_cmpuint (problem->line, ==, expected[i].line);
      g_assert_cmpint (problem->severity, ==, SP_PROBLEM_ERROR);
      if (strstr (problem->message, expected[i].words) == NULL)
        g_error ("“%s” does not say “%s”", problem->message, expected[i].words);
    }

  g_assert_cmpuint (problems->len, ==, n_expected);
}

/* Fails the test unless there is exactly this error. */
void
sp_test_assert_one_problem (GPtrArray  *problems,
                            guint       line,
                            const char *words)
{
  const SpExpectedProblem expected[] = { { line, words }, { 0, NULL } };

  sp_test_assert_problems (problems, expected);
}

/* Fails the test if there is any problem. */
void
sp_test_assert_no_problems (GPtrArray *problems)
{
  const SpExpectedProblem expected[] = { { 0, NULL } };

  sp_test_assert_problems (problems, expected);
}

/* Reads a data file from a string. */
SpKeyFile *
sp_test_key_file (const char        *text,
                  const SpGroupSpec *specs)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  SpKeyFile *file = sp_key_file_new_from_bytes ("test", bytes, specs, problems);

  sp_test_assert_no_problems (problems);
  g_assert_nonnull (file);
  return file;
}

/* Makes a server from the lines of its group. */
SpServer *
sp_test_server (const char *keys)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *text = g_strdup_printf ("[Server test]\n%s", keys);
  g_autoptr (SpKeyFile) file = sp_test_key_file (text, sp_test_server_groups);
  SpServer *server = sp_server_new_from_group (file, sp_key_file_get_group (file, 0), problems);

  sp_test_assert_no_problems (problems);
  g_assert_nonnull (server);
  return server;
}

/* Makes a provider from what follows the first keys of its file. */
SpProvider *
sp_test_provider (const char *id,
                  const char *rest)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *name = g_strconcat (id, ".provider", NULL);
  g_autofree char *text =
    g_strdup_printf ("[Provider]\nFormat=1\nId=%s\nName=Provider %s\n%s", id, id, rest);
  g_autofree char *path = sp_test_write (sp_test_dir (), name, text, -1);
  SpProvider *provider = sp_provider_new_from_path (path, problems);

  sp_test_assert_no_problems (problems);
  g_assert_nonnull (provider);
  return provider;
}

/* Makes a mail program from what follows the first keys of its file. */
SpMailProgram *
sp_test_program (const char *id,
                 const char *rest)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *name = g_strconcat (id, ".mailprogram", NULL);
  g_autofree char *text =
    g_strdup_printf ("[Program]\nFormat=1\nId=%s\nName=Program %s\n%s", id, id, rest);
  g_autofree char *path = sp_test_write (sp_test_dir (), name, text, -1);
  SpMailProgram *program = sp_mail_program_new_from_path (path, problems);

  sp_test_assert_no_problems (problems);
  g_assert_nonnull (program);
  return program;
}

/* Makes an account from an address, or NULL, and the groups of its servers. */
SpAccount *
sp_test_account (const char *address,
                 const char *servers)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) array =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_autoptr (SpKeyFile) file = sp_test_key_file (servers, sp_test_server_groups);
  g_autoptr (SpAddress) parsed = address != NULL ? sp_address_new (address, NULL) : NULL;

  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    g_ptr_array_add (array, sp_server_new_from_group (file, sp_key_file_get_group (file, i),
                                                      problems));

  sp_test_assert_no_problems (problems);
  return sp_account_new (parsed, NULL, array, NULL);
}

/* Chooses the language of translations; messages of our own stay English. */
void
sp_test_set_language (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
}
