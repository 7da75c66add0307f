/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-autoconfig-address.h"
#include "sp-autoconfig-parser.h"
#include "sp-pages.h"
#include "sp-proxy.h"
#include "sp-site.h"

#define ID "mx"
/* The exchanger's domain, and the registrable one above it. */
#define MAX_DOMAINS 2

/* Who receives a domain's mail often keeps its mailboxes too: a provider that Signpost knows, or
 * one that publishes settings for its own domain (draft-ietf-mailmaint-autoconfig, section 4.3). */
typedef struct
{
  SpSourceRun *run;
  SpFinding *finding;
} Question;

static void
question_free (Question *self)
{
  sp_source_run_unref (self->run);
  g_object_unref (self->finding);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
end_with_words (SpFinding  *finding,
                const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NOT_FOUND, words);

  sp_finding_end_nothing (finding, error);
}

/* Takes the URL. The domain of an exchanger tells nothing of the person. */
static void
add_page (GArray    *pages,
          GPtrArray *urls,
          char      *url,
          gboolean   is_lead)
{
  SpPage page = {
    .source = ID,
    .url = url,
    .told = SP_PERSONAL_NOTHING,
    .trust = SP_TRUST_EXCHANGER,
    .is_lead = is_lead,
  };

  g_ptr_array_add (urls, url);
  g_array_append_val (pages, page);
}

static void
ask_domains (Question           *self,
             const char * const *domains)
{
  SpCatalogue *catalogue = sp_lookup_get_catalogue (self->run->lookup);
  GListModel *databases = catalogue != NULL ? sp_catalogue_get_databases (catalogue) : NULL;
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (SpPage));
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; domains[i] != NULL; i++)
    add_page (pages, urls, sp_autoconfig_dup_url (SP_AUTOCONFIG_HOST, domains[i], NULL), TRUE);

  for (guint i = 0; databases != NULL && i < g_list_model_get_n_items (databases); i++)
    {
      g_autoptr (SpDatabase) database = g_list_model_get_item (databases, i);

      for (guint j = 0; domains[j] != NULL; j++)
        add_page (pages, urls, sp_database_dup_url (database, domains[j]), FALSE);
    }

  sp_pages_ask (self->run, (const SpPage *) (gpointer) pages->data, pages->len,
                sp_autoconfig_parse);
}

static void
take_provider (Question   *self,
               SpProvider *provider)
{
  g_autoptr (SpAccount) account =
    sp_provider_dup_account (provider, sp_lookup_get_address (self->run->lookup));

  sp_lookup_note_provider (self->run->lookup, provider);
  sp_lookup_end_found (self->run->lookup, self->finding, account);
}

static void
ask_exchanger (Question   *self,
               const char *host)
{
  SpLookup *lookup = self->run->lookup;
  SpCatalogue *catalogue = sp_lookup_get_catalogue (lookup);
  SpProvider *provider =
    catalogue != NULL ? sp_catalogue_find_provider_by_exchanger (catalogue, host) : NULL;
  g_autofree char *site = sp_site_from_host (host);
  const char *parent = strchr (host, '.');
  const char *domains[MAX_DOMAINS + 1] = { NULL };
  guint n = 0;
  g_autofree char *words = NULL;

  if (provider != NULL)
    {
      take_provider (self, provider);
      return;
    }

  /* Translators: %s is the name of a host */
  words = g_strdup_printf (_("Its mail is received by %s."), host);
  end_with_words (self->finding, words);
  /* What the domain itself has to say, other sources ask. */
  if (site == NULL || sp_site_is_shared (host, sp_lookup_get_domain (lookup)))
    return;

  /* Never above the registrable domain: that would be a public suffix. */
  if (g_ascii_strcasecmp (host, site) != 0 && g_ascii_strcasecmp (parent + 1, site) != 0)
    domains[n++] = parent + 1;
  domains[n++] = site;
  ask_domains (self, domains);
}

/* A network with a proxy may have a name server that knows nothing but that network: then the domain
 * may exist all the same, and whoever is asked through the proxy goes on. */
static void
proxy_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  const char *domain = sp_lookup_get_domain (self->run->lookup);
  g_autoptr (GError) error = NULL;
  gboolean has_proxy = sp_proxy_find_finish (SP_NET (object), result, &error);
  g_autoptr (GError) problem = NULL;

  if (error != NULL)
    {
      sp_finding_end_with_error (self->finding, error);
      return;
    }
  if (has_proxy)
    {
      /* Translators: %s is the domain of an address */
      problem = g_error_new (SP_NET_ERROR, SP_NET_ERROR_NO_NAME,
                             _("The name server of this network knows no domain “%s”."), domain);
      sp_finding_end_nothing (self->finding, problem);
      return;
    }

  /* RFC 5321, section 5.1: without either, no mail can get there.
   * Translators: %s is the domain of an address */
  problem = g_error_new (SP_NET_ERROR, SP_NET_ERROR_NO_NAME,
                         _("There is no domain “%s” that mail could be sent to."), domain);
  sp_lookup_note_problem (self->run->lookup, problem);
  sp_finding_end_nothing (self->finding, problem);
}

static void
address_looked_up_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = sp_net_look_up_finish (SP_NET (object), result, &error);
  const char *domain = sp_lookup_get_domain (self->run->lookup);

  if (records != NULL)
    {
      end_with_words (self->finding, _("No host is named to receive its mail."));
      return;
    }
  if (!g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_NO_NAME))
    {
      sp_finding_end_with_error (self->finding, error);
      return;
    }

  sp_proxy_find_async (SP_NET (object), domain, self->run->cancellable, proxy_found_cb, self);
  self = NULL;
}

/* The first that is a host. RFC 7505: "." receives nothing; it stands alone, and where it does
 * not, the others still receive. */
static const SpRecord *
find_exchanger (SpRecords *records)
{
  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      const SpRecord *record = sp_records_get (records, i);

      if (record->text[0] != '\0')
        return record;
    }

  return NULL;
}

/* Where no mail arrives, there is none to read: nothing that anybody could answer changes that. */
static void
take_refusal (Question *self)
{
  SpLookup *lookup = self->run->lookup;
  const char *domain = sp_address_get_display_domain (sp_lookup_get_address (lookup));
  g_autoptr (GError) problem =
    g_error_new (SP_NET_ERROR, SP_NET_ERROR_NO_MAIL,
                 /* Translators: %s is the domain of an address */
                 _("“%s” says that it receives no mail, so nobody has a mailbox there. "
                   "Is the address typed right?"),
                 domain);

  sp_lookup_note_problem (lookup, problem);
  sp_finding_end_nothing (self->finding, problem);
}

static void
exchangers_looked_up_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  SpLookup *lookup = self->run->lookup;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = sp_net_look_up_finish (SP_NET (object), result, &error);

  if (records != NULL && sp_records_get_n_records (records) > 0)
    {
      const SpRecord *best = find_exchanger (records);

      if (best != NULL)
        ask_exchanger (self, best->text);
      else
        take_refusal (self);
    }
  else if (records != NULL || g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_NO_NAME))
    {
      sp_net_look_up_async (SP_NET (object), sp_lookup_get_ledger (lookup),
                            sp_lookup_get_domain (lookup), SP_RECORD_ADDRESS, SP_PERSONAL_DOMAIN,
                            self->run->cancellable, address_looked_up_cb, self);
      self = NULL;
    }
  else
    {
      sp_finding_end_with_error (self->finding, error);
    }

  sp_lookup_close_lead (lookup, ID);
}

static void
start (SpLookup           *lookup,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  Question *self = g_new0 (Question, 1);
  const char *domain = sp_lookup_get_domain (lookup);
  g_autofree char *asked = g_strconcat ("MX ", domain, NULL);

  self->run = sp_source_run_new (lookup, cancellable, callback, user_data);
  self->finding = g_object_ref (
    sp_lookup_add_finding (lookup, ID, asked, SP_PERSONAL_DOMAIN, SP_TRUST_EXCHANGER));
  sp_lookup_open_lead (lookup, ID);
  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), domain,
                        SP_RECORD_MX, SP_PERSONAL_DOMAIN, cancellable, exchangers_looked_up_cb,
                        self);
}

const SpSource sp_source_mx = {
  .id = ID,
  .title = N_("Settings of the host that receives the mail"),
  .trust = SP_TRUST_EXCHANGER,
  .start = start,
};
