/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http.h"

#include <locale.h>

#include "sp-net-rig.h"
#include "sp-test.h"

#define URL "https://www.example.org/page"
#define BODY "what was asked for"

typedef SpNetRig Fixture;

static SpLedgerEntry *
get_request (Fixture *fixture,
             guint    nth)
{
  return sp_net_rig_get_contact (fixture, SP_CONTACT_REQUEST, nth);
}

static void
test_answer (Fixture      *fixture,
             gconstpointer data)
{
  const SpHttpRequest request = {
    .url = URL "?emailaddress=someone%40example.org#part",
    .accept = "text/xml",
    .personal = SP_PERSONAL_ADDRESS,
  };
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;
  g_autofree char *sent = NULL;

  sp_local_server_answer_text (fixture->server, URL, 200, "text/xml", BODY);
  response = sp_net_rig_fetch (fixture, &request, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (response->status, ==, 200);
  sp_net_rig_assert_body (response, BODY);
  g_assert_cmpstr (response->content_type, ==, "text/xml");
  g_assert_cmpstr (response->url, ==, URL "?emailaddress=someone%40example.org");
  g_assert_null (response->location);
  g_assert_cmpuint (g_strv_length (response->challenges), ==, 0);
  g_assert_cmpstr (response->tls_version, ==, "TLS 1.3");
  g_assert_cmpuint (response->n_redirects, ==, 0);
  g_assert_false (response->left_site);
  g_assert_true (sp_http_response_check (response, &error));

  g_assert_cmpuint (sp_local_server_count (fixture->server, "CONNECTION www.example.org:443"), ==, 1);
  sent = sp_local_server_dup_request (fixture->server, URL);
  g_assert_true (g_str_has_prefix (sent, "GET /page?emailaddress=someone%40example.org HTTP/1.1\n"));
  g_assert_nonnull (strstr (sent, "\nHost: www.example.org\n"));
  g_assert_nonnull (strstr (sent, "Accept: text/xml\n"));
  g_assert_null (strstr (sent, "Cookie"));
  g_assert_null (strstr (sent, "Authorization"));
  g_assert_null (strstr (sent, "Accept-Encoding"));

  entry = get_request (fixture, 0);
  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, "www.example.org");
  g_assert_cmpstr (sp_ledger_entry_get_detail (entry), ==, "/page?emailaddress=s…%40example.org");
  g_assert_cmpint (sp_ledger_entry_get_personal (entry), ==, SP_PERSONAL_ADDRESS);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "HTTP 200");
}

static void
test_post (Fixture      *fixture,
           gconstpointer data)
{
  const SpHttpRequest request = {
    .url = URL,
    .body = "<question/>",
    .content_type = "text/xml; charset=utf-8",
  };
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sent = NULL;

  sp_local_server_answer_text (fixture->server, URL, 200, NULL, BODY);
  response = sp_net_rig_fetch (fixture, &request, &error);
  g_assert_no_error (error);
  sp_net_rig_assert_body (response, BODY);
  g_assert_null (response->content_type);
  sent = sp_local_server_dup_request (fixture->server, URL);
  g_assert_nonnull (strstr (sent, "POST /page HTTP/1.1\n"));
  g_assert_nonnull (strstr (sent, "Content-Type: text/xml; charset=utf-8\n"));
  g_assert_true (g_str_has_suffix (sent, "\n\n<question/>"));
}

static void
test_clear (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  SpHttpRequest request = { .url = "http://www.example.org/page", .flags = SP_HTTP_ALLOW_CLEAR };

  sp_local_server_answer_text (fixture->server, request.url, 200, NULL, BODY);
  sp_net_rig_assert_fails (fixture, request.url, 0, SP_NET_ERROR_BAD_URL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->ledger)), ==, 0);

  response = sp_net_rig_fetch (fixture, &request, &error);
  g_assert_no_error (error);
  sp_net_rig_assert_body (response, BODY);
  g_assert_null (response->tls_version);

  /* Not even then with the address. */
  request.personal = SP_PERSONAL_ADDRESS;
  g_assert_null (sp_net_rig_fetch (fixture, &request, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL);
}

static void
test_offline (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const SpHttpRequest request = { .url = URL };
  const SpLocalAnswer answer = { .end = SP_LOCAL_END_SILENT, .body = "…", .raw = TRUE };

  sp_local_server_answer (fixture->server, URL, &answer);
  sp_net_set_offline (fixture->net, TRUE);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_OFFLINE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->ledger)), ==, 0);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (fixture->resolver), ==, 0);

  /* What is under way ends too. */
  sp_net_set_offline (fixture->net, FALSE);
  sp_http_fetch_async (fixture->net, fixture->ledger, &request, NULL, sp_test_take_result, &result);
  while (sp_local_server_count (fixture->server, "GET " URL) == 0)
    g_main_context_iteration (NULL, FALSE);
  sp_net_set_offline (fixture->net, TRUE);
  sp_test_await (&result);
  g_assert_null (sp_http_fetch_finish (fixture->net, result, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
}

static void
test_certificates (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    SpLocalCertificate certificate;
    const char *message;
  } cases[] = {
    { SP_LOCAL_EXPIRED, "The certificate of www.example.org expired on 1 March 2021." },
    { SP_LOCAL_EARLY, "The certificate of www.example.org is not valid before 1 April 2150." },
    { SP_LOCAL_WRONG_NAME, "The certificate that www.example.org shows is made out to "
                           "www.elsewhere.example, elsewhere.example." },
    { SP_LOCAL_STRANGER, "The certificate of www.example.org comes from somebody this computer does not trust." },
    { SP_LOCAL_SELF_SIGNED, "www.example.org made its certificate itself: nobody this computer trusts vouches "
                            "for it." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://www.example.org:%u/page", 8000 + i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpLedgerEntry) entry = NULL;

      sp_local_server_add_web (fixture->server, "www.example.org", (guint16) (8000 + i),
                               cases[i].certificate);
      g_assert_null (sp_net_rig_fetch_url (fixture, url, 0, &error));
      g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      entry = get_request (fixture, i);
      g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "certificate not valid");
      /* Nothing was asked of it. */
      g_assert_null (sp_local_server_dup_request (fixture->server, url));
    }
}

/* Both sides speak what this variable says, if it is there before the module is loaded. */
static void
test_old_tls (Fixture      *fixture,
              gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.1", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_unsetenv ("G_TLS_GNUTLS_PRIORITY");
      g_test_trap_assert_passed ();
      return;
    }

  sp_local_server_answer_text (fixture->server, URL, 200, NULL, BODY);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_TLS);
  /* It was not asked. */
  g_assert_null (sp_local_server_dup_request (fixture->server, URL));
}

static void
test_redirects (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;

  sp_local_server_redirect (fixture->server, URL, 301, "/page/");
  sp_local_server_redirect (fixture->server, URL "/", 302, "https://autoconfig.example.org/there?a=b");
  sp_local_server_redirect (fixture->server, "https://autoconfig.example.org/there", 308, "//www.example.net:8443/end");
  sp_local_server_answer_text (fixture->server, "https://www.example.net:8443/end", 200, NULL, BODY);

  response = sp_net_rig_fetch_url (fixture, URL, 0, &error);
  g_assert_no_error (error);
  sp_net_rig_assert_body (response, BODY);
  g_assert_cmpstr (response->url, ==, "https://www.example.net:8443/end");
  g_assert_cmpuint (response->n_redirects, ==, 3);
  g_assert_true (response->left_site);
  /* The first two were asked over one connection: three round trips less. */
  g_assert_cmpuint (sp_local_server_count (fixture->server, "CONNECTION www.example.org:443"), ==, 1);

  entry = get_request (fixture, 2);
  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, "autoconfig.example.org");
  g_assert_cmpstr (sp_ledger_entry_get_detail (entry), ==, "/there?a=b");
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "HTTP 308");
  g_clear_object (&entry);
  entry = get_request (fixture, 3);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "HTTP 200");
}

static void
test_redirect_within_site (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  const SpHttpRequest request = { .url = URL, .personal = SP_PERSONAL_ADDRESS, .body = "question" };
  g_autofree char *sent = NULL;

  sp_local_server_redirect (fixture->server, URL, 302, "https://autoconfig.example.org/post");
  sp_local_server_redirect (fixture->server, "https://autoconfig.example.org/post", 303, "/get");
  sp_local_server_answer_text (fixture->server, "https://autoconfig.example.org/get", 200, NULL, BODY);
  response = sp_net_rig_fetch (fixture, &request, &error);
  g_assert_no_error (error);
  g_assert_false (response->left_site);
  g_assert_cmpuint (sp_local_server_count (fixture->server, "POST https://autoconfig.example.org/post"), ==, 1);
  g_assert_cmpuint (sp_local_server_count (fixture->server, "GET https://autoconfig.example.org/get"), ==, 1);
  sent = sp_local_server_dup_request (fixture->server, "https://autoconfig.example.org/get");
  g_assert_null (strstr (sent, "question"));
}

/* How each is judged, test-sp-http-url tests. */
static void
test_bad_redirects (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const SpHttpRequest request = { .url = URL, .personal = SP_PERSONAL_ADDRESS };
  const SpLocalAnswer nowhere = { .status = 302 };

  sp_local_server_redirect (fixture->server, URL, 302, "http://www.example.org/page");
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_REDIRECT);

  sp_local_server_answer (fixture->server, URL, &nowhere);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_REDIRECT);

  sp_local_server_redirect (fixture->server, URL, 302, URL "#again");
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_REDIRECT);

  sp_local_server_redirect (fixture->server, URL, 302, "https://www.example.net/");
  sp_net_rig_assert_fails (fixture, URL, SP_HTTP_STAY_ON_SITE, SP_NET_ERROR_REDIRECT);
  g_assert_null (sp_net_rig_fetch (fixture, &request, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT);
  g_assert_cmpuint (sp_fake_resolver_count (fixture->resolver, "www.example.net", SP_RECORD_ADDRESS), ==, 0);
}

static void
test_redirect_up (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_redirect (fixture->server, "http://www.example.org/", 302, URL);
  sp_local_server_answer_text (fixture->server, URL, 200, NULL, BODY);
  response = sp_net_rig_fetch_url (fixture, "http://www.example.org", SP_HTTP_ALLOW_CLEAR, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (response->tls_version, ==, "TLS 1.3");
}

static void
test_endless_redirects (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  SpHttpRequest request = { .url = "https://www.example.org/0", .max_redirects = 20 };

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://www.example.org/%u", i);
      g_autofree char *next = g_strdup_printf ("/%u", i + 1);

      sp_local_server_redirect (fixture->server, url, 307, next);
    }
  sp_local_server_answer_text (fixture->server, "https://www.example.org/20", 200, NULL, BODY);

  response = sp_net_rig_fetch (fixture, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->n_redirects, ==, 20);

  request.max_redirects = 0;
  g_assert_null (sp_net_rig_fetch (fixture, &request, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT);
  g_assert_cmpuint (sp_local_server_count (fixture->server, "GET https://www.example.org/10"), ==, 2);
  g_assert_cmpuint (sp_local_server_count (fixture->server, "GET https://www.example.org/11"), ==, 1);
}

static void
test_no_redirect (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_redirect (fixture->server, "http://www.example.org/a/b", 302, "c?d");
  response = sp_net_rig_fetch_url (fixture, "http://www.example.org/a/b", SP_HTTP_ALLOW_CLEAR | SP_HTTP_NO_REDIRECT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 302);
  g_assert_cmpstr (response->location, ==, "http://www.example.org/a/c?d");
  g_assert_false (sp_http_response_check (response, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_STATUS);
}

static void
test_unreachable (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (SpLedgerEntry) entry = NULL;

  sp_local_server_add_refusal (fixture->server, "www.example.org", 443);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_REFUSED);
  entry = get_request (fixture, 0);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "refused");

  /* Nobody was told more than the name. */
  sp_net_rig_assert_fails (fixture, "https://nowhere.example.org/", 0, SP_NET_ERROR_NO_NAME);
  g_assert_null (get_request (fixture, 1));

  sp_fake_resolver_fail (fixture->resolver, "broken.example.org", SP_RECORD_ADDRESS,
                         SP_NET_ERROR_NAME_SERVER);
  sp_net_rig_assert_fails (fixture, "https://broken.example.org/", 0, SP_NET_ERROR_NAME_SERVER);

  /* TLS with somebody who does not speak it. */
  sp_local_server_add_lines (fixture->server, "www.example.org", 8443, SP_LOCAL_CLEAR, FALSE, "S 220 hello");
  sp_net_rig_assert_fails (fixture, "https://www.example.org:8443/", 0, SP_NET_ERROR_TLS);
}

static void
test_bad_url (Fixture      *fixture,
              gconstpointer data)
{
  sp_net_rig_assert_fails (fixture, "https://someone@www.example.org/", 0, SP_NET_ERROR_BAD_URL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->ledger)), ==, 0);
}

/* A server that gives one byte now and then ends with whoever asked. */
static void
test_drip (Fixture      *fixture,
           gconstpointer data)
{
  const SpLocalAnswer answer = { .body = BODY, .drip = 10, .end = SP_LOCAL_END_NEVER };
  const SpHttpRequest request = { .url = URL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;
  SpDeadline *deadline = sp_deadline_new (NULL, 150);
  gint64 start = g_get_monotonic_time ();

  sp_local_server_answer (fixture->server, URL, &answer);
  sp_http_fetch_async (fixture->net, fixture->ledger, &request, sp_deadline_get_cancellable (deadline),
                       sp_test_take_result, &result);
  sp_test_await (&result);
  g_assert_null (sp_http_fetch_finish (fixture->net, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (sp_deadline_has_passed (deadline));
  entry = get_request (fixture, 0);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "no answer in time");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  sp_deadline_free (deadline);
}

/* Neither does one that says again and again that the answer will come. */
static void
test_informational (Fixture      *fixture,
                    gconstpointer data)
{
  const SpLocalAnswer answer = {
    .raw = TRUE, .body = "HTTP/1.1 102 Processing\r\n\r\n", .end = SP_LOCAL_END_NEVER,
  };

  sp_local_server_answer (fixture->server, URL, &answer);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_TOO_LARGE);
}

/* Encryption was there: it is not to blame. */
static void
test_rubbish (Fixture      *fixture,
              gconstpointer data)
{
  const SpLocalAnswer answer = { .raw = TRUE, .body = "<clientConfig>\n</clientConfig>\n" };
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_answer (fixture->server, URL, &answer);
  response = sp_net_rig_fetch_url (fixture, URL, 0, &error);
  g_assert_null (response);
  g_assert_false (g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_TLS));
}

static void
start_fetch (GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data,
             gpointer            data)
{
  Fixture *fixture = data;
  const SpHttpRequest request = { .url = "https://autoconfig.example.org/page" };

  sp_http_fetch_async (fixture->net, fixture->ledger, &request, cancellable, callback, user_data);
}

static gboolean
finish_fetch (GAsyncResult *result,
              gpointer      data,
              GError      **error)
{
  Fixture *fixture = data;
  g_autoptr (SpHttpResponse) response = sp_http_fetch_finish (fixture->net, result, error);

  return response != NULL;
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  const SpLocalAnswer answer = { .body = BODY, .drip = 1 };
  guint n_cancelled;

  sp_local_server_redirect (fixture->server, "https://autoconfig.example.org/page", 302, "/next");
  sp_local_server_redirect (fixture->server, "https://autoconfig.example.org/next", 302, URL);
  sp_local_server_answer (fixture->server, URL, &answer);
  n_cancelled = sp_test_sweep_cancellation (start_fetch, finish_fetch, fixture);
  g_assert_cmpuint (n_cancelled, >, 20);

  for (guint i = 0;; i++)
    {
      g_autoptr (SpLedgerEntry) entry = get_request (fixture, i);

      if (entry == NULL)
        break;
      g_assert_nonnull (sp_ledger_entry_get_outcome (entry));
    }
}

/* Several at once, as many as GIO has threads for: each of the two sides of TLS needs one. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  GAsyncResult *results[5] = { NULL };
  const SpHttpRequest request = { .url = URL };

  sp_local_server_answer_text (fixture->server, URL, 200, NULL, BODY);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    sp_http_fetch_async (fixture->net, fixture->ledger, &request, NULL, sp_test_take_result, &results[i]);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (SpHttpResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      sp_test_await (&results[i]);
      response = sp_http_fetch_finish (fixture->net, results[i], &error);
      g_assert_no_error (error);
      sp_net_rig_assert_body (response, BODY);
      g_clear_object (&results[i]);
    }
}

/* What one fetch costs beside the network: single milliseconds. Told, not judged: machines
 * differ. */
static void
test_speed (Fixture      *fixture,
            gconstpointer data)
{
  gint64 best = G_MAXINT64;

  sp_local_server_answer_text (fixture->server, URL, 200, NULL, BODY);
  for (guint i = 0; i < 20; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SpHttpResponse) response = sp_net_rig_fetch_url (fixture, URL, 0, NULL);

      g_assert_nonnull (response);
      best = MIN (best, g_get_monotonic_time () - start);
    }

  g_test_minimized_result ((double) best / 1000, "one https fetch: %.1f ms", (double) best / 1000);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/http/answer", test_answer },
    { "/http/post", test_post },
    { "/http/clear", test_clear },
    { "/http/offline", test_offline },
    { "/http/certificates", test_certificates },
    { "/http/old-tls", test_old_tls },
    { "/http/redirects", test_redirects },
    { "/http/redirect-within-site", test_redirect_within_site },
    { "/http/redirect-up", test_redirect_up },
    { "/http/bad-redirects", test_bad_redirects },
    { "/http/endless-redirects", test_endless_redirects },
    { "/http/no-redirect", test_no_redirect },
    { "/http/unreachable", test_unreachable },
    { "/http/bad-url", test_bad_url },
    { "/http/drip", test_drip },
    { "/http/informational", test_informational },
    { "/http/rubbish", test_rubbish },
    { "/http/cancel", test_cancel },
    { "/http/many", test_many },
    { "/http/speed", test_speed },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, sp_net_rig_set_up, tests[i].test, sp_net_rig_tear_down);
  return g_test_run ();
}
