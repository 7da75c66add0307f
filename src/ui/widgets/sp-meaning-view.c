/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-meaning-view.h"

#include "sp-label.h"
#include "sp-link.h"

struct _SpMeaningView
{
  AdwBin parent_instance;

  GtkLabel *meaning_label;
  GtkLabel *fix_label;
  GtkImage *who_image;
  GtkLabel *who_label;
  SpLink *link;

  SpMeaning *meaning; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpMeaningView, sp_meaning_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_MEANING = 1,
  N_PROPS
} SpMeaningViewProperty;

static GParamSpec *properties[N_PROPS];

static const char * const who_icons[SP_N_WHOS] = {
  [SP_WHO_YOU] = "avatar-default-symbolic",
  [SP_WHO_MAIL_PROGRAM] = "mail-unread-symbolic",
  [SP_WHO_ORGANISATION] = "system-users-symbolic",
  [SP_WHO_NOBODY] = "alarm-symbolic",
};

static void
show_meaning (SpMeaningView *self)
{
  SpMeaning *meaning = self->meaning;
  SpWho who;

  gtk_widget_set_visible (GTK_WIDGET (self), meaning != NULL);
  if (meaning == NULL)
    return;

  who = sp_meaning_get_who (meaning);
  gtk_label_set_label (self->meaning_label, sp_meaning_get_meaning (meaning));
  sp_label_show (self->fix_label, sp_meaning_get_fix (meaning));
  gtk_image_set_from_icon_name (self->who_image, who_icons[who]);
  gtk_label_set_label (self->who_label, sp_who_get_label (who));
  sp_link_set_about (self->link, sp_meaning_get_meaning (meaning));
  sp_link_set_uri (self->link, sp_meaning_get_link (meaning));
}

static void
sp_meaning_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpMeaningView *self = SP_MEANING_VIEW (object);

  switch ((SpMeaningViewProperty) id)
    {
    case PROP_MEANING:
      g_value_set_object (value, self->meaning);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_meaning_view_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpMeaningView *self = SP_MEANING_VIEW (object);

  switch ((SpMeaningViewProperty) id)
    {
    case PROP_MEANING:
      sp_meaning_view_set_meaning (self, g_value_get_object (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_meaning_view_finalize (GObject *object)
{
  SpMeaningView *self = SP_MEANING_VIEW (object);

  g_clear_object (&self->meaning);

  G_OBJECT_CLASS (sp_meaning_view_parent_class)->finalize (object);
}

static void
sp_meaning_view_class_init (SpMeaningViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_meaning_view_finalize;
  object_class->get_property = sp_meaning_view_get_property;
  object_class->set_property = sp_meaning_view_set_property;

  properties[PROP_MEANING] =
    g_param_spec_object ("meaning", NULL, NULL, SP_TYPE_MEANING,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_LINK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-meaning-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpMeaningView, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, SpMeaningView, fix_label);
  gtk_widget_class_bind_template_child (widget_class, SpMeaningView, who_image);
  gtk_widget_class_bind_template_child (widget_class, SpMeaningView, who_label);
  gtk_widget_class_bind_template_child (widget_class, SpMeaningView, link);
}

static void
sp_meaning_view_init (SpMeaningView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows `meaning`, or nothing at all with NULL. */
void
sp_meaning_view_set_meaning (SpMeaningView *self,
                             SpMeaning     *meaning)
{
  g_return_if_fail (SP_IS_MEANING_VIEW (self));

  if (!g_set_object (&self->meaning, meaning))
    return;

  show_meaning (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEANING]);
}
