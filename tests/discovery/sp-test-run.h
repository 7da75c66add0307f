/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-fake-resolver.h"
#include "sp-local-server.h"
#include "sp-source.h"

G_BEGIN_DECLS

/* One source, asking names and servers of this computer about user@example.org. */
typedef struct
{
  const SpSource *source;
  SpFakeResolver *resolver;
  SpLocalServer *server;
  SpLookupOptions options;
  SpCatalogue *catalogue; /* (nullable): the test's */
  GListModel *guides;     /* (nullable): likewise */
  GProxyResolver *proxies; /* (nullable): likewise */
  SpNet *net;       /* of the last run */
  SpLookup *lookup; /* of the last run */
} SpTestRun;

void sp_test_run_init (SpTestRun      *self,
                       const SpSource *source);
void sp_test_run_clear (SpTestRun *self);
void sp_test_run_begin (SpTestRun *self);
void sp_test_run_go (SpTestRun *self);
guint sp_test_run_sweep (SpTestRun *self);

/* What a source found, a line each: "ASKED: OUTCOME TRUST third-party sign-in SERVER, SERVER",
 * in the order of asking. */
char *sp_test_run_describe (SpTestRun *self);
SpFinding *sp_test_run_find (SpTestRun  *self,
                             const char *asked);
const char *sp_test_run_get_words (SpTestRun  *self,
                                   const char *asked);
gboolean sp_test_run_has_told (SpTestRun  *self,
                               SpPersonal  personal);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTestRun, sp_test_run_clear)

G_END_DECLS
