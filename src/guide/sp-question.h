/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-answer.h"

G_BEGIN_DECLS

/* What a person is asked. Immutable. Properties: id, title, why, hint, asks-program. */
#define SP_TYPE_QUESTION (sp_question_get_type ())
G_DECLARE_FINAL_TYPE (SpQuestion, sp_question, SP, QUESTION, GObject)

SpQuestion *sp_question_new (const char *id,
                             const char *title,
                             const char *why,
                             const char *hint,
                             GListModel *answers,
                             gboolean    asks_program);
const char *sp_question_get_id (SpQuestion *self);
const char *sp_question_get_title (SpQuestion *self);
const char *sp_question_get_why (SpQuestion *self);
const char *sp_question_get_hint (SpQuestion *self);
GListModel *sp_question_get_answers (SpQuestion *self);
SpAnswer *sp_question_find_answer (SpQuestion *self,
                                   const char *id);
gboolean sp_question_asks_program (SpQuestion *self);

G_END_DECLS
