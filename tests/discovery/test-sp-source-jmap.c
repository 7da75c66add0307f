/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-test.h"

#define NAME "_jmap._tcp.example.org"
#define URL "https://example.org/.well-known/jmap"
#define NOTHING NAME ": nothing\n"

static void
init (SpTestRun  *run,
      const char *host,
      guint16     port)
{
  sp_test_run_init (run, &sp_source_jmap);
  sp_fake_resolver_add_address (run->resolver, host, "127.0.0.1");
  sp_local_server_add_web (run->server, host, port, SP_LOCAL_VALID);
}

static void
ask_to_sign_in (SpTestRun  *run,
                const char *url)
{
  sp_local_server_answer (run->server, url,
                          &(SpLocalAnswer) { .status = 401,
                                             .headers = "WWW-Authenticate: Basic realm=\"x\"\r\n"
                                                        "WWW-Authenticate: Bearer\r\n" });
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

static void
test_named (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run, "jmap.example.org", 8443);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 8443, "jmap.example.org");
  sp_local_server_redirect (run.server, "https://jmap.example.org:8443/.well-known/jmap", 307,
                            "/jmap/session");
  ask_to_sign_in (&run, "https://jmap.example.org:8443/jmap/session");
  check (&run, NOTHING "https://jmap.example.org:8443/.well-known/jmap: found provider sign-in "
                       "jmap https://jmap.example.org:8443/jmap/session oauth2 password-cleartext\n");
  g_assert_cmpstr (sp_test_run_get_words (&run, NAME), ==, "It leads to jmap.example.org.");

  request = sp_local_server_dup_request (run.server, "https://jmap.example.org:8443/jmap/session");
  g_assert_null (strstr (request, "Authorization"));
}

/* The certificate of a stranger's host proves nothing of the domain. */
static void
test_stranger (void)
{
  g_auto (SpTestRun) run = { 0 };
  const char *expected = NOTHING "https://provider.example/.well-known/jmap: found names third-party "
                                 "sign-in jmap https://provider.example/.well-known/jmap oauth2 "
                                 "password-cleartext\n";
  g_autofree char *found = NULL;

  init (&run, "provider.example", 443);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 443, "provider.example");
  ask_to_sign_in (&run, "https://provider.example/.well-known/jmap");
  check (&run, expected);

  sp_fake_resolver_set_authenticated (run.resolver, NAME, SP_RECORD_SRV);
  sp_test_run_go (&run);
  found = sp_test_run_describe (&run);
  g_assert_nonnull (strstr (found, "found signed-names third-party"));
}

static void
test_domain (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "example.org", 443);
  ask_to_sign_in (&run, URL);
  check (&run, NOTHING URL ": found provider sign-in jmap " URL " oauth2 password-cleartext\n");
}

/* Some sites ask everybody for a password: no sign of JMAP. */
static void
test_locked_site (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "example.org", 443);
  ask_to_sign_in (&run, URL);
  ask_to_sign_in (&run, "https://example.org/signpost-no-such-page");
  check (&run, NOTHING URL ": nothing\n");
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, URL), "wants a password whatever"));
}

static void
test_session (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *found = NULL;

  init (&run, "example.org", 443);
  sp_local_server_answer_text (
    run.server, URL, 200, "application/json",
    "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{},\"urn:ietf:params:jmap:mail\":{}},"
    "\"accounts\":{},\"primaryAccounts\":{},\"username\":\"\","
    "\"apiUrl\":\"https://example.org/jmap/api\",\"downloadUrl\":\"https://example.org/d\","
    "\"uploadUrl\":\"https://example.org/u\",\"eventSourceUrl\":\"https://example.org/e\","
    "\"state\":\"1\"}");
  sp_test_run_go (&run);
  found = sp_test_run_describe (&run);
  g_assert_nonnull (strstr (found, URL ": found provider jmap https://example.org/"));
}

static void
test_absent (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "example.org", 443);
  ask_to_sign_in (&run, URL);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 0, "");
  check (&run, NOTHING);
  g_assert_cmpstr (sp_test_run_get_words (&run, NAME), ==,
                   "The domain says that it does not offer this.");
}

static void
test_odd (void)
{
  static const struct
  {
    guint status;
    const char *type;
    const char *body;
    const char *outcome;
  } answers[] = {
    { 404, NULL, NULL, "nothing" },
    { 200, "text/html", "<!DOCTYPE html><p>Welcome", "nothing" },
    { 200, "application/json", "{", "failed" },
    { 401, NULL, NULL, "failed" }, /* without saying how to sign in */
    { 500, NULL, NULL, "failed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (SpTestRun) run = { 0 };
      g_autofree char *expected = g_strconcat (NOTHING URL ": ", answers[i].outcome, "\n", NULL);

      init (&run, "example.org", 443);
      sp_local_server_answer_text (run.server, URL, answers[i].status, answers[i].type,
                                   answers[i].body);
      check (&run, expected);
    }
}

static void
test_odd_names (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_jmap);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 443, "a/b@c");
  check (&run, NAME ": failed\n");
}

/* A name server that is out of order does not keep us from asking the domain. */
static void
test_no_name_server (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "example.org", 443);
  ask_to_sign_in (&run, URL);
  sp_fake_resolver_fail (run.resolver, NAME, SP_RECORD_SRV, SP_NET_ERROR_NAME_SERVER);
  check (&run, NAME ": failed\n" URL ": found provider sign-in jmap " URL
                    " oauth2 password-cleartext\n");
}

static void
test_redirect (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "example.org", 443);
  sp_fake_resolver_add_address (run.resolver, "provider.example", "127.0.0.1");
  sp_local_server_add_web (run.server, "provider.example", 443, SP_LOCAL_VALID);
  sp_local_server_redirect (run.server, URL, 302, "https://provider.example/session");
  ask_to_sign_in (&run, "https://provider.example/session");
  check (&run, NOTHING URL ": found provider third-party sign-in jmap "
                           "https://provider.example/session oauth2 password-cleartext\n");

  sp_local_server_redirect (run.server, URL, 302, "http://example.org/session");
  check (&run, NOTHING URL ": failed\n");
  sp_local_server_redirect (run.server, URL, 302, URL);
  check (&run, NOTHING URL ": failed\n");
}

static void
test_cancel (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run, "example.org", 443);
  ask_to_sign_in (&run, URL);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-jmap/named", test_named);
  g_test_add_func ("/source-jmap/stranger", test_stranger);
  g_test_add_func ("/source-jmap/domain", test_domain);
  g_test_add_func ("/source-jmap/locked-site", test_locked_site);
  g_test_add_func ("/source-jmap/session", test_session);
  g_test_add_func ("/source-jmap/absent", test_absent);
  g_test_add_func ("/source-jmap/odd", test_odd);
  g_test_add_func ("/source-jmap/odd-names", test_odd_names);
  g_test_add_func ("/source-jmap/no-name-server", test_no_name_server);
  g_test_add_func ("/source-jmap/redirect", test_redirect);
  g_test_add_func ("/source-jmap/cancel", test_cancel);

  return g_test_run ();
}
