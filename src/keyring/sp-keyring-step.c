/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-step.h"

#include <glib/gi18n-lib.h>

struct _SpKeyringStep
{
  GObject parent_instance;

  SpKeyringStepKind kind;
  SpKeyringOutcome outcome;
  char *detail; /* (nullable) (owned) */
  char *remedy; /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (SpKeyringStep, sp_keyring_step, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SpKeyringStepKind, sp_keyring_step_kind,
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_STEP_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_STEP_UNLOCKED, "unlocked"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_STEP_STORE, "store"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_STEP_READ_BACK, "read-back"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_STEP_COMPARE, "compare"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_STEP_REMOVE, "remove"))

G_DEFINE_ENUM_TYPE (SpKeyringOutcome, sp_keyring_outcome,
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (SP_KEYRING_SKIPPED, "skipped"))

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_OUTCOME,
  PROP_DETAIL,
  PROP_REMEDY,
  N_PROPS,
} SpKeyringStepProperty;

static GParamSpec *properties[N_PROPS];

static const char * const titles[SP_N_KEYRING_STEPS] = {
  [SP_KEYRING_STEP_SERVICE] = N_("Find the password service"),
  [SP_KEYRING_STEP_UNLOCKED] = N_("Open the default keyring"),
  [SP_KEYRING_STEP_STORE] = N_("Store a random test password"),
  [SP_KEYRING_STEP_READ_BACK] = N_("Read it back"),
  [SP_KEYRING_STEP_COMPARE] = N_("Compare the two"),
  [SP_KEYRING_STEP_REMOVE] = N_("Remove it again"),
};

static const char *
enum_to_id (GType type,
            int   value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (class, value);

  g_return_val_if_fail (found != NULL, NULL);

  return found->value_nick;
}

static void
sp_keyring_step_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpKeyringStep *self = SP_KEYRING_STEP (object);

  switch ((SpKeyringStepProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;

    case PROP_TITLE:
      g_value_set_string (value, sp_keyring_step_get_title (self));
      break;

    case PROP_OUTCOME:
      g_value_set_enum (value, (int) self->outcome);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case PROP_REMEDY:
      g_value_set_string (value, self->remedy);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_keyring_step_finalize (GObject *object)
{
  SpKeyringStep *self = SP_KEYRING_STEP (object);

  g_free (self->detail);
  g_free (self->remedy);

  G_OBJECT_CLASS (sp_keyring_step_parent_class)->finalize (object);
}

static void
sp_keyring_step_class_init (SpKeyringStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_keyring_step_get_property;
  object_class->finalize = sp_keyring_step_finalize;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, SP_TYPE_KEYRING_STEP_KIND, SP_KEYRING_STEP_SERVICE, flags);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_OUTCOME] =
    g_param_spec_enum ("outcome", NULL, NULL, SP_TYPE_KEYRING_OUTCOME, SP_KEYRING_WAITING, flags);
  properties[PROP_DETAIL] =
    g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_REMEDY] =
    g_param_spec_string ("remedy", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_keyring_step_init (SpKeyringStep *self)
{
}

/**
 * sp_keyring_step_new:
 * @kind: which step
 *
 * Returns: (transfer full): a step that waits to be run
 */
SpKeyringStep *
sp_keyring_step_new (SpKeyringStepKind kind)
{
  SpKeyringStep *self = NULL;

  g_return_val_if_fail (kind < SP_N_KEYRING_STEPS, NULL);

  self = g_object_new (SP_TYPE_KEYRING_STEP, NULL);
  self->kind = kind;

  return self;
}

/**
 * sp_keyring_step_set:
 * @self: a step
 * @outcome: how it stands
 * @detail: (nullable): what happened, for a person
 * @remedy: (nullable): what can be done about it, for a person
 *
 * Moves the step on, notifying each property that changes once.
 */
void
sp_keyring_step_set (SpKeyringStep    *self,
                     SpKeyringOutcome  outcome,
                     const char       *detail,
                     const char       *remedy)
{
  g_return_if_fail (SP_IS_KEYRING_STEP (self));

  g_object_freeze_notify (G_OBJECT (self));

  if (self->outcome != outcome)
    {
      self->outcome = outcome;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
    }

  if (g_strcmp0 (self->detail, detail) != 0)
    {
      g_free (self->detail);
      self->detail = g_strdup (detail);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
    }

  if (g_strcmp0 (self->remedy, remedy) != 0)
    {
      g_free (self->remedy);
      self->remedy = g_strdup (remedy);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMEDY]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * sp_keyring_step_kind_to_id:
 * @kind: a step
 *
 * Returns: (transfer none): its name in JSON, such as "read-back"
 */
const char *
sp_keyring_step_kind_to_id (SpKeyringStepKind kind)
{
  return enum_to_id (SP_TYPE_KEYRING_STEP_KIND, (int) kind);
}

/**
 * sp_keyring_outcome_to_id:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name in JSON, such as "skipped"
 */
const char *
sp_keyring_outcome_to_id (SpKeyringOutcome outcome)
{
  return enum_to_id (SP_TYPE_KEYRING_OUTCOME, (int) outcome);
}

/**
 * sp_keyring_step_get_kind:
 * @self: a step
 *
 * Returns: which step it is
 */
SpKeyringStepKind
sp_keyring_step_get_kind (SpKeyringStep *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_STEP (self), SP_KEYRING_STEP_SERVICE);

  return self->kind;
}

/**
 * sp_keyring_step_get_title:
 * @self: a step
 *
 * Returns: (transfer none): what it does, translated
 */
const char *
sp_keyring_step_get_title (SpKeyringStep *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_STEP (self), NULL);

  return _(titles[self->kind]);
}

/**
 * sp_keyring_step_get_outcome:
 * @self: a step
 *
 * Returns: how it stands
 */
SpKeyringOutcome
sp_keyring_step_get_outcome (SpKeyringStep *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_STEP (self), SP_KEYRING_WAITING);

  return self->outcome;
}

/**
 * sp_keyring_step_get_detail:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): what happened or is being waited for, translated
 */
const char *
sp_keyring_step_get_detail (SpKeyringStep *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_STEP (self), NULL);

  return self->detail;
}

/**
 * sp_keyring_step_get_remedy:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): what a person can do about it, translated; set only
 *   where the step failed
 */
const char *
sp_keyring_step_get_remedy (SpKeyringStep *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_STEP (self), NULL);

  return self->remedy;
}
