/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-choice-row.h"

#include "sp-label.h"

struct _SpChoiceRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *radio;
  GtkLabel *label;
  GtkLabel *hint_label;

  SpAnswer *answer;
};

G_DEFINE_FINAL_TYPE (SpChoiceRow, sp_choice_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_ANSWER = 1,
  PROP_ACTIVE,
  N_PROPS
} SpChoiceRowProperty;

static GParamSpec *properties[N_PROPS];

static void
on_radio_toggled_cb (SpChoiceRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (self->radio)
                                 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                 : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
set_answer (SpChoiceRow *self,
            SpAnswer    *answer)
{
  self->answer = g_object_ref (answer);
  sp_label_show (self->label, sp_answer_get_label (answer));
  sp_label_show (self->hint_label, sp_answer_get_hint (answer));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sp_answer_get_label (answer), -1);
}

static void
sp_choice_row_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpChoiceRow *self = SP_CHOICE_ROW (object);

  switch ((SpChoiceRowProperty) id)
    {
    case PROP_ANSWER:
      g_value_set_object (value, self->answer);
      break;

    case PROP_ACTIVE:
      g_value_set_boolean (value, sp_choice_row_get_active (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_choice_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpChoiceRow *self = SP_CHOICE_ROW (object);

  switch ((SpChoiceRowProperty) id)
    {
    case PROP_ANSWER:
      set_answer (self, g_value_get_object (value));
      break;

    case PROP_ACTIVE:
      sp_choice_row_set_active (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_choice_row_finalize (GObject *object)
{
  SpChoiceRow *self = SP_CHOICE_ROW (object);

  g_clear_object (&self->answer);

  G_OBJECT_CLASS (sp_choice_row_parent_class)->finalize (object);
}

static void
sp_choice_row_class_init (SpChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_choice_row_finalize;
  object_class->get_property = sp_choice_row_get_property;
  object_class->set_property = sp_choice_row_set_property;

  properties[PROP_ANSWER] =
    g_param_spec_object ("answer", NULL, NULL, SP_TYPE_ANSWER,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* Whether this is the answer chosen. Setting it takes the choice from the others. */
  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpChoiceRow, radio);
  gtk_widget_class_bind_template_child (widget_class, SpChoiceRow, label);
  gtk_widget_class_bind_template_child (widget_class, SpChoiceRow, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_radio_toggled_cb);
}

static void
sp_choice_row_init (SpChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/* A row for `answer`. Of it and the others of its `group` (nullable: a row to join),
 * at most one is active. */
GtkWidget *
sp_choice_row_new (SpAnswer    *answer,
                   SpChoiceRow *group)
{
  SpChoiceRow *self;

  g_return_val_if_fail (SP_IS_ANSWER (answer), NULL);

  self = g_object_new (SP_TYPE_CHOICE_ROW, "answer", answer, NULL);
  if (group != NULL)
    gtk_check_button_set_group (self->radio, group->radio);

  return GTK_WIDGET (self);
}

/* The answer of the row. */
SpAnswer *
sp_choice_row_get_answer (SpChoiceRow *self)
{
  g_return_val_if_fail (SP_IS_CHOICE_ROW (self), NULL);

  return self->answer;
}

/* Whether this is the answer chosen. */
gboolean
sp_choice_row_get_active (SpChoiceRow *self)
{
  g_return_val_if_fail (SP_IS_CHOICE_ROW (self), FALSE);

  return gtk_check_button_get_active (self->radio);
}

/* Chooses this answer, or none of the group. */
void
sp_choice_row_set_active (SpChoiceRow *self,
                          gboolean     active)
{
  g_return_if_fail (SP_IS_CHOICE_ROW (self));

  gtk_check_button_set_active (self->radio, active);
}
