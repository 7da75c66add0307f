/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-names.h"

#include <glib/gi18n-lib.h>

#include "sp-name-cache.h"
#include "sp-net-failure.h"

/* Small name servers, such as those of home routers, lose questions that come by the hundred. A
 * question that nobody has answered for a while has got lost or has a slow server of its own: it
 * does not count any more, so that it holds up no other. */
#define MAX_FRESH 96
#define FRESH_MS 1000

struct _SpNames
{
  GObject parent_instance;

  SpResolver *resolver;
  SpNameCache *cache;
  GHashTable *questions; /* key, the question's own, → Question */
  GQueue waiting;        /* of Question, held: not asked yet */
  guint n_fresh;         /* asked a short while ago, and not answered */
  guint generation;      /* one more with each change of the network */
  gboolean answered;     /* by anybody since then */
};

/* What is being asked, and who waits for the answer. Held by the resolver until it has
 * answered, even when nobody waits any longer. */
typedef struct
{
  SpNames *names; /* (nullable) (unowned): NULL once nobody waits */
  char *name;
  SpRecordType type;
  char *key;
  gint64 asked_at;
  GSource *fresh; /* (nullable): until it does not count any more */
  guint generation;
  GCancellable *cancellable;
  GPtrArray *waiters; /* of Waiter */
} Question;

typedef struct
{
  Question *question; /* (unowned): it frees its waiters */
  GTask *task;
  SpLedgerEntry *entry; /* (nullable) */
  GSource *cancelled;   /* (nullable) */
} Waiter;

G_DEFINE_FINAL_TYPE (SpNames, sp_names, G_TYPE_OBJECT)

static void
free_waiter_cb (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_clear_object (&waiter->entry);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
clear_question (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->waiters);
  g_object_unref (question->cancellable);
  g_free (question->name);
  g_free (question->key);
}

static void
question_release (Question *question)
{
  g_rc_box_release_full (question, clear_question);
}

static void
sp_names_finalize (GObject *object)
{
  SpNames *self = SP_NAMES (object);

  /* Whoever waits holds us. */
  g_assert (g_hash_table_size (self->questions) == 0);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) question_release);
  g_hash_table_unref (self->questions);
  sp_name_cache_free (self->cache);
  g_clear_object (&self->resolver);

  G_OBJECT_CLASS (sp_names_parent_class)->finalize (object);
}

static void
sp_names_class_init (SpNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_names_finalize;
}

static void
sp_names_init (SpNames *self)
{
  self->cache = sp_name_cache_new ();
  self->questions = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * sp_names_new:
 * @resolver: who is asked
 *
 * Returns: (transfer full): names of which nothing is known yet
 */
SpNames *
sp_names_new (SpResolver *resolver)
{
  SpNames *self = g_object_new (SP_TYPE_NAMES, NULL);

  g_return_val_if_fail (SP_IS_RESOLVER (resolver), self);

  self->resolver = g_object_ref (resolver);
  return self;
}

static void ask_waiting (SpNames *self);

static void
make_room (Question *question)
{
  if (question->fresh == NULL)
    return;

  g_source_destroy (question->fresh);
  g_clear_pointer (&question->fresh, g_source_unref);
  question->names->n_fresh--;
  ask_waiting (question->names);
}

static gboolean
grown_old_cb (gpointer user_data)
{
  make_room (user_data);
  return G_SOURCE_REMOVE;
}

/* From here on nobody can join it. Returns those who wait. */
static GPtrArray *
close_question (Question *question)
{
  GPtrArray *waiters = g_steal_pointer (&question->waiters);

  question->waiters = g_ptr_array_new_with_free_func (free_waiter_cb);
  if (question->names != NULL)
    {
      g_hash_table_remove (question->names->questions, question->key);
      make_room (question);
    }
  question->names = NULL;

  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = waiters->pdata[i];

      if (waiter->cancelled != NULL)
        g_source_destroy (waiter->cancelled);
    }

  return waiters;
}

static void
end_entry (SpLedgerEntry *entry,
           SpRecords     *records,
           const GError  *error)
{
  g_autofree char *outcome = NULL;
  guint n;

  if (records == NULL)
    {
      sp_ledger_entry_end (entry, sp_net_failure_to_outcome (error, NULL));
      return;
    }

  n = sp_records_get_n_records (records);
  outcome = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  sp_ledger_entry_end (entry, outcome);
}

static void
tell (GTask        *task,
      SpRecords    *records,
      const GError *error)
{
  if (records != NULL)
    g_task_return_pointer (task, sp_records_ref (records), (GDestroyNotify) sp_records_unref);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
tell_all (GPtrArray    *waiters,
          SpRecords    *records,
          const GError *error)
{
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = waiters->pdata[i];

      if (waiter->entry != NULL)
        end_entry (waiter->entry, records, error);
    }
  for (guint i = 0; i < waiters->len; i++)
    tell (((Waiter *) waiters->pdata[i])->task, records, error);
}

static void
note_answer (Question     *question,
             SpRecords    *records,
             const GError *error)
{
  SpNames *self = question->names;

  if (records != NULL || sp_net_error_is_absence (error))
    self->answered = TRUE;
  sp_name_cache_add (self->cache, question->key, records, error, question->asked_at);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;

  records = sp_resolver_look_up_finish (SP_RESOLVER (source), result, &error);
  if (question->names != NULL)
    {
      g_autoptr (GPtrArray) waiters = NULL;

      if (question->generation == question->names->generation)
        note_answer (question, records, error);
      waiters = close_question (question);
      tell_all (waiters, records, error);
    }

  question_release (question);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable,
                     gpointer      user_data)
{
  Waiter *waiter = user_data;
  Question *question = g_rc_box_acquire (waiter->question);
  g_autoptr (GTask) task = g_object_ref (waiter->task);
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  if (waiter->entry != NULL)
    sp_ledger_entry_end (waiter->entry, sp_net_failure_to_outcome (error, cancellable));
  g_ptr_array_remove (question->waiters, waiter);

  /* Nobody waits any longer: a later question is a new one. */
  if (question->waiters->len == 0)
    {
      g_ptr_array_unref (close_question (question));
      g_cancellable_cancel (question->cancellable);
    }

  question_release (question);
  g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

static void
add_waiter (Question      *question,
            GTask         *task,
            SpLedgerEntry *entry)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->question = question;
  waiter->task = g_object_ref (task);
  waiter->entry = entry != NULL ? g_object_ref (entry) : NULL;
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_static_name (waiter->cancelled, "[signpost] name");
      g_task_attach_source (task, waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb));
      /* Ours, not the task's: the task would hold itself. */
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
    }
  g_ptr_array_add (question->waiters, waiter);
}

static const char *
type_to_text (SpRecordType type)
{
  static const char * const texts[] = {
    [SP_RECORD_ADDRESS] = "A, AAAA",
    [SP_RECORD_MX] = "MX",
    [SP_RECORD_SRV] = "SRV",
    [SP_RECORD_TXT] = "TXT",
  };

  return texts[type];
}

static gboolean
is_in_ledger (SpLedger   *ledger,
              const char *name,
              const char *detail)
{
  GListModel *model = G_LIST_MODEL (ledger);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (model, i);

      if (sp_ledger_entry_get_kind (entry) == SP_CONTACT_NAME &&
          strcmp (sp_ledger_entry_get_host (entry), name) == 0 &&
          strcmp (sp_ledger_entry_get_detail (entry), detail) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What another run has asked is in this one's ledger too, once. */
static SpLedgerEntry *
add_shared_entry (SpLedger    *ledger,
                  const char  *name,
                  SpRecordType type,
                  SpPersonal   personal)
{
  if (ledger == NULL || is_in_ledger (ledger, name, type_to_text (type)))
    return NULL;

  return sp_ledger_add (ledger, SP_CONTACT_NAME, name, type_to_text (type), personal);
}

/* Takes the question. */
static void
ask (SpNames  *self,
     Question *question)
{
  self->n_fresh++;
  question->fresh = g_timeout_source_new (FRESH_MS);
  g_source_set_static_name (question->fresh, "[signpost] fresh question");
  g_source_set_callback (question->fresh, grown_old_cb, question, NULL);
  g_source_attach (question->fresh, g_main_context_get_thread_default ());
  sp_resolver_look_up_async (self->resolver, question->name, question->type, question->cancellable,
                             answered_cb, question);
}

static void
ask_waiting (SpNames *self)
{
  while (self->n_fresh < MAX_FRESH && !g_queue_is_empty (&self->waiting))
    {
      Question *question = g_queue_pop_head (&self->waiting);

      if (question->names != NULL)
        ask (self, question);
      else
        question_release (question);
    }
}

static SpRecords *
make_address_records (const char *const *addresses)
{
  SpRecords *records = sp_records_new (SP_RECORD_ADDRESS, FALSE);

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);

      sp_records_add (records, 0, 0, 0, NULL, address);
    }

  return records;
}

/* Addresses written out, and this computer by its name, are known without asking (RFC 6761,
 * section 6.3). */
static SpRecords *
find_known_addresses (const char *name)
{
  if (g_hostname_is_ip_address (name))
    return make_address_records ((const char * const[]) { name, NULL });
  if (strcmp (name, "localhost") == 0 || g_str_has_suffix (name, ".localhost"))
    return make_address_records ((const char * const[]) { "127.0.0.1", "::1", NULL });

  return NULL;
}

/**
 * sp_names_look_up_async:
 * @self: names
 * @ledger: (nullable): where the question is entered
 * @name: what to ask for, in ASCII, without a final dot
 * @type: which records
 * @personal: what @name tells of the person
 * @now: in microseconds
 * @cancellable: (nullable): ends the wait at once; the question itself when nobody waits any longer
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Asks for the records of a name, unless that is known or being asked. Nobody is asked, and nothing
 * entered, for what cannot be a name.
 */
void
sp_names_look_up_async (SpNames             *self,
                        SpLedger            *ledger,
                        const char          *name,
                        SpRecordType         type,
                        SpPersonal           personal,
                        gint64               now,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (SpLedgerEntry) entry = NULL;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *key = g_strdup_printf ("%s %s", type_to_text (type), lower);
  SpRecords *known;
  Question *question;

  g_task_set_source_tag (task, sp_names_look_up_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  known = type == SP_RECORD_ADDRESS ? find_known_addresses (lower) : NULL;
  if (known != NULL)
    {
      g_task_return_pointer (task, known, (GDestroyNotify) sp_records_unref);
      return;
    }

  if (!sp_resolver_can_ask (lower))
    {
      g_task_return_new_error (task, SP_NET_ERROR, SP_NET_ERROR_NO_NAME, "%s",
                               _("There can be no such name."));
      return;
    }

  if (sp_name_cache_find (self->cache, key, now, &records, &error))
    {
      entry = add_shared_entry (ledger, lower, type, personal);
      if (entry != NULL)
        end_entry (entry, records, error);
      tell (task, records, error);
      return;
    }

  question = g_hash_table_lookup (self->questions, key);
  if (question != NULL)
    {
      entry = add_shared_entry (ledger, lower, type, personal);
      add_waiter (question, task, entry);
      return;
    }

  question = g_rc_box_new0 (Question);
  question->names = self;
  question->name = g_strdup (lower);
  question->type = type;
  question->key = g_steal_pointer (&key);
  question->asked_at = now;
  question->generation = self->generation;
  question->cancellable = g_cancellable_new ();
  question->waiters = g_ptr_array_new_with_free_func (free_waiter_cb);
  entry = sp_ledger_add (ledger, SP_CONTACT_NAME, lower, type_to_text (type), personal);
  add_waiter (question, task, entry);
  g_hash_table_insert (self->questions, question->key, question);
  g_queue_push_tail (&self->waiting, question);
  ask_waiting (self);
}

/**
 * sp_names_look_up_finish:
 * @self: names
 * @result: what the callback was given
 * @error: return location for an #SpNetError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the records, at least one; or %NULL
 */
SpRecords *
sp_names_look_up_finish (SpNames       *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_names_stop:
 * @self: names
 * @error: what those who wait are told
 *
 * Ends every question under way.
 */
void
sp_names_stop (SpNames      *self,
               const GError *error)
{
  g_autoptr (GList) questions = NULL;

  g_return_if_fail (SP_IS_NAMES (self));
  g_return_if_fail (error != NULL);

  questions = g_hash_table_get_values (self->questions);
  g_list_foreach (questions, (GFunc) (void (*) (void)) g_rc_box_acquire, NULL);
  /* None of them is asked now. */
  g_queue_clear_full (&self->waiting, (GDestroyNotify) question_release);
  for (GList *l = questions; l != NULL; l = l->next)
    {
      Question *question = l->data;
      g_autoptr (GPtrArray) waiters = close_question (question);

      g_cancellable_cancel (question->cancellable);
      tell_all (waiters, NULL, error);
      question_release (question);
    }
}

/**
 * sp_names_refresh:
 * @self: names
 *
 * Forgets every answer: the network is another now. Questions under way go on.
 */
void
sp_names_refresh (SpNames *self)
{
  g_return_if_fail (SP_IS_NAMES (self));

  self->generation++;
  self->answered = FALSE;
  sp_name_cache_clear (self->cache);
  sp_resolver_refresh (self->resolver);
}

/**
 * sp_names_have_been_answered:
 * @self: names
 *
 * Returns: whether a name server has answered since the network changed last
 */
gboolean
sp_names_have_been_answered (SpNames *self)
{
  g_return_val_if_fail (SP_IS_NAMES (self), FALSE);

  return self->answered;
}
