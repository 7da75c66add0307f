/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-remark.h"

struct _SpRemark
{
  GObject parent_instance;

  SpRemarkKind kind;
  char *text;
};

G_DEFINE_FINAL_TYPE (SpRemark, sp_remark, G_TYPE_OBJECT)

typedef enum
{
  PROP_KIND = 1,
  PROP_TEXT,
  N_PROPS,
} SpRemarkProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_remark_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpRemark *self = SP_REMARK (object);

  switch ((SpRemarkProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/**
 * sp_remark_kind_to_id:
 * @kind: a kind of remark
 *
 * Returns: the word for it in JSON
 */
const char *
sp_remark_kind_to_id (SpRemarkKind kind)
{
  static const char * const ids[] = {
    [SP_REMARK_DANGER] = "danger",
    [SP_REMARK_TO_DO] = "to-do",
    [SP_REMARK_BETTER] = "better",
  };

  return ids[kind];
}

static void
sp_remark_finalize (GObject *object)
{
  SpRemark *self = SP_REMARK (object);

  g_free (self->text);

  G_OBJECT_CLASS (sp_remark_parent_class)->finalize (object);
}

static void
sp_remark_class_init (SpRemarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sp_remark_get_property;
  object_class->finalize = sp_remark_finalize;

  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, SP_REMARK_BETTER, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_remark_init (SpRemark *self)
{
}

/**
 * sp_remark_new:
 * @kind: how much it matters
 * @text: one or two sentences for a person, translated
 *
 * Returns: (transfer full): a remark
 */
SpRemark *
sp_remark_new (SpRemarkKind kind,
               const char  *text)
{
  SpRemark *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (SP_TYPE_REMARK, NULL);
  self->kind = kind;
  self->text = g_strdup (text);
  return self;
}

SpRemarkKind
sp_remark_get_kind (SpRemark *self)
{
  g_return_val_if_fail (SP_IS_REMARK (self), SP_REMARK_BETTER);

  return self->kind;
}

const char *
sp_remark_get_text (SpRemark *self)
{
  g_return_val_if_fail (SP_IS_REMARK (self), NULL);

  return self->text;
}
