/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

/* Lines to and from a mail server, in clear or over TLS; strict: lines are bounded, nothing
 * may be buffered when TLS begins. No certificate that does not hold is ever accepted. */
#define SP_TYPE_LINE_STREAM (sp_line_stream_get_type ())
G_DECLARE_FINAL_TYPE (SpLineStream, sp_line_stream, SP, LINE_STREAM, GObject)

/* How far the way to a server was gone, and how long each part took. */
typedef struct
{
  gint name_ms;       /* -1: not reached */
  gint connection_ms;
  gint encryption_ms;
  char *address;                         /* (nullable): the address that answered */
  char *tls_version;                     /* (nullable) */
  GTlsCertificate *certificate;          /* (nullable): what the server showed, good or not */
  GTlsCertificateFlags certificate_flags; /* what is wrong with it */
} SpLineStreamWay;

SpLineStream *sp_line_stream_new (SpNet      *net,
                                  SpLedger   *ledger,
                                  const char *host,
                                  guint16     port);
/* tls: from the first byte on (RFC 8314); otherwise in clear, until start_tls. */
void sp_line_stream_open_async (SpLineStream        *self,
                                gboolean             tls,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gboolean sp_line_stream_open_finish (SpLineStream  *self,
                                     GAsyncResult  *result,
                                     GError       **error);
void sp_line_stream_start_tls_async (SpLineStream        *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean sp_line_stream_start_tls_finish (SpLineStream  *self,
                                          GAsyncResult  *result,
                                          GError       **error);
void sp_line_stream_read_line_async (SpLineStream        *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
char *sp_line_stream_read_line_finish (SpLineStream  *self,
                                       GAsyncResult  *result,
                                       gsize         *length,
                                       GError       **error);
void sp_line_stream_write_async (SpLineStream        *self,
                                 const char          *text,
                                 gsize                length,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
/* The same without a copy: for what must not lie about in memory. */
void sp_line_stream_write_bytes_async (SpLineStream        *self,
                                       GBytes              *bytes,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean sp_line_stream_write_finish (SpLineStream  *self,
                                      GAsyncResult  *result,
                                      GError       **error);
const SpLineStreamWay *sp_line_stream_get_way (SpLineStream *self);
void sp_line_stream_close (SpLineStream *self);

G_END_DECLS
