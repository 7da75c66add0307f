/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-window-state.h"

/* The settings, or NULL where their schema is not installed: nothing is kept then. */
GSettings *
sp_window_state_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SP_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/* Gives the window, not shown yet, the size that the last one had. */
void
sp_window_state_restore (GSettings *state,
                         GtkWindow *window)
{
  if (state == NULL)
    return;

  gtk_window_set_default_size (window,
                               g_settings_get_int (state, "window-width"),
                               g_settings_get_int (state, "window-height"));
  if (g_settings_get_boolean (state, "window-maximized"))
    gtk_window_maximize (window);
}

/* Keeps the size of the window for the next one. */
void
sp_window_state_keep (GSettings *state,
                      GtkWindow *window)
{
  int width;
  int height;

  if (state == NULL)
    return;

  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (state, "window-width", width);
      g_settings_set_int (state, "window-height", height);
    }
  g_settings_set_boolean (state, "window-maximized", gtk_window_is_maximized (window));
}
