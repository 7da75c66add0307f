/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"

G_BEGIN_DECLS

/* What libFuzzer calls, and replay.c where there is no libFuzzer. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

void fuzz_check_account (SpAccount    *account,
                         const GError *error);
void fuzz_check_sentences (const GPtrArray *sentences);

G_END_DECLS
