/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-question-page.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-list.h"
#include "sp-footed-page.h"
#include "sp-label.h"

/* With more mail programs than this, one can search. */
#define MAX_PROGRAMS_AT_A_GLANCE 8

struct _SpQuestionPage
{
  AdwBin parent_instance;

  GtkLabel *kicker_label;
  GtkLabel *title_label;
  GtkLabel *why_label;
  GtkLabel *hint_label;
  GtkEditable *search_entry;
  GtkWidget *nothing_label;
  SpChoiceList *choice_list;
  GtkWidget *continue_button;

  SpAdvisor *advisor;
  SpQuestion *question;
};

G_DEFINE_FINAL_TYPE (SpQuestionPage, sp_question_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_ADVISOR = 1,
  PROP_QUESTION,
  N_PROPS
} SpQuestionPageProperty;

static GParamSpec *properties[N_PROPS];

static void
on_selected_changed_cb (SpQuestionPage *self)
{
  gtk_widget_set_sensitive (self->continue_button,
                            sp_choice_list_get_selected (self->choice_list) != NULL);
}

static void
on_confirmed_cb (SpQuestionPage *self)
{
  SpAnswer *answer = sp_choice_list_get_selected (self->choice_list);

  if (answer != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-answer", "(ss)",
                                sp_question_get_id (self->question), sp_answer_get_id (answer));
}

static void
on_search_changed_cb (SpQuestionPage *self)
{
  guint n_matches = sp_choice_list_filter (self->choice_list,
                                           gtk_editable_get_text (self->search_entry));

  gtk_widget_set_visible (self->nothing_label, n_matches == 0);
}

/* What is typed is searched for, wherever the focus is. */
static void
on_search_text_changed_cb (SpQuestionPage *self)
{
  GtkWidget *entry = GTK_WIDGET (self->search_entry);

  if (gtk_widget_get_focus_child (entry) == NULL)
    gtk_widget_grab_focus (entry);
}

static void
on_search_activate_cb (SpQuestionPage *self)
{
  /* The entry waits a little before it says so. */
  on_search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice_list));
}

static void
on_search_stop_cb (SpQuestionPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  on_search_activate_cb (self);
}

static char **
dup_desktop_file_dirs (void)
{
  g_autoptr (GStrvBuilder) dirs = g_strv_builder_new ();

  g_strv_builder_add (dirs, g_get_user_data_dir ());
  g_strv_builder_addv (dirs, (const char **) g_get_system_data_dirs ());

  return g_strv_builder_end (dirs);
}

static void
sort_programs (GListModel *programs,
               GListStore *installed,
               GListStore *others)
{
  g_auto (GStrv) dirs = dup_desktop_file_dirs ();

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (SpMailProgram) program = g_list_model_get_item (programs, i);
      g_autoptr (SpAnswer) answer = NULL;
      gboolean found;

      found = sp_mail_program_is_installed (program, (const char * const *) dirs);
      answer = sp_answer_new (sp_entry_get_id (SP_ENTRY (program)), sp_entry_get_name (SP_ENTRY (program)),
                              sp_mail_program_get_summary (program), NULL);
      g_list_store_append (found ? installed : others, answer);
    }
}

static gboolean
is_no_program (gpointer item,
               gpointer user_data)
{
  return sp_catalogue_get_program (user_data, sp_answer_get_id (SP_ANSWER (item))) == NULL;
}

/* What is found on this computer comes first, and what is no program last. */
static void
show_programs (SpQuestionPage *self,
               GListModel     *answers)
{
  SpCatalogue *catalogue = sp_advisor_get_catalogue (self->advisor);
  g_autoptr (GListStore) installed = g_list_store_new (SP_TYPE_ANSWER);
  g_autoptr (GListStore) others = g_list_store_new (SP_TYPE_ANSWER);
  g_autoptr (GtkFilterListModel) no_programs = NULL;
  GListModel *programs = sp_catalogue_get_programs (catalogue);
  GtkFilter *filter;
  gboolean any_installed;
  gboolean many;

  sort_programs (programs, installed, others);
  filter = GTK_FILTER (gtk_custom_filter_new (is_no_program, catalogue, NULL));
  no_programs = gtk_filter_list_model_new (g_object_ref (answers), filter);
  any_installed = g_list_model_get_n_items (G_LIST_MODEL (installed)) > 0;

  sp_choice_list_add_group (self->choice_list, _("Found on this computer"), G_LIST_MODEL (installed));
  sp_choice_list_add_group (self->choice_list,
                            any_installed ? _("Other mail programs") : _("Mail programs"),
                            G_LIST_MODEL (others));
  sp_choice_list_add_group (self->choice_list, NULL, G_LIST_MODEL (no_programs));

  many = g_list_model_get_n_items (programs) > MAX_PROGRAMS_AT_A_GLANCE;
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), many);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           many ? GTK_WIDGET (self) : NULL);
}

/* Whose guide this is, so that nobody answers the questions of somebody else. */
static char *
dup_kicker (SpQuestionPage *self)
{
  SpGuide *guide = sp_advisor_get_guide (self->advisor);
  SpProvider *provider = sp_advisor_get_provider (self->advisor);

  if (sp_guide_get_domains (guide)[0] != NULL)
    return g_strdup (sp_guide_get_name (guide));
  if (provider != NULL)
    /* Translators: %s is the name of a mail provider, such as Gmail */
    return g_strdup_printf (_("Your mail is at %s"), sp_entry_get_name (SP_ENTRY (provider)));

  return NULL;
}

static void
show_question (SpQuestionPage *self)
{
  const char *id = sp_question_get_id (self->question);
  GListModel *answers = sp_question_get_answers (self->question);
  g_autoptr (SpAnswer) given = sp_advisor_get_answer (self->advisor, id);
  g_autofree char *kicker = dup_kicker (self);

  sp_label_show (self->kicker_label, kicker);
  sp_label_show (self->title_label, sp_question_get_title (self->question));
  sp_label_show (self->why_label, sp_question_get_why (self->question));
  sp_label_show (self->hint_label, sp_question_get_hint (self->question));

  if (sp_question_asks_program (self->question))
    show_programs (self, answers);
  else
    sp_choice_list_add_group (self->choice_list, NULL, answers);

  if (given != NULL)
    sp_choice_list_select (self->choice_list, sp_answer_get_id (given));
}

static gboolean
sp_question_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_QUESTION_PAGE (widget)->choice_list));
}

static void
sp_question_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_question_page_parent_class)->constructed (object);

  show_question (SP_QUESTION_PAGE (object));
}

static void
sp_question_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SpQuestionPage *self = SP_QUESTION_PAGE (object);

  switch ((SpQuestionPageProperty) id)
    {
    case PROP_ADVISOR:
      g_value_set_object (value, self->advisor);
      break;

    case PROP_QUESTION:
      g_value_set_object (value, self->question);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_question_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SpQuestionPage *self = SP_QUESTION_PAGE (object);

  switch ((SpQuestionPageProperty) id)
    {
    case PROP_ADVISOR:
      self->advisor = g_value_dup_object (value);
      break;

    case PROP_QUESTION:
      self->question = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_question_page_finalize (GObject *object)
{
  SpQuestionPage *self = SP_QUESTION_PAGE (object);

  g_clear_object (&self->advisor);
  g_clear_object (&self->question);

  G_OBJECT_CLASS (sp_question_page_parent_class)->finalize (object);
}

static void
sp_question_page_class_init (SpQuestionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = sp_question_page_constructed;
  object_class->finalize = sp_question_page_finalize;
  object_class->get_property = sp_question_page_get_property;
  object_class->set_property = sp_question_page_set_property;
  widget_class->grab_focus = sp_question_page_grab_focus;

  properties[PROP_ADVISOR] = g_param_spec_object ("advisor", NULL, NULL, SP_TYPE_ADVISOR, flags);
  properties[PROP_QUESTION] = g_param_spec_object ("question", NULL, NULL, SP_TYPE_QUESTION, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_CHOICE_LIST);
  g_type_ensure (SP_TYPE_FOOTED_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-question-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, kicker_label);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, why_label);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, choice_list);
  gtk_widget_class_bind_template_child (widget_class, SpQuestionPage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_text_changed_cb);
}

static void
sp_question_page_init (SpQuestionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A page that asks `question` of `advisor`, with the answer given before, if any, chosen.
 * Going on activates win.set-answer. */
GtkWidget *
sp_question_page_new (SpAdvisor  *advisor,
                      SpQuestion *question)
{
  g_return_val_if_fail (SP_IS_ADVISOR (advisor), NULL);
  g_return_val_if_fail (SP_IS_QUESTION (question), NULL);

  return g_object_new (SP_TYPE_QUESTION_PAGE,
                       "advisor", advisor,
                       "question", question,
                       NULL);
}

/* The question that is asked here. */
SpQuestion *
sp_question_page_get_question (SpQuestionPage *self)
{
  g_return_val_if_fail (SP_IS_QUESTION_PAGE (self), NULL);

  return self->question;
}
