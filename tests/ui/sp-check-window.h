/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sp-check-scene.h"

G_BEGIN_DECLS

/* The page that checks settings, in a window of its own. */
GtkWidget *sp_check_window_new (SpCheckScene *scene);
/* What a person does there: "stop", "unfold", "sign-in", "try". */
void sp_check_window_do (GtkWidget  *window,
                         const char *what);

G_END_DECLS
