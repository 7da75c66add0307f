/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-settings-page.h"

#include <glib/gi18n-lib.h>

#include "sp-ask-list.h"
#include "sp-check-page.h"
#include "sp-contact.h"
#include "sp-heading.h"
#include "sp-note-row.h"
#include "sp-program-chooser.h"
#include "sp-section.h"
#include "sp-sheet-view.h"
#include "sp-sheet.h"
#include "sp-wrap-box.h"

struct _SpSettingsPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  SpHeading *heading;
  GtkLabel *intro_label;
  GtkWidget *program_list;
  GtkLabel *words_label;
  SpProgramChooser *chooser;
  GtkWidget *unable_box;
  GtkLabel *unable_label;
  GtkWidget *advise_button;
  SpSheetView *sheet_view;
  SpSection *ask_section;
  GtkButton *copy_all_button;
  SpSection *notes_section;
  GtkWidget *check_row;

  SpAdvisor *advisor; /* (nullable) */
  SpSheet *sheet;     /* (nullable): no settings are known */
  GListModel *asks;   /* (nullable): what to ask where there is no sheet */
};

G_DEFINE_FINAL_TYPE (SpSettingsPage, sp_settings_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_ADVISOR = 1,
  N_PROPS
} SpSettingsPageProperty;

static GParamSpec *properties[N_PROPS];

/* The facts of a mail program bear the names of the options. */
static gboolean
is_unable (SpMailProgram *program,
           SpOption       option)
{
  return program != NULL && sp_option_needs_settings (option) &&
         sp_mail_program_get_fact (program, sp_option_to_id (option)) == SP_TRUTH_NO;
}

/* The sheet is made for the way advised; a program that cannot go it gets other advice. */
static void
show_unable (SpSettingsPage *self,
             SpMailProgram  *program,
             SpOption        option)
{
  SpQuestion *question = sp_guide_get_program_question (sp_advisor_get_guide (self->advisor));
  gboolean unable = is_unable (program, option);

  if (unable)
    {
      g_autofree char *text = NULL;

      /* Translators: %1$s is a mail program, %2$s a way of reading mail, such as Exchange */
      text = g_strdup_printf (_("%1$s cannot connect with %2$s. There may be another way for it."),
                              sp_entry_get_name (SP_ENTRY (program)), sp_option_get_label (option));
      gtk_label_set_label (self->unable_label, text);
    }

  if (unable && question != NULL)
    {
      GtkActionable *button = GTK_ACTIONABLE (self->advise_button);

      /* An action that takes a target warns while it is named without one. */
      gtk_actionable_set_action_target (button, "(ss)", sp_question_get_id (question),
                                        sp_entry_get_id (SP_ENTRY (program)));
      gtk_actionable_set_action_name (button, "win.set-answer");
    }
  gtk_widget_set_visible (self->advise_button, unable && question != NULL);
  gtk_widget_set_visible (self->unable_box, unable);
}

static void
show_words (SpSettingsPage *self,
            SpMailProgram  *program,
            SpOption        option)
{
  const char *version = program != NULL ? sp_mail_program_get_sheet_version (program, option) : NULL;
  g_autofree char *text = NULL;

  if (program == NULL || !sp_mail_program_labels_are_own (program, option))
    text = g_strdup (_("General words: your program may call some of these differently"));
  else if (version != NULL)
    /* Translators: %s is the version of a mail program */
    text = g_strdup_printf (_("The words of its own set-up screen, as of version %s"), version);
  else
    text = g_strdup (_("The words and order of its own set-up screen"));

  gtk_label_set_label (self->words_label, text);
}

static gboolean
concerns_option (gpointer item,
                 gpointer user_data)
{
  return sp_note_concerns (SP_NOTE (item), GPOINTER_TO_UINT (user_data));
}

static GtkWidget *
create_note_row (gpointer item,
                 gpointer user_data)
{
  return sp_note_row_new (SP_NOTE (item));
}

/* The notes of the program that the advice is for stand on its page already. */
static void
show_notes (SpSettingsPage *self,
            SpMailProgram  *program,
            SpOption        option)
{
  g_autoptr (GListModel) notes = NULL;

  if (program != NULL && program != sp_advisor_get_program (self->advisor))
    {
      GListModel *all = sp_mail_program_get_notes (program);
      GtkCustomFilter *filter = gtk_custom_filter_new (concerns_option, GUINT_TO_POINTER (option), NULL);

      notes = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (all), GTK_FILTER (filter)));
    }

  sp_section_bind_model (self->notes_section, notes, create_note_row, self);
}

static char *
dup_intro (SpSettingsPage *self,
           SpOption        option)
{
  SpAddress *address = sp_advisor_get_address (self->advisor);
  const char *way = sp_option_get_label (option);

  if (address != NULL)
    /* Translators: what the settings are for: %1$s is a way of reading mail, such as IMAP,
       %2$s a mail address */
    return g_strdup_printf (_("%1$s for %2$s. Copy each value into your mail program."),
                            way, sp_address_get_text (address));

  /* Translators: what the settings are for: a way of reading mail, such as IMAP */
  return g_strdup_printf (_("%s. Copy each value into your mail program."), way);
}

static void
show_sheet (SpSettingsPage  *self,
            SpAccount       *account,
            SpOption         option,
            const SpContact *contact)
{
  SpMailProgram *program = sp_program_chooser_get_program (self->chooser);
  g_autofree char *intro = dup_intro (self, option);
  g_autofree char *title = NULL;

  g_clear_object (&self->sheet);
  self->sheet = sp_sheet_new (account, option, program, contact->name);
  sp_sheet_view_set_sheet (self->sheet_view, self->sheet, contact);

  if (program != NULL)
    /* Translators: %s is a mail program */
    title = g_strdup_printf (_("Settings for %s"), sp_entry_get_name (SP_ENTRY (program)));
  else
    title = g_strdup (_("Settings for your mail program"));

  sp_heading_set_label (self->heading, title);
  gtk_label_set_label (self->intro_label, intro);
  gtk_button_set_label (self->copy_all_button, _("Copy All"));
  show_words (self, program, option);
  show_unable (self, program, option);
  show_notes (self, program, option);
}

static GtkWidget *
create_ask_row (gpointer item,
                gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_string_object_get_string (item));

  return row;
}

static void
show_asks (SpSettingsPage  *self,
           SpOption         option,
           const SpContact *contact)
{
  g_autofree char *intro = NULL;

  g_clear_object (&self->asks);
  self->asks = sp_ask_list_new (option);
  sp_section_bind_model (self->ask_section, self->asks, create_ask_row, self);
  sp_section_set_link (self->ask_section, contact->link);

  if (contact->name != NULL)
    /* Translators: %s is who to ask, such as “Mines Help Center” */
    intro = g_strdup_printf (_("The settings for this address are not known here. Send these questions to %s, and type in what you are told."),
                             contact->name);
  else
    intro = g_strdup (_("The settings for this address are not known here. Send these questions to whoever gave you the address, and type in what you are told."));

  sp_heading_set_label (self->heading, _("Ask for your settings"));
  gtk_label_set_label (self->intro_label, intro);
  gtk_button_set_label (self->copy_all_button, _("Copy the Questions"));
  gtk_widget_set_visible (self->unable_box, FALSE);
  sp_section_bind_model (self->notes_section, NULL, NULL, NULL);
}

/* Exchange finds its server by the address alone. */
static gboolean
has_settings (SpAccount *account,
              SpOption   option)
{
  return option == SP_OPTION_EXCHANGE ||
         sp_account_find_server (account, option, SP_DIRECTION_INCOMING) != NULL;
}

static gboolean
has_servers (SpAccount *account,
             SpOption   option)
{
  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      if (sp_server_serves (server, option) && (server->host != NULL || server->url != NULL))
        return TRUE;
    }

  return FALSE;
}

static void
show_settings (SpSettingsPage *self)
{
  SpAdvice *advice = self->advisor != NULL ? sp_advisor_get_advice (self->advisor) : NULL;
  g_autoptr (SpAccount) account = NULL;
  SpContact contact;
  SpOption option;
  gboolean known;

  if (advice == NULL)
    return;

  option = sp_advice_get_option (advice);
  contact = sp_contact_find (self->advisor);
  account = sp_advisor_dup_account (self->advisor);
  known = has_settings (account, option);

  gtk_widget_set_visible (self->program_list, known);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_view), known);
  gtk_widget_set_visible (self->check_row, has_servers (account, option));
  if (known)
    {
      g_clear_object (&self->asks);
      sp_section_bind_model (self->ask_section, NULL, NULL, NULL);
      show_sheet (self, account, option, &contact);
    }
  else
    {
      g_clear_object (&self->sheet);
      show_asks (self, option, &contact);
    }
}

static void
on_chooser_notify_program_cb (SpSettingsPage *self)
{
  show_settings (self);
}

/* Other answers may name another program: then that is the one to show. */
static void
on_advisor_notify_advice_cb (SpSettingsPage *self)
{
  SpMailProgram *program = sp_advisor_get_program (self->advisor);

  g_signal_handlers_block_by_func (self->chooser, on_chooser_notify_program_cb, self);
  sp_program_chooser_set_first (self->chooser, program);
  sp_program_chooser_set_program (self->chooser, program);
  g_signal_handlers_unblock_by_func (self->chooser, on_chooser_notify_program_cb, self);

  show_settings (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

static void
copy_all_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SpSettingsPage *self = SP_SETTINGS_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->sheet != NULL)
    text = sp_sheet_to_text (self->sheet);
  else if (self->asks != NULL)
    text = sp_ask_list_to_text (self->asks);
  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_strchomp (text));
  gtk_widget_activate_action (widget, "win.toast", "s",
                              self->sheet != NULL ? _("Copied all settings") : _("Copied the questions"));
}

static gboolean
sp_settings_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_SETTINGS_PAGE (widget)->heading));
}

static void
set_advisor (SpSettingsPage *self,
             SpAdvisor      *advisor)
{
  if (self->advisor == advisor)
    return;

  if (self->advisor != NULL)
    g_signal_handlers_disconnect_by_func (self->advisor, on_advisor_notify_advice_cb, self);
  g_set_object (&self->advisor, advisor);

  if (advisor != NULL)
    {
      g_signal_connect_object (advisor, "notify::advice",
                               G_CALLBACK (on_advisor_notify_advice_cb), self, G_CONNECT_SWAPPED);
      sp_program_chooser_set_catalogue (self->chooser, sp_advisor_get_catalogue (advisor));
      on_advisor_notify_advice_cb (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVISOR]);
}

static void
sp_settings_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SpSettingsPage *self = SP_SETTINGS_PAGE (object);

  switch ((SpSettingsPageProperty) id)
    {
    case PROP_ADVISOR:
      g_value_set_object (value, self->advisor);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_settings_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SpSettingsPage *self = SP_SETTINGS_PAGE (object);

  switch ((SpSettingsPageProperty) id)
    {
    case PROP_ADVISOR:
      set_advisor (self, g_value_get_object (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_settings_page_dispose (GObject *object)
{
  SpSettingsPage *self = SP_SETTINGS_PAGE (object);

  if (self->advisor != NULL)
    g_signal_handlers_disconnect_by_func (self->advisor, on_advisor_notify_advice_cb, self);
  g_clear_object (&self->advisor);
  g_clear_object (&self->sheet);
  g_clear_object (&self->asks);

  G_OBJECT_CLASS (sp_settings_page_parent_class)->dispose (object);
}

static void
sp_settings_page_class_init (SpSettingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_settings_page_dispose;
  object_class->get_property = sp_settings_page_get_property;
  object_class->set_property = sp_settings_page_set_property;
  widget_class->grab_focus = sp_settings_page_grab_focus;

  properties[PROP_ADVISOR] =
    g_param_spec_object ("advisor", NULL, NULL, SP_TYPE_ADVISOR,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS |
                           G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "settings.copy-all", NULL, copy_all_cb);

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_PROGRAM_CHOOSER);
  g_type_ensure (SP_TYPE_SECTION);
  g_type_ensure (SP_TYPE_SHEET_VIEW);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, intro_label);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, program_list);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, words_label);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, unable_box);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, unable_label);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, advise_button);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, sheet_view);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, ask_section);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, copy_all_button);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, notes_section);
  gtk_widget_class_bind_template_child (widget_class, SpSettingsPage, check_row);
  gtk_widget_class_bind_template_callback (widget_class, on_chooser_notify_program_cb);
}

static void
sp_settings_page_init (SpSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A page with the settings for the advice of `advisor`, now and whenever it changes. */
GtkWidget *
sp_settings_page_new (SpAdvisor *advisor)
{
  g_return_val_if_fail (SP_IS_ADVISOR (advisor), NULL);

  return g_object_new (SP_TYPE_SETTINGS_PAGE, "advisor", advisor, NULL);
}

/* A page that checks the settings as they are shown now. */
GtkWidget *
sp_settings_page_create_check_page (SpSettingsPage *self,
                                    SpNet          *net)
{
  g_return_val_if_fail (SP_IS_SETTINGS_PAGE (self), NULL);

  return sp_check_page_new_for_advice (self->advisor, sp_program_chooser_get_program (self->chooser), net);
}
