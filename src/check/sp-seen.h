/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-abilities.h"
#include "sp-line-stream.h"

G_BEGIN_DECLS

/* What was seen on the way up the ladder of one server. */
typedef struct
{
  char *address;                /* (nullable): that answered */
  char *tls_version;            /* (nullable) */
  char *fingerprint;            /* (nullable): of the certificate, good or not */
  GDateTime *certificate_start; /* (nullable) */
  GDateTime *certificate_end;   /* (nullable) */
  SpAbilities *abilities;       /* those that count: not what was said in clear before TLS */
  gboolean password_in_clear;   /* a password was invited before anything was encrypted */
  char *reply;                  /* (nullable): of the server, with which it broke */
  GError *hint;                 /* (nullable): what is to be explained although nothing broke */
} SpSeen;

SpSeen *sp_seen_new (void);
void sp_seen_free (SpSeen *self);
char *sp_seen_take_way (SpSeen                *self,
                        const SpLineStreamWay *way,
                        const char            *first);
void sp_seen_set_reply (SpSeen     *self,
                        const char *reply);
void sp_seen_clear_abilities (SpSeen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSeen, sp_seen_free)

G_END_DECLS
