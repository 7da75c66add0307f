/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-logic.h"

/* Searches end after this many boxes and take the cautious answer. */
#define DEFAULT_BUDGET 200000

typedef struct
{
  guint stamp;
  SpValues values;
} Memo;

struct _SpState
{
  const SpLogic *logic;
  SpValues *axes; /* (owned): n_axes */
  guint n_axes;
  guint budget;
  guint stamp;    /* changes whenever an axis does, so that the memos below lapse */
  Memo *facts;    /* (owned) */
  Memo *asked;    /* (owned): values is an SpTruth */
  Memo recommend;
};

static const SpValues any_truth =
  SP_VALUE (SP_TRUTH_UNKNOWN) | SP_VALUE (SP_TRUTH_YES) | SP_VALUE (SP_TRUTH_NO);

static const SpLogicQuestion *
get_question (const SpLogic *self,
              guint          index)
{
  return &g_array_index (self->questions, SpLogicQuestion, index);
}

static const SpLogicFact *
get_fact (const SpLogic *self,
          guint          index)
{
  return &g_array_index (self->facts, SpLogicFact, index);
}

static const SpLogicRule *
get_rule (const SpLogic *self,
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
    return get_question (self, axis)->answers;
  if (self->certain_provider_fact >= 0 &&
      axis == sp_logic_get_provider_axis (self, self->certain_provider_fact))
    return SP_VALUE (SP_TRUTH_YES) | SP_VALUE (SP_TRUTH_NO);
  return any_truth;
}

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
 * @budget: how many boxes the searches from here on may look at
 */
void
sp_state_set_budget (SpState *self,
                     guint    budget)
{
  self->budget = budget;
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
  const SpLogicFact *fact = get_fact (self->logic, index);
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
      const SpLogicRule *rule = get_rule (self->logic, i);
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
      memo->values = sp_state_evaluate (self, get_question (self->logic, question)->ask_if);
      memo->stamp = self->stamp;
    }
  return memo->values;
}

static SpTruth
evaluate_term (SpState      *self,
               const SpTerm *term)
{
  SpValues possible = sp_state_get_possible (self, term->kind, term->index);

  if ((possible & term->mask) == 0)
    return SP_TRUTH_NO;
  return (possible & ~term->mask) == 0 ? SP_TRUTH_YES : SP_TRUTH_UNKNOWN;
}

/* Evaluates the alternative that begins at term *index, and moves *index behind it. */
static SpTruth
evaluate_alternative (SpState           *self,
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
      switch (evaluate_term (self, term))
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
      switch (evaluate_alternative (self, condition, &i))
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
      sp_state_find_split (self, get_question (self->logic, question)->ask_if, axis, values))
    return TRUE;
  return split_axis (self, question, wanted, axis, values);
}

static gboolean
split_fact (SpState  *self,
            guint     index,
            guint    *axis,
            SpValues *values)
{
  const SpLogicFact *fact = get_fact (self->logic, index);

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
      if (sp_state_find_split (self, get_rule (self->logic, i)->when, axis, values))
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

      if (evaluate_alternative (self, condition, &i) != SP_TRUTH_UNKNOWN)
        continue;
      for (guint k = first; k < i; k++)
        {
          const SpTerm *term = sp_condition_get_term (condition, k);

          if (evaluate_term (self, term) == SP_TRUTH_UNKNOWN &&
              split_term (self, term, axis, values))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
spend (SpState *self)
{
  if (self->budget > 0)
    self->budget--;
  return self->budget > 0;
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
  if (!spend (self) || !sp_state_find_split (self, condition, &axis, &half))
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

  if (truth != SP_TRUTH_UNKNOWN || !spend (self) ||
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
  if (!spend (self))
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
      const SpLogicRule *rule = get_rule (self->logic, i);

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
