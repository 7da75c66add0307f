/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-link.h"

#include <glib/gi18n-lib.h>

#include "sp-way.h"
#include "sp-wrap-box.h"

struct _SpLink
{
  AdwBin parent_instance;

  GtkWidget *button;

  char *uri;
  char *label;
  char *about;
};

G_DEFINE_FINAL_TYPE (SpLink, sp_link, ADW_TYPE_BIN)

typedef enum
{
  PROP_URI = 1,
  PROP_LABEL,
  PROP_ABOUT,
  N_PROPS
} SpLinkProperty;

static GParamSpec *properties[N_PROPS];

static char *
text_of_link (SpLink     *self,
              const char *uri,
              const char *label)
{
  if (label != NULL)
    return g_strdup (label);

  return uri != NULL ? sp_link_to_text (uri) : NULL;
}

static void
update_accessible (SpLink *self)
{
  g_autofree char *text = text_of_link (self, self->uri, self->label);
  g_autofree char *name = NULL;

  if (text == NULL)
    return;

  if (self->about != NULL)
    /* Translators: what a screen reader says of a link. The first %s is where it leads,
       the second the sentence that it belongs to. */
    name = g_strdup_printf (_("%1$s: %2$s"), text, self->about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : text,
                                  -1);
}

static gboolean
on_button_activate_link_cb (SpLink *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", self->uri);

  return TRUE;
}

static void
replace_text (SpLink      *self,
              char       **text,
              const char  *new_text,
              GParamSpec  *pspec)
{
  if (g_strcmp0 (*text, new_text) == 0)
    return;

  g_free (*text);
  *text = g_strdup (new_text);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
sp_link_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SpLink *self = SP_LINK (object);

  switch ((SpLinkProperty) id)
    {
    case PROP_URI:
      g_value_set_string (value, self->uri);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_ABOUT:
      g_value_set_string (value, self->about);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_link_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  SpLink *self = SP_LINK (object);

  switch ((SpLinkProperty) id)
    {
    case PROP_URI:
      sp_link_set_uri (self, g_value_get_string (value));
      break;

    case PROP_LABEL:
      sp_link_set_label (self, g_value_get_string (value));
      break;

    case PROP_ABOUT:
      sp_link_set_about (self, g_value_get_string (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_link_finalize (GObject *object)
{
  SpLink *self = SP_LINK (object);

  g_free (self->uri);
  g_free (self->label);
  g_free (self->about);

  G_OBJECT_CLASS (sp_link_parent_class)->finalize (object);
}

static void
sp_link_class_init (SpLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_link_finalize;
  object_class->get_property = sp_link_get_property;
  object_class->set_property = sp_link_set_property;

  /* https: or mailto:. */
  properties[PROP_URI] =
    g_param_spec_string ("uri", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /* What it reads as; NULL for the host of the uri. */
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /* The sentence it belongs to, for those who hear the link by itself. */
  properties[PROP_ABOUT] =
    g_param_spec_string ("about", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-link.ui");
  gtk_widget_class_bind_template_child (widget_class, SpLink, button);
  gtk_widget_class_bind_template_callback (widget_class, on_button_activate_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_of_link);
}

static void
sp_link_init (SpLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A link to `uri` (nullable), https: or mailto:. */
GtkWidget *
sp_link_new (const char *uri)
{
  return g_object_new (SP_TYPE_LINK, "uri", uri, NULL);
}

/* Where the link leads, or NULL. */
const char *
sp_link_get_uri (SpLink *self)
{
  g_return_val_if_fail (SP_IS_LINK (self), NULL);

  return self->uri;
}

/* Sets where the link leads and shows it; NULL hides it. */
void
sp_link_set_uri (SpLink     *self,
                 const char *uri)
{
  g_return_if_fail (SP_IS_LINK (self));

  replace_text (self, &self->uri, uri, properties[PROP_URI]);
  gtk_link_button_set_uri (GTK_LINK_BUTTON (self->button), uri != NULL ? uri : "");
  gtk_widget_set_visible (GTK_WIDGET (self), uri != NULL);
}

/* Sets what the link reads as; NULL for the host it leads to. */
void
sp_link_set_label (SpLink     *self,
                   const char *label)
{
  g_return_if_fail (SP_IS_LINK (self));

  replace_text (self, &self->label, label, properties[PROP_LABEL]);
}

/* Sets the sentence that the link belongs to, for screen readers. */
void
sp_link_set_about (SpLink     *self,
                   const char *about)
{
  g_return_if_fail (SP_IS_LINK (self));

  replace_text (self, &self->about, about, properties[PROP_ABOUT]);
}
