/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advice-private.h"
#include "sp-answers.h"

G_BEGIN_DECLS

SpAdvice *sp_advice_build (SpAnswers    *answers,
                           const GArray *path);
gboolean sp_advice_merges_provider (SpAnswers *answers);

G_END_DECLS
