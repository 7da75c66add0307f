/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-trust.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *label;
} trusts[SP_N_TRUSTS] = {
  [SP_TRUST_NONE] = { "none", N_("Not protected on the way: anybody could have written it") },
  [SP_TRUST_STORED] = { "stored", N_("A stored answer: Signpost did not ask for it and cannot tell who wrote it") },
  [SP_TRUST_GUESS] = { "guess", N_("A guess: a server of a usual name answered") },
  [SP_TRUST_NAMES] = { "names", N_("The name server says so, without a signature") },
  [SP_TRUST_EXCHANGER] = { "exchanger", N_("From the host that receives this domain’s mail") },
  [SP_TRUST_DATABASE] = { "database", N_("A public collection of mail settings") },
  [SP_TRUST_SIGNED_NAMES] = { "signed-names", N_("The name server says so, with a signature") },
  [SP_TRUST_PROVIDER] = { "provider", N_("The mail domain itself, over a protected connection") },
  [SP_TRUST_BUNDLED] = { "bundled", N_("The list of providers that came with Signpost") },
  [SP_TRUST_ORGANISATION] = { "organisation", N_("The organisation’s own guide") },
};

/**
 * sp_trust_to_id:
 * @trust: how far an answer can be trusted
 *
 * Returns: the word for it in JSON
 */
const char *
sp_trust_to_id (SpTrust trust)
{
  g_return_val_if_fail (trust < SP_N_TRUSTS, NULL);

  return trusts[trust].id;
}

/**
 * sp_trust_get_label:
 * @trust: how far an answer can be trusted
 *
 * Returns: a sentence for a person that says why
 */
const char *
sp_trust_get_label (SpTrust trust)
{
  g_return_val_if_fail (trust < SP_N_TRUSTS, NULL);

  return _(trusts[trust].label);
}
