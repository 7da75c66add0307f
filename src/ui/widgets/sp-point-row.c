/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-point-row.h"

#include "sp-link.h"

struct _SpPointRow
{
  GtkListBoxRow parent_instance;

  GtkImage *image;
  GtkLabel *label;
  SpLink *link;
};

G_DEFINE_FINAL_TYPE (SpPointRow, sp_point_row, GTK_TYPE_LIST_BOX_ROW)

/* How a kind of sentence is marked; its heading says the same in words. */
static const struct
{
  const char *icon_name;
  const char *css_class;
} marks[SP_N_POINT_KINDS] = {
  [SP_POINT_GOOD] = { "object-select-symbolic", "success" },
  [SP_POINT_WATCH] = { "dialog-warning-symbolic", "warning" },
};

static void
sp_point_row_class_init (SpPointRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_LINK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-point-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPointRow, image);
  gtk_widget_class_bind_template_child (widget_class, SpPointRow, label);
  gtk_widget_class_bind_template_child (widget_class, SpPointRow, link);
}

static void
sp_point_row_init (SpPointRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row that shows `point`. */
GtkWidget *
sp_point_row_new (SpPoint *point)
{
  SpPointRow *self;
  const char *icon_name;

  g_return_val_if_fail (SP_IS_POINT (point), NULL);

  self = g_object_new (SP_TYPE_POINT_ROW, NULL);
  icon_name = marks[sp_point_get_kind (point)].icon_name;

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon_name != NULL);
  if (icon_name != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), marks[sp_point_get_kind (point)].css_class);
  gtk_label_set_label (self->label, sp_point_get_text (point));
  sp_link_set_uri (self->link, sp_point_get_link (point));
  sp_link_set_about (self->link, sp_point_get_text (point));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sp_point_get_text (point), -1);

  return GTK_WIDGET (self);
}
