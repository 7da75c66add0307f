/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-account-check.h"

#include <glib/gi18n-lib.h>

struct _SpAccountCheck
{
  GObject parent_instance;

  SpAccount *account;
  GPtrArray *checks; /* (element-type SpCheck) */
  char *user;        /* (nullable): in place of those of the servers */
  GHashTable *refusals; /* server and account → how many sign-ins in a row it refused */

  GTask *task; /* (nullable): under way */
  guint n_running;
};

static void sp_account_check_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpAccountCheck, sp_account_check, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_account_check_list_model_init))

typedef enum
{
  PROP_RUNNING = 1,
  PROP_WORKS,
  N_PROPS,
} SpAccountCheckProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_account_check_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SpAccountCheck *self = SP_ACCOUNT_CHECK (object);

  switch ((SpAccountCheckProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, sp_account_check_is_running (self));
      break;

    case PROP_WORKS:
      g_value_set_boolean (value, sp_account_check_works (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_account_check_finalize (GObject *object)
{
  SpAccountCheck *self = SP_ACCOUNT_CHECK (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->refusals, g_hash_table_unref);
  g_free (self->user);

  G_OBJECT_CLASS (sp_account_check_parent_class)->finalize (object);
}

static void
sp_account_check_class_init (SpAccountCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sp_account_check_get_property;
  object_class->finalize = sp_account_check_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_WORKS] = g_param_spec_boolean ("works", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GType
sp_account_check_get_item_type (GListModel *model)
{
  return SP_TYPE_CHECK;
}

static guint
sp_account_check_get_n_items (GListModel *model)
{
  return SP_ACCOUNT_CHECK (model)->checks->len;
}

static gpointer
sp_account_check_get_item (GListModel *model,
                           guint       position)
{
  SpAccountCheck *self = SP_ACCOUNT_CHECK (model);

  return position < self->checks->len ? g_object_ref (self->checks->pdata[position]) : NULL;
}

static void
sp_account_check_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_account_check_get_item_type;
  iface->get_n_items = sp_account_check_get_n_items;
  iface->get_item = sp_account_check_get_item;
}

static void
sp_account_check_init (SpAccountCheck *self)
{
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
is_same (const SpServer *a,
         const SpServer *b)
{
  return a->protocol == b->protocol && a->port == b->port && a->security == b->security &&
         g_strcmp0 (a->host, b->host) == 0 && g_strcmp0 (a->url, b->url) == 0;
}

static void
add_server (SpAccountCheck *self,
            SpNet          *net,
            SpDecoder      *decoder,
            SpServer       *server)
{
  if (server->host == NULL && server->url == NULL)
    return;

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (is_same (sp_check_get_server (self->checks->pdata[i]), server))
        return;
    }
  g_ptr_array_add (self->checks, sp_check_new (net, decoder, server));
}

/* A server forgets no refusal because one check ends and another begins. The door to the network is
 * there for as long as the window is, and so long refusals are counted. */
static GHashTable *
get_refusals (SpNet *net)
{
  GHashTable *refusals = g_object_get_data (G_OBJECT (net), "sp-refusals");

  if (refusals == NULL)
    {
      refusals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (net), "sp-refusals", refusals, (GDestroyNotify) g_hash_table_unref);
    }

  return g_hash_table_ref (refusals);
}

/* Another form of the user name is the same account to a server that locks it. */
static char *
make_refusal_key (SpAccountCheck *self,
                  SpCheck        *check)
{
  SpAddress *address = sp_account_get_address (self->account);
  g_autofree char *server = sp_check_dup_name (check);

  return g_strconcat (server, " ", address != NULL ? sp_address_get_text (address) : "", NULL);
}

static SpAccountCheck *
new_for (SpNet     *net,
         SpDecoder *decoder,
         SpAccount *account,
         SpOption   option)
{
  SpAccountCheck *self = g_object_new (SP_TYPE_ACCOUNT_CHECK, NULL);
  gboolean is_all = option == SP_N_OPTIONS;
  guint n = sp_account_get_n_servers (account);
  const char *webmail = sp_account_get_webmail (account);

  self->account = g_object_ref (account);
  self->refusals = get_refusals (net);
  for (guint i = 0; i < n; i++)
    {
      SpServer *server = sp_account_get_server (account, i);

      if (is_all || sp_server_serves (server, option))
        add_server (self, net, decoder, server);
    }

  if (webmail != NULL && (is_all || option == SP_OPTION_WEBMAIL))
    {
      g_autoptr (SpServer) page = sp_server_new_for_website (webmail, NULL, NULL);
      gboolean is_known = FALSE;

      for (guint i = 0; i < self->checks->len; i++)
        is_known = is_known || g_strcmp0 (sp_check_get_server (self->checks->pdata[i])->url, webmail) == 0;
      if (!is_known)
        add_server (self, net, decoder, page);
    }

  return self;
}

/**
 * sp_account_check_new:
 * @net: the door to the network
 * @decoder: (nullable): what servers' replies mean
 * @account: the account
 * @option: a way of reading mail
 *
 * Returns: (transfer full): a check of all servers that this way needs and that are known
 */
SpAccountCheck *
sp_account_check_new (SpNet     *net,
                      SpDecoder *decoder,
                      SpAccount *account,
                      SpOption   option)
{
  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  return new_for (net, decoder, account, option);
}

/**
 * sp_account_check_new_for_all:
 * @net: the door to the network
 * @decoder: (nullable): what servers' replies mean
 * @account: the account
 *
 * Returns: (transfer full): a check of all its servers that are known, and of its webmail
 */
SpAccountCheck *
sp_account_check_new_for_all (SpNet     *net,
                              SpDecoder *decoder,
                              SpAccount *account)
{
  g_return_val_if_fail (SP_IS_NET (net), NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT (account), NULL);

  return new_for (net, decoder, account, SP_N_OPTIONS);
}

/**
 * sp_account_check_set_deadline:
 * @self: a check of an account
 * @milliseconds: how long a run may take; half a minute unless it is set
 */
void
sp_account_check_set_deadline (SpAccountCheck *self,
                               guint           milliseconds)
{
  g_return_if_fail (SP_IS_ACCOUNT_CHECK (self));

  for (guint i = 0; i < self->checks->len; i++)
    sp_check_set_deadline (self->checks->pdata[i], milliseconds);
}

/**
 * sp_account_check_set_user:
 * @self: a check of an account
 * @user: (nullable): the user name to sign in with; %NULL for those that the servers' settings name
 */
void
sp_account_check_set_user (SpAccountCheck *self,
                           const char     *user)
{
  g_return_if_fail (SP_IS_ACCOUNT_CHECK (self));

  g_free (self->user);
  self->user = g_strdup (user);
}

/* The encrypted port of a server that broke, if it was checked too and works. */
static SpCheck *
find_better (SpAccountCheck *self,
             const SpServer *server)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      SpCheck *check = self->checks->pdata[i];
      const SpServer *other = sp_check_get_server (check);

      if (other->protocol == server->protocol && other->security == SP_SECURITY_TLS &&
          g_strcmp0 (other->host, server->host) == 0 && sp_check_works (check))
        return check;
    }

  return NULL;
}

static void
compare (SpAccountCheck *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      SpCheck *check = self->checks->pdata[i];
      const SpServer *server = sp_check_get_server (check);
      SpCheck *better = NULL;

      if (server->host != NULL && server->security != SP_SECURITY_TLS && !sp_check_works (check))
        better = find_better (self, server);
      if (better != NULL)
        {
          const SpServer *other = sp_check_get_server (better);
          g_autofree char *text =
            /* Translators: a host name and the number of a port */
            g_strdup_printf (_("%s works at port %u, encrypted from the start. Choose that instead."),
                             other->host, other->port);
          g_autoptr (SpRemark) remark = sp_remark_new (SP_REMARK_BETTER, text);

          sp_check_add_remark (check, remark);
        }
    }
}

static guint
get_n_refused_by (SpAccountCheck *self,
                  SpCheck        *check)
{
  g_autofree char *key = make_refusal_key (self, check);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->refusals, key));
}

static void
count_refused (SpAccountCheck *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      SpCheck *check = self->checks->pdata[i];
      guint n = get_n_refused_by (self, check);

      if (sp_check_was_refused (check))
        g_hash_table_insert (self->refusals, make_refusal_key (self, check), GUINT_TO_POINTER (n + 1));
      else if (sp_check_get_user (check) != NULL && sp_check_works (check))
        g_hash_table_insert (self->refusals, make_refusal_key (self, check), NULL);
    }
}

/* Takes the reference of one of those that were waited for. */
static void
part_done (GTask *task)
{
  g_autoptr (GTask) reference = task;
  SpAccountCheck *self = g_task_get_source_object (task);

  if (--self->n_running > 0)
    return;

  self->task = NULL;
  if (!g_task_return_error_if_cancelled (task))
    {
      count_refused (self);
      compare (self);
      g_task_return_boolean (task, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKS]);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  sp_check_run_finish (SP_CHECK (source), result, NULL);
  part_done (user_data);
}

/**
 * sp_account_check_run_async:
 * @self: a check of an account that is not running
 * @password: (nullable): the password; %NULL for no sign-in
 * @cancellable: (nullable): ends it at any point
 * @callback: called once, in the thread-default main context
 * @user_data: passed to @callback
 *
 * Checks all servers at once; none waits for another. With a password each mail server is tried once.
 */
void
sp_account_check_run_async (SpAccountCheck     *self,
                            SpPassword         *password,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_ACCOUNT_CHECK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_account_check_run_async);
  if (self->task != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "%s",
                               _("The check is under way already."));
      return;
    }

  self->task = task;
  self->n_running = self->checks->len + 1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  for (guint i = 0; i < self->checks->len; i++)
    {
      SpCheck *check = self->checks->pdata[i];
      g_autofree char *user = NULL;

      if (password != NULL)
        user = self->user != NULL ? g_strdup (self->user)
                                  : sp_account_dup_user_name (self->account, sp_check_get_server (check));
      sp_check_run_async (check, user, user != NULL ? password : NULL, cancellable, checked_cb,
                          g_object_ref (task));
    }
  part_done (g_steal_pointer (&task));
}

/**
 * sp_account_check_run_finish:
 * @self: a check of an account
 * @result: what the callback was given
 * @error: return location for an error: %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_PENDING
 *
 * Returns: whether all came to their end
 */
gboolean
sp_account_check_run_finish (SpAccountCheck *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

SpAccount *
sp_account_check_get_account (SpAccountCheck *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (self), NULL);

  return self->account;
}

/**
 * sp_account_check_is_running:
 * @self: a check of an account
 *
 * Returns: whether it is under way
 */
gboolean
sp_account_check_is_running (SpAccountCheck *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (self), FALSE);

  return self->task != NULL;
}

/**
 * sp_account_check_works:
 * @self: a check of an account
 *
 * Returns: whether all servers were checked and work
 */
gboolean
sp_account_check_works (SpAccountCheck *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (self), FALSE);

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (!sp_check_works (self->checks->pdata[i]))
        return FALSE;
    }

  return self->checks->len > 0;
}

/**
 * sp_account_check_get_n_refused:
 * @self: a check of an account
 *
 * Counts what earlier checks of the same account tried at the same server, too, as long as they went out
 * through the same door to the network.
 *
 * Returns: how many sign-ins in a row were refused, by the server that refused most
 */
guint
sp_account_check_get_n_refused (SpAccountCheck *self)
{
  guint most = 0;

  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (self), 0);

  for (guint i = 0; i < self->checks->len; i++)
    most = MAX (most, get_n_refused_by (self, self->checks->pdata[i]));

  return most;
}
