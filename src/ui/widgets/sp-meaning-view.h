/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-decoder.h"

G_BEGIN_DECLS

/* What went wrong, what to do, who can do it, and where there is more to read.
 * Property: meaning (notify). */
#define SP_TYPE_MEANING_VIEW (sp_meaning_view_get_type ())
G_DECLARE_FINAL_TYPE (SpMeaningView, sp_meaning_view, SP, MEANING_VIEW, AdwBin)

void sp_meaning_view_set_meaning (SpMeaningView *self,
                                  SpMeaning     *meaning);

G_END_DECLS
