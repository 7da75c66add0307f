/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button that shows what was said and changes it. */
#define SP_TYPE_ANSWER_CHIP (sp_answer_chip_get_type ())
G_DECLARE_FINAL_TYPE (SpAnswerChip, sp_answer_chip, SP, ANSWER_CHIP, GtkButton)

GtkWidget *sp_answer_chip_new (const char *question,
                               const char *answer,
                               gboolean    show_question,
                               const char *action,
                               const char *target);

G_END_DECLS
