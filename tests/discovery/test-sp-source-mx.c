/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-lookup-private.h"
#include "sp-net-error.h"
#include "sp-test-run.h"
#include "sp-test-search.h"

#define ASKED "MX example.org"
#define BASE "https://autoconfig.hosting.example/mail/config-v1.1.xml"
#define FULL "https://autoconfig.eu.hosting.example/mail/config-v1.1.xml"
#define NOTHING ": nothing\n"
#define DATABASE "https://autoconfig.thunderbird.net/v1.1/"

static void
init (SpTestRun  *run,
      const char *exchanger)
{
  sp_test_run_init (run, &sp_source_mx);
  run->catalogue = sp_test_data_catalogue ();
  if (exchanger != NULL)
    sp_fake_resolver_add_mx (run->resolver, "example.org", 10, exchanger);
}

static void
serve (SpTestRun  *run,
       const char *host,
       const char *url)
{
  g_autofree char *body = sp_test_autoconfig ("x.example", "in.hosting.example", "out.hosting.example");

  sp_fake_resolver_add_address (run->resolver, host, "127.0.0.1");
  sp_local_server_add_web (run->server, host, 443, SP_LOCAL_VALID);
  sp_local_server_answer_text (run->server, url, 200, "text/xml", body);
}

static void
check (SpTestRun  *run,
       const char *expected)
{
  g_autofree char *found = NULL;

  sp_test_run_go (run);
  found = sp_test_run_describe (run);
  g_assert_cmpstr (found, ==, expected);
  g_assert_false (sp_test_run_has_told (run, SP_PERSONAL_ADDRESS));
}

/* A provider that is known by its exchangers: its values, and nobody else is asked. */
static void
test_provider (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "in1.mail.hosted.example");
  check (&run, ASKED ": found exchanger third-party imap imap.provider.example:993 tls, "
                     "smtp smtp.provider.example:465 tls\n");
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (run.resolver), ==, 1);
}

static void
test_base_domain (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "mx.hosting.example");
  serve (&run, "autoconfig.hosting.example", BASE);
  check (&run, ASKED ": nothing\n" BASE ": found exchanger third-party imap in.hosting.example:993 tls password-cleartext, "
                     "smtp out.hosting.example:465 tls password-cleartext\n" DATABASE "hosting.example: nothing\n");
  g_assert_cmpstr (sp_test_run_get_words (&run, ASKED), ==,
                   "Its mail is received by mx.hosting.example.");
}

/* Of the exchanger's own domain, and of the one above, but of none further up. */
static void
test_full_domain (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "mx.eu.hosting.example");
  check (&run, ASKED NOTHING FULL NOTHING BASE NOTHING DATABASE "eu.hosting.example" NOTHING
                 DATABASE "hosting.example" NOTHING);
}

static void
test_database (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "mx.hosting.example");
  serve (&run, "autoconfig.thunderbird.net", DATABASE "hosting.example");
  check (&run, ASKED ": nothing\n" BASE ": nothing\n" DATABASE "hosting.example: found exchanger third-party "
                     "imap in.hosting.example:993 tls password-cleartext, "
                     "smtp out.hosting.example:465 tls password-cleartext\n");
}

/* A public suffix is nobody's domain, and an own exchanger is nobody else's. */
static void
test_nobody_else (void)
{
  static const char * const exchangers[] = { "co.uk", "mx.example.org", "example.org", "localhost", "" };

  for (guint i = 0; i < G_N_ELEMENTS (exchangers); i++)
    {
      g_auto (SpTestRun) run = { 0 };

      init (&run, exchangers[i]);
      check (&run, ASKED ": nothing\n");
    }
}

/* Never higher than what somebody can register. */
static void
test_suffix (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "mail.co.uk");
  check (&run, ASKED ": nothing\nhttps://autoconfig.mail.co.uk/mail/config-v1.1.xml: nothing\n" DATABASE "mail.co.uk: nothing\n");
}

static void
test_best_preference (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, NULL);
  sp_fake_resolver_add_mx (run.resolver, "example.org", 5, "mx.hosting.example");
  sp_fake_resolver_add_mx (run.resolver, "example.org", 10, "in1.hosted.example");
  sp_test_run_go (&run);
  g_assert_cmpstr (sp_test_run_get_words (&run, ASKED), ==,
                   "Its mail is received by mx.hosting.example.");
}

static void
test_no_domain (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, NULL);
  check (&run, ASKED ": nothing\n");
  g_assert_error (sp_lookup_get_problem (run.lookup), SP_NET_ERROR, SP_NET_ERROR_NO_NAME);

  /* Without an exchanger mail goes to the host of that name. */
  sp_fake_resolver_add_address (run.resolver, "example.org", "127.0.0.1");
  check (&run, ASKED ": nothing\n");
  g_assert_null (sp_lookup_get_problem (run.lookup));

  sp_fake_resolver_fail (run.resolver, "example.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  check (&run, ASKED ": failed\n");
  g_assert_null (sp_lookup_get_problem (run.lookup));
}

/* Behind a proxy, a name server that knows nothing of a domain says nothing about it. */
static void
test_no_domain_behind_proxy (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, NULL);
  run.proxies = g_simple_proxy_resolver_new ("http://127.0.0.1:9", NULL);
  check (&run, ASKED ": nothing\n");
  g_assert_null (sp_lookup_get_problem (run.lookup));
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, ASKED), "name server of this network"));
}

/* RFC 7505: a domain that says that it receives no mail has no mailboxes; one that names others as
 * well does receive some. */
static void
test_null (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "");
  check (&run, ASKED ": nothing\n");
  g_assert_error (sp_lookup_get_problem (run.lookup), SP_NET_ERROR, SP_NET_ERROR_NO_MAIL);
  g_assert_nonnull (strstr (sp_lookup_get_problem (run.lookup)->message,
                            "“example.org” says that it receives no mail"));
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, ASKED), "receives no mail"));

  sp_fake_resolver_add_mx (run.resolver, "example.org", 10, "in1.mail.hosted.example");
  check (&run, ASKED ": found exchanger third-party imap imap.provider.example:993 tls, "
                     "smtp smtp.provider.example:465 tls\n");
  g_assert_null (sp_lookup_get_problem (run.lookup));
}

static void
test_cancellation (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "mx.hosting.example");
  serve (&run, "autoconfig.hosting.example", BASE);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/source-mx/provider", test_provider);
  g_test_add_func ("/discovery/source-mx/base-domain", test_base_domain);
  g_test_add_func ("/discovery/source-mx/full-domain", test_full_domain);
  g_test_add_func ("/discovery/source-mx/database", test_database);
  g_test_add_func ("/discovery/source-mx/nobody-else", test_nobody_else);
  g_test_add_func ("/discovery/source-mx/suffix", test_suffix);
  g_test_add_func ("/discovery/source-mx/best-preference", test_best_preference);
  g_test_add_func ("/discovery/source-mx/no-domain", test_no_domain);
  g_test_add_func ("/discovery/source-mx/no-domain-behind-proxy", test_no_domain_behind_proxy);
  g_test_add_func ("/discovery/source-mx/null", test_null);
  g_test_add_func ("/discovery/source-mx/cancellation", test_cancellation);

  return g_test_run ();
}
