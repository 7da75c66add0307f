/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-host-name.h"

#include "sp-address.h"

static void
test_host_names (void)
{
  static const struct
  {
    const char *host;
    const char *ascii; /* NULL: not valid */
  } cases[] = {
    { "imap.example.org", "imap.example.org" },
    { "IMAP.Example.ORG", "imap.example.org" },
    { "localhost", "localhost" },
    { "127.0.0.1", "127.0.0.1" },
    { "a-b.3com.example", "a-b.3com.example" },
    { "mail.exämple.org", "mail.xn--exmple-cua.org" },
    { "почта.рф", "xn--80a1acny.xn--p1ai" },

    { "", NULL },
    { ".", NULL },
    { "example.org.", NULL },
    { ".example.org", NULL },
    { "a..b", NULL },
    { "-a.org", NULL },
    { "a-.org", NULL },
    { "a_b.org", NULL },
    { "a b.org", NULL },
    { " a.org", NULL },
    { "user@a.org", NULL },
    { "a.org/path", NULL },
    { "a.org\\x", NULL },
    { "a.org:993", NULL },
    { "[::1]", NULL },
    { "::1", NULL },
    { "1.2.3", NULL },
    { "256.0.0.1", NULL },
    { "a.org\n", NULL },
    { "a\u200b.org", NULL },
    { "\u202egro.a", NULL },
    { "a\xff.org", NULL },
    { "a;b.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ascii = sp_host_name_to_ascii (cases[i].host);

      g_test_message ("case %u", i);
      g_assert_cmpstr (ascii, ==, cases[i].ascii);
      g_assert_cmpint (sp_host_name_is_valid (cases[i].host), ==, cases[i].ascii != NULL);
    }

  g_assert_false (sp_host_name_is_valid (NULL));
}

static void
test_lengths (void)
{
  g_autofree char *label = g_strnfill (63, 'a');
  g_autofree char *longer = g_strnfill (64, 'a');
  g_autofree char *most = g_strdup_printf ("%s.%s.%s.%.61s", label, label, label, label);
  g_autofree char *more = g_strdup_printf ("%s.%s.%s.%.62s", label, label, label, label);
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'a');

  g_assert_true (sp_host_name_is_valid (label));
  g_assert_false (sp_host_name_is_valid (longer));
  g_assert_cmpuint (strlen (most), ==, 253);
  g_assert_true (sp_host_name_is_valid (most));
  g_assert_false (sp_host_name_is_valid (more));
  g_assert_false (sp_host_name_is_valid (huge));
}

static void
test_domain_matches (void)
{
  static const char * const patterns[] = { "example.org", "*.campus.example.edu", "Exämple.net",
                                           "not a domain", NULL };
  static const struct
  {
    const char *domain;
    gboolean matches;
  } cases[] = {
    { "example.org", TRUE },
    { "EXAMPLE.org", TRUE },
    { "mail.example.org", FALSE },
    { "notexample.org", FALSE },
    { "example.org.evil.example", FALSE },
    { "campus.example.edu", FALSE },
    { "a.campus.example.edu", TRUE },
    { "a.b.Campus.example.edu", TRUE },
    { "hippocampus.example.edu", FALSE },
    { "exämple.net", TRUE },
    { "xn--exmple-cua.net", TRUE },
    { "not a domain", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].domain);
      g_assert_cmpint (sp_domain_matches (cases[i].domain, patterns), ==, cases[i].matches);
    }

  g_assert_false (sp_domain_matches ("example.org", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/host-name/host-names", test_host_names);
  g_test_add_func ("/account/host-name/lengths", test_lengths);
  g_test_add_func ("/account/host-name/domain-matches", test_domain_matches);

  return g_test_run ();
}
