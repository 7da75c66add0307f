/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a certificate says of itself, as it may be shown. */
typedef struct
{
  char *issuer;      /* (nullable): its name and its organisation */
  GDateTime *from;   /* (nullable): when it begins to hold */
  GDateTime *until;  /* (nullable) */
  char *fingerprint; /* SHA-256, as "AB:CD:…" */
} SpCertificateFacts;

SpCertificateFacts *sp_certificate_facts_new (GTlsCertificate *certificate);
void sp_certificate_facts_free (SpCertificateFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCertificateFacts, sp_certificate_facts_free)

G_END_DECLS
