/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-condition.h"
#include "sp-option.h"
#include "sp-truth.h"

G_BEGIN_DECLS

/* The conditions of a guide, made ready for reasoning.
 *
 * What a person may say spans a space with one axis a question, one for each ability of
 * the mail program and one for each ability of the provider. A state is a box in it: the
 * values that are still possible on each axis. Conditions are evaluated over a whole box
 * at once (yes: everywhere, no: nowhere), and a search halves a box only along an axis
 * that an undecided condition mentions. So nothing ever lists the product of all answers.
 */
typedef struct
{
  const SpCondition *ask_if;
  SpValues answers; /* without SP_NOT_ASKED */
} SpLogicQuestion;

typedef struct
{
  const SpCondition * const *conditions; /* one a value */
  guint n_values;
} SpLogicFact;

typedef struct
{
  const SpCondition *when;
  SpOption option;
} SpLogicRule;

typedef struct
{
  GArray *questions; /* of SpLogicQuestion */
  GArray *facts;     /* of SpLogicFact */
  GArray *rules;     /* of SpLogicRule */
  guint n_program_facts;
  guint n_provider_facts;
  int certain_provider_fact; /* one that is never unknown; -1: none */
  int program_question;      /* -1: none */
  SpValues program_values;   /* the answers to it that name a mail program */
} SpLogic;

SpLogic *sp_logic_new (guint n_program_facts,
                       guint n_provider_facts);
void sp_logic_free (SpLogic *self);
const SpLogicQuestion *sp_logic_get_question (const SpLogic *self,
                                              guint          index);
const SpLogicFact *sp_logic_get_fact (const SpLogic *self,
                                      guint          index);
const SpLogicRule *sp_logic_get_rule (const SpLogic *self,
                                      guint          index);
guint sp_logic_get_n_axes (const SpLogic *self);
SpValues sp_logic_get_axis (const SpLogic *self,
                            guint          axis);
guint sp_logic_get_program_axis (const SpLogic *self,
                                 guint          fact);
guint sp_logic_get_provider_axis (const SpLogic *self,
                                  guint          fact);

/* A box, and what was worked out about it so far. */
typedef struct _SpState SpState;

SpState *sp_state_new (const SpLogic *logic);
SpState *sp_state_copy (const SpState *self);
void sp_state_free (SpState *self);
void sp_state_set_budget (SpState *self,
                          guint    budget);
guint sp_state_get_budget (const SpState *self);
gboolean sp_state_is_exhausted (const SpState *self);
SpValues sp_state_get (const SpState *self,
                       guint          axis);
void sp_state_set (SpState  *self,
                   guint     axis,
                   SpValues  values);
SpTruth sp_state_evaluate (SpState           *self,
                           const SpCondition *condition);
SpTruth sp_state_is_asked (SpState *self,
                           guint    question);
SpValues sp_state_get_possible (SpState       *self,
                                SpVariableKind kind,
                                guint          index);
gboolean sp_state_find_split (SpState           *self,
                              const SpCondition *condition,
                              guint             *axis,
                              SpValues          *values);
gboolean sp_state_can_hold (SpState           *self,
                            const SpCondition *condition);
gboolean sp_state_can_fail (SpState           *self,
                            const SpCondition *condition);
gboolean sp_state_can_change (SpState           *self,
                              guint              question,
                              const SpCondition *condition);
SpOptionSet sp_state_get_options (SpState *self);
void sp_state_complete (SpState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLogic, sp_logic_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpState, sp_state_free)

G_END_DECLS
