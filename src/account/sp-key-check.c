/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-check.h"

#include <glib/gi18n-lib.h>

#include "sp-text.h"

#define LINE_MAX_LENGTH (16 * 1024)
#define TEXT_MAX_CHARS 2000
#define ID_MAX_LENGTH 64
#define LOCALE_MAX_LENGTH 32
#define NUMBER_MAX 65535
/* GKeyFile takes this key for itself. */
#define RESERVED_KEY "Encoding"

/**
 * sp_key_check_line:
 * @line: some bytes
 * @length: how many
 *
 * Returns: (nullable) (transfer full): what is wrong with the bytes of a line
 */
char *
sp_key_check_line (const char *line,
                   gsize       length)
{
  if (length > LINE_MAX_LENGTH)
    return g_strdup_printf (_("The line is longer than %d bytes"), LINE_MAX_LENGTH);
  if (memchr (line, '\0', length) != NULL)
    return g_strdup (_("The line contains a NUL byte; this is no text file"));
  if (!g_utf8_validate_len (line, length, NULL))
    return g_strdup (_("The line is not valid UTF-8"));

  return NULL;
}

/**
 * sp_key_check_characters:
 * @line: a line of valid UTF-8 that is not a comment
 *
 * Returns: (nullable) (transfer full): which of its characters may not stand in a line
 */
char *
sp_key_check_characters (const char *line)
{
  for (const char *c = sp_text_skip_plain (line); *c != '\0';
       c = sp_text_skip_plain (g_utf8_next_char (c)))
    {
      gunichar character = g_utf8_get_char (c);

      /* Translators: %04X is the number of a Unicode character, such as 202E */
      if (sp_text_is_control (character))
        return g_strdup_printf (_("The control character U+%04X is not allowed"), character);
      /* Translators: %04X is the number of a Unicode character, such as 202E */
      if (sp_text_is_bidi_override (character))
        return g_strdup_printf (_("The character U+%04X, which reverses the reading order, "
                                  "is not allowed"),
                                character);
    }

  return NULL;
}

/**
 * sp_key_value_is_empty:
 * @kind: what it should be
 * @value: what stands in the file
 *
 * Returns: whether it comes to nothing
 */
gboolean
sp_key_value_is_empty (SpKeyKind   kind,
                       const char *value)
{
  const char *nothing = kind == SP_KEY_LIST ? " ;" : " ";

  for (;;)
    {
      value += strspn (value, nothing);
      /* GKeyFile's way of writing a space. */
      if (value[0] != '\\' || value[1] != 's')
        break;

      value += 2;
    }

  return *value == '\0';
}

static char *
check_escapes (SpKeyKind   kind,
               const char *value)
{
  const char *known = kind == SP_KEY_LIST ? "s\\;" : "s\\";

  for (const char *c = strchr (value, '\\'); c != NULL; c = strchr (c + 2, '\\'))
    {
      g_autofree char *escape = NULL;

      if (c[1] != '\0' && strchr (known, c[1]) != NULL)
        continue;

      escape = c[1] == '\0' ? g_strdup ("\\")
                            : g_strndup (c, g_utf8_next_char (c + 1) - c);
      /* Translators: %s is a backslash and a character; \\ writes one backslash */
      return g_strdup_printf (_("“%s” means nothing here; write \\\\ for a backslash"), escape);
    }

  return NULL;
}

static char *
check_invisible (const char *value)
{
  for (const char *c = sp_text_skip_plain (value); *c != '\0';
       c = sp_text_skip_plain (g_utf8_next_char (c)))
    {
      gunichar character = g_utf8_get_char (c);

      /* Translators: %04X is the number of a Unicode character, such as 200B */
      if (sp_text_is_invisible (character))
        return g_strdup_printf (_("The invisible character U+%04X is not allowed here"), character);
    }

  return NULL;
}

static char *
check_length (SpKeyKind   kind,
              const char *value)
{
  /* A list is bounded by its line: a provider may well have 200 domains. */
  if (kind == SP_KEY_LIST || strlen (value) <= TEXT_MAX_CHARS ||
      g_utf8_strlen (value, -1) <= TEXT_MAX_CHARS)
    return NULL;

  return g_strdup_printf (_("The text is longer than %d characters"), TEXT_MAX_CHARS);
}

static char *
check_id (const char *value)
{
  g_autofree char *quoted = NULL;

  if (strlen (value) > ID_MAX_LENGTH)
    return g_strdup_printf (_("The ID is longer than %d characters"), ID_MAX_LENGTH);
  if (sp_key_text_is_id (value))
    return NULL;

  quoted = sp_text_abbreviate (value);
  return g_strdup_printf (_("“%s” is not an ID: use lower-case letters a to z, digits and "
                            "hyphens between them"),
                          quoted);
}

static char *
check_link (const char *value)
{
  g_autofree char *quoted = NULL;

  if (sp_key_text_is_link (value))
    return NULL;

  quoted = sp_text_abbreviate (value);
  return g_strdup_printf (_("“%s” is not a link: it must begin with https:// and a host name, or "
                            "with mailto: and an address"),
                          quoted);
}

static char *
check_date (const char *value)
{
  g_autofree char *quoted = NULL;

  if (sp_key_text_is_date (value))
    return NULL;

  quoted = sp_text_abbreviate (value);
  return g_strdup_printf (_("“%s” is not a date: write YYYY-MM-DD, YYYY-MM or YYYY"), quoted);
}

static char *
check_number (const char *value)
{
  g_autofree char *quoted = NULL;
  gsize length = strlen (value);

  if (length >= 1 && length <= 5 && strspn (value, "0123456789") == length &&
      g_ascii_strtoull (value, NULL, 10) <= NUMBER_MAX)
    return NULL;

  quoted = sp_text_abbreviate (value);
  return g_strdup_printf (_("“%s” is not a whole number from 0 to %d"), quoted, NUMBER_MAX);
}

static char *
check_kind (SpKeyKind   kind,
            const char *value)
{
  switch (kind)
    {
    case SP_KEY_ID:
      return check_id (value);

    case SP_KEY_LINK:
      return check_link (value);

    case SP_KEY_DATE:
      return check_date (value);

    case SP_KEY_NUMBER:
      return check_number (value);

    case SP_KEY_TEXT:
    case SP_KEY_WORD:
    case SP_KEY_LIST:
    default:
      return NULL;
    }
}

/**
 * sp_key_check_value:
 * @kind: what it should be
 * @value: what stands in the file, valid UTF-8, not empty and without spaces at its ends
 *
 * Returns: (nullable) (transfer full): what is wrong with the value
 */
char *
sp_key_check_value (SpKeyKind   kind,
                    const char *value)
{
  char *fault = check_length (kind, value);

  if (fault == NULL)
    fault = check_escapes (kind, value);
  /* Prose may need a joiner or a direction mark; what is copied or compared may not. */
  if (fault == NULL && kind != SP_KEY_TEXT)
    fault = check_invisible (value);
  if (fault == NULL)
    fault = check_kind (kind, value);

  return fault;
}

/**
 * sp_key_locale_is_valid:
 * @locale: what stands in brackets after a key
 *
 * Returns: whether it reads like de, pt_BR, sr@latin or zh_Hans
 */
gboolean
sp_key_locale_is_valid (const char *locale)
{
  gsize language = strspn (locale, "abcdefghijklmnopqrstuvwxyz");
  gsize length = strlen (locale);

  if (language < 2 || language > 3 || length > LOCALE_MAX_LENGTH)
    return FALSE;
  if (language < length && strchr ("_@.", locale[language]) == NULL)
    return FALSE;

  for (const char *c = locale + language; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("_@.-", *c) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_key_name (const char *name)
{
  if (!g_ascii_isalnum (*name))
    return FALSE;

  for (const char *c = name; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '-')
        return FALSE;
    }

  return TRUE;
}

/**
 * sp_key_check_name:
 * @name: what stands before the =, without a locale
 * @locale: (nullable): what stands in brackets after it
 *
 * Returns: (nullable) (transfer full): why it cannot name a key, in whatever group it is
 */
char *
sp_key_check_name (const char *name,
                   const char *locale)
{
  g_autofree char *quoted = NULL;

  if (!is_key_name (name))
    {
      quoted = sp_text_abbreviate (name);
      return g_strdup_printf (_("“%s” is not the name of a key: use letters, digits and hyphens"),
                              quoted);
    }
  if (strcmp (name, RESERVED_KEY) == 0)
    return g_strdup_printf (_("“%s” is not allowed: these files are always UTF-8"), name);
  if (locale != NULL && !sp_key_locale_is_valid (locale))
    {
      quoted = sp_text_abbreviate (locale);
      return g_strdup_printf (_("“%s” is not a language such as de or pt_BR"), quoted);
    }

  return NULL;
}

/* A group's ID may have two parts, as in [Answer QUESTION/ID]. */
static gboolean
is_group_id (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 3);
  guint n_parts = g_strv_length (parts);

  if (n_parts < 1 || n_parts > 2)
    return FALSE;

  return sp_key_text_is_id (parts[0]) && (n_parts == 1 || sp_key_text_is_id (parts[1]));
}

/**
 * sp_key_check_group:
 * @spec: (nullable): what is said of that kind of group
 * @kind: the first word of the group's name
 * @id: (nullable): what follows it
 *
 * Returns: (nullable) (transfer full): what is wrong with the name of the group
 */
char *
sp_key_check_group (const SpGroupSpec *spec,
                    const char        *kind,
                    const char        *id)
{
  g_autofree char *quoted = NULL;

  if (spec == NULL)
    {
      quoted = sp_text_abbreviate (kind);
      return g_strdup_printf (_("There is no kind of group called [%s]"), quoted);
    }
  if (spec->has_id && id == NULL)
    return g_strdup_printf (_("[%s] needs an ID, as in [%s some-name]"), kind, kind);
  if (id == NULL || (spec->has_id && is_group_id (id)))
    return NULL;

  quoted = sp_text_abbreviate (id);
  if (!spec->has_id)
    return g_strdup_printf (_("[%s] takes no ID, but “%s” follows"), kind, quoted);

  return g_strdup_printf (_("“%s” is not an ID: use lower-case letters a to z, digits and "
                            "hyphens between them"),
                          quoted);
}

/**
 * sp_key_split_locale:
 * @name: (inout): a key, perhaps with a locale in brackets
 *
 * Cuts "Name[locale]" in two.
 *
 * Returns: (nullable) (transfer none): the locale, a part of @name
 */
char *
sp_key_split_locale (char *name)
{
  gsize length = strlen (name);
  char *bracket = strchr (name, '[');

  if (bracket == NULL || name[length - 1] != ']')
    return NULL;

  name[length - 1] = '\0';
  *bracket = '\0';
  return bracket + 1;
}

/**
 * sp_group_specs_find:
 * @specs: a table
 * @kind: the first word of a group's name
 *
 * Returns: (nullable): what the table says of that kind of group
 */
const SpGroupSpec *
sp_group_specs_find (const SpGroupSpec *specs,
                     const char        *kind)
{
  for (; specs->kind != NULL; specs++)
    {
      if (strcmp (specs->kind, kind) == 0)
        return specs;
    }

  return NULL;
}

static const SpKeySpec *
find_key (const SpKeySpec *specs,
          const char      *name)
{
  for (; specs != NULL && specs->name != NULL; specs++)
    {
      if (strcmp (specs->name, "*") == 0 || strcmp (specs->name, name) == 0)
        return specs;
    }

  return NULL;
}

/**
 * sp_group_spec_find_key:
 * @spec: what is said of a kind of group
 * @name: the name of a key
 *
 * Returns: (nullable): what is said of that key, or %NULL if the group has none of that name
 */
const SpKeySpec *
sp_group_spec_find_key (const SpGroupSpec *spec,
                        const char        *name)
{
  const SpKeySpec *key = find_key (spec->keys, name);

  return key != NULL ? key : find_key (spec->more_keys, name);
}
