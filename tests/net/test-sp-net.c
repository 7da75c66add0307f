/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-private.h"

#include "sp-fake-monitor.h"
#include "sp-fake-resolver.h"
#include "sp-test.h"

typedef struct
{
  SpFakeResolver *fake;
  SpNet *net;
  SpLedger *ledger;
} Rig;

static void
rig_set_up (Rig *rig)
{
  rig->fake = sp_fake_resolver_new ();
  rig->net = sp_net_new_with (SP_RESOLVER (rig->fake), NULL, NULL);
  rig->ledger = sp_ledger_new ();
  sp_fake_resolver_add_mx (rig->fake, "example.org", 10, "mx.example.org");
}

static void
rig_tear_down (Rig *rig)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (rig->net);
  g_assert_finalize_object (rig->fake);
  g_assert_finalize_object (rig->ledger);
}

static SpRecords *
look_up (Rig         *rig,
         const char  *name,
         SpRecordType type,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_net_look_up_async (rig->net, rig->ledger, name, type, SP_PERSONAL_DOMAIN, NULL, sp_test_take_result,
                        &result);
  sp_test_await (&result);
  return sp_net_look_up_finish (rig->net, result, error);
}

static void
assert_fails (Rig         *rig,
              const char  *name,
              SpRecordType type,
              gint         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (look_up (rig, name, type, &error));
  g_assert_error (error, SP_NET_ERROR, code);
}

static guint
n_entries (Rig *rig)
{
  return g_list_model_get_n_items (G_LIST_MODEL (rig->ledger));
}

static void
test_look_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (SpRecords) again = NULL;
  g_autoptr (SpLedgerEntry) entry = NULL;
  Rig rig;

  rig_set_up (&rig);
  records = look_up (&rig, "EXAMPLE.org", SP_RECORD_MX, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sp_records_get (records, 0)->text, ==, "mx.example.org");
  again = look_up (&rig, "example.org", SP_RECORD_MX, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 1);
  g_assert_cmpuint (n_entries (&rig), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (rig.ledger), 0);
  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, "example.org");

  assert_fails (&rig, "other.org", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  g_assert_cmpuint (n_entries (&rig), ==, 2);
  rig_tear_down (&rig);
}

static void
test_known_addresses (void)
{
  static const struct
  {
    const char *name;
    const char *first;
    guint n;
  } cases[] = {
    { "127.0.0.1", "127.0.0.1", 1 },
    { "192.0.2.1", "192.0.2.1", 1 },
    { "2001:db8::1", "2001:db8::1", 1 },
    { "localhost", "127.0.0.1", 2 },
    { "LocalHost", "127.0.0.1", 2 },
    { "a.localhost", "127.0.0.1", 2 },
  };
  Rig rig;

  rig_set_up (&rig);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecords) records = look_up (&rig, cases[i].name, SP_RECORD_ADDRESS, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (sp_records_get_n_records (records), ==, cases[i].n);
      text = g_inet_address_to_string (sp_records_get (records, 0)->address);
      g_assert_cmpstr (text, ==, cases[i].first);
    }

  /* Nobody is asked for these either. */
  assert_fails (&rig, "", SP_RECORD_ADDRESS, SP_NET_ERROR_NO_NAME);
  assert_fails (&rig, "a b", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 0);
  g_assert_cmpuint (n_entries (&rig), ==, 0);
  rig_tear_down (&rig);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_offline (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = NULL;
  guint count = 0;
  Rig rig;

  rig_set_up (&rig);
  g_signal_connect_swapped (rig.net, "notify::offline", G_CALLBACK (count_cb), &count);
  g_assert_false (sp_net_is_offline (rig.net));

  /* What is under way ends. */
  sp_fake_resolver_set_silent (rig.fake, "silent.org", SP_RECORD_MX);
  sp_net_look_up_async (rig.net, rig.ledger, "silent.org", SP_RECORD_MX, SP_PERSONAL_DOMAIN, NULL,
                        sp_test_take_result, &result);
  sp_net_set_offline (rig.net, TRUE);
  sp_test_await (&result);
  g_assert_null (sp_net_look_up_finish (rig.net, result, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  g_clear_error (&error);
  g_clear_object (&result);

  /* Nothing begins, not even what would need nobody. */
  assert_fails (&rig, "example.org", SP_RECORD_MX, SP_NET_ERROR_OFFLINE);
  assert_fails (&rig, "localhost", SP_RECORD_ADDRESS, SP_NET_ERROR_OFFLINE);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 1);
  g_assert_cmpuint (n_entries (&rig), ==, 1);

  sp_net_set_offline (rig.net, TRUE);
  g_assert_cmpuint (count, ==, 1);
  sp_net_set_offline (rig.net, FALSE);
  g_assert_cmpuint (count, ==, 2);
  records = look_up (&rig, "example.org", SP_RECORD_MX, &error);
  g_assert_no_error (error);
  rig_tear_down (&rig);
}

static void
test_state (void)
{
  g_autoptr (SpFakeMonitor) monitor = sp_fake_monitor_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (SpRecords) local = NULL;
  guint count = 0;
  guint epoch;
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_fail (rig.fake, "broken.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  sp_fake_resolver_fail (rig.fake, "slow.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  sp_fake_resolver_set_delay (rig.fake, "slow.org", SP_RECORD_MX, 10);
  sp_net_set_monitor (rig.net, G_NETWORK_MONITOR (monitor));
  g_signal_connect_swapped (rig.net, "notify::state", G_CALLBACK (count_cb), &count);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_UP);
  assert_fails (&rig, "broken.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);

  sp_fake_monitor_change (monitor, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_NONE);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (sp_fake_resolver_get_n_refreshes (rig.fake), ==, 1);
  assert_fails (&rig, "broken.org", SP_RECORD_MX, SP_NET_ERROR_NO_NETWORK);
  /* That nobody had to be asked for proves nothing. */
  local = look_up (&rig, "localhost", SP_RECORD_ADDRESS, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_NONE);
  /* It may be wrong: whoever gets an answer has a network. */
  records = look_up (&rig, "example.org", SP_RECORD_MX, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_UP);
  g_assert_cmpuint (count, ==, 2);
  assert_fails (&rig, "broken.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  sp_fake_monitor_change (monitor, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  assert_fails (&rig, "broken.org", SP_RECORD_MX, SP_NET_ERROR_NO_NETWORK);
  assert_fails (&rig, "other.org", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_UP);

  sp_fake_monitor_change (monitor, TRUE, G_NETWORK_CONNECTIVITY_PORTAL);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_PORTAL);
  assert_fails (&rig, "broken.org", SP_RECORD_MX, SP_NET_ERROR_PORTAL);

  sp_fake_monitor_change (monitor, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpint (sp_net_get_state (rig.net), ==, SP_NET_STATE_UP);
  g_assert_cmpuint (count, ==, 6);

  /* A change in the middle. */
  epoch = sp_net_get_epoch (rig.net);
  sp_net_look_up_async (rig.net, NULL, "slow.org", SP_RECORD_MX, SP_PERSONAL_DOMAIN, NULL,
                        sp_test_take_result, &result);
  sp_fake_monitor_change (monitor, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpuint (sp_net_get_epoch (rig.net), !=, epoch);
  sp_test_await (&result);
  g_assert_null (sp_net_look_up_finish (rig.net, result, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_NETWORK_CHANGED);
  g_clear_object (&result);
  assert_fails (&rig, "slow.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);

  rig_tear_down (&rig);
}

static void
test_judged (void)
{
  static const struct
  {
    gint code;
    gint without_network;
    gint with_portal;
    gint with_change;
  } cases[] = {
    { SP_NET_ERROR_OFFLINE, SP_NET_ERROR_OFFLINE, SP_NET_ERROR_OFFLINE, SP_NET_ERROR_OFFLINE },
    { SP_NET_ERROR_TIMED_OUT, SP_NET_ERROR_NO_NETWORK, SP_NET_ERROR_PORTAL, SP_NET_ERROR_NETWORK_CHANGED },
    { SP_NET_ERROR_CLOSED, SP_NET_ERROR_NO_NETWORK, SP_NET_ERROR_PORTAL, SP_NET_ERROR_NETWORK_CHANGED },
    { SP_NET_ERROR_CERTIFICATE, SP_NET_ERROR_CERTIFICATE, SP_NET_ERROR_PORTAL, SP_NET_ERROR_CERTIFICATE },
    { SP_NET_ERROR_NOT_FOUND, SP_NET_ERROR_NOT_FOUND, SP_NET_ERROR_PORTAL, SP_NET_ERROR_NOT_FOUND },
    { SP_NET_ERROR_TOO_LARGE, SP_NET_ERROR_TOO_LARGE, SP_NET_ERROR_TOO_LARGE, SP_NET_ERROR_TOO_LARGE },
  };
  g_autoptr (SpFakeMonitor) monitor = sp_fake_monitor_new ();
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Enough.");
  g_autoptr (GError) same = NULL;
  Rig rig;

  rig_set_up (&rig);
  sp_net_set_monitor (rig.net, G_NETWORK_MONITOR (monitor));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, cases[i].code, "Words.");
      g_autoptr (GError) without_network = NULL;
      g_autoptr (GError) with_portal = NULL;
      g_autoptr (GError) with_change = NULL;
      g_autoptr (GError) unchanged = NULL;

      sp_fake_monitor_change (monitor, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
      without_network = sp_net_judge_error (rig.net, sp_net_get_epoch (rig.net), error);
      g_assert_error (without_network, SP_NET_ERROR, cases[i].without_network);
      sp_fake_monitor_change (monitor, TRUE, G_NETWORK_CONNECTIVITY_PORTAL);
      with_portal = sp_net_judge_error (rig.net, sp_net_get_epoch (rig.net), error);
      g_assert_error (with_portal, SP_NET_ERROR, cases[i].with_portal);
      sp_fake_monitor_change (monitor, TRUE, G_NETWORK_CONNECTIVITY_FULL);
      with_change = sp_net_judge_error (rig.net, sp_net_get_epoch (rig.net) - 1, error);
      g_assert_error (with_change, SP_NET_ERROR, cases[i].with_change);
      unchanged = sp_net_judge_error (rig.net, sp_net_get_epoch (rig.net), error);
      g_assert_error (unchanged, SP_NET_ERROR, cases[i].code);
      g_assert_cmpstr (unchanged->message, ==, "Words.");
    }

  sp_fake_monitor_change (monitor, FALSE, G_NETWORK_CONNECTIVITY_LOCAL);
  same = sp_net_judge_error (rig.net, 0, cancelled);
  g_assert_error (same, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rig_tear_down (&rig);
}

static gint64
read_clock (gpointer data)
{
  return *(gint64 *) data;
}

static void
test_clock (void)
{
  gint64 now = 0;
  Rig rig;

  rig_set_up (&rig);
  sp_net_set_clock (rig.net, read_clock, &now);
  for (; now <= 30 * G_USEC_PER_SEC; now += 15 * G_USEC_PER_SEC)
    {
      g_autoptr (SpRecords) records = look_up (&rig, "example.org", SP_RECORD_MX, NULL);

      g_assert_nonnull (records);
    }
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig.fake), ==, 2);
  rig_tear_down (&rig);
}

static void
test_ports (void)
{
  g_autoptr (SpFakeResolver) fake = sp_fake_resolver_new ();
  g_autoptr (GHashTable) ports = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SpNet) net = NULL;

  g_hash_table_insert (ports, (gpointer) "imap.example.org:993", GUINT_TO_POINTER (40993));
  net = sp_net_new_with (SP_RESOLVER (fake), NULL, ports);
  g_assert_cmpuint (sp_net_map_port (net, "imap.example.org", 993), ==, 40993);
  g_assert_cmpuint (sp_net_map_port (net, "imap.example.org", 143), ==, 143);
  g_assert_cmpuint (sp_net_map_port (net, "example.org", 993), ==, 993);
}

static void
test_trusted (void)
{
  g_autoptr (SpFakeResolver) fake = sp_fake_resolver_new ();
  g_autoptr (SpNet) plain = NULL;
  g_autoptr (SpNet) other = NULL;
  GTlsDatabase *trusted = NULL;

  plain = sp_net_new_with (SP_RESOLVER (fake), NULL, NULL);
  trusted = sp_net_get_trusted (plain);
  g_assert_nonnull (trusted);
  g_assert_true (sp_net_get_trusted (plain) == trusted);

  other = sp_net_new_with (SP_RESOLVER (fake), trusted, NULL);
  g_assert_true (sp_net_get_trusted (other) == trusted);
}

static void
start_look_up (GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data,
               gpointer            data)
{
  Rig *rig = data;

  sp_net_look_up_async (rig->net, NULL, "example.org", SP_RECORD_MX, SP_PERSONAL_DOMAIN, cancellable,
                        callback, user_data);
}

static gboolean
finish_look_up (GAsyncResult *result,
                gpointer      data,
                GError      **error)
{
  Rig *rig = data;
  g_autoptr (SpRecords) records = sp_net_look_up_finish (rig->net, result, error);

  return records != NULL;
}

static void
test_cancellation (void)
{
  Rig rig;

  rig_set_up (&rig);
  sp_fake_resolver_set_delay (rig.fake, "example.org", SP_RECORD_MX, 3);
  g_assert_cmpuint (sp_test_sweep_cancellation (start_look_up, finish_look_up, &rig), >=, 1);
  rig_tear_down (&rig);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/net/look-up", test_look_up);
  g_test_add_func ("/net/net/known-addresses", test_known_addresses);
  g_test_add_func ("/net/net/offline", test_offline);
  g_test_add_func ("/net/net/state", test_state);
  g_test_add_func ("/net/net/judged", test_judged);
  g_test_add_func ("/net/net/clock", test_clock);
  g_test_add_func ("/net/net/ports", test_ports);
  g_test_add_func ("/net/net/trusted", test_trusted);
  g_test_add_func ("/net/net/cancellation", test_cancellation);

  return g_test_run ();
}
