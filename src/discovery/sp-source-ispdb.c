/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-autoconfig-parser.h"
#include "sp-pages.h"

#define ID "ispdb"

/* Public collections of mail settings: which ones, the data files say. They are told the domain
 * alone. */

static void
start (SpLookup           *lookup,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  SpCatalogue *catalogue = sp_lookup_get_catalogue (lookup);
  GListModel *databases = catalogue != NULL ? sp_catalogue_get_databases (catalogue) : NULL;
  guint n = databases != NULL ? g_list_model_get_n_items (databases) : 0;
  g_auto (GStrv) urls = g_new0 (char *, n + 1);
  g_autofree SpPage *pages = g_new0 (SpPage, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpDatabase) database = g_list_model_get_item (databases, i);

      urls[i] = sp_database_dup_url (database, sp_lookup_get_domain (lookup));
      pages[i] = (SpPage) {
        .source = ID,
        .url = urls[i],
        .told = SP_PERSONAL_DOMAIN,
        .trust = SP_TRUST_DATABASE,
      };
    }

  sp_pages_ask (run, pages, n, sp_autoconfig_parse);
}

const SpSource sp_source_ispdb = {
  .id = ID,
  .title = N_("Public collections of mail settings"),
  .trust = SP_TRUST_DATABASE,
  .start = start,
};
