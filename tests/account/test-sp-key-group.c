/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-group.h"

#include "sp-test-account.h"

static const SpKeySpec keys[] = {
  { "Text", SP_KEY_TEXT },
  { "Word", SP_KEY_WORD },
  { "Id", SP_KEY_ID },
  { "List", SP_KEY_LIST },
  { "Number", SP_KEY_NUMBER },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Thing", TRUE, keys, NULL, FALSE },
  { NULL },
};

static void
test_values (void)
{
  static const struct
  {
    const char *line;
    const char *key;
    const char *value; /* NULL: absent */
  } cases[] = {
    { "Text=Hello", "Text", "Hello" },
    { "Text =   Hello  ", "Text", "Hello" },
    { "Text=a \\\\ b\\sc", "Text", "a \\ b c" },
    { "Text=\\s a \\s", "Text", "a" },
    { "Text=", "Text", NULL },
    { "Text=  ", "Text", NULL },
    { "Text=\\s", "Text", NULL },
    { "Text=a=b", "Text", "a=b" },
    { "Text=# no comment", "Text", "# no comment" },
    { "Word=a;b", "Word", "a;b" },
    { "Word=x", "Text", NULL },
    { "List=a ; b", "List", "a ; b" },
    { "X-More=a;b", "X-More", "a;b" },
    { "Number=7", "Number", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[Thing a]\n%s\n", cases[i].line);
      g_autoptr (SpKeyFile) file = sp_test_key_file (text, groups);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (sp_key_group_get (sp_key_file_get_group (file, 0), cases[i].key), ==,
                       cases[i].value);
    }
}

static void
test_lists (void)
{
  static const struct
  {
    const char *line;
    const char *key;
    const char *joined; /* NULL: absent */
  } cases[] = {
    { "List=a;b;c;", "List", "a|b|c" },
    { "List=a", "List", "a" },
    { "List= a ;  b ;;; c", "List", "a|b|c" },
    { "List=a\\;b;c", "List", "a;b|c" },
    { "List=a\\\\;b", "List", "a\\|b" },
    { "List=", "List", NULL },
    { "List=; ;", "List", NULL },
    { "X-Statements=44;45;", "X-Statements", "44|45" },
    { "Word=a;b", "Word", NULL },
    { "Word=a", "List", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[Thing a]\n%s\n", cases[i].line);
      g_autoptr (SpKeyFile) file = sp_test_key_file (text, groups);
      const char * const *list =
        sp_key_group_get_list (sp_key_file_get_group (file, 0), cases[i].key);
      g_autofree char *joined = list != NULL ? g_strjoinv ("|", (char **) list) : NULL;

      g_test_message ("%s", cases[i].line);
      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static void
test_numbers (void)
{
  g_autoptr (SpKeyFile) file =
    sp_test_key_file ("[Thing a]\nNumber=993\nWord=12\n[Thing b]\nNumber=\n", groups);
  const SpKeyGroup *a = sp_key_file_get_group (file, 0);
  const SpKeyGroup *b = sp_key_file_get_group (file, 1);

  g_assert_cmpuint (sp_key_group_get_number (a, "Number"), ==, 993);
  g_assert_cmpuint (sp_key_group_get_number (a, "Word"), ==, 0);
  g_assert_cmpuint (sp_key_group_get_number (b, "Number"), ==, 0);
  g_assert_cmpuint (sp_key_group_get_number (b, "Absent"), ==, 0);
}

static void
test_keys_and_lines (void)
{
  static const char text[] = "# first\n[Thing a]\nWord=x\n\nX-Extra=1\nText[de]=b\nText=a\nList=\n";
  static const char * const expected[] = { "Word", "Text", "List", NULL };
  g_autoptr (SpKeyFile) file = sp_test_key_file (text, groups);
  const SpKeyGroup *group = sp_key_file_get_group (file, 0);

  g_assert_cmpstrv (sp_key_group_get_keys (group), expected);
  g_assert_cmpuint (sp_key_group_get_line (group), ==, 2);
  g_assert_cmpuint (sp_key_group_get_key_line (group, "Word"), ==, 3);
  g_assert_cmpuint (sp_key_group_get_key_line (group, "X-Extra"), ==, 5);
  g_assert_cmpuint (sp_key_group_get_key_line (group, "Text"), ==, 7);
  g_assert_cmpuint (sp_key_group_get_key_line (group, "Absent"), ==, 2);
}

static void
test_entries (void)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  SpKeyGroup *group = sp_key_group_new ("Kind id", "Kind", "id", 3);
  SpKeyEntry *entry = sp_key_group_add_entry (group, "Key");

  g_assert_true (sp_key_group_find_entry (group, "Key") == entry);
  g_assert_null (sp_key_group_find_entry (group, "key"));

  entry->kind = SP_KEY_WORD;
  g_key_file_set_string (key_file, "Kind id", "Key", "value ");
  sp_key_group_take_values (group, key_file);
  g_assert_cmpstr (sp_key_group_get (group, "Key"), ==, "value");

  sp_key_group_free (group);
  sp_key_group_free (NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/key-group/values", test_values);
  g_test_add_func ("/account/key-group/lists", test_lists);
  g_test_add_func ("/account/key-group/numbers", test_numbers);
  g_test_add_func ("/account/key-group/keys-and-lines", test_keys_and_lines);
  g_test_add_func ("/account/key-group/entries", test_entries);

  return g_test_run ();
}
