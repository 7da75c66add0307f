/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-resolver.h"

#include <glib/gi18n-lib.h>

#include "sp-mail-program.h"
#include "sp-provider.h"

#define PROGRAM_PREFIX "program."
#define PROVIDER_PREFIX "provider."
#define RECOMMEND "recommend"

/* Whether the provider is in the list is always known. */
#define KNOWN "known"

typedef struct
{
  SpGuide *guide;
  SpKeyFile *file;
  GPtrArray *problems;
} Resolver;

/**
 * sp_guide_file_explains_question:
 * @file: a guide's file that has errors
 * @id: the id of a question that the guide does not have
 *
 * Returns: %TRUE if that comes from an error which is reported already: the question is not
 *   listed, or lacks its group, or what was to be it could not be read
 */
gboolean
sp_guide_file_explains_question (SpKeyFile  *file,
                                 const char *id)
{
  const SpKeyGroup *header = sp_key_file_find_group (file, "Guide", NULL);
  const char * const *listed = sp_key_group_get_list (header, "Questions");

  return sp_key_file_may_have_lost (file, id) ||
         sp_key_file_find_group (file, "Question", id) != NULL ||
         (listed != NULL && g_strv_contains (listed, id));
}

/**
 * sp_guide_file_explains_answer:
 * @file: a guide's file that has errors
 * @question_id: the id of a question
 * @id: the id of an answer that the question does not have
 *
 * Returns: %TRUE if that comes from an error which is reported already
 */
gboolean
sp_guide_file_explains_answer (SpKeyFile  *file,
                               const char *question_id,
                               const char *id)
{
  const SpKeyGroup *question = sp_key_file_find_group (file, "Question", question_id);

  return sp_key_file_may_have_lost (file, id) ||
         (question != NULL && sp_key_group_get_list (question, "Answers") == NULL);
}

static gboolean
find_string (const char * const *list,
             const char         *text,
             guint              *index)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      if (g_str_equal (list[i], text))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_fact (SpGuide    *guide,
           const char *id,
           guint      *index)
{
  for (guint i = 0; i < guide->facts->len; i++)
    {
      if (g_str_equal (sp_guide_fact (guide, i)->id, id))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_variable (Resolver *self,
               SpTerm   *term)
{
  int question = sp_guide_find_question_index (self->guide, term->name);

  if (g_str_equal (term->name, RECOMMEND))
    {
      term->kind = SP_VARIABLE_RECOMMEND;
      return TRUE;
    }
  if (g_str_has_prefix (term->name, PROGRAM_PREFIX))
    {
      term->kind = SP_VARIABLE_PROGRAM;
      return find_string (sp_mail_program_facts, term->name + strlen (PROGRAM_PREFIX),
                          &term->index);
    }
  if (g_str_has_prefix (term->name, PROVIDER_PREFIX))
    {
      term->kind = SP_VARIABLE_PROVIDER;
      return find_string (sp_provider_facts, term->name + strlen (PROVIDER_PREFIX), &term->index);
    }
  if (question >= 0)
    {
      term->kind = SP_VARIABLE_QUESTION;
      term->index = question;
      return TRUE;
    }
  term->kind = SP_VARIABLE_FACT;
  return find_fact (self->guide, term->name, &term->index);
}

/* A mail program is a value of the question only once a condition names it; all others
 * share one value. */
static SpValues
get_question_value (SpGuideQuestion *question,
                    const char      *value)
{
  guint index;

  if (g_str_equal (value, "-"))
    return SP_NOT_ASKED;
  index = sp_guide_question_find_value (question, value);
  if (index == 0 && sp_question_asks_program (question->question) && sp_key_text_is_id (value) &&
      question->values->len <= SP_MAX_ANSWERS)
    {
      index = question->values->len;
      g_ptr_array_add (question->values, g_strdup (value));
    }
  return index == 0 ? 0 : SP_VALUE (index);
}

static SpValues
get_value (Resolver   *self,
           SpTerm     *term,
           const char *value)
{
  SpOption option;
  SpTruth truth;

  switch (term->kind)
    {
    case SP_VARIABLE_QUESTION:
      return get_question_value (sp_guide_question (self->guide, term->index), value);
    case SP_VARIABLE_FACT:
      {
        SpGuideFact *fact = sp_guide_fact (self->guide, term->index);

        for (guint i = 0; i < fact->values->len; i++)
          {
            if (g_str_equal (g_ptr_array_index (fact->values, i), value))
              return SP_VALUE (i);
          }
        return 0;
      }
    case SP_VARIABLE_PROGRAM:
    case SP_VARIABLE_PROVIDER:
      return sp_truth_from_id (value, &truth) ? SP_VALUE (truth) : 0;
    case SP_VARIABLE_RECOMMEND:
      return sp_option_from_id (value, &option) ? SP_VALUE (option) : 0;
    default:
      g_return_val_if_reached (0);
    }
}

static gboolean
is_explained (Resolver   *self,
              SpTerm     *term,
              const char *value)
{
  if (term->kind == SP_VARIABLE_FACT && sp_guide_fact (self->guide, term->index)->values->len == 0)
    return TRUE;
  if (term->kind == SP_VARIABLE_QUESTION || term->kind == SP_VARIABLE_FACT)
    return sp_guide_file_explains_answer (self->file, term->name, value);
  return FALSE;
}

static void
resolve_condition (Resolver    *self,
                   SpCondition *condition,
                   gboolean     may_recommend)
{
  for (guint i = 0; i < condition->terms->len; i++)
    {
      SpTerm *term = sp_condition_get_term (condition, i);

      if (!find_variable (self, term))
        {
          /* Something harmless, so that reading can go on to the next problem. */
          term->kind = SP_VARIABLE_RECOMMEND;
          if (!sp_guide_file_explains_question (self->file, term->name))
            add_error (self, condition->line, _("There is no question or fact “%s”"), term->name);
          continue;
        }
      if (term->kind == SP_VARIABLE_RECOMMEND && !may_recommend)
        add_error (self, condition->line,
                   /* Translators: “recommend” is a word of the file format */
                   _("“recommend” can only be used where the recommendation is known: in notes "
                     "and servers"));
      for (guint k = 0; term->values[k] != NULL; k++)
        {
          SpValues value = get_value (self, term, term->values[k]);

          if (value == 0 && !is_explained (self, term, term->values[k]))
            add_error (self, condition->line, _("“%s” is not a value of “%s”"), term->values[k],
                       term->name);
          term->mask |= value;
        }
    }
}

static void
resolve_conditions (Resolver *self)
{
  SpGuide *guide = self->guide;

  for (guint i = 0; i < guide->questions->len; i++)
    resolve_condition (self, sp_guide_question (guide, i)->ask_if, FALSE);
  for (guint i = 0; i < guide->facts->len; i++)
    {
      GPtrArray *conditions = sp_guide_fact (guide, i)->conditions;

      for (guint k = 0; k < conditions->len; k++)
        resolve_condition (self, g_ptr_array_index (conditions, k), FALSE);
    }
  for (guint i = 0; i < guide->rules->len; i++)
    resolve_condition (self, sp_guide_rule (guide, i)->when, FALSE);
  for (guint i = 0; i < guide->notes->len; i++)
    resolve_condition (self, sp_guide_note (guide, i)->when, TRUE);
  for (guint i = 0; i < guide->servers->len; i++)
    resolve_condition (self, sp_guide_server (guide, i)->when, TRUE);
}

static void
check_names (Resolver *self)
{
  SpGuide *guide = self->guide;
  int program_question = -1;

  for (guint i = 0; i < guide->questions->len; i++)
    {
      SpGuideQuestion *question = sp_guide_question (guide, i);

      if (g_str_equal (sp_question_get_id (question->question), RECOMMEND))
        add_error (self, question->line, _("A question cannot be called “recommend”"));
      if (!sp_question_asks_program (question->question))
        continue;
      if (program_question >= 0)
        add_error (self, question->line, _("Only one question can ask for the mail program"));
      program_question = i;
    }
  for (guint i = 0; i < guide->facts->len; i++)
    {
      SpGuideFact *fact = sp_guide_fact (guide, i);

      if (g_str_equal (fact->id, RECOMMEND) || strchr (fact->id, '.') != NULL ||
          sp_guide_find_question_index (guide, fact->id) >= 0)
        add_error (self, fact->line, _("“%s” already means something else in conditions"),
                   fact->id);
    }
}

/* Questions come first in the numbering of the nodes, then facts. */
static gboolean
has_cycle (SpGuide *guide,
           guint    node,
           guint8  *marks);

static gboolean
condition_has_cycle (SpGuide           *guide,
                     const SpCondition *condition,
                     guint8            *marks)
{
  for (guint i = 0; i < condition->terms->len; i++)
    {
      const SpTerm *term = sp_condition_get_term (condition, i);

      if (term->kind == SP_VARIABLE_QUESTION && has_cycle (guide, term->index, marks))
        return TRUE;
      if (term->kind == SP_VARIABLE_FACT &&
          has_cycle (guide, guide->questions->len + term->index, marks))
        return TRUE;
      if (term->kind == SP_VARIABLE_PROGRAM && guide->logic->program_question >= 0 &&
          has_cycle (guide, guide->logic->program_question, marks))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_cycle (SpGuide *guide,
           guint    node,
           guint8  *marks)
{
  enum { UNSEEN, OPEN, DONE };
  gboolean cycle = FALSE;

  if (marks[node] != UNSEEN)
    return marks[node] == OPEN;
  marks[node] = OPEN;
  if (node < guide->questions->len)
    {
      cycle = condition_has_cycle (guide, sp_guide_question (guide, node)->ask_if, marks);
    }
  else
    {
      GPtrArray *conditions = sp_guide_fact (guide, node - guide->questions->len)->conditions;

      for (guint i = 0; i < conditions->len && !cycle; i++)
        cycle = condition_has_cycle (guide, g_ptr_array_index (conditions, i), marks);
    }
  marks[node] = DONE;
  return cycle;
}

static void
check_cycles (Resolver *self)
{
  SpGuide *guide = self->guide;
  guint n_nodes = guide->questions->len + guide->facts->len;
  g_autofree guint8 *marks = g_new0 (guint8, n_nodes + 1);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (!has_cycle (guide, i, marks))
        continue;
      if (i < guide->questions->len)
        add_error (self, sp_guide_question (guide, i)->line,
                   _("Whether “%s” is asked depends, in a circle, on its own answer"),
                   sp_question_get_id (sp_guide_question (guide, i)->question));
      else
        add_error (self, sp_guide_fact (guide, i - guide->questions->len)->line,
                   _("The fact “%s” depends, in a circle, on itself"),
                   sp_guide_fact (guide, i - guide->questions->len)->id);
      return;
    }
}

static void
fill_logic (SpGuide *guide)
{
  SpLogic *logic = guide->logic;

  for (guint i = 0; i < guide->questions->len; i++)
    {
      SpGuideQuestion *question = sp_guide_question (guide, i);
      SpLogicQuestion entry = { question->ask_if, 0 };

      entry.answers = (SP_VALUE (question->values->len) - 1) & ~SP_NOT_ASKED;
      if (sp_question_asks_program (question->question))
        {
          guint n_fixed =
            g_list_model_get_n_items (sp_question_get_answers (question->question)) + 1;

          entry.answers |= SP_VALUE (SP_OTHER_PROGRAM);
          logic->program_values = entry.answers & ~(SP_VALUE (n_fixed) - 1);
        }
      g_array_append_val (logic->questions, entry);
    }
  for (guint i = 0; i < guide->facts->len; i++)
    {
      SpGuideFact *fact = sp_guide_fact (guide, i);
      SpLogicFact entry = { (const SpCondition * const *) fact->conditions->pdata,
                            fact->conditions->len };

      g_array_append_val (logic->facts, entry);
    }
  for (guint i = 0; i < guide->rules->len; i++)
    {
      SpGuideRule *rule = sp_guide_rule (guide, i);
      SpLogicRule entry = { rule->when, rule->option };

      g_array_append_val (logic->rules, entry);
    }
}

/**
 * sp_guide_resolve:
 * @guide: a guide whose groups have all been read
 * @file: where they were read from
 * @problems: (element-type SpProblem): takes what is wrong with its conditions
 *
 * Gives the names in all conditions their meaning, refuses circles, and makes the guide's
 * logic.
 */
void
sp_guide_resolve (SpGuide   *guide,
                  SpKeyFile *file,
                  GPtrArray *problems)
{
  Resolver self = { .guide = guide, .file = file, .problems = problems };
  guint known;

  guide->logic = sp_logic_new (g_strv_length ((char **) sp_mail_program_facts),
                               g_strv_length ((char **) sp_provider_facts));
  for (guint i = 0; i < guide->questions->len; i++)
    {
      if (sp_question_asks_program (sp_guide_question (guide, i)->question))
        guide->logic->program_question = i;
    }
  if (find_string (sp_provider_facts, KNOWN, &known))
    guide->logic->certain_provider_fact = known;
  check_names (&self);
  resolve_conditions (&self);
  check_cycles (&self);
  fill_logic (guide);
}
