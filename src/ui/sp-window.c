/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-window.h"

#include <glib/gi18n-lib.h>

#include "sp-adaptive-bin.h"
#include "sp-key-file.h"
#include "sp-learn-page.h"
#include "sp-problems-window.h"
#include "sp-window-actions.h"
#include "sp-window-state.h"

#define ANNOUNCEMENT_SECONDS 3

struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  SpAdaptiveBin *adaptive_bin;
  GtkBox *box;
  GtkWidget *view_switcher;
  GtkWidget *back_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkOverlay *overlay;
  AdwToastOverlay *toast_overlay;
  AdwViewStack *view_stack;
  SpAssistant *assistant;
  AdwBin *learn_bin;
  GtkDropTarget *drop_target;

  /* Built when first needed */
  GtkWidget *switcher_bar;       /* (nullable) */
  SpLearnPage *learn_page;       /* (nullable) */
  GtkWidget *drop_area;          /* (nullable) */
  GtkWidget *announcement_label; /* (nullable) */
  GtkFileChooserNative *chooser; /* (nullable) (owned) */
  GtkWindow *shortcuts;          /* (nullable) (unowned) */

  AdwToast *toast; /* (nullable) (unowned): the last one */
  guint announcement_source;
  gboolean learning_aside; /* whether Back leads from the topic to the assistant */
  GSettings *state; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpWindow, sp_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_learning (SpWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "learn") == 0;
}

static gboolean
can_go_back (SpWindow *self)
{
  if (!is_learning (self))
    return sp_assistant_get_can_go_back (self->assistant);

  return self->learn_page != NULL && sp_learn_page_get_can_go_back (self->learn_page);
}

static void
update_back (SpWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "back");
  gboolean enabled = can_go_back (self);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
  gtk_widget_set_visible (self->back_button, enabled);
}

static void
update_learn_page (SpWindow *self)
{
  SpAdvisor *advisor = sp_assistant_get_advisor (self->assistant);

  if (self->learn_page != NULL)
    sp_learn_page_set_guide (self->learn_page, advisor != NULL ? sp_advisor_get_guide (advisor) : NULL);
}

static void
ensure_learn_page (SpWindow *self)
{
  if (self->learn_page != NULL)
    return;

  self->learn_page = SP_LEARN_PAGE (sp_learn_page_new (sp_assistant_get_library (self->assistant)));
  g_signal_connect_swapped (self->learn_page, "notify::can-go-back", G_CALLBACK (update_back), self);
  adw_bin_set_child (self->learn_bin, GTK_WIDGET (self->learn_page));
  update_learn_page (self);
}

static void
on_view_changed_cb (SpWindow *self)
{
  self->learning_aside = FALSE;
  if (is_learning (self))
    ensure_learn_page (self);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "show-view")),
                             g_variant_new_string (is_learning (self) ? "learn" : "assistant"));
  update_back (self);
}

static void
on_narrow_changed_cb (SpWindow *self)
{
  gboolean narrow = sp_adaptive_bin_get_narrow (self->adaptive_bin);

  if (self->switcher_bar == NULL)
    {
      self->switcher_bar = adw_view_switcher_bar_new ();
      adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), self->view_stack);
      gtk_box_append (self->box, self->switcher_bar);
    }
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), narrow);
  gtk_widget_set_visible (self->view_switcher, !narrow);
}

/* The menu is built when it is first opened. */
static void
create_menu (GtkMenuButton *button,
             gpointer       user_data)
{
  SpWindow *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->main_menu);
}

static void
on_advisor_changed_cb (SpWindow *self)
{
  SpGuide *guide = sp_advisor_get_guide (sp_assistant_get_advisor (self->assistant));

  if (self->state != NULL)
    g_settings_set_string (self->state, "last-guide", sp_guide_get_id (guide));
  update_learn_page (self);
}

/* Guide files dragged onto the window */

static void
show_drop_area (SpWindow *self,
                gboolean  visible)
{
  if (self->drop_area == NULL)
    {
      self->drop_area = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->drop_area), "document-open-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (self->drop_area), _("Drop to Open the Guide"));
      gtk_widget_add_css_class (self->drop_area, "sp-drop-area");
      gtk_widget_set_can_target (self->drop_area, FALSE);
      gtk_overlay_add_overlay (self->overlay, self->drop_area);
    }
  gtk_widget_set_visible (self->drop_area, visible);
}

static GdkDragAction
on_drag_enter_cb (SpWindow *self)
{
  show_drop_area (self, TRUE);

  return GDK_ACTION_COPY;
}

static void
on_drag_leave_cb (SpWindow *self)
{
  show_drop_area (self, FALSE);
}

static gboolean
on_drop_cb (SpWindow     *self,
            const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  show_drop_area (self, FALSE);
  if (files == NULL)
    return FALSE;

  sp_window_open_file (self, files->data);

  return TRUE;
}

static void
on_chooser_response_cb (SpWindow             *self,
                        GtkResponseType       response,
                        GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      sp_window_open_file (self, file);
    }
  g_clear_object (&self->chooser);
}

/* Announcements. GTK learned to make them in 4.14; until then, an alert that appears is
 * what a screen reader notices. */

static gboolean
hide_announcement_cb (gpointer user_data)
{
  SpWindow *self = user_data;

  self->announcement_source = 0;
  gtk_widget_set_visible (self->announcement_label, FALSE);

  return G_SOURCE_REMOVE;
}

static void
on_uri_shown_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SpWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_debug ("Link not opened: %s", error->message);
  sp_window_show_toast (self, _("The link cannot be opened on this computer"));
}

/* One switch for all windows, which stays as it was left. */
static void
add_offline_action (SpWindow *self)
{
  SpDiscoveries *discoveries = sp_assistant_get_discoveries (self->assistant);
  g_autoptr (GPropertyAction) action = g_property_action_new ("offline", discoveries, "offline");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  if (self->state != NULL)
    g_settings_bind (self->state, "offline", discoveries, "offline", G_SETTINGS_BIND_DEFAULT);
}

static gboolean
sp_window_close_request (GtkWindow *window)
{
  sp_window_state_keep (SP_WINDOW (window)->state, window);

  return GTK_WINDOW_CLASS (sp_window_parent_class)->close_request (window);
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  g_clear_handle_id (&self->announcement_source, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->shortcuts);
  g_clear_object (&self->chooser);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sp_window_close_request;

  g_type_ensure (SP_TYPE_ADAPTIVE_BIN);
  g_type_ensure (SP_TYPE_ASSISTANT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/sp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWindow, adaptive_bin);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, box);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, assistant);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, learn_bin);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, on_advisor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_window_go_back);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
}

static void
sp_window_init (SpWindow *self)
{
  sp_window_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, self, NULL);
  update_back (self);

  self->state = sp_window_state_new ();
  add_offline_action (self);
  sp_window_state_restore (self->state, GTK_WINDOW (self));
  if (self->state != NULL)
    {
      g_autofree char *last_guide = g_settings_get_string (self->state, "last-guide");

      sp_assistant_set_last_guide (self->assistant, last_guide);
    }

  /* Laying the first page out twice would cost more than reading what it lists. */
  sp_assistant_get_library (self->assistant);
  gtk_widget_grab_focus (GTK_WIDGET (self->assistant));
}

/* A window at its first page. */
GtkWidget *
sp_window_new (GtkApplication *application)
{
  return g_object_new (SP_TYPE_WINDOW, "application", application, NULL);
}

/* The assistant of this window. */
SpAssistant *
sp_window_get_assistant (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);

  return self->assistant;
}

/* Starts with an address; what is none is shown with what is wrong with it. */
void
sp_window_open_address (SpWindow   *self,
                        const char *address)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  sp_window_show_view (self, "assistant");
  sp_assistant_start_address (self->assistant, address);
}

/* Starts with a guide file; if it cannot be read, everything stays as it is. */
void
sp_window_open_file (SpWindow *self,
                     GFile    *file)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (SpGuide) guide = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_WINDOW (self));

  if (path != NULL)
    guide = sp_guide_new_from_path (path, problems, &error);
  if (guide != NULL)
    {
      sp_window_show_view (self, "assistant");
      sp_assistant_start (self->assistant, guide);
      return;
    }

  if (problems->len == 0)
    g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, name, 0, "%s",
                                               error != NULL ? error->message
                                                             : _("It is not on this computer")));
  sp_problems_window_present (GTK_WIDGET (self), name, problems);
}

/* Opens a link, https: or mailto:, with the program that the person has for it. */
void
sp_window_open_uri (SpWindow   *self,
                    const char *uri)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (sp_key_text_is_link (uri))
    gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, on_uri_shown_cb, g_object_ref (self));
  else
    g_warning ("Link not opened: neither https: nor mailto:");
}

/* Says something in passing, instead of what was said before. */
void
sp_window_show_toast (SpWindow   *self,
                      const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  sp_window_announce (self, text);
}

/* Says something to those who listen to a screen reader, and shows nothing. */
void
sp_window_announce (SpWindow   *self,
                    const char *text)
{
  g_return_if_fail (SP_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (self->announcement_label == NULL)
    {
      self->announcement_label = g_object_new (GTK_TYPE_LABEL,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                               "can-target", FALSE,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               "opacity", 0.0,
                                               "valign", GTK_ALIGN_START,
                                               NULL);
      gtk_overlay_add_overlay (self->overlay, self->announcement_label);
    }

  g_clear_handle_id (&self->announcement_source, g_source_remove);
  gtk_widget_set_visible (self->announcement_label, FALSE);
  gtk_label_set_label (GTK_LABEL (self->announcement_label), text);
  gtk_widget_set_visible (self->announcement_label, TRUE);
  self->announcement_source = g_timeout_add_seconds (ANNOUNCEMENT_SECONDS, hide_announcement_cb, self);
}

/* Shows the page that explains a topic; Back leads back to where one was. */
void
sp_window_show_topic (SpWindow   *self,
                      const char *topic_id)
{
  gboolean aside;

  g_return_if_fail (SP_IS_WINDOW (self));

  aside = !is_learning (self);
  ensure_learn_page (self);
  sp_learn_page_show_topic (self->learn_page, topic_id);
  sp_window_show_view (self, "learn");
  self->learning_aside = aside;
  gtk_widget_grab_focus (GTK_WIDGET (self->learn_page));
}

/* Shows "assistant" or "learn". */
void
sp_window_show_view (SpWindow   *self,
                     const char *name)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), name) == 0)
    return;

  adw_view_stack_set_visible_child_name (self->view_stack, name);
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->view_stack));
}

/* Lets a person choose a guide file. */
void
sp_window_choose_guide (SpWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->chooser != NULL)
    return;

  gtk_file_filter_set_name (filter, _("Guides"));
  gtk_file_filter_add_suffix (filter, "guide");
  gtk_file_filter_add_mime_type (filter, "application/x-signpost-guide");

  self->chooser = gtk_file_chooser_native_new (_("Open Guide"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Shows what can be done with the keyboard. */
void
sp_window_show_shortcuts (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->shortcuts == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/mailsignpost/Signpost/sp-shortcuts.ui");

      g_set_weak_pointer (&self->shortcuts, GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
      gtk_window_set_transient_for (self->shortcuts, GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (self->shortcuts, TRUE);
    }
  gtk_window_present (self->shortcuts);
}

/* Shows the page before, if there is one. */
void
sp_window_go_back (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (!can_go_back (self))
    return;

  if (!is_learning (self))
    sp_assistant_go_back (self->assistant);
  else if (self->learning_aside)
    sp_window_show_view (self, "assistant");
  else
    sp_learn_page_go_back (self->learn_page);
}
