/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ares-resolver.h"

#include <glib/gstdio.h>

#include "sp-ares-channel.h"
#include "sp-resolv-conf.h"

/* How often, at most, to see whether the name servers are others now. */
#define CHECK_MICROSECONDS G_USEC_PER_SEC

struct _SpAresResolver
{
  SpResolver parent_instance;

  char *servers; /* (nullable): those of this computer */
  guint patience;
  SpAresChannel *channel; /* (nullable): made with the first question */
  gint64 checked_at;
  GStatBuf stamp; /* of resolv.conf, when the channel was made */
};

/* Freed when the channel has answered, even if nobody waits for that any longer. */
typedef struct
{
  GTask *task;        /* (nullable) */
  GSource *cancelled; /* (nullable) */
} Ask;

G_DEFINE_FINAL_TYPE (SpAresResolver, sp_ares_resolver, SP_TYPE_RESOLVER)

static void
let_go (Ask *ask)
{
  if (ask->cancelled != NULL)
    g_source_destroy (ask->cancelled);
  g_clear_pointer (&ask->cancelled, g_source_unref);
  g_clear_object (&ask->task);
}

static void
answered_cb (SpRecords    *records,
             const GError *error,
             gpointer      user_data)
{
  Ask *ask = user_data;
  g_autoptr (GTask) task = ask->task != NULL ? g_object_ref (ask->task) : NULL;

  let_go (ask);
  g_free (ask);

  if (task == NULL)
    return;
  if (records != NULL)
    g_task_return_pointer (task, sp_records_ref (records), (GDestroyNotify) sp_records_unref);
  else
    g_task_return_error (task, g_error_copy (error));
}

/* c-ares cannot give up one question of many: its answer will come, and find nobody. */
static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Ask *ask = user_data;
  g_autoptr (GTask) task = g_object_ref (ask->task);

  let_go (ask);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static gboolean
stamps_differ (const GStatBuf *a,
               const GStatBuf *b)
{
  return a->st_ino != b->st_ino || a->st_size != b->st_size ||
         a->st_mtim.tv_sec != b->st_mtim.tv_sec || a->st_mtim.tv_nsec != b->st_mtim.tv_nsec;
}

/* As the C library does: whoever joins another network writes this file anew. */
static void
check_name_servers (SpAresResolver *self)
{
  gint64 now = g_get_monotonic_time ();
  GStatBuf stamp = { 0 };

  if (self->servers != NULL || (self->channel != NULL && now - self->checked_at < CHECK_MICROSECONDS))
    return;

  self->checked_at = now;
  if (g_stat (SP_RESOLV_CONF, &stamp) != 0)
    memset (&stamp, 0, sizeof stamp);
  if (self->channel != NULL && stamps_differ (&stamp, &self->stamp))
    g_clear_pointer (&self->channel, sp_ares_channel_unref);
  self->stamp = stamp;
}

static void
sp_ares_resolver_look_up_async (SpResolver          *resolver,
                                const char          *name,
                                SpRecordType         type,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SpAresResolver *self = SP_ARES_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Ask *ask;

  g_task_set_source_tag (task, sp_ares_resolver_look_up_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  check_name_servers (self);
  if (self->channel == NULL)
    self->channel = sp_ares_channel_new (self->servers, self->patience, &error);
  if (self->channel == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  ask = g_new0 (Ask, 1);
  ask->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      ask->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_static_name (ask->cancelled, "[signpost] name server");
      g_source_set_callback (ask->cancelled, G_SOURCE_FUNC (cancelled_cb), ask, NULL);
      g_source_attach (ask->cancelled, g_task_get_context (task));
    }
  sp_ares_channel_ask (self->channel, name, type, answered_cb, ask);
}

static SpRecords *
sp_ares_resolver_look_up_finish (SpResolver    *resolver,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sp_ares_resolver_refresh (SpResolver *resolver)
{
  SpAresResolver *self = SP_ARES_RESOLVER (resolver);

  g_clear_pointer (&self->channel, sp_ares_channel_unref);
}

static void
sp_ares_resolver_finalize (GObject *object)
{
  SpAresResolver *self = SP_ARES_RESOLVER (object);

  /* Only questions that nobody waits for can be left. */
  if (self->channel != NULL)
    sp_ares_channel_close (self->channel);
  g_clear_pointer (&self->channel, sp_ares_channel_unref);
  g_free (self->servers);

  G_OBJECT_CLASS (sp_ares_resolver_parent_class)->finalize (object);
}

static void
sp_ares_resolver_class_init (SpAresResolverClass *klass)
{
  SpResolverClass *resolver_class = SP_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_ares_resolver_finalize;
  resolver_class->look_up_async = sp_ares_resolver_look_up_async;
  resolver_class->look_up_finish = sp_ares_resolver_look_up_finish;
  resolver_class->refresh = sp_ares_resolver_refresh;
}

static void
sp_ares_resolver_init (SpAresResolver *self)
{
}

/**
 * sp_ares_resolver_new:
 *
 * Returns: (transfer full): the name servers of this computer, whichever it has at the time of
 *   each question
 */
SpResolver *
sp_ares_resolver_new (void)
{
  return g_object_new (SP_TYPE_ARES_RESOLVER, NULL);
}

/**
 * sp_ares_resolver_new_with_servers:
 * @servers: "ADDRESS:PORT,…"
 * @patience: how many milliseconds pass before a question is asked again; 0 for the usual 2000
 *
 * Returns: (transfer full): these name servers
 */
SpResolver *
sp_ares_resolver_new_with_servers (const char *servers,
                                   guint       patience)
{
  SpAresResolver *self = g_object_new (SP_TYPE_ARES_RESOLVER, NULL);

  g_return_val_if_fail (servers != NULL, SP_RESOLVER (self));

  self->servers = g_strdup (servers);
  self->patience = patience;
  return SP_RESOLVER (self);
}
