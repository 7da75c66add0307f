/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-page.h"

#include <glib/gi18n-lib.h>

#include "sp-discovery-card.h"
#include "sp-discovery-state.h"
#include "sp-enquiry.h"
#include "sp-evidence-row.h"
#include "sp-found-row.h"
#include "sp-found-words.h"
#include "sp-section.h"
#include "sp-source-row.h"

struct _SpDiscoveryPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  SpDiscoveryCard *card;
  GtkWidget *found_box;
  GtkListBox *found_list;
  GtkWidget *conflict_row;
  GtkLabel *conflict_label;
  GtkWidget *ask_box;
  GtkLabel *ask_label;
  SpSection *failed_section;
  GtkWidget *sources_box;
  GtkLabel *sources_label;
  GtkListBox *sources_list;
  GtkWidget *again_box;
  AdwPreferencesRow *send_row;
  GtkSwitch *send_switch;

  SpDiscoveries *discoveries;
  SpAddress *address;     /* (nullable): before it was begun */
  SpDiscovery *discovery; /* (nullable): likewise */
  GSignalGroup *signals;  /* of the discovery */
  SpDiscoveryState state; /* as shown */
  guint update_source;
};

G_DEFINE_FINAL_TYPE (SpDiscoveryPage, sp_discovery_page, ADW_TYPE_BIN)

/* Who gave no usable answer */

/* A source that asks in many places says the same of many of them. */
static GListStore *
ensure_group (GListStore *groups,
              SpFinding  *finding,
              const char *failure)
{
  g_autoptr (GListStore) group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (groups)); i++)
    {
      g_autoptr (GListStore) other = g_list_model_get_item (G_LIST_MODEL (groups), i);
      g_autoptr (SpFinding) first = g_list_model_get_item (G_LIST_MODEL (other), 0);
      g_autofree char *other_failure = sp_discovery_dup_failure (first);

      if (g_str_equal (sp_finding_get_source (first), sp_finding_get_source (finding)) &&
          g_str_equal (other_failure, failure))
        return other;
    }

  group = g_list_store_new (SP_TYPE_FINDING);
  g_list_store_append (groups, group);

  return group;
}

static GListModel *
group_failures (SpDiscovery *discovery)
{
  GListModel *findings = G_LIST_MODEL (discovery);
  GListStore *groups = g_list_store_new (G_TYPE_LIST_STORE);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *failure = sp_discovery_dup_failure (finding);

      if (failure != NULL)
        g_list_store_append (ensure_group (groups, finding, failure), finding);
    }

  return G_LIST_MODEL (groups);
}

static void
add_rejected (SpEvidenceRow *row,
              SpFinding     *finding)
{
  const char * const *rejected = sp_finding_get_rejected (finding);

  for (guint i = 0; rejected != NULL && rejected[i] != NULL; i++)
    sp_evidence_row_add_warning (row, rejected[i]);
}

static GtkWidget *
create_failures_row (gpointer item,
                     gpointer user_data)
{
  GListModel *group = item;
  g_autoptr (SpFinding) first = g_list_model_get_item (group, 0);
  g_autofree char *failure = sp_discovery_dup_failure (first);
  g_autoptr (GString) asked = g_string_new (NULL);
  SpEvidenceRow *row =
    SP_EVIDENCE_ROW (sp_evidence_row_new (sp_found_get_source_title (sp_finding_get_source (first))));

  for (guint i = 0; i < g_list_model_get_n_items (group); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (group, i);

      g_string_append_printf (asked, "%s%s", i > 0 ? "\n" : "", sp_finding_get_asked (finding));
      add_rejected (row, finding);
    }
  sp_evidence_row_set_value (row, asked->str);
  sp_evidence_row_add_warning (row, failure);

  return GTK_WIDGET (row);
}

/* They may explain why there is nothing. */
static void
show_failures (SpDiscoveryPage *self)
{
  g_autoptr (GListModel) groups = NULL;

  if (sp_discovery_state_has_questions (self->state) || self->state == SP_DISCOVERY_SILENCE)
    groups = group_failures (self->discovery);

  sp_section_bind_model (self->failed_section, groups, create_failures_row, NULL);
}

/* Beneath the settings, the page grows while they come, and nothing there can be pressed. What can
 * be pressed is above them, or comes at the end and then stays where it is. */

static void
show_found (SpDiscoveryPage *self)
{
  g_autofree char *conflict = sp_found_dup_conflict (sp_discovery_get_agreements (self->discovery));
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->found_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (SP_IS_FOUND_ROW (row))
        sp_found_row_show (SP_FOUND_ROW (row), self->discovery);
    }

  gtk_label_set_label (self->conflict_label, conflict != NULL ? conflict : "");
  gtk_widget_set_visible (self->conflict_row, conflict != NULL);
  gtk_widget_set_visible (self->found_box, sp_discovery_state_is_running (self->state) ||
                                             sp_discovery_state_has_account (self->state));
}

static void
show_questions (SpDiscoveryPage *self)
{
  gboolean has_questions = sp_discovery_state_has_questions (self->state);

  gtk_widget_set_visible (self->ask_box, has_questions);
  if (has_questions)
    {
      g_autofree char *enquiry = sp_enquiry_to_text (self->address);

      gtk_label_set_label (self->ask_label, g_strchomp (enquiry));
    }
}

static void
show_sources (SpDiscoveryPage *self,
              gboolean         stopped)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->sources_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    sp_source_row_show (SP_SOURCE_ROW (row), self->discovery, stopped);

  gtk_label_set_label (self->sources_label,
                       sp_discovery_state_is_running (self->state)
                         /* Translators: heading of a list of sources, such as the name server */
                         ? _("Who is asked")
                         /* Translators: heading of a list of sources, such as the name server */
                         : _("Who was asked"));
  gtk_widget_set_visible (self->sources_box,
                          sp_discovery_state_has_asked (self->state) &&
                            sp_discovery_state_get_next (self->state) != SP_DISCOVERY_CHANGE_ADDRESS);
}

static void
show_again (SpDiscoveryPage *self)
{
  SpDiscoveryNext next = sp_discovery_state_get_next (self->state);
  /* Where the card has such a button, one is enough. */
  gboolean offered = !sp_discovery_state_is_running (self->state) &&
                     sp_discovery_state_has_asked (self->state) && next != SP_DISCOVERY_AGAIN &&
                     next != SP_DISCOVERY_CHANGE_ADDRESS;
  g_autofree char *title = NULL;

  /* Translators: %s is the domain of an address */
  title = g_strdup_printf (_("Also send the whole address to %s, over a protected connection"),
                           sp_address_get_display_domain (self->address));
  adw_preferences_row_set_title (self->send_row, title);
  gtk_widget_set_visible (self->again_box, offered);
}

static void
show_actions (SpDiscoveryPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean running = sp_discovery_state_is_running (self->state);

  gtk_widget_action_set_enabled (widget, "discovery.use", sp_discovery_state_has_account (self->state));
  gtk_widget_action_set_enabled (widget, "discovery.stop", running);
  gtk_widget_action_set_enabled (widget, "discovery.again",
                                 !running && !sp_discoveries_is_offline (self->discoveries));
  gtk_widget_action_set_enabled (widget, "discovery.go-online", !running);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, running, -1);
}

static GtkWidget *
find_focus (SpDiscoveryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static void
show (SpDiscoveryPage *self)
{
  gboolean stopped = sp_discoveries_was_stopped (self->discoveries, self->discovery);
  gboolean had_focus = find_focus (self) != NULL;
  GtkWidget *focus;

  self->state = sp_discovery_state_get (self->discovery, stopped);
  sp_discovery_card_show (self->card, self->state, self->address);
  show_found (self);
  show_questions (self);
  show_failures (self);
  show_sources (self, stopped);
  show_again (self);
  show_actions (self);

  /* What has gone must not take the focus along. */
  focus = find_focus (self);
  if (had_focus && (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_sensitive (focus)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
announce (SpDiscoveryPage *self)
{
  g_autofree char *words = g_strjoin (" ", sp_discovery_state_get_summary (self->state),
                                      sp_discovery_state_get_text (self->state), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", words);
}

static gboolean
update_cb (gpointer user_data)
{
  SpDiscoveryPage *self = user_data;
  SpDiscoveryState before = self->state;

  self->update_source = 0;
  show (self);
  if (self->state != before && gtk_widget_get_mapped (GTK_WIDGET (self)))
    announce (self);

  return G_SOURCE_REMOVE;
}

/* Many answers come at once: they are shown together, before the next frame. */
static void
queue_update (SpDiscoveryPage *self)
{
  if (self->update_source == 0 && self->discovery != NULL)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
set_discovery (SpDiscoveryPage *self,
               SpDiscovery     *discovery)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_set_object (&self->discovery, discovery);
  g_signal_group_set_target (self->signals, discovery);
  show (self);
}

static void
look (SpDiscoveryPage *self)
{
  gboolean send_address = gtk_switch_get_active (self->send_switch);

  set_discovery (self, sp_discoveries_start (self->discoveries, self->address, send_address));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Who ends the offline mode on this page wants what the page is for. */
static void
on_offline_changed_cb (SpDiscoveryPage *self)
{
  if (self->discovery == NULL)
    return;

  if (self->state == SP_DISCOVERY_OFFLINE && !sp_discoveries_is_offline (self->discoveries) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    look (self);
  else
    queue_update (self);
}

static void
use_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.use-found", NULL);
}

static void
stop_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  SpDiscoveryPage *self = SP_DISCOVERY_PAGE (widget);

  sp_discoveries_stop (self->discoveries);
  queue_update (self);
}

static void
again_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  look (SP_DISCOVERY_PAGE (widget));
}

static void
go_online_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sp_discoveries_set_offline (SP_DISCOVERY_PAGE (widget)->discoveries, FALSE);
}

static void
copy_questions_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  SpDiscoveryPage *self = SP_DISCOVERY_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_label (self->ask_label));
  gtk_widget_activate_action (widget, "win.toast", "s", _("Copied the questions"));
}

static gboolean
sp_discovery_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DISCOVERY_PAGE (widget)->card));
}

static void
sp_discovery_page_dispose (GObject *object)
{
  SpDiscoveryPage *self = SP_DISCOVERY_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->discovery);
  g_clear_object (&self->discoveries);
  g_clear_object (&self->address);

  G_OBJECT_CLASS (sp_discovery_page_parent_class)->dispose (object);
}

static void
sp_discovery_page_class_init (SpDiscoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_discovery_page_dispose;
  widget_class->grab_focus = sp_discovery_page_grab_focus;

  gtk_widget_class_install_action (widget_class, "discovery.use", NULL, use_cb);
  gtk_widget_class_install_action (widget_class, "discovery.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "discovery.again", NULL, again_cb);
  gtk_widget_class_install_action (widget_class, "discovery.go-online", NULL, go_online_cb);
  gtk_widget_class_install_action (widget_class, "discovery.copy-questions", NULL, copy_questions_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "discovery.stop", NULL);

  g_type_ensure (SP_TYPE_DISCOVERY_CARD);
  g_type_ensure (SP_TYPE_FOUND_ROW);
  g_type_ensure (SP_TYPE_SECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-discovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, card);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, found_box);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, found_list);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, conflict_row);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, ask_box);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, ask_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, failed_section);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, sources_box);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, sources_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, sources_list);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, again_box);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, send_row);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryPage, send_switch);
}

static void
sp_discovery_page_init (SpDiscoveryPage *self)
{
  static const char * const signals[] = { "items-changed", "notify::elapsed", "notify::account",
                                          "notify::running" };

  gtk_widget_init_template (GTK_WIDGET (self));

  /* What asks nobody needs no waiting for. */
  for (gsize i = 0; sp_sources[i] != NULL; i++)
    {
      if (!sp_sources[i]->is_local)
        gtk_list_box_append (self->sources_list, sp_source_row_new (sp_sources[i]));
    }

  self->signals = g_signal_group_new (SP_TYPE_DISCOVERY);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (self->signals, signals[i], G_CALLBACK (queue_update), self);
}

/* A page on which nothing was begun. */
GtkWidget *
sp_discovery_page_new (SpDiscoveries *discoveries)
{
  SpDiscoveryPage *self;

  g_return_val_if_fail (SP_IS_DISCOVERIES (discoveries), NULL);

  self = g_object_new (SP_TYPE_DISCOVERY_PAGE, NULL);
  self->discoveries = g_object_ref (discoveries);
  g_signal_connect_object (discoveries, "notify::offline", G_CALLBACK (on_offline_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Looks `address` up; if that was done before, and anything came of it, shows that. */
void
sp_discovery_page_begin (SpDiscoveryPage *self,
                         SpAddress       *address)
{
  SpDiscovery *discovery;
  SpDiscoveryState state;

  g_return_if_fail (SP_IS_DISCOVERY_PAGE (self));
  g_return_if_fail (SP_IS_ADDRESS (address));

  /* Leave to send one address is none to send another. */
  if (self->address == NULL ||
      !g_str_equal (sp_address_get_text (self->address), sp_address_get_text (address)))
    gtk_switch_set_active (self->send_switch, FALSE);
  g_set_object (&self->address, address);

  discovery = sp_discoveries_find (self->discoveries, address);
  if (discovery != NULL)
    {
      state = sp_discovery_state_get (discovery,
                                      sp_discoveries_was_stopped (self->discoveries, discovery));
      if (state != SP_DISCOVERY_STOPPED && sp_discovery_state_has_asked (state))
        {
          set_discovery (self, discovery);
          return;
        }
    }

  look (self);
}

/* The lookup on the page; NULL before one was begun. */
SpDiscovery *
sp_discovery_page_get_discovery (SpDiscoveryPage *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY_PAGE (self), NULL);

  return self->discovery;
}
