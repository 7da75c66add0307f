/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-discoveries.h"
#include "sp-guide-library.h"

G_BEGIN_DECLS

/* The first page: type an address, or pick an organisation, or just be advised. */
#define SP_TYPE_START_PAGE (sp_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SpStartPage, sp_start_page, SP, START_PAGE, AdwBin)

GtkWidget *sp_start_page_new (SpDiscoveries *discoveries);
void sp_start_page_set_library (SpStartPage    *self,
                                SpGuideLibrary *library,
                                SpCatalogue    *catalogue,
                                const char     *last_guide);
void sp_start_page_set_text (SpStartPage *self,
                             const char  *text);
void sp_start_page_show_error (SpStartPage *self,
                               const char  *message);

G_END_DECLS
