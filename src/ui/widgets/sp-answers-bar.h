/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advisor.h"

G_BEGIN_DECLS

/* What was said so far, each with a way to change it. Where there is little room, or many
 * answers, one line that opens the list of them.
 * Properties: advisor, narrow. */
#define SP_TYPE_ANSWERS_BAR (sp_answers_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpAnswersBar, sp_answers_bar, SP, ANSWERS_BAR, AdwBin)

void sp_answers_bar_set_advisor (SpAnswersBar *self,
                                 SpAdvisor    *advisor);

G_END_DECLS
