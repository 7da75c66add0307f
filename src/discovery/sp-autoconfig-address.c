/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autoconfig-address.h"

static const struct
{
  const char *scheme;
  const char *label; /* before the domain */
  const char *path;
} places[SP_N_AUTOCONFIG_PLACES] = {
  [SP_AUTOCONFIG_HOST] = { "https", "autoconfig.", "/mail/config-v1.1.xml" },
  [SP_AUTOCONFIG_WELL_KNOWN] = { "https", "", "/.well-known/autoconfig/mail/config-v1.1.xml" },
  [SP_AUTOCONFIG_CLEAR] = { "http", "autoconfig.", "/mail/config-v1.1.xml" },
};

/**
 * sp_autoconfig_dup_host:
 * @place: a place
 * @domain: a domain, as an A-label
 *
 * Returns: (transfer full): the host of that place
 */
char *
sp_autoconfig_dup_host (SpAutoconfigPlace place,
                        const char       *domain)
{
  g_return_val_if_fail (place < SP_N_AUTOCONFIG_PLACES, NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  return g_strconcat (places[place].label, domain, NULL);
}

/**
 * sp_autoconfig_dup_url:
 * @place: a place
 * @domain: a domain, as an A-label
 * @address: (nullable): an address to send, where that is allowed
 *
 * The web addresses of draft-ietf-mailmaint-autoconfig, section 4. Dots of the address stay as
 * they are: some servers do not decode them.
 *
 * Returns: (transfer full): the web address of the document
 */
char *
sp_autoconfig_dup_url (SpAutoconfigPlace place,
                       const char       *domain,
                       const char       *address)
{
  g_autofree char *host = sp_autoconfig_dup_host (place, domain);
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (host != NULL, NULL);

  if (address != NULL)
    escaped = g_uri_escape_string (address, NULL, FALSE);

  return g_strconcat (places[place].scheme, "://", host, places[place].path,
                      escaped != NULL ? "?emailaddress=" : NULL, escaped, NULL);
}
