/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address-order.h"

/* Any will do: nothing is sent. */
#define PORT 443

typedef struct
{
  const char *network; /* NULL: IPv4 */
  guint precedence;
  guint label;
} Policy;

/* RFC 6724, section 2.1. The most specific first. */
static const Policy policies[] = {
  { NULL, 35, 4 },
  { "::1/128", 50, 0 },
  { "::/96", 1, 3 },
  { "2001::/32", 5, 5 },
  { "2002::/16", 30, 2 },
  { "3ffe::/16", 1, 12 },
  { "fec0::/10", 1, 11 },
  { "fc00::/7", 3, 13 },
  { "::/0", 40, 1 },
};

static gboolean
fits (const Policy *policy,
      GInetAddress *address)
{
  g_autoptr (GInetAddressMask) mask = NULL;

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return policy->network == NULL;
  if (policy->network == NULL)
    return FALSE;

  mask = g_inet_address_mask_new_from_string (policy->network, NULL);
  return g_inet_address_mask_matches (mask, address);
}

static const Policy *
find_policy (GInetAddress *address)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (policies); i++)
    {
      if (fits (&policies[i], address))
        return &policies[i];
    }

  return &policies[G_N_ELEMENTS (policies) - 1];
}

/* Section 3.1 and 3.2: the smaller the narrower. Private IPv4 addresses are global. */
static guint
get_scope (GInetAddress *address)
{
  if (g_inet_address_get_is_link_local (address) || g_inet_address_get_is_loopback (address))
    return 2;
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 &&
      g_inet_address_get_is_site_local (address))
    return 5;

  return 14;
}

/* Whether what is sent there would come from an address that suits it: the more the
 * better (rules 1, 2 and 5). */
static guint
rate_source (GInetAddress *destination,
             GInetAddress *source)
{
  if (source == NULL)
    return 0;
  if (get_scope (destination) != get_scope (source))
    return 1;

  return find_policy (destination)->label == find_policy (source)->label ? 3 : 2;
}

/**
 * sp_address_order_begins_with_ipv6:
 * @ipv6: an address of IPv6
 * @ipv6_source: (nullable): from where it would be talked to; %NULL: there is no way there
 * @ipv4: an address of IPv4
 * @ipv4_source: (nullable): likewise
 *
 * Returns: whether @ipv6 is to be tried before @ipv4
 */
gboolean
sp_address_order_begins_with_ipv6 (GInetAddress *ipv6,
                                   GInetAddress *ipv6_source,
                                   GInetAddress *ipv4,
                                   GInetAddress *ipv4_source)
{
  guint left = rate_source (ipv6, ipv6_source);
  guint right = rate_source (ipv4, ipv4_source);

  if (left != right)
    return left > right;

  /* Rule 6. No network of IPv6 has the precedence of IPv4. */
  return find_policy (ipv6)->precedence > find_policy (ipv4)->precedence;
}

/**
 * sp_address_order_find_source:
 * @destination: an address
 *
 * Asks the system, and nobody else.
 *
 * Returns: (transfer full) (nullable): from which address it would be talked to; %NULL if there is
 *   no way there
 */
GInetAddress *
sp_address_order_find_source (GInetAddress *destination)
{
  g_autoptr (GSocketAddress) there = g_inet_socket_address_new (destination, PORT);
  g_autoptr (GSocketAddress) here = NULL;
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (destination), G_SOCKET_TYPE_DATAGRAM,
                                             G_SOCKET_PROTOCOL_UDP, NULL);

  if (socket == NULL || !g_socket_connect (socket, there, NULL, NULL))
    return NULL;

  here = g_socket_get_local_address (socket, NULL);
  if (here == NULL)
    return NULL;

  return g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (here)));
}
