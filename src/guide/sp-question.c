/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-question.h"

struct _SpQuestion
{
  GObject parent_instance;

  char *id;
  char *title;
  char *why;
  char *hint;
  GListModel *answers;
  gboolean asks_program;
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_WHY,
  PROP_HINT,
  PROP_ASKS_PROGRAM,
} QuestionProperty;

static GParamSpec *properties[PROP_ASKS_PROGRAM + 1];

G_DEFINE_FINAL_TYPE (SpQuestion, sp_question, G_TYPE_OBJECT)

static void
sp_question_finalize (GObject *object)
{
  SpQuestion *self = SP_QUESTION (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->why);
  g_free (self->hint);
  g_clear_object (&self->answers);

  G_OBJECT_CLASS (sp_question_parent_class)->finalize (object);
}

static void
sp_question_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SpQuestion *self = SP_QUESTION (object);

  switch ((QuestionProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_WHY:
      g_value_set_string (value, self->why);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_ASKS_PROGRAM:
      g_value_set_boolean (value, self->asks_program);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_question_class_init (SpQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_question_finalize;
  object_class->get_property = sp_question_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_WHY] = g_param_spec_string ("why", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_ASKS_PROGRAM] =
    g_param_spec_boolean ("asks-program", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties),
                                     properties);
}

static void
sp_question_init (SpQuestion *self)
{
}

/**
 * sp_question_new:
 * @id: its id
 * @title: the question
 * @why: (nullable): why it is asked
 * @hint: (nullable): what helps to answer it
 * @answers: (transfer none): a model of #SpAnswer
 * @asks_program: whether mail programs are among the answers
 *
 * Returns: (transfer full): a question
 */
SpQuestion *
sp_question_new (const char *id,
                 const char *title,
                 const char *why,
                 const char *hint,
                 GListModel *answers,
                 gboolean    asks_program)
{
  SpQuestion *self = g_object_new (SP_TYPE_QUESTION, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->why = g_strdup (why);
  self->hint = g_strdup (hint);
  self->answers = g_object_ref (answers);
  self->asks_program = asks_program;
  return self;
}

const char *
sp_question_get_id (SpQuestion *self)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), NULL);
  return self->id;
}

const char *
sp_question_get_title (SpQuestion *self)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), NULL);
  return self->title;
}

const char *
sp_question_get_why (SpQuestion *self)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), NULL);
  return self->why;
}

const char *
sp_question_get_hint (SpQuestion *self)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), NULL);
  return self->hint;
}

/**
 * sp_question_get_answers:
 * @self: a question
 *
 * Returns: (transfer none): a model of #SpAnswer
 */
GListModel *
sp_question_get_answers (SpQuestion *self)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), NULL);
  return self->answers;
}

/**
 * sp_question_find_answer:
 * @self: a question
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the answer of that id
 */
SpAnswer *
sp_question_find_answer (SpQuestion *self,
                         const char *id)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (self->answers, i);

      /* The model keeps it alive. */
      if (g_str_equal (sp_answer_get_id (answer), id))
        return answer;
    }
  return NULL;
}

gboolean
sp_question_asks_program (SpQuestion *self)
{
  g_return_val_if_fail (SP_IS_QUESTION (self), FALSE);
  return self->asks_program;
}
