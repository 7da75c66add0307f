/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide-library.h"
#include "sp-key-file.h"

G_BEGIN_DECLS

#define SP_GENERAL_GUIDE_ID "general"

SpGuideEntry *sp_guide_entry_new (const char       *path,
                                  const SpKeyGroup *header);
const char * const *sp_guide_entry_get_domains (SpGuideEntry *self);
void sp_guide_entry_set_overrides (SpGuideEntry *self,
                                   const char   *path);

G_END_DECLS
