/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-local-pages.h"

G_BEGIN_DECLS

typedef struct _SpLocalListener SpLocalListener;

/* One connection, in its thread. */
typedef struct
{
  SpLocalServer *server;
  SpLocalListener *listener;
  GCancellable *cancellable; /* cancelled when the server ends */
  GIOStream *stream;
  GDataInputStream *input;
} SpLocalConnection;

typedef void (*SpLocalPlay) (SpLocalConnection *connection,
                             const char        *script);

void sp_local_server_add (SpLocalServer      *self,
                          const char         *host,
                          guint16             port,
                          SpLocalCertificate  certificate,
                          gboolean            tls_from_start,
                          SpLocalPlay         play,
                          const char         *script);
gboolean sp_local_server_has (SpLocalServer *self,
                              const char    *host,
                              guint16        port);
void sp_local_server_log (SpLocalServer *self,
                          const char    *format,
                          ...) G_GNUC_PRINTF (2, 3);

/* For the threads. */
gboolean sp_local_connection_start_tls (SpLocalConnection *self);
gboolean sp_local_connection_say (SpLocalConnection *self,
                                  const char        *data,
                                  gsize              length);
char *sp_local_connection_hear (SpLocalConnection *self);
gboolean sp_local_connection_wait (SpLocalConnection *self,
                                   guint              milliseconds);
const char *sp_local_connection_get_place (SpLocalConnection *self); /* host:port */
const char *sp_local_connection_get_origin (SpLocalConnection *self); /* https://host[:port] */

SpLocalPages *sp_local_server_get_pages (SpLocalServer *self);
void sp_local_web_play (SpLocalConnection *connection,
                        const char        *script);
void sp_local_lines_play (SpLocalConnection *connection,
                          const char        *script);

G_END_DECLS
