/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *label;
} kinds[SP_N_STANDINGS] = {
  /* Translators: how a way of reading mail stands for this person */
  [SP_STANDING_RECOMMENDED] = { "recommended", N_("recommended") },
  [SP_STANDING_POSSIBLE] = { "possible", N_("possible") },
  [SP_STANDING_DISCOURAGED] = { "discouraged", N_("discouraged") },
  [SP_STANDING_UNAVAILABLE] = { "unavailable", N_("not available") },
};

struct _SpStanding
{
  GObject parent_instance;

  SpOption option;
  SpStandingKind kind;
  GListModel *reasons;
  char *text;
};

typedef enum
{
  PROP_OPTION = 1,
  PROP_KIND,
  PROP_TEXT,
  PROP_REASONS,
} StandingProperty;

static GParamSpec *properties[PROP_REASONS + 1];

G_DEFINE_FINAL_TYPE (SpStanding, sp_standing, G_TYPE_OBJECT)

static void
sp_standing_finalize (GObject *object)
{
  SpStanding *self = SP_STANDING (object);

  g_clear_object (&self->reasons);
  g_free (self->text);

  G_OBJECT_CLASS (sp_standing_parent_class)->finalize (object);
}

static void
sp_standing_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SpStanding *self = SP_STANDING (object);

  switch ((StandingProperty) property_id)
    {
    case PROP_OPTION:
      g_value_set_uint (value, self->option);
      break;
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_REASONS:
      g_value_set_object (value, self->reasons);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_standing_class_init (SpStandingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_standing_finalize;
  object_class->get_property = sp_standing_get_property;

  properties[PROP_OPTION] =
    g_param_spec_uint ("option", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REASONS] =
    g_param_spec_object ("reasons", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_standing_init (SpStanding *self)
{
}

/**
 * sp_standing_new:
 * @option: an option
 * @kind: how it stands
 * @reasons: (transfer none): a model of #SpNote: why
 * @text: (nullable): their texts, a line each
 *
 * Returns: (transfer full): a standing
 */
SpStanding *
sp_standing_new (SpOption        option,
                 SpStandingKind  kind,
                 GListModel     *reasons,
                 const char     *text)
{
  SpStanding *self = g_object_new (SP_TYPE_STANDING, NULL);

  self->option = option;
  self->kind = kind;
  g_set_object (&self->reasons, reasons);
  self->text = g_strdup (text);
  return self;
}

SpOption
sp_standing_get_option (SpStanding *self)
{
  g_return_val_if_fail (SP_IS_STANDING (self), SP_OPTION_HELP_DESK);
  return self->option;
}

SpStandingKind
sp_standing_get_kind (SpStanding *self)
{
  g_return_val_if_fail (SP_IS_STANDING (self), SP_STANDING_POSSIBLE);
  return self->kind;
}

GListModel *
sp_standing_get_reasons (SpStanding *self)
{
  g_return_val_if_fail (SP_IS_STANDING (self), NULL);
  return self->reasons;
}

/**
 * sp_standing_kind_to_id:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for it in JSON
 */
const char *
sp_standing_kind_to_id (SpStandingKind kind)
{
  g_return_val_if_fail (kind < SP_N_STANDINGS, NULL);
  return kinds[kind].id;
}

/**
 * sp_standing_kind_get_label:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for it, translated
 */
const char *
sp_standing_kind_get_label (SpStandingKind kind)
{
  g_return_val_if_fail (kind < SP_N_STANDINGS, NULL);
  return _(kinds[kind].label);
}
