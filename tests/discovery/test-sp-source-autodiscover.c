/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-test.h"

#define PATH "/autodiscover/autodiscover.xml"
#define HOST_URL "https://autodiscover.example.org" PATH
#define DOMAIN_URL "https://example.org" PATH
#define NAME "_autodiscover._tcp.example.org"
#define NO_HOST HOST_URL ": nothing\n"
#define NO_DOMAIN DOMAIN_URL ": nothing\n"
#define NO_NAME NAME ": nothing\n"
#define SIGN_IN " oauth2 password-cleartext\n"

#define ANSWER(inside) \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>" \
  "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">" \
  "<Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\">" \
  "<Account><AccountType>email</AccountType>" inside "</Account></Response></Autodiscover>"
#define SETTINGS \
  ANSWER ("<Action>settings</Action><Protocol><Type>IMAP</Type><Server>imap.example.org</Server>" \
          "<Port>993</Port><SSL>on</SSL></Protocol>")

static void
init (SpTestRun *run)
{
  sp_test_run_init (run, &sp_source_autodiscover);
}

static void
add_host (SpTestRun  *run,
          const char *host,
          guint16     port)
{
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
}

/* Who looks for settings never says who asks, and never signs in. */
static void
test_signed_out (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  add_host (&run, "autodiscover.example.org", 443);
  ask_to_sign_in (&run, HOST_URL);
  check (&run, HOST_URL ": found provider sign-in ews autodiscover.example.org:443 tls" SIGN_IN
                 NO_DOMAIN NO_NAME);

  g_assert_false (sp_test_run_has_told (&run, SP_PERSONAL_ADDRESS));
  request = sp_local_server_dup_request (run.server, HOST_URL);
  g_assert_true (g_str_has_prefix (request, "GET "));
  g_assert_null (strstr (request, "user"));
  g_assert_null (strstr (request, "Authorization"));
}

static void
test_no_challenge (void)
{
  static const char * const headers[] = { NULL, "WWW-Authenticate: Digest realm=\"x\"\r\n",
                                          "WWW-Authenticate: Frob\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_auto (SpTestRun) run = { 0 };

      init (&run);
      add_host (&run, "autodiscover.example.org", 443);
      sp_local_server_answer (run.server, HOST_URL,
                              &(SpLocalAnswer) { .status = 401, .headers = headers[i] });
      check (&run, HOST_URL ": failed\n" NO_DOMAIN NO_NAME);
    }
}

/* Where every name exists, or on the domain's own web server, a locked site is no Exchange. */
static void
test_locked_site (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  add_host (&run, "autodiscover.example.org", 443);
  add_host (&run, "example.org", 443);
  sp_fake_resolver_add_address (run.resolver, "ua-auto-config.example.org", "127.0.0.1");
  ask_to_sign_in (&run, HOST_URL);
  ask_to_sign_in (&run, "https://autodiscover.example.org/signpost-no-such-page");
  ask_to_sign_in (&run, DOMAIN_URL);
  ask_to_sign_in (&run, "https://example.org/signpost-no-such-page");
  check (&run, NO_HOST NO_DOMAIN NO_NAME);
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, DOMAIN_URL), "wants a password whatever"));
}

static void
test_domain (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  add_host (&run, "example.org", 443);
  ask_to_sign_in (&run, DOMAIN_URL);
  check (&run, NO_HOST DOMAIN_URL ": found provider sign-in ews example.org:443 tls" SIGN_IN
                 NO_NAME);
}

static void
test_certificate (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_fake_resolver_add_address (run.resolver, "autodiscover.example.org", "127.0.0.1");
  sp_local_server_add_web (run.server, "autodiscover.example.org", 443, SP_LOCAL_WRONG_NAME);
  ask_to_sign_in (&run, HOST_URL);
  check (&run, HOST_URL ": failed\n" NO_DOMAIN NO_NAME);
}

static void
test_named (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  add_host (&run, "mail.example.org", 8443);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 8443, "mail.example.org");
  ask_to_sign_in (&run, "https://mail.example.org:8443" PATH);
  check (&run, NO_HOST NO_DOMAIN NO_NAME "https://mail.example.org:8443" PATH
               ": found provider sign-in ews mail.example.org:8443 tls" SIGN_IN);
}

static void
test_stranger (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  run.options.send_address = TRUE;
  add_host (&run, "provider.example", 443);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 443, "provider.example");
  ask_to_sign_in (&run, "https://provider.example" PATH);
  check (&run, NO_HOST NO_DOMAIN NO_NAME "https://provider.example" PATH
               ": found names third-party sign-in ews provider.example:443 tls" SIGN_IN);

  request = sp_local_server_dup_request (run.server, "https://provider.example" PATH);
  g_assert_true (g_str_has_prefix (request, "GET "));
  g_assert_null (strstr (request, "user"));
}

static void
test_odd_names (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_fake_resolver_add_srv (run.resolver, NAME, 0, 0, 443, "a/b@c");
  check (&run, NO_HOST NO_DOMAIN NAME ": failed\n");
}

static void
test_settings (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;
  g_autofree char *found = NULL;

  init (&run);
  run.options.send_address = TRUE;
  add_host (&run, "autodiscover.example.org", 443);
  sp_local_server_answer_text (run.server, HOST_URL, 200, "text/xml", SETTINGS);
  sp_test_run_go (&run);
  found = sp_test_run_describe (&run);
  g_assert_nonnull (strstr (found, HOST_URL ": found provider imap imap.example.org:993 tls"));

  request = sp_local_server_dup_request (run.server, HOST_URL);
  g_assert_true (g_str_has_prefix (request, "POST "));
  g_assert_nonnull (strstr (request, "Content-Type: text/xml; charset=utf-8\n"));
  g_assert_nonnull (strstr (request, "<EMailAddress>user@example.org</EMailAddress>"));
  g_assert_true (sp_test_run_has_told (&run, SP_PERSONAL_ADDRESS));
  g_assert_cmpint (sp_finding_get_told (sp_test_run_find (&run, HOST_URL)), ==, SP_PERSONAL_ADDRESS);
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
    { 200, "text/html", "<!DOCTYPE html><html><p>Welcome</p></html>", "nothing" },
    { 200, "text/xml", "<Autodiscover", "failed" },
    { 200, "text/xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><Autodiscover/>", "failed" },
    { 500, NULL, NULL, "failed" },
    { 302, NULL, NULL, "failed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (SpTestRun) run = { 0 };
      g_autofree char *expected =
        g_strconcat (HOST_URL ": ", answers[i].outcome, "\n" NO_DOMAIN NO_NAME, NULL);

      init (&run);
      add_host (&run, "autodiscover.example.org", 443);
      sp_local_server_answer_text (run.server, HOST_URL, answers[i].status, answers[i].type,
                                   answers[i].body);
      check (&run, expected);
    }
}

static void
test_redirect_url (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  run.options.send_address = TRUE;
  add_host (&run, "autodiscover.example.org", 443);
  add_host (&run, "mail.example.org", 443);
  add_host (&run, "provider.example", 443);
  sp_local_server_answer_text (run.server, HOST_URL, 200, "text/xml",
                               ANSWER ("<Action>redirectUrl</Action>"
                                       "<RedirectUrl>https://mail.example.org/a</RedirectUrl>"));
  sp_local_server_answer_text (run.server, "https://mail.example.org/a", 200, "text/xml",
                               ANSWER ("<Action>redirectUrl</Action>"
                                       "<RedirectUrl>https://provider.example/b</RedirectUrl>"));
  ask_to_sign_in (&run, "https://provider.example/b");
  check (&run, HOST_URL ": found provider third-party sign-in ews provider.example:443 tls" SIGN_IN
                 NO_DOMAIN NO_NAME);

  request = sp_local_server_dup_request (run.server, "https://mail.example.org/a");
  g_assert_nonnull (strstr (request, "user@example.org"));
  g_clear_pointer (&request, g_free);
  /* A stranger is not told. */
  request = sp_local_server_dup_request (run.server, "https://provider.example/b");
  g_assert_true (g_str_has_prefix (request, "GET "));
  g_assert_null (strstr (request, "user"));
}

/* A host of the domain's own that leads to somebody else when it is told the address, by HTTP or in
 * its answer: it is asked as if nobody had agreed to that. */
static void
test_redirect_of_address (void)
{
  static const char * const urls[] = {
    "https://provider.example/b?user=User%40example.org",
    "https://provider.example/user@example.org/b",
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (urls); i++)
    {
      g_auto (SpTestRun) run = { 0 };
      g_autofree char *body =
        g_strdup_printf (ANSWER ("<Action>redirectUrl</Action><RedirectUrl>%s</RedirectUrl>"),
                         urls[i / 2]);
      g_autofree char *request = NULL;
      g_auto (GStrv) log = NULL;

      init (&run);
      run.options.send_address = TRUE;
      add_host (&run, "autodiscover.example.org", 443);
      add_host (&run, "provider.example", 443);
      if (i % 2 == 0)
        sp_local_server_answer_text (run.server, HOST_URL, 200, "text/xml", body);
      else
        sp_local_server_redirect (run.server, HOST_URL, 302, urls[i / 2]);
      ask_to_sign_in (&run, "https://provider.example/b");
      ask_to_sign_in (&run, "https://provider.example/user@example.org/b");
      sp_test_run_go (&run);

      /* Without a body, from the beginning. */
      request = sp_local_server_dup_request (run.server, HOST_URL);
      g_assert_true (g_str_has_prefix (request, "GET "));
      g_assert_null (strstr (request, "user"));
      log = sp_local_server_dup_log (run.server);
      for (guint j = 0; log[j] != NULL; j++)
        g_assert_null (strstr (log[j], "provider.example"));
    }
}

static void
test_redirect_without_address (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  run.options.send_address = TRUE;
  add_host (&run, "autodiscover.example.org", 443);
  add_host (&run, "provider.example", 443);
  sp_local_server_redirect (run.server, HOST_URL, 302, "https://provider.example/b");
  ask_to_sign_in (&run, "https://provider.example/b");
  check (&run, HOST_URL ": found provider third-party sign-in ews provider.example:443 tls" SIGN_IN
                 NO_DOMAIN NO_NAME);
  request = sp_local_server_dup_request (run.server, "https://provider.example/b");
  g_assert_true (g_str_has_prefix (request, "GET "));
  g_assert_null (strstr (request, "user"));
  g_assert_cmpuint (sp_local_server_count (run.server, "POST " HOST_URL), ==, 1);
  g_assert_cmpuint (sp_local_server_count (run.server, "GET " HOST_URL), ==, 1);
}

static void
test_bad_redirect_urls (void)
{
  static const char * const urls[] = { "http://autodiscover.example.org/a", "ftp://example.org/",
                                       "javascript:alert(1)", "nonsense", "https:///x", HOST_URL };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_auto (SpTestRun) run = { 0 };
      g_autofree char *body =
        g_strdup_printf (ANSWER ("<Action>redirectUrl</Action><RedirectUrl>%s</RedirectUrl>"), urls[i]);

      init (&run);
      add_host (&run, "autodiscover.example.org", 443);
      sp_local_server_answer_text (run.server, HOST_URL, 200, "text/xml", body);
      check (&run, HOST_URL ": failed\n" NO_DOMAIN NO_NAME);
      g_assert_cmpuint (sp_local_server_count (run.server, "GET " HOST_URL), <=, 11);
    }
}

static void
test_redirect_address (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  add_host (&run, "autodiscover.example.org", 443);
  add_host (&run, "autodiscover.example.net", 443);
  sp_local_server_answer_text (run.server, HOST_URL, 200, "text/xml",
                               ANSWER ("<Action>redirectAddr</Action>"
                                       "<RedirectAddr>user@example.net</RedirectAddr>"));
  ask_to_sign_in (&run, "https://autodiscover.example.net" PATH);
  check (&run, HOST_URL ": found provider third-party sign-in ews autodiscover.example.net:443 tls" SIGN_IN NO_DOMAIN NO_NAME);
}

/* Never autodiscover.TLD, whoever says so. */
static void
test_bad_redirect_addresses (void)
{
  static const char * const addresses[] = { "user@co.uk", "user@localhost", "nonsense", "@", "a@[::1]" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_auto (SpTestRun) run = { 0 };
      g_autofree char *body =
        g_strdup_printf (ANSWER ("<Action>redirectAddr</Action><RedirectAddr>%s</RedirectAddr>"),
                         addresses[i]);

      init (&run);
      add_host (&run, "autodiscover.example.org", 443);
      sp_local_server_answer_text (run.server, HOST_URL, 200, "text/xml", body);
      check (&run, HOST_URL ": failed\n" NO_DOMAIN NO_NAME);
      g_assert_cmpuint (
        sp_fake_resolver_count (run.resolver, "autodiscover.co.uk", SP_RECORD_ADDRESS), ==, 0);
    }
}

static void
add_clear_host (SpTestRun  *run,
                const char *location)
{
  sp_fake_resolver_add_address (run->resolver, "autodiscover.example.org", "127.0.0.1");
  sp_local_server_add_refusal (run->server, "autodiscover.example.org", 443);
  sp_local_server_add_web (run->server, "autodiscover.example.org", 80, SP_LOCAL_CLEAR);
  if (location != NULL)
    sp_local_server_redirect (run->server, "http://autodiscover.example.org" PATH, 302, location);
  else
    ask_to_sign_in (run, "http://autodiscover.example.org" PATH);
}

static void
test_clear (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *request = NULL;

  init (&run);
  add_clear_host (&run, "https://provider.example" PATH);
  add_host (&run, "provider.example", 443);
  ask_to_sign_in (&run, "https://provider.example" PATH);

  /* Nobody is asked in clear who has not agreed to it. */
  check (&run, HOST_URL ": failed\n" NO_DOMAIN NO_NAME);
  g_assert_cmpuint (
    sp_local_server_count (run.server, "GET http://autodiscover.example.org" PATH), ==, 0);

  run.options.allow_clear = TRUE;
  run.options.send_address = TRUE;
  check (&run, HOST_URL ": failed\n" NO_DOMAIN NO_NAME "http://autodiscover.example.org" PATH
               ": found none third-party sign-in ews provider.example:443 tls" SIGN_IN);
  request = sp_local_server_dup_request (run.server, "http://autodiscover.example.org" PATH);
  g_assert_true (g_str_has_prefix (request, "GET "));
  g_assert_null (strstr (request, "user"));
}

static void
test_bad_clear (void)
{
  static const struct
  {
    const char *location; /* NULL: a question for a password */
    const char *outcome;
  } answers[] = {
    { "http://autodiscover.example.org/a", "failed" },
    { "nonsense", "failed" },
    { NULL, "nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (SpTestRun) run = { 0 };
      g_autofree char *expected =
        g_strconcat (HOST_URL ": failed\n" NO_DOMAIN NO_NAME "http://autodiscover.example.org" PATH ": ",
                     answers[i].outcome, "\n", NULL);

      init (&run);
      run.options.allow_clear = TRUE;
      add_clear_host (&run, answers[i].location);
      check (&run, expected);
    }
}

static void
test_cancel (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  add_host (&run, "example.org", 443);
  ask_to_sign_in (&run, DOMAIN_URL);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-autodiscover/signed-out", test_signed_out);
  g_test_add_func ("/source-autodiscover/no-challenge", test_no_challenge);
  g_test_add_func ("/source-autodiscover/locked-site", test_locked_site);
  g_test_add_func ("/source-autodiscover/domain", test_domain);
  g_test_add_func ("/source-autodiscover/certificate", test_certificate);
  g_test_add_func ("/source-autodiscover/named", test_named);
  g_test_add_func ("/source-autodiscover/stranger", test_stranger);
  g_test_add_func ("/source-autodiscover/odd-names", test_odd_names);
  g_test_add_func ("/source-autodiscover/settings", test_settings);
  g_test_add_func ("/source-autodiscover/odd", test_odd);
  g_test_add_func ("/source-autodiscover/redirect-url", test_redirect_url);
  g_test_add_func ("/source-autodiscover/redirect-of-address", test_redirect_of_address);
  g_test_add_func ("/source-autodiscover/redirect-without-address", test_redirect_without_address);
  g_test_add_func ("/source-autodiscover/bad-redirect-urls", test_bad_redirect_urls);
  g_test_add_func ("/source-autodiscover/redirect-address", test_redirect_address);
  g_test_add_func ("/source-autodiscover/bad-redirect-addresses", test_bad_redirect_addresses);
  g_test_add_func ("/source-autodiscover/clear", test_clear);
  g_test_add_func ("/source-autodiscover/bad-clear", test_bad_clear);
  g_test_add_func ("/source-autodiscover/cancel", test_cancel);

  return g_test_run ();
}
