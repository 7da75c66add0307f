/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advisor.h"

#include <glib/gi18n-lib.h>

#include "sp-advice-builder.h"

struct _SpAdvisor
{
  GObject parent_instance;

  SpAnswers *answers;

  /* Worked out when first asked for after a change; see ensure() */
  gboolean valid;
  SpQuestion *next_question; /* (nullable) (owned) */
  SpAdvice *advice;          /* (nullable) (owned) */
  GListStore *given;         /* (owned) of SpGivenAnswer */
};

typedef enum
{
  PROP_GUIDE = 1,
  PROP_ADDRESS,
  PROP_PROVIDER,
  PROP_NEXT_QUESTION,
  PROP_ADVICE,
  PROP_GIVEN_ANSWERS,
} AdvisorProperty;

static GParamSpec *properties[PROP_GIVEN_ANSWERS + 1];

G_DEFINE_FINAL_TYPE (SpAdvisor, sp_advisor, G_TYPE_OBJECT)

static void
sp_advisor_finalize (GObject *object)
{
  SpAdvisor *self = SP_ADVISOR (object);

  g_clear_pointer (&self->answers, sp_answers_free);
  g_clear_object (&self->next_question);
  g_clear_object (&self->advice);
  g_clear_object (&self->given);

  G_OBJECT_CLASS (sp_advisor_parent_class)->finalize (object);
}

static void
sp_advisor_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SpAdvisor *self = SP_ADVISOR (object);

  switch ((AdvisorProperty) property_id)
    {
    case PROP_GUIDE:
      g_value_set_object (value, sp_advisor_get_guide (self));
      break;
    case PROP_ADDRESS:
      g_value_set_object (value, sp_advisor_get_address (self));
      break;
    case PROP_PROVIDER:
      g_value_set_object (value, sp_advisor_get_provider (self));
      break;
    case PROP_NEXT_QUESTION:
      g_value_set_object (value, sp_advisor_get_next_question (self));
      break;
    case PROP_ADVICE:
      g_value_set_object (value, sp_advisor_get_advice (self));
      break;
    case PROP_GIVEN_ANSWERS:
      g_value_set_object (value, sp_advisor_get_given_answers (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_advisor_class_init (SpAdvisorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_advisor_finalize;
  object_class->get_property = sp_advisor_get_property;

  properties[PROP_GUIDE] = g_param_spec_object ("guide", NULL, NULL, SP_TYPE_GUIDE, flags);
  properties[PROP_ADDRESS] = g_param_spec_object ("address", NULL, NULL, SP_TYPE_ADDRESS, flags);
  properties[PROP_PROVIDER] =
    g_param_spec_object ("provider", NULL, NULL, SP_TYPE_PROVIDER, flags);
  properties[PROP_NEXT_QUESTION] =
    g_param_spec_object ("next-question", NULL, NULL, SP_TYPE_QUESTION, flags);
  properties[PROP_ADVICE] = g_param_spec_object ("advice", NULL, NULL, SP_TYPE_ADVICE, flags);
  properties[PROP_GIVEN_ANSWERS] =
    g_param_spec_object ("given-answers", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_advisor_init (SpAdvisor *self)
{
  self->given = g_list_store_new (SP_TYPE_GIVEN_ANSWER);
}

/**
 * sp_advisor_new:
 * @guide: the guide to answer
 * @catalogue: where mail programs and providers are looked up
 *
 * Returns: (transfer full): an advisor to whom nothing was said yet
 */
SpAdvisor *
sp_advisor_new (SpGuide     *guide,
                SpCatalogue *catalogue)
{
  SpAdvisor *self = g_object_new (SP_TYPE_ADVISOR, NULL);

  g_return_val_if_fail (SP_IS_GUIDE (guide), NULL);
  g_return_val_if_fail (SP_IS_CATALOGUE (catalogue), NULL);

  self->answers = sp_answers_new (guide, catalogue);
  return self;
}

static void
invalidate (SpAdvisor *self)
{
  self->valid = FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GIVEN_ANSWERS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_QUESTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVICE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
can_matter (SpGuide *guide,
            SpState *state,
            guint    question)
{
  for (guint i = 0; i < guide->rules->len; i++)
    {
      if (sp_state_can_change (state, question, sp_guide_rule (guide, i)->when))
        return TRUE;
    }
  for (guint i = 0; i < guide->servers->len; i++)
    {
      if (sp_state_can_change (state, question, sp_guide_server (guide, i)->when))
        return TRUE;
    }
  for (guint i = 0; i < guide->notes->len; i++)
    {
      if (sp_state_can_change (state, question, sp_guide_note (guide, i)->when))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_on_path (const GArray *path,
            guint         question)
{
  for (guint i = 0; i < path->len; i++)
    {
      if (g_array_index (path, guint, i) == question)
        return TRUE;
    }
  return FALSE;
}

/* The first question, in the guide's order, that is surely asked and whose answer can make
 * a difference to the advice or the servers. */
static int
find_next (SpAdvisor    *self,
           SpState      *state,
           const GArray *path)
{
  SpGuide *guide = self->answers->guide;

  for (guint i = 0; i < guide->questions->len; i++)
    {
      if (!is_on_path (path, i) &&
          !sp_state_can_fail (state, sp_guide_question (guide, i)->ask_if) &&
          can_matter (guide, state, i))
        return i;
    }
  return -1;
}

static void
add_given (SpAdvisor *self,
           guint      question)
{
  gboolean from_address;
  const char *id = sp_answers_get (self->answers, question, &from_address);
  g_autoptr (SpAnswer) answer = sp_answers_dup_answer (self->answers, question, id);
  g_autoptr (SpGivenAnswer) given = sp_given_answer_new (
    sp_guide_question (self->answers->guide, question)->question, answer, from_address);

  g_list_store_append (self->given, given);
}

/* Walks the guide from its first question as if nothing had been said, taking the answers
 * that are there. So the result never depends on the order in which they were given, and
 * an answer that no longer matters is kept but does not count. */
static void
ensure (SpAdvisor *self)
{
  g_autoptr (SpState) state = NULL;
  g_autoptr (GArray) path = NULL;
  int next;

  if (self->valid)
    return;
  self->valid = TRUE;
  g_clear_object (&self->next_question);
  g_clear_object (&self->advice);
  g_list_store_remove_all (self->given);

  state = sp_answers_new_state (self->answers);
  path = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((next = find_next (self, state, path)) >= 0)
    {
      const char *id = sp_answers_get (self->answers, next, NULL);
      guint index = next;

      if (id == NULL)
        {
          self->next_question = sp_answers_dup_question (self->answers, index);
          return;
        }
      g_array_append_val (path, index);
      sp_answers_apply (self->answers, state, index, id);
      add_given (self, index);
    }
  self->advice = sp_advice_build (self->answers, path);
}

SpGuide *
sp_advisor_get_guide (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);
  return self->answers->guide;
}

SpCatalogue *
sp_advisor_get_catalogue (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);
  return self->answers->catalogue;
}

/**
 * sp_advisor_set_address:
 * @self: an advisor
 * @address: (nullable): the person's address
 *
 * It can answer questions by itself, names the provider and fills in user names.
 */
void
sp_advisor_set_address (SpAdvisor *self,
                        SpAddress *address)
{
  g_return_if_fail (SP_IS_ADVISOR (self));

  sp_answers_set_address (self->answers, address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
  invalidate (self);
}

/**
 * sp_advisor_get_address:
 * @self: an advisor
 *
 * Returns: (transfer none) (nullable): the person's address
 */
SpAddress *
sp_advisor_get_address (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);
  return self->answers->address;
}

/**
 * sp_advisor_get_provider:
 * @self: an advisor
 *
 * Returns: (transfer none) (nullable): the provider of the address, if it is in the list
 */
SpProvider *
sp_advisor_get_provider (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);
  return self->answers->provider;
}

/**
 * sp_advisor_needs_account:
 * @self: an advisor
 *
 * Returns: whether an address is set of which neither the guide nor the list of providers knows
 *   anything, so that looking it up would help
 */
gboolean
sp_advisor_needs_account (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), FALSE);

  return self->answers->address != NULL && self->answers->provider == NULL &&
         self->answers->guide->domains[0] == NULL;
}

/**
 * sp_advisor_set_found:
 * @self: an advisor whose address is set
 * @base: (nullable): the provider from the list whose servers these are
 * @account: (nullable): what was found for the address; %NULL to forget it
 *
 * Where no organisation speaks for the address, the advice then goes by what was found, and
 * sp_advisor_dup_account() gives it. Another address forgets it.
 */
void
sp_advisor_set_found (SpAdvisor  *self,
                      SpProvider *base,
                      SpAccount  *account)
{
  g_autoptr (SpProvider) provider = NULL;

  g_return_if_fail (SP_IS_ADVISOR (self));

  if (account != NULL)
    provider = sp_provider_new_found (base, account);
  sp_answers_set_provider (self->answers, provider);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
  invalidate (self);
}

/**
 * sp_advisor_set_answer:
 * @self: an advisor
 * @question_id: a question of the guide
 * @answer_id: one of its answers, or a mail program's id where it asks for one
 * @error: return location
 *
 * Replaces the answer to one question; all others stay.
 *
 * Returns: %FALSE with SP_GUIDE_ERROR_NO_QUESTION or SP_GUIDE_ERROR_NO_ANSWER, and nothing
 *   changed, if there is no such thing
 */
gboolean
sp_advisor_set_answer (SpAdvisor   *self,
                       const char  *question_id,
                       const char  *answer_id,
                       GError     **error)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), FALSE);
  g_return_val_if_fail (question_id != NULL && answer_id != NULL, FALSE);

  if (!sp_answers_set (self->answers, question_id, answer_id, error))
    return FALSE;
  invalidate (self);
  return TRUE;
}

/**
 * sp_advisor_forget_answer:
 * @self: an advisor
 * @question_id: a question
 *
 * Takes back what was said to it, if anything was.
 */
void
sp_advisor_forget_answer (SpAdvisor  *self,
                          const char *question_id)
{
  g_return_if_fail (SP_IS_ADVISOR (self));

  if (g_hash_table_remove (self->answers->given, question_id))
    invalidate (self);
}

/**
 * sp_advisor_forget_all:
 * @self: an advisor
 *
 * Takes back all answers; the address stays.
 */
void
sp_advisor_forget_all (SpAdvisor *self)
{
  g_return_if_fail (SP_IS_ADVISOR (self));

  g_hash_table_remove_all (self->answers->given);
  g_clear_pointer (&self->answers->program, g_free);
  invalidate (self);
}

/**
 * sp_advisor_get_answer:
 * @self: an advisor
 * @question_id: a question of the guide
 *
 * Returns: (transfer full) (nullable): what was said to it, or what the address shows,
 *   whether or not the question is still asked
 */
SpAnswer *
sp_advisor_get_answer (SpAdvisor  *self,
                       const char *question_id)
{
  const char *id;
  int index;

  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);

  index = sp_guide_find_question_index (self->answers->guide, question_id);
  if (index < 0)
    return NULL;
  id = sp_answers_get (self->answers, index, NULL);
  return id == NULL ? NULL : sp_answers_dup_answer (self->answers, index, id);
}

/**
 * sp_advisor_get_given_answers:
 * @self: an advisor
 *
 * Returns: (transfer none): a model of #SpGivenAnswer: the answers that count, in the order
 *   of the questions. It is brought up to date by the getters of this object, so bind to
 *   notify::given-answers and ask anew.
 */
GListModel *
sp_advisor_get_given_answers (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);

  ensure (self);
  return G_LIST_MODEL (self->given);
}

/**
 * sp_advisor_get_next_question:
 * @self: an advisor
 *
 * Returns: (transfer none) (nullable): the next question that can matter, with the mail
 *   programs among its answers where it asks for one; %NULL once there is an advice
 */
SpQuestion *
sp_advisor_get_next_question (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);

  ensure (self);
  return self->next_question;
}

/**
 * sp_advisor_get_advice:
 * @self: an advisor
 *
 * Returns: (transfer none) (nullable): the advice; %NULL while there is a question to ask
 */
SpAdvice *
sp_advisor_get_advice (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);

  ensure (self);
  return self->advice;
}

/* Everything that was said, whether or not the question for it is still asked: what does
 * not count makes no difference. */
static SpState *
new_state (SpAdvisor *self)
{
  SpState *state = sp_answers_new_state (self->answers);

  for (guint i = 0; i < self->answers->guide->questions->len; i++)
    {
      const char *id = sp_answers_get (self->answers, i, NULL);

      if (id != NULL)
        sp_answers_apply (self->answers, state, i, id);
    }
  return state;
}

/**
 * sp_advisor_get_possible_options:
 * @self: an advisor
 *
 * Returns: the options that may still be recommended; a single one may be certain long
 *   before the last question, which can then only change what else is said
 */
SpOptionSet
sp_advisor_get_possible_options (SpAdvisor *self)
{
  g_autoptr (SpState) state = NULL;

  g_return_val_if_fail (SP_IS_ADVISOR (self), 0);

  state = new_state (self);
  return sp_state_get_options (state);
}

/**
 * sp_advisor_get_program:
 * @self: an advisor
 *
 * Returns: (transfer none) (nullable): the mail program that was named
 */
SpMailProgram *
sp_advisor_get_program (SpAdvisor *self)
{
  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);
  return sp_answers_get_program (self->answers);
}

/**
 * sp_advisor_set_program:
 * @self: an advisor
 * @program_id: a mail program of the catalogue
 * @error: return location
 *
 * Answers the question for the mail program, if the guide asks it; otherwise just keeps
 * the program for its abilities and the sheet.
 *
 * Returns: %FALSE with SP_GUIDE_ERROR_NO_PROGRAM if the catalogue has none of that id
 */
gboolean
sp_advisor_set_program (SpAdvisor   *self,
                        const char  *program_id,
                        GError     **error)
{
  SpQuestion *question;

  g_return_val_if_fail (SP_IS_ADVISOR (self), FALSE);

  if (!sp_key_text_is_id (program_id) ||
      sp_catalogue_get_program (self->answers->catalogue, program_id) == NULL)
    {
      g_set_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_PROGRAM,
                   _("There is no mail program “%s” in the catalogue"), program_id);
      return FALSE;
    }
  question = sp_guide_get_program_question (self->answers->guide);
  if (question != NULL)
    return sp_advisor_set_answer (self, sp_question_get_id (question), program_id, error);
  g_free (self->answers->program);
  self->answers->program = g_strdup (program_id);
  invalidate (self);
  return TRUE;
}

/**
 * sp_advisor_dup_account:
 * @self: an advisor
 *
 * Returns: (transfer full): the servers that the guide has for these answers; those of the
 *   provider where no organisation speaks for the address; else an account without servers
 */
SpAccount *
sp_advisor_dup_account (SpAdvisor *self)
{
  SpGuide *guide;
  g_autoptr (SpState) state = NULL;
  g_autoptr (GPtrArray) servers = NULL;

  g_return_val_if_fail (SP_IS_ADVISOR (self), NULL);

  ensure (self);
  guide = self->answers->guide;
  state = new_state (self);
  servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  if (self->advice != NULL)
    sp_state_complete (state);
  for (guint i = 0; i < guide->servers->len; i++)
    {
      SpGuideServer *server = sp_guide_server (guide, i);

      if (sp_state_evaluate (state, server->when) == SP_TRUTH_YES)
        g_ptr_array_add (servers, sp_server_ref (server->server));
    }
  if (servers->len == 0 && sp_advice_merges_provider (self->answers))
    return sp_provider_dup_account (self->answers->provider, self->answers->address);
  return sp_account_new (self->answers->address, guide->name, servers, NULL);
}
