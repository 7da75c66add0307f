/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-http.h"

G_BEGIN_DECLS

/* Which addresses may be asked, and where a redirect may lead. Pure. For the files of this room. */
GUri *sp_http_url_parse (const char   *url,
                         SpPersonal    personal,
                         SpHttpFlags   flags,
                         GError      **error);
GUri *sp_http_url_follow (GUri         *url,
                          const char   *location,
                          SpPersonal    personal,
                          SpHttpFlags   flags,
                          const char   *withheld,
                          GError      **error);
guint16 sp_http_url_get_port (GUri *url);
gboolean sp_http_url_is_clear (GUri *url);
gboolean sp_http_url_is_same_origin (GUri *url,
                                     GUri *other);
char *sp_http_url_to_detail (GUri *url);

G_END_DECLS
