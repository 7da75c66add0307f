/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-scan.h"

#include "sp-key-group.h"
#include "sp-test-account.h"

static const SpKeySpec head_keys[] = {
  { "Format", SP_KEY_NUMBER, TRUE },
  { "Name", SP_KEY_WORD, TRUE },
  { "Title", SP_KEY_TEXT },
  { "Id", SP_KEY_ID },
  { "Items", SP_KEY_LIST },
  { "Link", SP_KEY_LINK },
  { "Date", SP_KEY_DATE },
  { "Number", SP_KEY_NUMBER },
  { NULL },
};

static const SpKeySpec thing_keys[] = {
  { "Text", SP_KEY_TEXT, TRUE },
  { NULL },
};

static const SpKeySpec more_thing_keys[] = {
  { "When", SP_KEY_WORD },
  { NULL },
};

static const SpKeySpec any_keys[] = {
  { "*", SP_KEY_WORD },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Head", FALSE, head_keys, NULL, TRUE },
  { "Thing", TRUE, thing_keys, more_thing_keys, FALSE },
  { "Any", TRUE, any_keys, NULL, FALSE },
  { NULL },
};

#define HEAD "[Head]\nFormat=1\nName=n\n"

static GPtrArray *
scan (const char *text,
      gssize      length,
      GPtrArray  *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));

  return sp_key_scan ("test", bytes, groups, problems, NULL);
}

/* Line 4 is the first after HEAD. */
static const struct
{
  const char *name;
  const char *text;
  SpExpectedProblem expected[4];
} faults[] = {
  { "empty-file", "", { { 1, "no group [Head]" } } },
  { "comments-only", "# nothing\n\n#\n", { { 1, "no group [Head]" } } },
  { "key-first", "Name=x\n" HEAD, { { 1, "before the first [Group]" } } },
  { "no-key", HEAD "nothing\n", { { 4, "Expected [Group], Key=Value" } } },
  { "duplicate-group", HEAD "[Thing a]\nText=x\n[Thing a]\nText=y\n",
    { { 6, "[Thing a] stands in line 4 already" } } },
  { "duplicate-head", HEAD "[Head]\nFormat=1\n", { { 4, "[Head] stands in line 1 already" } } },
  { "duplicate-key", HEAD "Name=m\n", { { 4, "“Name” stands in line 3 already" } } },
  { "duplicate-translation", HEAD "Title=t\nTitle[de]=a\nTitle[de]=b\n",
    { { 6, "“Title[de]” stands in line 5 already" } } },
  { "unknown-group", HEAD "[Thign a]\nText=x\nAnything=goes\n",
    { { 4, "no kind of group called [Thign]" } } },
  { "group-case", HEAD "[thing a]\n", { { 4, "called [thing]" } } },
  { "unknown-key", HEAD "Nmae=x\n", { { 4, "[Head] has no key called “Nmae”" } } },
  { "missing-id", HEAD "[Thing]\nText=x\n", { { 4, "[Thing] needs an ID" } } },
  { "empty-id", HEAD "[Thing ]\n", { { 4, "“” is not an ID" } } },
  { "unexpected-id", "[Head x]\nFormat=1\nName=n\n",
    { { 1, "[Head] takes no ID" }, { 1, "no group [Head]" } } },
  { "bad-id", HEAD "[Thing Ab]\n", { { 4, "“Ab” is not an ID" } } },
  { "two-spaces", HEAD "[Thing  a]\n", { { 4, "“ a” is not an ID" } } },
  { "three-parts", HEAD "[Thing a/b/c]\n", { { 4, "“a/b/c” is not an ID" } } },
  { "empty-part", HEAD "[Thing a/]\n", { { 4, "“a/” is not an ID" } } },
  { "unclosed-group", HEAD "[Thing a\n", { { 4, "must end with ]" } } },
  { "after-group", HEAD "[Thing a] # x\n", { { 4, "must end with ]" } } },
  { "empty-group", HEAD "[]\n", { { 4, "one name between [ and ]" } } },
  { "nested-group", HEAD "[[Thing a]]\n", { { 4, "one name between [ and ]" } } },
  { "missing-key", HEAD "\n[Thing a]\nWhen=x\n", { { 5, "[Thing a] has no Text" } } },
  { "missing-keys", "[Head]\n", { { 1, "[Head] has no Format" }, { 1, "[Head] has no Name" } } },
  { "empty-required", HEAD "[Thing a]\nText=\n", { { 5, "Text is empty" } } },
  { "blank-required", HEAD "[Thing a]\nText=  \\s \n", { { 5, "Text is empty" } } },
  { "localized-word", HEAD "Name[de]=x\n", { { 4, "Name is not translated" } } },
  { "bad-locale", HEAD "Title=t\nTitle[German]=x\n", { { 5, "“German” is not a language" } } },
  { "empty-locale", HEAD "Title=t\nTitle[]=x\n", { { 5, "“” is not a language" } } },
  { "no-english", HEAD "Title[de]=x\nTitle[fr]=x\n", { { 4, "[Head] has no English Title" } } },
  { "no-english-at-end", HEAD "Title[de]=x", { { 4, "no English Title" } } },
  { "empty-translation", HEAD "Title=t\nTitle[de]=\n", { { 5, "Title into “de” is empty" } } },
  { "bad-key-name", HEAD "Na me=x\n", { { 4, "“Na me” is not the name of a key" } } },
  { "empty-key-name", HEAD "=x\n", { { 4, "“” is not the name of a key" } } },
  { "bad-key-name-in-extension", HEAD "[X-Any thing]\na b=x\n=\nc[d]=y\n",
    { { 5, "“a b” is not the name" }, { 6, "“” is not the name" }, { 7, "not a language" } } },
  { "encoding", "[X-Any]\nEncoding=Latin-1\n" HEAD, { { 2, "these files are always UTF-8" } } },
  { "bad-locale-of-extension", HEAD "X-Any[D]=x\n", { { 4, "“D” is not a language" } } },
  { "bad-id-value", HEAD "Id=A b\n", { { 4, "Id: “A b” is not an ID" } } },
  { "bad-link", HEAD "Link=http://a.b/\n", { { 4, "Link: “http://a.b/” is not a link" } } },
  { "bad-date", HEAD "Date=yesterday\n", { { 4, "Date: “yesterday” is not a date" } } },
  { "bad-number", HEAD "Number=12a\n", { { 4, "Number: “12a” is not a whole number" } } },
  { "negative-number", HEAD "Number=-1\n", { { 4, "whole number from 0 to 65535" } } },
  { "large-number", HEAD "Number=65536\n", { { 4, "whole number from 0 to 65535" } } },
  { "bad-escape", HEAD "Title=a\\qb\n", { { 4, "Title: “\\q” means nothing here" } } },
  { "newline-escape", HEAD "Title=a\\nb\n", { { 4, "“\\n” means nothing here" } } },
  { "escape-at-end", HEAD "Title=a\\\n", { { 4, "“\\” means nothing here" } } },
  { "control", HEAD "Title=a\x1b[2Jb\n", { { 4, "U+001B is not allowed" } } },
  { "tab", HEAD "Title=a\tb\n", { { 4, "U+0009 is not allowed" } } },
  { "carriage-return", HEAD "Title=a\rb\n", { { 4, "U+000D is not allowed" } } },
  { "c1-control", HEAD "Title=a\xc2\x9b" "b\n", { { 4, "U+009B is not allowed" } } },
  { "bidi-override", HEAD "Title=a\u202eb\n", { { 4, "U+202E, which reverses" } } },
  { "bidi-embedding", HEAD "Title=a\u202ab\n", { { 4, "U+202A, which reverses" } } },
  { "bidi-in-key", HEAD "Ti\u202etle=a\n", { { 4, "U+202E" } } },
  { "invisible-word", HEAD "Id=a\u200bb\n", { { 4, "Id: The invisible character U+200B" } } },
  { "invalid-utf-8", HEAD "Title=a\xff\n", { { 4, "not valid UTF-8" } } },
  { "invalid-utf-8-comment", HEAD "# M\xfcller\n", { { 4, "not valid UTF-8" } } },
  { "surrogate", HEAD "Title=\xed\xa0\x80\n", { { 4, "not valid UTF-8" } } },
  { "three-faults", HEAD "Id=A\nDate=x\nTypo=y\n",
    { { 4, "Id: " }, { 5, "Date: " }, { 6, "“Typo”" } } },
  { "order-of-lines", "[Head]\nName=n\nDate=x\n",
    { { 1, "[Head] has no Format" }, { 3, "Date: " } } },
};

static void
test_fault (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = scan (faults[i].text, -1, problems);

  sp_test_assert_problems (problems, faults[i].expected);
  g_assert_null (found);
}

static void
test_harmless (void)
{
  static const char * const texts[] = {
    HEAD,
    "# comment\n\n  # indented\n" HEAD,
    "\xef\xbb\xbf" HEAD,
    "[Head]\r\nFormat=1\r\nName=n\r\n",
    "[Head]\nFormat=1\nName=n",
    "  [Head]  \n  Format = 1 \n Name= n \n",
    HEAD "X-Anything=\\q at all; really\nX-Other[de]=x\n",
    HEAD "[X-Group some thing]\nfree=form\n[X-Group some thing]\n[X-Group]\n",
    HEAD "[Thing a/b]\nText=x\nWhen=a=b; c=d | e\n[Thing b]\nText=y\n",
    HEAD "Title[de]=vorher\nTitle=t\nTitle[pt_BR]=t\nTitle[sr@latin]=t\n",
    HEAD "Title=\u200fright to left\u200f\nItems=a\\;b;c\n",
    HEAD "Link=\nDate=\nId=\nItems=;;\n",
    HEAD "[Any a]\nsome-word=\nother=x\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (GPtrArray) found = scan (texts[i], -1, problems);

      g_test_message ("case %u", i);
      sp_test_assert_no_problems (problems);
      g_assert_nonnull (found);
    }
}

/* What cannot be read is neither missing nor does it join two groups. */
static void
test_unreadable (void)
{
  static const SpExpectedProblem key[] = { { 5, "not valid UTF-8" }, { 0, NULL } };
  static const SpExpectedProblem header[] = { { 6, "not valid UTF-8" }, { 0, NULL } };
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) more = sp_problems_new ();
  g_autoptr (GPtrArray) none = scan (HEAD "[Thing a]\nText=\xfc\n", -1, problems);
  g_autoptr (GPtrArray) nothing = scan (HEAD "[Thing a]\nText=x\n[Thing \xfc]\nText=y\n", -1, more);

  sp_test_assert_problems (problems, key);
  sp_test_assert_problems (more, header);
  g_assert_null (none);
  g_assert_null (nothing);
}

/* Lines that are at fault are named, and those that belong to a group at fault. */
static void
test_refused (void)
{
  static const char text[] = HEAD "Typo=1\n[Thign a]\nText=y\n\n[X-Any]\nany=y\n[Thing b]\n"
                                  "Date=x\nText=x\nText=y\n[Thing c]\n";
  static const guint lines[] = { 4, 5, 6, 11, 13 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GArray) refused = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) found = sp_key_scan ("test", bytes, groups, problems, refused);

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpmem (refused->data, refused->len * sizeof (guint), lines, sizeof (lines));
}

static void
test_nul (void)
{
  static const char text[] = HEAD "Title=a\0b\n# \0\nDate=x\n";
  static const SpExpectedProblem expected[] = {
    { 4, "NUL" },
    { 5, "NUL" },
    { 6, "Date: " },
    { 0, NULL },
  };
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = scan (text, sizeof (text) - 1, problems);

  sp_test_assert_problems (problems, expected);
  g_assert_null (found);
}

static void
test_lengths (void)
{
  static const SpExpectedProblem expected[] = {
    { 4, "longer than 2000 characters" },
    { 5, "is not an ID" },
    { 6, "longer than 16384 bytes" },
    { 0, NULL },
  };
  g_autofree char *text = g_strnfill (2000, 'x');
  g_autofree char *longer = g_strnfill (2001, 'x');
  g_autofree char *line = g_strnfill (16 * 1024 + 1, 'x');
  g_autofree char *id = g_strnfill (65, 'x');
  g_autofree char *good = g_strdup_printf (HEAD "Title=%s\nItems=%s;%s\n", text, longer, longer);
  g_autofree char *bad = g_strdup_printf (HEAD "Title=%s\n[Thing %s]\n#%s\n[Any a]\n%s=x\n",
                                          longer, id, line, id);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = scan (good, -1, problems);
  g_autoptr (GPtrArray) nothing = NULL;

  sp_test_assert_no_problems (problems);
  g_assert_nonnull (found);

  nothing = scan (bad, -1, problems);
  sp_test_assert_problems (problems, expected);
  g_assert_null (nothing);
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (10 * 1024 * 1024, '\n');
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = scan (text, -1, problems);

  sp_test_assert_one_problem (problems, 1, "larger than 1024 KiB");
  g_assert_null (found);
}

static void
test_many_groups (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  for (guint i = 0; i < 1999; i++)
    g_string_append_printf (text, "[Any a%u]\n", i);
  found = scan (text->str, -1, problems);
  sp_test_assert_no_problems (problems);
  g_assert_cmpuint (found->len, ==, 2000);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "[Any b%u]\n", i);
  nothing = scan (text->str, -1, problems);
  sp_test_assert_one_problem (problems, 2003, "more than 2000 groups");
  g_assert_null (nothing);
}

static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "[Any a]\n");
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  for (guint i = 0; i < 64; i++)
    g_string_append_printf (text, "k%u=x\n", i);
  found = scan (text->str, -1, problems);
  sp_test_assert_no_problems (problems);
  g_assert_nonnull (found);

  for (guint i = 64; i < 200; i++)
    g_string_append_printf (text, "k%u=x\n", i);
  g_string_append (text, "[Any b]\nk1=x\n");
  nothing = scan (text->str, -1, problems);
  sp_test_assert_one_problem (problems, 69, "[Any a] has more than 64 keys");
  g_assert_null (nothing);
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  SpProblem *last;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "[Oops]\n");
  found = scan (text->str, -1, problems);

  g_assert_null (found);
  g_assert_cmpuint (problems->len, ==, 101);
  last = g_ptr_array_index (problems, 100);
  g_assert_cmpuint (last->line, ==, 104);
  g_assert_nonnull (strstr (last->message, "more problems"));
}

static void
test_groups (void)
{
  static const char text[] = HEAD "[Thing z]\nText=x\n[X-Skipped]\n[Any a/b]\nk=v\nX-Note=1\n";
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GPtrArray) found = scan (text, -1, problems);
  SpKeyGroup *group;

  g_assert_cmpuint (found->len, ==, 3);

  group = g_ptr_array_index (found, 1);
  g_assert_cmpstr (sp_key_group_get_kind (group), ==, "Thing");
  g_assert_cmpstr (sp_key_group_get_id (group), ==, "z");
  g_assert_cmpuint (sp_key_group_get_line (group), ==, 4);
  g_assert_cmpuint (sp_key_group_find_entry (group, "Text")->line, ==, 5);

  group = g_ptr_array_index (found, 2);
  g_assert_cmpstr (sp_key_group_get_id (group), ==, "a/b");
  g_assert_false (sp_key_group_find_entry (group, "k")->is_extension);
  g_assert_true (sp_key_group_find_entry (group, "X-Note")->is_extension);
  g_assert_null (sp_key_group_find_entry (group, "absent"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/account/key-scan/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/account/key-scan/harmless", test_harmless);
  g_test_add_func ("/account/key-scan/unreadable", test_unreadable);
  g_test_add_func ("/account/key-scan/refused", test_refused);
  g_test_add_func ("/account/key-scan/nul", test_nul);
  g_test_add_func ("/account/key-scan/lengths", test_lengths);
  g_test_add_func ("/account/key-scan/too-large", test_too_large);
  g_test_add_func ("/account/key-scan/many-groups", test_many_groups);
  g_test_add_func ("/account/key-scan/many-keys", test_many_keys);
  g_test_add_func ("/account/key-scan/many-problems", test_many_problems);
  g_test_add_func ("/account/key-scan/groups", test_groups);

  return g_test_run ();
}
