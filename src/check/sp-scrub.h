/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-password.h"

G_BEGIN_DECLS

void sp_scrub (char            *text,
               const GPtrArray *secrets);

G_END_DECLS
