/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-names.h"

#include "sp-deadline.h"
#include "sp-fake-resolver.h"
#include "sp-net-error.h"
#include "sp-test.h"

#define NAME "example.org"
#define SECOND G_USEC_PER_SEC

typedef struct
{
  SpFakeResolver *fake;
  SpNames *names;
} Rig;

static void
rig_set_up (Rig *rig)
{
  rig->fake = sp_fake_resolver_new ();
  rig->names = sp_names_new (SP_RESOLVER (rig->fake));
  sp_fake_resolver_add_mx (rig->fake, NAME, 10, "mx.example.org");
}

static void
rig_tear_down (Rig *rig)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (sp_fake_resolver_get_n_waiting (rig->fake), ==, 0);
  g_assert_finalize_object (rig->names);
  g_assert_finalize_object (rig->fake);
}

static void
ask (Rig           *rig,
     SpLedger      *ledger,
     gint64         now,
     GCancellable  *cancellable,
     GAsyncResult **result)
{
  sp_names_look_up_async (rig->names, ledger, NAME, SP_RECORD_MX, SP_PERSONAL_DOMAIN, now, cancellable,
                          sp_test_take_result, result);
}

static void
assert_found (Rig           *rig,
              GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = NULL;

  sp_test_await (result);
  records = sp_names_look_up_finish (rig->names, *result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sp_records_get (records, 0)->text, ==, "mx.example.org");
  g_clear_object (result);
}

static void
assert_error (Rig           *rig,
              GAsyncResult **result,
              GQuark         domain,
              gint           code)
{
  g_autoptr (GError) error = NULL;

  sp_test_await (result);
  g_assert_null (sp_names_look_up_finish (rig->names, *result, &error));
  g_assert_error (error, domain, code);
  g_clear_object (result);
}

static void
assert_entries (SpLedger   *ledger,
                guint       n,
                const char *outcome)
{
  g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (ledger), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ledger)), ==, n);
  g_assert_cmpint (sp_ledger_entry_get_kind (entry), ==, SP_CONTACT_NAME);
  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, NAME);
  g_assert_cmpstr (sp_ledger_entry_get_detail (entry), ==, "MX");
  g_assert_cmpint (sp_ledger_entry_get_personal (entry), ==, SP_PERSONAL_DOMAIN);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, outcome);
}

static void
test_asked_once (void)
{
  g_autoptr (SpLedger) ledger = sp_ledger_new ();
  g_autoptr (SpLedger) other = sp_ledger_new ();
  GAsyncResult *results[3] = { NULL };
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_set_delay (rig.fake, NAME, SP_RECORD_MX, 5);
  ask (&rig, ledger, 0, NULL, &results[0]);
  ask (&rig, ledger, 0, NULL, &results[1]);
  ask (&rig, other, 0, NULL, &results[2]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    assert_found (&rig, &results[i]);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 1);
  assert_entries (ledger, 1, "1 record");
  assert_entries (other, 1, "1 record");

  /* From memory, for half a minute. */
  ask (&rig, ledger, 29 * SECOND, NULL, &results[0]);
  assert_found (&rig, &results[0]);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 1);
  assert_entries (ledger, 1, "1 record");
  ask (&rig, ledger, 30 * SECOND, NULL, &results[0]);
  assert_found (&rig, &results[0]);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 2);
  assert_entries (ledger, 2, "1 record");

  rig_tear_down (&rig);
}

static void
test_failures (void)
{
  g_autoptr (SpLedger) ledger = sp_ledger_new ();
  GAsyncResult *result = NULL;
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_fail (rig.fake, NAME, SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  for (guint i = 0; i < 2; i++)
    {
      ask (&rig, ledger, 0, NULL, &result);
      assert_error (&rig, &result, SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER);
    }
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 2);
  assert_entries (ledger, 2, "no answer from the name server");

  /* That there is nothing is an answer. */
  sp_fake_resolver_fail (rig.fake, NAME, SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  for (guint i = 0; i < 2; i++)
    {
      ask (&rig, NULL, 0, NULL, &result);
      assert_error (&rig, &result, SP_NET_ERROR, SP_NET_ERROR_NO_NAME);
    }
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 3);

  rig_tear_down (&rig);
}

/* Who gives up gives up alone; the question itself ends with the last of them. */
static void
test_one_gives_up (void)
{
  g_autoptr (SpLedger) ledger = sp_ledger_new ();
  g_autoptr (SpLedger) other = sp_ledger_new ();
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  GAsyncResult *results[2] = { NULL };
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_set_silent (rig.fake, NAME, SP_RECORD_MX);
  ask (&rig, ledger, 0, first, &results[0]);
  ask (&rig, other, 0, second, &results[1]);

  g_cancellable_cancel (first);
  assert_error (&rig, &results[0], G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_entries (ledger, 1, "cancelled");
  assert_entries (other, 1, NULL);
  g_assert_cmpuint (sp_fake_resolver_get_n_waiting (rig.fake), ==, 1);

  /* Those who come now still join it. */
  ask (&rig, ledger, 0, second, &results[0]);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 1);
  g_cancellable_cancel (second);
  assert_error (&rig, &results[0], G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_error (&rig, &results[1], G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_entries (other, 1, "cancelled");

  /* And what comes after that is a new question. */
  g_cancellable_reset (first);
  ask (&rig, ledger, 0, first, &results[0]);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 2);
  g_cancellable_cancel (first);
  assert_error (&rig, &results[0], G_IO_ERROR, G_IO_ERROR_CANCELLED);

  rig_tear_down (&rig);
}

/* Whose time is up got no answer; that is not the same as nobody wanting it any more. */
static void
test_late (void)
{
  g_autoptr (SpLedger) ledger = sp_ledger_new ();
  g_autoptr (SpDeadline) deadline = sp_deadline_new (NULL, 20);
  GAsyncResult *result = NULL;
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_set_silent (rig.fake, NAME, SP_RECORD_MX);
  ask (&rig, ledger, 0, sp_deadline_get_cancellable (deadline), &result);
  assert_error (&rig, &result, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_entries (ledger, 1, "no answer in time");
  rig_tear_down (&rig);
}

static void
test_stop (void)
{
  g_autoptr (SpLedger) ledger = sp_ledger_new ();
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_OFFLINE, "Offline.");
  GAsyncResult *results[2] = { NULL };
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_set_silent (rig.fake, NAME, SP_RECORD_MX);
  ask (&rig, ledger, 0, NULL, &results[0]);
  ask (&rig, ledger, 0, NULL, &results[1]);
  sp_names_stop (rig.names, error);
  assert_error (&rig, &results[0], SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  assert_error (&rig, &results[1], SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  assert_entries (ledger, 1, "offline");

  rig_tear_down (&rig);
}

static void
test_refresh (void)
{
  GAsyncResult *result = NULL;
  Rig rig;

  rig_set_up (&rig);
  ask (&rig, NULL, 0, NULL, &result);
  assert_found (&rig, &result);
  sp_names_refresh (rig.names);
  g_assert_cmpuint (sp_fake_resolver_get_n_refreshes (rig.fake), ==, 1);

  /* What the old network says does not stay. */
  ask (&rig, NULL, 0, NULL, &result);
  sp_names_refresh (rig.names);
  assert_found (&rig, &result);
  ask (&rig, NULL, 0, NULL, &result);
  assert_found (&rig, &result);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 3);

  rig_tear_down (&rig);
}

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  Rig *rig = data;

  sp_names_refresh (rig->names);
  sp_names_look_up_async (rig->names, NULL, NAME, SP_RECORD_MX, SP_PERSONAL_DOMAIN, 0, cancellable,
                          callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  Rig *rig = data;
  g_autoptr (SpRecords) records = sp_names_look_up_finish (rig->names, result, error);

  return records != NULL;
}

static void
test_cancellation (void)
{
  Rig rig;

  rig_set_up (&rig);
  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &rig), >=, 1);
  rig_tear_down (&rig);
}

/* Not all at once; and those that nobody answers hold up the others for a moment only. */
static void
test_crowd (void)
{
  Rig rig = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *crowd[300] = { NULL };
  GAsyncResult *result = NULL;

  rig_set_up (&rig);
  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    {
      g_autofree char *name = g_strdup_printf ("silent%u.example", i);

      sp_fake_resolver_set_silent (rig.fake, name, SP_RECORD_MX);
      sp_names_look_up_async (rig.names, NULL, name, SP_RECORD_MX, SP_PERSONAL_DOMAIN, SECOND,
                              cancellable, sp_test_take_result, &crowd[i]);
    }
  ask (&rig, NULL, SECOND, NULL, &result);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), <, 100);
  g_assert_cmpuint (sp_fake_resolver_count (rig.fake, NAME, SP_RECORD_MX), ==, 0);
  assert_found (&rig, &result);

  /* Those that were never asked end like all others, and nobody is asked for them. */
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    assert_error (&rig, &crowd[i], G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, G_N_ELEMENTS (crowd) + 1);
  rig_tear_down (&rig);
}

/* Who waits for a turn when the network is switched off is never asked for. */
static void
test_stop_crowd (void)
{
  Rig rig = { 0 };
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_OFFLINE, "Off");
  GAsyncResult *crowd[200] = { NULL };
  guint n_questions;

  rig_set_up (&rig);
  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    {
      g_autofree char *name = g_strdup_printf ("silent%u.example", i);

      sp_fake_resolver_set_silent (rig.fake, name, SP_RECORD_MX);
      sp_names_look_up_async (rig.names, NULL, name, SP_RECORD_MX, SP_PERSONAL_DOMAIN, SECOND, NULL,
                              sp_test_take_result, &crowd[i]);
    }
  n_questions = sp_fake_resolver_get_n_questions (rig.fake);
  sp_names_stop (rig.names, error);
  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    assert_error (&rig, &crowd[i], SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, n_questions);
  rig_tear_down (&rig);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/names/asked-once", test_asked_once);
  g_test_add_func ("/net/names/failures", test_failures);
  g_test_add_func ("/net/names/one-gives-up", test_one_gives_up);
  g_test_add_func ("/net/names/late", test_late);
  g_test_add_func ("/net/names/stop", test_stop);
  g_test_add_func ("/net/names/refresh", test_refresh);
  g_test_add_func ("/net/names/cancellation", test_cancellation);
  g_test_add_func ("/net/names/crowd", test_crowd);
  g_test_add_func ("/net/names/stop-crowd", test_stop_crowd);

  return g_test_run ();
}
