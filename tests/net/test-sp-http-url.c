/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-url.h"

#include <locale.h>

static void
test_good (void)
{
  static const struct
  {
    const char *url;
    const char *parsed;
    guint16 port;
    const char *detail;
  } cases[] = {
    { "https://www.example.org", "https://www.example.org/", 443, "/" },
    { "HTTPS://WWW.Example.ORG/Path", "https://www.example.org/Path", 443, "/Path" },
    { "https://www.example.org:443/a?b=c&d#e", "https://www.example.org/a?b=c&d", 443, "/a?b=c&d" },
    { "https://www.example.org:8443/%40", "https://www.example.org:8443/%40", 8443, "/%40" },
    { "http://www.example.org/", "http://www.example.org/", 80, "/" },
    { "https://127.0.0.1/", "https://127.0.0.1/", 443, "/" },
    { "https://[::1]:25/", "https://[::1]:25/", 25, "/" },
    { "https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/", 443, "/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) url = sp_http_url_parse (cases[i].url, SP_PERSONAL_DOMAIN, SP_HTTP_ALLOW_CLEAR, &error);
      g_autofree char *parsed = NULL;
      g_autofree char *detail = NULL;

      g_assert_no_error (error);
      parsed = g_uri_to_string (url);
      detail = sp_http_url_to_detail (url);
      g_assert_cmpstr (parsed, ==, cases[i].parsed);
      g_assert_cmpstr (detail, ==, cases[i].detail);
      g_assert_cmpuint (sp_http_url_get_port (url), ==, cases[i].port);
    }
}

static void
test_bad (void)
{
  static const char * const urls[] = {
    "",
    "www.example.org",
    "//www.example.org/",
    "/path",
    "https://",
    "https:///",
    "https:",
    "ftp://www.example.org/",
    "file:///etc/passwd",
    "https://someone@www.example.org/",
    "https://someone:secret@www.example.org/",
    "https://@www.example.org/",
    "https://www.example.org:0/",
    "https://www.example.org:65536/",
    "https://www.example.org:x/",
    "https://www.exa mple.org/",
    "https://www%20.example.org/",
    "https://www%00.example.org/",
    "https://www%2fexample.org/",
    "https://www.example.org\\@www.example.net/",
    "https://www.example.org/a b",
    "https://www.example.org/\r\nX-Header: 1",
    "https://www.example.org/\x7f",
    "https://www.b\xc3\xbc"
    "cher.example/",
    "https://www..example.org/",
    "https://-.example.org/",
    "https://1.2.3/",
  };
  g_autofree char *path = g_strnfill (9000, 'x');
  g_autofree char *longer = g_strconcat ("https://www.example.org/", path, NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (urls); i++)
    {
      const char *text = i < G_N_ELEMENTS (urls) ? urls[i] : longer;
      g_autoptr (GError) error = NULL;

      g_test_message ("%.60s", text);
      g_assert_null (sp_http_url_parse (text, SP_PERSONAL_NOTHING, SP_HTTP_ALLOW_CLEAR, &error));
      g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL);
    }
}

static void
test_clear (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) url = NULL;

  url = sp_http_url_parse ("http://www.example.org/", SP_PERSONAL_DOMAIN, SP_HTTP_ALLOW_CLEAR, &error);
  g_assert_no_error (error);
  g_assert_true (sp_http_url_is_clear (url));

  g_assert_null (sp_http_url_parse ("http://www.example.org/", SP_PERSONAL_DOMAIN, 0, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL);
  g_clear_error (&error);

  g_assert_null (sp_http_url_parse ("http://www.example.org/", SP_PERSONAL_ADDRESS, SP_HTTP_ALLOW_CLEAR, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL);
}

/* Where a redirect may lead. NULL: nowhere. */
static void
test_follow (void)
{
  static const struct
  {
    const char *url;
    const char *location;
    SpHttpFlags flags;
    SpPersonal personal;
    const char *target;
  } cases[] = {
    { "https://a.example.org/b/c", "d?e", 0, SP_PERSONAL_DOMAIN, "https://a.example.org/b/d?e" },
    { "https://a.example.org/b/c", "/", 0, SP_PERSONAL_ADDRESS, "https://a.example.org/" },
    { "https://a.example.org/b", "//B.example.org", 0, SP_PERSONAL_ADDRESS, "https://b.example.org/" },
    { "https://a.example.org/b", "https://example.org:8443/", SP_HTTP_STAY_ON_SITE, SP_PERSONAL_DOMAIN,
      "https://example.org:8443/" },
    { "https://a.example.org/b", "https://example.net/x", 0, SP_PERSONAL_DOMAIN, "https://example.net/x" },
    { "https://a.example.org/b", "https://example.net/x", SP_HTTP_STAY_ON_SITE, SP_PERSONAL_DOMAIN, NULL },
    { "https://a.example.org/b", "https://example.net/x", 0, SP_PERSONAL_ADDRESS, NULL },
    /* What another site must not learn, however it is written. */
    { "https://a.example.org/b", "https://example.net/?e=User%40Example.org", 0, SP_PERSONAL_DOMAIN, NULL },
    { "https://a.example.org/b", "https://example.net/user@example.org/x", 0, SP_PERSONAL_DOMAIN, NULL },
    { "https://a.example.org/b", "https://b.example.org/?e=user@example.org", 0, SP_PERSONAL_DOMAIN,
      "https://b.example.org/?e=user@example.org" },
    /* Two who share no more than a public suffix. */
    { "https://a.co.uk/b", "https://b.co.uk/", SP_HTTP_STAY_ON_SITE, SP_PERSONAL_DOMAIN, NULL },
    { "https://a.github.io/b", "https://b.github.io/", 0, SP_PERSONAL_ADDRESS, NULL },
    { "http://a.example.org/", "https://a.example.org/", SP_HTTP_ALLOW_CLEAR, SP_PERSONAL_DOMAIN,
      "https://a.example.org/" },
    { "http://a.example.org/", "http://b.example.org/", SP_HTTP_ALLOW_CLEAR, SP_PERSONAL_DOMAIN,
      "http://b.example.org/" },
    { "https://a.example.org/", "http://a.example.org/", SP_HTTP_ALLOW_CLEAR, SP_PERSONAL_DOMAIN, NULL },
    { "https://a.example.org/", "http://a.example.org/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://a.example.org:25/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://a.example.org:80/", 0, SP_PERSONAL_NOTHING, "https://a.example.org:80/" },
    { "https://a.example.org/", "https://192.0.2.1/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://[::1]/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://localhost/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://LocalHost:8443/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://a.localhost/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://router/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://localhost/", "https://localhost/x", 0, SP_PERSONAL_NOTHING, "https://localhost/x" },
    { "https://192.0.2.1/", "https://192.0.2.1/x", 0, SP_PERSONAL_NOTHING, "https://192.0.2.1/x" },
    { "https://192.0.2.1/", "https://192.0.2.2/x", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", NULL, 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://someone@a.example.org/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://someone:secret@a.example.org/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://exa mple.org/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https://ex\xc3\xa4mple.org/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "https:///nowhere", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "ftp://a.example.org/", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "file:///etc/passwd", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "javascript:alert(1)", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "data:text/xml,x", 0, SP_PERSONAL_NOTHING, NULL },
    { "https://a.example.org/", "/\r\nX: y", 0, SP_PERSONAL_NOTHING, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) url = sp_http_url_parse (cases[i].url, SP_PERSONAL_DOMAIN, SP_HTTP_ALLOW_CLEAR, NULL);
      g_autoptr (GUri) target = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s → %s", cases[i].url, cases[i].location);
      target = sp_http_url_follow (url, cases[i].location, cases[i].personal, cases[i].flags,
                                   "user@example.org", &error);
      if (cases[i].target == NULL)
        {
          g_assert_null (target);
          g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT);
          continue;
        }

      g_assert_no_error (error);
      text = g_uri_to_string (target);
      g_assert_cmpstr (text, ==, cases[i].target);
    }
}

static void
test_same_origin (void)
{
  static const struct
  {
    const char *url;
    gboolean is_same;
  } cases[] = {
    { "https://a.example.org/other", TRUE }, { "https://A.example.org:443", TRUE },
    { "https://a.example.org:444/", FALSE }, { "http://a.example.org:443/", FALSE },
    { "https://b.example.org/", FALSE },
  };
  g_autoptr (GUri) url = sp_http_url_parse ("https://a.example.org/", SP_PERSONAL_NOTHING, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) other = sp_http_url_parse (cases[i].url, SP_PERSONAL_NOTHING, SP_HTTP_ALLOW_CLEAR, NULL);

      g_assert_cmpint (sp_http_url_is_same_origin (url, other), ==, cases[i].is_same);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-url/good", test_good);
  g_test_add_func ("/http-url/bad", test_bad);
  g_test_add_func ("/http-url/clear", test_clear);
  g_test_add_func ("/http-url/follow", test_follow);
  g_test_add_func ("/http-url/same-origin", test_same_origin);
  return g_test_run ();
}
