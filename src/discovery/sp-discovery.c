/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery.h"

#include <glib/gi18n-lib.h>

#include "sp-comparison.h"
#include "sp-lookup-private.h"
#include "sp-merge.h"
#include "sp-runs.h"
#include "sp-timer.h"
#include "sp-verdict.h"

#define DEFAULT_DEADLINE 10000
/* How long sources of the same trust as a complete account are waited for: a part of the time it
 * took. */
#define GRACE_PERCENT 20
#define LEAST_GRACE 25
/* With an account to use, how long hosts that do not let us connect are waited for: a packet that
 * is lost is sent again after a second. */
#define PATIENCE 2500

struct _SpDiscovery
{
  GObject parent_instance;

  SpLookup *lookup;
  GListStore *agreements;
  GTask *task;      /* (nullable): while it runs */
  SpRuns *runs;
  guint n_running;  /* and one more while they are being started */
  SpMerged merged;
  SpTrust grace_trust;
  GSource *grace;    /* (nullable) */
  GSource *patience; /* (nullable) */
  GSource *deadline; /* (nullable) */
  gulong cancelled_handler;
  gboolean was_run;
  gboolean is_final;
  gboolean is_reviewing;
  gint first_ms; /* -1: there is none */
  guint elapsed_ms;
  GError *problem; /* (nullable) */
};

static void sp_discovery_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpDiscovery, sp_discovery, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sp_discovery_list_model_init))

typedef enum
{
  PROP_RUNNING = 1,
  PROP_ACCOUNT,
  PROP_FINAL,
  PROP_ELAPSED,
  N_PROPS,
} SpDiscoveryProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_discovery_finalize (GObject *object)
{
  SpDiscovery *self = SP_DISCOVERY (object);

  g_clear_object (&self->lookup);
  g_clear_object (&self->agreements);
  g_clear_pointer (&self->runs, sp_runs_free);
  sp_merged_clear (&self->merged);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (sp_discovery_parent_class)->finalize (object);
}

static void
sp_discovery_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SpDiscovery *self = SP_DISCOVERY (object);

  switch ((SpDiscoveryProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, sp_discovery_is_running (self));
      break;

    case PROP_ACCOUNT:
      g_value_set_object (value, sp_discovery_get_account (self));
      break;

    case PROP_FINAL:
      g_value_set_boolean (value, self->is_final);
      break;

    case PROP_ELAPSED:
      g_value_set_uint (value, sp_discovery_get_elapsed_ms (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_discovery_class_init (SpDiscoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = sp_discovery_finalize;
  object_class->get_property = sp_discovery_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_ACCOUNT] =
    g_param_spec_object ("account", NULL, NULL, SP_TYPE_ACCOUNT, flags);
  properties[PROP_FINAL] = g_param_spec_boolean ("final", NULL, NULL, FALSE, flags);
  properties[PROP_ELAPSED] = g_param_spec_uint ("elapsed", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_discovery_init (SpDiscovery *self)
{
  self->agreements = g_list_store_new (SP_TYPE_AGREEMENT);
  self->first_ms = -1;
}

static GType
get_item_type (GListModel *model)
{
  return SP_TYPE_FINDING;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (sp_lookup_get_findings (SP_DISCOVERY (model)->lookup));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (sp_lookup_get_findings (SP_DISCOVERY (model)->lookup), position);
}

static void
sp_discovery_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void review (SpDiscovery *self);

static void
outcome_changed_cb (SpFinding   *finding,
                    GParamSpec  *pspec,
                    SpDiscovery *self)
{
  review (self);
}

static void
findings_changed_cb (GListModel  *findings,
                     guint        position,
                     guint        removed,
                     guint        added,
                     SpDiscovery *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      g_signal_connect_object (finding, "notify::outcome", G_CALLBACK (outcome_changed_cb), self, 0);
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/**
 * sp_discovery_new:
 * @net: the door to the network
 * @catalogue: (nullable): the known providers and databases
 * @guides: (nullable): the known guides, a #SpGuideLibrary
 * @address: whose account is looked for
 * @options: (nullable): what is allowed
 *
 * Asks nothing yet.
 *
 * Returns: a new discovery
 */
SpDiscovery *
sp_discovery_new (SpNet                 *net,
                  SpCatalogue           *catalogue,
                  GListModel            *guides,
                  SpAddress             *address,
                  const SpLookupOptions *options)
{
  SpDiscovery *self = g_object_new (SP_TYPE_DISCOVERY, NULL);

  self->lookup = sp_lookup_new (net, catalogue, guides, address, options);
  g_signal_connect_object (sp_lookup_get_findings (self->lookup), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, 0);
  return self;
}

static gboolean
grace_over_cb (gpointer user_data)
{
  SpDiscovery *self = user_data;

  sp_timer_clear (&self->grace);
  sp_runs_stop_up_to (self->runs, self->grace_trust, NULL, _("Something as good had answered."));
  return G_SOURCE_REMOVE;
}

static void
begin_grace (SpDiscovery *self)
{
  guint grace;

  if (self->grace != NULL && self->grace_trust == self->merged.trust)
    return;
  if (!sp_runs_are_running_at (self->runs, self->merged.trust))
    return;

  self->grace_trust = self->merged.trust;
  grace = MAX (LEAST_GRACE, sp_lookup_get_elapsed_ms (self->lookup) * GRACE_PERCENT / 100);
  sp_timer_set (&self->grace, grace, grace_over_cb, self);
}

static void
give_up (SpDiscovery *self)
{
  g_autoptr (GError) error =
    g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_TIMED_OUT, _("Nobody answered in time."));

  sp_runs_stop_all (self->runs, error, NULL);
}

static gboolean
patience_over_cb (gpointer user_data)
{
  SpDiscovery *self = user_data;

  sp_timer_clear (&self->patience);
  review (self);
  return G_SOURCE_REMOVE;
}

/* Hosts that do not even let us connect must not hold up the end for long. */
static void
lose_patience (SpDiscovery *self)
{
  guint elapsed = sp_lookup_get_elapsed_ms (self->lookup);

  if (elapsed < PATIENCE)
    {
      if (self->patience == NULL)
        sp_timer_set (&self->patience, PATIENCE - elapsed, patience_over_cb, self);
    }
  else if (!sp_verdict_is_anybody_there (self->lookup))
    {
      give_up (self);
    }
}

static void
take_account (SpDiscovery *self)
{
  g_auto (SpMerged) merged = { 0 };
  gboolean has_changed;

  sp_merged_init (&merged, sp_lookup_get_address (self->lookup),
                  sp_lookup_get_findings (self->lookup));
  has_changed = !sp_merged_is_same (merged.account, self->merged.account);
  if (has_changed)
    g_set_object (&self->merged.account, merged.account);
  self->merged.is_usable = merged.is_usable;
  self->merged.is_complete = merged.is_complete;
  self->merged.trust = merged.trust;

  if (merged.is_usable && self->first_ms < 0)
    self->first_ms = (gint) sp_lookup_get_elapsed_ms (self->lookup);
  /* A voice more may have spoken, even where nothing of the account changes. */
  sp_comparison_make (self->merged.account, sp_lookup_get_findings (self->lookup),
                      self->agreements);

  if (has_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

static void
end_what_is_needless (SpDiscovery *self)
{
  const GError *problem = sp_lookup_get_problem (self->lookup);

  if (self->merged.is_complete)
    {
      if (self->merged.trust > SP_TRUST_NONE)
        sp_runs_stop_up_to (self->runs, self->merged.trust - 1, NULL,
                            _("Something better had answered."));
      begin_grace (self);
    }
  if (self->merged.is_usable)
    lose_patience (self);
  else if (problem != NULL && self->merged.account == NULL &&
           !sp_lookup_has_leads (self->lookup))
    sp_runs_stop_all (self->runs, NULL, problem->message);
}

/* Something is new. Ending a source ends its findings, which leads here again. */
static void
review (SpDiscovery *self)
{
  g_autoptr (SpDiscovery) reference = g_object_ref (self);

  if (self->is_reviewing || self->task == NULL)
    return;

  self->is_reviewing = TRUE;
  take_account (self);
  end_what_is_needless (self);
  self->is_reviewing = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED]);
}

static void
finish (SpDiscovery *self)
{
  g_autoptr (GTask) task = NULL;

  sp_lookup_end (self->lookup);
  review (self);

  task = g_steal_pointer (&self->task);
  self->elapsed_ms = sp_lookup_get_elapsed_ms (self->lookup);
  self->is_final = TRUE;
  sp_timer_clear (&self->grace);
  sp_timer_clear (&self->patience);
  sp_timer_clear (&self->deadline);
  if (g_task_get_cancellable (task) != NULL)
    g_clear_signal_handler (&self->cancelled_handler, g_task_get_cancellable (task));
  if (self->merged.account == NULL)
    self->problem = sp_verdict_new_problem (self->lookup);
  g_debug ("%s: ended after %u ms, usable after %d ms",
           sp_lookup_get_domain (self->lookup), self->elapsed_ms, self->first_ms);

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINAL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_object_thaw_notify (G_OBJECT (self));

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
release (SpDiscovery *self)
{
  if (--self->n_running == 0)
    finish (self);
}

static void
source_ended_cb (gpointer user_data)
{
  SpDiscovery *self = user_data;

  review (self);
  release (self);
}

static void
start (SpDiscovery    *self,
       const SpSource *source)
{
  g_autoptr (GError) obstacle =
    sp_verdict_find_obstacle (self->lookup, source, &self->merged);

  if (obstacle == NULL)
    {
      self->n_running++;
      sp_runs_start (self->runs, source);
    }
  else
    {
      SpFinding *finding =
        sp_lookup_add_finding (self->lookup, source->id, sp_lookup_get_domain (self->lookup),
                               SP_PERSONAL_NOTHING, source->trust);

      sp_finding_end_with_error (finding, obstacle);
    }
}

static gboolean
deadline_cb (gpointer user_data)
{
  SpDiscovery *self = user_data;

  sp_timer_clear (&self->deadline);
  give_up (self);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              SpDiscovery  *self)
{
  sp_runs_stop_all (self->runs, NULL, _("The search was stopped."));
}

/**
 * sp_discovery_run_async:
 * @self: a discovery that has not been run
 * @cancellable: (nullable): stops it; what was found stays
 * @callback: called once when it has ended
 * @user_data: for @callback
 *
 * Asks all sources, at once. Ends when nothing that still runs can make the account better, and at
 * the deadline at the latest.
 */
void
sp_discovery_run_async (SpDiscovery        *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  SpNet *net;
  guint deadline;

  g_return_if_fail (SP_IS_DISCOVERY (self));
  g_return_if_fail (!self->was_run);

  net = sp_lookup_get_net (self->lookup);
  deadline = sp_lookup_get_options (self->lookup)->deadline;
  self->was_run = TRUE;
  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, sp_discovery_run_async);
  /* It ends when all has ended that was begun. */
  g_task_set_check_cancellable (self->task, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  sp_lookup_begin (self->lookup);
  self->runs = sp_runs_new (self->lookup, source_ended_cb, self);
  self->n_running = 1;
  if (!g_cancellable_is_cancelled (cancellable))
    {
      if (!sp_net_is_offline (net))
        sp_net_warm_up (net);
      for (guint i = 0; sp_sources[i] != NULL; i++)
        {
          if (sp_verdict_is_wanted (self->lookup, sp_sources[i]))
            start (self, sp_sources[i]);
        }
      sp_timer_set (&self->deadline, deadline != 0 ? deadline : DEFAULT_DEADLINE, deadline_cb, self);
      if (cancellable != NULL)
        self->cancelled_handler =
          g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), self);
    }

  release (self);
}

/**
 * sp_discovery_run_finish:
 * @self: a discovery
 * @result: what the callback was given
 * @error: return location of an error, %G_IO_ERROR_CANCELLED alone
 *
 * Returns: whether it ended by itself, with an account or without
 */
gboolean
sp_discovery_run_finish (SpDiscovery  *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

SpAddress *
sp_discovery_get_address (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), NULL);
  return sp_lookup_get_address (self->lookup);
}

/**
 * sp_discovery_is_running:
 * @self: a discovery
 *
 * Returns: whether it was begun and has not ended
 */
gboolean
sp_discovery_is_running (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), FALSE);
  return self->task != NULL;
}

gboolean
sp_discovery_is_final (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), FALSE);
  return self->is_final;
}

SpAccount *
sp_discovery_get_account (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), NULL);
  return self->merged.account;
}

/**
 * sp_discovery_get_first_ms:
 * @self: a discovery
 *
 * Returns: after how many milliseconds there was an account to use; -1 if there was none
 */
gint
sp_discovery_get_first_ms (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), -1);
  return self->first_ms;
}

/**
 * sp_discovery_get_elapsed_ms:
 * @self: a discovery
 *
 * Returns: how long it has run, or ran, in milliseconds
 */
guint
sp_discovery_get_elapsed_ms (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), 0);

  return self->task != NULL ? sp_lookup_get_elapsed_ms (self->lookup) : self->elapsed_ms;
}

GListModel *
sp_discovery_get_agreements (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), NULL);
  return G_LIST_MODEL (self->agreements);
}

SpLedger *
sp_discovery_get_ledger (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), NULL);
  return sp_lookup_get_ledger (self->lookup);
}

/**
 * sp_discovery_get_problem:
 * @self: a discovery that has ended
 *
 * Returns: (nullable): why nothing was found, where that is not simply because there is nothing:
 *   offline, no network, a login page in between, no such domain, one that receives no mail
 *   (%SP_NET_ERROR_NO_MAIL), no answer from anybody
 */
const GError *
sp_discovery_get_problem (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), NULL);
  return self->problem;
}

/**
 * sp_discovery_get_provider:
 * @self: a discovery
 *
 * Returns: (nullable): the provider from the list that serves this domain, as far as is known
 */
SpProvider *
sp_discovery_get_provider (SpDiscovery *self)
{
  g_return_val_if_fail (SP_IS_DISCOVERY (self), NULL);

  return sp_lookup_get_provider (self->lookup);
}
