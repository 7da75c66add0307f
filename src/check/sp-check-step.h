/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The rungs of the ladder, in the order in which they usually come; with STARTTLS the greeting comes
 * before the encryption. */
typedef enum
{
  SP_CHECK_NAME,
  SP_CHECK_CONNECTION,
  SP_CHECK_ENCRYPTION,
  SP_CHECK_GREETING,
  SP_CHECK_ABILITIES,
  SP_CHECK_SIGN_IN,
  SP_N_CHECK_STEPS,
} SpCheckStepKind;

typedef enum
{
  SP_CHECK_WAITING,
  SP_CHECK_RUNNING,
  SP_CHECK_OK,
  SP_CHECK_FAILED,
  SP_CHECK_SKIPPED,
} SpCheckOutcome;

const char *sp_check_step_kind_to_id (SpCheckStepKind kind);
const char *sp_check_step_kind_get_title (SpCheckStepKind kind);
const char *sp_check_outcome_to_id (SpCheckOutcome outcome);

/* One rung: did it hold, how long did it take, and what was seen. Properties (all but kind
 * notify): kind, title, outcome, ms (-1: not measured), detail (for a person). */
#define SP_TYPE_CHECK_STEP (sp_check_step_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckStep, sp_check_step, SP, CHECK_STEP, GObject)

SpCheckStep *sp_check_step_new (SpCheckStepKind kind);
SpCheckStepKind sp_check_step_get_kind (SpCheckStep *self);
SpCheckOutcome sp_check_step_get_outcome (SpCheckStep *self);
gint sp_check_step_get_ms (SpCheckStep *self);
const char *sp_check_step_get_detail (SpCheckStep *self);
void sp_check_step_begin (SpCheckStep *self);
void sp_check_step_end (SpCheckStep    *self,
                        SpCheckOutcome  outcome,
                        gint            ms,
                        const char     *detail);

G_END_DECLS
