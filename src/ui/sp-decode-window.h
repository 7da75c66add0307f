/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A small window beside the one that asks for it, to paste an error message and read what it means. */
#define SP_TYPE_DECODE_WINDOW (sp_decode_window_get_type ())
G_DECLARE_FINAL_TYPE (SpDecodeWindow, sp_decode_window, SP, DECODE_WINDOW, AdwWindow)

GtkWidget *sp_decode_window_new (void);
void sp_decode_window_present (GtkWindow *parent);

G_END_DECLS
