/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-lookup-private.h"

#include <glib/gi18n-lib.h>

#include "sp-site.h"

struct _SpLookup
{
  GObject parent_instance;

  SpAddress *address;
  SpNet *net;
  SpLedger *ledger;
  SpCatalogue *catalogue; /* (nullable) */
  GListModel *guides;     /* (nullable): of SpGuideEntry */
  SpLookupOptions options;
  char **sources; /* (nullable) */
  GListStore *findings;
  GPtrArray *leads; /* of names */
  GError *problem;  /* (nullable) */
  SpProvider *provider; /* (nullable) */
  gint64 started;
  guint epoch; /* of net, then */
};

G_DEFINE_FINAL_TYPE (SpLookup, sp_lookup, G_TYPE_OBJECT)

typedef enum
{
  PROP_HAS_LEADS = 1,
  N_PROPS,
} SpLookupProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_lookup_finalize (GObject *object)
{
  SpLookup *self = SP_LOOKUP (object);

  g_clear_object (&self->address);
  g_clear_object (&self->net);
  g_clear_object (&self->ledger);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->guides);
  g_clear_pointer (&self->sources, g_strfreev);
  g_clear_object (&self->findings);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  g_clear_error (&self->problem);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->options.stored, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_lookup_parent_class)->finalize (object);
}

static void
sp_lookup_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SpLookup *self = SP_LOOKUP (object);

  switch ((SpLookupProperty) prop_id)
    {
    case PROP_HAS_LEADS:
      g_value_set_boolean (value, sp_lookup_has_leads (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_lookup_class_init (SpLookupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_lookup_finalize;
  object_class->get_property = sp_lookup_get_property;

  properties[PROP_HAS_LEADS] =
    g_param_spec_boolean ("has-leads", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_lookup_init (SpLookup *self)
{
  self->ledger = sp_ledger_new ();
  self->findings = g_list_store_new (SP_TYPE_FINDING);
  self->leads = g_ptr_array_new_with_free_func (g_free);
  self->started = g_get_monotonic_time ();
}

/**
 * sp_lookup_new:
 * @net: the door to the network
 * @catalogue: (nullable): the known providers
 * @guides: (nullable): the known guides, of #SpGuideEntry
 * @address: whose account is looked for
 * @options: (nullable): what is allowed
 *
 * Returns: a lookup that begins now
 */
SpLookup *
sp_lookup_new (SpNet                 *net,
               SpCatalogue           *catalogue,
               GListModel            *guides,
               SpAddress             *address,
               const SpLookupOptions *options)
{
  SpLookup *self;

  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (SP_IS_ADDRESS (address), NULL);

  self = g_object_new (SP_TYPE_LOOKUP, NULL);
  self->net = g_object_ref (net);
  self->address = g_object_ref (address);
  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->guides, guides);
  if (options != NULL)
    {
      self->options = *options;
      self->sources = g_strdupv ((char **) options->sources);
      self->options.sources = (const char * const *) self->sources;
      if (options->stored != NULL)
        g_ptr_array_ref (options->stored);
    }

  return self;
}

/**
 * sp_lookup_has_network_changed:
 * @self: a lookup
 *
 * Returns: whether the network is another than when it began
 */
gboolean
sp_lookup_has_network_changed (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), FALSE);

  return self->epoch != sp_net_get_epoch (self->net);
}

/**
 * sp_lookup_begin:
 * @self: a lookup
 *
 * Its time counts from now on.
 */
void
sp_lookup_begin (SpLookup *self)
{
  g_return_if_fail (SP_IS_LOOKUP (self));

  self->started = g_get_monotonic_time ();
  self->epoch = sp_net_get_epoch (self->net);
}

/**
 * sp_lookup_end:
 * @self: a lookup whose sources have all ended
 *
 * Leaves no question open, whatever a source forgot.
 */
void
sp_lookup_end (SpLookup *self)
{
  g_return_if_fail (SP_IS_LOOKUP (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      sp_finding_end_skipped (finding, _("It was not asked to the end."));
    }
}

SpAddress *
sp_lookup_get_address (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return self->address;
}

/**
 * sp_lookup_get_domain:
 * @self: a lookup
 *
 * Returns: the domain of the address: an A-label in lower case, without a dot at its end
 */
const char *
sp_lookup_get_domain (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return sp_address_get_domain (self->address);
}

SpNet *
sp_lookup_get_net (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return self->net;
}

SpLedger *
sp_lookup_get_ledger (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return self->ledger;
}

/**
 * sp_lookup_get_catalogue:
 * @self: a lookup
 *
 * Returns: (nullable) (transfer none): the known providers
 */
SpCatalogue *
sp_lookup_get_catalogue (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return self->catalogue;
}

/**
 * sp_lookup_get_guides:
 * @self: a lookup
 *
 * Returns: (nullable) (transfer none): the known guides, of #SpGuideEntry
 */
GListModel *
sp_lookup_get_guides (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return self->guides;
}

const SpLookupOptions *
sp_lookup_get_options (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return &self->options;
}

GListModel *
sp_lookup_get_findings (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return G_LIST_MODEL (self->findings);
}

/**
 * sp_lookup_may_send_address:
 * @self: a lookup
 * @host: whom the address would be sent to, over https
 *
 * Returns: whether the person agreed, and @host belongs to the domain of the address
 */
gboolean
sp_lookup_may_send_address (SpLookup   *self,
                            const char *host)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  return self->options.send_address && !sp_lookup_is_third_party (self, host);
}

/**
 * sp_lookup_may_use_clear:
 * @self: a lookup
 *
 * Returns: whether plain http may be asked, which anybody on the way can read and answer
 */
gboolean
sp_lookup_may_use_clear (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), FALSE);

  return self->options.allow_clear;
}

/**
 * sp_lookup_is_third_party:
 * @self: a lookup
 * @host: a name
 *
 * Returns: whether @host belongs to another registrable domain than the address
 */
gboolean
sp_lookup_is_third_party (SpLookup   *self,
                          const char *host)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), TRUE);
  g_return_val_if_fail (host != NULL, TRUE);

  return !sp_site_is_shared (host, sp_lookup_get_domain (self));
}

/**
 * sp_lookup_get_elapsed_ms:
 * @self: a lookup
 *
 * Returns: the time since it began, in milliseconds
 */
guint
sp_lookup_get_elapsed_ms (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), 0);

  return (guint) ((g_get_monotonic_time () - self->started) / 1000);
}

/**
 * sp_lookup_get_slowest_name_ms:
 * @self: a lookup
 *
 * Returns: how long the slowest answer of a name server took until now, in milliseconds
 */
guint
sp_lookup_get_slowest_name_ms (SpLookup *self)
{
  gint slowest = 0;

  g_return_val_if_fail (SP_IS_LOOKUP (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ledger)); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->ledger), i);

      if (sp_ledger_entry_get_kind (entry) == SP_CONTACT_NAME)
        slowest = MAX (slowest, sp_ledger_entry_get_ms (entry));
    }

  return (guint) slowest;
}

/**
 * sp_lookup_add_finding:
 * @self: a lookup
 * @source: the id of the source that asks
 * @asked: what is asked, for a person to read, with the address masked
 * @told: what of the person is told by asking
 * @trust: how far an answer can be trusted
 *
 * Begins a question. To be called when it is asked, not before.
 *
 * Returns: (transfer none): its finding, which @source must end
 */
SpFinding *
sp_lookup_add_finding (SpLookup   *self,
                       const char *source,
                       const char *asked,
                       SpPersonal  told,
                       SpTrust     trust)
{
  g_autoptr (SpFinding) finding = NULL;

  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);

  finding = sp_finding_new (source, asked, told, trust);
  g_list_store_append (self->findings, finding);
  return finding;
}

/**
 * sp_lookup_end_found:
 * @self: a lookup
 * @finding: one of its findings
 * @account: what was found
 *
 * Ends @finding; as a third party's where a server lies outside the address's registrable
 * domain.
 */
void
sp_lookup_end_found (SpLookup  *self,
                     SpFinding *finding,
                     SpAccount *account)
{
  g_return_if_fail (SP_IS_LOOKUP (self));
  g_return_if_fail (SP_IS_FINDING (finding));
  g_return_if_fail (SP_IS_ACCOUNT (account));

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);
      g_autofree char *host = g_strdup (server->host);

      if (host == NULL && server->url != NULL)
        {
          g_autoptr (GUri) uri = g_uri_parse (server->url, G_URI_FLAGS_NONE, NULL);

          host = uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
        }
      if (host != NULL && sp_lookup_is_third_party (self, host))
        sp_finding_set_third_party (finding, TRUE);
    }

  sp_finding_end_found (finding, account);
}

/**
 * sp_lookup_open_lead:
 * @self: a lookup
 * @name: what may lead to something better than a guess, such as the name of a host
 *
 * Makes the guess wait. Each call wants its own sp_lookup_close_lead().
 */
void
sp_lookup_open_lead (SpLookup   *self,
                     const char *name)
{
  g_return_if_fail (SP_IS_LOOKUP (self));
  g_return_if_fail (name != NULL);

  g_ptr_array_add (self->leads, g_strdup (name));
  if (self->leads->len == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LEADS]);
}

/**
 * sp_lookup_close_lead:
 * @self: a lookup
 * @name: what it was opened with
 *
 * Nothing came of it, or all that could has come.
 */
void
sp_lookup_close_lead (SpLookup   *self,
                      const char *name)
{
  guint index;

  g_return_if_fail (SP_IS_LOOKUP (self));
  g_return_if_fail (name != NULL);

  if (!g_ptr_array_find_with_equal_func (self->leads, name, g_str_equal, &index))
    return;

  g_debug ("lead %s ends after %u ms", name, sp_lookup_get_elapsed_ms (self));
  g_ptr_array_remove_index_fast (self->leads, index);
  if (self->leads->len == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LEADS]);
}

/**
 * sp_lookup_has_leads:
 * @self: a lookup
 *
 * Returns: whether something better than a guess may still answer
 */
gboolean
sp_lookup_has_leads (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), FALSE);

  return self->leads->len > 0;
}

/**
 * sp_lookup_note_problem:
 * @self: a lookup
 * @problem: what stands in the way of all sources: no such domain, say
 *
 * Keeps the first of them, to be shown where nothing is found.
 */
void
sp_lookup_note_problem (SpLookup     *self,
                        const GError *problem)
{
  g_return_if_fail (SP_IS_LOOKUP (self));
  g_return_if_fail (problem != NULL);

  if (self->problem == NULL)
    self->problem = g_error_copy (problem);
}

/**
 * sp_lookup_get_problem:
 * @self: a lookup
 *
 * Returns: (nullable): the first problem that a source noted
 */
const GError *
sp_lookup_get_problem (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);
  return self->problem;
}

/**
 * sp_lookup_get_stored_answers:
 * @self: a lookup
 *
 * Returns: (nullable) (element-type SpStoredAnswer): answers to be read as if they had just come
 */
GPtrArray *
sp_lookup_get_stored_answers (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);

  return self->options.stored;
}

/**
 * sp_lookup_note_provider:
 * @self: a lookup
 * @provider: a provider from the list that serves this domain
 *
 * What it says to be done first holds here too.
 */
void
sp_lookup_note_provider (SpLookup   *self,
                         SpProvider *provider)
{
  g_return_if_fail (SP_IS_LOOKUP (self));
  g_return_if_fail (SP_IS_PROVIDER (provider));

  g_set_object (&self->provider, provider);
}

/**
 * sp_lookup_get_provider:
 * @self: a lookup
 *
 * Returns: (nullable): the provider from the list that serves this domain, as far as is known
 */
SpProvider *
sp_lookup_get_provider (SpLookup *self)
{
  g_return_val_if_fail (SP_IS_LOOKUP (self), NULL);

  return self->provider;
}
