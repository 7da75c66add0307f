/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-http.h"

G_BEGIN_DECLS

/* For whoever reads the head of an answer: of this room, or a check that speaks HTTP by itself. */
char **sp_http_parse_challenges (const char *header);

G_END_DECLS
