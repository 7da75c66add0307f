/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide-private.h"

G_BEGIN_DECLS

char *sp_guide_axis_dup_name (SpGuide *guide,
                              guint    axis);
char *sp_guide_axis_dup_values (SpGuide    *guide,
                                guint       axis,
                                SpValues    values,
                                const char *separator);
char *sp_guide_dup_example (SpGuide *guide,
                            SpState *state);

G_END_DECLS
