/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-line-stream.h"

G_BEGIN_DECLS

/* The way to a mail server: name, connection, encryption. Once closed, or once encryption has
 * failed, it leads nowhere any more. For the files of this room. */
#define SP_TYPE_CONNECTION (sp_connection_get_type ())
G_DECLARE_FINAL_TYPE (SpConnection, sp_connection, SP, CONNECTION, GObject)

SpConnection *sp_connection_new (SpNet      *net,
                                 SpLedger   *ledger,
                                 const char *host,
                                 guint16     port);
void sp_connection_open_async (SpConnection        *self,
                               gboolean             tls,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
void sp_connection_start_tls_async (SpConnection        *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean sp_connection_finish (SpConnection  *self,
                               GAsyncResult  *result,
                               GError       **error);
GIOStream *sp_connection_get_stream (SpConnection *self);
gboolean sp_connection_is_encrypted (SpConnection *self);
const char *sp_connection_get_host (SpConnection *self);
const SpLineStreamWay *sp_connection_get_way (SpConnection *self);
void sp_connection_hurry (SpConnection *self);
GError *sp_connection_explain (SpConnection *self,
                               const GError *cause);
void sp_connection_close (SpConnection *self);

G_END_DECLS
