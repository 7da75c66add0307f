/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SP_RECORD_ADDRESS, /* A and AAAA, in the order in which to try them */
  SP_RECORD_MX,
  SP_RECORD_SRV,
  SP_RECORD_TXT,
  SP_N_RECORD_TYPES,
} SpRecordType;

typedef struct
{
  guint16 priority; /* MX: the preference */
  guint16 weight;
  guint16 port;
  char *text;            /* (nullable): MX, SRV: the target in lower case, without its last dot, "" for
                          * "." (absent); TXT: its strings, joined */
  GInetAddress *address; /* (nullable) */
} SpRecord;

/* What the name server said: records in the order in which to try them (RFC 2782 for SRV,
 * RFC 5321 §5.1 for MX), and no more than the first 64 of them. Immutable. */
#define SP_TYPE_RECORDS (sp_records_get_type ())
GType sp_records_get_type (void);
typedef struct _SpRecords SpRecords;

SpRecords *sp_records_new (SpRecordType type,
                           gboolean     authenticated);
SpRecords *sp_records_ref (SpRecords *self);
void sp_records_unref (SpRecords *self);
/* While it is being made, and only then. */
void sp_records_add (SpRecords    *self,
                     guint16       priority,
                     guint16       weight,
                     guint16       port,
                     const char   *text,
                     GInetAddress *address);
void sp_records_sort (SpRecords *self);

SpRecordType sp_records_get_record_type (const SpRecords *self);
gboolean sp_records_are_authenticated (const SpRecords *self);
guint sp_records_get_n_records (const SpRecords *self);
const SpRecord *sp_records_get (const SpRecords *self,
                                guint            index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecords, sp_records_unref)

G_END_DECLS
