/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which names belong together, by the public suffix list. */
char *sp_site_from_host (const char *host);
gboolean sp_site_is_shared (const char *host,
                            const char *other);

G_END_DECLS
