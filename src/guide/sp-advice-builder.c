/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-builder.h"

#include <glib/gi18n-lib.h>

/* The working table of one advice. */
typedef struct
{
  /* Input */
  SpAnswers *answers;
  SpGuide *guide;
  const GArray *path; /* of guint: the questions that were asked and answered, in order */

  /* In progress */
  SpState *state;          /* (owned): everything decided */
  const SpGuideRule *rule; /* (nullable) */
  GPtrArray *notes;        /* (owned) of SpNote: those that fit, the guide's own first */
  guint n_own_notes;       /* how many of them are the guide's */

  /* Output */
  SpAdvice *advice;
} Builder;

/* Notes that stand beside an option which was not recommended, the weightiest first. What
 * is merely good to know of a mail program or provider would bury them, so of those only
 * what decides how the option stands is shown. */
static const struct
{
  SpNoteKind kind;
  gboolean own_only;
} standing_kinds[] = {
  { SP_NOTE_UNAVAILABLE, FALSE }, { SP_NOTE_DISCOURAGED, FALSE }, { SP_NOTE_REASON, TRUE },
  { SP_NOTE_NOTICE, TRUE },       { SP_NOTE_CAVEAT, TRUE },
};

static void
collect_model (Builder    *self,
               GListModel *notes)
{
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    g_ptr_array_add (self->notes, g_list_model_get_item (notes, i));
}

static void
collect_program_notes (Builder       *self,
                       SpMailProgram *program)
{
  GListModel *notes = sp_mail_program_get_notes (program);
  const char *provider =
    self->answers->provider != NULL ? sp_entry_get_id (SP_ENTRY (self->answers->provider)) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (notes, i);

      if (sp_note_is_for_provider (note, provider))
        g_ptr_array_add (self->notes, g_steal_pointer (&note));
    }
}

/**
 * sp_advice_merges_provider:
 * @answers: answers
 *
 * Returns: %TRUE if what the provider's entry says belongs into the advice: its address is
 *   of a known provider, and no organisation speaks for it
 */
gboolean
sp_advice_merges_provider (SpAnswers *answers)
{
  return answers->provider != NULL && answers->guide->domains[0] == NULL;
}

static gboolean
is_program_asked (Builder *self)
{
  const SpLogic *logic = self->guide->logic;
  SpValues values;

  if (logic->program_question < 0)
    return TRUE;
  values = sp_state_get_possible (self->state, SP_VARIABLE_QUESTION, logic->program_question);
  return (values & logic->program_values) != 0;
}

static void
collect_notes (Builder *self)
{
  SpMailProgram *program = sp_answers_get_program (self->answers);

  for (guint i = 0; i < self->guide->notes->len; i++)
    {
      SpGuideNote *note = sp_guide_note (self->guide, i);

      if (sp_state_evaluate (self->state, note->when) == SP_TRUTH_YES)
        g_ptr_array_add (self->notes, g_object_ref (note->note));
    }
  self->n_own_notes = self->notes->len;
  if (sp_advice_merges_provider (self->answers))
    collect_model (self, sp_provider_get_notes (self->answers->provider));
  if (program != NULL && is_program_asked (self))
    collect_program_notes (self, program);
}

static void
choose_rule (Builder *self)
{
  SpAdvice *advice = self->advice;

  for (guint i = 0; i < self->guide->rules->len && self->rule == NULL; i++)
    {
      if (sp_state_evaluate (self->state, sp_guide_rule (self->guide, i)->when) == SP_TRUTH_YES)
        self->rule = sp_guide_rule (self->guide, i);
    }
  if (self->rule != NULL)
    {
      advice->option = self->rule->option;
      advice->rule = g_strdup (self->rule->id);
      advice->because = g_strdup (self->rule->because);
    }
  else
    {
      /* Only in a guide that was never checked; lint reports it. */
      advice->option = SP_OPTION_HELP_DESK;
      advice->because = g_strdup (_("This guide has no advice for these answers."));
    }
}

/* Notes of one kind that concern the recommended option, or the advice as a whole. */
static GListModel *
pick_notes (Builder    *self,
            SpNoteKind  kind)
{
  GListStore *store = g_list_store_new (SP_TYPE_NOTE);

  for (guint i = 0; i < self->notes->len; i++)
    {
      SpNote *note = g_ptr_array_index (self->notes, i);

      if (sp_note_get_kind (note) == kind && sp_note_concerns (note, self->advice->option))
        g_list_store_append (store, note);
    }
  return G_LIST_MODEL (store);
}

/* An answer is a reason if another one in its place could have led elsewhere. */
static GListModel *
find_reasons (Builder *self)
{
  const SpLogic *logic = self->guide->logic;
  GListStore *store = g_list_store_new (SP_TYPE_REASON);

  for (guint i = 0; i < self->path->len && self->rule != NULL; i++)
    {
      guint index = g_array_index (self->path, guint, i);
      g_autoptr (SpState) state = sp_state_copy (self->state);
      g_autoptr (SpAnswer) answer = NULL;
      g_autoptr (SpReason) reason = NULL;

      sp_state_set (state, index, sp_logic_get_axis (logic, index));
      for (guint k = 0; k < logic->n_program_facts && logic->program_question == (int) index; k++)
        {
          guint axis = sp_logic_get_program_axis (logic, k);

          sp_state_set (state, axis, sp_logic_get_axis (logic, axis));
        }
      if (!sp_state_can_change (state, index, self->rule->when))
        continue;
      answer = sp_answers_dup_answer (self->answers, index,
                                      sp_answers_get (self->answers, index, NULL));
      reason = sp_reason_new (sp_guide_question (self->guide, index)->question, answer);
      g_list_store_append (store, reason);
    }
  return G_LIST_MODEL (store);
}

static SpStanding *
make_standing (Builder  *self,
               SpOption  option)
{
  g_autoptr (GListStore) reasons = g_list_store_new (SP_TYPE_NOTE);
  g_autoptr (GString) text = g_string_new (NULL);
  SpStandingKind kind = SP_STANDING_POSSIBLE;

  for (guint i = 0; i < G_N_ELEMENTS (standing_kinds); i++)
    {
      SpNoteKind note_kind = standing_kinds[i].kind;
      guint n_notes = standing_kinds[i].own_only ? self->n_own_notes : self->notes->len;

      for (guint k = 0; k < n_notes; k++)
        {
          SpNote *note = g_ptr_array_index (self->notes, k);

          if (sp_note_get_kind (note) != note_kind ||
              (sp_note_get_options (note) & SP_OPTION_BIT (option)) == 0)
            continue;
          g_list_store_append (reasons, note);
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                                  sp_note_get_text (note));
          if (note_kind == SP_NOTE_UNAVAILABLE && kind == SP_STANDING_POSSIBLE)
            kind = SP_STANDING_UNAVAILABLE;
          else if (note_kind == SP_NOTE_DISCOURAGED && kind == SP_STANDING_POSSIBLE)
            kind = SP_STANDING_DISCOURAGED;
        }
    }
  if (option == self->advice->option)
    kind = SP_STANDING_RECOMMENDED;
  return sp_standing_new (option, kind, G_LIST_MODEL (reasons), text->len > 0 ? text->str : NULL);
}

/* The options that this guide knows at all: those it can recommend or has a word on. To ask
 * the help desk is no way of reading mail, and a provider's own program is one only where
 * there is one. */
static SpOptionSet
get_known_options (Builder *self)
{
  SpOptionSet known = 0;
  SpOptionSet spoken_of = 0;

  for (guint i = 0; i < self->guide->rules->len; i++)
    known |= SP_OPTION_BIT (sp_guide_rule (self->guide, i)->option);
  for (guint i = 0; i < self->guide->notes->len; i++)
    known |= sp_note_get_options (sp_guide_note (self->guide, i)->note);
  for (guint i = 0; i < self->notes->len; i++)
    spoken_of |= sp_note_get_options (g_ptr_array_index (self->notes, i));

  known |= spoken_of;
  known &= ~(SP_OPTION_BIT (SP_OPTION_HELP_DESK) | SP_OPTION_BIT (SP_OPTION_IMPOSSIBLE));
  if ((spoken_of & SP_OPTION_BIT (SP_OPTION_OWN_APP)) == 0)
    known &= ~SP_OPTION_BIT (SP_OPTION_OWN_APP);
  return known | SP_OPTION_BIT (self->advice->option);
}

static GListModel *
make_standings (Builder *self)
{
  GListStore *store = g_list_store_new (SP_TYPE_STANDING);
  SpOptionSet known = get_known_options (self);

  for (SpOption option = 0; option < SP_N_OPTIONS; option++)
    {
      g_autoptr (SpStanding) standing = NULL;

      if ((known & SP_OPTION_BIT (option)) == 0)
        continue;
      standing = make_standing (self, option);
      g_list_store_append (store, standing);
    }
  return G_LIST_MODEL (store);
}

/* Where another answer to one question would lead, all other answers staying as they are. */
static SpOptionSet
get_options_after (Builder    *self,
                   guint       question,
                   const char *answer_id)
{
  g_autoptr (SpState) state = sp_answers_new_state (self->answers);

  for (guint i = 0; i < self->guide->questions->len; i++)
    {
      const char *id = i == question ? answer_id : sp_answers_get (self->answers, i, NULL);

      if (id != NULL)
        sp_answers_apply (self->answers, state, i, id);
    }
  return sp_state_get_options (state);
}

static void
find_changes_of (Builder    *self,
                 guint       index,
                 GListStore *store)
{
  g_autoptr (SpQuestion) question = sp_answers_dup_question (self->answers, index);
  const char *given = sp_answers_get (self->answers, index, NULL);
  GListModel *answers = sp_question_get_answers (question);
  /* One list for each option and each of: surely, perhaps. */
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2 * SP_N_OPTIONS; i++)
    g_ptr_array_add (lists, g_list_store_new (SP_TYPE_ANSWER));
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);
      SpOptionSet options;
      gboolean certain;

      if (g_strcmp0 (sp_answer_get_id (answer), given) == 0)
        continue;
      options = get_options_after (self, index, sp_answer_get_id (answer));
      certain = (options & (options - 1)) == 0;
      for (SpOption option = 0; option < SP_N_OPTIONS; option++)
        {
          if (option != self->advice->option && (options & SP_OPTION_BIT (option)) != 0)
            g_list_store_append (lists->pdata[2 * option + (certain ? 0 : 1)], answer);
        }
    }
  for (guint i = 0; i < lists->len; i++)
    {
      g_autoptr (SpChange) change = NULL;

      if (g_list_model_get_n_items (lists->pdata[i]) == 0)
        continue;
      change = sp_change_new (question, lists->pdata[i], i / 2, i % 2 == 0);
      g_list_store_append (store, change);
    }
}

static GListModel *
find_changes (Builder *self)
{
  GListStore *store = g_list_store_new (SP_TYPE_CHANGE);

  for (guint i = 0; i < self->path->len; i++)
    find_changes_of (self, g_array_index (self->path, guint, i), store);
  return G_LIST_MODEL (store);
}

/**
 * sp_advice_build:
 * @answers: answers with which nothing is left to ask
 * @path: (element-type guint): the questions that were asked, in order
 *
 * Derives everything that nobody writes into a guide: which answers the recommendation
 * rests on, how the other options stand and what would change it.
 *
 * Returns: (transfer full): the advice
 */
SpAdvice *
sp_advice_build (SpAnswers    *answers,
                 const GArray *path)
{
  g_autoptr (SpState) state = sp_answers_new_state (answers);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  SpAdvice *advice = g_object_new (SP_TYPE_ADVICE, NULL);
  Builder self = {
    .answers = answers,
    .guide = answers->guide,
    .path = path,
    .state = state,
    .notes = notes,
    .advice = advice,
  };

  for (guint i = 0; i < path->len; i++)
    {
      guint index = g_array_index (path, guint, i);

      sp_answers_apply (answers, state, index, sp_answers_get (answers, index, NULL));
    }
  sp_state_complete (state);

  choose_rule (&self);
  collect_notes (&self);
  advice->reasons = find_reasons (&self);
  advice->explanations = pick_notes (&self, SP_NOTE_REASON);
  advice->prerequisites = pick_notes (&self, SP_NOTE_PREREQUISITE);
  advice->caveats = pick_notes (&self, SP_NOTE_CAVEAT);
  advice->notices = pick_notes (&self, SP_NOTE_NOTICE);
  advice->standings = make_standings (&self);
  advice->changes = find_changes (&self);
  return advice;
}
