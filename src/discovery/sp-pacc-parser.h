/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-parse-error.h"

G_BEGIN_DECLS

SpAccount *sp_pacc_parse (GBytes      *bytes,
                          SpAddress   *address,
                          const char  *source,
                          GPtrArray   *rejected,
                          GError     **error);
/* Whether one of the TXT records holds the digest of these bytes. */
typedef enum
{
  SP_PACC_DIGEST_NONE, /* no record is one of PACC's */
  SP_PACC_DIGEST_RIGHT,
  SP_PACC_DIGEST_WRONG,
} SpPaccDigest;

SpPaccDigest sp_pacc_compare_digest (GBytes             *bytes,
                                     const char * const *texts);

G_END_DECLS
