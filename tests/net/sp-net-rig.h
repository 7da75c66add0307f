/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-fake-resolver.h"
#include "sp-http.h"
#include "sp-local-server.h"

G_BEGIN_DECLS

/* A network of a test's own: a name server, servers, and the ledger of what they were told. */
typedef struct
{
  SpFakeResolver *resolver; /* knows www., autoconfig., mail.example.org and www.example.net */
  SpLocalServer *server;
  SpNet *net;
  SpLedger *ledger;
} SpNetRig;

void sp_net_rig_set_up (SpNetRig      *self,
                        gconstpointer  data);
void sp_net_rig_tear_down (SpNetRig      *self,
                           gconstpointer  data);
SpLedgerEntry *sp_net_rig_get_contact (SpNetRig      *self,
                                       SpContactKind  kind,
                                       guint          nth);
SpHttpResponse *sp_net_rig_fetch (SpNetRig             *self,
                                  const SpHttpRequest  *request,
                                  GError              **error);
SpHttpResponse *sp_net_rig_fetch_url (SpNetRig     *self,
                                      const char   *url,
                                      SpHttpFlags   flags,
                                      GError      **error);
void sp_net_rig_assert_fails (SpNetRig    *self,
                              const char  *url,
                              SpHttpFlags  flags,
                              SpNetError   code);
void sp_net_rig_assert_body (const SpHttpResponse *response,
                             const char           *body);
void sp_net_rig_await_finalized (gpointer object);

G_END_DECLS
