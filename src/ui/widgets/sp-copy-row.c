/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-copy-row.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"
#include "sp-link.h"
#include "sp-wrap-box.h"

struct _SpCopyRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *box;
  GtkLabel *title_label;
  GtkLabel *value_label;
  GtkLabel *name_label;
  GtkLabel *hint_label;
  GtkLabel *origin_label;
  SpLink *ask_link;
  SpLink *origin_link;
  GtkWidget *copy_button;

  SpSheetField *field;
  gboolean copied;
};

G_DEFINE_FINAL_TYPE (SpCopyRow, sp_copy_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_FIELD = 1,
  PROP_COPIED,
  N_PROPS
} SpCopyRowProperty;

static GParamSpec *properties[N_PROPS];

static gboolean
has_value (SpSheetField *field)
{
  const char *value = sp_sheet_field_get_value (field);

  return value != NULL && *value != '\0';
}

/* Hosts, ports and user names are typed letter by letter; the rest is chosen from a menu. */
static gboolean
is_typed (SpSheetField *field)
{
  static const char * const ends[] = { "-host", "-port", "-user", "address", "webmail", "exchange" };
  const char *id = sp_sheet_field_get_field (field);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (id, ends[i]))
        return TRUE;
    }

  return FALSE;
}

/* The labels are a mail program's own, in English: say it in the person's language too. */
static gboolean
needs_name (SpSheetField *field)
{
  const char *language = g_get_language_names ()[0];

  if (g_str_has_prefix (language, "en") || g_str_equal (language, "C") ||
      g_str_has_prefix (language, "C."))
    return FALSE;

  return g_strcmp0 (sp_sheet_field_get_label (field), sp_sheet_field_get_name (field)) != 0;
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  SpCopyRow *self = SP_COPY_ROW (widget);
  g_autofree char *toast = NULL;

  if (!has_value (self->field))
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sp_sheet_field_get_value (self->field));

  /* Translators: %s is the name of a setting, such as “Incoming server” */
  toast = g_strdup_printf (_("Copied %s"), sp_sheet_field_get_name (self->field));
  gtk_widget_activate_action (widget, "win.toast", "s", toast);

  if (self->copied)
    return;

  self->copied = TRUE;
  gtk_button_set_icon_name (GTK_BUTTON (self->copy_button), "object-select-symbolic");
  gtk_widget_add_css_class (self->copy_button, "success");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button),
                                  /* Translators: state of a copy button that was used */
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Copied"),
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COPIED]);
}

static void
show_value (SpCopyRow *self)
{
  g_autofree char *copy_name = NULL;

  gtk_label_set_label (self->value_label, sp_sheet_field_get_value (self->field));
  gtk_label_set_selectable (self->value_label, TRUE);
  if (is_typed (self->field))
    {
      /* What is typed reads from left to right in every language. Said by the widget
         rather than by characters around the text, which a selection would copy. */
      gtk_widget_set_direction (GTK_WIDGET (self->value_label), GTK_TEXT_DIR_LTR);
      gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "monospace");
    }

  /* Translators: a button; %s is the name of a setting, such as “Incoming server” */
  copy_name = g_strdup_printf (_("Copy %s"), sp_sheet_field_get_name (self->field));
  gtk_widget_set_tooltip_text (self->copy_button, copy_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, copy_name,
                                  -1);
}

/* There is no value to copy: the hint says what to type, or that nobody published it. */
static void
show_remark (SpCopyRow *self)
{
  const char *hint = sp_sheet_field_get_hint (self->field);

  gtk_label_set_label (self->value_label, hint != NULL ? hint : "");
  gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "dim-label");
  gtk_widget_set_visible (self->copy_button, FALSE);
  gtk_widget_set_margin_end (self->box, gtk_widget_get_margin_start (self->box));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.copy", FALSE);
}

static void
sp_copy_row_constructed (GObject *object)
{
  SpCopyRow *self = SP_COPY_ROW (object);
  g_autofree char *name = NULL;

  G_OBJECT_CLASS (sp_copy_row_parent_class)->constructed (object);

  gtk_label_set_label (self->title_label, sp_sheet_field_get_label (self->field));
  sp_label_show (self->name_label,
                 needs_name (self->field) ? sp_sheet_field_get_name (self->field) : NULL);
  if (has_value (self->field))
    {
      sp_label_show (self->hint_label, sp_sheet_field_get_hint (self->field));
      show_value (self);
    }
  else
    {
      show_remark (self);
    }

  /* Translators: what a screen reader says of a setting: its label and its value */
  name = g_strdup_printf (_("%1$s: %2$s"), sp_sheet_field_get_label (self->field),
                          gtk_label_get_label (self->value_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
sp_copy_row_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SpCopyRow *self = SP_COPY_ROW (object);

  switch ((SpCopyRowProperty) id)
    {
    case PROP_FIELD:
      g_value_set_object (value, self->field);
      break;

    case PROP_COPIED:
      g_value_set_boolean (value, self->copied);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_copy_row_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SpCopyRow *self = SP_COPY_ROW (object);

  switch ((SpCopyRowProperty) id)
    {
    case PROP_FIELD:
      self->field = g_value_dup_object (value);
      break;

    case PROP_COPIED:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_copy_row_dispose (GObject *object)
{
  SpCopyRow *self = SP_COPY_ROW (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (sp_copy_row_parent_class)->dispose (object);
}

static void
sp_copy_row_class_init (SpCopyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_copy_row_constructed;
  object_class->dispose = sp_copy_row_dispose;
  object_class->get_property = sp_copy_row_get_property;
  object_class->set_property = sp_copy_row_set_property;

  properties[PROP_FIELD] =
    g_param_spec_object ("field", NULL, NULL, SP_TYPE_SHEET_FIELD,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* Whether the value was copied since the row was made. */
  properties[PROP_COPIED] =
    g_param_spec_boolean ("copied", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "field.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "field.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "field.copy", NULL);

  g_type_ensure (SP_TYPE_LINK);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-copy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, box);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, ask_link);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, origin_link);
  gtk_widget_class_bind_template_child (widget_class, SpCopyRow, copy_button);
}

static void
sp_copy_row_init (SpCopyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_label_set_verbatim (self->value_label);
}

/* A row for `field`. */
GtkWidget *
sp_copy_row_new (SpSheetField *field)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (field), NULL);

  return g_object_new (SP_TYPE_COPY_ROW, "field", field, NULL);
}

/* The field that the row shows. */
SpSheetField *
sp_copy_row_get_field (SpCopyRow *self)
{
  g_return_val_if_fail (SP_IS_COPY_ROW (self), NULL);

  return self->field;
}

/* Whether the value was copied since the row was made. */
gboolean
sp_copy_row_get_copied (SpCopyRow *self)
{
  g_return_val_if_fail (SP_IS_COPY_ROW (self), FALSE);

  return self->copied;
}

/* Says beneath the value where it comes from, with a link to it; both may be NULL. */
void
sp_copy_row_set_origin (SpCopyRow  *self,
                        const char *origin,
                        const char *link)
{
  g_return_if_fail (SP_IS_COPY_ROW (self));

  sp_label_show (self->origin_label, origin);
  sp_link_set_about (self->origin_link, sp_sheet_field_get_name (self->field));
  sp_link_set_uri (self->origin_link, link);
}

/* Links to whom to ask for a value that was not published; does nothing for one that was. */
void
sp_copy_row_set_contact (SpCopyRow       *self,
                         const SpContact *contact)
{
  g_return_if_fail (SP_IS_COPY_ROW (self));
  g_return_if_fail (contact != NULL);

  if (sp_sheet_field_is_published (self->field) || contact->link == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->value_label), FALSE);
  sp_link_set_label (self->ask_link, gtk_label_get_label (self->value_label));
  sp_link_set_about (self->ask_link, sp_sheet_field_get_name (self->field));
  sp_link_set_uri (self->ask_link, contact->link);
}
