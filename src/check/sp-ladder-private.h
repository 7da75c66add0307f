/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-ladder.h"
#include "sp-line-stream.h"

G_BEGIN_DECLS

/* For the two files that the ladder is made of: its steps, and its way to the server. */
struct _SpLadder
{
  SpNet *net;
  SpLedger *ledger;
  SpServer *server;
  GListModel *steps; /* (element-type SpCheckStep) */
  SpSeen *seen;
  char *user;           /* (nullable) */
  SpPassword *password; /* (nullable) */
  GPtrArray *secrets;   /* (element-type SpPassword): never to be repeated */

  GCancellable *cancellable; /* (nullable): the caller's */
  SpDeadline *deadline;      /* of all */
  guint deadline_ms;
  SpDeadline *patience; /* (nullable): of the operation under way */
  SpLadderDone done;
  gpointer done_data;
  gpointer data;
  GDestroyNotify free_data;

  SpCheckStep *step; /* (nullable): under way */
  gint64 step_started;
  GError *problem; /* (nullable): what broke, or that it was cancelled */

  char *host; /* (nullable) */
  guint16 port;
  gboolean tls;
  SpLineStream *stream; /* (nullable) */
  const SpDialect *dialect;
  gboolean in_order; /* nothing was said that the protocol does not allow */
  guint n_commands;
  char tag[16];

  SpLadderNext next;
  SpReply *reply; /* (nullable): that is being read */
  SpLadderHeard heard;
};

SpCheckStep *sp_ladder_find_step (SpLadder        *self,
                                  SpCheckStepKind  kind);
void sp_ladder_pass_within (SpLadder   *self,
                            gint        ms,
                            const char *detail);
void sp_ladder_fail_showing (SpLadder   *self,
                             GError     *problem,
                             const char *more);
void sp_ladder_leave_stream (SpLadder *self);
gint sp_ladder_ms_since (gint64 start);

/* How long each operation may be silent. */
#define SP_LADDER_PATIENCE_MS (10 * 1000)

G_END_DECLS
