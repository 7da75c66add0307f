/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sp_label_show (GtkLabel   *label,
                    const char *text);
void sp_label_set_verbatim (GtkLabel *label);

G_END_DECLS
