/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-check-step.h"
#include "sp-dialect.h"
#include "sp-net.h"
#include "sp-password.h"
#include "sp-seen.h"
#include "sp-server.h"

G_BEGIN_DECLS

/* One run up the ladder of one server: what the files of the protocols work with. Each of its
 * operations goes on with the next function, or ends the run at the step that broke; so does the
 * clock, and so does being cancelled. */
typedef struct _SpLadder SpLadder;

typedef void (*SpLadderNext) (SpLadder *self);
typedef void (*SpLadderHeard) (SpLadder *self,
                               SpReply  *reply);
typedef void (*SpLadderDone) (SpLadder *self,
                              gpointer  data);

SpLadder *sp_ladder_new (SpNet        *net,
                         SpLedger     *ledger,
                         SpServer     *server,
                         GListModel   *steps,
                         SpSeen       *seen,
                         guint         deadline_ms,
                         GCancellable *cancellable,
                         SpLadderDone  done,
                         gpointer      data);
void sp_ladder_free (SpLadder *self);
void sp_ladder_set_credentials (SpLadder   *self,
                                const char *user,
                                SpPassword *password);

SpNet *sp_ladder_get_net (SpLadder *self);
SpLedger *sp_ladder_get_ledger (SpLadder *self);
const SpServer *sp_ladder_get_server (SpLadder *self);
SpSeen *sp_ladder_get_seen (SpLadder *self);
const char *sp_ladder_get_user (SpLadder *self);
SpPassword *sp_ladder_get_password (SpLadder *self);
GCancellable *sp_ladder_get_cancellable (SpLadder *self);
GCancellable *sp_ladder_be_patient (SpLadder *self);
const GError *sp_ladder_get_problem (SpLadder *self);
/* What a protocol's file keeps for itself. */
gpointer sp_ladder_get_data (SpLadder *self);
void sp_ladder_set_data (SpLadder       *self,
                         gpointer        data,
                         GDestroyNotify  free_data);

/* The steps. */
void sp_ladder_begin (SpLadder        *self,
                      SpCheckStepKind  kind);
void sp_ladder_pass (SpLadder   *self,
                     const char *detail);
void sp_ladder_skip (SpLadder        *self,
                     SpCheckStepKind  kind,
                     const char      *detail);
void sp_ladder_fail (SpLadder *self,
                     GError   *problem);
void sp_ladder_fail_with (SpLadder   *self,
                          int         code,
                          const char *words,
                          SpReply    *reply);
void sp_ladder_end (SpLadder *self);

/* The way and the talk. */
void sp_ladder_connect (SpLadder     *self,
                        const char   *host,
                        guint16       port,
                        gboolean      tls,
                        SpLadderNext  next);
void sp_ladder_start_tls (SpLadder     *self,
                          SpLadderNext  next);
void sp_ladder_set_dialect (SpLadder        *self,
                            const SpDialect *dialect);
const SpDialect *sp_ladder_get_dialect (SpLadder *self);
const char *sp_ladder_take_tag (SpLadder *self);
void sp_ladder_ask (SpLadder      *self,
                    SpExpect       expect,
                    const char    *command,
                    SpLadderHeard  heard);
void sp_ladder_send (SpLadder      *self,
                     SpExpect       expect,
                     GBytes        *bytes,
                     SpLadderHeard  heard);
void sp_ladder_hush (SpLadder   *self,
                     SpPassword *secret);

G_END_DECLS
