/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Types of records and codes of answers, RFC 1035 sections 3.2.2 and 4.1.1. */
enum
{
  SP_DNS_A = 1,
  SP_DNS_CNAME = 5,
  SP_DNS_MX = 15,
  SP_DNS_TXT = 16,
  SP_DNS_AAAA = 28,
  SP_DNS_SRV = 33,
};

enum
{
  SP_DNS_NO_ERROR,
  SP_DNS_FORMAT_ERROR,
  SP_DNS_SERVER_FAILURE,
  SP_DNS_NAME_ERROR,
  SP_DNS_NOT_IMPLEMENTED,
  SP_DNS_REFUSED,
};

enum
{
  SP_DNS_AUTHENTICATED = 0x0020, /* AD */
  SP_DNS_TRUNCATED = 0x0200,     /* TC */
};

typedef struct
{
  char *name;
  guint type;
  gboolean tcp;
  gboolean wants_authenticated; /* AD was set */
  guint nth;                    /* how often this was asked before */
  const guint8 *bytes;
  gsize length;
} SpDnsQuestion;

/* Returns (transfer full) (nullable) the answer, byte for byte; NULL: none comes. */
typedef GByteArray *(*SpDnsHandler) (const SpDnsQuestion *question,
                                     gpointer data);

/* A name server on a port of its own of this computer, by UDP and TCP, in the default main
 * context. It answers what a test wants answered, however wrong. */
typedef struct _SpDnsServer SpDnsServer;

SpDnsServer *sp_dns_server_new (SpDnsHandler handler,
                                gpointer     data);
void sp_dns_server_free (SpDnsServer *self);
const char *sp_dns_server_get_address (SpDnsServer *self); /* "127.0.0.1:PORT" */
guint sp_dns_server_get_n_questions (SpDnsServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDnsServer, sp_dns_server_free)

GByteArray *sp_dns_answer_new (const SpDnsQuestion *question,
                               guint                code,
                               guint                flags);
void sp_dns_answer_add (GByteArray   *answer,
                        const char   *name,
                        guint         type,
                        const guint8 *data,
                        gsize         length);
void sp_dns_answer_add_address (GByteArray *answer,
                                const char *name,
                                const char *address);
void sp_dns_answer_add_cname (GByteArray *answer,
                              const char *name,
                              const char *target);
void sp_dns_answer_add_mx (GByteArray *answer,
                           const char *name,
                           guint16     preference,
                           const char *target);
void sp_dns_answer_add_srv (GByteArray *answer,
                            const char *name,
                            guint16     priority,
                            guint16     weight,
                            guint16     port,
                            const char *target);
void sp_dns_answer_add_txt (GByteArray         *answer,
                            const char         *name,
                            const char * const *strings);

G_END_DECLS
