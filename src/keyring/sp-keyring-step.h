/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SP_KEYRING_STEP_SERVICE,
  SP_KEYRING_STEP_UNLOCKED,
  SP_KEYRING_STEP_STORE,
  SP_KEYRING_STEP_READ_BACK,
  SP_KEYRING_STEP_COMPARE,
  SP_KEYRING_STEP_REMOVE,
  SP_N_KEYRING_STEPS,
} SpKeyringStepKind;

#define SP_TYPE_KEYRING_STEP_KIND (sp_keyring_step_kind_get_type ())
GType sp_keyring_step_kind_get_type (void);

typedef enum
{
  SP_KEYRING_WAITING,
  SP_KEYRING_RUNNING,
  SP_KEYRING_OK,
  SP_KEYRING_FAILED,
  SP_KEYRING_SKIPPED,
} SpKeyringOutcome;

#define SP_TYPE_KEYRING_OUTCOME (sp_keyring_outcome_get_type ())
GType sp_keyring_outcome_get_type (void);

/* One step of the test. Properties (notify): kind, title, outcome, detail, remedy. */
#define SP_TYPE_KEYRING_STEP (sp_keyring_step_get_type ())
G_DECLARE_FINAL_TYPE (SpKeyringStep, sp_keyring_step, SP, KEYRING_STEP, GObject)

const char *sp_keyring_step_kind_to_id (SpKeyringStepKind kind);
const char *sp_keyring_outcome_to_id (SpKeyringOutcome outcome);
SpKeyringStepKind sp_keyring_step_get_kind (SpKeyringStep *self);
const char *sp_keyring_step_get_title (SpKeyringStep *self);
SpKeyringOutcome sp_keyring_step_get_outcome (SpKeyringStep *self);
const char *sp_keyring_step_get_detail (SpKeyringStep *self);
const char *sp_keyring_step_get_remedy (SpKeyringStep *self);

/* For the test alone, which makes the steps and moves them on. */
SpKeyringStep *sp_keyring_step_new (SpKeyringStepKind kind);
void sp_keyring_step_set (SpKeyringStep    *self,
                          SpKeyringOutcome  outcome,
                          const char       *detail,
                          const char       *remedy);

G_END_DECLS
