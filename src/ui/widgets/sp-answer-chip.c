/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-answer-chip.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"

struct _SpAnswerChip
{
  GtkButton parent_instance;

  GtkLabel *question_label;
  GtkLabel *answer_label;
};

G_DEFINE_FINAL_TYPE (SpAnswerChip, sp_answer_chip, GTK_TYPE_BUTTON)

static void
sp_answer_chip_class_init (SpAnswerChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-answer-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAnswerChip, question_label);
  gtk_widget_class_bind_template_child (widget_class, SpAnswerChip, answer_label);
}

static void
sp_answer_chip_init (SpAnswerChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A chip that shows `answer`, and activates `action` with `target` (nullable) to change
 * the answer to `question`, which is not shown where the answer speaks for itself. */
GtkWidget *
sp_answer_chip_new (const char *question,
                    const char *answer,
                    gboolean    show_question,
                    const char *action,
                    const char *target)
{
  SpAnswerChip *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (question != NULL && answer != NULL, NULL);

  self = g_object_new (SP_TYPE_ANSWER_CHIP, NULL);
  sp_label_show (self->question_label, show_question ? question : NULL);
  gtk_label_set_label (self->answer_label, answer);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), question);

  /* Translators: what a screen reader says of a button; %s is a question */
  name = g_strdup_printf (_("Change: %s"), question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, answer,
                                  -1);

  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);

  return GTK_WIDGET (self);
}
