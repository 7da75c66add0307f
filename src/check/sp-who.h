/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-decoder.h"

G_BEGIN_DECLS

/* The words of data files for who can mend something. */
extern const char * const sp_who_ids[SP_N_WHOS];

G_END_DECLS
