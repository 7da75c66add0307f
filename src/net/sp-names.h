/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-ledger.h"
#include "sp-resolver.h"

G_BEGIN_DECLS

/* Names, each asked for once: whoever asks for the same while the answer is awaited, or shortly
 * after it came, gets the same answer. */
#define SP_TYPE_NAMES (sp_names_get_type ())
G_DECLARE_FINAL_TYPE (SpNames, sp_names, SP, NAMES, GObject)

SpNames *sp_names_new (SpResolver *resolver);
void sp_names_look_up_async (SpNames             *self,
                             SpLedger            *ledger,
                             const char          *name,
                             SpRecordType         type,
                             SpPersonal           personal,
                             gint64               now,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
SpRecords *sp_names_look_up_finish (SpNames       *self,
                                    GAsyncResult  *result,
                                    GError       **error);
void sp_names_stop (SpNames      *self,
                    const GError *error);
void sp_names_refresh (SpNames *self);
gboolean sp_names_have_been_answered (SpNames *self);

G_END_DECLS
