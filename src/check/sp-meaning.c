/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-decoder.h"

#include <glib/gi18n-lib.h>

#include "sp-who.h"

struct _SpMeaning
{
  GObject parent_instance;

  char *id;
  char *meaning;
  char *fix; /* (nullable) */
  SpWho who;
  char *link;    /* (nullable) */
  char *source;  /* (nullable) */
  char *checked; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpMeaning, sp_meaning, G_TYPE_OBJECT)

const char * const sp_who_ids[SP_N_WHOS] = {
  [SP_WHO_YOU] = "you",
  [SP_WHO_MAIL_PROGRAM] = "mail-program",
  [SP_WHO_ORGANISATION] = "organisation",
  [SP_WHO_NOBODY] = "nobody",
};

static const char * const who_labels[SP_N_WHOS] = {
  [SP_WHO_YOU] = N_("You can mend this."),
  [SP_WHO_MAIL_PROGRAM] = N_("This is for your mail program to mend: a newer one, or another."),
  [SP_WHO_ORGANISATION] = N_("Those who run the mail server can mend this."),
  [SP_WHO_NOBODY] = N_("This passes by itself."),
};

/**
 * sp_who_to_id:
 * @who: who can mend something
 *
 * Returns: the word for it in data files and JSON
 */
const char *
sp_who_to_id (SpWho who)
{
  g_return_val_if_fail (who < SP_N_WHOS, NULL);

  return sp_who_ids[who];
}

/**
 * sp_who_get_label:
 * @who: who can mend something
 *
 * Returns: a sentence for a person
 */
const char *
sp_who_get_label (SpWho who)
{
  g_return_val_if_fail (who < SP_N_WHOS, NULL);

  return _(who_labels[who]);
}

static void
sp_meaning_finalize (GObject *object)
{
  SpMeaning *self = SP_MEANING (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->meaning, g_free);
  g_clear_pointer (&self->fix, g_free);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->checked, g_free);

  G_OBJECT_CLASS (sp_meaning_parent_class)->finalize (object);
}

static void
sp_meaning_class_init (SpMeaningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_meaning_finalize;
}

static void
sp_meaning_init (SpMeaning *self)
{
}

/**
 * sp_meaning_new:
 * @id: a word for it, such as "gmail-app-password"
 * @meaning: what happened, in plain words
 * @fix: (nullable): what to do
 * @who: who can do it
 * @link: (nullable): where there is more to read
 * @source: (nullable): where this comes from
 * @checked: (nullable): when it was last compared with its source
 *
 * Returns: (transfer full): what a reply, or a broken step, means
 */
SpMeaning *
sp_meaning_new (const char *id,
                const char *meaning,
                const char *fix,
                SpWho       who,
                const char *link,
                const char *source,
                const char *checked)
{
  SpMeaning *self = g_object_new (SP_TYPE_MEANING, NULL);

  self->id = g_strdup (id);
  self->meaning = g_strdup (meaning);
  self->fix = g_strdup (fix);
  self->who = who;
  self->link = g_strdup (link);
  self->source = g_strdup (source);
  self->checked = g_strdup (checked);

  return self;
}

/**
 * sp_meaning_get_id:
 * @self: a meaning
 *
 * Returns: the word for it
 */
const char *
sp_meaning_get_id (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), NULL);

  return self->id;
}

/**
 * sp_meaning_get_meaning:
 * @self: a meaning
 *
 * Returns: what happened, in plain words
 */
const char *
sp_meaning_get_meaning (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), NULL);

  return self->meaning;
}

/**
 * sp_meaning_get_fix:
 * @self: a meaning
 *
 * Returns: (nullable): what to do
 */
const char *
sp_meaning_get_fix (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), NULL);

  return self->fix;
}

/**
 * sp_meaning_get_who:
 * @self: a meaning
 *
 * Returns: who can mend it
 */
SpWho
sp_meaning_get_who (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), SP_WHO_ORGANISATION);

  return self->who;
}

/**
 * sp_meaning_get_link:
 * @self: a meaning
 *
 * Returns: (nullable): where there is more to read
 */
const char *
sp_meaning_get_link (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), NULL);

  return self->link;
}

/**
 * sp_meaning_get_source:
 * @self: a meaning
 *
 * Returns: (nullable): where it comes from
 */
const char *
sp_meaning_get_source (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), NULL);

  return self->source;
}

/**
 * sp_meaning_get_checked:
 * @self: a meaning
 *
 * Returns: (nullable): when it was last compared with its source
 */
const char *
sp_meaning_get_checked (SpMeaning *self)
{
  g_return_val_if_fail (SP_IS_MEANING (self), NULL);

  return self->checked;
}
