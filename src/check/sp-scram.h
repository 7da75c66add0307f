/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-password.h"

G_BEGIN_DECLS

/* SCRAM (RFC 5802, RFC 7677): the password itself is never sent, and the server has to show that it
 * knows it too. */
typedef struct _SpScram SpScram;

SpScram *sp_scram_new (const char  *mechanism,
                       const char  *user,
                       SpPassword  *password,
                       GError     **error);
void sp_scram_free (SpScram *self);
SpPassword *sp_scram_begin (SpScram *self,
                            GError **error);
void sp_scram_answer_async (SpScram             *self,
                            const char          *challenge,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data);
SpPassword *sp_scram_answer_finish (SpScram       *self,
                                    GAsyncResult  *result,
                                    GError       **error);
gboolean sp_scram_is_proved (const SpScram *self);

/* What a server's first message says (RFC 5802, section 5.1). */
typedef struct
{
  guint8 *salt;
  gsize salt_length;
  guint iterations;
} SpScramTerms;

gboolean sp_scram_terms_parse (const char    *message,
                               SpScramTerms  *terms,
                               GError       **error);
void sp_scram_terms_clear (SpScramTerms *terms);

/* Base64 as RFC 4648, section 4, has it: nothing but its characters, and padded. */
guint8 *sp_base64_decode (const char *text,
                          gsize       max_length,
                          gsize      *length);

G_END_DECLS
