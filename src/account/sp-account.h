/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-address.h"
#include "sp-server.h"

G_BEGIN_DECLS

/* An address with its servers, webmail address and Exchange address. Immutable. */
#define SP_TYPE_ACCOUNT (sp_account_get_type ())
G_DECLARE_FINAL_TYPE (SpAccount, sp_account, SP, ACCOUNT, GObject)

SpAccount *sp_account_new (SpAddress  *address,
                           const char *provider_name,
                           GPtrArray  *servers,
                           const char *webmail);
SpAddress *sp_account_get_address (SpAccount *self);
const char *sp_account_get_provider_name (SpAccount *self);
const char *sp_account_get_webmail (SpAccount *self);
const char *sp_account_get_exchange (SpAccount *self);
guint sp_account_get_n_servers (SpAccount *self);
SpServer *sp_account_get_server (SpAccount *self,
                                 guint      index);
SpServer *sp_account_find_server (SpAccount   *self,
                                  SpOption     option,
                                  SpDirection  direction);
char *sp_account_dup_user_name (SpAccount      *self,
                                const SpServer *server);

G_END_DECLS
