/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-catalogue.h"
#include "sp-finding.h"
#include "sp-net.h"

G_BEGIN_DECLS

/* What a person allows, asks for, or is short of. */
typedef struct
{
  gboolean send_address; /* the whole address, to https hosts of its own domain */
  gboolean allow_clear;  /* plain http too, never with the address */
  guint deadline;        /* milliseconds for all; 0: 10 000 */
  const char * const *sources; /* (nullable): these alone, by id; otherwise all */
  GPtrArray *stored; /* (nullable): of SpStoredAnswer, each read as if it had come from outside */
} SpLookupOptions;

/* One lookup, as its sources see it: what is asked for, by which means, and where the findings
 * go. Lives as long as the run.
 *
 * A lead is a sign that something better than a guess may answer. A source opens one when it
 * starts, and closes it when nothing comes of it, or once its finding has ended; the guess
 * waits while there are any.
 * Properties (notify): has-leads. */
#define SP_TYPE_LOOKUP (sp_lookup_get_type ())
G_DECLARE_FINAL_TYPE (SpLookup, sp_lookup, SP, LOOKUP, GObject)

SpAddress *sp_lookup_get_address (SpLookup *self);
const char *sp_lookup_get_domain (SpLookup *self);
SpNet *sp_lookup_get_net (SpLookup *self);
SpLedger *sp_lookup_get_ledger (SpLookup *self);
SpCatalogue *sp_lookup_get_catalogue (SpLookup *self);
GListModel *sp_lookup_get_guides (SpLookup *self);
gboolean sp_lookup_may_send_address (SpLookup   *self,
                                     const char *host);
gboolean sp_lookup_may_use_clear (SpLookup *self);
gboolean sp_lookup_is_third_party (SpLookup   *self,
                                   const char *host);
guint sp_lookup_get_elapsed_ms (SpLookup *self);
guint sp_lookup_get_slowest_name_ms (SpLookup *self);

SpFinding *sp_lookup_add_finding (SpLookup       *self,
                                  const char     *source,
                                  const char     *asked,
                                  SpPersonal      told,
                                  SpTrust         trust);
void sp_lookup_end_found (SpLookup  *self,
                          SpFinding *finding,
                          SpAccount *account);

void sp_lookup_open_lead (SpLookup   *self,
                          const char *name);
void sp_lookup_close_lead (SpLookup   *self,
                           const char *name);
gboolean sp_lookup_has_leads (SpLookup *self);
void sp_lookup_note_problem (SpLookup     *self,
                             const GError *problem);

GPtrArray *sp_lookup_get_stored_answers (SpLookup *self);
void sp_lookup_note_provider (SpLookup   *self,
                              SpProvider *provider);
SpProvider *sp_lookup_get_provider (SpLookup *self);

G_END_DECLS
