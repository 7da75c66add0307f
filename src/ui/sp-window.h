/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-assistant.h"

G_BEGIN_DECLS

/* The window: the assistant, and beside it the pages that explain. Its actions are what
 * the pages use to get somewhere. */
#define SP_TYPE_WINDOW (sp_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, AdwApplicationWindow)

GtkWidget *sp_window_new (GtkApplication *application);
SpAssistant *sp_window_get_assistant (SpWindow *self);
void sp_window_open_address (SpWindow   *self,
                             const char *address);
void sp_window_open_file (SpWindow *self,
                          GFile    *file);
void sp_window_open_uri (SpWindow   *self,
                         const char *uri);
void sp_window_show_toast (SpWindow   *self,
                           const char *text);
void sp_window_announce (SpWindow   *self,
                         const char *text);
void sp_window_show_topic (SpWindow   *self,
                           const char *topic_id);
void sp_window_show_view (SpWindow   *self,
                          const char *name);
void sp_window_choose_guide (SpWindow *self);
void sp_window_show_shortcuts (SpWindow *self);
void sp_window_go_back (SpWindow *self);

G_END_DECLS
