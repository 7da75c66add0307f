/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-http.h"
#include "sp-lookup.h"

G_BEGIN_DECLS

/* Pure: bytes in, account out. The way the parsers of this room are. */
typedef SpAccount *(*SpPageParser) (GBytes *bytes,
                                    SpAddress *address,
                                    const char *source,
                                    GPtrArray *rejected,
                                    GError **error);

/* Where a document may lie. All strings belong to the caller and are copied. */
typedef struct
{
  const char *source; /* the id of the source that asks */
  const char *url;
  const char *plain;  /* (nullable): url without the address, to ask where url leads elsewhere: the
                       * address does not go there */
  const char *asked;  /* (nullable): url as a person may see it; NULL: as it is */
  const char *accept; /* (nullable) */
  SpPersonal told;
  SpTrust trust;
  SpHttpFlags flags;
  gboolean is_lead;   /* that its host exists is a sign that something will be found there */
} SpPage;

/* Finding, question, answer, parsing, all of it. Finish: whether an account was found; the
 * error is CANCELLED alone, for all else is in the finding. */
SpFinding *sp_page_ask_async (SpLookup            *lookup,
                              const SpPage        *page,
                              SpPageParser         parser,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
gboolean sp_page_ask_finish (SpLookup      *lookup,
                             GAsyncResult  *result,
                             GError       **error);

/* The question and its evidence alone, for a source that must look at the bytes first: the
 * finding is the caller's, and does not end. */
void sp_page_fetch_async (SpLookup            *lookup,
                          const SpPage        *page,
                          SpFinding           *finding,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);
GBytes *sp_page_fetch_finish (SpLookup      *lookup,
                              GAsyncResult  *result,
                              GError       **error);

G_END_DECLS
