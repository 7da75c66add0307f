/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autoconfig-address.h"

static void
test_places (void)
{
  static const struct
  {
    SpAutoconfigPlace place;
    const char *address;
    const char *host;
    const char *url;
  } cases[] = {
    { SP_AUTOCONFIG_HOST, NULL, "autoconfig.example.org",
      "https://autoconfig.example.org/mail/config-v1.1.xml" },
    { SP_AUTOCONFIG_WELL_KNOWN, NULL, "example.org",
      "https://example.org/.well-known/autoconfig/mail/config-v1.1.xml" },
    { SP_AUTOCONFIG_CLEAR, NULL, "autoconfig.example.org",
      "http://autoconfig.example.org/mail/config-v1.1.xml" },
    /* Dots stay, all that means something in a link does not. */
    { SP_AUTOCONFIG_HOST, "a.b+c&d=e@example.org", "autoconfig.example.org",
      "https://autoconfig.example.org/mail/config-v1.1.xml?emailaddress=a.b%2Bc%26d%3De%40example.org" },
    { SP_AUTOCONFIG_WELL_KNOWN, "ü@example.org", "example.org",
      "https://example.org/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=%C3%BC%40example.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = sp_autoconfig_dup_host (cases[i].place, "example.org");
      g_autofree char *url =
        sp_autoconfig_dup_url (cases[i].place, "example.org", cases[i].address);

      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_cmpstr (url, ==, cases[i].url);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/autoconfig-address/places", test_places);

  return g_test_run ();
}
