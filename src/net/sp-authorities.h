/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whose certificates are believed, made for many connections. Given a database of its own,
 * glib-networking 2.74 reads all its certificates anew for every connection, in the thread that
 * makes it, for a second opinion that it never asks for: 6 ms each. Any other is asked when there
 * is something to verify. Those of this computer are not all read, either, until one of them is
 * not found otherwise. For the files of this room. */
#define SP_TYPE_AUTHORITIES (sp_authorities_get_type ())
G_DECLARE_FINAL_TYPE (SpAuthorities, sp_authorities, SP, AUTHORITIES, GTlsDatabase)

GTlsDatabase *sp_authorities_new (GTlsDatabase *database);
GTlsDatabase *sp_authorities_get_default (void);

G_END_DECLS
