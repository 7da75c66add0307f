/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address.h"

#include <gio/gio.h>

#include "sp-host-name.h"
#include "sp-text.h"

#define HOST_MAX_LENGTH 253
#define LABEL_MAX_LENGTH 63
/* A longer name in Unicode cannot fit once it is written in ASCII. */
#define UNICODE_MAX_LENGTH (4 * HOST_MAX_LENGTH)

static gboolean
label_is_valid (const char *label,
                gsize       length)
{
  if (length == 0 || length > LABEL_MAX_LENGTH)
    return FALSE;
  if (label[0] == '-' || label[length - 1] == '-')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (label[i]) && label[i] != '-')
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static gboolean
ascii_is_valid (const char *host)
{
  const char *label = host;

  if (strlen (host) > HOST_MAX_LENGTH)
    return FALSE;

  for (;;)
    {
      gsize length = strcspn (label, ".");

      if (!label_is_valid (label, length))
        return FALSE;
      if (label[length] == '\0')
        break;

      label += length + 1;
    }

  /* No top-level domain is a number (RFC 3696, section 2): then it is an address. */
  return !is_number (label) || g_hostname_is_ip_address (host);
}

/**
 * sp_host_name_to_ascii:
 * @host: a host name, in Unicode or ASCII
 *
 * Writes a host name as it goes over the wire, in lower case and in ASCII (RFC 5890,
 * A-labels).
 *
 * Returns: (nullable) (transfer full): @host in ASCII, or %NULL if it is no valid host name
 */
char *
sp_host_name_to_ascii (const char *host)
{
  g_autofree char *ascii = NULL;

  g_return_val_if_fail (host != NULL, NULL);

  if (strlen (host) > UNICODE_MAX_LENGTH || !g_utf8_validate (host, -1, NULL) ||
      !sp_text_is_visible (host))
    return NULL;

  if (g_str_is_ascii (host))
    ascii = g_ascii_strdown (host, -1);
  else
    ascii = g_hostname_to_ascii (host);

  if (ascii == NULL || !ascii_is_valid (ascii))
    return NULL;

  return g_steal_pointer (&ascii);
}

/**
 * sp_host_name_is_valid:
 * @host: (nullable): a text
 *
 * Returns: whether @host is a host name (RFC 1123, section 2.1), in Unicode or ASCII, or an
 *   IPv4 address: no port, no user, no slash, nothing invisible, no final dot
 */
gboolean
sp_host_name_is_valid (const char *host)
{
  g_autofree char *ascii = NULL;

  if (host == NULL)
    return FALSE;

  ascii = sp_host_name_to_ascii (host);
  return ascii != NULL;
}

static gboolean
matches_pattern (const char *domain,
                 const char *pattern)
{
  gboolean any_subdomain = g_str_has_prefix (pattern, "*.");
  g_autofree char *ascii = sp_host_name_to_ascii (any_subdomain ? pattern + 2 : pattern);
  gsize prefix_length;

  if (ascii == NULL)
    return FALSE;
  if (!any_subdomain)
    return strcmp (domain, ascii) == 0;
  if (strlen (domain) <= strlen (ascii))
    return FALSE;

  prefix_length = strlen (domain) - strlen (ascii);
  return domain[prefix_length - 1] == '.' && strcmp (domain + prefix_length, ascii) == 0;
}

/**
 * sp_domain_matches:
 * @domain: a domain, in Unicode or ASCII
 * @patterns: (nullable) (array zero-terminated=1): domains, with "*." in front where those
 *   below it are meant
 *
 * Case and script (Unicode or ASCII) do not matter.
 *
 * Returns: whether @domain is one of @patterns
 */
gboolean
sp_domain_matches (const char         *domain,
                   const char * const *patterns)
{
  g_autofree char *ascii = NULL;

  g_return_val_if_fail (domain != NULL, FALSE);

  if (patterns == NULL)
    return FALSE;

  ascii = sp_host_name_to_ascii (domain);
  if (ascii == NULL)
    return FALSE;

  for (guint i = 0; patterns[i] != NULL; i++)
    {
      if (matches_pattern (ascii, patterns[i]))
        return TRUE;
    }

  return FALSE;
}
