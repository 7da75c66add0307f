/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-mask.h"

#include <string.h>

#define MASK "…"
/* A shorter name is only masked where it stands alone: "ed" is in "refused" too. */
#define MIN_LENGTH_WITHIN 4
/* Longer runs of letters, digits and what base64 has are tokens, not words. */
#define MAX_WORD_LENGTH 40
#define TOKEN_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-"
/* RFC 5322, section 3.2.3, and the dot */
#define LOCAL_PART_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~."

static gboolean
is_part_of_word (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

static const char *
find (const char *text,
      const char *word)
{
  gsize length = strlen (word);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_strncasecmp (text, word, length) == 0)
        return text;
    }

  return NULL;
}

/* Each occurrence, in whatever case. */
static char *
mask_word (const char *text,
           const char *word)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  gsize length = strlen (word);
  const char *start = text;
  const char *rest = text;
  const char *found;

  while (length > 0 && (found = find (rest, word)) != NULL)
    {
      gboolean stands_alone =
        (found == start || !is_part_of_word (found[-1])) && !is_part_of_word (found[length]);

      g_string_append_len (masked, rest, found - rest);
      if (stands_alone || length >= MIN_LENGTH_WITHIN)
        g_string_append (masked, MASK);
      else
        g_string_append_len (masked, found, (gssize) length);
      rest = found + length;
    }

  g_string_append (masked, rest);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/* Of each address the part before the @. */
static char *
mask_addresses (const char *text)
{
  g_autoptr (GString) masked = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      gsize kept = masked->len;

      if (*c == '@' && g_ascii_isalnum (c[1]))
        {
          while (kept > 0 && ((masked->str[kept - 1] & 0x80) != 0 ||
                              strchr (LOCAL_PART_CHARS, masked->str[kept - 1]) != NULL))
            kept--;
          if (kept < masked->len)
            {
              g_string_truncate (masked, kept);
              g_string_append (masked, MASK);
            }
        }
      g_string_append_c (masked, *c);
    }

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

static char *
mask_tokens (const char *text)
{
  g_autoptr (GString) masked = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = strspn (text, TOKEN_CHARS);

      if (length > MAX_WORD_LENGTH)
        g_string_append (masked, MASK);
      else
        g_string_append_len (masked, text, (gssize) length);
      text += length;
      if (*text != '\0')
        g_string_append_c (masked, *text++);
    }

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

static char *
mask_coded (const char *text,
            const char *word)
{
  g_autofree char *coded = g_base64_encode ((const guchar *) word, strlen (word));

  return mask_word (text, coded);
}

/**
 * sp_mask_text:
 * @text: what is to be shown to others
 * @address: (nullable): whose it is
 * @user: (nullable): the user name
 *
 * Returns: (transfer full): the same without anything that tells who it is: no part of an address
 *   before the @, no user name, nor either in base64, nothing that looks like a token
 */
char *
sp_mask_text (const char *text,
              SpAddress  *address,
              const char *user)
{
  const char *words[] = {
    address != NULL ? sp_address_get_local_part (address) : NULL,
    user,
    address != NULL ? sp_address_get_text (address) : NULL,
  };
  char *masked = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  masked = g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *before = masked;

      masked = words[i] != NULL ? mask_coded (before, words[i]) : g_steal_pointer (&before);
    }
  for (gint i = G_N_ELEMENTS (words) - 1; i >= 0; i--)
    {
      g_autofree char *before = masked;
      g_autofree char *name = words[i] != NULL ? g_strndup (words[i], strcspn (words[i], "@")) : NULL;

      masked = name != NULL ? mask_word (before, name) : g_steal_pointer (&before);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *before = masked;

      masked = i == 0 ? mask_addresses (before) : mask_tokens (before);
    }

  return masked;
}
