/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-target.h"

#include <gio/gio.h>

typedef struct
{
  const char *text;
  SpProtocol protocol;
  SpSecurity security;
  const char *host;
  guint port;
  const char *url;
} Good;

static const Good good[] = {
  { "imaps://imap.example.org", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, "imap.example.org", 993, NULL },
  { "IMAPS://Imap.Example.Org:1993/", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, "imap.example.org", 1993, NULL },
  { "imap+starttls://127.0.0.1:1", SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, "127.0.0.1", 1, NULL },
  { "pop3s://localhost:65535", SP_PROTOCOL_POP3, SP_SECURITY_TLS, "localhost", 65535, NULL },
  { "pop3+starttls://192.168.1.1", SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS, "192.168.1.1", 110, NULL },
  { "smtps://[::1]", SP_PROTOCOL_SMTP, SP_SECURITY_TLS, "::1", 465, NULL },
  { "smtp+starttls://[2001:DB8::1]:2525", SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, "2001:db8::1", 2525, NULL },
  { "smtps://b\303\274cher.example", SP_PROTOCOL_SMTP, SP_SECURITY_TLS, "xn--bcher-kva.example", 465, NULL },
  { "https://example.org", SP_PROTOCOL_HTTPS, SP_SECURITY_TLS, "example.org", 443, "https://example.org/" },
  { "https://example.org:8443/owa?a=b", SP_PROTOCOL_HTTPS, SP_SECURITY_TLS, "example.org", 8443,
    "https://example.org:8443/owa?a=b" },
  { "https://[::1]:8443/", SP_PROTOCOL_HTTPS, SP_SECURITY_TLS, "::1", 8443, "https://[::1]:8443/" },
  { "https://example.org?a", SP_PROTOCOL_HTTPS, SP_SECURITY_TLS, "example.org", 443, "https://example.org/?a" },
};

typedef struct
{
  const char *text;
  SpCheckTargetError code;
} Bad;

static const Bad bad[] = {
  { "imap://imap.example.org", SP_CHECK_TARGET_ERROR_SCHEME },
  { "http://example.org", SP_CHECK_TARGET_ERROR_SCHEME },
  { "ldaps://example.org", SP_CHECK_TARGET_ERROR_SCHEME },
  { "://example.org", SP_CHECK_TARGET_ERROR_SCHEME },
  { "jane@example.org", SP_CHECK_TARGET_ERROR_SCHEME },
  { "imaps://", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://:993", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://a b", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://-a.example", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://[::1", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://[127.0.0.1]", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://[imap.example.org]", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://[::1]x", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://::1", SP_CHECK_TARGET_ERROR_HOST },
  { "imaps://a.example:", SP_CHECK_TARGET_ERROR_PORT },
  { "imaps://a.example:0", SP_CHECK_TARGET_ERROR_PORT },
  { "imaps://a.example:65536", SP_CHECK_TARGET_ERROR_PORT },
  { "imaps://a.example:+1", SP_CHECK_TARGET_ERROR_PORT },
  { "imaps://a.example:99x", SP_CHECK_TARGET_ERROR_PORT },
  { "imaps://a.example:99999999999999999999", SP_CHECK_TARGET_ERROR_PORT },
  { "imaps://jane@imap.example.org", SP_CHECK_TARGET_ERROR_EXTRA },
  { "imaps://jane:hunter2@imap.example.org", SP_CHECK_TARGET_ERROR_EXTRA },
  { "https://jane:hunter2@imap.example.org/", SP_CHECK_TARGET_ERROR_EXTRA },
  { "imaps://imap.example.org/INBOX", SP_CHECK_TARGET_ERROR_EXTRA },
  { "imaps://imap.example.org?x", SP_CHECK_TARGET_ERROR_EXTRA },
  { "https://example.org/a b", SP_CHECK_TARGET_ERROR_EXTRA },
  { "https://example.org/a\r\nHost: x", SP_CHECK_TARGET_ERROR_EXTRA },
  { "https://example.org/\342\200\256", SP_CHECK_TARGET_ERROR_EXTRA },
};

static void
test_good (gconstpointer data)
{
  const Good *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpServer) server = sp_check_target_parse (row->text, &error);

  g_assert_no_error (error);
  g_assert_true (sp_check_target_is_one (row->text));
  g_assert_cmpint (server->protocol, ==, row->protocol);
  g_assert_cmpint (server->security, ==, row->security);
  g_assert_cmpstr (server->host, ==, row->host);
  g_assert_cmpuint (server->port, ==, row->port);
  g_assert_cmpstr (server->url, ==, row->url);
}

static void
test_bad (gconstpointer data)
{
  const Bad *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_check_target_parse (row->text, &error));
  g_assert_error (error, SP_CHECK_TARGET_ERROR, (gint) row->code);
  g_assert_null (strstr (error->message, "hunter2"));
}

static void
test_is_one (void)
{
  g_assert_false (sp_check_target_is_one ("jane@example.org"));
  g_assert_false (sp_check_target_is_one ("example.org:993"));
  g_assert_true (sp_check_target_is_one ("imap://example.org"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/target/good/%u", i);

      g_test_add_data_func (path, &good[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/target/bad/%u", i);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/check/target/is-one", test_is_one);

  return g_test_run ();
}
