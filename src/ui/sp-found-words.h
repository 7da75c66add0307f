/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-agreement.h"
#include "sp-ledger.h"

G_BEGIN_DECLS

/* An account as a person sees it. */
typedef enum
{
  SP_FOUND_INCOMING,
  SP_FOUND_OUTGOING,
  SP_FOUND_WEBMAIL,
  SP_FOUND_EXCHANGE,
  SP_N_FOUND_PARTS
} SpFoundPart;

const char *sp_found_part_get_title (SpFoundPart part);
char *sp_found_part_dup_value (SpFoundPart  part,
                               SpAccount   *account);
char *sp_found_part_dup_sample (SpFoundPart  part,
                                SpAddress   *address);
char *sp_found_part_dup_witness (SpFoundPart  part,
                                 GListModel  *agreements);
char *sp_found_part_dup_notice (SpFoundPart  part,
                                SpAccount   *account);

/* Of any value that was found. */
char *sp_found_dup_notice (const char *value,
                           SpAddress  *address);
char *sp_found_dup_conflict (GListModel *agreements);
const char *sp_found_get_field_name (const char *field);
char *sp_found_dup_field_value (const char *field,
                                const char *value);
const char *sp_found_get_source_title (const char *source);

/* Of what was asked. */
const char *sp_found_get_outcome_label (SpOutcome outcome);
char *sp_found_entry_dup_outcome (SpLedgerEntry *entry);
char *sp_found_entry_dup_text (SpLedgerEntry *entry);
char *sp_found_ledger_to_text (SpLedger *ledger);

G_END_DECLS
