/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The drawing of the application icon, for the first page. */
#define SP_TYPE_PICTURE (sp_picture_get_type ())
G_DECLARE_FINAL_TYPE (SpPicture, sp_picture, SP, PICTURE, GtkWidget)

G_END_DECLS
