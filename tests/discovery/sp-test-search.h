/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-discovery.h"
#include "sp-fake-resolver.h"
#include "sp-guide-library.h"
#include "sp-local-server.h"

G_BEGIN_DECLS

/* The data that tests of sources need: a database, and the provider "Provider" with
 * addresses at provider.example and exchangers below hosted.example. */
const char *sp_test_data (void);
SpCatalogue *sp_test_data_catalogue (void);
SpGuideLibrary *sp_test_data_guides (const char *guide);

/* Where a domain's servers are, as an autoconfig document. */
char *sp_test_autoconfig (const char *domain,
                          const char *incoming,
                          const char *outgoing);

/* A whole run, asking names and servers of this computer. */
typedef struct
{
  const char *address;
  SpFakeResolver *resolver;
  SpLocalServer *server;
  SpCatalogue *catalogue;
  SpGuideLibrary *guides; /* (nullable) */
  SpLookupOptions options;
  gboolean is_offline;
  SpNet *net;             /* of the last run */
  SpDiscovery *discovery; /* of the last run */
} SpTestSearch;

void sp_test_search_init (SpTestSearch *self,
                          const char   *address);
void sp_test_search_clear (SpTestSearch *self);
void sp_test_search_begin (SpTestSearch *self);
void sp_test_search_go (SpTestSearch *self);
guint sp_test_search_sweep (SpTestSearch *self);

void sp_test_search_serve (SpTestSearch *self,
                           const char   *host,
                           const char   *url,
                           const char   *body);
char *sp_test_search_describe (SpTestSearch *self);
SpFinding *sp_test_search_find (SpTestSearch *self,
                                const char   *asked);
char *sp_test_search_explain (SpTestSearch *self,
                              const char   *asked);

/* At example.org: by a document that lies at a web address, and by the name server. */
#define SP_TEST_SETTINGS "imap imap.example.org:993 tls\nsmtp smtp.example.org:465 tls\n"
#define SP_TEST_RECORDS "imap m1.example.org:993 tls\nsmtp s1.example.org:465 tls\n"

void sp_test_search_serve_settings (SpTestSearch *search,
                                    const char   *host,
                                    const char   *url);
void sp_test_search_add_records (SpTestSearch *search);

void sp_test_search_assert_account (SpTestSearch *search,
                                    const char   *expected);
void sp_test_search_assert_outcome (SpTestSearch *search,
                                    const char   *asked,
                                    SpOutcome     outcome);
SpAgreement *sp_test_search_find_agreement (SpTestSearch *search,
                                            const char   *field);
void sp_test_search_assert_ledger (SpTestSearch *search,
                                   SpPersonal    most);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTestSearch, sp_test_search_clear)

G_END_DECLS
