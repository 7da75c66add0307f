/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-finding.h"

G_BEGIN_DECLS

/* Who says the same of one field of the recommended account, and who says otherwise. Immutable.
 * Properties: field, value. */
#define SP_TYPE_AGREEMENT (sp_agreement_get_type ())
G_DECLARE_FINAL_TYPE (SpAgreement, sp_agreement, SP, AGREEMENT, GObject)

const char *sp_agreement_get_field (SpAgreement *self);
const char *sp_agreement_get_value (SpAgreement *self);
GListModel *sp_agreement_get_said_by (SpAgreement *self); /* of SpFinding */
GListModel *sp_agreement_get_against (SpAgreement *self); /* of SpFinding */
char *sp_agreement_dup_other_value (SpAgreement *self,
                                    guint        index);

/* While it is being made, and only then. */
SpAgreement *sp_agreement_new (const char *field,
                               const char *value);
void sp_agreement_add (SpAgreement *self,
                       SpFinding   *finding,
                       const char  *value);

G_END_DECLS
