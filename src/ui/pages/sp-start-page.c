/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-start-page.h"

#include <glib/gi18n-lib.h>

#include "sp-heading.h"
#include "sp-label.h"
#include "sp-picture.h"
#include "sp-sending-dialog.h"
#include "sp-start-choices.h"

struct _SpStartPage
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *heading;
  GtkEntry *entry;
  GtkLabel *message_label;
  GtkLabel *sending_label;
  GtkWidget *choices; /* (nullable): once there is a library */

  SpGuideLibrary *library; /* (nullable) */
  SpCatalogue *catalogue;  /* (nullable) */
  SpDiscoveries *discoveries;
  guint warm_up_source;
  gboolean was_typed;
};

G_DEFINE_FINAL_TYPE (SpStartPage, sp_start_page, ADW_TYPE_BIN)

static void
show_message (SpStartPage *self,
              const char  *message,
              gboolean     is_error)
{
  sp_label_show (self->message_label, message);
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message_label), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
    }

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Who is known to advise on the address, while it is typed. */
static char *
dup_recognition (SpStartPage *self,
                 SpAddress   *address)
{
  SpGuideEntry *entry;
  SpProvider *provider;

  if (address == NULL || self->library == NULL)
    return NULL;

  entry = sp_guide_library_find_for_domain (self->library, sp_address_get_domain (address));
  if (entry != NULL)
    /* Translators: %s is the name of an organisation */
    return g_strdup_printf (_("%s has advice for this address."), sp_guide_entry_get_name (entry));

  provider = sp_catalogue_find_provider (self->catalogue, sp_address_get_domain (address));
  if (provider != NULL)
    /* Translators: %s is the name of a mail provider, such as Gmail */
    return g_strdup_printf (_("This address is at %s, whose settings are known."),
                            sp_entry_get_name (SP_ENTRY (provider)));

  return NULL;
}

/* What going on would tell anybody. */
static void
show_sending (SpStartPage *self,
              SpAddress   *address,
              gboolean     is_known)
{
  g_autofree char *text = NULL;

  if (sp_discoveries_is_offline (self->discoveries))
    text = g_strdup (_("Signpost works offline: nothing is sent."));
  else if (address == NULL)
    text = g_strdup (_("Your address stays on this computer."));
  else if (is_known)
    text = g_strdup (_("Nothing is sent anywhere."));
  else
    /* Translators: %s is the domain of an address */
    text = g_strdup_printf (_("Only %s is looked up. Your address stays on this computer."),
                            sp_address_get_display_domain (address));

  gtk_label_set_label (self->sending_label, text);
}

static gboolean
warm_up_cb (gpointer user_data)
{
  SpStartPage *self = user_data;

  self->warm_up_source = 0;
  sp_discoveries_warm_up (self->discoveries);

  return G_SOURCE_REMOVE;
}

static void
update_messages (SpStartPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (SpAddress) address = sp_address_new (text, NULL);
  g_autofree char *message = dup_recognition (self, address);

  show_message (self, message, FALSE);
  show_sending (self, address, message != NULL);
}

static void
on_entry_changed_cb (SpStartPage *self)
{
  update_messages (self);

  /* While the address is typed there is time for what a lookup would have to wait for. */
  if (!self->was_typed && gtk_entry_get_text_length (self->entry) > 0)
    {
      self->was_typed = TRUE;
      self->warm_up_source = g_idle_add_full (G_PRIORITY_LOW, warm_up_cb, self, NULL);
    }
}

static void
show_sending_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SpStartPage *self = SP_START_PAGE (widget);
  g_autoptr (SpAddress) address = sp_address_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);

  if (self->catalogue != NULL)
    sp_sending_dialog_present (GTK_WIDGET (self), self->catalogue, address);
}

static void
on_go_cb (SpStartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.start-address", "s",
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* What is typed is an address, wherever the focus is. */
static gboolean
on_key_pressed_cb (SpStartPage           *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   GtkEventControllerKey *controller)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  if (gtk_widget_has_focus (text) || !gtk_event_controller_key_forward (controller, text))
    return FALSE;

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));

  return TRUE;
}

/* A page is read from its title on; the cursor in the entry would blink in vain until
 * something is typed. */
static gboolean
sp_start_page_grab_focus (GtkWidget *widget)
{
  SpStartPage *self = SP_START_PAGE (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return gtk_widget_grab_focus (*text != '\0' ? GTK_WIDGET (self->entry) : self->heading);
}

static void
sp_start_page_dispose (GObject *object)
{
  SpStartPage *self = SP_START_PAGE (object);

  g_clear_handle_id (&self->warm_up_source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->discoveries);

  G_OBJECT_CLASS (sp_start_page_parent_class)->dispose (object);
}

static void
sp_start_page_class_init (SpStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_start_page_dispose;
  widget_class->grab_focus = sp_start_page_grab_focus;

  gtk_widget_class_install_action (widget_class, "start.show-sending", NULL, show_sending_cb);

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_PICTURE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStartPage, box);
  gtk_widget_class_bind_template_child (widget_class, SpStartPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpStartPage, entry);
  gtk_widget_class_bind_template_child (widget_class, SpStartPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, SpStartPage, sending_label);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

static void
sp_start_page_init (SpStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The first page, at first with nothing but the address to type. */
GtkWidget *
sp_start_page_new (SpDiscoveries *discoveries)
{
  SpStartPage *self;

  g_return_val_if_fail (SP_IS_DISCOVERIES (discoveries), NULL);

  self = g_object_new (SP_TYPE_START_PAGE, NULL);
  self->discoveries = g_object_ref (discoveries);
  g_signal_connect_object (discoveries, "notify::offline", G_CALLBACK (update_messages), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Adds the other ways to start, and recognises addresses from now on. `last_guide`
 * (nullable) is the id of the guide used last. */
void
sp_start_page_set_library (SpStartPage    *self,
                           SpGuideLibrary *library,
                           SpCatalogue    *catalogue,
                           const char     *last_guide)
{
  g_return_if_fail (SP_IS_START_PAGE (self));
  g_return_if_fail (SP_IS_GUIDE_LIBRARY (library));
  g_return_if_fail (SP_IS_CATALOGUE (catalogue));

  g_set_object (&self->library, library);
  g_set_object (&self->catalogue, catalogue);

  if (self->choices != NULL)
    gtk_box_remove (self->box, self->choices);
  self->choices = sp_start_choices_new (library, last_guide);
  gtk_widget_set_margin_top (self->choices, 30);
  gtk_box_append (self->box, self->choices);

  update_messages (self);
}

/* Puts `text` where the address is typed. */
void
sp_start_page_set_text (SpStartPage *self,
                        const char  *text)
{
  g_return_if_fail (SP_IS_START_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* Says what is wrong with what was typed, until it is changed. */
void
sp_start_page_show_error (SpStartPage *self,
                          const char  *message)
{
  g_return_if_fail (SP_IS_START_PAGE (self));

  show_message (self, message, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
