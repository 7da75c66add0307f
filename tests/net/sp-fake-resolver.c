/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-fake-resolver.h"

#include "sp-net-error.h"

typedef struct
{
  SpRecords *records; /* (nullable) */
  gint failure;       /* -1: none */
  gint delay;         /* in milliseconds; -1: the default */
  gboolean silent;
  gboolean authenticated;
  guint n_asked;
} Script;

struct _SpFakeResolver
{
  SpResolver parent_instance;

  GHashTable *scripts; /* "TYPE name" → Script */
  GPtrArray *names;    /* asked for */
  guint default_delay;
  gboolean default_silent;
  guint n_waiting;
  guint n_refreshes;
};

typedef struct
{
  SpFakeResolver *resolver;
  GSource *timer;     /* (nullable) */
  GSource *cancelled; /* (nullable) */
  SpRecords *records; /* (nullable) */
  GError *error;      /* (nullable) */
} Answer;

G_DEFINE_FINAL_TYPE (SpFakeResolver, sp_fake_resolver, SP_TYPE_RESOLVER)

static void
free_script_cb (gpointer data)
{
  Script *script = data;

  g_clear_pointer (&script->records, sp_records_unref);
  g_free (script);
}

static Script *
get_script (SpFakeResolver *self,
            const char     *name,
            SpRecordType    type)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *key = g_strdup_printf ("%u %s", type, lower);
  Script *script = g_hash_table_lookup (self->scripts, key);

  if (script == NULL)
    {
      script = g_new0 (Script, 1);
      script->failure = -1;
      script->delay = -1;
      g_hash_table_insert (self->scripts, g_steal_pointer (&key), script);
    }

  return script;
}

static void
stop (Answer *answer)
{
  GSource **sources[] = { &answer->timer, &answer->cancelled };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (*sources[i] != NULL)
        g_source_destroy (*sources[i]);
      g_clear_pointer (sources[i], g_source_unref);
    }
}

static void
free_answer_cb (gpointer data)
{
  Answer *answer = data;

  stop (answer);
  g_clear_pointer (&answer->records, sp_records_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

static void
end_task (GTask *task)
{
  Answer *answer = g_task_get_task_data (task);

  stop (answer);
  answer->resolver->n_waiting--;
  if (g_task_return_error_if_cancelled (task))
    return;

  if (answer->records != NULL)
    g_task_return_pointer (task, g_steal_pointer (&answer->records), (GDestroyNotify) sp_records_unref);
  else
    g_task_return_error (task, g_steal_pointer (&answer->error));
}

static gboolean
answer_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  end_task (task);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  return answer_cb (user_data);
}

static SpRecords *
copy_records (SpRecords *records,
              gboolean   authenticated)
{
  SpRecords *copy = sp_records_new (sp_records_get_record_type (records), authenticated);

  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      const SpRecord *record = sp_records_get (records, i);

      sp_records_add (copy, record->priority, record->weight, record->port, record->text,
                      record->address);
    }

  return copy;
}

static void
sp_fake_resolver_look_up_async (SpResolver          *resolver,
                                const char          *name,
                                SpRecordType         type,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SpFakeResolver *self = SP_FAKE_RESOLVER (resolver);
  Script *script = get_script (self, name, type);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Answer *answer = g_new0 (Answer, 1);

  g_ptr_array_add (self->names, g_strdup (name));
  script->n_asked++;
  self->n_waiting++;

  answer->resolver = self;
  if (script->records != NULL && script->failure < 0)
    answer->records = copy_records (script->records, script->authenticated);
  else
    answer->error = g_error_new (SP_NET_ERROR,
                                 script->failure >= 0 ? script->failure : SP_NET_ERROR_NO_NAME,
                                 "The fake name server has nothing for %s", name);
  g_task_set_task_data (task, answer, free_answer_cb);

  if (cancellable != NULL)
    {
      answer->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, answer->cancelled, G_SOURCE_FUNC (cancelled_cb));
    }
  if (script->silent || (self->default_silent && script->delay < 0))
    {
      /* Whoever cannot cancel would wait for ever, and not be freed either. */
      g_assert_nonnull (cancellable);
      return;
    }

  answer->timer = g_timeout_source_new (script->delay >= 0 ? (guint) script->delay : self->default_delay);
  g_task_attach_source (task, answer->timer, answer_cb);
}

static SpRecords *
sp_fake_resolver_look_up_finish (SpResolver    *resolver,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_assert_true (g_task_is_valid (result, resolver));

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sp_fake_resolver_refresh (SpResolver *resolver)
{
  SP_FAKE_RESOLVER (resolver)->n_refreshes++;
}

static void
sp_fake_resolver_finalize (GObject *object)
{
  SpFakeResolver *self = SP_FAKE_RESOLVER (object);

  g_hash_table_unref (self->scripts);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (sp_fake_resolver_parent_class)->finalize (object);
}

static void
sp_fake_resolver_class_init (SpFakeResolverClass *klass)
{
  SpResolverClass *resolver_class = SP_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_fake_resolver_finalize;
  resolver_class->look_up_async = sp_fake_resolver_look_up_async;
  resolver_class->look_up_finish = sp_fake_resolver_look_up_finish;
  resolver_class->refresh = sp_fake_resolver_refresh;
}

static void
sp_fake_resolver_init (SpFakeResolver *self)
{
  self->scripts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_script_cb);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sp_fake_resolver_new:
 *
 * Returns: (transfer full): a name server that knows no name, and answers at once
 */
SpFakeResolver *
sp_fake_resolver_new (void)
{
  return g_object_new (SP_TYPE_FAKE_RESOLVER, NULL);
}

/**
 * sp_fake_resolver_as_resolver:
 * @self: a fake
 *
 * Returns: (transfer none): @self, as what sp_net_new_with() takes
 */
SpResolver *
sp_fake_resolver_as_resolver (SpFakeResolver *self)
{
  return SP_RESOLVER (self);
}

static void
add (SpFakeResolver *self,
     const char     *name,
     SpRecordType    type,
     guint16         priority,
     guint16         weight,
     guint16         port,
     const char     *text,
     GInetAddress   *address)
{
  Script *script = get_script (self, name, type);

  if (script->records == NULL)
    script->records = sp_records_new (type, FALSE);
  sp_records_add (script->records, priority, weight, port, text, address);
}

/**
 * sp_fake_resolver_add_address:
 * @self: a fake
 * @name: a name
 * @address: an address of it, IPv4 or IPv6
 *
 * Adds an address.
 */
void
sp_fake_resolver_add_address (SpFakeResolver *self,
                              const char     *name,
                              const char     *address)
{
  g_autoptr (GInetAddress) parsed = g_inet_address_new_from_string (address);

  g_assert_nonnull (parsed);
  add (self, name, SP_RECORD_ADDRESS, 0, 0, 0, NULL, parsed);
}

/**
 * sp_fake_resolver_add_mx:
 * @self: a fake
 * @name: a name
 * @preference: of the record
 * @host: its target; "" for none
 *
 * Adds an MX record.
 */
void
sp_fake_resolver_add_mx (SpFakeResolver *self,
                         const char     *name,
                         guint16         preference,
                         const char     *host)
{
  add (self, name, SP_RECORD_MX, preference, 0, 0, host, NULL);
}

/**
 * sp_fake_resolver_add_srv:
 * @self: a fake
 * @name: a name, such as "_imaps._tcp.example.org"
 * @priority: of the record
 * @weight: of the record
 * @port: of the record
 * @host: its target; "" for none
 *
 * Adds an SRV record.
 */
void
sp_fake_resolver_add_srv (SpFakeResolver *self,
                          const char     *name,
                          guint16         priority,
                          guint16         weight,
                          guint16         port,
                          const char     *host)
{
  add (self, name, SP_RECORD_SRV, priority, weight, port, host, NULL);
}

/**
 * sp_fake_resolver_add_txt:
 * @self: a fake
 * @name: a name
 * @text: of the record
 *
 * Adds a TXT record.
 */
void
sp_fake_resolver_add_txt (SpFakeResolver *self,
                          const char     *name,
                          const char     *text)
{
  add (self, name, SP_RECORD_TXT, 0, 0, 0, text, NULL);
}

/**
 * sp_fake_resolver_fail:
 * @self: a fake
 * @name: a name
 * @type: of the question
 * @code: an #SpNetError
 *
 * Makes the question fail.
 */
void
sp_fake_resolver_fail (SpFakeResolver *self,
                       const char     *name,
                       SpRecordType    type,
                       gint            code)
{
  get_script (self, name, type)->failure = code;
}

/**
 * sp_fake_resolver_set_delay:
 * @self: a fake
 * @name: a name
 * @type: of the question
 * @milliseconds: before the answer comes
 *
 * Makes the question take its time.
 */
void
sp_fake_resolver_set_delay (SpFakeResolver *self,
                            const char     *name,
                            SpRecordType    type,
                            guint           milliseconds)
{
  get_script (self, name, type)->delay = (gint) milliseconds;
}

/**
 * sp_fake_resolver_set_silent:
 * @self: a fake
 * @name: a name
 * @type: of the question
 *
 * Never answers the question, until it is cancelled.
 */
void
sp_fake_resolver_set_silent (SpFakeResolver *self,
                             const char     *name,
                             SpRecordType    type)
{
  get_script (self, name, type)->silent = TRUE;
}

/**
 * sp_fake_resolver_set_authenticated:
 * @self: a fake
 * @name: a name
 * @type: of the question
 *
 * Has the records proved by DNSSEC.
 */
void
sp_fake_resolver_set_authenticated (SpFakeResolver *self,
                                    const char     *name,
                                    SpRecordType    type)
{
  get_script (self, name, type)->authenticated = TRUE;
}

/**
 * sp_fake_resolver_set_default_delay:
 * @self: a fake
 * @milliseconds: before an answer comes
 *
 * Makes every question that has no delay of its own take its time.
 */
void
sp_fake_resolver_set_default_delay (SpFakeResolver *self,
                                    guint           milliseconds)
{
  self->default_delay = milliseconds;
}

/**
 * sp_fake_resolver_set_default_silent:
 * @self: a fake
 *
 * Never answers a question that has no delay of its own.
 */
void
sp_fake_resolver_set_default_silent (SpFakeResolver *self)
{
  self->default_silent = TRUE;
}

/**
 * sp_fake_resolver_get_n_questions:
 * @self: a fake
 *
 * Returns: how often it was asked
 */
guint
sp_fake_resolver_get_n_questions (SpFakeResolver *self)
{
  return self->names->len;
}

/**
 * sp_fake_resolver_count:
 * @self: a fake
 * @name: a name
 * @type: of the question
 *
 * Returns: how often it was asked this
 */
guint
sp_fake_resolver_count (SpFakeResolver *self,
                        const char     *name,
                        SpRecordType    type)
{
  return get_script (self, name, type)->n_asked;
}

/**
 * sp_fake_resolver_dup_names:
 * @self: a fake
 *
 * Returns: (transfer full): every name it was asked for
 */
GStrv
sp_fake_resolver_dup_names (SpFakeResolver *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->names->len; i++)
    g_strv_builder_add (builder, self->names->pdata[i]);

  return g_strv_builder_end (builder);
}

/**
 * sp_fake_resolver_get_n_waiting:
 * @self: a fake
 *
 * Returns: how many questions have neither been answered nor cancelled
 */
guint
sp_fake_resolver_get_n_waiting (SpFakeResolver *self)
{
  return self->n_waiting;
}

/**
 * sp_fake_resolver_get_n_refreshes:
 * @self: a fake
 *
 * Returns: how often it was told that the network has changed
 */
guint
sp_fake_resolver_get_n_refreshes (SpFakeResolver *self)
{
  return self->n_refreshes;
}
