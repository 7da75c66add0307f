/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site.h"

static void
test_from_host (void)
{
  static const struct
  {
    const char *host;
    const char *site; /* NULL: none */
  } cases[] = {
    { "example.org", "example.org" },
    { "mail.example.org", "example.org" },
    { "MAIL.Example.ORG", "example.org" },
    { "a.b.c.example.co.uk", "example.co.uk" },
    { "mail.exämple.org", "xn--exmple-cua.org" },
    { "in.hosting.test", "hosting.test" },
    { "hosting.test", "hosting.test" },
    { "a.b.c.lan", "c.lan" },
    { "someone.github.io", "someone.github.io" },
    { "a.someone.github.io", "someone.github.io" },

    { "co.uk", NULL },
    { "org", NULL },
    { "github.io", NULL },
    { "localhost", NULL },
    { "test", NULL },
    { "127.0.0.1", NULL },
    { "::1", NULL },
    { "", NULL },
    { "example.org.", NULL },
    { "a..org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *site = sp_site_from_host (cases[i].host);

      g_test_message ("%s", cases[i].host);
      g_assert_cmpstr (site, ==, cases[i].site);
    }
}

static void
test_shared (void)
{
  g_assert_true (sp_site_is_shared ("mail.example.org", "example.org"));
  g_assert_true (sp_site_is_shared ("a.example.co.uk", "B.EXAMPLE.co.uk"));
  g_assert_true (sp_site_is_shared ("localhost", "LOCALHOST"));
  g_assert_true (sp_site_is_shared ("127.0.0.1", "127.0.0.1"));
  g_assert_false (sp_site_is_shared ("example.org", "example.net"));
  g_assert_false (sp_site_is_shared ("a.co.uk", "b.co.uk"));
  g_assert_false (sp_site_is_shared ("a.github.io", "b.github.io"));
  g_assert_false (sp_site_is_shared ("127.0.0.1", "127.0.0.2"));
  g_assert_false (sp_site_is_shared ("co.uk", "org.uk"));
  g_assert_false (sp_site_is_shared ("example.org.evil.test", "example.org"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/site/from-host", test_from_host);
  g_test_add_func ("/net/site/shared", test_shared);

  return g_test_run ();
}
