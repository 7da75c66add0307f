/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-group.h"

static void
clear_entry (gpointer data)
{
  SpKeyEntry *entry = data;

  g_free (entry->name);
  g_free (entry->value);
  g_strfreev (entry->list);
}

/**
 * sp_key_group_new:
 * @name: all that stands between the brackets
 * @kind: its first word
 * @id: (nullable): what follows it
 * @line: where its header is
 *
 * Returns: (transfer full): a group without keys
 */
SpKeyGroup *
sp_key_group_new (const char *name,
                  const char *kind,
                  const char *id,
                  guint       line)
{
  SpKeyGroup *self = g_new0 (SpKeyGroup, 1);

  self->name = g_strdup (name);
  self->kind = g_strdup (kind);
  self->id = g_strdup (id);
  self->line = line;
  self->entries = g_array_new (FALSE, TRUE, sizeof (SpKeyEntry));
  g_array_set_clear_func (self->entries, clear_entry);

  return self;
}

/**
 * sp_key_group_free:
 * @self: (nullable): a group
 *
 * Frees the group.
 */
void
sp_key_group_free (SpKeyGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->kind);
  g_free (self->id);
  g_array_unref (self->entries);
  g_free (self->keys);
  g_free (self);
}

/**
 * sp_key_group_add_entry:
 * @self: a group
 * @key: the name of a key
 *
 * Appends a key.
 *
 * Returns: (transfer none): its entry, valid until the next one is added
 */
SpKeyEntry *
sp_key_group_add_entry (SpKeyGroup *self,
                        const char *key)
{
  SpKeyEntry *entry;

  g_array_set_size (self->entries, self->entries->len + 1);
  entry = &g_array_index (self->entries, SpKeyEntry, self->entries->len - 1);
  entry->name = g_strdup (key);
  entry->is_english = TRUE;

  return entry;
}

/**
 * sp_key_group_find_entry:
 * @self: a group
 * @key: the name of a key
 *
 * Returns: (nullable) (transfer none): the entry of a key that is present, even if it is empty
 */
SpKeyEntry *
sp_key_group_find_entry (const SpKeyGroup *self,
                         const char       *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SpKeyEntry *entry = &g_array_index (self->entries, SpKeyEntry, i);

      if (strcmp (entry->name, key) == 0)
        return entry;
    }

  return NULL;
}

static void
take_text (SpKeyGroup *self,
           SpKeyEntry *entry,
           GKeyFile   *key_file)
{
  g_autofree char *locale = NULL;

  /* Most of a file needs no translation, and asking for each language takes its time. */
  if (!entry->is_translated)
    {
      entry->value = g_key_file_get_string (key_file, self->name, entry->name, NULL);
      return;
    }

  entry->value = g_key_file_get_locale_string (key_file, self->name, entry->name, NULL, NULL);
  locale = g_key_file_get_locale_for_key (key_file, self->name, entry->name, NULL);
  entry->is_english = locale == NULL;
}

static char **
dup_list (SpKeyGroup *self,
          SpKeyEntry *entry,
          GKeyFile   *key_file)
{
  g_auto (GStrv) items = g_key_file_get_string_list (key_file, self->name, entry->name, NULL, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      if (*g_strstrip (items[i]) == '\0')
        continue;

      g_strv_builder_add (builder, items[i]);
      found = TRUE;
    }

  return found ? g_strv_builder_end (builder) : NULL;
}

static void
take_value (SpKeyGroup *self,
            SpKeyEntry *entry,
            GKeyFile   *key_file)
{
  if (entry->kind == SP_KEY_TEXT)
    take_text (self, entry, key_file);
  else if (entry->kind == SP_KEY_LIST || entry->is_extension)
    entry->value = g_key_file_get_value (key_file, self->name, entry->name, NULL);
  else
    entry->value = g_key_file_get_string (key_file, self->name, entry->name, NULL);

  if (entry->kind == SP_KEY_LIST || entry->is_extension)
    entry->list = dup_list (self, entry, key_file);

  if (entry->value != NULL && *g_strstrip (entry->value) == '\0')
    g_clear_pointer (&entry->value, g_free);
  if (entry->value != NULL && entry->kind == SP_KEY_NUMBER)
    entry->number = (guint) g_ascii_strtoull (entry->value, NULL, 10);
}

/**
 * sp_key_group_take_values:
 * @self: a group
 * @key_file: the file, read without translations into other languages
 *
 * Takes the values of a scanned group over from @key_file, in the reader's language.
 */
void
sp_key_group_take_values (SpKeyGroup *self,
                          GKeyFile   *key_file)
{
  guint n_keys = 0;

  self->keys = g_new0 (const char *, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      SpKeyEntry *entry = &g_array_index (self->entries, SpKeyEntry, i);

      take_value (self, entry, key_file);
      if (!entry->is_extension)
        self->keys[n_keys++] = entry->name;
    }
}

/**
 * sp_key_group_get_kind:
 * @self: a group
 *
 * Returns: the first word of the group's name, such as "Question"
 */
const char *
sp_key_group_get_kind (const SpKeyGroup *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/**
 * sp_key_group_get_id:
 * @self: a group
 *
 * Returns: (nullable): what follows the kind in the group's name, such as "role" or
 *   "role/student"; %NULL for a kind that takes none
 */
const char *
sp_key_group_get_id (const SpKeyGroup *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * sp_key_group_get_line:
 * @self: a group
 *
 * Returns: the line of the group's header, from 1
 */
guint
sp_key_group_get_line (const SpKeyGroup *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

/**
 * sp_key_group_get:
 * @self: a group
 * @key: the name of a key
 *
 * Returns: (nullable): the value of the key without spaces at its ends, unescaped, in the
 *   reader's language if it is a text (a list as it stands in the file); %NULL if the key is
 *   absent or empty
 */
const char *
sp_key_group_get (const SpKeyGroup *self,
                  const char       *key)
{
  SpKeyEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = sp_key_group_find_entry (self, key);
  return entry != NULL ? entry->value : NULL;
}

/**
 * sp_key_group_get_list:
 * @self: a group
 * @key: the name of a key
 *
 * Keys that begin with X- are lists, too.
 *
 * Returns: (nullable) (array zero-terminated=1): the items without spaces around them and
 *   without empty ones; %NULL if the key is absent, empty or no list
 */
const char * const *
sp_key_group_get_list (const SpKeyGroup *self,
                       const char       *key)
{
  SpKeyEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = sp_key_group_find_entry (self, key);
  return entry != NULL ? (const char * const *) entry->list : NULL;
}

/**
 * sp_key_group_get_number:
 * @self: a group
 * @key: the name of a key
 *
 * Returns: the value of a number; 0 if the key is absent, empty or no number
 */
guint
sp_key_group_get_number (const SpKeyGroup *self,
                         const char       *key)
{
  SpKeyEntry *entry;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (key != NULL, 0);

  entry = sp_key_group_find_entry (self, key);
  return entry != NULL ? entry->number : 0;
}

/**
 * sp_key_group_get_key_line:
 * @self: a group
 * @key: the name of a key
 *
 * Returns: the line of a key, from 1; the line of the group if it has no such key
 */
guint
sp_key_group_get_key_line (const SpKeyGroup *self,
                           const char       *key)
{
  SpKeyEntry *entry;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (key != NULL, 0);

  entry = sp_key_group_find_entry (self, key);
  return entry != NULL ? entry->line : self->line;
}

/**
 * sp_key_group_is_refused:
 * @self: a group
 * @key: the name of a key
 *
 * Returns: whether the key is there, in a file with errors, but its value is one of them
 */
gboolean
sp_key_group_is_refused (const SpKeyGroup *self,
                         const char       *key)
{
  SpKeyEntry *entry;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  entry = sp_key_group_find_entry (self, key);
  return entry != NULL && entry->is_refused;
}

/**
 * sp_key_group_get_keys:
 * @self: a group
 *
 * Returns: (array zero-terminated=1): the names of its keys in the order of the file, without
 *   those that begin with X-
 */
const char * const *
sp_key_group_get_keys (const SpKeyGroup *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->keys;
}

/**
 * sp_key_group_is_english:
 * @self: a group
 * @key: the name of a key
 *
 * Returns: whether sp_key_group_get() gives the English text, for want of a translation or
 *   because the reader's language is English; %TRUE for what is never translated
 */
gboolean
sp_key_group_is_english (const SpKeyGroup *self,
                         const char       *key)
{
  SpKeyEntry *entry;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (key != NULL, TRUE);

  entry = sp_key_group_find_entry (self, key);
  return entry != NULL ? entry->is_english : TRUE;
}
