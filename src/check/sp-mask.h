/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-address.h"

G_BEGIN_DECLS

char *sp_mask_text (const char *text,
                    SpAddress  *address,
                    const char *user);

G_END_DECLS
