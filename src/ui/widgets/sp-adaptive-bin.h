/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds one child and says when there is little room for it. The layout binds to that.
 * Properties: child, narrow, narrow-width. */
#define SP_TYPE_ADAPTIVE_BIN (sp_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (SpAdaptiveBin, sp_adaptive_bin, SP, ADAPTIVE_BIN, GtkWidget)

gboolean sp_adaptive_bin_get_narrow (SpAdaptiveBin *self);

G_END_DECLS
