/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-resolver.h"

G_BEGIN_DECLS

/* The name servers of this computer, asked by c-ares within the main context of the
 * thread that made it: no thread, so that no stalled name holds up another. */
#define SP_TYPE_ARES_RESOLVER (sp_ares_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SpAresResolver, sp_ares_resolver, SP, ARES_RESOLVER, SpResolver)

SpResolver *sp_ares_resolver_new (void);
SpResolver *sp_ares_resolver_new_with_servers (const char *servers,
                                               guint       patience);

G_END_DECLS
