/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-question.h"

G_BEGIN_DECLS

/* The answers to one question, in one boxed list or several: a radio group that the Tab
 * key passes in one step. Property: selected. Signal: confirmed, when the answer chosen
 * is activated once more. */
#define SP_TYPE_CHOICE_LIST (sp_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (SpChoiceList, sp_choice_list, SP, CHOICE_LIST, AdwBin)

void        sp_choice_list_add_group (SpChoiceList *self,
                                      const char   *title,
                                      GListModel   *answers);
SpAnswer   *sp_choice_list_get_selected (SpChoiceList *self);
void        sp_choice_list_select (SpChoiceList *self,
                                   const char   *answer_id);
guint       sp_choice_list_filter (SpChoiceList *self,
                                   const char   *text);

G_END_DECLS
