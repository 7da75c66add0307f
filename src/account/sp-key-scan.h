/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"

G_BEGIN_DECLS

#define SP_KEY_FILE_MAX_SIZE (1024 * 1024)

GPtrArray *sp_key_scan (const char        *name,
                        GBytes            *bytes,
                        const SpGroupSpec *specs,
                        GPtrArray         *problems,
                        GArray            *refused);

G_END_DECLS
