/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-parse-error.h"
#include "sp-server-draft.h"

G_BEGIN_DECLS

/* An account as it comes out of a document, server by server. */
typedef struct
{
  SpAddress *address;  /* (unowned) (nullable) */
  const char *source;  /* (unowned) (nullable) */
  GPtrArray *rejected; /* (unowned) (nullable) (element-type utf8) */
  GPtrArray *servers;  /* of SpServer */
  char *provider_name; /* (nullable) */
  char *webmail;       /* (nullable) */
  guint n_seen;
} SpAccountDraft;

void sp_account_draft_init (SpAccountDraft *self,
                            SpAddress      *address,
                            const char     *source,
                            GPtrArray      *rejected);
void sp_account_draft_clear (SpAccountDraft *self);
gboolean sp_account_draft_take_turn (SpAccountDraft *self);
void sp_account_draft_reject (SpAccountDraft *self,
                              const char     *format,
                              ...) G_GNUC_PRINTF (2, 3);
void sp_account_draft_add_server (SpAccountDraft      *self,
                                  const SpServerDraft *server);
void sp_account_draft_set_provider_name (SpAccountDraft *self,
                                         const char     *text);
void sp_account_draft_set_webmail (SpAccountDraft *self,
                                   const char     *text);
SpAccount *sp_account_draft_make (SpAccountDraft  *self,
                                  GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpAccountDraft, sp_account_draft_clear)

G_END_DECLS
