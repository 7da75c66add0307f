/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide-private.h"

G_BEGIN_DECLS

void sp_guide_resolve (SpGuide   *guide,
                       GPtrArray *problems);

G_END_DECLS
