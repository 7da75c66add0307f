/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery.h"

#include "sp-net-error.h"
#include "sp-test-search.h"
#include "sp-test.h"

#define ADDRESS "user@example.org"
#define AUTOCONFIG "https://autoconfig.example.org/mail/config-v1.1.xml"
#define DATABASE "https://autoconfig.thunderbird.net/v1.1/example.org"

static void
assert_ledger_outcome (SpTestSearch *search,
                       const char   *host,
                       SpContactKind kind,
                       const char   *outcome)
{
  GListModel *ledger = G_LIST_MODEL (sp_discovery_get_ledger (search->discovery));

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);

      if (sp_ledger_entry_get_kind (entry) != kind ||
          !g_str_equal (sp_ledger_entry_get_host (entry), host))
        continue;

      g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, outcome);
      return;
    }

  g_error ("The ledger does not know %s", host);
}

/* A host that swallows all: what is there stays usable, and the end comes at the deadline. */
static void
test_hole (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  if (!sp_local_server_add_hole (search.server, "127.0.0.9", "autoconfig.example.org", 443))
    {
      g_test_skip ("no hole can be dug here");
      return;
    }
  sp_fake_resolver_add_address (search.resolver, "autoconfig.example.org", "127.0.0.9");
  search.options.deadline = 500;
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_RECORDS);
  sp_test_search_assert_outcome (&search, AUTOCONFIG, SP_OUTCOME_FAILED);
  g_assert_error (sp_finding_get_error (sp_test_search_find (&search, AUTOCONFIG)), SP_NET_ERROR,
                  SP_NET_ERROR_TIMED_OUT);
  assert_ledger_outcome (&search, "autoconfig.example.org", SP_CONTACT_REQUEST, "no answer in time");
  g_assert_cmpint (sp_discovery_get_first_ms (search.discovery), <, 400);
  g_assert_cmpuint (sp_discovery_get_elapsed_ms (search.discovery), >=, 490);
}

/* With an account in hand, it is not waited for until the deadline. */
static void
test_patience (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  if (!sp_local_server_add_hole (search.server, "127.0.0.9", "autoconfig.example.org", 443))
    {
      g_test_skip ("no hole can be dug here");
      return;
    }
  sp_fake_resolver_add_address (search.resolver, "autoconfig.example.org", "127.0.0.9");
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_RECORDS);
  g_assert_cmpuint (sp_discovery_get_elapsed_ms (search.discovery), >=, 2490);
  g_assert_cmpuint (sp_discovery_get_elapsed_ms (search.discovery), <, 5000);
}

/* A host that lets us connect and takes its time is waited for. */
static void
test_slow (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_autofree char *body = sp_test_autoconfig ("example.org", "imap.example.org", "smtp.example.org");

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  sp_fake_resolver_add_address (search.resolver, "autoconfig.example.org", "127.0.0.1");
  sp_local_server_add_web (search.server, "autoconfig.example.org", 443, SP_LOCAL_VALID);
  sp_local_server_answer (search.server, AUTOCONFIG,
                          &(SpLocalAnswer) { .body = body, .delay = 2800 });
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  g_assert_cmpint (sp_discovery_get_first_ms (search.discovery), <, 1000);
}

/* No name server answers: that is not the same as "nothing there". */
static void
test_silence (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_fake_resolver_set_default_silent (search.resolver);
  search.options.deadline = 300;
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "");
  g_assert_error (sp_discovery_get_problem (search.discovery), SP_NET_ERROR, SP_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (sp_discovery_get_elapsed_ms (search.discovery), >=, 290);
}

static void
test_offline (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_auto (GStrv) log = NULL;

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  search.is_offline = TRUE;
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "");
  g_assert_error (sp_discovery_get_problem (search.discovery), SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (search.resolver), ==, 0);
  log = sp_local_server_dup_log (search.server);
  g_assert_cmpuint (g_strv_length (log), ==, 0);
  sp_test_search_assert_outcome (&search, "autoconfig", SP_OUTCOME_SKIPPED);
  sp_test_search_assert_outcome (&search, "provider", SP_OUTCOME_NOTHING);

  search.address = "user@provider.example";
  sp_test_search_go (&search);
  g_assert_nonnull (sp_discovery_get_account (search.discovery));
  g_assert_null (sp_discovery_get_problem (search.discovery));
}

/* No host below a public suffix is asked for the sake of an address right at it. */
static void
test_suffix (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_auto (GStrv) names = NULL;

  sp_test_search_init (&search, "user@co.uk");
  sp_fake_resolver_add_mx (search.resolver, "co.uk", 10, "mx.hosting.example");
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, "");
  names = sp_fake_resolver_dup_names (search.resolver);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (names[i][0] == '_' || !g_str_has_suffix (names[i], ".co.uk"));
  sp_test_search_assert_outcome (&search, "autoconfig", SP_OUTCOME_SKIPPED);
}

/* The address goes where it was allowed to go, and nowhere else. */
static void
test_address (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_autofree char *request = NULL;
  g_autofree char *elsewhere = NULL;

  sp_test_search_init (&search, ADDRESS);
  search.options.send_address = TRUE;
  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  sp_test_search_serve_settings (&search, "autoconfig.thunderbird.net", DATABASE);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_SETTINGS);
  sp_test_search_assert_ledger (&search, SP_PERSONAL_ADDRESS);
  sp_test_search_assert_outcome (&search, AUTOCONFIG "?emailaddress=u…@example.org", SP_OUTCOME_FOUND);
  request = sp_local_server_dup_request (search.server, AUTOCONFIG);
  g_assert_nonnull (strstr (request, "emailaddress=user%40example.org"));
  elsewhere = sp_local_server_dup_request (search.server, DATABASE);
  g_assert_true (elsewhere == NULL || strstr (elsewhere, "user") == NULL);
}

static void
test_chosen_sources (void)
{
  static const char * const sources[] = { "srv", "provider", NULL };
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  search.options.sources = sources;
  sp_test_search_add_records (&search);
  sp_test_search_go (&search);

  sp_test_search_assert_account (&search, SP_TEST_RECORDS);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (search.discovery)); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (G_LIST_MODEL (search.discovery), i);

      g_assert_true (g_strv_contains (sources, sp_finding_get_source (finding)));
    }
}

static gboolean
has_account (gpointer data)
{
  return sp_discovery_get_account (data) != NULL;
}

/* What was found before somebody had enough of it stays. */
static void
test_stopped (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  sp_fake_resolver_add_address (search.resolver, "autoconfig.example.org", "127.0.0.1");
  sp_local_server_add_web (search.server, "autoconfig.example.org", 443, SP_LOCAL_VALID);
  sp_local_server_answer (search.server, AUTOCONFIG, &(SpLocalAnswer) { .delay = 60000 });
  sp_test_search_begin (&search);
  sp_discovery_run_async (search.discovery, cancellable, sp_test_take_result, &result);
  sp_test_await_true (has_account, search.discovery);
  g_assert_true (sp_discovery_is_running (search.discovery));

  g_cancellable_cancel (cancellable);
  sp_test_await (&result);
  g_assert_false (sp_discovery_run_finish (search.discovery, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sp_test_search_assert_account (&search, SP_TEST_RECORDS);
  sp_test_search_assert_outcome (&search, AUTOCONFIG, SP_OUTCOME_SKIPPED);
  g_clear_object (&result);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

/* Who shows it is told of everything, and of nothing that has not changed. */
static void
test_notifications (void)
{
  g_auto (SpTestSearch) search = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  guint n_accounts = 0;
  guint n_finals = 0;
  guint n_runnings = 0;

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  sp_test_search_begin (&search);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search.discovery)), ==, 0);
  g_signal_connect (search.discovery, "notify::account", G_CALLBACK (count_cb), &n_accounts);
  g_signal_connect (search.discovery, "notify::final", G_CALLBACK (count_cb), &n_finals);
  g_signal_connect (search.discovery, "notify::running", G_CALLBACK (count_cb), &n_runnings);
  sp_discovery_run_async (search.discovery, NULL, sp_test_take_result, &result);

  /* All was begun at once. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (search.discovery)), >=, 8);
  sp_test_await (&result);
  g_assert_true (sp_discovery_run_finish (search.discovery, result, NULL));
  /* Half of SRV's, all of SRV's, autoconfig's. */
  g_assert_cmpuint (n_accounts, <=, 3);
  g_assert_cmpuint (n_accounts, >=, 1);
  g_assert_cmpuint (n_finals, ==, 1);
  g_assert_cmpuint (n_runnings, ==, 2);
  g_clear_object (&result);
}

static void
test_cancellation (void)
{
  g_auto (SpTestSearch) search = { 0 };

  sp_test_search_init (&search, ADDRESS);
  sp_test_search_add_records (&search);
  sp_fake_resolver_add_mx (search.resolver, "example.org", 10, "mx.hosting.example");
  sp_test_search_serve_settings (&search, "autoconfig.example.org", AUTOCONFIG);
  g_assert_cmpuint (sp_test_search_sweep (&search), >, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/limits/hole", test_hole);
  g_test_add_func ("/discovery/limits/patience", test_patience);
  g_test_add_func ("/discovery/limits/slow", test_slow);
  g_test_add_func ("/discovery/limits/silence", test_silence);
  g_test_add_func ("/discovery/limits/offline", test_offline);
  g_test_add_func ("/discovery/limits/suffix", test_suffix);
  g_test_add_func ("/discovery/limits/address", test_address);
  g_test_add_func ("/discovery/limits/chosen-sources", test_chosen_sources);
  g_test_add_func ("/discovery/limits/stopped", test_stopped);
  g_test_add_func ("/discovery/limits/notifications", test_notifications);
  g_test_add_func ("/discovery/limits/cancellation", test_cancellation);

  return g_test_run ();
}
