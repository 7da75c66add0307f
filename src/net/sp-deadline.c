/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-deadline.h"

struct _SpDeadline
{
  GCancellable *cancellable;
  GCancellable *parent; /* (nullable) */
  gulong parent_handler;
  GSource *timeout;
  gboolean has_passed;
};

static GQuark
get_late_quark (void)
{
  return g_quark_from_static_string ("sp-deadline-late");
}

/**
 * sp_deadline_cancel_late:
 * @cancellable: a cancellable
 *
 * Cancels it because the time is up.
 */
void
sp_deadline_cancel_late (GCancellable *cancellable)
{
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  /* The first reason is the one that counts. */
  if (!g_cancellable_is_cancelled (cancellable))
    g_object_set_qdata (G_OBJECT (cancellable), get_late_quark (), GINT_TO_POINTER (TRUE));
  g_cancellable_cancel (cancellable);
}

/**
 * sp_deadline_cancel_like:
 * @cancellable: a cancellable
 * @model: one that is cancelled
 *
 * Cancels it for the same reason as @model.
 */
void
sp_deadline_cancel_like (GCancellable *cancellable,
                         GCancellable *model)
{
  if (sp_deadline_is_late (model))
    sp_deadline_cancel_late (cancellable);
  else
    g_cancellable_cancel (cancellable);
}

/**
 * sp_deadline_is_late:
 * @cancellable: (nullable): a cancellable
 *
 * Returns: whether it was cancelled because the time was up
 */
gboolean
sp_deadline_is_late (GCancellable *cancellable)
{
  return g_cancellable_is_cancelled (cancellable) &&
         g_object_get_qdata (G_OBJECT (cancellable), get_late_quark ()) != NULL;
}

static void
parent_cancelled_cb (GCancellable *parent,
                     SpDeadline   *self)
{
  sp_deadline_cancel_like (self->cancellable, parent);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  SpDeadline *self = user_data;
  g_autoptr (GCancellable) cancellable = g_object_ref (self->cancellable);

  /* Whoever is told may free us. */
  self->has_passed = !g_cancellable_is_cancelled (cancellable);
  sp_deadline_cancel_late (cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * sp_deadline_new:
 * @parent: (nullable): cancels it before its time; from the same thread
 * @milliseconds: from now
 *
 * The time is kept by the thread-default main context.
 *
 * Returns: (transfer full): a deadline
 */
SpDeadline *
sp_deadline_new (GCancellable *parent,
                 guint         milliseconds)
{
  SpDeadline *self = g_new0 (SpDeadline, 1);

  self->cancellable = g_cancellable_new ();
  self->timeout = g_timeout_source_new (milliseconds);
  g_source_set_static_name (self->timeout, "[signpost] deadline");
  g_source_set_callback (self->timeout, time_is_up_cb, self, NULL);
  g_source_attach (self->timeout, g_main_context_get_thread_default ());

  if (parent != NULL)
    {
      self->parent = g_object_ref (parent);
      /* Not g_cancellable_connect(): one could not free a deadline then while its parent is
       * being cancelled. */
      self->parent_handler =
        g_signal_connect (parent, "cancelled", G_CALLBACK (parent_cancelled_cb), self);
      if (g_cancellable_is_cancelled (parent))
        sp_deadline_cancel_like (self->cancellable, parent);
    }

  return self;
}

/**
 * sp_deadline_free:
 * @self: (transfer full): a deadline
 *
 * Its cancellable stays as it is.
 */
void
sp_deadline_free (SpDeadline *self)
{
  g_return_if_fail (self != NULL);

  if (self->parent != NULL)
    g_signal_handler_disconnect (self->parent, self->parent_handler);
  g_clear_object (&self->parent);
  g_source_destroy (self->timeout);
  g_source_unref (self->timeout);
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * sp_deadline_get_cancellable:
 * @self: a deadline
 *
 * Returns: (transfer none): what is cancelled at its end
 */
GCancellable *
sp_deadline_get_cancellable (SpDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * sp_deadline_has_passed:
 * @self: a deadline
 *
 * Returns: whether its time was up before its parent was cancelled
 */
gboolean
sp_deadline_has_passed (SpDeadline *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_passed;
}
