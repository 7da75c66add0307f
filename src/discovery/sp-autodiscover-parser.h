/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-parse-error.h"

G_BEGIN_DECLS

/* What an Autodiscover (POX) answer holds: an account, or where else to ask. */
typedef struct
{
  SpAccount *account;     /* (nullable) */
  char *redirect_address; /* (nullable) */
  char *redirect_url;     /* (nullable) */
} SpAutodiscoverAnswer;

char *sp_autodiscover_make_request (const char *address);
SpAutodiscoverAnswer *sp_autodiscover_parse (GBytes      *bytes,
                                             SpAddress   *address,
                                             const char  *source,
                                             GPtrArray   *rejected,
                                             GError     **error);
void sp_autodiscover_answer_free (SpAutodiscoverAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAutodiscoverAnswer, sp_autodiscover_answer_free)

G_END_DECLS
