/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sp-test-account.h"
#include "sp-test.h"

static const SpKeySpec head_keys[] = {
  { "Name", SP_KEY_TEXT, TRUE },
  { "Items", SP_KEY_LIST },
  { NULL },
};

static const SpKeySpec thing_keys[] = {
  { "Text", SP_KEY_TEXT },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Head", FALSE, head_keys, NULL, TRUE },
  { "Thing", TRUE, thing_keys, NULL, FALSE },
  { NULL },
};

static void
test_groups (void)
{
  g_autoptr (SpKeyFile) file =
    sp_test_key_file ("[Thing b]\n[Head]\nName=x\n[X-Other]\na=b\n[Thing a/c]\nText=y\n", groups);

  g_assert_cmpstr (sp_key_file_get_name (file), ==, "test");
  g_assert_cmpuint (sp_key_file_get_n_groups (file), ==, 3);
  g_assert_cmpstr (sp_key_group_get_id (sp_key_file_get_group (file, 0)), ==, "b");
  g_assert_cmpstr (sp_key_group_get_kind (sp_key_file_get_group (file, 1)), ==, "Head");
  g_assert_cmpstr (sp_key_group_get_id (sp_key_file_get_group (file, 1)), ==, NULL);
  g_assert_true (sp_key_file_find_group (file, "Thing", "a/c") == sp_key_file_get_group (file, 2));
  g_assert_true (sp_key_file_find_group (file, "Head", NULL) == sp_key_file_get_group (file, 1));
  g_assert_null (sp_key_file_find_group (file, "Thing", "c"));
  g_assert_null (sp_key_file_find_group (file, "X-Other", NULL));
}

static void
test_headers (void)
{
  static const char text[] = "[Head]\nName=[Thing b]\n[Thing a]\n#[Thing c]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  g_assert_true (sp_key_file_has_header (bytes, "Head"));
  g_assert_true (sp_key_file_has_header (bytes, "Thing a"));
  g_assert_false (sp_key_file_has_header (bytes, "Thing b"));
  g_assert_false (sp_key_file_has_header (bytes, "Thing c"));
  g_assert_false (sp_key_file_has_header (bytes, "Thing"));
  g_assert_false (sp_key_file_has_header (empty, "Head"));
}

static void
test_byte_order_mark (void)
{
  g_autoptr (SpKeyFile) file = sp_test_key_file ("\xef\xbb\xbf[Head]\r\nName=x\r\n", groups);

  g_assert_cmpstr (sp_key_group_get (sp_key_file_get_group (file, 0), "Name"), ==, "x");
}

static void
test_faults_have_lines (void)
{
  static const char text[] = "[Head]\nName=x\nTypo=y\n";
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *path = sp_test_write (sp_test_dir (), "a.guide", text, -1);
  g_autoptr (SpKeyFile) file = sp_key_file_new_from_path (path, groups, problems);
  g_autofree char *expected = g_strconcat (path, ":3: error: [Head] has no key called “Typo”", NULL);
  g_autofree char *first = NULL;

  g_assert_null (file);
  g_assert_cmpuint (problems->len, ==, 1);
  first = sp_problem_to_string (g_ptr_array_index (problems, 0));
  g_assert_cmpstr (first, ==, expected);
}

static void
test_problems_are_appended (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (SpKeyFile) first = sp_key_file_new_from_bytes ("z", bytes, groups, problems);
  g_autoptr (SpKeyFile) second = sp_key_file_new_from_bytes ("a", bytes, groups, problems);

  g_assert_null (first);
  g_assert_null (second);
  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_cmpstr (((SpProblem *) problems->pdata[0])->file, ==, "z");
  g_assert_cmpstr (((SpProblem *) problems->pdata[3])->file, ==, "a");
}

static void
assert_unreadable (const char *path,
                   const char *words)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file = sp_key_file_new_from_path (path, groups, problems);

  g_assert_null (file);
  sp_test_assert_one_problem (problems, 1, words);
}

static void
test_what_is_no_file (void)
{
  const char *dir = sp_test_dir ();
  g_autofree char *fifo = g_build_filename (dir, "fifo", NULL);
  g_autofree char *absent = g_build_filename (dir, "absent", NULL);
  g_autofree char *loop = g_build_filename (dir, "loop", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);

  assert_unreadable (dir, "folder");
  assert_unreadable (fifo, "not an ordinary file");
  assert_unreadable ("/dev/zero", "not an ordinary file");
  assert_unreadable (absent, g_strerror (ENOENT));
  assert_unreadable (loop, g_strerror (ELOOP));
  assert_unreadable ("", g_strerror (ENOENT));
}

/* A pipe is read to its end, and no further than the limit. */
static void
test_stream (void)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) endless = NULL;
  int ends[2];
  int zero = open ("/dev/zero", O_RDONLY | O_CLOEXEC);
  int folder = open (sp_test_dir (), O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "[Head]\n", 7), ==, 7);
  close (ends[1]);
  bytes = sp_key_file_read_stream ("-", ends[0], problems);
  endless = sp_key_file_read_stream ("zero", zero, problems);
  close (ends[0]);
  close (zero);

  sp_test_assert_no_problems (problems);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "[Head]\n", 7);
  g_assert_cmpuint (g_bytes_get_size (endless), ==, 1024 * 1024 + 1);

  g_assert_null (sp_key_file_read_stream ("dir", folder, problems));
  close (folder);
  sp_test_assert_one_problem (problems, 1, "folder");
}

/* What is left of a file with errors: values without fault, first ones, in their own groups. */
static void
test_salvage (void)
{
  static const char text[] = "\xef\xbb\xbf[Head]\nTypo=Lost-Word\nName=x\nName=y\nItems=a\\q;\n"
                             "[Thing a]\nText=\\q\n[Thign b]\nText=z\n[Thing c]\nText=w\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file = sp_key_file_salvage ("test", bytes, groups, problems);
  const SpKeyGroup *head = sp_key_file_find_group (file, "Head", NULL);

  g_assert_cmpuint (problems->len, ==, 5);
  g_assert_cmpuint (sp_key_file_get_n_groups (file), ==, 3);
  g_assert_cmpstr (sp_key_group_get (head, "Name"), ==, "x");
  g_assert_null (sp_key_group_get_list (head, "Items"));
  g_assert_true (sp_key_group_is_refused (head, "Items"));
  g_assert_false (sp_key_group_is_refused (head, "Name"));
  g_assert_false (sp_key_group_is_refused (head, "Absent"));
  g_assert_null (sp_key_group_get (sp_key_file_get_group (file, 1), "Text"));
  g_assert_cmpuint (sp_key_group_get_key_line (sp_key_file_get_group (file, 1), "Text"), ==, 7);
  g_assert_cmpstr (sp_key_group_get (sp_key_file_get_group (file, 2), "Text"), ==, "w");
  g_assert_true (sp_key_file_may_have_lost (file, "lost-word"));
  g_assert_true (sp_key_file_may_have_lost (file, "b"));
  g_assert_false (sp_key_file_may_have_lost (file, "c"));
}

static void
test_forbidden_file (void)
{
  g_autofree char *path = sp_test_write (sp_test_dir (), "secret", "[Head]\nName=x\n", -1);

  if (geteuid () == 0)
    {
      g_test_message ("root may read everything");
      return;
    }

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_unreadable (path, g_strerror (EACCES));
}

static void
test_huge_file (void)
{
  g_autofree char *path = sp_test_write (sp_test_dir (), "huge", "", 0);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GBytes) bytes = NULL;

  /* A sparse file of 1 TiB: whoever reads it to the end will not come back. */
  g_assert_cmpint (truncate (path, (off_t) 1 << 40), ==, 0);
  bytes = sp_key_file_read (path, problems);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 1024 * 1024 + 1);
  assert_unreadable (path, "larger than 1024 KiB");
}

static void
test_translations (void)
{
  static const char text[] = "[Head]\nName=Hello\nName[de]=Hallo\nName[pt_BR]=Oi\n"
                             "[Thing a]\nText=Only English\n";
  static const struct
  {
    const char *language;
    const char *name;
    gboolean is_english;
  } cases[] = {
    { "C", "Hello", TRUE },
    { "de", "Hallo", FALSE },
    { "de_AT.UTF-8", "Hallo", FALSE },
    { "pt_BR", "Oi", FALSE },
    { "pt_PT", "Hello", TRUE },
    { "fr:de", "Hallo", FALSE },
    { "ar", "Hello", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpKeyFile) file = NULL;
      const SpKeyGroup *head;
      const SpKeyGroup *thing;

      g_test_message ("%s", cases[i].language);
      sp_test_set_language (cases[i].language);
      file = sp_test_key_file (text, groups);
      head = sp_key_file_find_group (file, "Head", NULL);
      thing = sp_key_file_find_group (file, "Thing", "a");

      g_assert_cmpstr (sp_key_group_get (head, "Name"), ==, cases[i].name);
      g_assert_cmpint (sp_key_group_is_english (head, "Name"), ==, cases[i].is_english);
      g_assert_cmpstr (sp_key_group_get (thing, "Text"), ==, "Only English");
      g_assert_true (sp_key_group_is_english (thing, "Text"));
    }

  sp_test_set_language ("C");
}

/* Every prefix of a file, and the file with each byte turned into each of a few others:
 * whatever comes of it, it ends, and no file comes with an error. */
static void
test_mutilated (void)
{
  static const char text[] = "\xef\xbb\xbf[Head]\nName=a\\\\ b\nName[de]=ü\nItems=a;b\\;;\n"
                             "[Thing x/y]\nText=c\nX-A=1;2\n[X-B]\nq=w\n";
  static const char bytes[] = { '\0', '\n', '\r', '[', ']', '=', '\\', ';', '#', ' ', '/', '\xff' };
  gsize length = strlen (text);

  for (gsize i = 0; i <= length; i++)
    {
      for (guint j = 0; j <= G_N_ELEMENTS (bytes); j++)
        {
          g_autoptr (GPtrArray) problems = sp_problems_new ();
          g_autoptr (GBytes) mutilated = NULL;
          g_autoptr (GPtrArray) again = sp_problems_new ();
          g_autoptr (SpKeyFile) file = NULL;
          g_autoptr (SpKeyFile) rest = NULL;
          g_autofree char *copy = g_memdup2 (text, sizeof (text));

          if (j < G_N_ELEMENTS (bytes))
            copy[i] = bytes[j];
          mutilated = g_bytes_new (copy, j < G_N_ELEMENTS (bytes) ? length : i);
          file = sp_key_file_new_from_bytes ("test", mutilated, groups, problems);
          g_assert_cmpint (file == NULL, ==, sp_problems_have_errors (problems));
          if (file == NULL)
            rest = sp_key_file_salvage ("test", mutilated, groups, again);
          g_assert_cmpuint (problems->len, ==, again->len);
        }
    }
}

static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("[Head]\nName=x\n");
  gint64 start;
  gint64 best = G_MAXINT64;

  for (guint i = 0; text->len < 60 * 1024; i++)
    g_string_append_printf (text, "\n[Thing t%u]\nText=A sentence of the usual length, number %u, "
                                  "of which a guide has many.\n", i, i);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SpKeyFile) file = NULL;

      start = g_get_monotonic_time ();
      file = sp_test_key_file (text->str, groups);
      best = MIN (best, g_get_monotonic_time () - start);
    }

  g_test_minimized_result ((double) best / 1000.0, "60 KiB in %.2f ms", (double) best / 1000.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/key-file/groups", test_groups);
  g_test_add_func ("/account/key-file/headers", test_headers);
  g_test_add_func ("/account/key-file/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/account/key-file/faults-have-lines", test_faults_have_lines);
  g_test_add_func ("/account/key-file/problems-are-appended", test_problems_are_appended);
  g_test_add_func ("/account/key-file/what-is-no-file", test_what_is_no_file);
  g_test_add_func ("/account/key-file/stream", test_stream);
  g_test_add_func ("/account/key-file/salvage", test_salvage);
  g_test_add_func ("/account/key-file/forbidden-file", test_forbidden_file);
  g_test_add_func ("/account/key-file/huge-file", test_huge_file);
  g_test_add_func ("/account/key-file/translations", test_translations);
  g_test_add_func ("/account/key-file/mutilated", test_mutilated);
  g_test_add_func ("/account/key-file/speed", test_speed);

  return g_test_run ();
}
