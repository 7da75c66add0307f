/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-account-check.h"
#include "sp-advisor.h"

G_BEGIN_DECLS

/* The page that checks whether settings work: the answer first, then each server with its ladder,
 * a sign-in for those who want to try it, and all of it to be copied for a help desk.
 * Properties: decoder; check (notify). */
#define SP_TYPE_CHECK_PAGE (sp_check_page_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckPage, sp_check_page, SP, CHECK_PAGE, AdwBin)

GtkWidget *sp_check_page_new (void);
GtkWidget *sp_check_page_new_for_advice (SpAdvisor     *advisor,
                                         SpMailProgram *program,
                                         SpNet         *net);
void sp_check_page_set_account (SpCheckPage *self,
                                SpNet       *net,
                                SpAccount   *account,
                                SpOption     option);
void sp_check_page_set_subject (SpCheckPage *self,
                                const char  *guide_id,
                                const char  *guide_date,
                                const char  *program_name);
SpAccountCheck *sp_check_page_get_check (SpCheckPage *self);

G_END_DECLS
