/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-ledger-entry.h"

G_BEGIN_DECLS

/* What was told to whom: a GListModel of SpLedgerEntry, in the order of asking. */
#define SP_TYPE_LEDGER (sp_ledger_get_type ())
G_DECLARE_FINAL_TYPE (SpLedger, sp_ledger, SP, LEDGER, GObject)

SpLedger *sp_ledger_new (void);
SpLedgerEntry *sp_ledger_add (SpLedger      *self,
                              SpContactKind  kind,
                              const char    *host,
                              const char    *detail,
                              SpPersonal     personal);

G_END_DECLS
