/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-resolver.h"

static void
test_can_ask (void)
{
  static const struct
  {
    const char *name;
    gboolean can_ask;
  } cases[] = {
    { "example.org", TRUE },
    { "EXAMPLE.org", TRUE },
    { "org", TRUE },
    { "_imaps._tcp.example.org", TRUE },
    { "xn--exmple-cua.org", TRUE },
    { "-a.example.org", TRUE },
    { "1.2.3.4", TRUE },
    { "", FALSE },
    { ".", FALSE },
    { "example.org.", FALSE },
    { ".example.org", FALSE },
    { "a..b", FALSE },
    { "a b", FALSE },
    { "a\n", FALSE },
    { "a\\b", FALSE },
    { "a/b", FALSE },
    { "a:b", FALSE },
    { "a@b", FALSE },
    { "ä.org", FALSE },
    { "::1", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (sp_resolver_can_ask (cases[i].name), ==, cases[i].can_ask);
    }
}

static void
test_lengths (void)
{
  g_autofree char *label_63 = g_strnfill (63, 'a');
  g_autofree char *label_64 = g_strnfill (64, 'a');
  g_autofree char *label_61 = g_strnfill (61, 'a');
  g_autofree char *label_62 = g_strnfill (62, 'a');
  g_autofree char *name_253 = g_strdup_printf ("%s.%s.%s.%s", label_63, label_63, label_63, label_61);
  g_autofree char *name_254 = g_strdup_printf ("%s.%s.%s.%s", label_63, label_63, label_63, label_62);

  g_assert_true (sp_resolver_can_ask (label_63));
  g_assert_false (sp_resolver_can_ask (label_64));
  g_assert_true (sp_resolver_can_ask (name_253));
  g_assert_false (sp_resolver_can_ask (name_254));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/resolver/can-ask", test_can_ask);
  g_test_add_func ("/net/resolver/lengths", test_lengths);

  return g_test_run ();
}
