/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery.h"

#include "sp-net-error.h"
#include "sp-test-search.h"
#include "sp-test.h"

#define ADDRESS "user@example.org"
#define AUTOCONFIG "https://autoconfig.example.org/mail/config-v1.1.xml"
#define WELL_KNOWN "https://example.org/.well-known/autoconfig/mail/config-v1.1.xml"
#define DATABASE "https://autoconfig.thunderbird.net/v1.1/example.org"

static void
test_autoconfig (void)
{
  g_auto (SpTestSearch) search = { 0 };
  SpFinding *finding;

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  sp_test_search_assert_ledger (&search, SP_PERSONAL_DOMAIN);
  finding = sp_test_search_find (&search, AUTOCONFIG);
  g_assert_cmpint (sp_finding_get_outcome (finding), ==, SP_OUTCOME_FOUND);
  g_assert_cmpint (sp_finding_get_trust (finding), ==, SP_TRUST_PROVIDER);
  g_assert_cmpstr (sp_finding_get_tls (finding), ==, "TLS 1.3");
  g_assert_false (sp_finding_is_third_party (finding));
  g_assert_cmpstr (sp_account_get_server (sp_discovery_get_account (search.discovery), 0)->source,
                   ==, AUTOCONFIG);
  g_assert_cmpstr (sp_agreement_get_value (sp_test_search_find_agreement (&search, "incoming-user")),
                   ==, ADDRESS);
}

static void
test_srv (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_RECORDS);
  sp_test_search_assert_outcome (&search, "guess", SP_OUTCOME_SKIPPED);
}

static void
test_exchanger (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_autofree char *body =
    sp_test_autoconfig ("hosting.example", "in.hosting.example", "out.hosting.example");

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 10, "mx.hosting.example");
  sp_test_search_serve (&search, "autoconfig.hosting.example",
                        "https://autoconfig.hosting.example/mail/config-v1.1.xml", body);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "imap in.hosting.example:993 tls\n"
                                          "smtp out.hosting.example:465 tls\n");
  sp_test_search_assert_ledger (&search, SP_PERSONAL_DOMAIN);
  g_assert_true (sp_finding_is_third_party (
    sp_test_search_find (&search, "https://autoconfig.hosting.example/mail/config-v1.1.xml")));
}

static void
test_exchange (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_address (search.resolver, "autodiscover.example.org", "127.0.0.1");
  sp_local_server_add_web (search.server, "autodiscover.example.org", 443, SP_LOCAL_VALID);
  sp_local_server_answer (search.server,
                          "https://autodiscover.example.org/autodiscover/autodiscover.xml",
                          &(SpLocalAnswer) {
                            .status = 401,
                            .headers = "WWW-Authenticate: Basic realm=\"x\"\r\n",
                          });
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "ews autodiscover.example.org:443 tls\n");
  g_assert_cmpstr (sp_agreement_get_value (sp_test_search_find_agreement (&search, "exchange")), ==,
                   "autodiscover.example.org");
}

static void
test_guess (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 10, "mx.example.org");
  sp_fake_resolver_add_address (search.resolver, "imap.example.org", "127.0.0.1");
  sp_fake_resolver_add_address (search.resolver, "smtp.example.org", "127.0.0.1");
  sp_local_server_add_lines (search.server, "imap.example.org", 993, SP_LOCAL_VALID, TRUE,
                             "S * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\nC *\nHANG\n");
  sp_local_server_add_lines (search.server, "smtp.example.org", 465, SP_LOCAL_VALID, TRUE,
                             "S 220 smtp.example.org ESMTP\nC EHLO*\n"
                             "S 250-smtp.example.org\nS 250 AUTH PLAIN\nHANG\n");
  search.options.deadline = 4000;
  sp_test_search_go (&search);

  sp_test_search_assert_outcome (&search, "imap.example.org:993", SP_OUTCOME_FOUND);
  sp_test_search_assert_outcome (&search, "smtp.example.org:465", SP_OUTCOME_FOUND);
  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  sp_test_search_assert_ledger (&search, SP_PERSONAL_DOMAIN);
}

/* An expired certificate and clear text: both are shown, neither is recommended. */
static void
test_unsafe (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_autofree char *words = NULL;

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 10, "mx.example.org");
  sp_fake_resolver_add_address (search.resolver, "imap.example.org", "127.0.0.1");
  sp_fake_resolver_add_address (search.resolver, "smtp.example.org", "127.0.0.1");
  sp_local_server_add_lines (search.server, "imap.example.org", 993, SP_LOCAL_EXPIRED, TRUE,
                             "S * OK ready\nHANG\n");
  sp_local_server_add_lines (search.server, "smtp.example.org", 587, SP_LOCAL_CLEAR, FALSE,
                             "S 220 smtp.example.org ESMTP\nC EHLO*\nS 250 smtp.example.org\nHANG\n");
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "");
  sp_test_search_assert_outcome (&search, "smtp.example.org:587", SP_OUTCOME_FAILED);
  words = sp_test_search_explain (&search, "imap.example.org:993");
  g_assert_nonnull (strstr (words, "2021"));
}

static void
test_database (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 10, "mx.example.org");
  sp_test_search_serve_settings (&search, "autoconfig.thunderbird.net", DATABASE);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  g_assert_cmpint (sp_finding_get_trust (sp_test_search_find (&search, DATABASE)), ==,
                   SP_TRUST_DATABASE);
}

static void
test_no_domain (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "");
  g_assert_error (sp_discovery_get_problem (search.discovery), SP_NET_ERROR, SP_NET_ERROR_NO_NAME);
}

/* A domain that says that it receives no mail: that is the answer, and no server is looked for by
 * guessing. Settings that it publishes all the same are not kept back. */
static void
test_null_exchanger (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 0, "");
  sp_fake_resolver_add_address (search.resolver, "imap.example.org", "127.0.0.1");
  sp_local_server_add_lines (search.server, "imap.example.org", 993, SP_LOCAL_VALID, TRUE,
                             "S * OK\nC *\n");
  sp_test_search_go (&search);
  sp_test_search_assert_account (&search, "");
  g_assert_error (sp_discovery_get_problem (search.discovery), SP_NET_ERROR, SP_NET_ERROR_NO_MAIL);
  g_assert_cmpuint (sp_local_server_count (search.server, "CONNECTION imap.example.org:993"), ==, 0);

  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  sp_test_search_go (&search);
  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
}

static void
test_nothing (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 10, "mx.example.org");
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "");
  g_assert_null (sp_discovery_get_problem (search.discovery));
}

/* Whatever one source runs into, the others have their say. */
static void
test_failures (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_serve (&search, "autoconfig.example.org", AUTOCONFIG, "<!DOCTYPE x><clientConfig/>");
  sp_fake_resolver_add_address (search.resolver, "example.org", "127.0.0.1");
  sp_local_server_add_web (search.server, "example.org", 443, SP_LOCAL_SELF_SIGNED);
  sp_fake_resolver_fail (search.resolver, "_imaps._tcp.example.org", SP_RECORD_SRV,
                         SP_NET_ERROR_NAME_SERVER);
  sp_fake_resolver_fail (search.resolver, "example.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  sp_test_search_serve_settings (&search, "autoconfig.thunderbird.net", DATABASE);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  sp_test_search_assert_outcome (&search, AUTOCONFIG, SP_OUTCOME_FAILED);
  sp_test_search_assert_outcome (&search, WELL_KNOWN, SP_OUTCOME_FAILED);
  g_assert_error (sp_finding_get_error (sp_test_search_find (&search, WELL_KNOWN)), SP_NET_ERROR,
                  SP_NET_ERROR_CERTIFICATE);
  sp_test_search_assert_outcome (&search, "MX example.org", SP_OUTCOME_FAILED);
}

/* The better trusted wins, however late; the other is heard all the same. */
static void
test_conflict (void)
{
  g_auto (SpTestSearch) search = { 0 };
  SpAgreement *agreement;
  g_autoptr (SpFinding) other = NULL;
  g_autofree char *value = NULL;

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  agreement = sp_test_search_find_agreement (&search, "incoming-host");
  g_assert_cmpuint (g_list_model_get_n_items (sp_agreement_get_said_by (agreement)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_agreement_get_against (agreement)), ==, 1);
  other = g_list_model_get_item (sp_agreement_get_against (agreement), 0);
  value = sp_agreement_dup_other_value (agreement, 0);
  g_assert_cmpstr (sp_finding_get_source (other), ==, "srv");
  g_assert_cmpstr (value, ==, "m1.example.org");

  agreement = sp_test_search_find_agreement (&search, "incoming-port");
  g_assert_cmpuint (g_list_model_get_n_items (sp_agreement_get_said_by (agreement)), ==, 2);
}

/* What one source has half of, another completes. */
static void
test_halves (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_add_srv (search.resolver, "_imaps._tcp.example.org", 0, 1, 993,
                            "m1.example.org");
  sp_fake_resolver_add_address (search.resolver, "smtp.example.org", "127.0.0.1");
  sp_local_server_add_lines (search.server, "smtp.example.org", 465, SP_LOCAL_VALID, TRUE,
                             "S 220 smtp.example.org ESMTP\nC EHLO*\n"
                             "S 250-smtp.example.org\nS 250 AUTH PLAIN\nHANG\n");
  search.options.deadline = 4000;
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "imap m1.example.org:993 tls\nsmtp smtp.example.org:465 tls\n");
}

/* Nobody is asked about what is known. */
static void
test_known (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, "user@provider.example");
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "imap imap.provider.example:993 tls\n"
                                          "smtp smtp.provider.example:465 tls\n");
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (search.resolver), ==, 0);
  sp_test_search_assert_outcome (&search, "srv", SP_OUTCOME_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sp_discovery_get_ledger (search.discovery))),
                    ==, 0);
}

/* That there are no servers for mail programs is an answer too. */
static void
test_closed (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, "user@closed.example");
  sp_test_search_go (&search);

  g_assert_cmpuint (sp_fake_resolver_get_n_questions (search.resolver), ==, 0);
  g_assert_cmpstr (
    sp_account_get_provider_name (sp_discovery_get_account (search.discovery)), ==, "Closed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/discovery/autoconfig", test_autoconfig);
  g_test_add_func ("/discovery/discovery/srv", test_srv);
  g_test_add_func ("/discovery/discovery/exchanger", test_exchanger);
  g_test_add_func ("/discovery/discovery/exchange", test_exchange);
  g_test_add_func ("/discovery/discovery/guess", test_guess);
  g_test_add_func ("/discovery/discovery/unsafe", test_unsafe);
  g_test_add_func ("/discovery/discovery/database", test_database);
  g_test_add_func ("/discovery/discovery/no-domain", test_no_domain);
  g_test_add_func ("/discovery/discovery/null-exchanger", test_null_exchanger);
  g_test_add_func ("/discovery/discovery/nothing", test_nothing);
  g_test_add_func ("/discovery/discovery/failures", test_failures);
  g_test_add_func ("/discovery/discovery/conflict", test_conflict);
  g_test_add_func ("/discovery/discovery/halves", test_halves);
  g_test_add_func ("/discovery/discovery/known", test_known);
  g_test_add_func ("/discovery/discovery/closed", test_closed);

  return g_test_run ();
}
