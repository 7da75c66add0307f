/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

typedef enum
{
  SP_HTTP_ALLOW_CLEAR = 1 << 0,    /* http: too; otherwise https: alone, redirects included */
  SP_HTTP_STAY_ON_SITE = 1 << 1,   /* a redirect to another registrable domain ends it */
  SP_HTTP_NO_REDIRECT = 1 << 2,    /* a redirect is the answer: see location */
} SpHttpFlags;

/* One request. All strings belong to the caller and are copied. */
typedef struct
{
  const char *url;
  const char *body;         /* (nullable): POST it; otherwise GET */
  const char *content_type; /* (nullable): of the body */
  const char *accept;       /* (nullable) */
  SpPersonal personal;      /* what url and body tell; with ADDRESS a redirect never leaves the site */
  const char *withheld;     /* (nullable): what a redirect must never tell another site */
  SpHttpFlags flags;
  gsize max_bytes;          /* 0: 256 KiB */
  guint max_redirects;      /* 0: 10 */
} SpHttpRequest;

typedef struct
{
  guint status;
  GBytes *body;        /* of a success (2xx); otherwise empty */
  char *content_type;  /* (nullable) */
  char *url;           /* where the answer came from, after all redirects */
  char *location;      /* (nullable): with SP_HTTP_NO_REDIRECT */
  char **challenges;   /* the schemes of WWW-Authenticate, such as "Basic"; never NULL */
  char *tls_version;   /* (nullable): such as "TLS 1.3"; NULL for http: */
  guint n_redirects;
  gboolean left_site;  /* some redirect led to another registrable domain */
  guint ms;
} SpHttpResponse;

void sp_http_fetch_async (SpNet               *net,
                          SpLedger            *ledger,
                          const SpHttpRequest *request,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);
SpHttpResponse *sp_http_fetch_finish (SpNet         *net,
                                      GAsyncResult  *result,
                                      GError       **error);
gboolean sp_http_url_tells (const char *url,
                            const char *withheld);
gboolean sp_http_response_check (const SpHttpResponse *self,
                                 GError              **error);
void sp_http_response_free (SpHttpResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHttpResponse, sp_http_response_free)

G_END_DECLS
