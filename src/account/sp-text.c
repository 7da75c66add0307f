/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-text.h"

#define QUOTE_MAX_CHARS 60

/**
 * sp_text_is_control:
 * @c: a character
 *
 * Returns: whether a character controls a terminal or breaks a line
 */
gboolean
sp_text_is_control (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
}

/**
 * sp_text_is_bidi_override:
 * @c: a character
 *
 * Returns: whether a character makes what follows read in another order than it stands
 */
gboolean
sp_text_is_bidi_override (gunichar c)
{
  return c >= 0x202a && c <= 0x202e;
}

/**
 * sp_text_is_invisible:
 * @c: a character
 *
 * Returns: whether a character takes part in a text without being seen: soft hyphens, joiners,
 *   direction marks, byte order marks, tags, variation selectors
 */
gboolean
sp_text_is_invisible (gunichar c)
{
  switch (c)
    {
    case 0x034f:
    case 0x115f:
    case 0x1160:
    case 0x17b4:
    case 0x17b5:
    case 0x3164:
    case 0xffa0:
      return TRUE;

    default:
      break;
    }

  return (c >= 0x180b && c <= 0x180f) || (c >= 0x2060 && c <= 0x206f) ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff) ||
         g_unichar_type (c) == G_UNICODE_FORMAT;
}

/**
 * sp_text_skip_plain:
 * @text: valid UTF-8
 *
 * Skips printable ASCII, which is nearly all that there is to read.
 *
 * Returns: (transfer none): the rest of @text
 */
const char *
sp_text_skip_plain (const char *text)
{
  while (*text >= 0x20 && *text < 0x7f)
    text++;

  return text;
}

/**
 * sp_text_strip_invisible:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text without its invisible characters
 */
char *
sp_text_strip_invisible (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!sp_text_is_invisible (character))
        g_string_append_unichar (result, character);
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * sp_text_abbreviate:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text for quoting in a message: without invisible and control
 *   characters, and no longer than reads well
 */
char *
sp_text_abbreviate (const char *text)
{
  g_autoptr (GString) result = g_string_new (NULL);
  guint n_chars = 0;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (sp_text_is_invisible (character) || sp_text_is_control (character))
        continue;
      if (++n_chars > QUOTE_MAX_CHARS)
        {
          g_string_append (result, "…");
          break;
        }

      g_string_append_unichar (result, character);
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * sp_text_is_visible:
 * @text: valid UTF-8
 *
 * Returns: whether everything in @text takes its place on the screen: no spaces, no control
 *   characters, nothing invisible
 */
gboolean
sp_text_is_visible (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || sp_text_is_control (character) ||
          sp_text_is_invisible (character))
        return FALSE;
    }

  return TRUE;
}
