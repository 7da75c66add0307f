/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-catalogue.h"
#include "sp-guide-private.h"

G_BEGIN_DECLS

/* What is known of one person: their answers by question id, their address and, through
 * it, their provider. Answers stay when others change; which of them count follows from
 * the guide, not from the order in which they were given. */
typedef struct
{
  SpGuide *guide;         /* (owned) */
  SpCatalogue *catalogue; /* (owned) */
  SpAddress *address;     /* (nullable) (owned) */
  SpProvider *provider;   /* (nullable) (owned) */
  GHashTable *given;      /* (owned): question id to answer id */
  char *program;          /* (nullable) (owned): chosen where the guide asks for none */
} SpAnswers;

SpAnswers *sp_answers_new (SpGuide     *guide,
                           SpCatalogue *catalogue);
void sp_answers_free (SpAnswers *self);
void sp_answers_set_address (SpAnswers *self,
                             SpAddress *address);
void sp_answers_set_provider (SpAnswers  *self,
                              SpProvider *provider);
gboolean sp_answers_set (SpAnswers   *self,
                         const char  *question_id,
                         const char  *answer_id,
                         GError     **error);
const char *sp_answers_get (SpAnswers *self,
                            guint      question,
                            gboolean  *from_address);
SpMailProgram *sp_answers_get_program (SpAnswers *self);
SpAnswer *sp_answers_dup_answer (SpAnswers  *self,
                                 guint       question,
                                 const char *answer_id);
SpQuestion *sp_answers_dup_question (SpAnswers *self,
                                     guint      question);
SpState *sp_answers_new_state (SpAnswers *self);
void sp_answers_apply (SpAnswers  *self,
                       SpState    *state,
                       guint       question,
                       const char *answer_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAnswers, sp_answers_free)

G_END_DECLS
