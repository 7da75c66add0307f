/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"

G_BEGIN_DECLS

extern const SpGroupSpec sp_guide_format[];

G_END_DECLS
