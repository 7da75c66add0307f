/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-dns-server.h"
#include "sp-records.h"
#include "sp-resolver.h"

G_BEGIN_DECLS

/* A name server of the test, and c-ares that asks it, with so little patience that a question
 * without an answer is given up after a tenth of a second. */
typedef struct
{
  SpDnsServer *server;
  SpResolver *resolver;
} SpDnsRig;

void sp_dns_rig_set_up (SpDnsRig    *self,
                        SpDnsHandler handler,
                        gpointer     data);
void sp_dns_rig_tear_down (SpDnsRig *self);
SpRecords *sp_dns_look_up (SpResolver   *resolver,
                           const char   *name,
                           SpRecordType  type,
                           GError      **error);
char *sp_dns_records_to_text (SpRecords *records);
void sp_dns_assert_records (SpResolver  *resolver,
                            const char  *name,
                            SpRecordType type,
                            const char  *expected);
void sp_dns_assert_fails (SpResolver  *resolver,
                          const char  *name,
                          SpRecordType type,
                          gint         code);

G_END_DECLS
