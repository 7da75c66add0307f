/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-secret.h"

#include <stdio.h>
#include <string.h>

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) first = sp_keyring_secret_new (&error);
  g_autoptr (SecretValue) second = sp_keyring_secret_new (&error);
  gsize length = 0;
  const char *text = NULL;

  g_assert_no_error (error);
  text = secret_value_get (first, &length);
  g_assert_cmpuint (length, ==, 64);
  g_assert_cmpuint (strspn (text, "0123456789abcdef"), ==, 64);
  g_assert_cmpstr (secret_value_get_content_type (first), ==, "text/plain");

  g_assert_true (sp_keyring_secret_equal (first, first));
  g_assert_false (sp_keyring_secret_equal (first, second));
}

static void
test_equal (void)
{
  g_autoptr (SecretValue) word = secret_value_new ("word", 4, "text/plain");
  g_autoptr (SecretValue) same = secret_value_new ("word", 4, "application/octet-stream");
  g_autoptr (SecretValue) longer = secret_value_new ("words", 5, "text/plain");
  g_autoptr (SecretValue) other = secret_value_new ("wore", 4, "text/plain");
  g_autoptr (SecretValue) empty = secret_value_new ("", 0, "text/plain");

  g_assert_true (sp_keyring_secret_equal (word, same));
  g_assert_false (sp_keyring_secret_equal (word, longer));
  g_assert_false (sp_keyring_secret_equal (word, other));
  g_assert_false (sp_keyring_secret_equal (word, empty));
}

/* The flags of the mapping that holds @address, as the kernel lists them. */
static char *
dup_flags (gconstpointer address)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      unsigned long begin = 0;
      unsigned long end = 0;

      if (sscanf (lines[i], "%lx-%lx ", &begin, &end) == 2)
        inside = (gsize) address >= begin && (gsize) address < end;
      else if (inside && g_str_has_prefix (lines[i], "VmFlags:"))
        return g_strdup (lines[i]);
    }

  return NULL;
}

static void
test_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) secret = sp_keyring_secret_new (&error);
  g_autofree char *flags = NULL;

  g_assert_no_error (error);
  flags = dup_flags (secret_value_get (secret, NULL));
  if (flags == NULL)
    {
      g_test_skip ("this kernel does not tell the flags of memory");
      return;
    }

  g_assert_nonnull (strstr (flags, " dd")); /* not in core dumps */
#ifndef __SANITIZE_ADDRESS__                 /* which does not let anybody lock memory */
  g_assert_nonnull (strstr (flags, " lo"));
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/secret/new", test_new);
  g_test_add_func ("/keyring/secret/equal", test_equal);
  g_test_add_func ("/keyring/secret/memory", test_memory);

  return g_test_run ();
}
