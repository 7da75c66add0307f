/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-check-step.h"
#include "sp-local-server.h"
#include "sp-server.h"

G_BEGIN_DECLS

/* How a server behaves, and what a check must say of it. */
typedef struct
{
  const char *name;
  SpProtocol protocol;
  SpSecurity security;
  SpLocalCertificate certificate;
  const char *script;     /* of sp-local-server.h; @BIG@ is 10 MB, @LONG@ 8000 bytes */
  SpCheckStepKind broken; /* SP_N_CHECK_STEPS: it works */
  const char *meaning;    /* (nullable) */
  guint deadline;         /* 0: enough; otherwise it ends by that */
} SpHostileServer;

extern const SpHostileServer sp_hostile_servers[];
extern const guint sp_n_hostile_servers;

G_END_DECLS
