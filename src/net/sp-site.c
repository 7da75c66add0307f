/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-site.h"

#include <libsoup/soup.h>

#include "sp-host-name.h"

/* The list's own rule for top-level domains that it does not know, such as a new one or that of
 * a company's network: each is a public suffix. */
static char *
dup_last_two_labels (const char *host)
{
  const char *dot = strrchr (host, '.');

  if (dot == NULL || dot == host)
    return NULL;

  while (dot > host && dot[-1] != '.')
    dot--;

  return g_strdup (dot);
}

/**
 * sp_site_from_host:
 * @host: a host name, in ASCII or Unicode
 *
 * The registrable domain is the public suffix (such as "co.uk") and one label more: what belongs
 * to one owner.
 *
 * Returns: (nullable) (transfer full): the registrable domain of @host, in lower case and ASCII;
 *   %NULL for a public suffix, an address, a single label and what is no host name at all
 */
char *
sp_site_from_host (const char *host)
{
  g_autofree char *ascii = NULL;
  g_autoptr (GError) error = NULL;
  const char *site;

  g_return_val_if_fail (host != NULL, NULL);

  ascii = sp_host_name_to_ascii (host);
  if (ascii == NULL || g_hostname_is_ip_address (ascii))
    return NULL;

  site = soup_tld_get_base_domain (ascii, &error);
  if (g_error_matches (error, SOUP_TLD_ERROR, SOUP_TLD_ERROR_NO_BASE_DOMAIN))
    return dup_last_two_labels (ascii);

  return g_strdup (site);
}

/**
 * sp_site_is_shared:
 * @host: a host name
 * @other: another
 *
 * Returns: whether both have the same registrable domain, or are the same host
 */
gboolean
sp_site_is_shared (const char *host,
                   const char *other)
{
  g_autofree char *site = NULL;
  g_autofree char *other_site = NULL;

  g_return_val_if_fail (host != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (g_ascii_strcasecmp (host, other) == 0)
    return TRUE;

  site = sp_site_from_host (host);
  other_site = sp_site_from_host (other);
  return site != NULL && g_strcmp0 (site, other_site) == 0;
}
