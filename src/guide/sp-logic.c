/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-logic.h"

static const SpValues any_truth =
  SP_VALUE (SP_TRUTH_UNKNOWN) | SP_VALUE (SP_TRUTH_YES) | SP_VALUE (SP_TRUTH_NO);

/**
 * sp_logic_get_question:
 * @self: a logic
 * @index: from 0
 *
 * Returns: (transfer none): one of its questions
 */
const SpLogicQuestion *
sp_logic_get_question (const SpLogic *self,
                       guint          index)
{
  return &g_array_index (self->questions, SpLogicQuestion, index);
}

/**
 * sp_logic_get_fact:
 * @self: a logic
 * @index: from 0
 *
 * Returns: (transfer none): one of its facts
 */
const SpLogicFact *
sp_logic_get_fact (const SpLogic *self,
                   guint          index)
{
  return &g_array_index (self->facts, SpLogicFact, index);
}

/**
 * sp_logic_get_rule:
 * @self: a logic
 * @index: from 0
 *
 * Returns: (transfer none): one of its rules
 */
const SpLogicRule *
sp_logic_get_rule (const SpLogic *self,
                   guint          index)
{
  return &g_array_index (self->rules, SpLogicRule, index);
}

/**
 * sp_logic_new:
 * @n_program_facts: how many abilities of mail programs a condition may name
 * @n_provider_facts: the same for providers
 *
 * The questions, facts and rules are added by the reader of the guide, which keeps the
 * conditions alive.
 *
 * Returns: (transfer full): an empty logic
 */
SpLogic *
sp_logic_new (guint n_program_facts,
              guint n_provider_facts)
{
  SpLogic *self = g_new0 (SpLogic, 1);

  self->questions = g_array_new (FALSE, TRUE, sizeof (SpLogicQuestion));
  self->facts = g_array_new (FALSE, TRUE, sizeof (SpLogicFact));
  self->rules = g_array_new (FALSE, TRUE, sizeof (SpLogicRule));
  self->n_program_facts = n_program_facts;
  self->n_provider_facts = n_provider_facts;
  self->certain_provider_fact = -1;
  self->program_question = -1;
  return self;
}

/**
 * sp_logic_free:
 * @self: (transfer full): a logic; its conditions are the guide's
 */
void
sp_logic_free (SpLogic *self)
{
  g_array_unref (self->questions);
  g_array_unref (self->facts);
  g_array_unref (self->rules);
  g_free (self);
}

guint
sp_logic_get_n_axes (const SpLogic *self)
{
  return self->questions->len + self->n_program_facts + self->n_provider_facts;
}

guint
sp_logic_get_program_axis (const SpLogic *self,
                           guint          fact)
{
  return self->questions->len + fact;
}

guint
sp_logic_get_provider_axis (const SpLogic *self,
                            guint          fact)
{
  return self->questions->len + self->n_program_facts + fact;
}

/**
 * sp_logic_get_axis:
 * @self: a logic
 * @axis: a question's index, or from sp_logic_get_program_axis() or
 *   sp_logic_get_provider_axis()
 *
 * Returns: all values that the axis can have
 */
SpValues
sp_logic_get_axis (const SpLogic *self,
                   guint          axis)
{
  if (axis < self->questions->len)
    return sp_logic_get_question (self, axis)->answers;
  if (self->certain_provider_fact >= 0 &&
      axis == sp_logic_get_provider_axis (self, self->certain_provider_fact))
    return SP_VALUE (SP_TRUTH_YES) | SP_VALUE (SP_TRUTH_NO);
  return any_truth;
}
