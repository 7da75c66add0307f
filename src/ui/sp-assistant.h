/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advisor.h"
#include "sp-discoveries.h"
#include "sp-guide-library.h"

G_BEGIN_DECLS

/* The way from the first page through the questions to the advice, the settings and the
 * test of the keyring: decides which page is next and which is before.
 * Properties: advisor, can-go-back, narrow. */
#define SP_TYPE_ASSISTANT (sp_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SpAssistant, sp_assistant, SP, ASSISTANT, AdwBin)

GtkWidget *sp_assistant_new (void);
SpGuideLibrary *sp_assistant_get_library (SpAssistant *self);
SpAdvisor *sp_assistant_get_advisor (SpAssistant *self);
gboolean sp_assistant_get_can_go_back (SpAssistant *self);
SpDiscoveries *sp_assistant_get_discoveries (SpAssistant *self);
void sp_assistant_set_last_guide (SpAssistant *self,
                                  const char  *last_guide);

void sp_assistant_start (SpAssistant *self,
                         SpGuide     *guide);
void sp_assistant_start_guide (SpAssistant *self,
                               const char  *guide_id);
void sp_assistant_start_address (SpAssistant *self,
                                 const char  *text);
void sp_assistant_start_over (SpAssistant *self);
void sp_assistant_go_back (SpAssistant *self);
void sp_assistant_set_answer (SpAssistant *self,
                              const char  *question_id,
                              const char  *answer_id);
void sp_assistant_change_answer (SpAssistant *self,
                                 const char  *question_id);
void sp_assistant_change_address (SpAssistant *self);
void sp_assistant_use_found (SpAssistant *self);
void sp_assistant_go_on_without (SpAssistant *self);
void sp_assistant_show_evidence (SpAssistant *self);
void sp_assistant_show_settings (SpAssistant *self);
void sp_assistant_show_check (SpAssistant *self);
void sp_assistant_show_keyring_test (SpAssistant *self);

G_END_DECLS
