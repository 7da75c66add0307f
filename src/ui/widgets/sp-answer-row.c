/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-answer-row.h"

#include <glib/gi18n-lib.h>

struct _SpAnswerRow
{
  AdwActionRow parent_instance;

  GtkWidget *change_button;

  SpQuestion *question;
  SpAnswer *answer;
};

G_DEFINE_FINAL_TYPE (SpAnswerRow, sp_answer_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_QUESTION = 1,
  PROP_ANSWER,
  N_PROPS
} SpAnswerRowProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_answer_row_constructed (GObject *object)
{
  SpAnswerRow *self = SP_ANSWER_ROW (object);
  const char *title = sp_question_get_title (self->question);
  g_autofree char *name = NULL;

  G_OBJECT_CLASS (sp_answer_row_parent_class)->constructed (object);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sp_answer_get_label (self->answer));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), title);

  /* Translators: what a screen reader says of the button “Change”; %s is a question, such
     as “Where do you want to read your mail?” */
  name = g_strdup_printf (_("Change the answer to: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->change_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->change_button),
                                    "s", sp_question_get_id (self->question));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->change_button), "win.change-answer");
}

static void
sp_answer_row_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpAnswerRow *self = SP_ANSWER_ROW (object);

  switch ((SpAnswerRowProperty) id)
    {
    case PROP_QUESTION:
      g_value_set_object (value, self->question);
      break;

    case PROP_ANSWER:
      g_value_set_object (value, self->answer);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_answer_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpAnswerRow *self = SP_ANSWER_ROW (object);

  switch ((SpAnswerRowProperty) id)
    {
    case PROP_QUESTION:
      self->question = g_value_dup_object (value);
      break;

    case PROP_ANSWER:
      self->answer = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_answer_row_dispose (GObject *object)
{
  SpAnswerRow *self = SP_ANSWER_ROW (object);

  g_clear_object (&self->question);
  g_clear_object (&self->answer);

  G_OBJECT_CLASS (sp_answer_row_parent_class)->dispose (object);
}

static void
sp_answer_row_class_init (SpAnswerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_answer_row_constructed;
  object_class->dispose = sp_answer_row_dispose;
  object_class->get_property = sp_answer_row_get_property;
  object_class->set_property = sp_answer_row_set_property;

  properties[PROP_QUESTION] =
    g_param_spec_object ("question", NULL, NULL, SP_TYPE_QUESTION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANSWER] =
    g_param_spec_object ("answer", NULL, NULL, SP_TYPE_ANSWER,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAnswerRow, change_button);
}

static void
sp_answer_row_init (SpAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for the `answer` given to `question`. */
GtkWidget *
sp_answer_row_new (SpQuestion *question,
                   SpAnswer   *answer)
{
  g_return_val_if_fail (SP_IS_QUESTION (question), NULL);
  g_return_val_if_fail (SP_IS_ANSWER (answer), NULL);

  return g_object_new (SP_TYPE_ANSWER_ROW, "question", question, "answer", answer, NULL);
}
