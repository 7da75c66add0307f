/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-abilities.h"
#include "sp-password.h"

G_BEGIN_DECLS

/* One exchange in which a password is shown to be known (RFC 4422). It asks for no user but the one
 * that is given, and knows nothing of how a mail protocol carries it. */
typedef struct _SpSasl SpSasl;

/* The best way that is offered and that a password is enough for; NULL: there is none. */
const char *sp_sasl_choose (const SpAbilities *abilities);
gboolean sp_sasl_wants_browser (const char *mechanism);

SpSasl *sp_sasl_new (const char  *mechanism,
                     const char  *user,
                     SpPassword  *password,
                     GError     **error);
void sp_sasl_free (SpSasl *self);
/* NULL without an error: the server speaks first. */
SpPassword *sp_sasl_begin (SpSasl  *self,
                           GError **error);
void sp_sasl_answer_async (SpSasl              *self,
                           const char          *challenge,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);
SpPassword *sp_sasl_answer_finish (SpSasl        *self,
                                   GAsyncResult  *result,
                                   GError       **error);
/* Whether the server may say now that all is well. */
gboolean sp_sasl_is_complete (const SpSasl *self);
/* Whether the server has shown that it knows the password too. */
gboolean sp_sasl_is_mutual (const SpSasl *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSasl, sp_sasl_free)

G_END_DECLS
