/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-guide-library.h"

G_BEGIN_DECLS

/* The topics, and the page of each. Property: can-go-back. */
#define SP_TYPE_LEARN_PAGE (sp_learn_page_get_type ())
G_DECLARE_FINAL_TYPE (SpLearnPage, sp_learn_page, SP, LEARN_PAGE, AdwBin)

GtkWidget *sp_learn_page_new (SpGuideLibrary *library);
void       sp_learn_page_set_guide (SpLearnPage *self,
                                    SpGuide     *guide);
void       sp_learn_page_show_topic (SpLearnPage *self,
                                     const char  *topic_id);
gboolean   sp_learn_page_get_can_go_back (SpLearnPage *self);
void       sp_learn_page_go_back (SpLearnPage *self);

G_END_DECLS
