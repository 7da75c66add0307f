/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-login-lines.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-dialect.h"

/* A literal's "{4294967295}", and the CRLFs. */
#define ROOM 32

/* RFC 9051, section 4.3: what is not ASCII goes as a literal, which every server takes. */
static gboolean
needs_literal (const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isprint (text[i]))
        return TRUE;
    }

  return FALSE;
}

/* Adds a text to the last line, or begins another one with it. */
static gboolean
add_string (GPtrArray  *lines,
            const char *text,
            gsize       length,
            gsize       room,
            GError    **error)
{
  SpPassword *line = lines->pdata[lines->len - 1];
  char announcement[ROOM];

  if (!needs_literal (text, length))
    {
      sp_password_append (line, "\"", 1);
      for (gsize i = 0; i < length; i++)
        {
          if (text[i] == '"' || text[i] == '\\')
            sp_password_append (line, "\\", 1);
          sp_password_append (line, text + i, 1);
        }
      sp_password_append (line, "\"", 1);
      return TRUE;
    }

  g_snprintf (announcement, sizeof announcement, "{%" G_GSIZE_FORMAT "}\r\n", length);
  sp_password_append (line, announcement, strlen (announcement));
  line = sp_password_new_empty (room, error);
  if (line == NULL)
    return FALSE;

  g_ptr_array_add (lines, line);
  sp_password_append (line, text, length);
  return TRUE;
}

/* RFC 9051, section 6.2.3 */
static GPtrArray *
make_imap (const char *tag,
           const char *user,
           SpPassword *password,
           GError    **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_password_unref);
  gsize length;
  const char *text = sp_password_peek (password, &length);
  /* More than any of them needs. */
  gsize room = 2 * (strlen (user) + length) + strlen (tag) + 3 * ROOM;
  SpPassword *line = sp_password_new_empty (room, error);

  if (line == NULL)
    return NULL;

  g_ptr_array_add (lines, line);
  sp_password_append (line, tag, strlen (tag));
  sp_password_append (line, "LOGIN ", strlen ("LOGIN "));
  if (!add_string (lines, user, strlen (user), room, error))
    return NULL;

  sp_password_append (lines->pdata[lines->len - 1], " ", 1);
  if (!add_string (lines, text, length, room, error))
    return NULL;

  sp_password_append (lines->pdata[lines->len - 1], "\r\n", 2);
  return g_steal_pointer (&lines);
}

static gboolean
add_line (GPtrArray  *lines,
          const char *command,
          const char *text,
          gsize       length,
          GError    **error)
{
  SpPassword *line = sp_password_new_empty (strlen (command) + length + 2, error);

  if (line == NULL)
    return FALSE;

  g_ptr_array_add (lines, line);
  sp_password_append (line, command, strlen (command));
  sp_password_append (line, text, length);
  sp_password_append (line, "\r\n", 2);
  return TRUE;
}

/* RFC 1939, section 7 */
static GPtrArray *
make_pop (const char *user,
          SpPassword *password,
          GError    **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_password_unref);
  gsize length;
  const char *text = sp_password_peek (password, &length);

  if (!add_line (lines, "USER ", user, strlen (user), error) ||
      !add_line (lines, "PASS ", text, length, error))
    return NULL;

  return g_steal_pointer (&lines);
}

/**
 * sp_login_lines_make:
 * @mechanism: %SP_MECHANISM_IMAP_LOGIN or %SP_MECHANISM_POP_USER
 * @tag: IMAP: what the command begins with
 * @user: the user name
 * @password: the password
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SpPassword): the lines; %NULL with
 *   %SP_CHECK_ERROR_NOT_SENDABLE for what would begin another command
 */
GPtrArray *
sp_login_lines_make (const char *mechanism,
                     const char *tag,
                     const char *user,
                     SpPassword *password,
                     GError    **error)
{
  gsize length;
  const char *text = sp_password_peek (password, &length);

  if (strlen (text) != length || strpbrk (text, "\r\n") != NULL || strpbrk (user, "\r\n") != NULL)
    {
      g_set_error_literal (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE,
                           _("There are characters in the user name or the password that cannot be sent."));
      return NULL;
    }

  if (g_str_equal (mechanism, SP_MECHANISM_IMAP_LOGIN))
    return make_imap (tag, user, password, error);

  g_return_val_if_fail (g_str_equal (mechanism, SP_MECHANISM_POP_USER), NULL);
  return make_pop (user, password, error);
}
