/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A callback after some time, in the thread-default main context. */
void sp_timer_set (GSource     **timer,
                   guint         milliseconds,
                   GSourceFunc   callback,
                   gpointer      user_data);
void sp_timer_clear (GSource **timer);

G_END_DECLS
