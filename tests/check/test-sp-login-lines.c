/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-login-lines.h"

#include <string.h>

#include "sp-check-error.h"
#include "sp-dialect.h"

typedef struct
{
  const char *mechanism;
  const char *user;
  const char *password;
  const char *lines[4]; /* none: it cannot be sent */
} Row;

static const Row rows[] = {
  { SP_MECHANISM_IMAP_LOGIN, "jane", "secret", { "a2 LOGIN \"jane\" \"secret\"\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "", "", { "a2 LOGIN \"\" \"\"\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "a\"b", "c\\d", { "a2 LOGIN \"a\\\"b\" \"c\\\\d\"\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "jane", "a{5}", { "a2 LOGIN \"jane\" \"a{5}\"\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "jane", "\303\244", { "a2 LOGIN \"jane\" {2}\r\n", "\303\244\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "\303\244", "x", { "a2 LOGIN {2}\r\n", "\303\244 \"x\"\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "\303\244", "\t", { "a2 LOGIN {2}\r\n", "\303\244 {1}\r\n", "\t\r\n" } },
  { SP_MECHANISM_IMAP_LOGIN, "jane", "a\nb", { NULL } },
  { SP_MECHANISM_IMAP_LOGIN, "ja\rne", "b", { NULL } },
  { SP_MECHANISM_POP_USER, "jane", "se cret ", { "USER jane\r\n", "PASS se cret \r\n" } },
  { SP_MECHANISM_POP_USER, "jane", "a\r\nQUIT", { NULL } },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpPassword) password = sp_password_new (row->password, strlen (row->password), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = sp_login_lines_make (row->mechanism, "a2 ", row->user, password, &error);

  if (row->lines[0] == NULL)
    {
      g_assert_null (lines);
      g_assert_error (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE);
      return;
    }

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (sp_password_peek (lines->pdata[i], NULL), ==, row->lines[i]);
  g_assert_null (row->lines[lines->len]);
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (5000, '"');
  g_autofree char *wild = g_strnfill (5000, '\377');
  g_autoptr (SpPassword) password = sp_password_new (text, 5000, NULL);
  g_autoptr (SpPassword) literal = sp_password_new (wild, 5000, NULL);
  g_autoptr (GPtrArray) quoted = sp_login_lines_make (SP_MECHANISM_IMAP_LOGIN, "a2 ", text, password, NULL);
  g_autoptr (GPtrArray) literals = sp_login_lines_make (SP_MECHANISM_IMAP_LOGIN, "a2 ", wild, password, NULL);
  g_autoptr (GPtrArray) both = sp_login_lines_make (SP_MECHANISM_IMAP_LOGIN, "a2 ", wild, literal, NULL);

  g_assert_cmpuint (quoted->len, ==, 1);
  g_assert_cmpuint (literals->len, ==, 2);
  g_assert_cmpuint (both->len, ==, 3);
}

static void
test_nul (void)
{
  g_autoptr (SpPassword) password = sp_password_new ("a\0b", 3, NULL);

  g_assert_null (sp_login_lines_make (SP_MECHANISM_IMAP_LOGIN, "a2 ", "jane", password, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/login-lines/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/check/login-lines/long", test_long);
  g_test_add_func ("/check/login-lines/nul", test_nul);

  return g_test_run ();
}
