/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-catalogue.h"
#include "sp-guide-library.h"

G_BEGIN_DECLS

gboolean sp_guide_lint (SpGuide        *guide,
                        SpGuideLibrary *library,
                        SpCatalogue    *catalogue,
                        GDateTime      *now,
                        GPtrArray      *problems);

typedef enum
{
  SP_GUIDE_TABLE_TEXT,
  SP_GUIDE_TABLE_CSV,
  SP_GUIDE_TABLE_DOT,
} SpGuideTableFormat;

gboolean sp_guide_print_table (SpGuide            *guide,
                               SpGuideTableFormat  format,
                               GString            *output,
                               GError            **error);

G_END_DECLS
