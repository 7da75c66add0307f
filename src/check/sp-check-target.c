/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-target.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sp-host-name.h"

G_DEFINE_QUARK (sp-check-target-error-quark, sp_check_target_error)

/* No address of a server is longer. */
#define MAX_LENGTH 2048
#define SCHEMES "imaps, imap+starttls, pop3s, pop3+starttls, smtps, smtp+starttls, https"

static const struct
{
  const char *scheme;
  SpProtocol protocol;
  SpSecurity security;
  guint16 port;
} schemes[] = {
  /* RFC 8314, section 7, and RFC 8314, appendix A, for the way from clear to encrypted */
  { "imaps", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993 },
  { "imap+starttls", SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, 143 },
  { "pop3s", SP_PROTOCOL_POP3, SP_SECURITY_TLS, 995 },
  { "pop3+starttls", SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS, 110 },
  { "smtps", SP_PROTOCOL_SMTP, SP_SECURITY_TLS, 465 },
  { "smtp+starttls", SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, 587 },
  { "https", SP_PROTOCOL_HTTPS, SP_SECURITY_TLS, 443 },
};

/**
 * sp_check_target_is_one:
 * @text: what somebody typed
 *
 * Returns: whether a server is meant, rightly or wrongly, rather than a mail address
 */
gboolean
sp_check_target_is_one (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strstr (text, "://") != NULL;
}

static gint
find_scheme (const char *text,
             gsize       length)
{
  for (gint i = 0; i < (gint) G_N_ELEMENTS (schemes); i++)
    {
      if (strlen (schemes[i].scheme) == length && g_ascii_strncasecmp (text, schemes[i].scheme, length) == 0)
        return i;
    }

  return -1;
}

/* @host is without the brackets of RFC 3986. */
static char *
check_host (const char *host,
            gboolean    is_bracketed)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (is_bracketed)
    {
      if (address == NULL || g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
        return NULL;
      return g_inet_address_to_string (address);
    }

  return sp_host_name_to_ascii (host);
}

/* Host and port of HOST, HOST:PORT, [IPV6] or [IPV6]:PORT. */
static char *
parse_authority (const char *text,
                 guint16    *port,
                 GError    **error)
{
  gboolean is_bracketed = text[0] == '[';
  const char *end = is_bracketed ? strchr (text, ']') : text + strcspn (text, ":");
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  guint64 number;

  if (end != NULL)
    {
      const char *start = is_bracketed ? text + 1 : text;

      name = g_strndup (start, (gsize) (end - start));
      host = check_host (name, is_bracketed);
      end += is_bracketed ? 1 : 0;
    }

  if (host == NULL || (*end != '\0' && *end != ':'))
    {
      g_set_error (error, SP_CHECK_TARGET_ERROR, SP_CHECK_TARGET_ERROR_HOST,
                   _("“%s” is not the name of a server."), text);
      return NULL;
    }

  if (*end == ':')
    {
      if (!g_ascii_string_to_unsigned (end + 1, 10, 1, G_MAXUINT16, &number, NULL))
        {
          g_set_error (error, SP_CHECK_TARGET_ERROR, SP_CHECK_TARGET_ERROR_PORT,
                       _("“%s” is not a port: a number from 1 to 65535."), end + 1);
          return NULL;
        }
      *port = (guint16) number;
    }

  return g_steal_pointer (&host);
}

/* Whether nothing in it could pass for something else, or be taken apart in another way elsewhere. */
static gboolean
is_plain (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isgraph (*c) || *c == '\\' || *c == '"' || *c == '<' || *c == '>')
        return FALSE;
    }

  return TRUE;
}

static SpServer *
make_server (gint        scheme,
             const char *authority,
             const char *rest,
             GError    **error)
{
  guint16 port = schemes[scheme].port;
  g_autofree char *host = parse_authority (authority, &port, error);
  g_autofree char *url = NULL;
  SpServer values = { 0 };

  if (host == NULL)
    return NULL;

  values.protocol = schemes[scheme].protocol;
  values.security = schemes[scheme].security;
  values.confidence = SP_CONFIDENCE_UNKNOWN;
  values.host = host;
  values.port = port;
  if (values.protocol == SP_PROTOCOL_HTTPS)
    {
      g_autofree char *site = g_uri_join (G_URI_FLAGS_ENCODED, "https", NULL, host,
                                          port == schemes[scheme].port ? -1 : port, "", NULL, NULL);

      url = g_strconcat (site, *rest != '/' ? "/" : "", rest, NULL);
      values.url = url;
    }
  else if (*rest != '\0' && !g_str_equal (rest, "/"))
    {
      g_set_error (error, SP_CHECK_TARGET_ERROR, SP_CHECK_TARGET_ERROR_EXTRA,
                   _("“%s” has no place in the address of a mail server."), rest);
      return NULL;
    }

  return sp_server_new (&values);
}

/**
 * sp_check_target_parse:
 * @text: a server as it is typed on the command line: `imaps://HOST[:PORT]` and the like
 * @error: return location for an error of %SP_CHECK_TARGET_ERROR
 *
 * Any host and any port may be named: localhost, a private address, an IPv6 address in brackets. A
 * user or a password may not: they do not belong where everybody can read them.
 *
 * Returns: (transfer full): the server
 */
SpServer *
sp_check_target_parse (const char *text,
                       GError    **error)
{
  const char *separator;
  const char *rest;
  g_autofree char *authority = NULL;
  gint scheme = -1;

  g_return_val_if_fail (text != NULL, NULL);

  separator = strstr (text, "://");
  if (separator != NULL && strlen (text) <= MAX_LENGTH)
    scheme = find_scheme (text, (gsize) (separator - text));
  if (scheme < 0)
    {
      g_set_error (error, SP_CHECK_TARGET_ERROR, SP_CHECK_TARGET_ERROR_SCHEME,
                   /* Translators: the list is of words like imaps */
                   _("A server begins with one of these and “://”: %s"), SCHEMES);
      return NULL;
    }

  rest = separator + 3;
  /* The text itself is not repeated: it may well be a password. */
  if (strchr (rest, '@') != NULL)
    {
      g_set_error_literal (error, SP_CHECK_TARGET_ERROR, SP_CHECK_TARGET_ERROR_EXTRA,
                           _("A server is named without user name or password: they would stay readable for others."));
      return NULL;
    }

  authority = g_strndup (rest, strcspn (rest, "/?#"));
  rest += strlen (authority);
  if (!is_plain (rest))
    {
      g_set_error_literal (error, SP_CHECK_TARGET_ERROR, SP_CHECK_TARGET_ERROR_EXTRA,
                           _("There are characters in it that have no place in an address."));
      return NULL;
    }

  return make_server (scheme, authority, rest, error);
}

/**
 * sp_check_target_to_text:
 * @server: a server
 *
 * Returns: (transfer full): how it is typed on the command line; without encryption as one that cannot be
 *   typed, such as `imap://imap.example.org:143`
 */
char *
sp_check_target_to_text (const SpServer *server)
{
  gboolean is_mail;
  const char *suffix;

  g_return_val_if_fail (server != NULL, NULL);

  if (server->url != NULL)
    return g_strdup (server->url);
  if (server->host == NULL)
    return g_strdup (sp_protocol_get_label (server->protocol));

  is_mail = server->protocol <= SP_PROTOCOL_SMTP;
  if (!is_mail)
    return g_strdup_printf ("https://%s:%u/", server->host, server->port != 0 ? (guint) server->port : 443u);

  suffix = server->security == SP_SECURITY_TLS        ? "s"
           : server->security == SP_SECURITY_STARTTLS ? "+starttls"
                                                      : "";
  return g_strdup_printf (strchr (server->host, ':') != NULL ? "%s%s://[%s]:%u" : "%s%s://%s:%u",
                          sp_protocol_to_id (server->protocol), suffix, server->host, server->port);
}
