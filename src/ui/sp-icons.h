/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   sp_icons_add (void);
GIcon *sp_icons_new (const char *file_name);

G_END_DECLS
