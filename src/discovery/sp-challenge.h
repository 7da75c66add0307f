/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-http.h"
#include "sp-lookup.h"

G_BEGIN_DECLS

/* What a web server tells by asking who one is. */
gboolean sp_challenge_is_sign_in (const SpHttpResponse *response);
void sp_challenge_add_authentications (const SpHttpResponse *response,
                                       SpServer             *values);
void sp_challenge_end_found (SpLookup             *lookup,
                             SpFinding            *finding,
                             const SpHttpResponse *response,
                             SpServer             *values);

/* Whether it asks for this page alone, not for whatever one may ask of it. Finish: FALSE with
 * an error if it does not, or if that could not be found out. */
void sp_challenge_prove_async (SpLookup             *lookup,
                               const SpHttpResponse *response,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean sp_challenge_prove_finish (SpLookup      *lookup,
                                    GAsyncResult  *result,
                                    GError       **error);

G_END_DECLS
