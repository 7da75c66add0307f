/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discoveries.h"

#include "sp-discovery-state.h"
#include "sp-test-net.h"
#include "sp-test.h"

static SpAddress *
make_address (const char *text)
{
  g_autoptr (GError) error = NULL;
  SpAddress *address = sp_address_new (text, &error);

  g_assert_no_error (error);

  return address;
}

static gboolean
has_ended (gpointer data)
{
  return sp_discovery_is_final (data);
}

static SpDiscoveries *
make (const char *net_name)
{
  g_autoptr (SpNet) net = sp_test_net_new (net_name);
  SpDiscoveries *discoveries = sp_discoveries_new ();

  sp_discoveries_set_net (discoveries, net);

  return discoveries;
}

static void
test_keeps (void)
{
  g_autoptr (SpDiscoveries) discoveries = make ("found");
  g_autoptr (SpAddress) ada = make_address ("ada@school.example");
  g_autoptr (SpAddress) again = make_address ("ada@school.example");
  g_autoptr (SpAddress) bob = make_address ("bob@school.example");
  SpDiscovery *discovery;

  g_assert_null (sp_discoveries_find (discoveries, ada));
  discovery = sp_discoveries_start (discoveries, ada, FALSE);
  g_assert_true (sp_discovery_is_running (discovery));
  sp_test_await_true (has_ended, discovery);
  g_assert_nonnull (sp_discovery_get_account (discovery));
  g_assert_true (sp_discoveries_find (discoveries, again) == discovery);
  g_assert_null (sp_discoveries_find (discoveries, bob));

  /* What has ended by itself can not be stopped any more. */
  sp_discoveries_stop (discoveries);
  g_assert_false (sp_discoveries_was_stopped (discoveries, discovery));

  sp_discoveries_forget (discoveries);
  g_assert_null (sp_discoveries_find (discoveries, ada));
}

static void
test_one_at_a_time (void)
{
  g_autoptr (SpDiscoveries) discoveries = make ("slow");
  g_autoptr (SpAddress) ada = make_address ("ada@school.example");
  g_autoptr (SpAddress) bob = make_address ("bob@school.example");
  g_autoptr (SpDiscovery) first = g_object_ref (sp_discoveries_start (discoveries, ada, FALSE));
  SpDiscovery *second = sp_discoveries_start (discoveries, bob, FALSE);

  sp_test_await_true (has_ended, first);
  g_assert_true (sp_discoveries_was_stopped (discoveries, first));
  g_assert_true (sp_discovery_is_running (second));
  g_assert_cmpint (sp_discovery_state_get (first, TRUE), ==, SP_DISCOVERY_STOPPED);
}

/* Closing a window ends what it asked for. */
static void
test_ends_with_its_owner (void)
{
  SpDiscoveries *discoveries = make ("slow");
  g_autoptr (SpAddress) ada = make_address ("ada@school.example");
  g_autoptr (SpDiscovery) discovery = g_object_ref (sp_discoveries_start (discoveries, ada, FALSE));

  g_assert_finalize_object (discoveries);
  sp_test_await_true (has_ended, discovery);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&discovery));
}

static void
test_offline (void)
{
  g_autoptr (SpDiscoveries) discoveries = make ("found");
  g_autoptr (SpAddress) ada = make_address ("ada@school.example");
  SpDiscovery *discovery;

  g_object_set (discoveries, "offline", TRUE, NULL);
  sp_discoveries_warm_up (discoveries);
  discovery = sp_discoveries_start (discoveries, ada, TRUE);
  sp_test_await_true (has_ended, discovery);
  g_assert_cmpint (sp_discovery_state_get (discovery, FALSE), ==, SP_DISCOVERY_OFFLINE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sp_discovery_get_ledger (discovery))), ==, 0);
}

static void
test_states (void)
{
  static const struct
  {
    const char *net;
    SpDiscoveryState state;
  } ends[] = {
    { "found", SP_DISCOVERY_FOUND },
    { "hosted", SP_DISCOVERY_FOUND },
    { "part", SP_DISCOVERY_PART },
    { "nothing", SP_DISCOVERY_NOTHING },
    { "no-domain", SP_DISCOVERY_NO_DOMAIN },
    { "no-mail", SP_DISCOVERY_NO_MAIL },
    { "no-network", SP_DISCOVERY_NO_NETWORK },
    { "portal", SP_DISCOVERY_PORTAL },
    { "changed", SP_DISCOVERY_NETWORK_CHANGED },
    { "silence", SP_DISCOVERY_SILENCE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (SpDiscoveries) discoveries = make (ends[i].net);
      g_autoptr (SpAddress) ada = make_address ("ada@school.example");
      SpDiscovery *discovery = sp_discoveries_start (discoveries, ada, FALSE);

      g_assert_cmpint (sp_discovery_state_get (discovery, FALSE), ==, SP_DISCOVERY_LOOKING);
      sp_test_await_true (has_ended, discovery);
      g_test_message ("%s", ends[i].net);
      g_assert_cmpint (sp_discovery_state_get (discovery, FALSE), ==, ends[i].state);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discoveries/keeps", test_keeps);
  g_test_add_func ("/discoveries/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/discoveries/ends-with-its-owner", test_ends_with_its_owner);
  g_test_add_func ("/discoveries/offline", test_offline);
  g_test_add_func ("/discoveries/states", test_states);

  return g_test_run ();
}
