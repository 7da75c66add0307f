/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-endpoint.h"

#include <locale.h>

#include "sp-net-rig.h"
#include "sp-test.h"

static GSocketAddress *
next (GSocketAddressEnumerator *enumerator,
      GError                  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_socket_address_enumerator_next_async (enumerator, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return g_socket_address_enumerator_next_finish (enumerator, result, error);
}

static void
assert_next (GSocketAddressEnumerator *enumerator,
             const char               *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = next (enumerator, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  if (expected == NULL)
    {
      g_assert_null (address);
      return;
    }

  text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_addresses (SpNetRig     *rig,
                gconstpointer data)
{
  g_autoptr (SpEndpoint) endpoint = NULL;
  g_autoptr (GSocketAddressEnumerator) enumerator = NULL;
  g_autoptr (GSocketAddressEnumerator) proxies = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  sp_fake_resolver_add_address (rig->resolver, "two.example.org", "2001:db8::1");
  sp_fake_resolver_add_address (rig->resolver, "two.example.org", "192.0.2.1");
  endpoint = sp_endpoint_new (rig->net, rig->ledger, NULL, "two.example.org", 993, SP_PERSONAL_DOMAIN);
  g_assert_cmpstr (g_network_address_get_hostname (G_NETWORK_ADDRESS (endpoint)), ==, "two.example.org");
  g_assert_cmpint (sp_endpoint_get_name_ms (endpoint), ==, -1);

  enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (endpoint));
  assert_next (enumerator, "[2001:db8::1]:993");
  g_assert_cmpint (sp_endpoint_get_name_ms (endpoint), >=, 0);
  assert_next (enumerator, "192.0.2.1:993");
  assert_next (enumerator, NULL);
  assert_next (enumerator, NULL);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (rig->resolver), ==, 1);

  /* Without a proxy on this computer, the way through "all proxies" is the same. */
  proxies = g_socket_connectable_proxy_enumerate (G_SOCKET_CONNECTABLE (endpoint));
  assert_next (proxies, "[2001:db8::1]:993");

  /* It never blocks. */
  address = g_socket_address_enumerator_next (enumerator, NULL, &error);
  g_assert_null (address);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_ports (SpNetRig     *rig,
            gconstpointer data)
{
  g_autoptr (SpEndpoint) endpoint = NULL;
  g_autoptr (GSocketAddressEnumerator) enumerator = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_web (rig->server, "www.example.org", 443, SP_LOCAL_VALID);
  endpoint = sp_endpoint_new (rig->net, NULL, "https", "www.example.org", 443, SP_PERSONAL_NOTHING);
  enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (endpoint));
  address = next (enumerator, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)), !=, 443);
  g_assert_cmpuint (g_network_address_get_port (G_NETWORK_ADDRESS (endpoint)), ==, 443);
}

static void
test_errors (SpNetRig     *rig,
             gconstpointer data)
{
  static const char * const hosts[] = { "nowhere.example.org", "127.0.0.1" };
  static const gint codes[] = { SP_NET_ERROR_NO_NAME, SP_NET_ERROR_OFFLINE };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (SpEndpoint) endpoint =
        sp_endpoint_new (rig->net, NULL, "http", hosts[i], 80, SP_PERSONAL_NOTHING);
      g_autoptr (GSocketAddressEnumerator) enumerator = NULL;
      g_autoptr (GError) error = NULL;

      sp_net_set_offline (rig->net, codes[i] == SP_NET_ERROR_OFFLINE);
      enumerator = g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (endpoint));
      g_assert_null (next (enumerator, &error));
      g_assert_error (error, SP_NET_ERROR, codes[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/endpoint/addresses", SpNetRig, NULL, sp_net_rig_set_up, test_addresses, sp_net_rig_tear_down);
  g_test_add ("/endpoint/ports", SpNetRig, NULL, sp_net_rig_set_up, test_ports, sp_net_rig_tear_down);
  g_test_add ("/endpoint/errors", SpNetRig, NULL, sp_net_rig_set_up, test_errors, sp_net_rig_tear_down);
  return g_test_run ();
}
