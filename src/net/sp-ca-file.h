/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The certificates of a file as ca-certificates and its like make it, of which only those are
 * parsed that a server's certificate may hang on: to parse all takes as long as to load this
 * whole program. For the files of this room. */
#define SP_TYPE_CA_FILE (sp_ca_file_get_type ())
G_DECLARE_FINAL_TYPE (SpCaFile, sp_ca_file, SP, CA_FILE, GObject)

SpCaFile *sp_ca_file_new (const char *path);
gboolean sp_ca_file_vouches_for (SpCaFile           *self,
                                 GTlsCertificate    *chain,
                                 GSocketConnectable *identity);

G_END_DECLS
