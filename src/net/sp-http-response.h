/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-http.h"

G_BEGIN_DECLS

/* For the files of this room. */
char **sp_http_parse_challenges (const char *header);

G_END_DECLS
