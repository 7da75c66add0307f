/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-page.h"
#include "sp-source-run.h"

G_BEGIN_DECLS

/* Several places for the same document, best first: all are asked at once, and a good answer
 * makes those further down needless. */
void sp_pages_ask (SpSourceRun  *run,
                   const SpPage *pages,
                   guint         n_pages,
                   SpPageParser  parser);

G_END_DECLS
