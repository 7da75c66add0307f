/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-file.h"

static void
test_ids (void)
{
  static const struct
  {
    const char *text;
    gboolean is_id;
  } cases[] = {
    { "a", TRUE },
    { "role", TRUE },
    { "own-app", TRUE },
    { "a1-2b", TRUE },
    { "3", TRUE },
    { "", FALSE },
    { "-a", FALSE },
    { "a-", FALSE },
    { "Role", FALSE },
    { "a_b", FALSE },
    { "a b", FALSE },
    { "a.b", FALSE },
    { "ä", FALSE },
    { "a/b", FALSE },
    { "0123456789012345678901234567890123456789012345678901234567890123", TRUE },
    { "01234567890123456789012345678901234567890123456789012345678901234", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sp_key_text_is_id (cases[i].text), ==, cases[i].is_id);
    }
}

static void
test_links (void)
{
  static const struct
  {
    const char *text;
    gboolean is_link;
  } cases[] = {
    { "https://example.org", TRUE },
    { "https://example.org/", TRUE },
    { "HTTPS://example.org:8443/a/b?c=d&e=f#g", TRUE },
    { "https://exämple.org/ä", TRUE },
    { "https://xn--exmple-cua.org", TRUE },
    { "https://192.0.2.7/", TRUE },
    { "https://example.org?x=@y", TRUE },
    { "https://example.org/user@host", TRUE },
    { "mailto:help@example.org", TRUE },
    { "mailto:help@example.org?subject=Mail", TRUE },

    { "", FALSE },
    { "http://example.org", FALSE },
    { "ftp://example.org", FALSE },
    { "file:///etc/passwd", FALSE },
    { "javascript:alert(1)", FALSE },
    { "https:example.org", FALSE },
    { "https:/example.org", FALSE },
    { "https://", FALSE },
    { "https:///path", FALSE },
    { "https://?query", FALSE },
    { "https://user@example.org/", FALSE },
    { "https://bank.example:pass@evil.example/", FALSE },
    { "https://example.org\\@evil.example/", FALSE },
    { "https://example..org/", FALSE },
    { "https://-example.org/", FALSE },
    { "https://example.org:0/", FALSE },
    { "https://example.org:65536/", FALSE },
    { "https://example.org:/", FALSE },
    { "https://example.org:80x/", FALSE },
    { "https://example.org/a b", FALSE },
    { "https://example.org/a\tb", FALSE },
    { "https://example.org/\"onclick", FALSE },
    { "https://example.org/'", FALSE },
    { "https://example.org/<b>", FALSE },
    { "https://example.org/\u202egro", FALSE },
    { "https://exam\u200bple.org/", FALSE },
    { "https://exam\xffple.org/", FALSE },
    { " https://example.org", FALSE },
    { "mailto:", FALSE },
    { "mailto:help", FALSE },
    { "mailto:help@", FALSE },
    { "mailto:a@example.org,b@example.org", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (sp_key_text_is_link (cases[i].text), ==, cases[i].is_link);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    gboolean is_date;
  } cases[] = {
    { "2019", TRUE },
    { "2019-01", TRUE },
    { "2019-12-31", TRUE },
    { "2024-02-29", TRUE },
    { "", FALSE },
    { "2023-02-29", FALSE },
    { "2019-13", FALSE },
    { "2019-00", FALSE },
    { "2019-01-32", FALSE },
    { "2019-1-1", FALSE },
    { "19-01-01", FALSE },
    { "2019-01-01T00:00", FALSE },
    { "2019-", FALSE },
    { "01.02.2019", FALSE },
    { "0000", FALSE },
    { "20190101", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sp_key_text_is_date (cases[i].text), ==, cases[i].is_date);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/key-text/ids", test_ids);
  g_test_add_func ("/account/key-text/links", test_links);
  g_test_add_func ("/account/key-text/dates", test_dates);

  return g_test_run ();
}
