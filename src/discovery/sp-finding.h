/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-ledger-entry.h"
#include "sp-outcome.h"
#include "sp-trust.h"

G_BEGIN_DECLS

/* What one source answered to one question: an account or a failure, with its evidence.
 * It ends once: what is said of it after that is not heard.
 * Properties (all but source, asked and told notify): source, asked, told, outcome, error, ms,
 * trust, account, third-party, tls, needs-sign-in. */
#define SP_TYPE_FINDING (sp_finding_get_type ())
G_DECLARE_FINAL_TYPE (SpFinding, sp_finding, SP, FINDING, GObject)

SpFinding *sp_finding_new (const char *source,
                           const char *asked,
                           SpPersonal  told,
                           SpTrust     trust);
const char *sp_finding_get_source (SpFinding *self);
const char *sp_finding_get_asked (SpFinding *self);
SpPersonal sp_finding_get_told (SpFinding *self);
SpOutcome sp_finding_get_outcome (SpFinding *self);
const GError *sp_finding_get_error (SpFinding *self);
gint sp_finding_get_ms (SpFinding *self);
GDateTime *sp_finding_get_time (SpFinding *self);
SpTrust sp_finding_get_trust (SpFinding *self);
SpAccount *sp_finding_get_account (SpFinding *self);
const char *sp_finding_get_tls (SpFinding *self);
const char * const *sp_finding_get_rejected (SpFinding *self);
gboolean sp_finding_is_third_party (SpFinding *self);
gboolean sp_finding_needs_sign_in (SpFinding *self);
gboolean sp_finding_is_whole (SpFinding *self);

void sp_finding_set_trust (SpFinding *self,
                           SpTrust    trust);
void sp_finding_set_tls (SpFinding  *self,
                         const char *tls);
void sp_finding_set_rejected (SpFinding *self,
                              GPtrArray *rejected);
void sp_finding_set_third_party (SpFinding *self,
                                 gboolean   third_party);
void sp_finding_set_needs_sign_in (SpFinding *self,
                                   gboolean   needs_sign_in);
void sp_finding_set_whole (SpFinding *self,
                           gboolean   whole);
void sp_finding_end_found (SpFinding *self,
                           SpAccount *account);
void sp_finding_end_nothing (SpFinding    *self,
                             const GError *error);
void sp_finding_end_failed (SpFinding    *self,
                            const GError *error);
void sp_finding_end_skipped (SpFinding  *self,
                             const char *reason);
void sp_finding_end_with_error (SpFinding    *self,
                                const GError *error);

G_END_DECLS
