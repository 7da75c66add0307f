/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-lint.h"

#include <glib/gi18n-lib.h>

#include "sp-guide-axis.h"
#include "sp-guide-private.h"
#include "sp-guide-proof.h"
#include "sp-key-file.h"

/* Terms of conditions to look at: for the proof that one rule fits, which needs most of them,
 * for another of a guide’s many questions, and for all together, which is about a second. A guide
 * that people can still follow needs less than a twentieth. */
#define PROOF_BUDGET 20000000
#define SEARCH_BUDGET 1000000
#define WHOLE_BUDGET 40000000

typedef struct
{
  SpGuide *guide;
  SpGuideLibrary *library; /* (nullable) */
  SpCatalogue *catalogue;  /* (nullable) */
  GPtrArray *problems;
  SpState *state; /* (owned): the whole space, for searches */
  guint budget;   /* what is left for all searches */
  guint allowed;  /* of it, for the present one */
} Lint;

static void G_GNUC_PRINTF (4, 5)
add_problem (Lint             *self,
             SpProblemSeverity severity,
             guint             line,
             const char       *format,
             ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, sp_problem_new (severity, self->guide->path, line, "%s",
                                                   message));
}

/* Each search gets a budget of its own, so that a hard one does not spoil the next. */
static void
begin_search (Lint  *self,
              guint  budget)
{
  self->allowed = MIN (budget, self->budget);
  sp_state_set_budget (self->state, self->allowed);
}

static void
end_search (Lint *self)
{
  self->budget -= self->allowed - sp_state_get_budget (self->state);
}

static void
check_rules (Lint *self)
{
  SpGuide *guide = self->guide;
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  SpProof proof;

  for (guint i = 0; i < guide->rules->len; i++)
    g_ptr_array_add (conditions, sp_guide_rule (guide, i)->when);
  sp_proof_init (&proof, guide, (const SpCondition * const *) conditions->pdata, conditions->len);
  begin_search (self, PROOF_BUDGET);
  sp_proof_run (&proof, self->state);
  end_search (self);

  if (proof.gap != NULL)
    {
      g_autofree char *example = sp_guide_dup_example (guide, proof.gap);

      add_problem (self, SP_PROBLEM_ERROR, guide->line, _("No rule fits: %s"), example);
    }
  for (guint i = 0; i < proof.overlaps->len; i++)
    {
      SpOverlap *overlap = g_ptr_array_index (proof.overlaps, i);
      g_autofree char *example = sp_guide_dup_example (guide, overlap->state);

      add_problem (self, SP_PROBLEM_ERROR, sp_guide_rule (guide, overlap->second)->line,
                   _("The rules “%s” and “%s” both fit: %s"),
                   sp_guide_rule (guide, overlap->first)->id,
                   sp_guide_rule (guide, overlap->second)->id, example);
    }
  if (proof.exhausted)
    add_problem (self, SP_PROBLEM_ERROR, guide->line,
                 _("There are too many cases to prove that one rule fits each of them; use "
                   "fewer questions a rule"));
  sp_proof_clear (&proof);
}

static void
check_fact (Lint        *self,
            SpGuideFact *fact)
{
  SpGuide *guide = self->guide;
  SpProof proof;

  sp_proof_init (&proof, guide, (const SpCondition * const *) fact->conditions->pdata,
                 fact->conditions->len);
  begin_search (self, PROOF_BUDGET);
  sp_proof_run (&proof, self->state);
  end_search (self);

  if (proof.gap != NULL)
    {
      g_autofree char *example = sp_guide_dup_example (guide, proof.gap);

      add_problem (self, SP_PROBLEM_ERROR, fact->line, _("The fact “%s” has no value: %s"),
                   fact->id, example);
    }
  for (guint i = 0; i < proof.overlaps->len; i++)
    {
      SpOverlap *overlap = g_ptr_array_index (proof.overlaps, i);
      const SpCondition *second = g_ptr_array_index (fact->conditions, overlap->second);
      g_autofree char *example = sp_guide_dup_example (guide, overlap->state);

      add_problem (self, SP_PROBLEM_ERROR, second->line,
                   _("The fact “%s” has two values, “%s” and “%s”: %s"), fact->id,
                   (const char *) g_ptr_array_index (fact->values, overlap->first),
                   (const char *) g_ptr_array_index (fact->values, overlap->second), example);
    }
  if (proof.exhausted)
    add_problem (self, SP_PROBLEM_ERROR, fact->line,
                 _("There are too many cases to prove that the fact “%s” has one value"),
                 fact->id);
  sp_proof_clear (&proof);
}

static gboolean
can_hold (Lint              *self,
          const SpCondition *condition)
{
  gboolean can;

  begin_search (self, SEARCH_BUDGET);
  can = sp_state_can_hold (self->state, condition);
  end_search (self);
  return can;
}

static gboolean
can_change (Lint              *self,
            guint              question,
            const SpCondition *condition)
{
  gboolean can;

  begin_search (self, SEARCH_BUDGET);
  can = sp_state_can_change (self->state, question, condition);
  end_search (self);
  return can;
}

static void
check_reach (Lint *self)
{
  SpGuide *guide = self->guide;

  for (guint i = 0; i < guide->questions->len; i++)
    {
      SpGuideQuestion *question = sp_guide_question (guide, i);

      if (!can_hold (self, question->ask_if))
        add_problem (self, SP_PROBLEM_ERROR, question->line,
                     _("The question “%s” is never asked, so its answers are out of reach"),
                     sp_question_get_id (question->question));
    }
  for (guint i = 0; i < guide->rules->len; i++)
    {
      SpGuideRule *rule = sp_guide_rule (guide, i);

      if (!can_hold (self, rule->when))
        add_problem (self, SP_PROBLEM_ERROR, rule->line, _("The rule “%s” never fits"),
                     rule->id);
    }
  for (guint i = 0; i < guide->notes->len; i++)
    {
      SpGuideNote *note = sp_guide_note (guide, i);

      if (!can_hold (self, note->when))
        add_problem (self, SP_PROBLEM_ERROR, sp_note_get_line (note->note),
                     _("The note “%s” never fits"), sp_note_get_id (note->note));
    }
  for (guint i = 0; i < guide->servers->len; i++)
    {
      SpGuideServer *server = sp_guide_server (guide, i);

      if (!can_hold (self, server->when))
        add_problem (self, SP_PROBLEM_ERROR, server->server->line,
                     _("The server “%s” never fits"), server->server->id);
    }
}

/* Whether @rule can hold where no server serves what it recommends. */
static gboolean
can_lack_servers (Lint        *self,
                  SpGuideRule *rule)
{
  const SpCondition *undecided = rule->when;
  SpTruth truth = sp_state_evaluate (self->state, rule->when);
  SpValues before, half;
  gboolean lacks;
  guint axis;

  if (truth == SP_TRUTH_NO || sp_state_is_exhausted (self->state))
    return FALSE;
  for (guint i = 0; i < self->guide->servers->len; i++)
    {
      SpGuideServer *server = sp_guide_server (self->guide, i);

      if (server->server->direction == SP_DIRECTION_OUTGOING ||
          !sp_server_serves (server->server, rule->option))
        continue;
      switch (sp_state_evaluate (self->state, server->when))
        {
        case SP_TRUTH_YES:
          return FALSE;
        case SP_TRUTH_UNKNOWN:
          undecided = truth == SP_TRUTH_YES ? server->when : undecided;
          truth = SP_TRUTH_UNKNOWN;
          break;
        case SP_TRUTH_NO:
        default:
          break;
        }
    }
  if (truth == SP_TRUTH_YES)
    return TRUE;
  if (!sp_state_find_split (self->state, undecided, &axis, &half))
    return FALSE;

  before = sp_state_get (self->state, axis);
  sp_state_set (self->state, axis, half);
  lacks = can_lack_servers (self, rule);
  if (!lacks)
    {
      sp_state_set (self->state, axis, before & ~half);
      lacks = can_lack_servers (self, rule);
    }
  sp_state_set (self->state, axis, before);
  return lacks;
}

static void
check_settings (Lint *self)
{
  if (self->guide->contact_name != NULL || self->guide->contact_link != NULL)
    return;
  for (guint i = 0; i < self->guide->rules->len; i++)
    {
      SpGuideRule *rule = sp_guide_rule (self->guide, i);
      gboolean lacks;

      begin_search (self, SEARCH_BUDGET);
      lacks = sp_option_needs_settings (rule->option) && can_lack_servers (self, rule);
      end_search (self);
      if (lacks)
        add_problem (self, SP_PROBLEM_ERROR, rule->line,
                     _("The rule “%s” recommends “%s” where there is neither a server for it "
                       "nor a contact to ask"),
                     rule->id, sp_option_to_id (rule->option));
    }
}

static gboolean
changes_anything (Lint  *self,
                  guint  question)
{
  SpGuide *guide = self->guide;

  for (guint i = 0; i < guide->rules->len; i++)
    {
      if (can_change (self, question, sp_guide_rule (guide, i)->when))
        return TRUE;
    }
  for (guint i = 0; i < guide->notes->len; i++)
    {
      if (can_change (self, question, sp_guide_note (guide, i)->when))
        return TRUE;
    }
  for (guint i = 0; i < guide->servers->len; i++)
    {
      if (can_change (self, question, sp_guide_server (guide, i)->when))
        return TRUE;
    }
  return FALSE;
}

static void
check_questions (Lint *self)
{
  for (guint i = 0; i < self->guide->questions->len; i++)
    {
      SpGuideQuestion *question = sp_guide_question (self->guide, i);

      if (!changes_anything (self, i))
        add_problem (self, SP_PROBLEM_WARNING, question->line,
                     _("The answer to “%s” changes nothing, so it will not be asked"),
                     sp_question_get_id (question->question));
    }
}

static void
check_notes (Lint *self)
{
  for (guint i = 0; i < self->guide->notes->len; i++)
    {
      SpNote *note = sp_guide_note (self->guide, i)->note;
      SpNoteKind kind = sp_note_get_kind (note);

      if ((kind == SP_NOTE_DISCOURAGED || kind == SP_NOTE_UNAVAILABLE) &&
          sp_note_get_options (note) == 0)
        add_problem (self, SP_PROBLEM_WARNING, sp_note_get_line (note),
                     _("The note “%s” does not say which option it speaks of, Option="),
                     sp_note_get_id (note));
    }
}

static gboolean
has_topic (SpGuide    *guide,
           const char *id)
{
  GListModel *topics = sp_guide_get_topics (guide);

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SpTopic) topic = g_list_model_get_item (topics, i);

      if (g_str_equal (sp_topic_get_id (topic), id))
        return TRUE;
    }
  return FALSE;
}

/* A point on a topic of another guide than the general one is never seen. */
static void
check_points (Lint *self)
{
  SpGuideEntry *entry =
    self->library != NULL ? sp_guide_library_get_general (self->library) : NULL;
  g_autoptr (GPtrArray) ignored = sp_problems_new ();
  g_autoptr (GBytes) general = NULL;
  const char *known = NULL;

  for (guint i = 0; entry != NULL && i < self->guide->points->len; i++)
    {
      SpGuidePoint *point = g_ptr_array_index (self->guide->points, i);
      g_autofree char *group = g_strconcat ("Topic ", point->topic, NULL);

      if (g_strcmp0 (point->topic, known) == 0 || has_topic (self->guide, point->topic))
        continue;
      if (general == NULL)
        general = sp_key_file_read (sp_guide_entry_get_path (entry), ignored);
      if (general == NULL)
        return;
      if (sp_key_file_has_header (general, group))
        known = point->topic;
      else
        add_problem (self, SP_PROBLEM_ERROR, point->line,
                     _("There is no topic “%s”, neither here nor in the general guide"),
                     point->topic);
    }
}

/* The programs that conditions name were added behind the answers that the guide lists. */
static void
check_programs (Lint *self)
{
  int index = self->guide->logic->program_question;
  SpGuideQuestion *question;
  guint n_listed;

  if (index < 0 || self->catalogue == NULL)
    return;
  question = sp_guide_question (self->guide, index);
  n_listed = g_list_model_get_n_items (sp_question_get_answers (question->question));
  for (guint i = n_listed + 1; i < question->values->len; i++)
    {
      const char *id = g_ptr_array_index (question->values, i);

      if (sp_catalogue_get_program (self->catalogue, id) == NULL)
        add_problem (self, SP_PROBLEM_WARNING, question->line,
                     _("A condition names the mail program “%s”, which is not in the catalogue"),
                     id);
    }
}

/**
 * sp_guide_lint:
 * @guide: a guide that was read without errors
 * @library: (nullable): where to look up topics of the general guide
 * @catalogue: (nullable): where to look up mail programs that conditions name
 * @now: (nullable): the present time, to see whether a review is due
 * @problems: (element-type SpProblem): takes what is found, sorted by line
 *
 * Proves that a guide is in order for every path of answers, without listing the paths.
 *
 * Returns: %TRUE if no error was found; warnings do not count
 */
gboolean
sp_guide_lint (SpGuide        *guide,
               SpGuideLibrary *library,
               SpCatalogue    *catalogue,
               GDateTime      *now,
               GPtrArray      *problems)
{
  g_autoptr (SpState) state = sp_state_new (guide->logic);
  Lint self = { guide, library, catalogue, problems, state, WHOLE_BUDGET, 0 };

  check_rules (&self);
  for (guint i = 0; i < guide->facts->len; i++)
    check_fact (&self, sp_guide_fact (guide, i));
  check_reach (&self);
  check_settings (&self);
  check_questions (&self);
  if (self.budget == 0)
    add_problem (&self, SP_PROBLEM_ERROR, guide->line,
                 _("There are too many cases to prove that nothing is out of reach"));
  check_notes (&self);
  check_points (&self);
  check_programs (&self);
  if (sp_guide_needs_review (guide, now))
    add_problem (&self, SP_PROBLEM_WARNING, guide->line,
                 _("The guide was to be reviewed by %s"), guide->review_by);
  sp_problems_sort (problems);
  return !sp_problems_have_errors (problems);
}
