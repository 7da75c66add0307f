/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-deadline.h"
#include "sp-ledger.h"
#include "sp-net-error.h"
#include "sp-resolver.h"

G_BEGIN_DECLS

/* The only door to the network: names, certificates, the switch that closes it all.
 * Properties (notify): offline, state. */
#define SP_TYPE_NET (sp_net_get_type ())
G_DECLARE_FINAL_TYPE (SpNet, sp_net, SP, NET, GObject)

typedef enum
{
  SP_NET_STATE_UP,
  SP_NET_STATE_NONE,   /* no network */
  SP_NET_STATE_PORTAL, /* a login page stands before it */
} SpNetState;

SpNet *sp_net_new (void);
SpNet *sp_net_new_with (SpResolver   *resolver,
                        GTlsDatabase *trusted,
                        GHashTable   *ports);
void sp_net_warm_up (SpNet *self);
gboolean sp_net_is_offline (SpNet *self);
void sp_net_set_offline (SpNet   *self,
                         gboolean offline);
SpNetState sp_net_get_state (SpNet *self);
guint sp_net_get_epoch (SpNet *self);

void sp_net_look_up_async (SpNet               *self,
                           SpLedger            *ledger,
                           const char          *name,
                           SpRecordType         type,
                           SpPersonal           personal,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);
SpRecords *sp_net_look_up_finish (SpNet         *self,
                                  GAsyncResult  *result,
                                  GError       **error);

G_END_DECLS
