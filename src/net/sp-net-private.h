/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

/* For the files of this room, and for tests. */

/* The certificates that are believed: to be asked for before the first connection is made. */
GTlsDatabase *sp_net_get_trusted (SpNet *self);

/* Who knows this computer's proxies. */
GProxyResolver *sp_net_get_proxies (SpNet *self);

guint16 sp_net_map_port (SpNet      *self,
                         const char *host,
                         guint16     port);

/* Take the epoch (sp_net_get_epoch) when something begins, and have what went wrong judged by it: what
 * a missing network, a login page or a change of network explains is called by that name. */
GError *sp_net_judge_error (SpNet        *self,
                            guint         epoch,
                            const GError *error);

/* What tests have instead of this computer's network and time. */
typedef gint64 (*SpClock) (gpointer data);

void sp_net_set_monitor (SpNet           *self,
                         GNetworkMonitor *monitor);
void sp_net_set_proxies (SpNet          *self,
                         GProxyResolver *proxies);
void sp_net_set_clock (SpNet    *self,
                       SpClock   clock,
                       gpointer  data);

G_END_DECLS
