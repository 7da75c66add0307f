/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-server.h"

G_BEGIN_DECLS

/* A mail service as RFC 6186 and RFC 8314 name them: a protocol with its way to be protected. */
typedef struct
{
  const char *name;   /* "_imaps._tcp" */
  guint16 port;       /* the usual one */
  SpProtocol protocol;
  SpSecurity security;
} SpService;

typedef enum
{
  SP_SERVICE_IMAPS,
  SP_SERVICE_IMAP,
  SP_SERVICE_POP3S,
  SP_SERVICE_POP3,
  SP_SERVICE_SUBMISSIONS,
  SP_SERVICE_SUBMISSION,
  SP_N_SERVICES,
} SpServiceKind;

extern const SpService sp_services[SP_N_SERVICES];

SpServer *sp_service_make_server (SpServiceKind  kind,
                                  const char    *host,
                                  guint16        port,
                                  const char    *source);

G_END_DECLS
