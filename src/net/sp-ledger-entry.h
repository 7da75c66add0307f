/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SP_CONTACT_NAME,       /* a question to the name server */
  SP_CONTACT_REQUEST,    /* HTTP: host and path */
  SP_CONTACT_CONNECTION, /* a connection to a mail server */
} SpContactKind;

/* What of the person somebody was told. */
typedef enum
{
  SP_PERSONAL_NOTHING,
  SP_PERSONAL_DOMAIN,  /* what stands behind the @ */
  SP_PERSONAL_ADDRESS, /* the whole address */
} SpPersonal;

const char *sp_personal_to_id (SpPersonal personal);

/* One contact with the world outside. Properties (outcome and ms notify): kind, host, detail,
 * personal, started, ms, outcome. */
#define SP_TYPE_LEDGER_ENTRY (sp_ledger_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpLedgerEntry, sp_ledger_entry, SP, LEDGER_ENTRY, GObject)

SpLedgerEntry *sp_ledger_entry_new (SpContactKind  kind,
                                    const char    *host,
                                    const char    *detail,
                                    SpPersonal     personal);
SpContactKind sp_ledger_entry_get_kind (SpLedgerEntry *self);
const char *sp_ledger_entry_get_host (SpLedgerEntry *self);
const char *sp_ledger_entry_get_detail (SpLedgerEntry *self);
SpPersonal sp_ledger_entry_get_personal (SpLedgerEntry *self);
GDateTime *sp_ledger_entry_get_started (SpLedgerEntry *self);
gint sp_ledger_entry_get_ms (SpLedgerEntry *self);
const char *sp_ledger_entry_get_outcome (SpLedgerEntry *self);
gboolean sp_ledger_entry_was_reached (SpLedgerEntry *self);
void sp_ledger_entry_note_reached (SpLedgerEntry *self);
void sp_ledger_entry_end (SpLedgerEntry *self,
                          const char    *outcome);

G_END_DECLS
