/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-start-row.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"
#include "sp-way.h"

struct _SpStartRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkImage *image;
};

G_DEFINE_FINAL_TYPE (SpStartRow, sp_start_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_ICON_NAME,
  N_PROPS
} SpStartRowProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_start_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SpStartRow *self = SP_START_ROW (object);

  switch ((SpStartRowProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (self->subtitle_label));
      break;

    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_start_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SpStartRow *self = SP_START_ROW (object);
  const char *text = g_value_get_string (value);

  switch ((SpStartRowProperty) id)
    {
    case PROP_TITLE:
      sp_label_show (self->title_label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text != NULL ? text : "", -1);
      break;

    case PROP_SUBTITLE:
      sp_label_show (self->subtitle_label, text);
      break;

    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, text);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_start_row_class_init (SpStartRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_start_row_get_property;
  object_class->set_property = sp_start_row_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);

  /* What happens when the row is activated. */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-start-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStartRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpStartRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, SpStartRow, image);
}

static void
sp_start_row_init (SpStartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_subtitle (SpGuideEntry *entry)
{
  const char *source_date = sp_guide_entry_get_source_date (entry);
  g_autofree char *date = source_date != NULL ? sp_date_to_text (source_date) : NULL;

  if (sp_guide_entry_get_overrides (entry) != NULL)
    return g_strdup (_("Your own guide, instead of the one installed"));
  if (!sp_guide_entry_is_historical (entry))
    return NULL;
  if (date == NULL)
    return g_strdup (_("Out of date, with later notices"));

  /* Translators: beneath the name of an organisation; %s is a date */
  return g_strdup_printf (_("As of %s, with later notices"), date);
}

/* A row that starts the guide of `entry`. */
GtkWidget *
sp_start_row_new_for_guide (SpGuideEntry *entry)
{
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (entry), NULL);

  subtitle = dup_subtitle (entry);
  row = g_object_new (SP_TYPE_START_ROW,
                      "title", sp_guide_entry_get_name (entry),
                      "subtitle", subtitle,
                      NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", sp_guide_entry_get_id (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.start-guide");

  return row;
}
