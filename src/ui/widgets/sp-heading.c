/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-heading.h"

#include "sp-label.h"

struct _SpHeading
{
  GtkWidget parent_instance;

  GtkLabel *child;
};

G_DEFINE_FINAL_TYPE (SpHeading, sp_heading, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_LABEL = 1,
  PROP_CENTERED,
  N_PROPS
} SpHeadingProperty;

static GParamSpec *properties[N_PROPS];

static void
set_centered (SpHeading *self,
              gboolean   centered)
{
  gtk_label_set_justify (self->child, centered ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (self->child, centered ? 0.5 : 0);
}

static void
sp_heading_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SpHeading *self = SP_HEADING (object);

  switch ((SpHeadingProperty) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->child));
      break;

    case PROP_CENTERED:
      g_value_set_boolean (value, gtk_label_get_justify (self->child) == GTK_JUSTIFY_CENTER);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_heading_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  SpHeading *self = SP_HEADING (object);

  switch ((SpHeadingProperty) id)
    {
    case PROP_LABEL:
      sp_heading_set_label (self, g_value_get_string (value));
      break;

    case PROP_CENTERED:
      set_centered (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_heading_dispose (GObject *object)
{
  SpHeading *self = SP_HEADING (object);

  if (self->child != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->child));
  self->child = NULL;

  G_OBJECT_CLASS (sp_heading_parent_class)->dispose (object);
}

static void
sp_heading_class_init (SpHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_heading_dispose;
  object_class->get_property = sp_heading_get_property;
  object_class->set_property = sp_heading_set_property;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /* Whether the lines are centered rather than begin one below the other. */
  properties[PROP_CENTERED] =
    g_param_spec_boolean ("centered", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sp-heading");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
sp_heading_init (SpHeading *self)
{
  self->child = GTK_LABEL (gtk_label_new (NULL));
  /* Otherwise it would be laid out with a line for every letter, to see how narrow it can get. */
  gtk_label_set_width_chars (self->child, 6);
  gtk_label_set_wrap (self->child, TRUE);
  gtk_label_set_wrap_mode (self->child, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->child, 0);
  gtk_widget_set_parent (GTK_WIDGET (self->child), GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "title-1");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 1,
                                  -1);
}

/* Sets the words of the heading: plain text. */
void
sp_heading_set_label (SpHeading  *self,
                      const char *label)
{
  g_return_if_fail (SP_IS_HEADING (self));

  label = label != NULL ? label : "";
  if (g_str_equal (gtk_label_get_label (self->child), label))
    return;

  gtk_label_set_label (self->child, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/* Never breaks a line with a hyphen that is not there: it would read as another domain. */
void
sp_heading_set_verbatim (SpHeading *self)
{
  g_return_if_fail (SP_IS_HEADING (self));

  sp_label_set_verbatim (self->child);
}
