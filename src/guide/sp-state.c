/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-state-private.h"

/* Searches end after so much work and take the cautious answer. */
#define DEFAULT_BUDGET 8000000

/**
 * sp_state_new:
 * @logic: a logic, which must outlive the state
 *
 * Returns: (transfer full): the whole space, nothing decided
 */
SpState *
sp_state_new (const SpLogic *logic)
{
  SpState *self = g_new0 (SpState, 1);

  self->logic = logic;
  self->n_axes = sp_logic_get_n_axes (logic);
  self->axes = g_new (SpValues, MAX (self->n_axes, 1));
  for (guint i = 0; i < self->n_axes; i++)
    self->axes[i] = sp_logic_get_axis (logic, i);
  self->facts = g_new0 (Memo, MAX (logic->facts->len, 1));
  self->asked = g_new0 (Memo, MAX (logic->questions->len, 1));
  self->stamp = 1;
  self->budget = DEFAULT_BUDGET;
  return self;
}

/**
 * sp_state_copy:
 * @self: a state
 *
 * Returns: (transfer full): the same box, with a fresh budget
 */
SpState *
sp_state_copy (const SpState *self)
{
  SpState *copy = sp_state_new (self->logic);

  for (guint i = 0; i < self->n_axes; i++)
    copy->axes[i] = self->axes[i];
  return copy;
}

/**
 * sp_state_free:
 * @self: (transfer full): a state
 */
void
sp_state_free (SpState *self)
{
  g_free (self->axes);
  g_free (self->facts);
  g_free (self->asked);
  g_free (self);
}

/**
 * sp_state_set_budget:
 * @self: a state
 * @budget: how many terms of conditions the searches from here on may look at, which is what
 *   takes them their time
 */
void
sp_state_set_budget (SpState *self,
                     guint    budget)
{
  self->budget = budget;
}

/**
 * sp_state_get_budget:
 * @self: a state
 *
 * Returns: what is left of it
 */
guint
sp_state_get_budget (const SpState *self)
{
  return self->budget;
}

/**
 * sp_state_is_exhausted:
 * @self: a state
 *
 * Returns: %TRUE if a search ended because its budget was used up, not because it was done
 */
gboolean
sp_state_is_exhausted (const SpState *self)
{
  return self->budget == 0;
}

SpValues
sp_state_get (const SpState *self,
              guint          axis)
{
  return self->axes[axis];
}

/**
 * sp_state_set:
 * @self: a state
 * @axis: an axis
 * @values: the values that are possible on it from here on; at least one
 */
void
sp_state_set (SpState *self,
              guint    axis,
              SpValues values)
{
  if (self->axes[axis] == values)
    return;
  self->axes[axis] = values;
  self->stamp++;
}

static SpValues
get_possible_fact (SpState *self,
                   guint    index)
{
  const SpLogicFact *fact = sp_logic_get_fact (self->logic, index);
  Memo *memo = &self->facts[index];

  if (memo->stamp == self->stamp)
    return memo->values;

  memo->values = 0;
  for (guint i = 0; i < fact->n_values; i++)
    {
      SpTruth truth = sp_state_evaluate (self, fact->conditions[i]);

      if (truth == SP_TRUTH_YES)
        {
          memo->values = SP_VALUE (i);
          break;
        }
      if (truth == SP_TRUTH_UNKNOWN)
        memo->values |= SP_VALUE (i);
    }
  memo->stamp = self->stamp;
  return memo->values;
}

static SpValues
get_possible_recommendation (SpState *self)
{
  if (self->recommend.stamp == self->stamp)
    return self->recommend.values;

  self->recommend.values = 0;
  for (guint i = 0; i < self->logic->rules->len; i++)
    {
      const SpLogicRule *rule = sp_logic_get_rule (self->logic, i);
      SpTruth truth = sp_state_evaluate (self, rule->when);

      if (truth == SP_TRUTH_YES)
        {
          self->recommend.values = SP_VALUE (rule->option);
          break;
        }
      if (truth == SP_TRUTH_UNKNOWN)
        self->recommend.values |= SP_VALUE (rule->option);
    }
  self->recommend.stamp = self->stamp;
  return self->recommend.values;
}

/* The abilities of a mail program are known only where one is named. */
static SpValues
get_possible_program_fact (SpState *self,
                           guint    index)
{
  const SpLogic *logic = self->logic;
  SpValues raw = self->axes[sp_logic_get_program_axis (logic, index)];
  SpValues program, values = 0;

  if (logic->program_question < 0)
    return raw;
  program = sp_state_get_possible (self, SP_VARIABLE_QUESTION, logic->program_question);
  if ((program & logic->program_values) != 0)
    values |= raw;
  if ((program & ~logic->program_values) != 0)
    values |= SP_VALUE (SP_TRUTH_UNKNOWN);
  return values;
}

/**
 * sp_state_get_possible:
 * @self: a state
 * @kind: what is asked about
 * @index: which of that kind
 *
 * Returns: the values it may have somewhere in the box; a superset where conditions are
 *   still undecided
 */
SpValues
sp_state_get_possible (SpState       *self,
                       SpVariableKind kind,
                       guint          index)
{
  switch (kind)
    {
    case SP_VARIABLE_QUESTION:
      switch (sp_state_is_asked (self, index))
        {
        case SP_TRUTH_YES:
          return self->axes[index];
        case SP_TRUTH_NO:
          return SP_NOT_ASKED;
        case SP_TRUTH_UNKNOWN:
        default:
          return self->axes[index] | SP_NOT_ASKED;
        }
    case SP_VARIABLE_FACT:
      return get_possible_fact (self, index);
    case SP_VARIABLE_PROGRAM:
      return get_possible_program_fact (self, index);
    case SP_VARIABLE_PROVIDER:
      return self->axes[sp_logic_get_provider_axis (self->logic, index)];
    case SP_VARIABLE_RECOMMEND:
      return get_possible_recommendation (self);
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * sp_state_is_asked:
 * @self: a state
 * @question: its index
 *
 * Returns: whether the question's AskIf holds everywhere, nowhere or in part of the box
 */
SpTruth
sp_state_is_asked (SpState *self,
                   guint    question)
{
  Memo *memo = &self->asked[question];

  if (memo->stamp != self->stamp)
    {
      memo->values = sp_state_evaluate (self, sp_logic_get_question (self->logic, question)->ask_if);
      memo->stamp = self->stamp;
    }
  return memo->values;
}

/**
 * sp_state_evaluate_term:
 * @self: a state
 * @term: a term of a condition
 *
 * Returns: whether it holds everywhere, nowhere or in part of the box
 */
SpTruth
sp_state_evaluate_term (SpState      *self,
                        const SpTerm *term)
{
  SpValues possible = sp_state_get_possible (self, term->kind, term->index);

  if (self->budget > 0)
    self->budget--;
  if ((possible & term->mask) == 0)
    return SP_TRUTH_NO;
  return (possible & ~term->mask) == 0 ? SP_TRUTH_YES : SP_TRUTH_UNKNOWN;
}

/**
 * sp_state_evaluate_alternative:
 * @self: a state
 * @condition: a condition
 * @index: (inout): its first term; moved behind its last
 *
 * Returns: whether one alternative of @condition holds everywhere, nowhere or in part of
 *   the box
 */
SpTruth
sp_state_evaluate_alternative (SpState           *self,
                               const SpCondition *condition,
                               guint             *index)
{
  guint alternative = sp_condition_get_term (condition, *index)->alternative;
  SpTruth truth = SP_TRUTH_YES;

  for (; *index < condition->terms->len; (*index)++)
    {
      const SpTerm *term = sp_condition_get_term (condition, *index);

      if (term->alternative != alternative)
        break;
      if (truth == SP_TRUTH_NO)
        continue;
      switch (sp_state_evaluate_term (self, term))
        {
        case SP_TRUTH_NO:
          truth = SP_TRUTH_NO;
          break;
        case SP_TRUTH_UNKNOWN:
          truth = SP_TRUTH_UNKNOWN;
          break;
        case SP_TRUTH_YES:
        default:
          break;
        }
    }
  return truth;
}

/**
 * sp_state_evaluate:
 * @self: a state
 * @condition: a condition of the same guide
 *
 * Returns: %SP_TRUTH_YES where it surely holds in the whole box, %SP_TRUTH_NO where it
 *   surely holds nowhere, else %SP_TRUTH_UNKNOWN
 */
SpTruth
sp_state_evaluate (SpState           *self,
                   const SpCondition *condition)
{
  SpTruth truth = SP_TRUTH_NO;

  if (condition->terms->len == 0)
    return SP_TRUTH_YES;
  for (guint i = 0; i < condition->terms->len;)
    {
      switch (sp_state_evaluate_alternative (self, condition, &i))
        {
        case SP_TRUTH_YES:
          return SP_TRUTH_YES;
        case SP_TRUTH_UNKNOWN:
          truth = SP_TRUTH_UNKNOWN;
          break;
        case SP_TRUTH_NO:
        default:
          break;
        }
    }
  return truth;
}
