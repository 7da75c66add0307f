/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advisor.h"

G_BEGIN_DECLS

/* The page with the answer: what to do, why, what to do first, how the other ways stand
 * and what would change it. Property: advisor. */
#define SP_TYPE_ADVICE_PAGE (sp_advice_page_get_type ())
G_DECLARE_FINAL_TYPE (SpAdvicePage, sp_advice_page, SP, ADVICE_PAGE, AdwBin)

GtkWidget *sp_advice_page_new (SpAdvisor *advisor);

G_END_DECLS
