/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-net.h"

G_BEGIN_DECLS

/* Servers of this computer that do what a test tells them to, each connection in a thread of its
 * own. Each stands for one host and port: sp_local_server_make_net() leads there whatever the
 * name, if the resolver answers 127.0.0.1 for it. To be filled before anybody connects, but for
 * answers. GIO has ten threads for beginning TLS, and takes a tenth of a second for each one more:
 * both sides of a connection to this server need one. */
typedef struct _SpLocalServer SpLocalServer;

/* The certificate that is shown. The names that the valid one is for stand in certificates/make. */
typedef enum
{
  SP_LOCAL_CLEAR, /* none: no encryption */
  SP_LOCAL_VALID,
  SP_LOCAL_EXPIRED,     /* on 1 March 2021 */
  SP_LOCAL_EARLY,       /* valid from 1 April 2150 on */
  SP_LOCAL_WRONG_NAME,  /* for www.elsewhere.example and elsewhere.example */
  SP_LOCAL_STRANGER,    /* of an authority that nobody trusts */
  SP_LOCAL_SELF_SIGNED,
  SP_N_LOCAL_CERTIFICATES,
} SpLocalCertificate;

SpLocalServer *sp_local_server_new (void);
void sp_local_server_free (SpLocalServer *self);
SpNet *sp_local_server_make_net (SpLocalServer *self,
                                 SpResolver    *resolver);

/* Web pages. What has no answer is answered 404. */
typedef enum
{
  SP_LOCAL_END_WHOLE,
  SP_LOCAL_END_EARLY,  /* promises one byte more than it sends, and hangs up */
  SP_LOCAL_END_NEVER,  /* begins again, forever */
  SP_LOCAL_END_SILENT, /* promises one byte more than it sends, and waits */
} SpLocalEnd;

typedef struct
{
  guint status;        /* 0: 200 */
  const char *type;    /* (nullable): Content-Type */
  const char *headers; /* (nullable): more of them, each with CRLF at its end */
  const char *body;    /* (nullable) */
  gsize length;        /* of body; 0: it ends in NUL */
  guint delay;         /* milliseconds before the first byte */
  guint drip;          /* milliseconds before each byte of the body */
  SpLocalEnd end;
  gboolean raw;        /* nothing is sent but body: garbage, say */
} SpLocalAnswer;

void sp_local_server_add_web (SpLocalServer      *self,
                              const char         *host,
                              guint16             port,
                              SpLocalCertificate  certificate);
void sp_local_server_answer (SpLocalServer       *self,
                             const char          *url,
                             const SpLocalAnswer *answer);
void sp_local_server_answer_text (SpLocalServer *self,
                                  const char    *url,
                                  guint          status,
                                  const char    *type,
                                  const char    *body);
void sp_local_server_redirect (SpLocalServer *self,
                               const char    *url,
                               guint          status,
                               const char    *location);

/* Mail servers. A script is played to each connection; its lines are
 *   S TEXT   say TEXT and CRLF
 *   R TEXT   say TEXT alone, with the escapes of C
 *   C GLOB   read a line that fits; another one ends it all
 *   TLS      begin encryption, with the certificate
 *   WAIT N   milliseconds
 *   HANG     until the end of the test
 * At its end the server hangs up. */
void sp_local_server_add_lines (SpLocalServer      *self,
                                const char         *host,
                                guint16             port,
                                SpLocalCertificate  certificate,
                                gboolean            tls_from_start,
                                const char         *script);

/* Odd ones. */
void sp_local_server_add_refusal (SpLocalServer *self,
                                  const char    *host,
                                  guint16        port);
gboolean sp_local_server_add_hole (SpLocalServer *self,
                                   const char    *address,
                                   const char    *host,
                                   guint16        port);

/* What came: "GET https://host/path", "CONNECTION host:port", "SAID host:port TEXT",
 * "ODD host:port TEXT" (a line that did not fit). In the order of coming. */
GStrv sp_local_server_dup_log (SpLocalServer *self);
guint sp_local_server_count (SpLocalServer *self,
                             const char    *entry);
char *sp_local_server_dup_request (SpLocalServer *self,
                                   const char *url); /* head and body of the last one */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLocalServer, sp_local_server_free)

G_END_DECLS
