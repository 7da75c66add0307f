/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A password, in memory that is never paged out nor dumped, wiped when it is freed. The only type
 * that may hold one, or what is made of one. */
typedef struct _SpPassword SpPassword;

SpPassword *sp_password_new (const char *text,
                             gsize       length,
                             GError    **error);
SpPassword *sp_password_ref (SpPassword *self);
void sp_password_unref (SpPassword *self);
const char *sp_password_peek (const SpPassword *self,
                              gsize            *length);
void sp_wipe (gpointer memory,
              gsize    length);

/* While it is being made, and only then. */
SpPassword *sp_password_new_empty (gsize    size,
                                   GError **error);
void sp_password_append (SpPassword *self,
                         const char *text,
                         gsize       length);
void sp_password_append_base64 (SpPassword *self,
                                const char *data,
                                gsize       length);
char *sp_password_claim (SpPassword *self,
                         gsize       length);

GBytes *sp_password_to_bytes (SpPassword *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPassword, sp_password_unref)

G_END_DECLS
