/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-leads.h"

#include "sp-test.h"
#include "sp-test-run.h"

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  SpTestRun *run = data;

  sp_leads_wait_async (run->lookup, cancellable, callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  SpTestRun *run = data;

  return sp_leads_wait_finish (run->lookup, result, error);
}

static void
wait_for_leads (SpTestRun *run)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  start (NULL, sp_test_take_result, &result, run);
  sp_test_await (&result);
  g_assert_true (finish (result, run, &error));
  g_assert_no_error (error);
}

static gboolean
close_cb (gpointer data)
{
  sp_lookup_close_lead (data, "one");
  return G_SOURCE_REMOVE;
}

static void
test_none (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_guess);
  sp_test_run_begin (&run);
  wait_for_leads (&run);
  g_assert_cmpuint (sp_lookup_get_elapsed_ms (run.lookup), <, 90);
}

static void
test_closed (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_guess);
  sp_test_run_begin (&run);
  sp_lookup_open_lead (run.lookup, "one");
  g_timeout_add (20, close_cb, run.lookup);
  wait_for_leads (&run);
  g_assert_false (sp_lookup_has_leads (run.lookup));
}

/* It knows no name server: a tenth of a second is all there is. */
static void
test_open (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_guess);
  sp_test_run_begin (&run);
  sp_lookup_open_lead (run.lookup, "one");
  wait_for_leads (&run);
  g_assert_true (sp_lookup_has_leads (run.lookup));
  g_assert_cmpuint (sp_lookup_get_elapsed_ms (run.lookup), >=, 100);
}

/* The farther away the name server, the longer. */
static void
test_far (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SpRecords) records = NULL;

  sp_test_run_init (&run, &sp_source_guess);
  sp_fake_resolver_set_default_delay (run.resolver, 50);
  sp_test_run_begin (&run);
  sp_lookup_open_lead (run.lookup, "one");
  sp_net_look_up_async (run.net, sp_lookup_get_ledger (run.lookup), "example.org", SP_RECORD_MX,
                        SP_PERSONAL_DOMAIN, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  records = sp_net_look_up_finish (run.net, result, NULL);
  wait_for_leads (&run);
  g_assert_cmpuint (sp_lookup_get_elapsed_ms (run.lookup), >=, 240);
}

static void
test_cancel (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_guess);
  sp_test_run_begin (&run);
  sp_lookup_open_lead (run.lookup, "one");
  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &run), >=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leads/none", test_none);
  g_test_add_func ("/leads/closed", test_closed);
  g_test_add_func ("/leads/open", test_open);
  g_test_add_func ("/leads/far", test_far);
  g_test_add_func ("/leads/cancel", test_cancel);

  return g_test_run ();
}
