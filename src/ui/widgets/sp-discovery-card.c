/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-card.h"

#include <glib/gi18n-lib.h>

#include "sp-discovery-stack.h"
#include "sp-heading.h"
#include "sp-wrap-box.h"

struct _SpDiscoveryCard
{
  AdwBin parent_instance;

  SpHeading *heading;
  GtkStack *icon_stack;
  GtkSpinner *spinner;
  GtkImage *image;
  GtkStack *state_stack;
  GtkStack *next_stack;
  GtkWidget *change_button;
  GtkWidget *go_on_button;
  GtkStack *stop_stack;
  GtkWidget *stop_button;
  GtkWidget *stop_place;

  GtkWidget *states[SP_N_DISCOVERY_STATES];
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
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, state_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, next_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, change_button);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, stop_stack);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SpDiscoveryCard, stop_place);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/* The words of all that may come are there from the start, so that there is room for the longest of
 * them: what is beneath, the buttons above all, stays where it is. */
static void
sp_discovery_card_init (SpDiscoveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_heading_set_verbatim (self->heading);

  for (guint i = 0; i < SP_N_DISCOVERY_STATES; i++)
    {
      GtkWidget *summary = create_label (sp_discovery_state_get_summary (i));

      self->states[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      gtk_widget_add_css_class (summary, "sp-strong");
      gtk_box_append (GTK_BOX (self->states[i]), summary);
      gtk_box_append (GTK_BOX (self->states[i]), create_label (sp_discovery_state_get_text (i)));
      gtk_stack_add_child (self->state_stack, self->states[i]);
    }
}

static void
show_state (SpDiscoveryCard  *self,
            SpDiscoveryState  state)
{
  const char *icon_name = sp_discovery_state_get_icon_name (state);

  sp_discovery_stack_show (self->state_stack, self->states[state]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sp_discovery_state_get_summary (state),
                                  -1);

  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  sp_discovery_stack_show (self->icon_stack,
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

  sp_discovery_stack_show (self->next_stack, gtk_stack_get_child_by_name (self->next_stack, names[next]));
  set_suggested (self->change_button, next == SP_DISCOVERY_CHANGE_ADDRESS);
  set_suggested (self->go_on_button, next == SP_DISCOVERY_GO_ON);
  /* Who is late to stop it does nothing at all. */
  sp_discovery_stack_show (self->stop_stack,
                           sp_discovery_state_is_running (state) ? self->stop_button : self->stop_place);
}

/* Shows how a lookup of `address` stands. */
void
sp_discovery_card_show (SpDiscoveryCard  *self,
                        SpDiscoveryState  state,
                        SpAddress        *address)
{
  g_return_if_fail (SP_IS_DISCOVERY_CARD (self));
  g_return_if_fail (state < SP_N_DISCOVERY_STATES);
  g_return_if_fail (SP_IS_ADDRESS (address));

  sp_heading_set_label (self->heading, sp_address_get_display_domain (address));
  show_state (self, state);
  show_next (self, state);
}
