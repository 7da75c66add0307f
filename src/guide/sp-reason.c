/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-private.h"

struct _SpReason
{
  GObject parent_instance;

  SpQuestion *question;
  SpAnswer *answer;
};

typedef enum
{
  PROP_QUESTION = 1,
  PROP_ANSWER,
} ReasonProperty;

static GParamSpec *properties[PROP_ANSWER + 1];

G_DEFINE_FINAL_TYPE (SpReason, sp_reason, G_TYPE_OBJECT)

static void
sp_reason_finalize (GObject *object)
{
  SpReason *self = SP_REASON (object);

  g_clear_object (&self->question);
  g_clear_object (&self->answer);

  G_OBJECT_CLASS (sp_reason_parent_class)->finalize (object);
}

static void
sp_reason_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpReason *self = SP_REASON (object);

  switch ((ReasonProperty) property_id)
    {
    case PROP_QUESTION:
      g_value_set_object (value, self->question);
      break;
    case PROP_ANSWER:
      g_value_set_object (value, self->answer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_reason_class_init (SpReasonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_reason_finalize;
  object_class->get_property = sp_reason_get_property;

  properties[PROP_QUESTION] =
    g_param_spec_object ("question", NULL, NULL, SP_TYPE_QUESTION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANSWER] =
    g_param_spec_object ("answer", NULL, NULL, SP_TYPE_ANSWER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_reason_init (SpReason *self)
{
}

/**
 * sp_reason_new:
 * @question: what was asked
 * @answer: what was said
 *
 * Returns: (transfer full): an answer that the recommendation rests on
 */
SpReason *
sp_reason_new (SpQuestion *question,
               SpAnswer   *answer)
{
  SpReason *self = g_object_new (SP_TYPE_REASON, NULL);

  g_set_object (&self->question, question);
  g_set_object (&self->answer, answer);
  return self;
}

SpQuestion *
sp_reason_get_question (SpReason *self)
{
  g_return_val_if_fail (SP_IS_REASON (self), NULL);
  return self->question;
}

SpAnswer *
sp_reason_get_answer (SpReason *self)
{
  g_return_val_if_fail (SP_IS_REASON (self), NULL);
  return self->answer;
}
