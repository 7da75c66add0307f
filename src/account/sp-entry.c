/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-entry.h"

#include <glib/gi18n-lib.h>

#include "sp-note.h"

#define FORMAT 1

/**
 * sp_entry_check_head:
 * @head: a reader of the first group
 * @suffix: the ending of the file's name
 *
 * Checks Format and Id of a file's first group; the id is the file's name without @suffix.
 */
void
sp_entry_check_head (SpKeyReader *head,
                     const char  *suffix)
{
  const char *id = sp_key_reader_get (head, "Id");
  g_autofree char *basename = g_path_get_basename (sp_key_file_get_name (head->file));
  g_autofree char *expected = g_strconcat (id, suffix, NULL);

  if (sp_key_group_get_number (head->group, "Format") != FORMAT)
    sp_key_reader_fail (head, "Format", _("Only Format=%d is known"), FORMAT);
  if (strcmp (basename, expected) != 0)
    sp_key_reader_fail (head, "Id", _("The file must be called %s, as its Id"), expected);
}

static void
read_fact (SpKeyReader        *reader,
           const char         *key,
           const char * const *names,
           SpTruth            *facts)
{
  const char *word = sp_key_reader_get (reader, key);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], key) != 0)
        continue;

      if (word != NULL && !sp_truth_from_id (word, &facts[i]))
        sp_key_reader_fail (reader, key, _("%s is yes, no or unknown"), key);

      return;
    }

  sp_key_reader_fail (reader, key, _("There is no fact called “%s”"), key);
}

/**
 * sp_entry_read_facts:
 * @file: a data file
 * @names: (array zero-terminated=1): the facts there are
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads the [Facts] group, which may be absent.
 *
 * Returns: (transfer full): what is known of each of @names
 */
SpTruth *
sp_entry_read_facts (SpKeyFile          *file,
                     const char * const *names,
                     GPtrArray          *problems)
{
  SpTruth *facts = g_new0 (SpTruth, g_strv_length ((char **) names));
  SpKeyReader reader = { file, sp_key_file_find_group (file, "Facts", NULL), problems, FALSE };
  const char * const *keys;

  if (reader.group == NULL)
    return facts;

  keys = sp_key_group_get_keys (reader.group);
  for (guint i = 0; keys[i] != NULL; i++)
    read_fact (&reader, keys[i], names, facts);

  return facts;
}

/**
 * sp_entry_find_fact:
 * @facts: what sp_entry_read_facts() returned
 * @names: (array zero-terminated=1): the facts there are
 * @name: a name
 *
 * Returns: what is known of @name, which is nothing for a name that is not in @names
 */
SpTruth
sp_entry_find_fact (const SpTruth      *facts,
                    const char * const *names,
                    const char         *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], name) == 0)
        return facts[i];
    }

  return SP_TRUTH_UNKNOWN;
}

/**
 * sp_entry_read_notes:
 * @file: a data file
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads the [Note ID] groups.
 *
 * Returns: (transfer full): a list of #SpNote, in the order of the file
 */
GListModel *
sp_entry_read_notes (SpKeyFile *file,
                     GPtrArray *problems)
{
  GListStore *notes = g_list_store_new (SP_TYPE_NOTE);

  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    {
      const SpKeyGroup *group = sp_key_file_get_group (file, i);
      g_autoptr (SpNote) note = NULL;

      if (strcmp (sp_key_group_get_kind (group), "Note") != 0)
        continue;

      note = sp_note_new_from_group (file, group, problems);
      if (note != NULL)
        g_list_store_append (notes, note);
    }

  return G_LIST_MODEL (notes);
}
