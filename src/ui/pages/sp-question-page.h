/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advisor.h"

G_BEGIN_DECLS

/* The page that asks one question: why it is asked, the answers, and Continue.
 * Properties: advisor, question. */
#define SP_TYPE_QUESTION_PAGE (sp_question_page_get_type ())
G_DECLARE_FINAL_TYPE (SpQuestionPage, sp_question_page, SP, QUESTION_PAGE, AdwBin)

GtkWidget  *sp_question_page_new (SpAdvisor  *advisor,
                                  SpQuestion *question);
SpQuestion *sp_question_page_get_question (SpQuestionPage *self);

G_END_DECLS
