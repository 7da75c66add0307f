/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-proof.h"

/* A broken guide can break in very many places; what is reported does not need them all. */
#define MAX_FAILURES 500

typedef struct
{
  SpProof *proof;
  SpState *state;
  guint n_failures;
} Walk;

static void
overlap_free (gpointer data)
{
  SpOverlap *overlap = data;

  sp_state_free (overlap->state);
  g_free (overlap);
}

/**
 * sp_proof_init:
 * @self: a proof to fill
 * @guide: the guide
 * @conditions: (array length=n_conditions): which of them exactly one must hold; must
 *   outlive the proof
 * @n_conditions: their number
 */
void
sp_proof_init (SpProof                   *self,
               SpGuide                   *guide,
               const SpCondition * const *conditions,
               guint                      n_conditions)
{
  *self = (SpProof) { .guide = guide, .conditions = conditions, .n_conditions = n_conditions };
  self->overlaps = g_ptr_array_new_with_free_func (overlap_free);
}

/**
 * sp_proof_clear:
 * @self: a proof
 *
 * Frees what was found.
 */
void
sp_proof_clear (SpProof *self)
{
  g_clear_pointer (&self->gap, sp_state_free);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
}

static guint
count_decided_axes (SpGuide *guide,
                    SpState *state)
{
  guint n = 0;

  for (guint axis = 0; axis < sp_logic_get_n_axes (guide->logic); axis++)
    n += sp_state_get (state, axis) != sp_logic_get_axis (guide->logic, axis);
  return n;
}

static gboolean
none_holds (SpProof *self,
            SpState *state)
{
  for (guint i = 0; i < self->n_conditions; i++)
    {
      if (sp_state_evaluate (state, self->conditions[i]) != SP_TRUTH_NO)
        return FALSE;
    }
  return TRUE;
}

static gboolean
both_hold (SpProof *self,
           SpState *state,
           guint    first,
           guint    second)
{
  return sp_state_evaluate (state, self->conditions[first]) == SP_TRUTH_YES &&
         sp_state_evaluate (state, self->conditions[second]) == SP_TRUTH_YES;
}

/* A shorter example says more: forget every answer without which it is still one. */
static SpState *
widen (SpProof *self,
       SpState *found,
       gboolean is_gap,
       guint    first,
       guint    second)
{
  SpState *state = sp_state_copy (found);

  sp_state_set_budget (state, sp_state_get_budget (found));
  for (guint axis = sp_logic_get_n_axes (self->guide->logic);
       axis-- > 0 && !sp_state_is_exhausted (state);)
    {
      SpValues before = sp_state_get (state, axis);

      sp_state_set (state, axis, sp_logic_get_axis (self->guide->logic, axis));
      if (is_gap ? !none_holds (self, state) : !both_hold (self, state, first, second))
        sp_state_set (state, axis, before);
    }
  sp_state_set_budget (found, sp_state_get_budget (state));
  return state;
}

static void
keep_shorter (SpGuide  *guide,
              SpState **kept,
              SpState  *state)
{
  if (*kept == NULL || count_decided_axes (guide, state) < count_decided_axes (guide, *kept))
    {
      g_clear_pointer (kept, sp_state_free);
      *kept = state;
    }
  else
    {
      sp_state_free (state);
    }
}

static void
record_gap (Walk *walk)
{
  SpProof *self = walk->proof;

  if (walk->n_failures++ < MAX_FAILURES)
    keep_shorter (self->guide, &self->gap, widen (self, walk->state, TRUE, 0, 0));
}

static void
record_overlap (Walk  *walk,
                guint  first,
                guint  second)
{
  SpProof *self = walk->proof;
  SpOverlap *overlap = NULL;

  if (walk->n_failures++ >= MAX_FAILURES)
    return;
  for (guint i = 0; i < self->overlaps->len; i++)
    {
      SpOverlap *other = g_ptr_array_index (self->overlaps, i);

      if (other->first == first && other->second == second)
        overlap = other;
    }
  if (overlap == NULL)
    {
      overlap = g_new0 (SpOverlap, 1);
      overlap->first = first;
      overlap->second = second;
      g_ptr_array_add (self->overlaps, overlap);
    }
  keep_shorter (self->guide, &overlap->state, widen (self, walk->state, FALSE, first, second));
}

static void
walk_box (Walk *walk)
{
  SpProof *self = walk->proof;
  guint n_holding = 0, holding[2] = { 0 };
  const SpCondition *undecided = NULL;
  SpValues before, half;
  guint axis;

  if (sp_state_is_exhausted (walk->state))
    {
      self->exhausted = TRUE;
      return;
    }
  for (guint i = 0; i < self->n_conditions && n_holding < 2; i++)
    {
      SpTruth truth = sp_state_evaluate (walk->state, self->conditions[i]);

      if (truth == SP_TRUTH_YES)
        holding[n_holding++] = i;
      else if (truth == SP_TRUTH_UNKNOWN && undecided == NULL)
        undecided = self->conditions[i];
    }
  if (n_holding == 2)
    {
      record_overlap (walk, holding[0], holding[1]);
      return;
    }
  if (undecided == NULL || !sp_state_find_split (walk->state, undecided, &axis, &half))
    {
      if (n_holding == 0)
        record_gap (walk);
      return;
    }
  before = sp_state_get (walk->state, axis);
  sp_state_set (walk->state, axis, half);
  walk_box (walk);
  sp_state_set (walk->state, axis, before & ~half);
  walk_box (walk);
  sp_state_set (walk->state, axis, before);
}

/**
 * sp_proof_run:
 * @self: a proof
 * @state: the whole space of answers, with a budget for this; unchanged afterwards, but for
 *   the budget
 *
 * Looks at all of it, box by box.
 */
void
sp_proof_run (SpProof *self,
              SpState *state)
{
  Walk walk = { self, state, 0 };

  walk_box (&walk);
}
