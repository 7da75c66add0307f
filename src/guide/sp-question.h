/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing a question may be answered with. Immutable. Properties: id, label, hint. */
#define SP_TYPE_ANSWER (sp_answer_get_type ())
G_DECLARE_FINAL_TYPE (SpAnswer, sp_answer, SP, ANSWER, GObject)

SpAnswer *sp_answer_new (const char         *id,
                         const char         *label,
                         const char         *hint,
                         const char * const *domains);
const char *sp_answer_get_id (SpAnswer *self);
const char *sp_answer_get_label (SpAnswer *self);
const char *sp_answer_get_hint (SpAnswer *self);
const char * const *sp_answer_get_domains (SpAnswer *self);

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
