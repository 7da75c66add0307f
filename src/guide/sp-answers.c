/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-answers.h"

#include <glib/gi18n-lib.h>

/**
 * sp_answers_new:
 * @guide: the guide that asks
 * @catalogue: where mail programs and providers are looked up
 *
 * Returns: (transfer full): no answers yet
 */
SpAnswers *
sp_answers_new (SpGuide     *guide,
                SpCatalogue *catalogue)
{
  SpAnswers *self = g_new0 (SpAnswers, 1);

  self->guide = g_object_ref (guide);
  self->catalogue = g_object_ref (catalogue);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * sp_answers_free:
 * @self: (transfer full): answers
 */
void
sp_answers_free (SpAnswers *self)
{
  g_clear_object (&self->guide);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->address);
  g_clear_object (&self->provider);
  g_hash_table_unref (self->given);
  g_free (self->program);
  g_free (self);
}

/**
 * sp_answers_set_address:
 * @self: answers
 * @address: (nullable): the person's address
 *
 * Looks up the provider too, in the bundled list; nothing is asked of anyone.
 */
void
sp_answers_set_address (SpAnswers *self,
                        SpAddress *address)
{
  g_set_object (&self->address, address);
  sp_answers_set_provider (self, NULL);
}

/**
 * sp_answers_set_provider:
 * @self: answers
 * @provider: (nullable): the provider of the address, for now; %NULL for the one from the list
 *
 * What is known of the address is what this provider says.
 */
void
sp_answers_set_provider (SpAnswers  *self,
                         SpProvider *provider)
{
  if (provider == NULL && self->address != NULL)
    provider =
      sp_catalogue_find_provider (self->catalogue, sp_address_get_domain (self->address));
  g_set_object (&self->provider, provider);
}

static gboolean
is_answer (SpAnswers  *self,
           guint       index,
           const char *answer_id)
{
  SpQuestion *question = sp_guide_question (self->guide, index)->question;

  if (sp_question_find_answer (question, answer_id) != NULL)
    return TRUE;
  return sp_question_asks_program (question) && sp_key_text_is_id (answer_id) &&
         sp_catalogue_get_program (self->catalogue, answer_id) != NULL;
}

/**
 * sp_answers_set:
 * @self: answers
 * @question_id: a question of the guide
 * @answer_id: one of its answers
 * @error: return location
 *
 * Returns: %FALSE with SP_GUIDE_ERROR_NO_QUESTION or SP_GUIDE_ERROR_NO_ANSWER, and nothing
 *   changed, if there is no such thing
 */
gboolean
sp_answers_set (SpAnswers   *self,
                const char  *question_id,
                const char  *answer_id,
                GError     **error)
{
  int index = sp_guide_find_question_index (self->guide, question_id);

  if (index < 0)
    {
      g_set_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_QUESTION,
                   _("The guide “%s” asks no question “%s”"), self->guide->id, question_id);
      return FALSE;
    }
  if (!is_answer (self, index, answer_id))
    {
      g_set_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_ANSWER,
                   _("“%s” is not an answer to the question “%s”"), answer_id, question_id);
      return FALSE;
    }
  g_hash_table_insert (self->given, g_strdup (question_id), g_strdup (answer_id));
  return TRUE;
}

static const char *
get_from_address (SpAnswers *self,
                  guint      index)
{
  GListModel *answers =
    sp_question_get_answers (sp_guide_question (self->guide, index)->question);

  if (self->address == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);
      const char * const *domains = sp_answer_get_domains (answer);

      if (domains != NULL && sp_domain_matches (sp_address_get_domain (self->address), domains))
        return sp_answer_get_id (answer);
    }
  return NULL;
}

/**
 * sp_answers_get:
 * @self: answers
 * @question: a question's index
 * @from_address: (out) (optional): whether nobody said so, but the address shows it
 *
 * Returns: (transfer none) (nullable): the id of the answer, if there is one
 */
const char *
sp_answers_get (SpAnswers *self,
                guint      question,
                gboolean  *from_address)
{
  const char *id = sp_question_get_id (sp_guide_question (self->guide, question)->question);
  const char *given = g_hash_table_lookup (self->given, id);

  if (from_address != NULL)
    *from_address = given == NULL;
  return given != NULL ? given : get_from_address (self, question);
}

/**
 * sp_answers_get_program:
 * @self: answers
 *
 * Returns: (transfer none) (nullable): the mail program that was named, whether or not the
 *   question for it is still asked
 */
SpMailProgram *
sp_answers_get_program (SpAnswers *self)
{
  int index = self->guide->logic->program_question;
  const char *id = index < 0 ? self->program : sp_answers_get (self, index, NULL);

  return id == NULL ? NULL : sp_catalogue_get_program (self->catalogue, id);
}

static SpAnswer *
new_program_answer (SpMailProgram *program)
{
  return sp_answer_new (sp_entry_get_id (SP_ENTRY (program)), sp_entry_get_name (SP_ENTRY (program)),
                        sp_mail_program_get_summary (program), NULL);
}

/**
 * sp_answers_dup_answer:
 * @self: answers
 * @question: a question's index
 * @answer_id: the id of one of its answers
 *
 * Returns: (transfer full) (nullable): the answer
 */
SpAnswer *
sp_answers_dup_answer (SpAnswers  *self,
                       guint       question,
                       const char *answer_id)
{
  SpQuestion *asked = sp_guide_question (self->guide, question)->question;
  SpAnswer *answer = sp_question_find_answer (asked, answer_id);
  SpMailProgram *program;

  if (answer != NULL)
    return g_object_ref (answer);
  program = sp_catalogue_peek_program (self->catalogue, answer_id);
  return program == NULL ? NULL : new_program_answer (program);
}

/**
 * sp_answers_dup_question:
 * @self: answers
 * @question: a question's index
 *
 * Returns: (transfer full): the question, with the mail programs of the catalogue among
 *   its answers where it asks for one
 */
SpQuestion *
sp_answers_dup_question (SpAnswers *self,
                         guint      question)
{
  SpQuestion *asked = sp_guide_question (self->guide, question)->question;
  GListModel *programs, *fixed;
  g_autoptr (GListStore) answers = NULL;

  if (!sp_question_asks_program (asked))
    return g_object_ref (asked);

  answers = g_list_store_new (SP_TYPE_ANSWER);
  programs = sp_catalogue_get_programs (self->catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (SpMailProgram) program = g_list_model_get_item (programs, i);
      g_autoptr (SpAnswer) answer = new_program_answer (program);

      g_list_store_append (answers, answer);
    }
  fixed = sp_question_get_answers (asked);
  for (guint i = 0; i < g_list_model_get_n_items (fixed); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (fixed, i);

      g_list_store_append (answers, answer);
    }
  return sp_question_new (sp_question_get_id (asked), sp_question_get_title (asked),
                          sp_question_get_why (asked), sp_question_get_hint (asked),
                          G_LIST_MODEL (answers), TRUE);
}

static SpTruth
get_provider_fact (SpAnswers  *self,
                   const char *name)
{
  if (g_str_equal (name, "known"))
    return self->provider != NULL ? SP_TRUTH_YES : SP_TRUTH_NO;
  return self->provider != NULL ? sp_provider_get_fact (self->provider, name) : SP_TRUTH_UNKNOWN;
}

static void
apply_program (SpAnswers     *self,
               SpState       *state,
               SpMailProgram *program)
{
  for (guint i = 0; sp_mail_program_facts[i] != NULL; i++)
    {
      SpTruth truth = program == NULL
                        ? SP_TRUTH_UNKNOWN
                        : sp_mail_program_get_fact (program, sp_mail_program_facts[i]);

      sp_state_set (state, sp_logic_get_program_axis (self->guide->logic, i), SP_VALUE (truth));
    }
}

/**
 * sp_answers_new_state:
 * @self: answers
 *
 * Returns: (transfer full): a state in which all that does not need asking is decided
 */
SpState *
sp_answers_new_state (SpAnswers *self)
{
  SpState *state = sp_state_new (self->guide->logic);

  for (guint i = 0; sp_provider_facts[i] != NULL; i++)
    sp_state_set (state, sp_logic_get_provider_axis (self->guide->logic, i),
                  SP_VALUE (get_provider_fact (self, sp_provider_facts[i])));
  if (self->guide->logic->program_question < 0)
    apply_program (self, state, sp_answers_get_program (self));
  return state;
}

/**
 * sp_answers_apply:
 * @self: answers
 * @state: a state of the same guide
 * @question: a question's index
 * @answer_id: the id of one of its answers
 *
 * Decides the question in @state, and the abilities of the mail program with it.
 */
void
sp_answers_apply (SpAnswers  *self,
                  SpState    *state,
                  guint       question,
                  const char *answer_id)
{
  guint value = sp_guide_question_find_value (sp_guide_question (self->guide, question),
                                              answer_id);

  sp_state_set (state, question, SP_VALUE (value != 0 ? value : SP_OTHER_PROGRAM));
  if (self->guide->logic->program_question == (int) question)
    apply_program (self, state, sp_catalogue_peek_program (self->catalogue, answer_id));
}
