/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far an answer can be trusted, weakest first: a higher one outranks a lower one. */
typedef enum
{
  SP_TRUST_NONE,         /* over plain http: anybody on the way may have written it */
  SP_TRUST_STORED,       /* out of a file that the person gave: nobody was asked */
  SP_TRUST_GUESS,        /* a server of a usual name answered */
  SP_TRUST_NAMES,        /* the name server said so, unsigned */
  SP_TRUST_EXCHANGER,    /* from the host that receives the domain's mail */
  SP_TRUST_DATABASE,     /* a public collection, such as Thunderbird's */
  SP_TRUST_SIGNED_NAMES, /* the name server said so, signed by DNSSEC */
  SP_TRUST_PROVIDER,     /* the domain itself, over https with a valid certificate */
  SP_TRUST_BUNDLED,      /* the list that came with Signpost */
  SP_TRUST_ORGANISATION, /* a guide of the organisation, installed on this computer */
  SP_N_TRUSTS,
} SpTrust;

const char *sp_trust_to_id (SpTrust trust);
const char *sp_trust_get_label (SpTrust trust);

G_END_DECLS
