/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-roots.h"

#include <glib/gi18n-lib.h>

#include "sp-authorities.h"
#include "sp-net-error.h"

struct _SpRoots
{
  GObject parent_instance;

  GTlsDatabase *trusted; /* (nullable): until it has been loaded */
  gboolean is_loading;
  GPtrArray *waiters; /* of GTask */
};

G_DEFINE_FINAL_TYPE (SpRoots, sp_roots, G_TYPE_OBJECT)

static void
sp_roots_finalize (GObject *object)
{
  SpRoots *self = SP_ROOTS (object);

  g_clear_object (&self->trusted);
  g_ptr_array_unref (self->waiters);

  G_OBJECT_CLASS (sp_roots_parent_class)->finalize (object);
}

static void
sp_roots_class_init (SpRootsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_roots_finalize;
}

static void
sp_roots_init (SpRoots *self)
{
  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sp_roots_new:
 * @trusted: (nullable): the certificates; those of this computer if %NULL
 *
 * Returns: (transfer full): the certificates, not loaded yet
 */
SpRoots *
sp_roots_new (GTlsDatabase *trusted)
{
  SpRoots *self = g_object_new (SP_TYPE_ROOTS, NULL);

  if (trusted != NULL)
    self->trusted = sp_authorities_new (trusted);

  return self;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, sp_authorities_get_default (), g_object_unref);
}

static void
give (SpRoots *self,
      GTask   *task)
{
  if (self->trusted != NULL)
    g_task_return_pointer (task, g_object_ref (self->trusted), g_object_unref);
  else
    g_task_return_new_error (task, SP_NET_ERROR, SP_NET_ERROR_TLS, "%s",
                             _("This computer lacks what is needed for encrypted connections."));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SpRoots) self = user_data;
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);
  g_autoptr (GTlsDatabase) trusted = g_task_propagate_pointer (G_TASK (result), NULL);

  self->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_loading = FALSE;
  if (self->trusted == NULL)
    g_set_object (&self->trusted, trusted);

  for (guint i = 0; i < waiters->len; i++)
    give (self, waiters->pdata[i]);
}

/**
 * sp_roots_load:
 * @self: the certificates
 *
 * Begins to load them, unless that has been done.
 */
void
sp_roots_load (SpRoots *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_ROOTS (self));

  if (self->trusted != NULL || self->is_loading)
    return;

  self->is_loading = TRUE;
  /* Not ours: the thread may be the last to let go of the task, and we are not to be finalized
   * there. */
  task = g_task_new (NULL, NULL, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, sp_roots_load);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * sp_roots_get_async:
 * @self: the certificates
 * @cancellable: (nullable): a cancellable
 * @callback: called when they have been loaded
 * @user_data: for @callback
 *
 * Waits for the certificates, and loads them if nobody has.
 */
void
sp_roots_get_async (SpRoots             *self,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_ROOTS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_roots_get_async);
  if (self->trusted != NULL)
    {
      give (self, task);
      return;
    }

  sp_roots_load (self);
  g_ptr_array_add (self->waiters, g_steal_pointer (&task));
}

/**
 * sp_roots_get_finish:
 * @self: the certificates
 * @result: what the callback was given
 * @error: return location for %SP_NET_ERROR_TLS where GIO has no TLS, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the certificates, loaded; or %NULL
 */
GTlsDatabase *
sp_roots_get_finish (SpRoots       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_roots_get:
 * @self: the certificates
 *
 * Returns: (transfer none) (nullable): the certificates; blocks until they are loaded, if they are
 *   not; %NULL where GIO has no TLS
 */
GTlsDatabase *
sp_roots_get (SpRoots *self)
{
  g_return_val_if_fail (SP_IS_ROOTS (self), NULL);

  if (self->trusted == NULL)
    self->trusted = sp_authorities_get_default ();

  return self->trusted;
}
