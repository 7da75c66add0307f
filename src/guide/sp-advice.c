/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-private.h"

typedef enum
{
  PROP_OPTION = 1,
  PROP_RULE,
  PROP_BECAUSE,
  PROP_REASONS,
  PROP_EXPLANATIONS,
  PROP_PREREQUISITES,
  PROP_CAVEATS,
  PROP_NOTICES,
  PROP_STANDINGS,
  PROP_CHANGES,
} AdviceProperty;

static GParamSpec *properties[PROP_CHANGES + 1];

G_DEFINE_FINAL_TYPE (SpAdvice, sp_advice, G_TYPE_OBJECT)

static void
sp_advice_finalize (GObject *object)
{
  SpAdvice *self = SP_ADVICE (object);

  g_free (self->rule);
  g_free (self->because);
  g_clear_object (&self->reasons);
  g_clear_object (&self->explanations);
  g_clear_object (&self->prerequisites);
  g_clear_object (&self->caveats);
  g_clear_object (&self->notices);
  g_clear_object (&self->standings);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (sp_advice_parent_class)->finalize (object);
}

static void
sp_advice_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpAdvice *self = SP_ADVICE (object);

  switch ((AdviceProperty) property_id)
    {
    case PROP_OPTION:
      g_value_set_uint (value, self->option);
      break;
    case PROP_RULE:
      g_value_set_string (value, self->rule);
      break;
    case PROP_BECAUSE:
      g_value_set_string (value, self->because);
      break;
    case PROP_REASONS:
      g_value_set_object (value, self->reasons);
      break;
    case PROP_EXPLANATIONS:
      g_value_set_object (value, self->explanations);
      break;
    case PROP_PREREQUISITES:
      g_value_set_object (value, self->prerequisites);
      break;
    case PROP_CAVEATS:
      g_value_set_object (value, self->caveats);
      break;
    case PROP_NOTICES:
      g_value_set_object (value, self->notices);
      break;
    case PROP_STANDINGS:
      g_value_set_object (value, self->standings);
      break;
    case PROP_CHANGES:
      g_value_set_object (value, self->changes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_advice_class_init (SpAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_advice_finalize;
  object_class->get_property = sp_advice_get_property;

  properties[PROP_OPTION] =
    g_param_spec_uint ("option", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RULE] =
    g_param_spec_string ("rule", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BECAUSE] =
    g_param_spec_string ("because", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REASONS] =
    g_param_spec_object ("reasons", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXPLANATIONS] =
    g_param_spec_object ("explanations", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PREREQUISITES] =
    g_param_spec_object ("prerequisites", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAVEATS] =
    g_param_spec_object ("caveats", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOTICES] =
    g_param_spec_object ("notices", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STANDINGS] =
    g_param_spec_object ("standings", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHANGES] =
    g_param_spec_object ("changes", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_advice_init (SpAdvice *self)
{
}

SpOption
sp_advice_get_option (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), SP_OPTION_HELP_DESK);
  return self->option;
}

const char *
sp_advice_get_rule (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->rule;
}

const char *
sp_advice_get_because (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->because;
}

GListModel *
sp_advice_get_reasons (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->reasons;
}

GListModel *
sp_advice_get_explanations (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->explanations;
}

GListModel *
sp_advice_get_prerequisites (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->prerequisites;
}

GListModel *
sp_advice_get_caveats (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->caveats;
}

GListModel *
sp_advice_get_notices (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->notices;
}

GListModel *
sp_advice_get_standings (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->standings;
}

GListModel *
sp_advice_get_changes (SpAdvice *self)
{
  g_return_val_if_fail (SP_IS_ADVICE (self), NULL);
  return self->changes;
}
