/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-question.h"

G_BEGIN_DECLS

/* A row with what the person said, and a button to say something else.
 * Properties: question, answer. */
#define SP_TYPE_ANSWER_ROW (sp_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (SpAnswerRow, sp_answer_row, SP, ANSWER_ROW, AdwActionRow)

GtkWidget *sp_answer_row_new (SpQuestion *question,
                              SpAnswer   *answer);

G_END_DECLS
