/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-topic.h"

static const char * const kind_ids[SP_N_POINT_KINDS] = {
  [SP_POINT_HOW] = "how",
  [SP_POINT_GOOD] = "good",
  [SP_POINT_WATCH] = "watch",
  [SP_POINT_USE] = "use",
  [SP_POINT_HERE] = "here",
};

struct _SpPoint
{
  GObject parent_instance;

  char *id;
  SpPointKind kind;
  char *text;
  char *link;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_LINK,
  PROP_KIND,
} PointProperty;

static GParamSpec *properties[PROP_KIND + 1];

G_DEFINE_FINAL_TYPE (SpPoint, sp_point, G_TYPE_OBJECT)

static void
sp_point_finalize (GObject *object)
{
  SpPoint *self = SP_POINT (object);

  g_free (self->id);
  g_free (self->text);
  g_free (self->link);

  G_OBJECT_CLASS (sp_point_parent_class)->finalize (object);
}

static void
sp_point_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SpPoint *self = SP_POINT (object);

  switch ((PointProperty) property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_point_class_init (SpPointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_point_finalize;
  object_class->get_property = sp_point_get_property;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINK] =
    g_param_spec_string ("link", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_point_init (SpPoint *self)
{
}

/**
 * sp_point_new:
 * @id: its id
 * @kind: under which heading it belongs
 * @text: one sentence
 * @link: (nullable): where more is to be read
 *
 * Returns: (transfer full): a point
 */
SpPoint *
sp_point_new (const char  *id,
              SpPointKind  kind,
              const char  *text,
              const char  *link)
{
  SpPoint *self = g_object_new (SP_TYPE_POINT, NULL);

  self->id = g_strdup (id);
  self->kind = kind;
  self->text = g_strdup (text);
  self->link = g_strdup (link);
  return self;
}

const char *
sp_point_get_id (SpPoint *self)
{
  g_return_val_if_fail (SP_IS_POINT (self), NULL);
  return self->id;
}

SpPointKind
sp_point_get_kind (SpPoint *self)
{
  g_return_val_if_fail (SP_IS_POINT (self), SP_POINT_HOW);
  return self->kind;
}

const char *
sp_point_get_text (SpPoint *self)
{
  g_return_val_if_fail (SP_IS_POINT (self), NULL);
  return self->text;
}

const char *
sp_point_get_link (SpPoint *self)
{
  g_return_val_if_fail (SP_IS_POINT (self), NULL);
  return self->link;
}

/**
 * sp_point_kind_to_id:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for it in a guide
 */
const char *
sp_point_kind_to_id (SpPointKind kind)
{
  g_return_val_if_fail (kind < SP_N_POINT_KINDS, NULL);
  return kind_ids[kind];
}
