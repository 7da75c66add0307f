/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-note.h"

#include <glib/gi18n-lib.h>

#include "sp-key-reader.h"

struct _SpNote
{
  GObject parent_instance;

  char *id;
  SpNoteKind kind;
  SpOptionSet options;
  char *text;
  char *link;
  char *since;
  char *source;
  char **providers; /* (nullable): without it, of any provider */
  guint line;
};

G_DEFINE_FINAL_TYPE (SpNote, sp_note, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TEXT,
  PROP_LINK,
  PROP_SINCE,
  PROP_SOURCE,
  N_PROPS,
} SpNoteProperty;

static GParamSpec *properties[N_PROPS];

static const char * const kind_ids[SP_N_NOTE_KINDS] = {
  [SP_NOTE_REASON] = "reason",
  [SP_NOTE_PREREQUISITE] = "prerequisite",
  [SP_NOTE_CAVEAT] = "caveat",
  [SP_NOTE_DISCOURAGED] = "discouraged",
  [SP_NOTE_UNAVAILABLE] = "unavailable",
  [SP_NOTE_NOTICE] = "notice",
};

const SpKeySpec sp_note_keys[] = {
  { "Kind", SP_KEY_ID, TRUE },
  { "Option", SP_KEY_LIST },
  { "Text", SP_KEY_TEXT, TRUE },
  { "Link", SP_KEY_LINK },
  { "Since", SP_KEY_DATE },
  { "Source", SP_KEY_WORD },
  { NULL },
};

static void
sp_note_finalize (GObject *object)
{
  SpNote *self = SP_NOTE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->providers, g_strfreev);

  G_OBJECT_CLASS (sp_note_parent_class)->finalize (object);
}

static void
sp_note_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SpNote *self = SP_NOTE (object);

  switch ((SpNoteProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;

    case PROP_SINCE:
      g_value_set_string (value, self->since);
      break;

    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_note_class_init (SpNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_note_finalize;
  object_class->get_property = sp_note_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_LINK] = g_param_spec_string ("link", NULL, NULL, NULL, flags);
  properties[PROP_SINCE] = g_param_spec_string ("since", NULL, NULL, NULL, flags);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_note_init (SpNote *self)
{
}

/* A dated announcement is worth nothing without its date and who made it; nor is the
 * statement that something cannot be had from a third party. */
static void
check_source (SpNote      *self,
              SpKeyReader *reader)
{
  gboolean is_guide = sp_key_file_find_group (reader->file, "Guide", NULL) != NULL;

  if (self->kind == SP_NOTE_NOTICE && sp_key_reader_lacks (reader, "Since"))
    sp_key_reader_fail (reader, "Kind", _("A notice needs its date in Since"));
  if (self->kind == SP_NOTE_NOTICE && sp_key_reader_lacks (reader, "Source"))
    sp_key_reader_fail (reader, "Kind", _("A notice needs its Source"));
  if (self->kind == SP_NOTE_UNAVAILABLE && sp_key_reader_lacks (reader, "Source") && !is_guide)
    sp_key_reader_fail (reader, "Kind", _("A note that something is unavailable needs its Source"));
}

/**
 * sp_note_new_from_group:
 * @file: a data file
 * @group: a [Note ID] group that was read with sp_note_keys, perhaps salvaged
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Returns: (nullable): a note, or %NULL if its values do not fit together
 */
SpNote *
sp_note_new_from_group (SpKeyFile        *file,
                        const SpKeyGroup *group,
                        GPtrArray        *problems)
{
  g_autoptr (SpNote) self = NULL;
  SpKeyReader reader = { file, group, problems, FALSE };

  g_return_val_if_fail (SP_IS_KEY_FILE (file), NULL);
  g_return_val_if_fail (group != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  self = g_object_new (SP_TYPE_NOTE, NULL);
  self->id = g_strdup (sp_key_group_get_id (group));
  self->kind = sp_key_reader_get_word (&reader, "Kind", kind_ids, SP_N_NOTE_KINDS, SP_NOTE_REASON);
  self->options = sp_key_reader_get_options (&reader, "Option");
  self->text = g_strdup (sp_key_group_get (group, "Text"));
  self->link = g_strdup (sp_key_group_get (group, "Link"));
  self->since = g_strdup (sp_key_group_get (group, "Since"));
  self->source = g_strdup (sp_key_group_get (group, "Source"));
  self->providers = g_strdupv ((char **) sp_key_group_get_list (group, "Providers"));
  self->line = sp_key_group_get_line (group);

  check_source (self, &reader);

  return reader.failed ? NULL : g_steal_pointer (&self);
}

/**
 * sp_note_get_id:
 * @self: a note
 *
 * Returns: the note's id, unique in its file
 */
const char *
sp_note_get_id (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), NULL);

  return self->id;
}

/**
 * sp_note_get_kind:
 * @self: a note
 *
 * Returns: what the note is for
 */
SpNoteKind
sp_note_get_kind (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), SP_NOTE_REASON);

  return self->kind;
}

/**
 * sp_note_concerns:
 * @self: a note
 * @option: a way of reading mail
 *
 * Returns: whether the note has something to say on @option: it names it, or names none
 */
gboolean
sp_note_concerns (SpNote  *self,
                  SpOption option)
{
  g_return_val_if_fail (SP_IS_NOTE (self), FALSE);
  g_return_val_if_fail (option < SP_N_OPTIONS, FALSE);

  return self->options == 0 || (self->options & SP_OPTION_BIT (option)) != 0;
}

/**
 * sp_note_get_options:
 * @self: a note
 *
 * Returns: the options that the note names; 0 if it names none
 */
SpOptionSet
sp_note_get_options (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), 0);

  return self->options;
}

/**
 * sp_note_get_text:
 * @self: a note
 *
 * Returns: the sentence, plain text, in the reader's language where there is a translation
 */
const char *
sp_note_get_text (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), NULL);

  return self->text;
}

/**
 * sp_note_get_link:
 * @self: a note
 *
 * Returns: (nullable): where to read on or to do it, https: or mailto:
 */
const char *
sp_note_get_link (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), NULL);

  return self->link;
}

/**
 * sp_note_get_since:
 * @self: a note
 *
 * Returns: (nullable): since when it holds: YYYY-MM-DD, YYYY-MM or YYYY
 */
const char *
sp_note_get_since (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), NULL);

  return self->since;
}

/**
 * sp_note_get_source:
 * @self: a note
 *
 * Returns: (nullable): who says so, for a person to read
 */
const char *
sp_note_get_source (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), NULL);

  return self->source;
}

/**
 * sp_note_get_line:
 * @self: a note
 *
 * Returns: the line of its file where the note begins
 */
guint
sp_note_get_line (SpNote *self)
{
  g_return_val_if_fail (SP_IS_NOTE (self), 0);

  return self->line;
}

/**
 * sp_note_kind_to_id:
 * @kind: a kind of note
 *
 * Returns: the word for a kind in data files and JSON, such as "prerequisite"
 */
const char *
sp_note_kind_to_id (SpNoteKind kind)
{
  g_return_val_if_fail (kind < SP_N_NOTE_KINDS, NULL);

  return kind_ids[kind];
}

/**
 * sp_note_is_for_provider:
 * @self: a note
 * @provider_id: (nullable): the provider of an address, if it is known
 *
 * What a mail program's file says of accounts at some providers is of no use to people at
 * another one.
 *
 * Returns: %FALSE if the note speaks of certain providers and @provider_id is not of them
 */
gboolean
sp_note_is_for_provider (SpNote     *self,
                         const char *provider_id)
{
  g_return_val_if_fail (SP_IS_NOTE (self), FALSE);

  return self->providers == NULL || provider_id == NULL ||
         g_strv_contains ((const char * const *) self->providers, provider_id);
}
