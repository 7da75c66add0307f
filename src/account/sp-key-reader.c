/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-reader.h"

#include <glib/gi18n-lib.h>

#include "sp-text.h"

/**
 * sp_key_reader_fail:
 * @self: a reader
 * @key: the name of a key
 * @format: a printf format of the message
 * @...: what goes into @format
 *
 * Reports an error in the line of @key, or of the group if it has no such key.
 */
void
sp_key_reader_fail (SpKeyReader *self,
                    const char  *key,
                    const char  *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->problems,
                   sp_problem_new (SP_PROBLEM_ERROR, sp_key_file_get_name (self->file),
                                   sp_key_group_get_key_line (self->group, key), "%s", message));
  self->failed = TRUE;
}

/**
 * sp_key_reader_get:
 * @self: a reader
 * @key: the name of a key
 *
 * Returns: (nullable): the value of the key
 */
const char *
sp_key_reader_get (SpKeyReader *self,
                   const char  *key)
{
  return sp_key_group_get (self->group, key);
}

static gboolean
find_word (const char         *word,
           const char * const *words,
           guint               n_words,
           guint              *value)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (strcmp (word, words[i]) == 0)
        {
          *value = i;
          return TRUE;
        }
    }

  return FALSE;
}

static char *
join_words (const char * const *words,
            guint               n_words)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, words[i]);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
fail_unknown_word (SpKeyReader        *self,
                   const char         *key,
                   const char         *word,
                   const char * const *words,
                   guint               n_words)
{
  g_autofree char *quoted = sp_text_abbreviate (word);
  g_autofree char *known = join_words (words, n_words);

  /* Translators: the name of a key, what stands there, and what may stand there */
  sp_key_reader_fail (self, key, _("%s: “%s” is none of %s"), key, quoted, known);
}

/**
 * sp_key_reader_lacks:
 * @self: a reader
 * @key: the name of a key
 *
 * Returns: whether the key is absent or empty; %FALSE for one whose value has been refused
 */
gboolean
sp_key_reader_lacks (SpKeyReader *self,
                     const char  *key)
{
  return sp_key_group_get (self->group, key) == NULL &&
         !sp_key_group_is_refused (self->group, key);
}

/**
 * sp_key_reader_get_word:
 * @self: a reader
 * @key: the name of a key
 * @words: a table of words
 * @n_words: how many words are in the table
 * @fallback: the value of an absent key, and after an error
 *
 * Returns: the place of the value in @words
 */
guint
sp_key_reader_get_word (SpKeyReader        *self,
                        const char         *key,
                        const char * const *words,
                        guint               n_words,
                        guint               fallback)
{
  const char *word = sp_key_group_get (self->group, key);
  guint value = fallback;

  if (word != NULL && !find_word (word, words, n_words, &value))
    fail_unknown_word (self, key, word, words, n_words);

  return value;
}

/**
 * sp_key_reader_get_words:
 * @self: a reader
 * @key: the name of a key
 * @words: a table of words
 * @n_words: how many words are in the table
 * @values: (out): the places of the items in @words; it has room for @n_words
 *
 * Returns: how many items there are, each counted once
 */
guint
sp_key_reader_get_words (SpKeyReader        *self,
                         const char         *key,
                         const char * const *words,
                         guint               n_words,
                         guint              *values)
{
  const char * const *list = sp_key_group_get_list (self->group, key);
  guint n_values = 0;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      gboolean is_new = TRUE;
      guint value = 0;

      if (!find_word (list[i], words, n_words, &value))
        {
          fail_unknown_word (self, key, list[i], words, n_words);
          continue;
        }

      for (guint j = 0; j < n_values; j++)
        is_new = is_new && values[j] != value;
      if (is_new)
        values[n_values++] = value;
      else
        sp_key_reader_fail (self, key, _("%s: “%s” is there twice"), key, list[i]);
    }

  return n_values;
}

/**
 * sp_key_reader_get_options:
 * @self: a reader
 * @key: the name of a key
 *
 * Returns: the options that a list names; 0 if the key is absent or empty
 */
SpOptionSet
sp_key_reader_get_options (SpKeyReader *self,
                           const char  *key)
{
  const char *words[SP_N_OPTIONS];
  guint values[SP_N_OPTIONS];
  SpOptionSet options = 0;
  guint n_values;

  for (guint i = 0; i < SP_N_OPTIONS; i++)
    words[i] = sp_option_to_id (i);

  n_values = sp_key_reader_get_words (self, key, words, SP_N_OPTIONS, values);
  for (guint i = 0; i < n_values; i++)
    options |= SP_OPTION_BIT (values[i]);

  return options;
}
