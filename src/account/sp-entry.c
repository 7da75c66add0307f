/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-entry.h"

#include <glib/gi18n-lib.h>

#include "sp-note.h"

#define FORMAT 1

typedef struct
{
  SpKeyFile *file;        /* (nullable): owns all strings */
  const SpKeyGroup *head; /* (nullable) */
} SpEntryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpEntry, sp_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  N_PROPS,
} SpEntryProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_entry_finalize (GObject *object)
{
  SpEntryPrivate *priv = sp_entry_get_instance_private (SP_ENTRY (object));

  g_clear_object (&priv->file);

  G_OBJECT_CLASS (sp_entry_parent_class)->finalize (object);
}

static void
sp_entry_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SpEntry *self = SP_ENTRY (object);

  switch ((SpEntryProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, sp_entry_get_id (self));
      break;

    case PROP_NAME:
      g_value_set_string (value, sp_entry_get_name (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static const char *
get_name_of_file (SpEntry *self)
{
  return sp_entry_get_word (self, "Name");
}

static void
sp_entry_class_init (SpEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_entry_finalize;
  object_class->get_property = sp_entry_get_property;
  klass->get_name = get_name_of_file;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_entry_init (SpEntry *self)
{
}

/**
 * sp_entry_get_id:
 * @self: an entry
 *
 * Returns: (nullable): its id, which is also its file's name; %NULL if it has no file
 */
const char *
sp_entry_get_id (SpEntry *self)
{
  return sp_entry_get_word (self, "Id");
}

/**
 * sp_entry_get_name:
 * @self: an entry
 *
 * Returns: (nullable): its name, which is not translated; %NULL if it has none
 */
const char *
sp_entry_get_name (SpEntry *self)
{
  g_return_val_if_fail (SP_IS_ENTRY (self), NULL);

  return SP_ENTRY_GET_CLASS (self)->get_name (self);
}

/**
 * sp_entry_get_source:
 * @self: an entry
 *
 * Returns: (nullable): where what it says comes from, for a person to read
 */
const char *
sp_entry_get_source (SpEntry *self)
{
  return sp_entry_get_word (self, "Source");
}

/**
 * sp_entry_get_checked:
 * @self: an entry
 *
 * Returns: (nullable): the date on which it was last compared with its source
 */
const char *
sp_entry_get_checked (SpEntry *self)
{
  return sp_entry_get_word (self, "Checked");
}

/**
 * sp_entry_set_head:
 * @self: an entry that has no head yet
 * @file: (nullable): the file that it is read from
 * @head: (nullable): the group of @file that says who it is
 */
void
sp_entry_set_head (SpEntry          *self,
                   SpKeyFile        *file,
                   const SpKeyGroup *head)
{
  SpEntryPrivate *priv = sp_entry_get_instance_private (self);

  g_return_if_fail (SP_IS_ENTRY (self));
  g_return_if_fail (priv->file == NULL);

  priv->file = file != NULL ? g_object_ref (file) : NULL;
  priv->head = head;
}

/**
 * sp_entry_get_file:
 * @self: an entry
 *
 * Returns: (nullable): the file that it was read from
 */
SpKeyFile *
sp_entry_get_file (SpEntry *self)
{
  SpEntryPrivate *priv = sp_entry_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ENTRY (self), NULL);

  return priv->file;
}

/**
 * sp_entry_get_head:
 * @self: an entry
 *
 * Returns: (nullable): the group that says who it is
 */
const SpKeyGroup *
sp_entry_get_head (SpEntry *self)
{
  SpEntryPrivate *priv = sp_entry_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ENTRY (self), NULL);

  return priv->head;
}

/**
 * sp_entry_get_word:
 * @self: an entry
 * @key: a key of its head
 *
 * Returns: (nullable): what stands there
 */
const char *
sp_entry_get_word (SpEntry    *self,
                   const char *key)
{
  const SpKeyGroup *head = sp_entry_get_head (self);

  return head != NULL ? sp_key_group_get (head, key) : NULL;
}

/**
 * sp_entry_get_list:
 * @self: an entry
 * @key: a key of its head
 *
 * Returns: (array zero-terminated=1): what is listed there
 */
const char * const *
sp_entry_get_list (SpEntry    *self,
                   const char *key)
{
  static const char * const none[] = { NULL };
  const SpKeyGroup *head = sp_entry_get_head (self);
  const char * const *list = head != NULL ? sp_key_group_get_list (head, key) : NULL;

  return list != NULL ? list : none;
}

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
