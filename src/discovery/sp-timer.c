/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-timer.h"

/**
 * sp_timer_set:
 * @timer: (inout) (nullable): what is set, in place of what was set before
 * @milliseconds: from now
 * @callback: called once
 * @user_data: for @callback
 *
 * Sets a timer, which is to be cleared, at the latest within @callback.
 */
void
sp_timer_set (GSource   **timer,
              guint       milliseconds,
              GSourceFunc callback,
              gpointer    user_data)
{
  sp_timer_clear (timer);
  *timer = g_timeout_source_new (milliseconds);
  g_source_set_static_name (*timer, "[signpost] timer");
  g_source_set_callback (*timer, callback, user_data, NULL);
  g_source_attach (*timer, g_main_context_get_thread_default ());
}

/**
 * sp_timer_clear:
 * @timer: (inout) (nullable): a timer
 *
 * The callback is not called any more.
 */
void
sp_timer_clear (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}
