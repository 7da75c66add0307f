/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-password.h"

#include <stdio.h>
#include <string.h>

#ifndef __SANITIZE_ADDRESS__

/* Memory that is never paged out, in KiB. */
static gint
get_locked (void)
{
  g_autofree char *status = NULL;
  const char *line;
  gint kilobytes = -1;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmLck:");
  g_assert_nonnull (line);
  g_assert_cmpint (sscanf (line, "VmLck: %d kB", &kilobytes), ==, 1);
  return kilobytes;
}

static void
test_kept (void)
{
  gint locked = get_locked ();
  g_autoptr (GError) error = NULL;
  SpPassword *password = sp_password_new ("with\0NUL", 8, &error);
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpint (get_locked (), >, locked);
  g_assert_cmpmem (sp_password_peek (password, &length), 8, "with\0NUL", 8);
  g_assert_cmpuint (length, ==, 8);
  g_assert_cmpint (sp_password_peek (password, NULL)[8], ==, '\0');

  sp_password_unref (sp_password_ref (password));
  g_assert_cmpmem (sp_password_peek (password, &length), 8, "with\0NUL", 8);
  sp_password_unref (password);
  g_assert_cmpint (get_locked (), ==, locked);
}

/* Neither a core file nor a child gets it. */
static void
test_not_dumped (void)
{
  g_autoptr (SpPassword) password = sp_password_new ("secret", 6, NULL);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  const char *flags = NULL;
  gsize place = (gsize) sp_password_peek (password, NULL);
  gboolean is_there = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize start, end;

      if (sscanf (lines[i], "%zx-%zx ", &start, &end) == 2)
        is_there = start <= place && place < end;
      else if (is_there && g_str_has_prefix (lines[i], "VmFlags:"))
        flags = lines[i];
    }

  g_assert_nonnull (flags);
  g_assert_nonnull (strstr (flags, " lo"));
  g_assert_nonnull (strstr (flags, " dd"));
  g_assert_nonnull (strstr (flags, " dc"));
}

#endif

static void
test_made (void)
{
  g_autoptr (SpPassword) password = sp_password_new_empty (13, NULL);
  gsize length;

  sp_password_append (password, "ab", 2);
  sp_password_append (password, "", 0);
  sp_password_append_base64 (password, "\0jane", 5);
  memcpy (sp_password_claim (password, 3), "xyz", 3);
  g_assert_cmpstr (sp_password_peek (password, &length), ==, "abAGphbmU=xyz");
  g_assert_cmpuint (length, ==, 13);
}

static void
test_base64 (void)
{
  const char *texts[] = { "", "a", "ab", "abc", "abcd", "\377\376\375" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *coded = g_base64_encode ((const guchar *) texts[i], strlen (texts[i]));
      g_autoptr (SpPassword) password = sp_password_new_empty (strlen (coded), NULL);

      sp_password_append_base64 (password, texts[i], strlen (texts[i]));
      g_assert_cmpstr (sp_password_peek (password, NULL), ==, coded);
    }
}

static void
test_bytes (void)
{
  SpPassword *password = sp_password_new ("secret", 6, NULL);
  g_autoptr (GBytes) bytes = sp_password_to_bytes (password);
  const char *peeked = sp_password_peek (password, NULL);

  sp_password_unref (password);
  g_assert_true (g_bytes_get_data (bytes, NULL) == peeked);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "secret", 6);
}

static void
test_wipe (void)
{
  char text[] = "secret";

  sp_wipe (text, sizeof text);
  g_assert_cmpmem (text, sizeof text, "\0\0\0\0\0\0", sizeof text);
  sp_wipe (NULL, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* A sanitizer has mlock() do nothing. */
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/check/password/kept", test_kept);
  g_test_add_func ("/check/password/not-dumped", test_not_dumped);
#endif
  g_test_add_func ("/check/password/made", test_made);
  g_test_add_func ("/check/password/base64", test_base64);
  g_test_add_func ("/check/password/bytes", test_bytes);
  g_test_add_func ("/check/password/wipe", test_wipe);

  return g_test_run ();
}
