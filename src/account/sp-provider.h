/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-address.h"
#include "sp-entry.h"
#include "sp-note.h"
#include "sp-truth.h"

G_BEGIN_DECLS

/* A mail provider: its domains, servers and what must be done first. Immutable. */
#define SP_TYPE_PROVIDER (sp_provider_get_type ())
G_DECLARE_FINAL_TYPE (SpProvider, sp_provider, SP, PROVIDER, SpEntry)

/* The names that may stand behind "provider." in a guide's condition; NULL-terminated. */
extern const char * const sp_provider_facts[];

SpProvider *sp_provider_new_from_path (const char *path,
                                       GPtrArray  *problems);
SpProvider *sp_provider_new_found (SpProvider *base,
                                   SpAccount  *account);

const char * const *sp_provider_get_domains (SpProvider *self);
const char * const *sp_provider_get_mx (SpProvider *self);
const char *sp_provider_get_webmail (SpProvider *self);
const char *sp_provider_get_help (SpProvider *self);
SpTruth sp_provider_get_fact (SpProvider *self,
                              const char *name);
GListModel *sp_provider_get_notes (SpProvider *self);
SpAccount *sp_provider_dup_account (SpProvider *self,
                                    SpAddress  *address);

G_END_DECLS
