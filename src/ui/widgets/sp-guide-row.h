/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-guide-library.h"

G_BEGIN_DECLS

GtkWidget *sp_guide_row_new (SpGuideEntry *entry);

G_END_DECLS
