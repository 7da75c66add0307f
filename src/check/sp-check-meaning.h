/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-check-step.h"
#include "sp-decoder.h"

G_BEGIN_DECLS

SpMeaning *sp_check_meaning_new (const GError    *problem,
                                 SpCheckStepKind  kind);

G_END_DECLS
