/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-agreement.h"

struct _SpAgreement
{
  GObject parent_instance;

  char *field;
  char *value;
  GListStore *said_by;
  GListStore *against;
  GPtrArray *other_values; /* of those against, in the same order */
};

G_DEFINE_FINAL_TYPE (SpAgreement, sp_agreement, G_TYPE_OBJECT)

typedef enum
{
  PROP_FIELD = 1,
  PROP_VALUE,
  N_PROPS,
} SpAgreementProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_agreement_finalize (GObject *object)
{
  SpAgreement *self = SP_AGREEMENT (object);

  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_object (&self->said_by);
  g_clear_object (&self->against);
  g_clear_pointer (&self->other_values, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_agreement_parent_class)->finalize (object);
}

static void
sp_agreement_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SpAgreement *self = SP_AGREEMENT (object);

  switch ((SpAgreementProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;

    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_agreement_class_init (SpAgreementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_agreement_finalize;
  object_class->get_property = sp_agreement_get_property;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_agreement_init (SpAgreement *self)
{
  self->said_by = g_list_store_new (SP_TYPE_FINDING);
  self->against = g_list_store_new (SP_TYPE_FINDING);
  self->other_values = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sp_agreement_new:
 * @field: the id of a field
 * @value: what it holds in the recommended account
 *
 * Returns: an agreement that nobody has had a say in yet
 */
SpAgreement *
sp_agreement_new (const char *field,
                  const char *value)
{
  SpAgreement *self;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  self = g_object_new (SP_TYPE_AGREEMENT, NULL);
  self->field = g_strdup (field);
  self->value = g_strdup (value);
  return self;
}

/**
 * sp_agreement_add:
 * @self: an agreement that is being made
 * @finding: who has a say
 * @value: what it says
 *
 * Adds a voice, for or against.
 */
void
sp_agreement_add (SpAgreement *self,
                  SpFinding   *finding,
                  const char  *value)
{
  g_return_if_fail (SP_IS_AGREEMENT (self));
  g_return_if_fail (SP_IS_FINDING (finding));
  g_return_if_fail (value != NULL);

  if (g_str_equal (self->value, value))
    {
      g_list_store_append (self->said_by, finding);
      return;
    }

  g_list_store_append (self->against, finding);
  g_ptr_array_add (self->other_values, g_strdup (value));
}

/**
 * sp_agreement_get_field:
 * @self: an agreement
 *
 * Returns: the id of the field, such as "incoming-host"
 */
const char *
sp_agreement_get_field (SpAgreement *self)
{
  g_return_val_if_fail (SP_IS_AGREEMENT (self), NULL);
  return self->field;
}

const char *
sp_agreement_get_value (SpAgreement *self)
{
  g_return_val_if_fail (SP_IS_AGREEMENT (self), NULL);
  return self->value;
}

GListModel *
sp_agreement_get_said_by (SpAgreement *self)
{
  g_return_val_if_fail (SP_IS_AGREEMENT (self), NULL);
  return G_LIST_MODEL (self->said_by);
}

GListModel *
sp_agreement_get_against (SpAgreement *self)
{
  g_return_val_if_fail (SP_IS_AGREEMENT (self), NULL);
  return G_LIST_MODEL (self->against);
}

/**
 * sp_agreement_dup_other_value:
 * @self: an agreement
 * @index: which of those against, counted from 0
 *
 * Returns: (transfer full): what it says instead
 */
char *
sp_agreement_dup_other_value (SpAgreement *self,
                              guint        index)
{
  g_return_val_if_fail (SP_IS_AGREEMENT (self), NULL);
  g_return_val_if_fail (index < self->other_values->len, NULL);

  return g_strdup (g_ptr_array_index (self->other_values, index));
}
