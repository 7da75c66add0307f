/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-check.h"

G_BEGIN_DECLS

/* All servers of an account for one way of reading mail, at once: a GListModel of SpCheck.
 * Properties (notify): running, works. */
#define SP_TYPE_ACCOUNT_CHECK (sp_account_check_get_type ())
G_DECLARE_FINAL_TYPE (SpAccountCheck, sp_account_check, SP, ACCOUNT_CHECK, GObject)

SpAccountCheck *sp_account_check_new (SpNet     *net,
                                      SpDecoder *decoder,
                                      SpAccount *account,
                                      SpOption   option);
SpAccountCheck *sp_account_check_new_for_all (SpNet     *net,
                                              SpDecoder *decoder,
                                              SpAccount *account);
void sp_account_check_set_deadline (SpAccountCheck *self,
                                    guint           milliseconds);
/* In place of the user names of the servers. */
void sp_account_check_set_user (SpAccountCheck *self,
                                const char     *user);
void sp_account_check_run_async (SpAccountCheck      *self,
                                 SpPassword          *password,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
gboolean sp_account_check_run_finish (SpAccountCheck  *self,
                                      GAsyncResult    *result,
                                      GError         **error);
SpAccount *sp_account_check_get_account (SpAccountCheck *self);
gboolean sp_account_check_is_running (SpAccountCheck *self);
gboolean sp_account_check_works (SpAccountCheck *self);
/* Sign-ins that failed in a row: from the second on a person is warned of being locked out. */
guint sp_account_check_get_n_refused (SpAccountCheck *self);

G_END_DECLS
