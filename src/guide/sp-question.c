/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-question.h"

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
  ANSWER_PROP_ID = 1,
  ANSWER_PROP_LABEL,
  ANSWER_PROP_HINT,
} AnswerProperty;

static GParamSpec *answer_properties[ANSWER_PROP_HINT + 1];

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
    case ANSWER_PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case ANSWER_PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case ANSWER_PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static GParamSpec *
string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
sp_answer_class_init (SpAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_answer_finalize;
  object_class->get_property = sp_answer_get_property;

  answer_properties[ANSWER_PROP_ID] = string_property ("id");
  answer_properties[ANSWER_PROP_LABEL] = string_property ("label");
  answer_properties[ANSWER_PROP_HINT] = string_property ("hint");
  g_object_class_install_properties (object_class, G_N_ELEMENTS (answer_properties),
                                     answer_properties);
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
  QUESTION_PROP_ID = 1,
  QUESTION_PROP_TITLE,
  QUESTION_PROP_WHY,
  QUESTION_PROP_HINT,
  QUESTION_PROP_ASKS_PROGRAM,
} QuestionProperty;

static GParamSpec *question_properties[QUESTION_PROP_ASKS_PROGRAM + 1];

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
    case QUESTION_PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case QUESTION_PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case QUESTION_PROP_WHY:
      g_value_set_string (value, self->why);
      break;
    case QUESTION_PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case QUESTION_PROP_ASKS_PROGRAM:
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

  object_class->finalize = sp_question_finalize;
  object_class->get_property = sp_question_get_property;

  question_properties[QUESTION_PROP_ID] = string_property ("id");
  question_properties[QUESTION_PROP_TITLE] = string_property ("title");
  question_properties[QUESTION_PROP_WHY] = string_property ("why");
  question_properties[QUESTION_PROP_HINT] = string_property ("hint");
  question_properties[QUESTION_PROP_ASKS_PROGRAM] =
    g_param_spec_boolean ("asks-program", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (question_properties),
                                     question_properties);
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
      if (g_str_equal (answer->id, id))
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
