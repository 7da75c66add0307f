/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ticket-box.h"

#include <glib/gi18n-lib.h>

#include "sp-ticket.h"

struct _SpTicketBox
{
  AdwBin parent_instance;

  GtkWidget *toggle_row;
  GtkImage *arrow_image;
  GtkWidget *preview_row;
  GtkLabel *preview_label;

  SpAccountCheck *check; /* (nullable) */
  char *guide_id;        /* (nullable) */
  char *guide_date;      /* (nullable) */
  char *program_name;    /* (nullable) */
  char *text;            /* (nullable): the last one, as it was shown */
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (SpTicketBox, sp_ticket_box, ADW_TYPE_BIN)

typedef enum
{
  PROP_EXPANDED = 1,
  N_PROPS
} SpTicketBoxProperty;

static GParamSpec *properties[N_PROPS];

/* What is copied is what was shown, to the second. */
static const char *
ensure_text (SpTicketBox *self)
{
  if (self->text == NULL && self->check != NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      self->text =
        sp_ticket_to_text (self->check, self->guide_id, self->guide_date, self->program_name, now);
    }

  return self->text;
}

static void
show_text (SpTicketBox *self)
{
  g_clear_pointer (&self->text, g_free);
  if (self->expanded)
    gtk_label_set_label (self->preview_label, ensure_text (self) != NULL ? self->text : "");
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  SpTicketBox *self = SP_TICKET_BOX (widget);

  if (ensure_text (self) == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Copied for the help desk"));
}

static void
sp_ticket_box_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpTicketBox *self = SP_TICKET_BOX (object);

  switch ((SpTicketBoxProperty) id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_ticket_box_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpTicketBox *self = SP_TICKET_BOX (object);

  switch ((SpTicketBoxProperty) id)
    {
    case PROP_EXPANDED:
      sp_ticket_box_set_expanded (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_ticket_box_dispose (GObject *object)
{
  SpTicketBox *self = SP_TICKET_BOX (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->guide_id, g_free);
  g_clear_pointer (&self->guide_date, g_free);
  g_clear_pointer (&self->program_name, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (sp_ticket_box_parent_class)->dispose (object);
}

static void
sp_ticket_box_class_init (SpTicketBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_ticket_box_dispose;
  object_class->get_property = sp_ticket_box_get_property;
  object_class->set_property = sp_ticket_box_set_property;

  /* Whether one can read what is copied. */
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "ticket.copy", NULL, copy_cb);
  gtk_widget_class_install_property_action (widget_class, "ticket.expand", "expanded");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-ticket-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTicketBox, toggle_row);
  gtk_widget_class_bind_template_child (widget_class, SpTicketBox, arrow_image);
  gtk_widget_class_bind_template_child (widget_class, SpTicketBox, preview_row);
  gtk_widget_class_bind_template_child (widget_class, SpTicketBox, preview_label);
}

static void
sp_ticket_box_init (SpTicketBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle_row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
on_check_notify_running_cb (SpTicketBox *self)
{
  gboolean is_over = self->check != NULL && !sp_account_check_is_running (self->check);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.copy", is_over);
  if (is_over)
    show_text (self);
}

/* Tells of `check` (nullable) from now on. */
void
sp_ticket_box_set_check (SpTicketBox    *self,
                         SpAccountCheck *check)
{
  g_return_if_fail (SP_IS_TICKET_BOX (self));

  if (self->check != NULL)
    g_signal_handlers_disconnect_by_func (self->check, on_check_notify_running_cb, self);
  g_set_object (&self->check, check);
  g_clear_pointer (&self->text, g_free);
  sp_ticket_box_set_expanded (self, FALSE);
  if (check != NULL)
    g_signal_connect_object (check, "notify::running", G_CALLBACK (on_check_notify_running_cb), self,
                             G_CONNECT_SWAPPED);
  on_check_notify_running_cb (self);
}

/* Names the guide that the settings come from, its date, and the mail program; each may be NULL. */
void
sp_ticket_box_set_subject (SpTicketBox *self,
                           const char  *guide_id,
                           const char  *guide_date,
                           const char  *program_name)
{
  g_return_if_fail (SP_IS_TICKET_BOX (self));

  g_free (self->guide_id);
  self->guide_id = g_strdup (guide_id);
  g_free (self->guide_date);
  self->guide_date = g_strdup (guide_date);
  g_free (self->program_name);
  self->program_name = g_strdup (program_name);
  show_text (self);
}

/* Shows what is copied, or hides it. */
void
sp_ticket_box_set_expanded (SpTicketBox *self,
                            gboolean     expanded)
{
  g_return_if_fail (SP_IS_TICKET_BOX (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  show_text (self);
  gtk_widget_set_visible (self->preview_row, expanded);
  gtk_image_set_from_icon_name (self->arrow_image, expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle_row),
                               GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}
