/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window as it was left, and the guide used last; nothing about a person. */
GSettings *sp_window_state_new (void);
void       sp_window_state_restore (GSettings *state,
                                    GtkWindow *window);
void       sp_window_state_keep (GSettings *state,
                                 GtkWindow *window);

G_END_DECLS
