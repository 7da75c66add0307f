/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-saslprep.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"

/* The libraries that can do this (libidn, libunistring) make copies of the whole password on the way and
 * free them without wiping. Here all of it stays in memory of the password's own kind; what GLib is given
 * are single characters. */

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* RFC 3454, table C.1.2: they become a space. */
static const Range spaces[] = {
  { 0xa0, 0xa0 }, { 0x1680, 0x1680 }, { 0x2000, 0x200b },
  { 0x202f, 0x202f }, { 0x205f, 0x205f }, { 0x3000, 0x3000 },
};

/* Table B.1: they become nothing. */
static const Range nothing[] = {
  { 0xad, 0xad }, { 0x34f, 0x34f }, { 0x1806, 0x1806 }, { 0x180b, 0x180d },
  { 0x200c, 0x200d }, { 0x2060, 0x2060 }, { 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff },
};

/* Tables C.2.1 to C.9, but for the last two of each plane, which is_prohibited() knows. */
static const Range prohibited[] = {
  { 0x0, 0x1f }, { 0x7f, 0x9f }, { 0x340, 0x341 }, { 0x6dd, 0x6dd }, { 0x70f, 0x70f },
  { 0x180e, 0x180e }, { 0x200c, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x2063 }, { 0x206a, 0x206f },
  { 0x2ff0, 0x2ffb }, { 0xd800, 0xf8ff }, { 0xfdd0, 0xfdef }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffd },
  { 0x1d173, 0x1d17a }, { 0xe0001, 0xe0001 }, { 0xe0020, 0xe007f }, { 0xf0000, 0x10ffff },
};

static gboolean
is_in (gunichar     letter,
       const Range *ranges,
       gsize        n_ranges)
{
  for (gsize i = 0; i < n_ranges; i++)
    {
      if (letter >= ranges[i].first && letter <= ranges[i].last)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_prohibited (gunichar letter)
{
  return (letter & 0xfffe) == 0xfffe || is_in (letter, prohibited, G_N_ELEMENTS (prohibited));
}

/* What a letter is made of: none, one or several. */
static gsize
decompose (gunichar letter,
           gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH])
{
  if (is_in (letter, nothing, G_N_ELEMENTS (nothing)))
    return 0;

  return g_unichar_fully_decompose (is_in (letter, spaces, G_N_ELEMENTS (spaces)) ? ' ' : letter, TRUE, parts,
                                    G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
}

/* Marks on one letter have an order of their own. */
static void
order (gunichar *letters,
       gsize     n)
{
  for (gsize i = 1; i < n; i++)
    {
      gunichar letter = letters[i];
      gint class = g_unichar_combining_class (letter);
      gsize j = i;

      for (; class != 0 && j > 0 && g_unichar_combining_class (letters[j - 1]) > class; j--)
        letters[j] = letters[j - 1];
      letters[j] = letter;
    }
}

/* Puts together what belongs together, and returns how many are left. */
static gsize
compose (gunichar *letters,
         gsize     n)
{
  gsize n_left = 0;
  gsize starter = 0;
  gint last_class = 0;

  for (gsize i = 0; i < n; i++)
    {
      gunichar letter = letters[i];
      gint class = g_unichar_combining_class (letter);
      gunichar both;

      if (n_left > 0 && (last_class == 0 || last_class < class) &&
          g_unichar_compose (letters[starter], letter, &both))
        {
          letters[starter] = both;
          continue;
        }

      if (class == 0)
        starter = n_left;
      last_class = class;
      letters[n_left++] = letter;
    }

  return n_left;
}

static gsize
count_letters (const char *text)
{
  gsize n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

      n += decompose (g_utf8_get_char (c), parts);
    }

  return n;
}

/* The letters of all of it, normalized (form KC of Unicode); the memory is that of @room. */
static gsize
normalize (const char *text,
           SpPassword *room,
           gsize       n_letters,
           gunichar  **letters)
{
  gsize n = 0;

  *letters = (gunichar *) (gpointer) sp_password_claim (room, n_letters * sizeof **letters);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n_parts = decompose (g_utf8_get_char (c), parts);

      memcpy (*letters + n, parts, n_parts * sizeof *parts);
      n += n_parts;
    }
  order (*letters, n);

  return compose (*letters, n);
}

/* In UTF-8; NULL without an error if it cannot be sent. */
static SpPassword *
write_letters (const gunichar *letters,
               gsize           n,
               GError        **error)
{
  gsize length = 0;
  SpPassword *written = NULL;

  for (gsize i = 0; i < n; i++)
    {
      if (is_prohibited (letters[i]))
        return NULL;
      length += (gsize) g_unichar_to_utf8 (letters[i], NULL);
    }
  if (length == 0)
    return NULL;

  written = sp_password_new_empty (length, error);
  for (gsize i = 0; written != NULL && i < n; i++)
    g_unichar_to_utf8 (letters[i], sp_password_claim (written, (gsize) g_unichar_to_utf8 (letters[i], NULL)));
  return written;
}

/**
 * sp_saslprep:
 * @password: a password
 * @error: return location for an error: %SP_CHECK_ERROR_NOT_SENDABLE if it is no text, or holds what
 *   no password may
 *
 * Gives a password the form in which servers compare it (RFC 4013), so that it does not matter with which
 * keyboard it was typed. Letters that are newer than that standard are allowed. So are those that are
 * written from right to left, with whatever beside them: whether that is a password is for the server to
 * say, and many take one that ends in digits.
 *
 * Returns: (transfer full): the form, or the password itself if it is in ASCII
 */
SpPassword *
sp_saslprep (SpPassword *password,
             GError    **error)
{
  gsize length;
  const char *text = sp_password_peek (password, &length);
  gsize n_letters;
  gunichar *letters = NULL;
  g_autoptr (SpPassword) room = NULL;
  SpPassword *prepared = NULL;
  GError *problem = NULL;

  if (g_str_is_ascii (text) && strlen (text) == length)
    return sp_password_ref (password);

  if (strlen (text) == length && g_utf8_validate (text, (gssize) length, NULL))
    {
      n_letters = count_letters (text);
      room = sp_password_new_empty (n_letters * sizeof *letters, error);
      if (room == NULL)
        return NULL;

      n_letters = normalize (text, room, n_letters, &letters);
      prepared = write_letters (letters, n_letters, &problem);
    }

  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (prepared == NULL)
    g_set_error_literal (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE,
                         _("There are characters in the password that cannot be sent."));
  return prepared;
}
