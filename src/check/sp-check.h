/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-check-step.h"
#include "sp-decoder.h"
#include "sp-net.h"
#include "sp-password.h"
#include "sp-remark.h"
#include "sp-server.h"

G_BEGIN_DECLS

/* Does one server work? A GListModel of SpCheckStep that changes while it runs. Nothing is sent or
 * deleted; no message leaves. Properties (notify): server, running, meaning. Can be run again: one
 * sign-in attempt a run. */
#define SP_TYPE_CHECK (sp_check_get_type ())
G_DECLARE_FINAL_TYPE (SpCheck, sp_check, SP, CHECK, GObject)

SpCheck *sp_check_new (SpNet     *net,
                       SpDecoder *decoder,
                       SpServer  *server);
void sp_check_set_deadline (SpCheck *self,
                            guint    milliseconds);
/* user and password: NULL for no sign-in. */
void sp_check_run_async (SpCheck             *self,
                         const char          *user,
                         SpPassword          *password,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);
gboolean sp_check_run_finish (SpCheck       *self,
                              GAsyncResult  *result,
                              GError       **error);
SpServer *sp_check_get_server (SpCheck *self);
char *sp_check_dup_name (SpCheck *self);
gboolean sp_check_is_running (SpCheck *self);
gboolean sp_check_works (SpCheck *self);
SpCheckStep *sp_check_get_first_broken (SpCheck *self);
SpMeaning *sp_check_get_meaning (SpCheck *self);
const char *sp_check_get_reply (SpCheck *self);
const char * const *sp_check_get_abilities (SpCheck *self);
const char * const *sp_check_get_mechanisms (SpCheck *self);
const char *sp_check_get_tls_version (SpCheck *self);
const char *sp_check_get_fingerprint (SpCheck *self);
GListModel *sp_check_get_remarks (SpCheck *self);
void sp_check_add_remark (SpCheck    *self,
                          SpRemark   *remark);
gboolean sp_check_was_refused (SpCheck *self);
const char *sp_check_get_user (SpCheck *self);
SpLedger *sp_check_get_ledger (SpCheck *self);

G_END_DECLS
