/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-domain-index.h"

static void
add (SpDomainIndex *index,
     const char    *id,
     const char    *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  sp_domain_index_add_file (index, id, bytes, "Domains");
}

static char *
find (SpDomainIndex *index,
      const char    *domain)
{
  g_autoptr (GPtrArray) ids = sp_domain_index_find (index, domain);

  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
test_find (void)
{
  static const struct
  {
    const char *domain;
    const char *ids;
  } cases[] = {
    { "one.example", "one" },
    { "ONE.example", "one" },
    { "two.example", "one two" },
    { "exämple.org", "two" },
    { "xn--exmple-cua.org", "two" },
    { "campus.example.edu", "three" },
    { "a.campus.example.edu", "four three" },
    { "example.edu", "" },
    { "three.example", "three" },
    { "four.example", "four" },
    { "not.there.example", "" },
    { "", "" },
    { "no domain", "" },
    { "*.example.edu", "" },
  };
  g_autoptr (SpDomainIndex) index = sp_domain_index_new ();

  add (index, "one", "[Provider]\nDomains=one.example;two.example;\n");
  add (index, "two", "  Domains  = two.example ; Exämple.org ;; not a domain\r\n");
  add (index, "three", "# Domains=comment.example\nDomainsX=no.example\n"
                       "Domains=*.example.edu;three.example\nDomains=second.example\n");
  add (index, "four", "Name=x\nDomains=four.example;*.campus.example.edu");
  add (index, "empty", "");
  add (index, "odd", "Domains");
  add (index, "odder", "Domains=");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = find (index, cases[i].domain);

      g_test_message ("%s", cases[i].domain);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

static void
test_hostile (void)
{
  g_autoptr (SpDomainIndex) index = sp_domain_index_new ();
  static const char nul[] = "\0\0\nDomains=\xff\xfe;a\0b.example;ok.example\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (nul, sizeof (nul) - 1);
  g_autofree char *ids = NULL;

  sp_domain_index_add_file (index, "nul", bytes, "Domains");
  ids = find (index, "ok.example");
  g_assert_cmpstr (ids, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/domain-index/find", test_find);
  g_test_add_func ("/account/domain-index/hostile", test_hostile);

  return g_test_run ();
}
