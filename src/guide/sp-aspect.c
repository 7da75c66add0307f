/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-topic.h"

struct _SpAspect
{
  GObject parent_instance;

  char *id;
  char *title;
  char **texts;
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
} AspectProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (SpAspect, sp_aspect, G_TYPE_OBJECT)

static void
sp_aspect_finalize (GObject *object)
{
  SpAspect *self = SP_ASPECT (object);

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->texts);

  G_OBJECT_CLASS (sp_aspect_parent_class)->finalize (object);
}

static void
sp_aspect_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpAspect *self = SP_ASPECT (object);

  switch ((AspectProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_aspect_class_init (SpAspectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_aspect_finalize;
  object_class->get_property = sp_aspect_get_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_aspect_init (SpAspect *self)
{
}

/**
 * sp_aspect_new:
 * @id: its id
 * @title: what is compared
 * @texts: %NULL-terminated: what it comes to for webmail, Exchange, IMAP and POP
 *
 * Returns: (transfer full): a line of a comparison
 */
SpAspect *
sp_aspect_new (const char         *id,
               const char         *title,
               const char * const *texts)
{
  SpAspect *self = g_object_new (SP_TYPE_ASPECT, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->texts = g_strdupv ((char **) texts);
  return self;
}

const char *
sp_aspect_get_id (SpAspect *self)
{
  g_return_val_if_fail (SP_IS_ASPECT (self), NULL);
  return self->id;
}

const char *
sp_aspect_get_title (SpAspect *self)
{
  g_return_val_if_fail (SP_IS_ASPECT (self), NULL);
  return self->title;
}

/**
 * sp_aspect_get_text:
 * @self: a line of a comparison
 * @option: webmail, Exchange, IMAP or POP
 *
 * Returns: (transfer none) (nullable): what it comes to for that option
 */
const char *
sp_aspect_get_text (SpAspect *self,
                    SpOption  option)
{
  g_return_val_if_fail (SP_IS_ASPECT (self), NULL);
  return option < g_strv_length (self->texts) ? self->texts[option] : NULL;
}
