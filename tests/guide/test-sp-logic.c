/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random small guides, reasoned about twice: by the library, and here by trying every
 * single combination of answers. */

#include "sp-guide-lint.h"

#include "sp-test-guide.h"

#define MAX_QUESTIONS 4
#define MAX_ANSWERS 3
#define MAX_CONDITIONS 5
#define N_GUIDES 300

typedef struct
{
  gboolean is_fact;
  guint index;
  guint mask; /* bit 0 of a question: not asked */
} Term;

typedef struct
{
  Term terms[2][2]; /* up to two alternatives of up to two terms */
  guint n_terms[2];
} Condition;

typedef struct
{
  guint n_questions;
  guint n_answers[MAX_QUESTIONS];
  Condition ask_if[MAX_QUESTIONS];
  gboolean has_fact;
  Condition fact; /* "no" where it holds, "yes" elsewhere: two values that are complements */
  guint n_rules;
  Condition rules[MAX_CONDITIONS];
  SpOption options[MAX_CONDITIONS];
  guint n_notes;
  Condition notes[MAX_CONDITIONS];
  char *text;
} Model;

typedef guint Point[MAX_QUESTIONS]; /* an answer to each, from 1, asked or not */

static gboolean
holds (const Model     *model,
       const Condition *condition,
       const guint     *point);

static guint
get_value (const Model *model,
           guint        question,
           const guint *point)
{
  return holds (model, &model->ask_if[question], point) ? point[question] : 0;
}

static gboolean
holds (const Model     *model,
       const Condition *condition,
       const guint     *point)
{
  if (condition->n_terms[0] == 0)
    return TRUE;
  for (guint a = 0; a < 2 && condition->n_terms[a] > 0; a++)
    {
      gboolean all = TRUE;

      for (guint t = 0; t < condition->n_terms[a]; t++)
        {
          const Term *term = &condition->terms[a][t];
          guint value = term->is_fact ? (guint) !holds (model, &model->fact, point)
                                      : get_value (model, term->index, point);

          all = all && (term->mask & (1u << value)) != 0;
        }
      if (all)
        return TRUE;
    }
  return FALSE;
}

static void
make_condition (GRand     *rand,
                Model     *model,
                guint      n_questions,
                gboolean   may_use_fact,
                Condition *condition)
{
  *condition = (Condition) { 0 };
  if (n_questions == 0)
    return;
  for (guint a = 0; a < (guint) g_rand_int_range (rand, 1, 3); a++)
    {
      condition->n_terms[a] = g_rand_int_range (rand, 1, 3);
      for (guint t = 0; t < condition->n_terms[a]; t++)
        {
          Term *term = &condition->terms[a][t];

          term->is_fact = may_use_fact && model->has_fact && g_rand_int_range (rand, 0, 4) == 0;
          term->index = g_rand_int_range (rand, 0, n_questions);
          term->mask = term->is_fact
                         ? (guint) g_rand_int_range (rand, 1, 3)
                         : (guint) g_rand_int_range (rand, 1, 2 << model->n_answers[term->index]);
        }
    }
}

static char *
condition_to_string (const Model     *model,
                     const Condition *condition)
{
  static const char * const truths[] = { "no", "yes" };
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < 2 && condition->n_terms[a] > 0; a++)
    {
      g_string_append (text, a > 0 ? " | " : "");
      for (guint t = 0; t < condition->n_terms[a]; t++)
        {
          const Term *term = &condition->terms[a][t];
          const char *separator = "";

          g_string_append (text, t > 0 ? "; " : "");
          if (term->is_fact)
            g_string_append (text, "fact=");
          else
            g_string_append_printf (text, "q%u=", term->index);
          for (guint v = 0; v < (term->is_fact ? 2 : model->n_answers[term->index] + 1); v++)
            {
              if ((term->mask & (1u << v)) == 0)
                continue;
              g_string_append (text, separator);
              separator = ",";
              if (term->is_fact)
                g_string_append (text, truths[v]);
              else if (v == 0)
                g_string_append (text, "-");
              else
                g_string_append_printf (text, "a%u", v);
            }
        }
    }
  return g_string_free (text, FALSE);
}

static void
append_condition (GString         *text,
                  const Model     *model,
                  const char      *key,
                  const Condition *condition)
{
  g_autofree char *written = condition_to_string (model, condition);

  if (*written != '\0')
    g_string_append_printf (text, "%s=%s\n", key, written);
}

static void
write_model (Model *model)
{
  GString *text = g_string_new ("[Guide]\nFormat=1\nId=r\nName=R\nContactName=C\nQuestions=");

  for (guint q = 0; q < model->n_questions; q++)
    g_string_append_printf (text, "q%u;", q);
  for (guint q = 0; q < model->n_questions; q++)
    {
      g_string_append_printf (text, "\n[Question q%u]\nTitle=Q\nAnswers=", q);
      for (guint a = 1; a <= model->n_answers[q]; a++)
        g_string_append_printf (text, "a%u;", a);
      g_string_append_c (text, '\n');
      append_condition (text, model, "AskIf", &model->ask_if[q]);
      for (guint a = 1; a <= model->n_answers[q]; a++)
        g_string_append_printf (text, "[Answer q%u/a%u]\nLabel=A\n", q, a);
    }
  if (model->has_fact)
    {
      /* Only "no" can be written with a condition; the library needs both, so "yes" lists
       * every other point. */
      g_string_append (text, "[Fact fact]\n");
      append_condition (text, model, "no", &model->fact);
      g_string_append (text, "yes=");
      for (guint n = 0; n < 256; n++)
        {
          Point point;
          gboolean valid = TRUE;

          for (guint q = 0, rest = n; q < MAX_QUESTIONS; q++, rest /= 4)
            {
              point[q] = rest % 4;
              valid = valid && (q < model->n_questions
                                  ? point[q] >= 1 && point[q] <= model->n_answers[q]
                                  : point[q] == 0);
            }
          if (!valid || holds (model, &model->fact, point))
            continue;
          if (text->str[text->len - 1] != '=')
            g_string_append (text, "|");
          for (guint q = 0; q < model->n_questions; q++)
            {
              guint value = get_value (model, q, point);

              if (value == 0)
                g_string_append_printf (text, "q%u=-;", q);
              else
                g_string_append_printf (text, "q%u=a%u;", q, value);
            }
        }
      /* Never empty: an empty condition would always hold. */
      if (text->str[text->len - 1] == '=')
        g_string_append (text, "q0=a1;q0=a2");
      g_string_append_c (text, '\n');
    }
  for (guint r = 0; r < model->n_rules; r++)
    {
      g_string_append_printf (text, "[Rule r%u]\nRecommend=%s\nBecause=B\n", r,
                              sp_option_to_id (model->options[r]));
      append_condition (text, model, "When", &model->rules[r]);
    }
  for (guint n = 0; n < model->n_notes; n++)
    {
      g_string_append_printf (text, "[Note n%u]\nKind=caveat\nText=T\n", n);
      append_condition (text, model, "When", &model->notes[n]);
    }
  model->text = g_string_free (text, FALSE);
}

static void
make_model (GRand *rand,
            Model *model)
{
  *model = (Model) { 0 };
  model->n_questions = g_rand_int_range (rand, 1, MAX_QUESTIONS + 1);
  for (guint q = 0; q < model->n_questions; q++)
    {
      model->n_answers[q] = g_rand_int_range (rand, 2, MAX_ANSWERS + 1);
      if (g_rand_boolean (rand))
        make_condition (rand, model, q, FALSE, &model->ask_if[q]);
    }
  model->has_fact = FALSE;
  make_condition (rand, model, model->n_questions, FALSE, &model->fact);
  /* The list of points for its other value grows with every question. */
  model->has_fact = model->n_questions < MAX_QUESTIONS && g_rand_boolean (rand);
  model->n_rules = g_rand_int_range (rand, 1, MAX_CONDITIONS + 1);
  for (guint r = 0; r < model->n_rules; r++)
    {
      make_condition (rand, model, model->n_questions, TRUE, &model->rules[r]);
      model->options[r] = g_rand_int_range (rand, 0, SP_N_OPTIONS);
    }
  model->n_notes = g_rand_int_range (rand, 0, MAX_CONDITIONS);
  for (guint n = 0; n < model->n_notes; n++)
    make_condition (rand, model, model->n_questions, TRUE, &model->notes[n]);
  write_model (model);
}

static gboolean
next_point (const Model *model,
            guint       *point)
{
  for (guint q = 0; q < model->n_questions; q++)
    {
      if (point[q]++ < model->n_answers[q])
        return TRUE;
      point[q] = 1;
    }
  return FALSE;
}

static void
first_point (Point point)
{
  for (guint q = 0; q < MAX_QUESTIONS; q++)
    point[q] = 1;
}

/* Everything a person is told that can differ: rule and notes, a bit each. */
static guint
get_outcome (const Model *model,
             const guint *point)
{
  guint outcome = 0;

  for (guint r = 0; r < model->n_rules; r++)
    outcome |= (guint) holds (model, &model->rules[r], point) << r;
  for (guint n = 0; n < model->n_notes; n++)
    outcome |= (guint) holds (model, &model->notes[n], point) << (MAX_CONDITIONS + n);
  return outcome;
}

static guint
count_rules (const Model *model,
             const guint *point)
{
  guint n = 0;

  for (guint r = 0; r < model->n_rules; r++)
    n += holds (model, &model->rules[r], point);
  return n;
}

static gboolean
contains (GPtrArray  *problems,
          const char *part)
{
  for (guint i = 0; i < problems->len; i++)
    {
      if (strstr (((SpProblem *) problems->pdata[i])->message, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
compare_lint (const Model *model,
              SpGuide     *guide)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  gboolean gap = FALSE, overlap = FALSE;
  Point point;

  sp_guide_lint (guide, NULL, NULL, NULL, problems);
  first_point (point);
  do
    {
      gap = gap || count_rules (model, point) == 0;
      overlap = overlap || count_rules (model, point) > 1;
    }
  while (next_point (model, point));

  g_assert_cmpint (contains (problems, "No rule fits"), ==, gap);
  g_assert_cmpint (contains (problems, "both fit"), ==, overlap);
  g_assert_false (contains (problems, "has two values"));
  g_assert_false (contains (problems, "has no value"));
  for (guint r = 0; r < model->n_rules; r++)
    {
      g_autofree char *message = g_strdup_printf ("The rule “r%u” never fits", r);
      gboolean fits = FALSE;

      first_point (point);
      do
        fits = fits || holds (model, &model->rules[r], point);
      while (next_point (model, point));
      g_assert_cmpint (contains (problems, message), ==, !fits);
    }
  for (guint q = 0; q < model->n_questions; q++)
    {
      g_autofree char *message =
        g_strdup_printf ("The answer to “q%u” changes nothing", q);
      gboolean changes = FALSE;

      first_point (point);
      do
        {
          Point other;

          memcpy (other, point, sizeof point);
          for (other[q] = 1; other[q] <= model->n_answers[q]; other[q]++)
            changes = changes || get_outcome (model, other) != get_outcome (model, point);
        }
      while (next_point (model, point));
      g_assert_cmpint (contains (problems, message), ==, !changes);
    }
  return !gap && !overlap;
}

/* Whether, of the points that agree with @point on @answered, two that differ in @question
 * alone lead to different outcomes. */
static gboolean
matters (const Model *model,
         const guint *point,
         guint        answered,
         guint        question)
{
  Point other;

  first_point (other);
  do
    {
      gboolean agrees = TRUE;
      Point changed;

      for (guint q = 0; q < model->n_questions; q++)
        agrees = agrees && ((answered & (1u << q)) == 0 || other[q] == point[q]);
      if (!agrees)
        continue;
      memcpy (changed, other, sizeof other);
      for (changed[question] = 1; changed[question] <= model->n_answers[question];
           changed[question]++)
        {
          if (get_outcome (model, changed) != get_outcome (model, other))
            return TRUE;
        }
    }
  while (next_point (model, other));
  return FALSE;
}

static guint
get_told (SpAdvice *advice)
{
  GListModel *caveats = sp_advice_get_caveats (advice);
  guint told = 0;

  if (sp_advice_get_rule (advice) != NULL)
    told |= 1u << (sp_advice_get_rule (advice)[1] - '0');
  for (guint i = 0; i < g_list_model_get_n_items (caveats); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (caveats, i);

      told |= 1u << (MAX_CONDITIONS + sp_note_get_id (note)[1] - '0');
    }
  return told;
}

static void
set_answer (SpAdvisor   *advisor,
            guint        question,
            guint        answer)
{
  g_autofree char *question_id = g_strdup_printf ("q%u", question);
  g_autofree char *answer_id = g_strdup_printf ("a%u", answer);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_advisor_set_answer (advisor, question_id, answer_id, &error));
  g_assert_no_error (error);
}

static void
compare_changes (const Model *model,
                 SpAdvice    *advice,
                 const guint *point,
                 guint        answered)
{
  GListModel *changes = sp_advice_get_changes (advice);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (SpChange) change = g_list_model_get_item (changes, i);
      guint question = sp_question_get_id (sp_change_get_question (change))[1] - '0';
      GListModel *answers = sp_change_get_answers (change);

      g_assert_true ((answered & (1u << question)) != 0);
      for (guint k = 0; k < g_list_model_get_n_items (answers); k++)
        {
          g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, k);
          SpOptionSet options = 0;
          Point other;

          first_point (other);
          do
            {
              gboolean agrees = other[question] == (guint) (sp_answer_get_id (answer)[1] - '0');

              for (guint q = 0; q < model->n_questions; q++)
                agrees = agrees && (q == question || (answered & (1u << q)) == 0 ||
                                    other[q] == point[q]);
              for (guint r = 0; agrees && r < model->n_rules; r++)
                {
                  if (holds (model, &model->rules[r], other))
                    options |= SP_OPTION_BIT (model->options[r]);
                }
            }
          while (next_point (model, other));
          g_assert_true ((options & SP_OPTION_BIT (sp_change_get_option (change))) != 0);
          g_assert_cmpint ((options & (options - 1)) == 0, ==, sp_change_is_certain (change));
        }
    }
}

/* A person at @point answers what they are asked, and only that. */
static void
follow (const Model *model,
        SpGuide     *guide,
        SpCatalogue *catalogue,
        const guint *point)
{
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autoptr (SpAdvisor) backwards = sp_advisor_new (guide, catalogue);
  guint answered = 0;
  SpQuestion *next;

  while ((next = sp_advisor_get_next_question (advisor)) != NULL)
    {
      guint question = sp_question_get_id (next)[1] - '0';

      g_assert_null (sp_advisor_get_advice (advisor));
      g_assert_true ((answered & (1u << question)) == 0);
      g_assert_cmpuint (get_value (model, question, point), !=, 0);
      g_assert_true (matters (model, point, answered, question));
      set_answer (advisor, question, point[question]);
      answered |= 1u << question;
    }
  g_assert_cmpuint (get_told (sp_advisor_get_advice (advisor)), ==, get_outcome (model, point));
  compare_changes (model, sp_advisor_get_advice (advisor), point, answered);

  /* Someone else says everything at once, in the other order. */
  for (guint q = model->n_questions; q-- > 0;)
    set_answer (backwards, q, point[q]);
  g_assert_null (sp_advisor_get_next_question (backwards));
  g_assert_cmpuint (get_told (sp_advisor_get_advice (backwards)), ==,
                    get_outcome (model, point));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  guint n_good = 0;

  for (guint i = 0; i < N_GUIDES || n_good < 20; i++)
    {
      g_autoptr (SpGuide) guide = NULL;
      Model model;
      Point point;

      make_model (rand, &model);
      guide = sp_test_load_guide (model.text);
      if (compare_lint (&model, guide))
        {
          n_good++;
          first_point (point);
          do
            follow (&model, guide, catalogue, point);
          while (next_point (&model, point));
        }
      g_free (model.text);
    }
  g_test_message ("%u guides in order", n_good);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/logic/random", test_random);
  return g_test_run ();
}
