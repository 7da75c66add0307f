/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discoveries.h"

typedef struct
{
  SpDiscovery *discovery;
  GCancellable *cancellable;
} Search;

struct _SpDiscoveries
{
  GObject parent_instance;

  SpNet *net;             /* (nullable): when it is first needed */
  SpCatalogue *catalogue; /* (nullable) */
  GListModel *guides;     /* (nullable) */
  GHashTable *searches;   /* address → Search */
  gboolean offline;
};

G_DEFINE_FINAL_TYPE (SpDiscoveries, sp_discoveries, G_TYPE_OBJECT)

typedef enum
{
  PROP_OFFLINE = 1,
  N_PROPS
} SpDiscoveriesProperty;

static GParamSpec *properties[N_PROPS];

static void
search_stop (Search *self)
{
  if (sp_discovery_is_running (self->discovery))
    g_cancellable_cancel (self->cancellable);
}

static void
search_free (gpointer data)
{
  Search *self = data;

  search_stop (self);
  g_object_unref (self->discovery);
  g_object_unref (self->cancellable);
  g_free (self);
}

static SpNet *
get_net (SpDiscoveries *self)
{
  if (self->net == NULL)
    {
      self->net = sp_net_new ();
      sp_net_set_offline (self->net, self->offline);
    }

  return self->net;
}

static void
sp_discoveries_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpDiscoveries *self = SP_DISCOVERIES (object);

  switch ((SpDiscoveriesProperty) id)
    {
    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_discoveries_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpDiscoveries *self = SP_DISCOVERIES (object);

  switch ((SpDiscoveriesProperty) id)
    {
    case PROP_OFFLINE:
      sp_discoveries_set_offline (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_discoveries_dispose (GObject *object)
{
  SpDiscoveries *self = SP_DISCOVERIES (object);

  g_hash_table_remove_all (self->searches);
  g_clear_object (&self->net);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->guides);

  G_OBJECT_CLASS (sp_discoveries_parent_class)->dispose (object);
}

static void
sp_discoveries_finalize (GObject *object)
{
  SpDiscoveries *self = SP_DISCOVERIES (object);

  g_hash_table_unref (self->searches);

  G_OBJECT_CLASS (sp_discoveries_parent_class)->finalize (object);
}

static void
sp_discoveries_class_init (SpDiscoveriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_discoveries_dispose;
  object_class->finalize = sp_discoveries_finalize;
  object_class->get_property = sp_discoveries_get_property;
  object_class->set_property = sp_discoveries_set_property;

  /* Whether nobody at all is asked. */
  properties[PROP_OFFLINE] =
    g_param_spec_boolean ("offline", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_discoveries_init (SpDiscoveries *self)
{
  self->searches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, search_free);
}

/* Nothing was looked up yet. */
SpDiscoveries *
sp_discoveries_new (void)
{
  return g_object_new (SP_TYPE_DISCOVERIES, NULL);
}

/* Sets what is known without asking: providers, and the guides (nullable) of organisations. */
void
sp_discoveries_set_known (SpDiscoveries *self,
                          SpCatalogue   *catalogue,
                          GListModel    *guides)
{
  g_return_if_fail (SP_IS_DISCOVERIES (self));
  g_return_if_fail (SP_IS_CATALOGUE (catalogue));
  g_return_if_fail (guides == NULL || G_IS_LIST_MODEL (guides));

  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->guides, guides);
}

/* Uses `net` from now on, instead of the network of this computer. */
void
sp_discoveries_set_net (SpDiscoveries *self,
                        SpNet         *net)
{
  g_return_if_fail (SP_IS_DISCOVERIES (self));
  g_return_if_fail (SP_IS_NET (net));

  g_set_object (&self->net, net);
  sp_net_set_offline (net, self->offline);
}

/* The door to the network. */
SpNet *
sp_discoveries_get_net (SpDiscoveries *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERIES (self), NULL);

  return get_net (self);
}

/* The providers that are known, and the collections that would be asked; NULL before they were
 * set. */
SpCatalogue *
sp_discoveries_get_catalogue (SpDiscoveries *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERIES (self), NULL);

  return self->catalogue;
}

/* Whether nobody at all is asked. */
gboolean
sp_discoveries_is_offline (SpDiscoveries *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERIES (self), FALSE);

  return self->offline;
}

/* Sets whether nobody at all is asked. */
void
sp_discoveries_set_offline (SpDiscoveries *self,
                            gboolean       offline)
{
  g_return_if_fail (SP_IS_DISCOVERIES (self));

  if (self->offline == offline)
    return;

  self->offline = offline;
  if (self->net != NULL)
    sp_net_set_offline (self->net, offline);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFLINE]);
}

/* Makes ready what the first lookup would have to wait for. Asks nobody. */
void
sp_discoveries_warm_up (SpDiscoveries *self)
{
  g_return_if_fail (SP_IS_DISCOVERIES (self));

  if (!self->offline)
    sp_net_warm_up (get_net (self));
}

/* The last lookup of `address`, or NULL. */
SpDiscovery *
sp_discoveries_find (SpDiscoveries *self,
                     SpAddress     *address)
{
  Search *search;

  g_return_val_if_fail (SP_IS_DISCOVERIES (self), NULL);
  g_return_val_if_fail (SP_IS_ADDRESS (address), NULL);

  search = g_hash_table_lookup (self->searches, sp_address_get_text (address));

  return search != NULL ? search->discovery : NULL;
}

/* Looks `address` up, whatever was found for it before; `send_address` allows that hosts of its own
 * domain are sent all of it. Whatever else still runs is stopped. Borrowed. */
SpDiscovery *
sp_discoveries_start (SpDiscoveries *self,
                      SpAddress     *address,
                      gboolean       send_address)
{
  const SpLookupOptions options = { .send_address = send_address };
  Search *search;

  g_return_val_if_fail (SP_IS_DISCOVERIES (self), NULL);
  g_return_val_if_fail (SP_IS_ADDRESS (address), NULL);

  sp_discoveries_stop (self);

  search = g_new0 (Search, 1);
  search->discovery = sp_discovery_new (get_net (self), self->catalogue, self->guides, address, &options);
  search->cancellable = g_cancellable_new ();
  g_hash_table_replace (self->searches, g_strdup (sp_address_get_text (address)), search);
  /* What comes of it is told by its own properties. */
  sp_discovery_run_async (search->discovery, search->cancellable, NULL, NULL);

  return search->discovery;
}

/* Whether it did not end by itself. */
gboolean
sp_discoveries_was_stopped (SpDiscoveries *self,
                            SpDiscovery   *discovery)
{
  Search *search;

  g_return_val_if_fail (SP_IS_DISCOVERIES (self), FALSE);
  g_return_val_if_fail (SP_IS_DISCOVERY (discovery), FALSE);

  search = g_hash_table_lookup (self->searches,
                                sp_address_get_text (sp_discovery_get_address (discovery)));

  return search != NULL && search->discovery == discovery &&
         g_cancellable_is_cancelled (search->cancellable);
}

/* Stops whatever runs; what was found stays. */
void
sp_discoveries_stop (SpDiscoveries *self)
{
  GHashTableIter iter;
  gpointer search;

  g_return_if_fail (SP_IS_DISCOVERIES (self));

  g_hash_table_iter_init (&iter, self->searches);
  while (g_hash_table_iter_next (&iter, NULL, &search))
    search_stop (search);
}

/* Forgets all that was looked up. */
void
sp_discoveries_forget (SpDiscoveries *self)
{
  g_return_if_fail (SP_IS_DISCOVERIES (self));

  g_hash_table_remove_all (self->searches);
}
