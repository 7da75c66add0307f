/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-card.h"

#include <glib/gi18n-lib.h>

#include "sp-heading.h"
#include "sp-label.h"
#include "sp-wrap-box.h"

struct _SpDiscoveryCard
{
  AdwBin parent_instance;

  SpHeading *heading;
  GtkStack *icon_stack;
  GtkSpinner *spinner;
  GtkImage *image;
  GtkStack *summary_stack;
  GtkLabel *looking_label;
  GtkLabel *better_label;
  GtkLabel *found_label;
  GtkLabel *other_label;
  GtkLabel *text_label;
  GtkStack *next_stack;
  GtkWidget *change_button;
  GtkWidget *go_on_button;
  GtkStack *stop_stack;
};

G_DEFINE_FINAL_TYPE (SpDiscoveryCard, sp_discovery_card, ADW_TYPE_BIN)

static gboolean
sp_discovery_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DISCOVERY_CARD (widget)->heading));
}

static void
sp_discovery_card_class_init (SpDiscoveryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = sp_discovery_card_grab_focus;

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-discovery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, heading);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, image);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, summary_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, looking_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, better_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, found_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, other_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, text_label);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, next_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, change_button);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, stop_stack);
}

/* The words of what usually comes one after the other are there from the start, to have room. */
static void
sp_discovery_card_init (SpDiscoveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_heading_set_verbatim (self->heading);
  sp_label_set_verbatim (self->text_label);
  gtk_label_set_label (self->looking_label, sp_discovery_state_get_summary (SP_DISCOVERY_LOOKING));
  gtk_label_set_label (self->better_label, sp_discovery_state_get_summary (SP_DISCOVERY_BETTER_MAY_COME));
  gtk_label_set_label (self->found_label, sp_discovery_state_get_summary (SP_DISCOVERY_FOUND));
}

static void
show_summary (SpDiscoveryCard  *self,
              SpDiscoveryState  state,
              SpDiscovery      *discovery)
{
  const char *icon_name = sp_discovery_state_get_icon_name (state);
  GtkLabel *label = self->other_label;
  g_autofree char *text = sp_discovery_state_dup_text (state, discovery);

  if (state == SP_DISCOVERY_LOOKING)
    label = self->looking_label;
  else if (state == SP_DISCOVERY_BETTER_MAY_COME)
    label = self->better_label;
  else if (state == SP_DISCOVERY_FOUND)
    label = self->found_label;

  gtk_label_set_label (self->other_label,
                       label == self->other_label ? sp_discovery_state_get_summary (state) : "");
  gtk_stack_set_visible_child (self->summary_stack, GTK_WIDGET (label));
  sp_label_show (self->text_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sp_discovery_state_get_summary (state), -1);

  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_stack_set_visible_child (self->icon_stack,
                               icon_name == NULL ? GTK_WIDGET (self->spinner) : GTK_WIDGET (self->image));
  if (icon_name != NULL)
    gtk_image_set_from_icon_name (self->image, icon_name);
}

static void
set_suggested (GtkWidget *button,
               gboolean   suggested)
{
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
show_next (SpDiscoveryCard  *self,
           SpDiscoveryState  state)
{
  static const char * const names[] = {
    [SP_DISCOVERY_USE] = "use",
    [SP_DISCOVERY_AGAIN] = "again",
    [SP_DISCOVERY_GO_ONLINE] = "online",
    [SP_DISCOVERY_CHANGE_ADDRESS] = "change",
    [SP_DISCOVERY_GO_ON] = "change",
  };
  SpDiscoveryNext next = sp_discovery_state_get_next (state);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->next_stack)) != NULL ||
                       gtk_widget_get_focus_child (GTK_WIDGET (self->stop_stack)) != NULL;

  gtk_stack_set_visible_child_name (self->next_stack, names[next]);
  set_suggested (self->change_button, next == SP_DISCOVERY_CHANGE_ADDRESS);
  set_suggested (self->go_on_button, next == SP_DISCOVERY_GO_ON);
  /* Who is late to stop it does nothing that was not wanted. */
  gtk_stack_set_visible_child_name (self->stop_stack,
                                    sp_discovery_state_is_running (state) ? "stop" : "details");

  /* A button that has gone must not take the focus along. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Shows how `discovery` stands. */
void
sp_discovery_card_show (SpDiscoveryCard  *self,
                        SpDiscoveryState  state,
                        SpDiscovery      *discovery)
{
  SpAddress *address;

  g_return_if_fail (SP_IS_DISCOVERY_CARD (self));
  g_return_if_fail (SP_IS_DISCOVERY (discovery));

  address = sp_discovery_get_address (discovery);
  sp_heading_set_label (self->heading, sp_address_get_display_domain (address));
  show_summary (self, state, discovery);
  show_next (self, state);
}
