/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-check-meaning.h"
#include "sp-check-remarks.h"
#include "sp-check-target.h"
#include "sp-climb.h"

#define DEFAULT_DEADLINE_MS (30 * 1000)

struct _SpCheck
{
  GObject parent_instance;

  SpNet *net;
  SpDecoder *decoder; /* (nullable) */
  SpServer *server;
  guint deadline_ms;

  GListStore *steps;
  GListStore *remarks;
  SpLedger *ledger;
  SpSeen *seen;
  GStrv abilities;
  GStrv mechanisms;
  char *user;         /* (nullable): of the last run with a password */
  SpMeaning *meaning; /* (nullable) */
  gboolean has_run;
  gboolean was_refused;

  GTask *task; /* (nullable): under way */
  SpLadder *ladder; /* (nullable) */
};

static void sp_check_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpCheck, sp_check, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_check_list_model_init))

typedef enum
{
  PROP_SERVER = 1,
  PROP_RUNNING,
  PROP_MEANING,
  N_PROPS,
} SpCheckProperty;

static GParamSpec *properties[N_PROPS];

/* In the order in which they happen: after STARTTLS the encryption comes behind the greeting. */
static const SpCheckStepKind orders[][SP_N_CHECK_STEPS] = {
  { SP_CHECK_NAME, SP_CHECK_CONNECTION, SP_CHECK_ENCRYPTION, SP_CHECK_GREETING, SP_CHECK_ABILITIES,
    SP_CHECK_SIGN_IN },
  { SP_CHECK_NAME, SP_CHECK_CONNECTION, SP_CHECK_GREETING, SP_CHECK_ENCRYPTION, SP_CHECK_ABILITIES,
    SP_CHECK_SIGN_IN },
};

static void
sp_check_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SpCheck *self = SP_CHECK (object);

  switch ((SpCheckProperty) prop_id)
    {
    case PROP_SERVER:
      g_value_set_boxed (value, self->server);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, sp_check_is_running (self));
      break;

    case PROP_MEANING:
      g_value_set_object (value, self->meaning);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_check_finalize (GObject *object)
{
  SpCheck *self = SP_CHECK (object);

  g_clear_object (&self->steps);
  g_clear_object (&self->remarks);
  g_clear_object (&self->ledger);
  g_clear_object (&self->meaning);
  g_clear_object (&self->decoder);
  g_clear_object (&self->net);
  g_clear_pointer (&self->seen, sp_seen_free);
  g_clear_pointer (&self->abilities, g_strfreev);
  g_clear_pointer (&self->mechanisms, g_strfreev);
  g_clear_pointer (&self->server, sp_server_unref);
  g_free (self->user);

  G_OBJECT_CLASS (sp_check_parent_class)->finalize (object);
}

static void
sp_check_class_init (SpCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sp_check_get_property;
  object_class->finalize = sp_check_finalize;

  properties[PROP_SERVER] = g_param_spec_boxed ("server", NULL, NULL, SP_TYPE_SERVER, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_MEANING] = g_param_spec_object ("meaning", NULL, NULL, SP_TYPE_MEANING, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GType
sp_check_get_item_type (GListModel *model)
{
  return SP_TYPE_CHECK_STEP;
}

static guint
sp_check_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SP_CHECK (model)->steps));
}

static gpointer
sp_check_get_item (GListModel *model,
                   guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (SP_CHECK (model)->steps), position);
}

static void
sp_check_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_check_get_item_type;
  iface->get_n_items = sp_check_get_n_items;
  iface->get_item = sp_check_get_item;
}

static void
items_changed_cb (GListModel *steps,
                  guint       position,
                  guint       removed,
                  guint       added,
                  SpCheck    *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
sp_check_init (SpCheck *self)
{
  self->deadline_ms = DEFAULT_DEADLINE_MS;
  self->steps = g_list_store_new (SP_TYPE_CHECK_STEP);
  self->remarks = g_list_store_new (SP_TYPE_REMARK);
  self->ledger = sp_ledger_new ();
  self->seen = sp_seen_new ();
  self->abilities = g_new0 (char *, 1);
  self->mechanisms = g_new0 (char *, 1);
  g_signal_connect (self->steps, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
lay_steps (SpCheck *self)
{
  gboolean starts_clear =
    !sp_climbs[self->server->protocol].is_web && self->server->security != SP_SECURITY_TLS;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < SP_N_CHECK_STEPS; i++)
    g_ptr_array_add (steps, sp_check_step_new (orders[starts_clear ? 1 : 0][i]));
  g_list_store_splice (self->steps, 0, g_list_model_get_n_items (G_LIST_MODEL (self->steps)), steps->pdata,
                       steps->len);
}

/**
 * sp_check_new:
 * @net: the door to the network
 * @decoder: (nullable): what servers' replies mean
 * @server: the server to check
 *
 * Returns: (transfer full): a check whose steps all wait
 */
SpCheck *
sp_check_new (SpNet     *net,
              SpDecoder *decoder,
              SpServer  *server)
{
  SpCheck *self = NULL;

  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (decoder == NULL || SP_IS_DECODER (decoder), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (SP_TYPE_CHECK, NULL);
  self->net = g_object_ref (net);
  g_set_object (&self->decoder, decoder);
  self->server = sp_server_ref (server);
  lay_steps (self);
  return self;
}

/**
 * sp_check_set_deadline:
 * @self: a check
 * @milliseconds: how long a run may take; half a minute unless it is set
 */
void
sp_check_set_deadline (SpCheck *self,
                       guint    milliseconds)
{
  g_return_if_fail (SP_IS_CHECK (self));

  self->deadline_ms = milliseconds;
}

static GStrv
to_strv (const GPtrArray *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < words->len; i++)
    g_strv_builder_add (builder, words->pdata[i]);
  return g_strv_builder_end (builder);
}

/* The server's own words say more than the step that broke, where they are known. */
static void
explain (SpCheck      *self,
         const GError *problem)
{
  SpCheckStep *broken = sp_check_get_first_broken (self);

  g_clear_object (&self->meaning);
  if (problem != NULL && self->seen->reply != NULL && self->decoder != NULL)
    self->meaning = sp_decoder_find (self->decoder, self->seen->reply, self->server->protocol);

  if (self->meaning == NULL && problem != NULL && broken != NULL)
    self->meaning = sp_check_meaning_new (problem, sp_check_step_get_kind (broken));
  else if (self->meaning == NULL && self->seen->hint != NULL)
    self->meaning = sp_check_meaning_new (self->seen->hint, SP_CHECK_SIGN_IN);
}

static void
ladder_done (SpLadder *ladder,
             gpointer  data)
{
  g_autoptr (GTask) task = data;
  SpCheck *self = g_task_get_source_object (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) problem = NULL;

  if (sp_ladder_get_problem (ladder) != NULL)
    problem = g_error_copy (sp_ladder_get_problem (ladder));
  g_clear_pointer (&self->ladder, sp_ladder_free);
  self->task = NULL;

  self->has_run = !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  self->was_refused = g_error_matches (problem, SP_CHECK_ERROR, SP_CHECK_ERROR_REFUSED);
  g_strfreev (self->abilities);
  self->abilities = to_strv (self->seen->abilities->names);
  g_strfreev (self->mechanisms);
  self->mechanisms = to_strv (self->seen->abilities->mechanisms);
  if (self->has_run)
    {
      explain (self, problem);
      sp_check_remarks_make (self->remarks, self->server, self->seen, problem, now);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEANING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (self->has_run)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&problem));
}

static void
forget_last_run (SpCheck *self)
{
  lay_steps (self);
  g_list_store_remove_all (self->remarks);
  g_set_object (&self->ledger, NULL);
  self->ledger = sp_ledger_new ();
  sp_seen_free (self->seen);
  self->seen = sp_seen_new ();
  self->has_run = FALSE;
  self->was_refused = FALSE;
  if (g_set_object (&self->meaning, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEANING]);
}

/**
 * sp_check_run_async:
 * @self: a check that is not running
 * @user: (nullable): the user name
 * @password: (nullable): the password; %NULL for no sign-in
 * @cancellable: (nullable): ends it at any point
 * @callback: called once, in the thread-default main context
 * @user_data: passed to @callback
 *
 * Goes up the ladder until a step breaks. With a password it is used for one attempt to sign in,
 * over an encrypted connection to a server whose certificate holds, and never otherwise.
 */
void
sp_check_run_async (SpCheck            *self,
                    const char         *user,
                    SpPassword         *password,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_CHECK (self));
  g_return_if_fail (password == NULL || user != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_check_run_async);
  if (self->task != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "%s",
                               _("The check is under way already."));
      return;
    }

  forget_last_run (self);
  g_free (self->user);
  self->user = password != NULL ? g_strdup (user) : NULL;
  self->task = task;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  self->ladder = sp_ladder_new (self->net, self->ledger, self->server, G_LIST_MODEL (self->steps), self->seen,
                                self->deadline_ms, cancellable, ladder_done, g_steal_pointer (&task));
  if (password != NULL)
    sp_ladder_set_credentials (self->ladder, user, password);
  sp_climbs[self->server->protocol].run (self->ladder);
}

/**
 * sp_check_run_finish:
 * @self: a check
 * @result: what the callback was given
 * @error: return location for an error: %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_PENDING
 *
 * Returns: whether it came to its end, which may be that the server does not work:
 *   see sp_check_works()
 */
gboolean
sp_check_run_finish (SpCheck       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

SpServer *
sp_check_get_server (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->server;
}

/**
 * sp_check_dup_name:
 * @self: a check
 *
 * Returns: (transfer full): the server as it is written on the command line, such as
 *   `imaps://imap.example.org:993`
 */
char *
sp_check_dup_name (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return sp_check_target_to_text (self->server);
}

/**
 * sp_check_is_running:
 * @self: a check
 *
 * Returns: whether it is under way
 */
gboolean
sp_check_is_running (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), FALSE);

  return self->task != NULL;
}

/**
 * sp_check_works:
 * @self: a check
 *
 * Returns: whether the last run came to its end without a broken step
 */
gboolean
sp_check_works (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), FALSE);

  return self->has_run && sp_check_get_first_broken (self) == NULL;
}

/**
 * sp_check_get_first_broken:
 * @self: a check
 *
 * Returns: (nullable) (transfer none): the step that broke
 */
SpCheckStep *
sp_check_get_first_broken (SpCheck *self)
{
  guint n;

  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      if (sp_check_step_get_outcome (step) == SP_CHECK_FAILED)
        return step;
    }

  return NULL;
}

/**
 * sp_check_get_meaning:
 * @self: a check
 *
 * Returns: (nullable) (transfer none): what the broken step means, or what there is to know although
 *   nothing broke
 */
SpMeaning *
sp_check_get_meaning (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->meaning;
}

/**
 * sp_check_get_reply:
 * @self: a check
 *
 * Returns: (nullable) (transfer none): the server's own words with which it broke; no password is
 *   in them, but a user name may be
 */
const char *
sp_check_get_reply (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->seen->reply;
}

/**
 * sp_check_get_abilities:
 * @self: a check
 *
 * Returns: (transfer none): what the server said it can do, once it was encrypted; until the next
 *   run
 */
const char * const *
sp_check_get_abilities (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return (const char * const *) self->abilities;
}

/**
 * sp_check_get_mechanisms:
 * @self: a check
 *
 * Returns: (transfer none): the ways to sign in that the server named, once it was encrypted; until
 *   the next run
 */
const char * const *
sp_check_get_mechanisms (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return (const char * const *) self->mechanisms;
}

const char *
sp_check_get_tls_version (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->seen->tls_version;
}

/**
 * sp_check_get_fingerprint:
 * @self: a check
 *
 * Returns: (nullable) (transfer none): SHA-256 of the certificate, good or not
 */
const char *
sp_check_get_fingerprint (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->seen->fingerprint;
}

/**
 * sp_check_get_remarks:
 * @self: a check
 *
 * Returns: (transfer none) (element-type SpRemark): what was seen against what the settings say
 */
GListModel *
sp_check_get_remarks (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return G_LIST_MODEL (self->remarks);
}

/**
 * sp_check_add_remark:
 * @self: a check that has ended
 * @remark: what other checks let one know about it
 */
void
sp_check_add_remark (SpCheck  *self,
                     SpRemark *remark)
{
  g_return_if_fail (SP_IS_CHECK (self));
  g_return_if_fail (SP_IS_REMARK (remark));

  g_list_store_append (self->remarks, remark);
}

/**
 * sp_check_was_refused:
 * @self: a check
 *
 * Returns: whether the last run ended with a sign-in that the server refused
 */
gboolean
sp_check_was_refused (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), FALSE);

  return self->was_refused;
}

const char *
sp_check_get_user (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->user;
}

/**
 * sp_check_get_ledger:
 * @self: a check
 *
 * Returns: (transfer none): what the last run told to whom
 */
SpLedger *
sp_check_get_ledger (SpCheck *self)
{
  g_return_val_if_fail (SP_IS_CHECK (self), NULL);

  return self->ledger;
}
