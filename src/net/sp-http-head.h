/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sp-http.h"

G_BEGIN_DECLS

/* What the head of an answer says. For the files of this room. */
gboolean sp_http_head_is_redirect (guint status);
gboolean sp_http_head_is_short (SoupMessage *message,
                                gsize        max_bytes);
gboolean sp_http_head_check (SoupMessage  *message,
                             gsize         max_bytes,
                             GError      **error);
void sp_http_head_take (SoupMessage    *message,
                        GUri           *url,
                        SpHttpFlags     flags,
                        SpHttpResponse *response);

G_END_DECLS
