/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-answer.h"

struct _SpAnswer
{
  GObject parent_instance;

  char *id;
  char *label;
  char *hint;
  char **domains;
};

typedef enum
{
  PROP_ID = 1,
  PROP_LABEL,
  PROP_HINT,
} AnswerProperty;

static GParamSpec *properties[PROP_HINT + 1];

G_DEFINE_FINAL_TYPE (SpAnswer, sp_answer, G_TYPE_OBJECT)

static void
sp_answer_finalize (GObject *object)
{
  SpAnswer *self = SP_ANSWER (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->hint);
  g_strfreev (self->domains);

  G_OBJECT_CLASS (sp_answer_parent_class)->finalize (object);
}

static void
sp_answer_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpAnswer *self = SP_ANSWER (object);

  switch ((AnswerProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_answer_class_init (SpAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_answer_finalize;
  object_class->get_property = sp_answer_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties),
                                     properties);
}

static void
sp_answer_init (SpAnswer *self)
{
}

/**
 * sp_answer_new:
 * @id: its id within the question
 * @label: what a person reads
 * @hint: (nullable): a sentence beneath it
 * @domains: (nullable): domains whose addresses give this answer by themselves
 *
 * Returns: (transfer full): a possible answer
 */
SpAnswer *
sp_answer_new (const char         *id,
               const char         *label,
               const char         *hint,
               const char * const *domains)
{
  SpAnswer *self = g_object_new (SP_TYPE_ANSWER, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->hint = g_strdup (hint);
  self->domains = g_strdupv ((char **) domains);
  return self;
}

const char *
sp_answer_get_id (SpAnswer *self)
{
  g_return_val_if_fail (SP_IS_ANSWER (self), NULL);
  return self->id;
}

const char *
sp_answer_get_label (SpAnswer *self)
{
  g_return_val_if_fail (SP_IS_ANSWER (self), NULL);
  return self->label;
}

const char *
sp_answer_get_hint (SpAnswer *self)
{
  g_return_val_if_fail (SP_IS_ANSWER (self), NULL);
  return self->hint;
}

const char * const *
sp_answer_get_domains (SpAnswer *self)
{
  g_return_val_if_fail (SP_IS_ANSWER (self), NULL);
  return (const char * const *) self->domains;
}
