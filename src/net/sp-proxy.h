/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

/* Whether a proxy of this computer speaks to web servers in its place. Finish: FALSE with
 * %G_IO_ERROR_CANCELLED where it was cancelled. */
void sp_proxy_find_async (SpNet               *net,
                          const char          *host,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);
gboolean sp_proxy_find_finish (SpNet         *net,
                               GAsyncResult  *result,
                               GError       **error);

G_END_DECLS
