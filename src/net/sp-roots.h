/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The certificates that are trusted, loaded in a thread of its own: those of a computer are a
 * hundred and more, and take 40 ms. */
#define SP_TYPE_ROOTS (sp_roots_get_type ())
G_DECLARE_FINAL_TYPE (SpRoots, sp_roots, SP, ROOTS, GObject)

SpRoots *sp_roots_new (GTlsDatabase *trusted);
void sp_roots_load (SpRoots *self);
void sp_roots_get_async (SpRoots             *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);
GTlsDatabase *sp_roots_get_finish (SpRoots       *self,
                                   GAsyncResult  *result,
                                   GError       **error);
GTlsDatabase *sp_roots_get (SpRoots *self);

G_END_DECLS
