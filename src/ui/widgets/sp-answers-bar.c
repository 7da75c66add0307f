/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-answers-bar.h"

#include <glib/gi18n-lib.h>

#include "sp-answer-chip.h"
#include "sp-wrap-box.h"

/* More than this many would take up the page. */
#define MAX_CHIPS 3

struct _SpAnswersBar
{
  AdwBin parent_instance;

  SpWrapBox *chips_box;
  GtkMenuButton *menu_button;
  GtkLabel *summary_label;
  GtkPopover *popover;
  GtkListBox *list;

  SpAdvisor *advisor; /* (nullable) */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SpAnswersBar, sp_answers_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_ADVISOR = 1,
  PROP_NARROW,
  N_PROPS
} SpAnswersBarProperty;

static GParamSpec *properties[N_PROPS];

/* An answer as it is shown here. */
typedef struct
{
  const char *question;
  const char *answer;
  const char *action;
  const char *target; /* (nullable) */
} Said;

static void
add_chip (SpAnswersBar *self,
          const Said   *said)
{
  gboolean show_question = said->target != NULL;

  /* An address needs no words beside it. */
  sp_wrap_box_append (self->chips_box,
                      sp_answer_chip_new (said->question, said->answer, show_question,
                                          said->action, said->target));
}

static void
add_row (SpAnswersBar *self,
         const Said   *said)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "title", said->answer,
                                 "subtitle", said->question,
                                 "use-markup", FALSE,
                                 NULL);
  /* Translators: what a screen reader says of a button; %s is a question */
  g_autofree char *name = g_strdup_printf (_("Change: %s"), said->question);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said->answer,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_list_box_append (self->list, row);
}

static void
add_said (SpAnswersBar *self,
          const Said   *said,
          GString      *summary)
{
  add_chip (self, said);
  add_row (self, said);
  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append (summary, said->answer);
}

static void
add_address (SpAnswersBar *self,
             GString      *summary)
{
  SpAddress *address = sp_advisor_get_address (self->advisor);
  Said said = { _("Email address"), NULL, "win.change-address", NULL };

  if (address == NULL)
    return;

  said.answer = sp_address_get_text (address);
  add_said (self, &said, summary);
}

static void
add_given_answers (SpAnswersBar *self,
                   GString      *summary)
{
  GListModel *answers = sp_advisor_get_given_answers (self->advisor);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpGivenAnswer) given = g_list_model_get_item (answers, i);
      SpQuestion *question = sp_given_answer_get_question (given);
      Said said = {
        sp_question_get_title (question),
        sp_answer_get_label (sp_given_answer_get_answer (given)),
        "win.change-answer",
        sp_question_get_id (question),
      };

      add_said (self, &said, summary);
    }
}

/* A row with an action of its own would not say that it was activated. */
static void
on_row_activated_cb (SpAnswersBar  *self,
                     GtkListBoxRow *row)
{
  gboolean has_address = sp_advisor_get_address (self->advisor) != NULL;
  int index = gtk_list_box_row_get_index (row) - (has_address ? 1 : 0);
  g_autoptr (SpGivenAnswer) given = NULL;

  gtk_popover_popdown (self->popover);
  if (index < 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.change-address", NULL);
      return;
    }

  given = g_list_model_get_item (sp_advisor_get_given_answers (self->advisor), index);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.change-answer", "s",
                              sp_question_get_id (sp_given_answer_get_question (given)));
}

static void
remove_all (SpAnswersBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips_box))) != NULL)
    gtk_widget_unparent (child);
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static guint
count_chips (SpAnswersBar *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips_box));
  guint n_chips = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    n_chips++;

  return n_chips;
}

static void
update_layout (SpAnswersBar *self)
{
  guint n_chips = count_chips (self);
  gboolean collapsed = n_chips > 1 && (self->narrow || n_chips > MAX_CHIPS);

  gtk_widget_set_visible (GTK_WIDGET (self->chips_box), !collapsed);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), collapsed);
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), n_chips > 0);
}

static void
show_answers (SpAnswersBar *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *name = NULL;

  remove_all (self);
  if (self->advisor != NULL)
    {
      add_address (self, summary);
      add_given_answers (self, summary);
    }

  gtk_label_set_label (self->summary_label, summary->str);
  /* Translators: what a screen reader says of a button; %s are all the answers given */
  name = g_strdup_printf (_("Your answers: %s"), summary->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_layout (self);
}

static void
set_narrow (SpAnswersBar *self,
            gboolean      narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
sp_answers_bar_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpAnswersBar *self = SP_ANSWERS_BAR (object);

  switch ((SpAnswersBarProperty) id)
    {
    case PROP_ADVISOR:
      g_value_set_object (value, self->advisor);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_answers_bar_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpAnswersBar *self = SP_ANSWERS_BAR (object);

  switch ((SpAnswersBarProperty) id)
    {
    case PROP_ADVISOR:
      sp_answers_bar_set_advisor (self, g_value_get_object (value));
      break;

    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_answers_bar_dispose (GObject *object)
{
  SpAnswersBar *self = SP_ANSWERS_BAR (object);

  if (self->advisor != NULL)
    g_signal_handlers_disconnect_by_func (self->advisor, show_answers, self);
  g_clear_object (&self->advisor);

  G_OBJECT_CLASS (sp_answers_bar_parent_class)->dispose (object);
}

static void
sp_answers_bar_class_init (SpAnswersBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = sp_answers_bar_dispose;
  object_class->get_property = sp_answers_bar_get_property;
  object_class->set_property = sp_answers_bar_set_property;

  properties[PROP_ADVISOR] = g_param_spec_object ("advisor", NULL, NULL, SP_TYPE_ADVISOR, flags);

  /* Whether there is little room. */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-answers-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAnswersBar, chips_box);
  gtk_widget_class_bind_template_child (widget_class, SpAnswersBar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SpAnswersBar, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SpAnswersBar, popover);
  gtk_widget_class_bind_template_child (widget_class, SpAnswersBar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
sp_answers_bar_init (SpAnswersBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_layout (self);
}

/* Shows the address and answers of `advisor` (nullable), now and whenever they change. */
void
sp_answers_bar_set_advisor (SpAnswersBar *self,
                            SpAdvisor    *advisor)
{
  g_return_if_fail (SP_IS_ANSWERS_BAR (self));

  if (self->advisor == advisor)
    return;

  if (self->advisor != NULL)
    g_signal_handlers_disconnect_by_func (self->advisor, show_answers, self);
  g_set_object (&self->advisor, advisor);
  if (advisor != NULL)
    {
      g_signal_connect_object (advisor, "notify::address", G_CALLBACK (show_answers), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (advisor, "notify::given-answers", G_CALLBACK (show_answers), self,
                               G_CONNECT_SWAPPED);
    }

  show_answers (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVISOR]);
}
