/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-url.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "sp-host-name.h"
#include "sp-site.h"

/* No longer one is asked for anywhere, and servers need not take it (RFC 9110, section 4.1). */
#define MAX_LENGTH 8000

static gboolean
is_printable (const char *text)
{
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    {
      if (!g_ascii_isgraph (text[length]) || length >= MAX_LENGTH)
        return FALSE;
    }

  return length > 0;
}

/* Strict, and without what must not be in it. NULL: it is none. */
static GUri *
parse (const char *text,
       GUri       *base)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  const char *written;

  if (!is_printable (text))
    return NULL;

  uri = base != NULL ? g_uri_parse_relative (base, text, SOUP_HTTP_URI_FLAGS, NULL)
                     : g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL || g_uri_get_port (uri) == 0)
    return NULL;

  if (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http"))
    return NULL;

  written = g_uri_get_host (uri);
  if (written == NULL || !is_printable (written))
    return NULL;
  host = g_hostname_is_ip_address (written) ? g_strdup (written) : sp_host_name_to_ascii (written);
  if (host == NULL)
    return NULL;

  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                      *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                      g_uri_get_query (uri), NULL);
}

/**
 * sp_http_url_parse:
 * @url: an address
 * @personal: what it tells
 * @flags: whether `http:` will do
 * @error: return location for an error
 *
 * Returns: (transfer full): @url, its host in ASCII and lower case, without a fragment; %NULL
 *   with %SP_NET_ERROR_BAD_URL where it is none, has a user name in it, or would go in clear
 *   though it must not
 */
GUri *
sp_http_url_parse (const char *url,
                   SpPersonal  personal,
                   SpHttpFlags flags,
                   GError    **error)
{
  g_autoptr (GUri) uri = parse (url, NULL);

  if (uri == NULL)
    {
      g_set_error_literal (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL, _("This is not a usable web address."));
      return NULL;
    }

  if (sp_http_url_is_clear (uri) && !(flags & SP_HTTP_ALLOW_CLEAR))
    {
      g_set_error_literal (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL,
                           _("This web address is not encrypted, so it is not asked."));
      return NULL;
    }

  /* What everybody on the way can read never has the address in it. */
  if (sp_http_url_is_clear (uri) && personal == SP_PERSONAL_ADDRESS)
    {
      g_set_error_literal (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL,
                           _("Your address is not sent unencrypted."));
      return NULL;
    }

  return g_steal_pointer (&uri);
}

/* Ports below 1024 belong to services of their own, which a redirect must not let us talk to. */
static gboolean
is_web_port (guint16 port)
{
  return port == 80 || port == 443 || port >= 1024;
}

/* An address, this computer, or a host of whatever network it is in: nothing that a provider would
 * name, and a way to make us knock there. */
static gboolean
is_private (const char *host)
{
  return g_hostname_is_ip_address (host) || strchr (host, '.') == NULL ||
         g_str_has_suffix (host, ".localhost");
}

/**
 * sp_http_url_tells:
 * @url: a web address
 * @withheld: a text, such as a mail address
 *
 * Returns: whether whoever is asked there learns of @withheld by that alone
 */
gboolean
sp_http_url_tells (const char *url,
                   const char *withheld)
{
  g_autofree char *unescaped = g_uri_unescape_string (url, NULL);
  g_autofree char *where = g_ascii_strdown (unescaped != NULL ? unescaped : url, -1);
  g_autofree char *what = g_ascii_strdown (withheld, -1);

  return strstr (where, what) != NULL;
}

static gboolean
goes_too_far (GUri        *url,
              GUri        *target,
              SpPersonal   personal,
              SpHttpFlags  flags,
              const char  *withheld)
{
  g_autofree char *text = NULL;

  if (sp_site_is_shared (g_uri_get_host (url), g_uri_get_host (target)))
    return FALSE;
  if ((flags & SP_HTTP_STAY_ON_SITE) || personal == SP_PERSONAL_ADDRESS)
    return TRUE;

  text = withheld != NULL ? g_uri_to_string (target) : NULL;
  return text != NULL && sp_http_url_tells (text, withheld);
}

/**
 * sp_http_url_follow:
 * @url: what was asked
 * @location: (nullable): where its answer says to go
 * @personal: what the request tells
 * @flags: how far it may lead
 * @withheld: (nullable): what another registrable domain must not be told
 * @error: return location for an error
 *
 * Judges one redirect: never from `https:` to `http:`, never to a user name, to a bare address
 * or an unqualified name of another host, or to the port of another service, and with the
 * person's address in it, or @withheld, or %SP_HTTP_STAY_ON_SITE, never to another registrable
 * domain.
 *
 * Returns: (transfer full): where to go; %NULL with %SP_NET_ERROR_REDIRECT
 */
GUri *
sp_http_url_follow (GUri       *url,
                    const char *location,
                    SpPersonal  personal,
                    SpHttpFlags flags,
                    const char *withheld,
                    GError    **error)
{
  g_autoptr (GUri) target = location != NULL ? parse (location, url) : NULL;
  const char *from = g_uri_get_host (url);
  const char *to;

  if (target == NULL)
    {
      g_set_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT,
                   _("%s redirects to where nobody can go."), from);
      return NULL;
    }

  to = g_uri_get_host (target);
  if (sp_http_url_is_clear (target) &&
      (!sp_http_url_is_clear (url) || !(flags & SP_HTTP_ALLOW_CLEAR) || personal == SP_PERSONAL_ADDRESS))
    {
      g_set_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT,
                   _("%s redirects to an address that is not encrypted."), from);
      return NULL;
    }

  if (!is_web_port (sp_http_url_get_port (target)) ||
      (is_private (to) && !g_str_equal (from, to)))
    {
      g_set_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT,
                   _("%s redirects to where no web server should be."), from);
      return NULL;
    }

  if (goes_too_far (url, target, personal, flags, withheld))
    {
      /* Translators: both are host names. */
      g_set_error (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT,
                   _("%s redirects to %s, which belongs to somebody else."), from, to);
      return NULL;
    }

  return g_steal_pointer (&target);
}

/**
 * sp_http_url_get_port:
 * @url: an address
 *
 * Returns: its port, written or not
 */
guint16
sp_http_url_get_port (GUri *url)
{
  gint port = g_uri_get_port (url);

  if (port > 0)
    return (guint16) port;

  return sp_http_url_is_clear (url) ? 80 : 443;
}

/**
 * sp_http_url_is_clear:
 * @url: an address
 *
 * Returns: whether it is asked without encryption
 */
gboolean
sp_http_url_is_clear (GUri *url)
{
  return g_str_equal (g_uri_get_scheme (url), "http");
}

/**
 * sp_http_url_is_same_origin:
 * @url: an address
 * @other: another
 *
 * Returns: whether the same server answers for both
 */
gboolean
sp_http_url_is_same_origin (GUri *url,
                            GUri *other)
{
  return g_str_equal (g_uri_get_scheme (url), g_uri_get_scheme (other)) &&
         g_str_equal (g_uri_get_host (url), g_uri_get_host (other)) &&
         sp_http_url_get_port (url) == sp_http_url_get_port (other);
}

/**
 * sp_http_url_to_detail:
 * @url: an address
 *
 * Returns: (transfer full): path and query, as the ledger has them
 */
char *
sp_http_url_to_detail (GUri *url)
{
  const char *query = g_uri_get_query (url);

  if (query == NULL)
    return g_strdup (g_uri_get_path (url));

  return g_strdup_printf ("%s?%s", g_uri_get_path (url), query);
}
