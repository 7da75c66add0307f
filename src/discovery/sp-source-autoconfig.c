/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-autoconfig-address.h"
#include "sp-autoconfig-parser.h"
#include "sp-pages.h"

#define ID "autoconfig"

/* One place, with the strings that its page borrows. */
typedef struct
{
  SpPage page;
  char *url;
  char *plain;
  char *asked;
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->url, g_free);
  g_clear_pointer (&place->plain, g_free);
  g_clear_pointer (&place->asked, g_free);
}

static void
place_init (Place            *place,
            SpAutoconfigPlace at,
            SpLookup         *lookup)
{
  const char *domain = sp_lookup_get_domain (lookup);
  SpAddress *address = sp_lookup_get_address (lookup);
  gboolean is_clear = at == SP_AUTOCONFIG_CLEAR;
  g_autofree char *host = sp_autoconfig_dup_host (at, domain);
  gboolean tells = !is_clear && sp_lookup_may_send_address (lookup, host);

  place->url =
    sp_autoconfig_dup_url (at, domain, tells ? sp_address_get_text (address) : NULL);
  place->asked = sp_autoconfig_dup_url (at, domain, NULL);
  if (tells)
    {
      g_autofree char *masked = sp_address_to_masked (address);

      place->plain = g_steal_pointer (&place->asked);
      place->asked = g_strconcat (place->plain, "?emailaddress=", masked, NULL);
    }

  place->page = (SpPage) {
    .source = ID,
    .url = place->url,
    .plain = place->plain,
    .asked = place->asked,
    .told = tells ? SP_PERSONAL_ADDRESS : SP_PERSONAL_DOMAIN,
    .trust = is_clear ? SP_TRUST_NONE : SP_TRUST_PROVIDER,
    .flags = is_clear ? SP_HTTP_ALLOW_CLEAR : 0,
    .is_lead = at != SP_AUTOCONFIG_WELL_KNOWN,
  };
}

static void
start (SpLookup           *lookup,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  guint n_places =
    sp_lookup_may_use_clear (lookup) ? SP_N_AUTOCONFIG_PLACES : SP_AUTOCONFIG_CLEAR;
  SpPage pages[SP_N_AUTOCONFIG_PLACES];
  Place places[SP_N_AUTOCONFIG_PLACES] = { 0 };

  for (guint i = 0; i < n_places; i++)
    {
      place_init (&places[i], i, lookup);
      pages[i] = places[i].page;
    }

  sp_pages_ask (run, pages, n_places, sp_autoconfig_parse);

  for (guint i = 0; i < n_places; i++)
    place_clear (&places[i]);
}

const SpSource sp_source_autoconfig = {
  .id = ID,
  .title = N_("Autoconfig of the mail domain"),
  .trust = SP_TRUST_PROVIDER,
  .asks_hosts = TRUE,
  .start = start,
};
