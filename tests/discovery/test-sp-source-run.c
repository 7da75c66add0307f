/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source-run.h"

#include "sp-test.h"
#include "sp-test-run.h"

static gboolean
let_go_cb (gpointer data)
{
  sp_source_run_unref (data);
  return G_SOURCE_REMOVE;
}

static void
test_last (void)
{
  g_auto (SpTestRun) test = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SpSourceRun *run;

  sp_test_run_init (&test, &sp_source_srv);
  sp_test_run_begin (&test);
  run = sp_source_run_new (test.lookup, NULL, sp_test_take_result, &result);
  g_idle_add (let_go_cb, sp_source_run_ref (run));
  g_idle_add (let_go_cb, sp_source_run_ref (run));
  sp_source_run_unref (run);
  g_assert_null (result);

  sp_test_await (&result);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&result));
}

/* A source that has nothing to wait for does not call back before it has returned. */
static void
test_at_once (void)
{
  g_auto (SpTestRun) test = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  sp_test_run_init (&test, &sp_source_srv);
  sp_test_run_begin (&test);
  sp_source_run_unref (sp_source_run_new (test.lookup, NULL, sp_test_take_result, &result));
  g_assert_null (result);
  sp_test_await (&result);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
}

static void
test_cancelled (void)
{
  g_auto (SpTestRun) test = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SpSourceRun *run;

  sp_test_run_init (&test, &sp_source_srv);
  sp_test_run_begin (&test);
  run = sp_source_run_new (test.lookup, cancellable, sp_test_take_result, &result);
  g_assert_true (run->cancellable == cancellable);
  g_assert_true (run->lookup == test.lookup);
  g_cancellable_cancel (cancellable);
  sp_source_run_unref (run);
  sp_test_await (&result);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-run/last", test_last);
  g_test_add_func ("/source-run/at-once", test_at_once);
  g_test_add_func ("/source-run/cancelled", test_cancelled);

  return g_test_run ();
}
