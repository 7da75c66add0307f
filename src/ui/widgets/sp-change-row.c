/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-change-row.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"
#include "sp-way.h"

/* More than these are counted, not named. */
#define MAX_NAMED 2

struct _SpChangeRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *picture;
  GtkLabel *title_label;
  GtkLabel *question_label;
  GtkLabel *outcome_label;

  SpChange *change;
};

G_DEFINE_FINAL_TYPE (SpChangeRow, sp_change_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_CHANGE = 1,
  N_PROPS
} SpChangeRowProperty;

static GParamSpec *properties[N_PROPS];

/* What the answers would lead to, with or without further questions. */
static const struct
{
  const char *certain;
  const char *uncertain;
} outcomes[SP_N_OPTIONS] = {
  [SP_OPTION_WEBMAIL] = { N_("Then read your mail in the browser"),
                          N_("Then perhaps read your mail in the browser") },
  [SP_OPTION_EXCHANGE] = { N_("Then connect with native Exchange"),
                           N_("Then perhaps connect with native Exchange") },
  [SP_OPTION_IMAP] = { N_("Then connect with IMAP"),
                       N_("Then perhaps connect with IMAP") },
  [SP_OPTION_POP] = { N_("Then connect with POP"),
                      N_("Then perhaps connect with POP") },
  [SP_OPTION_OWN_APP] = { N_("Then use the provider’s own app"),
                          N_("Then perhaps use the provider’s own app") },
  [SP_OPTION_HELP_DESK] = { N_("Then ask your help desk"),
                            N_("Then perhaps ask your help desk") },
  [SP_OPTION_IMPOSSIBLE] = { N_("Then there is no way"),
                             N_("Then perhaps there is no way") },
};

static char *
dup_label (GListModel *answers,
           guint       position)
{
  g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, position);

  return g_strdup (sp_answer_get_label (answer));
}

/* "Thunderbird", "Thunderbird or Geary", "Thunderbird, Geary or 6 others". */
static char *
name_answers (GListModel *answers)
{
  guint n_answers = g_list_model_get_n_items (answers);
  g_autofree char *first = dup_label (answers, 0);
  g_autofree char *second = NULL;
  guint n_others;

  if (n_answers == 1)
    return g_steal_pointer (&first);

  second = dup_label (answers, 1);
  if (n_answers == MAX_NAMED)
    /* Translators: two answers to a question, such as “Thunderbird or Geary” */
    return g_strdup_printf (_("%1$s or %2$s"), first, second);

  n_others = n_answers - MAX_NAMED;
  if (n_others == 1)
    {
      g_autofree char *third = dup_label (answers, 2);

      /* Translators: three answers to a question */
      return g_strdup_printf (_("%1$s, %2$s or %3$s"), first, second, third);
    }

  /* Translators: answers to a question, such as “Thunderbird, Geary or 6 others” */
  return g_strdup_printf (ngettext ("%1$s, %2$s or %3$u other", "%1$s, %2$s or %3$u others", n_others),
                          first, second, n_others);
}

static void
apply_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  SpChangeRow *self = SP_CHANGE_ROW (widget);
  const char *question = sp_question_get_id (sp_change_get_question (self->change));
  GListModel *answers = sp_change_get_answers (self->change);

  if (g_list_model_get_n_items (answers) == 1)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, 0);

      gtk_widget_activate_action (widget, "win.set-answer", "(ss)",
                                  question, sp_answer_get_id (answer));
    }
  else
    {
      gtk_widget_activate_action (widget, "win.change-answer", "s", question);
    }
}

static void
sp_change_row_constructed (GObject *object)
{
  SpChangeRow *self = SP_CHANGE_ROW (object);
  SpQuestion *question = sp_change_get_question (self->change);
  SpOption option = sp_change_get_option (self->change);
  gboolean certain = sp_change_is_certain (self->change);
  g_autofree char *answers = name_answers (sp_change_get_answers (self->change));
  g_autofree char *title = NULL;
  g_autofree char *spoken = NULL;
  const char *outcome;

  G_OBJECT_CLASS (sp_change_row_parent_class)->constructed (object);

  if (sp_question_asks_program (question))
    /* Translators: %s is one or more mail programs, such as “Thunderbird or Geary” */
    title = g_strdup_printf (_("If your mail program were %s"), answers);
  else
    /* Translators: %s is one or more answers to the question named beneath */
    title = g_strdup_printf (_("If you had answered: %s"), answers);

  gtk_image_set_from_icon_name (self->picture, sp_way_get_icon_name (option));
  gtk_label_set_label (self->title_label, title);
  sp_label_show (self->question_label,
                 sp_question_asks_program (question) ? NULL : sp_question_get_title (question));
  outcome = certain ? _(outcomes[option].certain) : _(outcomes[option].uncertain);
  gtk_label_set_label (self->outcome_label, outcome);

  /* Translators: what a screen reader says: another answer, and what it would lead to */
  spoken = g_strdup_printf (_("%1$s. %2$s."), title, outcome);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
sp_change_row_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpChangeRow *self = SP_CHANGE_ROW (object);

  switch ((SpChangeRowProperty) id)
    {
    case PROP_CHANGE:
      g_value_set_object (value, self->change);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_change_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpChangeRow *self = SP_CHANGE_ROW (object);

  switch ((SpChangeRowProperty) id)
    {
    case PROP_CHANGE:
      self->change = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_change_row_dispose (GObject *object)
{
  SpChangeRow *self = SP_CHANGE_ROW (object);

  g_clear_object (&self->change);

  G_OBJECT_CLASS (sp_change_row_parent_class)->dispose (object);
}

static void
sp_change_row_class_init (SpChangeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_change_row_constructed;
  object_class->dispose = sp_change_row_dispose;
  object_class->get_property = sp_change_row_get_property;
  object_class->set_property = sp_change_row_set_property;

  properties[PROP_CHANGE] =
    g_param_spec_object ("change", NULL, NULL, SP_TYPE_CHANGE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "change.apply", NULL, apply_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpChangeRow, picture);
  gtk_widget_class_bind_template_child (widget_class, SpChangeRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpChangeRow, question_label);
  gtk_widget_class_bind_template_child (widget_class, SpChangeRow, outcome_label);
}

static void
sp_change_row_init (SpChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "change.apply");
}

/* A row for `change`, which has at least one answer. */
GtkWidget *
sp_change_row_new (SpChange *change)
{
  g_return_val_if_fail (SP_IS_CHANGE (change), NULL);

  return g_object_new (SP_TYPE_CHANGE_ROW, "change", change, NULL);
}
