/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A network that changes when a test says so; for sp_net_set_monitor(). */
#define SP_TYPE_FAKE_MONITOR (sp_fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (SpFakeMonitor, sp_fake_monitor, SP, FAKE_MONITOR, GObject)

SpFakeMonitor *sp_fake_monitor_new (void);
void sp_fake_monitor_change (SpFakeMonitor       *self,
                             gboolean             available,
                             GNetworkConnectivity connectivity);

G_END_DECLS
