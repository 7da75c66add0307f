/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which of two kinds of address to try first (RFC 6724, section 6). For the files of this room. */
GInetAddress *sp_address_order_find_source (GInetAddress *destination);
gboolean sp_address_order_begins_with_ipv6 (GInetAddress *ipv6,
                                            GInetAddress *ipv6_source,
                                            GInetAddress *ipv4,
                                            GInetAddress *ipv4_source);

G_END_DECLS
