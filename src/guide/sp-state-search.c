/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-state-private.h"

/* An axis can be halved where some but not all of its values are wanted. */
static gboolean
split_axis (SpState  *self,
            guint     index,
            SpValues  wanted,
            guint    *axis,
            SpValues *values)
{
  SpValues inside = self->axes[index] & wanted;

  if (inside == 0 || inside == self->axes[index])
    return FALSE;
  *axis = index;
  *values = inside;
  return TRUE;
}

static gboolean
split_question (SpState  *self,
                guint     question,
                SpValues  wanted,
                guint    *axis,
                SpValues *values)
{
  if (sp_state_is_asked (self, question) == SP_TRUTH_UNKNOWN &&
      sp_state_find_split (self, sp_logic_get_question (self->logic, question)->ask_if, axis, values))
    return TRUE;
  return split_axis (self, question, wanted, axis, values);
}

static gboolean
split_fact (SpState  *self,
            guint     index,
            guint    *axis,
            SpValues *values)
{
  const SpLogicFact *fact = sp_logic_get_fact (self->logic, index);

  for (guint i = 0; i < fact->n_values; i++)
    {
      if (sp_state_find_split (self, fact->conditions[i], axis, values))
        return TRUE;
    }
  return FALSE;
}

static gboolean
split_recommendation (SpState  *self,
                      guint    *axis,
                      SpValues *values)
{
  for (guint i = 0; i < self->logic->rules->len; i++)
    {
      if (sp_state_find_split (self, sp_logic_get_rule (self->logic, i)->when, axis, values))
        return TRUE;
    }
  return FALSE;
}

static gboolean
split_term (SpState      *self,
            const SpTerm *term,
            guint        *axis,
            SpValues     *values)
{
  const SpLogic *logic = self->logic;

  switch (term->kind)
    {
    case SP_VARIABLE_QUESTION:
      return split_question (self, term->index, term->mask, axis, values);
    case SP_VARIABLE_FACT:
      return split_fact (self, term->index, axis, values);
    case SP_VARIABLE_PROGRAM:
      if (logic->program_question >= 0 &&
          split_question (self, logic->program_question, logic->program_values, axis, values))
        return TRUE;
      return split_axis (self, sp_logic_get_program_axis (logic, term->index), term->mask, axis,
                         values);
    case SP_VARIABLE_PROVIDER:
      return split_axis (self, sp_logic_get_provider_axis (logic, term->index), term->mask, axis,
                         values);
    case SP_VARIABLE_RECOMMEND:
      return split_recommendation (self, axis, values);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sp_state_find_split:
 * @self: a state
 * @condition: a condition of the same guide
 * @axis: (out): the axis to halve
 * @values: (out): the values of one half
 *
 * Looks for a cut that brings an undecided condition nearer to a decision.
 *
 * Returns: %FALSE if @condition is decided
 */
gboolean
sp_state_find_split (SpState           *self,
                     const SpCondition *condition,
                     guint             *axis,
                     SpValues          *values)
{
  if (sp_state_evaluate (self, condition) != SP_TRUTH_UNKNOWN)
    return FALSE;
  for (guint i = 0; i < condition->terms->len;)
    {
      guint first = i;

      if (sp_state_evaluate_alternative (self, condition, &i) != SP_TRUTH_UNKNOWN)
        continue;
      for (guint k = first; k < i; k++)
        {
          const SpTerm *term = sp_condition_get_term (condition, k);

          if (sp_state_evaluate_term (self, term) == SP_TRUTH_UNKNOWN &&
              split_term (self, term, axis, values))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
can_be (SpState           *self,
        const SpCondition *condition,
        SpTruth            wanted)
{
  SpTruth truth = sp_state_evaluate (self, condition);
  SpValues before, half;
  gboolean can;
  guint axis;

  if (truth != SP_TRUTH_UNKNOWN)
    return truth == wanted;
  if (sp_state_is_exhausted (self) || !sp_state_find_split (self, condition, &axis, &half))
    return TRUE;

  before = sp_state_get (self, axis);
  sp_state_set (self, axis, half);
  can = can_be (self, condition, wanted);
  if (!can)
    {
      sp_state_set (self, axis, before & ~half);
      can = can_be (self, condition, wanted);
    }
  sp_state_set (self, axis, before);
  return can;
}

/**
 * sp_state_can_hold:
 * @self: a state; unchanged afterwards
 * @condition: a condition of the same guide
 *
 * Returns: %TRUE if @condition holds somewhere in the box, or if the budget ended first
 */
gboolean
sp_state_can_hold (SpState           *self,
                   const SpCondition *condition)
{
  return can_be (self, condition, SP_TRUTH_YES);
}

/**
 * sp_state_can_fail:
 * @self: a state; unchanged afterwards
 * @condition: a condition of the same guide
 *
 * Returns: %TRUE if @condition does not hold somewhere in the box, or if the budget ended
 *   first
 */
gboolean
sp_state_can_fail (SpState           *self,
                   const SpCondition *condition)
{
  return can_be (self, condition, SP_TRUTH_NO);
}

/* An answer to the question for the mail program brings its abilities with it, so those
 * axes move together with the question's own. */
static gboolean
moves_with (const SpLogic *logic,
            guint          question,
            guint          axis)
{
  if (axis == question)
    return TRUE;
  return logic->program_question == (int) question && axis >= logic->questions->len &&
         axis < logic->questions->len + logic->n_program_facts;
}

/* Which truths @condition takes as @question's own axes vary; returns %FALSE with a cut
 * along some other axis where that has to be decided first. */
static gboolean
collect_truths (SpState           *self,
                guint              question,
                const SpCondition *condition,
                guint             *truths,
                guint             *axis,
                SpValues          *half)
{
  SpTruth truth = sp_state_evaluate (self, condition);
  SpValues before, inside;
  gboolean done;
  guint own;

  if (truth != SP_TRUTH_UNKNOWN || sp_state_is_exhausted (self) ||
      !sp_state_find_split (self, condition, axis, half))
    {
      *truths |= 1u << truth;
      return TRUE;
    }
  if (!moves_with (self->logic, question, *axis))
    return FALSE;

  own = *axis;
  inside = *half;
  before = sp_state_get (self, own);
  sp_state_set (self, own, inside);
  done = collect_truths (self, question, condition, truths, axis, half);
  if (done)
    {
      sp_state_set (self, own, before & ~inside);
      done = collect_truths (self, question, condition, truths, axis, half);
    }
  sp_state_set (self, own, before);
  return done;
}

/**
 * sp_state_can_change:
 * @self: a state; unchanged afterwards
 * @question: a question's index
 * @condition: a condition of the same guide
 *
 * Returns: %TRUE if somewhere in the box two answers to @question make a difference to
 *   @condition, everything else being equal, or if the budget ended first
 */
gboolean
sp_state_can_change (SpState           *self,
                     guint              question,
                     const SpCondition *condition)
{
  guint truths = 0, axis = 0;
  SpValues half = 0, before;
  gboolean can;

  if (sp_state_evaluate (self, condition) != SP_TRUTH_UNKNOWN)
    return FALSE;
  if (sp_state_is_exhausted (self))
    return TRUE;
  if (collect_truths (self, question, condition, &truths, &axis, &half))
    return (truths & (truths - 1)) != 0 || (truths & (1u << SP_TRUTH_UNKNOWN)) != 0;

  before = sp_state_get (self, axis);
  sp_state_set (self, axis, half);
  can = sp_state_can_change (self, question, condition);
  if (!can)
    {
      sp_state_set (self, axis, before & ~half);
      can = sp_state_can_change (self, question, condition);
    }
  sp_state_set (self, axis, before);
  return can;
}

/**
 * sp_state_get_options:
 * @self: a state; unchanged afterwards
 *
 * Returns: the options that are recommended somewhere in the box
 */
SpOptionSet
sp_state_get_options (SpState *self)
{
  SpOptionSet options = 0;

  for (guint i = 0; i < self->logic->rules->len; i++)
    {
      const SpLogicRule *rule = sp_logic_get_rule (self->logic, i);

      if ((options & SP_OPTION_BIT (rule->option)) == 0 && sp_state_can_hold (self, rule->when))
        options |= SP_OPTION_BIT (rule->option);
    }
  return options;
}

/**
 * sp_state_complete:
 * @self: a state
 *
 * Shrinks the box to one point of it. Where nothing undecided makes a difference any
 * more, that point speaks for all of them.
 */
void
sp_state_complete (SpState *self)
{
  for (guint i = 0; i < self->n_axes; i++)
    sp_state_set (self, i, self->axes[i] & -self->axes[i]);
}
