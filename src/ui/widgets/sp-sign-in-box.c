/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sign-in-box.h"

#include <glib/gi18n-lib.h>

#include "sp-check-words.h"
#include "sp-label.h"
#include "sp-meaning-view.h"

/* From the second sign-in on that fails, a person is warned of being locked out. */
#define REFUSED_OFTEN 2

struct _SpSignInBox
{
  AdwBin parent_instance;

  GtkImage *arrow_image;
  GtkWidget *toggle_row;
  GtkWidget *form_row;
  GtkLabel *hosts_label;
  SpMeaningView *meaning_view;
  GtkWidget *warning_box;
  GtkWidget *form;
  GtkEditable *user_entry;
  GtkEditable *password_entry;
  GtkLabel *error_label;
  GtkWidget *button;

  SpAccountCheck *check; /* (nullable) */
  char *usual_user;      /* (nullable): what the settings say */
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (SpSignInBox, sp_sign_in_box, ADW_TYPE_BIN)

typedef enum
{
  PROP_EXPANDED = 1,
  N_PROPS
} SpSignInBoxProperty;

static GParamSpec *properties[N_PROPS];

static gboolean
is_broken_at_encryption (SpCheck *check)
{
  SpCheckStep *broken = sp_check_get_first_broken (check);

  return broken != NULL && sp_check_step_get_kind (broken) == SP_CHECK_ENCRYPTION;
}

/* Nowhere, if one server of the account could not prove who it is. */
static gboolean
is_safe (SpSignInBox *self)
{
  gboolean safe = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (self->check), i);

      if (is_broken_at_encryption (check))
        return FALSE;
      safe = safe || sp_check_words_is_safe (check);
    }

  return safe;
}

static void
update_button (SpSignInBox *self)
{
  gboolean ready = self->check != NULL && !sp_account_check_is_running (self->check) &&
                   *gtk_editable_get_text (self->user_entry) != '\0' &&
                   *gtk_editable_get_text (self->password_entry) != '\0';

  gtk_widget_set_sensitive (self->button, ready);
}

/* Which servers would see the password, and what those want that do not take one. */
static void
show_servers (SpSignInBox *self)
{
  g_autoptr (GString) hosts = g_string_new (NULL);
  SpMeaning *instead = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (self->check), i);
      g_autofree char *place = NULL;

      if (!sp_check_words_is_safe (check))
        continue;
      if (sp_check_words_wants_no_password (check))
        {
          instead = sp_check_get_meaning (check);
          continue;
        }
      place = sp_check_words_dup_place (sp_check_get_server (check));
      g_string_append_printf (hosts, "%s%s", hosts->len > 0 ? "\n" : "", place);
    }

  sp_label_show (self->hosts_label, hosts->str);
  sp_meaning_view_set_meaning (self->meaning_view, instead);
  gtk_widget_set_visible (self->form, hosts->len > 0);
}

static void
show_check (SpSignInBox *self)
{
  gboolean is_over = self->check != NULL && !sp_account_check_is_running (self->check);

  /* What is there while the servers answer stays there. */
  if (is_over)
    {
      gboolean safe = is_safe (self);

      if (safe)
        show_servers (self);
      gtk_widget_set_visible (GTK_WIDGET (self), safe);
      gtk_widget_set_visible (self->warning_box,
                              sp_account_check_get_n_refused (self->check) >= REFUSED_OFTEN);
    }
  update_button (self);
}

/* Into memory that the buffer of the entry wipes. */
static void
clear_password (SpSignInBox *self)
{
  gtk_editable_set_text (self->password_entry, "");
}

static void
on_text_changed_cb (SpSignInBox *self)
{
  if (*gtk_editable_get_text (self->password_entry) != '\0')
    sp_label_show (self->error_label, NULL);
  update_button (self);
}

static void
on_entry_activate_cb (SpSignInBox *self)
{
  if (gtk_widget_get_sensitive (self->button))
    gtk_widget_activate_action (GTK_WIDGET (self), "check.sign-in", NULL);
}

static void
sp_sign_in_box_unmap (GtkWidget *widget)
{
  clear_password (SP_SIGN_IN_BOX (widget));

  GTK_WIDGET_CLASS (sp_sign_in_box_parent_class)->unmap (widget);
}

static void
sp_sign_in_box_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpSignInBox *self = SP_SIGN_IN_BOX (object);

  switch ((SpSignInBoxProperty) id)
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
sp_sign_in_box_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpSignInBox *self = SP_SIGN_IN_BOX (object);

  switch ((SpSignInBoxProperty) id)
    {
    case PROP_EXPANDED:
      sp_sign_in_box_set_expanded (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_sign_in_box_dispose (GObject *object)
{
  SpSignInBox *self = SP_SIGN_IN_BOX (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->usual_user, g_free);

  G_OBJECT_CLASS (sp_sign_in_box_parent_class)->dispose (object);
}

static void
sp_sign_in_box_class_init (SpSignInBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_sign_in_box_dispose;
  object_class->get_property = sp_sign_in_box_get_property;
  object_class->set_property = sp_sign_in_box_set_property;
  widget_class->unmap = sp_sign_in_box_unmap;

  /* Whether one can type a password. */
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "sign-in.expand", "expanded");

  g_type_ensure (SP_TYPE_MEANING_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-sign-in-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, arrow_image);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, toggle_row);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, form_row);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, hosts_label);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, meaning_view);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, warning_box);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, form);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, user_entry);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, password_entry);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, error_label);
  gtk_widget_class_bind_template_child (widget_class, SpSignInBox, button);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
}

static void
sp_sign_in_box_init (SpSignInBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle_row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  update_button (self);
}

/* Asks for the password of the servers of `check` (nullable) from now on, folded up. */
void
sp_sign_in_box_set_check (SpSignInBox    *self,
                          SpAccountCheck *check)
{
  g_return_if_fail (SP_IS_SIGN_IN_BOX (self));

  if (self->check != NULL)
    g_signal_handlers_disconnect_by_func (self->check, show_check, self);
  g_set_object (&self->check, check);
  g_clear_pointer (&self->usual_user, g_free);
  clear_password (self);
  sp_label_show (self->error_label, NULL);
  sp_sign_in_box_set_expanded (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (check == NULL)
    return;

  for (guint i = 0; self->usual_user == NULL && i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheck) one = g_list_model_get_item (G_LIST_MODEL (check), i);

      if (sp_check_words_takes_password (one))
        self->usual_user =
          sp_account_dup_user_name (sp_account_check_get_account (check), sp_check_get_server (one));
    }
  gtk_editable_set_text (self->user_entry, self->usual_user != NULL ? self->usual_user : "");

  g_signal_connect_object (check, "notify::running", G_CALLBACK (show_check), self, G_CONNECT_SWAPPED);
  show_check (self);
}

/* Unfolds the box, or folds it up and forgets what was typed. */
void
sp_sign_in_box_set_expanded (SpSignInBox *self,
                             gboolean     expanded)
{
  g_return_if_fail (SP_IS_SIGN_IN_BOX (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  if (!expanded)
    clear_password (self);
  gtk_widget_set_visible (self->form_row, expanded);
  gtk_image_set_from_icon_name (self->arrow_image, expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle_row),
                               GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/* The user name, where a person has typed another than the settings say; else NULL. */
char *
sp_sign_in_box_dup_user (SpSignInBox *self)
{
  const char *text;

  g_return_val_if_fail (SP_IS_SIGN_IN_BOX (self), NULL);

  text = gtk_editable_get_text (self->user_entry);
  return g_strcmp0 (text, self->usual_user) != 0 ? g_strdup (text) : NULL;
}

/* The password (owned), which is no longer in the entry afterwards, even on error. */
SpPassword *
sp_sign_in_box_take_password (SpSignInBox  *self,
                              GError      **error)
{
  SpPassword *password;
  const char *text;

  g_return_val_if_fail (SP_IS_SIGN_IN_BOX (self), NULL);

  text = gtk_editable_get_text (self->password_entry);
  password = sp_password_new (text, strlen (text), error);
  clear_password (self);

  return password;
}

/* Shows why nothing was tried. */
void
sp_sign_in_box_show_error (SpSignInBox *self,
                           const char  *message)
{
  g_return_if_fail (SP_IS_SIGN_IN_BOX (self));

  sp_label_show (self->error_label, message);
}
