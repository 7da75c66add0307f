/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-limits.h"

#include "sp-keyring-error.h"

/* All steps together, without the time that a person takes. */
#define OVERALL_TIMEOUTS 3

struct _SpKeyringLimits
{
  /* Input */
  guint timeout;        /* milliseconds */
  guint prompt_timeout; /* milliseconds */
  GCancellable *stop;   /* (owned) (nullable) */
  SpKeyringPromptFunc prompt_func;
  gpointer user_data;

  /* In progress */
  GSource *stopped;          /* (owned) (nullable): waits for stop */
  GSource *deadline;         /* (owned) (nullable): of the current step */
  GCancellable *cancellable; /* (owned) (nullable): of the current step */
  SpKeyringStop stop_kind;
  SpKeyringService *service; /* (owned) (nullable) */
  guint watch;
  gboolean exit_on_close;    /* of the bus, before it was watched */
  gint64 began;              /* monotonic: when time was last counted */
  gint64 spent;              /* microseconds of the overall time until then */
  gboolean timed_out;
  gboolean gone;
};

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
on_deadline_cb (gpointer user_data)
{
  SpKeyringLimits *self = user_data;

  self->timed_out = TRUE;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
set_deadline (SpKeyringLimits *self,
              guint            milliseconds)
{
  clear_source (&self->deadline);
  self->deadline = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->deadline, on_deadline_cb, self, NULL);
  g_source_attach (self->deadline, g_main_context_get_thread_default ());
}

static void
count_time (SpKeyringLimits *self)
{
  gint64 left = (gint64) self->timeout * OVERALL_TIMEOUTS - self->spent / 1000;

  self->began = g_get_monotonic_time ();

  /* Storing and clearing up get all of theirs however late it is: to give up on them leaves
   * something behind. */
  if (self->stop_kind != SP_KEYRING_STOP_AT_ONCE)
    left = self->timeout;

  set_deadline (self, (guint) CLAMP (left, 0, self->timeout));
}

static void
stop_counting (SpKeyringLimits *self)
{
  clear_source (&self->deadline);
  if (self->began != 0)
    self->spent += g_get_monotonic_time () - self->began;
  self->began = 0;
}

static gboolean
is_prompting (SpKeyringLimits *self)
{
  return self->service != NULL && sp_keyring_service_is_prompting (self->service);
}

static gboolean
on_stopped_cb (GCancellable *stop,
               gpointer      user_data)
{
  SpKeyringLimits *self = user_data;

  if (self->stop_kind == SP_KEYRING_STOP_AT_ONCE ||
      (self->stop_kind == SP_KEYRING_STOP_AT_PROMPT && is_prompting (self)))
    g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
on_prompting_cb (SpKeyringService *service,
                 GParamSpec       *pspec,
                 SpKeyringLimits  *self)
{
  if (self->stop_kind == SP_KEYRING_STOP_NEVER)
    return;

  if (!is_prompting (self))
    {
      count_time (self);
      self->prompt_func (FALSE, self->user_data);
    }
  else if (sp_keyring_limits_is_stopped (self))
    {
      /* Nobody is there to answer any more. */
      g_cancellable_cancel (self->cancellable);
    }
  else
    {
      stop_counting (self);
      set_deadline (self, self->prompt_timeout);
      self->prompt_func (TRUE, self->user_data);
    }
}

static void
on_service_vanished_cb (GDBusConnection *bus,
                        const char      *name,
                        gpointer         user_data)
{
  SpKeyringLimits *self = user_data;

  self->gone = TRUE;
  g_cancellable_cancel (self->cancellable);
}

/**
 * sp_keyring_limits_new:
 * @timeout: how long a step may take, in milliseconds
 * @prompt_timeout: how long a person may take to answer the service, in milliseconds
 * @stop: (nullable): the person's wish to stop the test
 * @prompt_func: called when the service begins or ends to wait for the person
 * @user_data: for @prompt_func
 *
 * Returns: (transfer full): limits, to be used from the thread-default main context
 */
SpKeyringLimits *
sp_keyring_limits_new (guint                timeout,
                       guint                prompt_timeout,
                       GCancellable        *stop,
                       SpKeyringPromptFunc  prompt_func,
                       gpointer             user_data)
{
  SpKeyringLimits *self = g_new0 (SpKeyringLimits, 1);

  self->timeout = timeout;
  self->prompt_timeout = prompt_timeout;
  self->prompt_func = prompt_func;
  self->user_data = user_data;
  g_set_object (&self->stop, stop);

  if (stop != NULL)
    {
      self->stopped = g_cancellable_source_new (stop);
      g_source_set_callback (self->stopped, G_SOURCE_FUNC (on_stopped_cb), self, NULL);
      g_source_attach (self->stopped, g_main_context_get_thread_default ());
    }

  return self;
}

/**
 * sp_keyring_limits_free:
 * @self: limits
 */
void
sp_keyring_limits_free (SpKeyringLimits *self)
{
  sp_keyring_limits_unwatch (self);
  clear_source (&self->stopped);
  clear_source (&self->deadline);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stop);
  g_free (self);
}

/**
 * sp_keyring_limits_begin:
 * @self: limits
 * @stop: what the step does when the person stops the test
 *
 * Begins a step.
 *
 * Returns: (transfer none): cancelled when the step must end; good until the next one
 */
GCancellable *
sp_keyring_limits_begin (SpKeyringLimits *self,
                         SpKeyringStop    stop)
{
  stop_counting (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stop_kind = stop;
  self->timed_out = FALSE;
  count_time (self);

  return self->cancellable;
}

/**
 * sp_keyring_limits_end:
 * @self: limits
 *
 * Ends a step.
 */
void
sp_keyring_limits_end (SpKeyringLimits *self)
{
  stop_counting (self);
}

/**
 * sp_keyring_limits_watch:
 * @self: limits
 * @service: the service that the steps use from now on
 *
 * Ends steps when @service or its bus ends, and gives a person time when it asks something.
 */
void
sp_keyring_limits_watch (SpKeyringLimits  *self,
                         SpKeyringService *service)
{
  GDBusProxy *proxy = G_DBUS_PROXY (service);
  GDBusConnection *bus = g_dbus_proxy_get_connection (proxy);

  sp_keyring_limits_unwatch (self);

  self->gone = FALSE;
  self->service = g_object_ref (service);
  g_signal_connect (service, "notify::prompting", G_CALLBACK (on_prompting_cb), self);
  self->watch = g_bus_watch_name_on_connection (bus, g_dbus_proxy_get_name (proxy),
                                                G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                NULL, on_service_vanished_cb, self, NULL);

  /* A bus that ends is one of the faults to tell of; GIO's default is to end this process
   * with it. */
  self->exit_on_close = g_dbus_connection_get_exit_on_close (bus);
  g_dbus_connection_set_exit_on_close (bus, FALSE);
}

/**
 * sp_keyring_limits_unwatch:
 * @self: limits
 *
 * Forgets the service, if there is one.
 */
void
sp_keyring_limits_unwatch (SpKeyringLimits *self)
{
  if (self->service == NULL)
    return;

  g_dbus_connection_set_exit_on_close (g_dbus_proxy_get_connection (G_DBUS_PROXY (self->service)),
                                       self->exit_on_close);
  g_bus_unwatch_name (self->watch);
  self->watch = 0;
  g_signal_handlers_disconnect_by_func (self->service, on_prompting_cb, self);
  g_clear_object (&self->service);
}

/**
 * sp_keyring_limits_is_stopped:
 * @self: limits
 *
 * Returns: %TRUE if the person has stopped the test
 */
gboolean
sp_keyring_limits_is_stopped (SpKeyringLimits *self)
{
  return self->stop != NULL && g_cancellable_is_cancelled (self->stop);
}

/**
 * sp_keyring_limits_is_gone:
 * @self: limits
 *
 * Returns: %TRUE if the service that was last watched has ended
 */
gboolean
sp_keyring_limits_is_gone (SpKeyringLimits *self)
{
  return self->gone;
}

/**
 * sp_keyring_limits_explain:
 * @self: limits
 * @cause: with what the current step failed
 *
 * Returns: (transfer full): what that means for a person, of %SP_KEYRING_ERROR, or
 *   %G_IO_ERROR_CANCELLED if the person stopped the test
 */
GError *
sp_keyring_limits_explain (SpKeyringLimits *self,
                           const GError    *cause)
{
  if (self->gone)
    return sp_keyring_error_new (SP_KEYRING_ERROR_GONE);

  if (self->timed_out)
    return sp_keyring_error_new (SP_KEYRING_ERROR_TIMED_OUT);

  return sp_keyring_error_convert (cause);
}
