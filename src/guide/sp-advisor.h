/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-advice.h"
#include "sp-catalogue.h"
#include "sp-guide.h"

G_BEGIN_DECLS

/* An answer as it stands: to which question, and whether the address gave it.
 * Immutable. Properties: question, answer, from-address. */
#define SP_TYPE_GIVEN_ANSWER (sp_given_answer_get_type ())
G_DECLARE_FINAL_TYPE (SpGivenAnswer, sp_given_answer, SP, GIVEN_ANSWER, GObject)

SpQuestion *sp_given_answer_get_question (SpGivenAnswer *self);
SpAnswer *sp_given_answer_get_answer (SpGivenAnswer *self);
gboolean sp_given_answer_is_from_address (SpGivenAnswer *self);

/* A guide being answered: keeps the answers by question, says what to ask next and,
 * once nothing is left to ask, the advice.
 * Properties (all notify): guide, address, provider, next-question, advice, given-answers. */
#define SP_TYPE_ADVISOR (sp_advisor_get_type ())
G_DECLARE_FINAL_TYPE (SpAdvisor, sp_advisor, SP, ADVISOR, GObject)

SpAdvisor *sp_advisor_new (SpGuide     *guide,
                           SpCatalogue *catalogue);
SpGuide *sp_advisor_get_guide (SpAdvisor *self);
SpCatalogue *sp_advisor_get_catalogue (SpAdvisor *self);
void sp_advisor_set_address (SpAdvisor *self,
                             SpAddress *address);
SpAddress *sp_advisor_get_address (SpAdvisor *self);
SpProvider *sp_advisor_get_provider (SpAdvisor *self);
gboolean sp_advisor_needs_account (SpAdvisor *self);
void sp_advisor_set_found (SpAdvisor  *self,
                           SpProvider *base,
                           SpAccount  *account);
gboolean sp_advisor_set_answer (SpAdvisor   *self,
                                const char  *question_id,
                                const char  *answer_id,
                                GError     **error);
void sp_advisor_forget_answer (SpAdvisor  *self,
                               const char *question_id);
void sp_advisor_forget_all (SpAdvisor *self);
SpAnswer *sp_advisor_get_answer (SpAdvisor  *self,
                                 const char *question_id);
GListModel *sp_advisor_get_given_answers (SpAdvisor *self);
SpQuestion *sp_advisor_get_next_question (SpAdvisor *self);
SpAdvice *sp_advisor_get_advice (SpAdvisor *self);
SpOptionSet sp_advisor_get_possible_options (SpAdvisor *self);
SpMailProgram *sp_advisor_get_program (SpAdvisor *self);
gboolean sp_advisor_set_program (SpAdvisor   *self,
                                 const char  *program_id,
                                 GError     **error);
SpAccount *sp_advisor_dup_account (SpAdvisor *self);

G_END_DECLS
