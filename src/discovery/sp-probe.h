/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"
#include "sp-service.h"

G_BEGIN_DECLS

/* One visit to one mail server, without signing in: it is right when its certificate holds for
 * its name and it greets as its protocol does. */
typedef struct
{
  SpServiceKind kind;
  const char *host; /* copied */
  guint16 port;
  guint deadline;   /* milliseconds */
} SpProbe;

void sp_probe_async (SpNet               *net,
                     SpLedger            *ledger,
                     const SpProbe       *probe,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);
char *sp_probe_finish (SpNet         *net,
                       GAsyncResult  *result,
                       GError       **error);

G_END_DECLS
