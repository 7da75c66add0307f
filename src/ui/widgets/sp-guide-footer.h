/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-guide.h"

G_BEGIN_DECLS

/* The small print beneath the advice: where it comes from, how old it is, whom to ask. */
#define SP_TYPE_GUIDE_FOOTER (sp_guide_footer_get_type ())
G_DECLARE_FINAL_TYPE (SpGuideFooter, sp_guide_footer, SP, GUIDE_FOOTER, AdwBin)

void sp_guide_footer_set_guide (SpGuideFooter *self,
                                SpGuide       *guide);

G_END_DECLS
