/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-private.h"

struct _SpChange
{
  GObject parent_instance;

  SpQuestion *question;
  GListModel *answers;
  SpOption option;
  gboolean certain;
};

typedef enum
{
  PROP_QUESTION = 1,
  PROP_ANSWERS,
  PROP_OPTION,
  PROP_CERTAIN,
} ChangeProperty;

static GParamSpec *properties[PROP_CERTAIN + 1];

G_DEFINE_FINAL_TYPE (SpChange, sp_change, G_TYPE_OBJECT)

static void
sp_change_finalize (GObject *object)
{
  SpChange *self = SP_CHANGE (object);

  g_clear_object (&self->question);
  g_clear_object (&self->answers);

  G_OBJECT_CLASS (sp_change_parent_class)->finalize (object);
}

static void
sp_change_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpChange *self = SP_CHANGE (object);

  switch ((ChangeProperty) property_id)
    {
    case PROP_QUESTION:
      g_value_set_object (value, self->question);
      break;
    case PROP_ANSWERS:
      g_value_set_object (value, self->answers);
      break;
    case PROP_OPTION:
      g_value_set_uint (value, self->option);
      break;
    case PROP_CERTAIN:
      g_value_set_boolean (value, self->certain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_change_class_init (SpChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_change_finalize;
  object_class->get_property = sp_change_get_property;

  properties[PROP_QUESTION] =
    g_param_spec_object ("question", NULL, NULL, SP_TYPE_QUESTION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANSWERS] =
    g_param_spec_object ("answers", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPTION] =
    g_param_spec_uint ("option", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CERTAIN] =
    g_param_spec_boolean ("certain", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_change_init (SpChange *self)
{
}

/**
 * sp_change_new:
 * @question: a question that was answered
 * @answers: (transfer none): a model of #SpAnswer: other answers to it
 * @option: what they would lead to
 * @certain: whether they alone do, or only with answers to further questions
 *
 * Returns: (transfer full): a change
 */
SpChange *
sp_change_new (SpQuestion *question,
               GListModel *answers,
               SpOption    option,
               gboolean    certain)
{
  SpChange *self = g_object_new (SP_TYPE_CHANGE, NULL);

  g_set_object (&self->question, question);
  g_set_object (&self->answers, answers);
  self->option = option;
  self->certain = certain;
  return self;
}

SpQuestion *
sp_change_get_question (SpChange *self)
{
  g_return_val_if_fail (SP_IS_CHANGE (self), NULL);
  return self->question;
}

GListModel *
sp_change_get_answers (SpChange *self)
{
  g_return_val_if_fail (SP_IS_CHANGE (self), NULL);
  return self->answers;
}

SpOption
sp_change_get_option (SpChange *self)
{
  g_return_val_if_fail (SP_IS_CHANGE (self), SP_OPTION_HELP_DESK);
  return self->option;
}

gboolean
sp_change_is_certain (SpChange *self)
{
  g_return_val_if_fail (SP_IS_CHANGE (self), FALSE);
  return self->certain;
}
