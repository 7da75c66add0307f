/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address-order.h"

static GInetAddress *
parse (const char *text)
{
  return text != NULL ? g_inet_address_new_from_string (text) : NULL;
}

/* RFC 6724, section 10.2, as far as both kinds are concerned, and what else happens. */
static void
test_order (void)
{
  static const struct
  {
    const char *ipv6;
    const char *ipv6_source;
    const char *ipv4;
    const char *ipv4_source;
    gboolean begins_with_ipv6;
  } cases[] = {
    { "2001:db8:1::1", "2001:db8:1::2", "198.51.100.121", "169.254.13.78", TRUE },
    { "2001:db8:1::1", "fe80::1", "198.51.100.121", "198.51.100.117", FALSE },
    { "2001:db8:1::1", "2001:db8:1::2", "10.1.2.3", "10.1.2.4", TRUE },
    { "2002:c633:6401::1", "2002:c633:6401::2", "10.1.2.3", "10.1.2.4", FALSE },
    /* No way there. */
    { "2001:db8:1::1", NULL, "198.51.100.121", "192.0.2.1", FALSE },
    { "2001:db8:1::1", "2001:db8:1::2", "198.51.100.121", NULL, TRUE },
    { "2001:db8:1::1", NULL, "198.51.100.121", NULL, TRUE },
    /* An IPv6 of the house alone, and a Teredo tunnel. */
    { "2001:db8:1::1", "fd00::1", "198.51.100.121", "192.168.1.2", FALSE },
    { "2001:db8:1::1", "2001:0:1::1", "198.51.100.121", "192.168.1.2", FALSE },
    { "fd00::2", "fd00::1", "192.168.1.3", "192.168.1.2", FALSE },
    /* This computer. */
    { "::1", "::1", "127.0.0.1", "127.0.0.1", TRUE },
    { "fec0::1", "fec0::2", "198.51.100.121", "192.0.2.1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GInetAddress) ipv6 = parse (cases[i].ipv6);
      g_autoptr (GInetAddress) ipv6_source = parse (cases[i].ipv6_source);
      g_autoptr (GInetAddress) ipv4 = parse (cases[i].ipv4);
      g_autoptr (GInetAddress) ipv4_source = parse (cases[i].ipv4_source);

      g_test_message ("%u: %s", i, cases[i].ipv6);
      g_assert_cmpint (sp_address_order_begins_with_ipv6 (ipv6, ipv6_source, ipv4, ipv4_source), ==,
                       cases[i].begins_with_ipv6);
    }
}

static void
test_source (void)
{
  g_autoptr (GInetAddress) here = parse ("127.0.0.1");
  g_autoptr (GInetAddress) nowhere = parse ("fe80::1");
  g_autoptr (GInetAddress) source = sp_address_order_find_source (here);

  g_assert_true (g_inet_address_equal (source, here));
  /* Without a word on which side it is. */
  g_assert_null (sp_address_order_find_source (nowhere));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/address-order/order", test_order);
  g_test_add_func ("/net/address-order/source", test_source);

  return g_test_run ();
}
