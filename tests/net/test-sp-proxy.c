/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-proxy.h"

#include "sp-net-private.h"
#include "sp-net-rig.h"
#include "sp-test.h"

#define BEHIND "https://elsewhere.example.org/page"

typedef SpNetRig Fixture;

static SpLedgerEntry *
get_request (Fixture *fixture)
{
  return sp_net_rig_get_contact (fixture, SP_CONTACT_REQUEST, 0);
}

/* A proxy, on a port of this computer; @script begins when it has been asked to lead on. */
static void
add_proxy (Fixture    *fixture,
           const char *script)
{
  g_autofree char *whole =
    g_strconcat ("C CONNECT elsewhere.example.org:443 HTTP/1.1\nC *\nC *\nC *\nC \n", script, NULL);
  g_autofree char *url = NULL;
  g_autoptr (GProxyResolver) proxies = NULL;

  if (script != NULL)
    sp_local_server_add_lines (fixture->server, "proxy.example.org", 3128, SP_LOCAL_VALID, FALSE, whole);
  else
    sp_local_server_add_refusal (fixture->server, "proxy.example.org", 3128);
  url = g_strdup_printf ("http://someone:secret@127.0.0.1:%u",
                         sp_net_map_port (fixture->net, "proxy.example.org", 3128));
  proxies = g_simple_proxy_resolver_new (url, NULL);
  sp_net_set_proxies (fixture->net, proxies);
}

/* Where the name server knows nothing, the proxy may. */
static void
test_proxy (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;

  add_proxy (fixture, "S HTTP/1.0 200 OK\nS \nTLS\nC GET /page HTTP/1.1\n"
                      "S HTTP/1.1 200 OK\nS Content-Length: 5\nS \nR hello\nHANG\n");
  response = sp_net_rig_fetch_url (fixture, BEHIND, 0, &error);
  g_assert_no_error (error);
  sp_net_rig_assert_body (response, "hello");
  entry = get_request (fixture);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "HTTP 200");
  g_assert_true (sp_ledger_entry_was_reached (entry));
}

/* That the proxy does not answer is not the fault of the host behind it, which nobody has reached. */
static void
test_dead_proxy (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;

  add_proxy (fixture, NULL);
  g_assert_null (sp_net_rig_fetch_url (fixture, BEHIND, 0, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "the proxy that this computer is set to use, 127.0.0.1:"));
  g_assert_null (strstr (error->message, "secret"));
  entry = get_request (fixture);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "not reachable");
  g_assert_false (sp_ledger_entry_was_reached (entry));
}

/* Its answer is not that of the host. */
static void
test_unwilling_proxy (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;

  add_proxy (fixture, "S HTTP/1.1 403 No\nS Content-Length: 0\nS \nHANG\n");
  g_assert_null (sp_net_rig_fetch_url (fixture, BEHIND, 0, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "refuses it (status 403)"));
  entry = get_request (fixture);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "not reachable");
  g_assert_false (sp_ledger_entry_was_reached (entry));
}

/* One that says nothing holds nobody up beyond their time. */
static void
test_silent_proxy (Fixture      *fixture,
                   gconstpointer data)
{
  const SpHttpRequest request = { .url = BEHIND };
  g_autoptr (SpDeadline) deadline = sp_deadline_new (NULL, 150);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;

  add_proxy (fixture, "HANG\n");
  sp_http_fetch_async (fixture->net, fixture->ledger, &request, sp_deadline_get_cancellable (deadline),
                       sp_test_take_result, &result);
  sp_test_await (&result);
  g_assert_null (sp_http_fetch_finish (fixture->net, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  entry = get_request (fixture);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "no answer in time");
  g_assert_false (sp_ledger_entry_was_reached (entry));
}

static gboolean
has_proxy (Fixture    *fixture,
           const char *host)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found;

  sp_proxy_find_async (fixture->net, host, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  found = sp_proxy_find_finish (fixture->net, result, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  const char *own[] = { "*.example.org", NULL };
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new ("socks5://127.0.0.1:9", (char **) own);

  g_assert_false (has_proxy (fixture, "www.example.net"));
  sp_net_set_proxies (fixture->net, proxies);
  g_assert_true (has_proxy (fixture, "www.example.net"));
  g_assert_false (has_proxy (fixture, "www.example.org"));
}

static void
start_find (GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data,
            gpointer            data)
{
  Fixture *fixture = data;

  sp_proxy_find_async (fixture->net, "www.example.net", cancellable, callback, user_data);
}

static gboolean
finish_find (GAsyncResult *result,
             gpointer      data,
             GError      **error)
{
  Fixture *fixture = data;

  sp_proxy_find_finish (fixture->net, result, error);
  return error == NULL || *error == NULL;
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpuint (sp_test_sweep_cancellation (start_find, finish_find, fixture), >=, 1);
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
    { "/proxy/through", test_proxy },
    { "/proxy/dead", test_dead_proxy },
    { "/proxy/unwilling", test_unwilling_proxy },
    { "/proxy/silent", test_silent_proxy },
    { "/proxy/find", test_find },
    { "/proxy/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, sp_net_rig_set_up, tests[i].test, sp_net_rig_tear_down);

  return g_test_run ();
}
