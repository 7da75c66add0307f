/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-note.h"
#include "sp-option.h"
#include "sp-question.h"

G_BEGIN_DECLS

/* One answer that the recommendation rests on. Immutable. Properties: question, answer. */
#define SP_TYPE_REASON (sp_reason_get_type ())
G_DECLARE_FINAL_TYPE (SpReason, sp_reason, SP, REASON, GObject)

SpQuestion *sp_reason_get_question (SpReason *self);
SpAnswer *sp_reason_get_answer (SpReason *self);

typedef enum
{
  SP_STANDING_RECOMMENDED,
  SP_STANDING_POSSIBLE,
  SP_STANDING_DISCOURAGED,
  SP_STANDING_UNAVAILABLE,
  SP_N_STANDINGS,
} SpStandingKind;

const char *sp_standing_kind_to_id (SpStandingKind kind);
const char *sp_standing_kind_get_label (SpStandingKind kind);

/* How one option stands, and why. Immutable. Properties: option, kind, text, reasons. */
#define SP_TYPE_STANDING (sp_standing_get_type ())
G_DECLARE_FINAL_TYPE (SpStanding, sp_standing, SP, STANDING, GObject)

SpOption sp_standing_get_option (SpStanding *self);
SpStandingKind sp_standing_get_kind (SpStanding *self);
GListModel *sp_standing_get_reasons (SpStanding *self);

/* Other answers to one question that lead to one other recommendation.
 * Immutable. Properties: question, answers, option, certain. */
#define SP_TYPE_CHANGE (sp_change_get_type ())
G_DECLARE_FINAL_TYPE (SpChange, sp_change, SP, CHANGE, GObject)

SpQuestion *sp_change_get_question (SpChange *self);
GListModel *sp_change_get_answers (SpChange *self);
SpOption sp_change_get_option (SpChange *self);
gboolean sp_change_is_certain (SpChange *self);

/* The recommended option, why, what to do first, how the other options stand, and
 * what would change it. Immutable.
 * Properties: option, because, reasons, prerequisites, caveats, notices, standings, changes. */
#define SP_TYPE_ADVICE (sp_advice_get_type ())
G_DECLARE_FINAL_TYPE (SpAdvice, sp_advice, SP, ADVICE, GObject)

SpOption sp_advice_get_option (SpAdvice *self);
const char *sp_advice_get_rule (SpAdvice *self);
const char *sp_advice_get_because (SpAdvice *self);
GListModel *sp_advice_get_reasons (SpAdvice *self);
GListModel *sp_advice_get_explanations (SpAdvice *self);
GListModel *sp_advice_get_prerequisites (SpAdvice *self);
GListModel *sp_advice_get_caveats (SpAdvice *self);
GListModel *sp_advice_get_notices (SpAdvice *self);
GListModel *sp_advice_get_standings (SpAdvice *self);
GListModel *sp_advice_get_changes (SpAdvice *self);

G_END_DECLS
