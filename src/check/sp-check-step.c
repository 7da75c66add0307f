/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-step.h"

#include <glib/gi18n-lib.h>

struct _SpCheckStep
{
  GObject parent_instance;

  SpCheckStepKind kind;
  SpCheckOutcome outcome;
  gint ms;
  char *detail; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpCheckStep, sp_check_step, G_TYPE_OBJECT)

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_OUTCOME,
  PROP_MS,
  PROP_DETAIL,
  N_PROPS,
} SpCheckStepProperty;

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *id;
  const char *title;
} kinds[SP_N_CHECK_STEPS] = {
  /* Translators: the steps of a check of a mail server: its name is looked up, */
  [SP_CHECK_NAME] = { "name", NC_("step of a check", "Name") },
  /* Translators: … it is connected to, */
  [SP_CHECK_CONNECTION] = { "connection", NC_("step of a check", "Connection") },
  [SP_CHECK_ENCRYPTION] = { "encryption", NC_("step of a check", "Encryption") },
  /* Translators: … says who it is, */
  [SP_CHECK_GREETING] = { "greeting", NC_("step of a check", "Greeting") },
  /* Translators: … says what it can do, */
  [SP_CHECK_ABILITIES] = { "abilities", NC_("step of a check", "Abilities") },
  /* Translators: … and takes the password. */
  [SP_CHECK_SIGN_IN] = { "sign-in", NC_("step of a check", "Sign-in") },
};

static const char * const outcome_ids[] = {
  [SP_CHECK_WAITING] = "waiting",
  [SP_CHECK_RUNNING] = "running",
  [SP_CHECK_OK] = "ok",
  [SP_CHECK_FAILED] = "failed",
  [SP_CHECK_SKIPPED] = "skipped",
};

static void
sp_check_step_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpCheckStep *self = SP_CHECK_STEP (object);

  switch ((SpCheckStepProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_TITLE:
      g_value_set_string (value, sp_check_step_kind_get_title (self->kind));
      break;

    case PROP_OUTCOME:
      g_value_set_uint (value, self->outcome);
      break;

    case PROP_MS:
      g_value_set_int (value, self->ms);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_check_step_finalize (GObject *object)
{
  SpCheckStep *self = SP_CHECK_STEP (object);

  g_free (self->detail);

  G_OBJECT_CLASS (sp_check_step_parent_class)->finalize (object);
}

static void
sp_check_step_class_init (SpCheckStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sp_check_step_get_property;
  object_class->finalize = sp_check_step_finalize;

  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, SP_N_CHECK_STEPS - 1, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_OUTCOME] =
    g_param_spec_uint ("outcome", NULL, NULL, 0, SP_CHECK_SKIPPED, SP_CHECK_WAITING, flags);
  properties[PROP_MS] = g_param_spec_int ("ms", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_check_step_init (SpCheckStep *self)
{
  self->ms = -1;
}

/**
 * sp_check_step_new:
 * @kind: which step it is
 *
 * Returns: (transfer full): a step that waits for its turn
 */
SpCheckStep *
sp_check_step_new (SpCheckStepKind kind)
{
  SpCheckStep *self = NULL;

  g_return_val_if_fail (kind < SP_N_CHECK_STEPS, NULL);

  self = g_object_new (SP_TYPE_CHECK_STEP, NULL);
  self->kind = kind;
  return self;
}

/**
 * sp_check_step_kind_to_id:
 * @kind: which step
 *
 * Returns: its word in JSON, such as `sign-in`
 */
const char *
sp_check_step_kind_to_id (SpCheckStepKind kind)
{
  g_return_val_if_fail (kind < SP_N_CHECK_STEPS, NULL);

  return kinds[kind].id;
}

/**
 * sp_check_step_kind_get_title:
 * @kind: which step
 *
 * Returns: (transfer none): its name for a person, translated
 */
const char *
sp_check_step_kind_get_title (SpCheckStepKind kind)
{
  g_return_val_if_fail (kind < SP_N_CHECK_STEPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "step of a check", kinds[kind].title);
}

/**
 * sp_check_outcome_to_id:
 * @outcome: how a step ended, or that it has not yet
 *
 * Returns: its word in JSON, such as `failed`
 */
const char *
sp_check_outcome_to_id (SpCheckOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcome_ids), NULL);

  return outcome_ids[outcome];
}

SpCheckStepKind
sp_check_step_get_kind (SpCheckStep *self)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP (self), SP_CHECK_NAME);

  return self->kind;
}

SpCheckOutcome
sp_check_step_get_outcome (SpCheckStep *self)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP (self), SP_CHECK_WAITING);

  return self->outcome;
}

/**
 * sp_check_step_get_ms:
 * @self: a step
 *
 * Returns: how long it took, in milliseconds; -1 if that was not measured
 */
gint
sp_check_step_get_ms (SpCheckStep *self)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP (self), -1);

  return self->ms;
}

/**
 * sp_check_step_get_detail:
 * @self: a step
 *
 * Returns: (nullable) (transfer none): what was seen, or why it broke: one thing a line, translated
 */
const char *
sp_check_step_get_detail (SpCheckStep *self)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP (self), NULL);

  return self->detail;
}

static void
set (SpCheckStep   *self,
     SpCheckOutcome outcome,
     gint           ms,
     const char    *detail)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->outcome != outcome)
    {
      self->outcome = outcome;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
    }
  if (self->ms != ms)
    {
      self->ms = ms;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MS]);
    }
  if (g_strcmp0 (self->detail, detail) != 0)
    {
      g_free (self->detail);
      self->detail = g_strdup (detail);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * sp_check_step_begin:
 * @self: a step
 *
 * It is under way.
 */
void
sp_check_step_begin (SpCheckStep *self)
{
  g_return_if_fail (SP_IS_CHECK_STEP (self));

  set (self, SP_CHECK_RUNNING, -1, NULL);
}

/**
 * sp_check_step_end:
 * @self: a step
 * @outcome: how it ended
 * @ms: how long it took; -1 if that is not known
 * @detail: (nullable): what was seen, or why it broke: one thing a line
 *
 * It is over.
 */
void
sp_check_step_end (SpCheckStep   *self,
                   SpCheckOutcome outcome,
                   gint           ms,
                   const char    *detail)
{
  g_return_if_fail (SP_IS_CHECK_STEP (self));
  g_return_if_fail (outcome >= SP_CHECK_OK);

  set (self, outcome, ms, detail);
}
