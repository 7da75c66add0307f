/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-test-search.h"

#define HOST "https://autoconfig.example.org/mail/config-v1.1.xml"
#define CLEAR "http://autoconfig.example.org/mail/config-v1.1.xml"
#define WELL_KNOWN "https://example.org/.well-known/autoconfig/mail/config-v1.1.xml"
#define TOLD "?emailaddress=u…@example.org"
#define SERVERS \
  "imap imap.example.org:993 tls password-cleartext, smtp smtp.example.org:465 tls password-cleartext\n"

static void
init (SpTestRun *run)
{
  sp_test_run_init (run, &sp_source_autoconfig);
  sp_fake_resolver_add_address (run->resolver, "autoconfig.example.org", "127.0.0.1");
  sp_fake_resolver_add_address (run->resolver, "example.org", "127.0.0.1");
  sp_local_server_add_web (run->server, "autoconfig.example.org", 443, SP_LOCAL_VALID);
  sp_local_server_add_web (run->server, "autoconfig.example.org", 80, SP_LOCAL_CLEAR);
  sp_local_server_add_web (run->server, "example.org", 443, SP_LOCAL_VALID);
}

static void
answer (SpTestRun  *run,
        const char *url,
        guint       delay)
{
  g_autofree char *body = sp_test_autoconfig ("example.org", "imap.example.org", "smtp.example.org");

  sp_local_server_answer (run->server, url, &(SpLocalAnswer) { .body = body, .delay = delay });
}

static void
check (SpTestRun  *run,
       const char *expected)
{
  g_autofree char *found = NULL;

  sp_test_run_go (run);
  found = sp_test_run_describe (run);
  g_assert_cmpstr (found, ==, expected);
}

/* The better place makes the other needless. */
static void
test_host (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  answer (&run, HOST, 0);
  answer (&run, WELL_KNOWN, 5000);
  check (&run, HOST ": found provider " SERVERS WELL_KNOWN ": skipped\n");
  g_assert_false (sp_test_run_has_told (&run, SP_PERSONAL_ADDRESS));
}

/* But not the other way round. */
static void
test_both (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  answer (&run, HOST, 300);
  answer (&run, WELL_KNOWN, 0);
  check (&run, HOST ": found provider " SERVERS WELL_KNOWN ": found provider " SERVERS);
}

static void
test_well_known (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  answer (&run, WELL_KNOWN, 0);
  check (&run, HOST ": nothing\n" WELL_KNOWN ": found provider " SERVERS);
}

/* A website that has a page for everything has no settings. */
static void
test_web_page (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer_text (run.server, WELL_KNOWN, 200, "text/html",
                               "<!DOCTYPE html><html><body>Welcome</body></html>");
  sp_local_server_answer_text (run.server, HOST, 200, "text/xml", "<clientConfig><oops");
  check (&run, HOST ": failed\n" WELL_KNOWN ": nothing\n");
}

/* Clear text only when it was allowed, and nothing of the person in it. */
static void
test_clear (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  answer (&run, CLEAR, 0);
  check (&run, HOST ": nothing\n" WELL_KNOWN ": nothing\n");

  run.options.allow_clear = TRUE;
  run.options.send_address = TRUE;
  check (&run, HOST TOLD ": nothing\n" WELL_KNOWN TOLD ": nothing\n" CLEAR ": found none " SERVERS);
  g_assert_null (sp_finding_get_tls (sp_test_run_find (&run, CLEAR)));
}

static void
assert_stranger_is_told (SpTestRun *run,
                         SpPersonal personal)
{
  GListModel *ledger = G_LIST_MODEL (sp_lookup_get_ledger (run->lookup));
  g_autofree char *request =
    sp_local_server_dup_request (run->server, "https://www.provider.example/settings.xml");
  guint n = 0;

  g_assert_null (strstr (request, "user"));
  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);

      if (!g_str_equal (sp_ledger_entry_get_host (entry), "www.provider.example"))
        continue;

      g_assert_cmpint (sp_ledger_entry_get_personal (entry), <=, personal);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* Who leads elsewhere is followed, and it is seen. */
static void
test_redirect (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;
  SpFinding *finding;

  init (&run);
  sp_fake_resolver_add_address (run.resolver, "www.provider.example", "127.0.0.1");
  sp_local_server_add_web (run.server, "www.provider.example", 443, SP_LOCAL_VALID);
  sp_local_server_redirect (run.server, HOST, 302, "https://www.provider.example/settings.xml");
  sp_local_server_redirect (run.server, WELL_KNOWN, 302, CLEAR);
  answer (&run, "https://www.provider.example/settings.xml", 0);
  sp_test_run_go (&run);

  g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, HOST)), ==, SP_OUTCOME_FOUND);
  g_assert_true (sp_finding_is_third_party (sp_test_run_find (&run, HOST)));

  /* The address does not go there; who asks without it does. */
  run.options.send_address = TRUE;
  sp_test_run_go (&run);
  finding = sp_test_run_find (&run, HOST TOLD);
  g_assert_cmpint (sp_finding_get_outcome (finding), ==, SP_OUTCOME_FOUND);
  g_assert_true (sp_finding_is_third_party (finding));
  g_assert_cmpint (sp_finding_get_told (finding), ==, SP_PERSONAL_ADDRESS);
  request = sp_local_server_dup_request (run.server, HOST);
  g_assert_null (strstr (request, "user"));
  assert_stranger_is_told (&run, SP_PERSONAL_DOMAIN);

  /* What is refused for another reason stays refused. */
  finding = sp_test_run_find (&run, WELL_KNOWN TOLD);
  g_assert_cmpint (sp_finding_get_outcome (finding), ==, SP_OUTCOME_FAILED);
}

/* Not even when it leads there with the address that it was told before. */
static void
test_redirect_with_address (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  run.options.send_address = TRUE;
  sp_fake_resolver_add_address (run.resolver, "www.provider.example", "127.0.0.1");
  sp_local_server_add_web (run.server, "www.provider.example", 443, SP_LOCAL_VALID);
  sp_local_server_redirect (run.server, HOST, 302,
                            "https://www.provider.example/settings.xml?e=user%40example.org");
  answer (&run, "https://www.provider.example/settings.xml", 0);
  sp_test_run_go (&run);
  g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, HOST TOLD)), ==,
                   SP_OUTCOME_FAILED);
  request = sp_local_server_dup_request (run.server, "https://www.provider.example/settings.xml");
  g_assert_null (request);
}

/* Who keeps the address to itself is not asked twice. */
static void
test_redirect_on_site (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  run.options.send_address = TRUE;
  sp_local_server_redirect (run.server, HOST, 302,
                            "https://example.org/settings.xml?emailaddress=user%40example.org");
  answer (&run, "https://example.org/settings.xml", 0);
  sp_test_run_go (&run);
  g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, HOST TOLD)), ==, SP_OUTCOME_FOUND);
  g_assert_cmpuint (sp_local_server_count (run.server, "GET " HOST "?emailaddress=user%40example.org"),
                    ==, 1);
  g_assert_cmpuint (sp_local_server_count (run.server, "GET " HOST), ==, 0);
  request = sp_local_server_dup_request (run.server, "https://example.org/settings.xml");
  g_assert_nonnull (strstr (request, "emailaddress=user%40example.org"));
}

static void
test_cancellation (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  answer (&run, HOST, 0);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/source-autoconfig/host", test_host);
  g_test_add_func ("/discovery/source-autoconfig/both", test_both);
  g_test_add_func ("/discovery/source-autoconfig/well-known", test_well_known);
  g_test_add_func ("/discovery/source-autoconfig/web-page", test_web_page);
  g_test_add_func ("/discovery/source-autoconfig/clear", test_clear);
  g_test_add_func ("/discovery/source-autoconfig/redirect", test_redirect);
  g_test_add_func ("/discovery/source-autoconfig/redirect-with-address", test_redirect_with_address);
  g_test_add_func ("/discovery/source-autoconfig/redirect-on-site", test_redirect_on_site);
  g_test_add_func ("/discovery/source-autoconfig/cancellation", test_cancellation);

  return g_test_run ();
}
