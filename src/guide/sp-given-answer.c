/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-private.h"

struct _SpGivenAnswer
{
  GObject parent_instance;

  SpQuestion *question;
  SpAnswer *answer;
  gboolean from_address;
};

typedef enum
{
  PROP_QUESTION = 1,
  PROP_ANSWER,
  PROP_FROM_ADDRESS,
} GivenAnswerProperty;

static GParamSpec *properties[PROP_FROM_ADDRESS + 1];

G_DEFINE_FINAL_TYPE (SpGivenAnswer, sp_given_answer, G_TYPE_OBJECT)

static void
sp_given_answer_finalize (GObject *object)
{
  SpGivenAnswer *self = SP_GIVEN_ANSWER (object);

  g_clear_object (&self->question);
  g_clear_object (&self->answer);

  G_OBJECT_CLASS (sp_given_answer_parent_class)->finalize (object);
}

static void
sp_given_answer_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpGivenAnswer *self = SP_GIVEN_ANSWER (object);

  switch ((GivenAnswerProperty) property_id)
    {
    case PROP_QUESTION:
      g_value_set_object (value, self->question);
      break;
    case PROP_ANSWER:
      g_value_set_object (value, self->answer);
      break;
    case PROP_FROM_ADDRESS:
      g_value_set_boolean (value, self->from_address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_given_answer_class_init (SpGivenAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_given_answer_finalize;
  object_class->get_property = sp_given_answer_get_property;

  properties[PROP_QUESTION] =
    g_param_spec_object ("question", NULL, NULL, SP_TYPE_QUESTION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANSWER] =
    g_param_spec_object ("answer", NULL, NULL, SP_TYPE_ANSWER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FROM_ADDRESS] =
    g_param_spec_boolean ("from-address", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_given_answer_init (SpGivenAnswer *self)
{
}

/**
 * sp_given_answer_new:
 * @question: what was asked
 * @answer: what was said
 * @from_address: whether the address gave it
 *
 * Returns: (transfer full): an answer as it stands
 */
SpGivenAnswer *
sp_given_answer_new (SpQuestion *question,
                     SpAnswer   *answer,
                     gboolean    from_address)
{
  SpGivenAnswer *self = g_object_new (SP_TYPE_GIVEN_ANSWER, NULL);

  g_set_object (&self->question, question);
  g_set_object (&self->answer, answer);
  self->from_address = from_address;
  return self;
}

SpQuestion *
sp_given_answer_get_question (SpGivenAnswer *self)
{
  g_return_val_if_fail (SP_IS_GIVEN_ANSWER (self), NULL);
  return self->question;
}

SpAnswer *
sp_given_answer_get_answer (SpGivenAnswer *self)
{
  g_return_val_if_fail (SP_IS_GIVEN_ANSWER (self), NULL);
  return self->answer;
}

gboolean
sp_given_answer_is_from_address (SpGivenAnswer *self)
{
  g_return_val_if_fail (SP_IS_GIVEN_ANSWER (self), FALSE);
  return self->from_address;
}
