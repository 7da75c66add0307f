/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-parse-error.h"

G_BEGIN_DECLS

/* No answer that is of use comes near it. */
#define SP_DOCUMENT_MAX_SIZE (256 * 1024)
#define SP_DOCUMENT_MAX_DEPTH 32

char *sp_document_to_utf8 (GBytes  *bytes,
                           GError **error);
gboolean sp_document_is_web_page (const char *text);

G_END_DECLS
