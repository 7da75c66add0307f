/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"

G_BEGIN_DECLS

SpKeyFile *sp_guide_read_header (const char *path,
                                 GPtrArray  *problems);

G_END_DECLS
