/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"

G_BEGIN_DECLS

/* A server as it stands in a document, before anything of it is checked. */
typedef struct
{
  SpProtocol protocol;
  char *host;      /* (nullable) */
  char *port;      /* (nullable) */
  char *user_name; /* (nullable) */
  char *url;       /* (nullable) */
  SpSecurity security;
  SpAuthentication authentications[SP_N_AUTHENTICATIONS]; /* in order of preference */
  guint n_authentications;
} SpServerDraft;

void sp_server_draft_init (SpServerDraft *self,
                           SpProtocol     protocol);
void sp_server_draft_clear (SpServerDraft *self);
void sp_server_draft_add_authentication (SpServerDraft    *self,
                                         SpAuthentication  authentication);
SpServer *sp_server_draft_make (const SpServerDraft  *self,
                                SpAddress            *address,
                                const char           *source,
                                const char           *id,
                                char                **reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpServerDraft, sp_server_draft_clear)

G_END_DECLS
