/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advisor.h"
#include "sp-net.h"

G_BEGIN_DECLS

/* The page with the values to copy, in the words of the mail program chosen.
 * Property: advisor. */
#define SP_TYPE_SETTINGS_PAGE (sp_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSettingsPage, sp_settings_page, SP, SETTINGS_PAGE, AdwBin)

GtkWidget *sp_settings_page_new (SpAdvisor *advisor);
GtkWidget *sp_settings_page_create_check_page (SpSettingsPage *self,
                                               SpNet          *net);

G_END_DECLS
