/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-page.h"

#include <glib/gi18n-lib.h>

#include "sp-advice-hero.h"
#include "sp-answer-row.h"
#include "sp-change-row.h"
#include "sp-guide-footer.h"
#include "sp-label.h"
#include "sp-note-row.h"
#include "sp-section.h"
#include "sp-standing-row.h"
#include "sp-way.h"
#include "sp-wrap-box.h"

struct _SpAdvicePage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkWidget *warning_box;
  GtkLabel *warning_label;
  GtkWidget *notices_button;
  SpHero *hero;
  SpSection *prerequisites_section;
  SpSection *reasons_section;
  SpSection *explanations_section;
  SpSection *caveats_section;
  SpSection *notices_section;
  SpSection *standings_section;
  SpSection *changes_section;
  SpGuideFooter *footer;

  SpAdvisor *advisor; /* (nullable) */
  SpAccount *account; /* (nullable): the one that the advice shown is about */
  GHashTable *ticked; /* set of char *: "guide/note" of what was ticked off */
};

G_DEFINE_FINAL_TYPE (SpAdvicePage, sp_advice_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_ADVISOR = 1,
  N_PROPS
} SpAdvicePageProperty;

static GParamSpec *properties[N_PROPS];

static const char *
get_webmail (SpAdvicePage *self)
{
  return self->account != NULL ? sp_account_get_webmail (self->account) : NULL;
}

static char *
dup_warning (SpGuide  *guide,
             gboolean  has_notices)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = NULL;

  if (sp_guide_is_historical (guide))
    {
      const char *source_date = sp_guide_get_source_date (guide);

      if (source_date == NULL)
        return g_strdup (_("This advice is out of date. Ask before you rely on it."));

      date = sp_date_to_text (source_date);
      if (has_notices)
        /* Translators: %s is a date */
        return g_strdup_printf (_("This advice is as it was given on %s. Read what was announced since."), date);

      /* Translators: %s is a date */
      return g_strdup_printf (_("This advice is as it was given on %s. Ask before you rely on it."), date);
    }

  if (sp_guide_needs_review (guide, now))
    {
      date = sp_date_to_text (sp_guide_get_review_by (guide));

      /* Translators: %s is a date */
      return g_strdup_printf (_("This advice should have been reviewed by %s and may be out of date. Ask before you rely on it."), date);
    }

  return NULL;
}

static void
show_warning (SpAdvicePage *self,
              SpAdvice     *advice)
{
  gboolean has_notices = g_list_model_get_n_items (sp_advice_get_notices (advice)) > 0;
  g_autofree char *text = dup_warning (sp_advisor_get_guide (self->advisor), has_notices);

  sp_label_show (self->warning_label, text);
  gtk_widget_set_visible (self->notices_button, has_notices);
  gtk_widget_set_visible (self->warning_box, text != NULL);
}

/* Focus scrolls there, and tells a screen reader where one is. */
static void
show_notices_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (SP_ADVICE_PAGE (widget)->notices_section), GTK_DIR_TAB_FORWARD);
}

static char *
dup_tick_key (SpAdvicePage *self,
              SpNote       *note)
{
  return g_strdup_printf ("%s/%s", sp_guide_get_id (sp_advisor_get_guide (self->advisor)),
                          sp_note_get_id (note));
}

static void
on_row_ticked_cb (SpAdvicePage *self,
                  GParamSpec   *pspec,
                  SpNoteRow    *row)
{
  g_autofree char *key = dup_tick_key (self, sp_note_row_get_note (row));

  if (sp_note_row_get_ticked (row))
    g_hash_table_add (self->ticked, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->ticked, key);
}

static GtkWidget *
create_prerequisite_row (gpointer item,
                         gpointer user_data)
{
  SpAdvicePage *self = user_data;
  GtkWidget *row = sp_note_row_new (SP_NOTE (item));
  g_autofree char *key = dup_tick_key (self, SP_NOTE (item));

  sp_note_row_set_ticked (SP_NOTE_ROW (row), g_hash_table_contains (self->ticked, key));
  g_signal_connect_object (row, "notify::ticked", G_CALLBACK (on_row_ticked_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_note_row (gpointer item,
                 gpointer user_data)
{
  return sp_note_row_new (SP_NOTE (item));
}

static GtkWidget *
create_reason_row (gpointer item,
                   gpointer user_data)
{
  return sp_answer_row_new (sp_reason_get_question (SP_REASON (item)),
                            sp_reason_get_answer (SP_REASON (item)));
}

static GtkWidget *
create_standing_row (gpointer item,
                     gpointer user_data)
{
  SpAdvicePage *self = user_data;
  gboolean is_webmail = sp_standing_get_option (SP_STANDING (item)) == SP_OPTION_WEBMAIL;

  return sp_standing_row_new (SP_STANDING (item), is_webmail ? get_webmail (self) : NULL);
}

static GtkWidget *
create_change_row (gpointer item,
                   gpointer user_data)
{
  return sp_change_row_new (SP_CHANGE (item));
}

static gboolean
is_not_recommended (gpointer item,
                    gpointer user_data)
{
  return sp_standing_get_kind (SP_STANDING (item)) != SP_STANDING_RECOMMENDED;
}

static void
show_lists (SpAdvicePage *self,
            SpAdvice     *advice)
{
  GtkCustomFilter *filter = gtk_custom_filter_new (is_not_recommended, NULL, NULL);
  GListModel *all = g_object_ref (sp_advice_get_standings (advice));
  g_autoptr (GtkFilterListModel) others = gtk_filter_list_model_new (all, GTK_FILTER (filter));
  const struct
  {
    SpSection *section;
    GListModel *model;
    GtkListBoxCreateWidgetFunc create_row;
  } lists[] = {
    { self->prerequisites_section, sp_advice_get_prerequisites (advice), create_prerequisite_row },
    { self->reasons_section, sp_advice_get_reasons (advice), create_reason_row },
    { self->explanations_section, sp_advice_get_explanations (advice), create_note_row },
    { self->caveats_section, sp_advice_get_caveats (advice), create_note_row },
    { self->notices_section, sp_advice_get_notices (advice), create_note_row },
    { self->standings_section, G_LIST_MODEL (others), create_standing_row },
    { self->changes_section, sp_advice_get_changes (advice), create_change_row },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    sp_section_bind_model (lists[i].section, lists[i].model, lists[i].create_row, self);
}

static gboolean
has_focus_within (SpAdvicePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* While a question is open there is no advice, and another page is on top of this one:
 * what stands here stays until there is a new answer. */
static void
show_advice (SpAdvicePage *self)
{
  SpAdvice *advice = self->advisor != NULL ? sp_advisor_get_advice (self->advisor) : NULL;

  if (advice == NULL)
    return;

  /* Before its row goes away, and the focus with it. */
  if (has_focus_within (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));

  g_clear_object (&self->account);
  self->account = sp_advisor_dup_account (self->advisor);

  show_warning (self, advice);
  sp_advice_hero_show (self->hero, self->advisor, advice);
  show_lists (self, advice);
  sp_guide_footer_set_guide (self->footer, sp_advisor_get_guide (self->advisor));

  /* Other advice is read from its top. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

static gboolean
sp_advice_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_ADVICE_PAGE (widget)->hero));
}

static void
set_advisor (SpAdvicePage *self,
             SpAdvisor    *advisor)
{
  if (self->advisor == advisor)
    return;

  if (self->advisor != NULL)
    g_signal_handlers_disconnect_by_func (self->advisor, show_advice, self);
  g_set_object (&self->advisor, advisor);
  if (advisor != NULL)
    g_signal_connect_object (advisor, "notify::advice", G_CALLBACK (show_advice), self, G_CONNECT_SWAPPED);

  show_advice (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVISOR]);
}

static void
sp_advice_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpAdvicePage *self = SP_ADVICE_PAGE (object);

  switch ((SpAdvicePageProperty) id)
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
sp_advice_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpAdvicePage *self = SP_ADVICE_PAGE (object);

  switch ((SpAdvicePageProperty) id)
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
sp_advice_page_dispose (GObject *object)
{
  SpAdvicePage *self = SP_ADVICE_PAGE (object);

  if (self->advisor != NULL)
    g_signal_handlers_disconnect_by_func (self->advisor, show_advice, self);
  g_clear_object (&self->advisor);
  g_clear_object (&self->account);
  g_clear_pointer (&self->ticked, g_hash_table_unref);

  G_OBJECT_CLASS (sp_advice_page_parent_class)->dispose (object);
}

static void
sp_advice_page_class_init (SpAdvicePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_advice_page_dispose;
  object_class->get_property = sp_advice_page_get_property;
  object_class->set_property = sp_advice_page_set_property;
  widget_class->grab_focus = sp_advice_page_grab_focus;

  properties[PROP_ADVISOR] =
    g_param_spec_object ("advisor", NULL, NULL, SP_TYPE_ADVISOR,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS |
                           G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "advice.show-notices", NULL, show_notices_cb);

  g_type_ensure (SP_TYPE_GUIDE_FOOTER);
  g_type_ensure (SP_TYPE_HERO);
  g_type_ensure (SP_TYPE_SECTION);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-advice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, warning_box);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, warning_label);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, notices_button);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, hero);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, prerequisites_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, reasons_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, explanations_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, caveats_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, notices_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, standings_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, changes_section);
  gtk_widget_class_bind_template_child (widget_class, SpAdvicePage, footer);
}

static void
sp_advice_page_init (SpAdvicePage *self)
{
  self->ticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A page that shows the advice of `advisor`, now and whenever it changes. */
GtkWidget *
sp_advice_page_new (SpAdvisor *advisor)
{
  g_return_val_if_fail (SP_IS_ADVISOR (advisor), NULL);

  return g_object_new (SP_TYPE_ADVICE_PAGE, "advisor", advisor, NULL);
}
