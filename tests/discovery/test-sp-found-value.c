/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-found-value.h"

static void
test_hosts (void)
{
  static const struct
  {
    const char *text;
    const char *host;
  } cases[] = {
    { "IMAP.Example.org", "imap.example.org" },
    { "imap.example.org.", "imap.example.org" },
    { "imap.example.org..", NULL },
    { "mail.%EMAILDOMAIN%", "mail.example.org" },
    { "mail.%emaildomain", "mail.example.org" },
    { "%EMAILLOCALPART%.example.net", "jane.doe.example.net" },
    { "%EMAILADDRESS%", NULL },
    { "%REALNAME%.example.org", NULL },
    { "müller.example", "xn--mller-kva.example" },
    { "198.51.100.7", "198.51.100.7" },
    { "", NULL },
    { ".", NULL },
    { "localhost", NULL },
    { "mail.localhost", NULL },
    { "mail", NULL },
    { "0.0.0.0", NULL },
    { "127.1.2.3", NULL },
    { "10.0.0.1", NULL },
    { "172.16.0.1", NULL },
    { "192.168.1.1", NULL },
    { "169.254.1.1", NULL },
    { "224.0.0.1", NULL },
    { "::1", NULL },
    { "imap.example.org:993", NULL },
    { "imaps://imap.example.org", NULL },
    { "imap.example.org\u200b", NULL },
  };
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = sp_found_value_to_host (cases[i].text, address);

      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

static void
test_ports (void)
{
  static const char * const others[] = { "", "0", "00", "-1", "+993", " 993", "993 ", "0x3e1",
                                         "65536", "100000", "99999999999999999999", "९९३" };

  g_assert_cmpuint (sp_found_value_to_port ("1"), ==, 1);
  g_assert_cmpuint (sp_found_value_to_port ("0993"), ==, 993);
  g_assert_cmpuint (sp_found_value_to_port ("65535"), ==, 65535);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (sp_found_value_to_port (others[i]), ==, 0);
}

static void
test_links (void)
{
  static const struct
  {
    const char *text;
    const char *link;
  } cases[] = {
    { "https://example.org", "https://example.org" },
    { "HTTPS://Example.org:8443/a?b=c#d", "HTTPS://Example.org:8443/a?b=c#d" },
    { "https://mail.%EMAILDOMAIN%/%EMAILADDRESS", "https://mail.example.org/a%23b%3F%2F@example.org" },
    { "https://example.org/?u=%emaillocalpart%&v", "https://example.org/?u=a%23b%3F%2F&v" },
    { "https://%EMAILADDRESS%/", NULL },
    { "https://user@example.org/", NULL },
    { "http://example.org/", NULL },
    { "ftp://example.org/", NULL },
    { "mailto:jane@example.org", NULL },
    { "https:example.org", NULL },
    { "https:///", NULL },
    { "https://[::1]/", NULL },
    { "https://192.168.0.1/", NULL },
    { "https://localhost/", NULL },
    { "https://example.org:99999/", NULL },
    { "https://example.org/a b", NULL },
    { "https://example.org/\n", NULL },
    { "https://example.org/\u202e", NULL },
    { "https://example.org\\@example.com/", NULL },
  };
  g_autoptr (SpAddress) address = sp_address_new ("a#b?/@example.org", NULL);
  g_autofree char *path = g_strnfill (2100, 'a');
  g_autofree char *huge = g_strconcat ("https://example.org/", path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = sp_found_value_to_link (cases[i].text, address);

      g_assert_cmpstr (link, ==, cases[i].link);
    }

  g_assert_null (sp_found_value_to_link (huge, address));
}

static void
test_user_names (void)
{
  static const struct
  {
    const char *text;
    const char *pattern;
  } cases[] = {
    { "%EMAILADDRESS%", "%EMAILADDRESS%" },
    { "%emailaddress", "%EMAILADDRESS%" },
    { "DOMAIN\\%EmailLocalPart%", "DOMAIN\\%EMAILLOCALPART%" },
    { "%EMAILLOCALPART%.%EMAILDOMAIN%", "%EMAILLOCALPART%.%EMAILDOMAIN%" },
    { "50%", "50%" },
    { "Jane Doe", "Jane Doe" },
    { "jürgen", "jürgen" },
    { "a\u202eb", NULL },
    { "a\u2066b", NULL },
    { "a\nb", NULL },
    { "a\x7f", NULL },
  };
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autofree char *longest = g_strnfill (320, 'a');
  g_autofree char *longer = g_strnfill (321, 'a');
  g_autofree char *kept = sp_found_value_to_user_name (longest, address);
  g_autoptr (GString) grows = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = sp_found_value_to_user_name (cases[i].text, address);

      g_assert_cmpstr (pattern, ==, cases[i].pattern);
    }

  g_assert_cmpstr (kept, ==, longest);
  g_assert_null (sp_found_value_to_user_name (longer, address));
  for (guint i = 0; i < 20; i++)
    g_string_append (grows, "%EMAILADDRESS%");
  g_assert_null (sp_found_value_to_user_name (grows->str, address));

  /* The second percent sign is one character more. */
  g_string_printf (grows, "%.307s%%EMAILADDRESS", longest);
  g_assert_null (sp_found_value_to_user_name (grows->str, NULL));
}

static void
test_other_variables (void)
{
  g_assert_true (sp_found_value_has_other_variable ("%REALNAME%"));
  g_assert_true (sp_found_value_has_other_variable ("a%EMAILADDRESS%%USER_NAME%"));
  g_assert_false (sp_found_value_has_other_variable ("%EMAILADDRESS%"));
  g_assert_false (sp_found_value_has_other_variable ("%EMAILADDRESS"));
  g_assert_false (sp_found_value_has_other_variable ("%EMAILLOCALPART%@%EMAILDOMAIN%"));
  g_assert_false (sp_found_value_has_other_variable ("100% %"));
  g_assert_false (sp_found_value_has_other_variable (""));
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "  Example \n  Mail ", "Example Mail" },
    { "Mail of %EMAILDOMAIN%", "Mail of example.org" },
    { "\u202elive\u202c", "live" },
    { "\u200b \n", NULL },
    { "", NULL },
  };
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autofree char *longest = g_strnfill (60, 'a');
  g_autofree char *longer = g_strnfill (100, 'a');
  g_autofree char *kept = sp_found_value_to_name (longest, address);
  g_autofree char *cut = sp_found_value_to_name (longer, address);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = sp_found_value_to_name (cases[i].text, address);

      g_assert_cmpstr (name, ==, cases[i].name);
    }

  g_assert_cmpstr (kept, ==, longest);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60);
  g_assert_true (g_str_has_suffix (cut, "a…"));
}

static void
test_no_address (void)
{
  g_autofree char *host = sp_found_value_to_host ("imap.example.org", NULL);
  g_autofree char *user_name = sp_found_value_to_user_name ("%EMAILADDRESS", NULL);

  g_assert_cmpstr (host, ==, "imap.example.org");
  g_assert_cmpstr (user_name, ==, "%EMAILADDRESS%");
  g_assert_null (sp_found_value_to_host ("mail.%EMAILDOMAIN%", NULL));
  g_assert_null (sp_found_value_to_link ("https://%EMAILDOMAIN%/", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/found-value/hosts", test_hosts);
  g_test_add_func ("/found-value/ports", test_ports);
  g_test_add_func ("/found-value/links", test_links);
  g_test_add_func ("/found-value/user-names", test_user_names);
  g_test_add_func ("/found-value/other-variables", test_other_variables);
  g_test_add_func ("/found-value/names", test_names);
  g_test_add_func ("/found-value/no-address", test_no_address);

  return g_test_run ();
}
