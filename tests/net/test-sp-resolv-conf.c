/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-resolv-conf.h"

#include "sp-test.h"

static void
test_trust_ad (void)
{
  static const struct
  {
    const char *contents;
    gboolean trusts;
  } cases[] = {
    { "", FALSE },
    { "nameserver 192.0.2.1\n", FALSE },
    { "nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch example.org\n", TRUE },
    { "options trust-ad", TRUE },
    { "options\ttrust-ad\r\n", FALSE },
    { "options trust-ads\n", FALSE },
    { "# options trust-ad\n", FALSE },
    { "search options trust-ad\n", FALSE },
    { "options edns0\noptions ndots:2   trust-ad \n", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = sp_test_write (sp_test_dir (), "resolv.conf", cases[i].contents, -1);

      g_test_message ("%s", cases[i].contents);
      g_assert_cmpint (sp_resolv_conf_trusts_ad (path), ==, cases[i].trusts);
    }

  g_assert_false (sp_resolv_conf_trusts_ad ("/nonexistent/resolv.conf"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/resolv-conf/trust-ad", test_trust_ad);

  return g_test_run ();
}
