/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-remark-row.h"

#include <glib/gi18n-lib.h>

struct _SpRemarkRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *image;
  GtkLabel *kind_label;
  GtkLabel *text_label;

  SpRemark *remark;
};

G_DEFINE_FINAL_TYPE (SpRemarkRow, sp_remark_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_REMARK = 1,
  N_PROPS
} SpRemarkRowProperty;

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  const char *icon_name;
  const char *css_class;
} kinds[] = {
  /* Translators: above a remark on a mail server */
  [SP_REMARK_DANGER] = { N_("Dangerous"), "dialog-warning-symbolic", "error" },
  /* Translators: above a remark on a mail server: something that the person has to do */
  [SP_REMARK_TO_DO] = { N_("To do"), "dialog-information-symbolic", "accent" },
  /* Translators: above a remark on a mail server: the same can be had in a better way */
  [SP_REMARK_BETTER] = { N_("There is a better way"), "starred-symbolic", "success" },
};

static void
sp_remark_row_constructed (GObject *object)
{
  SpRemarkRow *self = SP_REMARK_ROW (object);
  SpRemarkKind kind = sp_remark_get_kind (self->remark);

  G_OBJECT_CLASS (sp_remark_row_parent_class)->constructed (object);

  gtk_image_set_from_icon_name (self->image, kinds[kind].icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), kinds[kind].css_class);
  gtk_label_set_label (self->kind_label, _(kinds[kind].title));
  gtk_label_set_label (self->text_label, sp_remark_get_text (self->remark));
}

static void
sp_remark_row_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpRemarkRow *self = SP_REMARK_ROW (object);

  switch ((SpRemarkRowProperty) id)
    {
    case PROP_REMARK:
      g_value_set_object (value, self->remark);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_remark_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpRemarkRow *self = SP_REMARK_ROW (object);

  switch ((SpRemarkRowProperty) id)
    {
    case PROP_REMARK:
      self->remark = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_remark_row_finalize (GObject *object)
{
  SpRemarkRow *self = SP_REMARK_ROW (object);

  g_clear_object (&self->remark);

  G_OBJECT_CLASS (sp_remark_row_parent_class)->finalize (object);
}

static void
sp_remark_row_class_init (SpRemarkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_remark_row_constructed;
  object_class->finalize = sp_remark_row_finalize;
  object_class->get_property = sp_remark_row_get_property;
  object_class->set_property = sp_remark_row_set_property;

  properties[PROP_REMARK] =
    g_param_spec_object ("remark", NULL, NULL, SP_TYPE_REMARK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-remark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRemarkRow, image);
  gtk_widget_class_bind_template_child (widget_class, SpRemarkRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, SpRemarkRow, text_label);
}

static void
sp_remark_row_init (SpRemarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for `remark`. */
GtkWidget *
sp_remark_row_new (SpRemark *remark)
{
  g_return_val_if_fail (SP_IS_REMARK (remark), NULL);

  return g_object_new (SP_TYPE_REMARK_ROW, "remark", remark, NULL);
}
