/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-discovery.h"

G_BEGIN_DECLS

/* The evidence of a lookup: for each value who says so and who says otherwise, everybody who was
 * asked, and what was sent to whom. */
#define SP_TYPE_EVIDENCE_PAGE (sp_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidencePage, sp_evidence_page, SP, EVIDENCE_PAGE, AdwBin)

GtkWidget *sp_evidence_page_new (SpDiscovery *discovery);

G_END_DECLS
