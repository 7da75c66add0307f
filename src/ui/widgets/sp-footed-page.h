/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Content with something beneath that is always in sight: right below the content while
 * that is short, else at the bottom, and the content scrolls.
 * Properties: content, footer. */
#define SP_TYPE_FOOTED_PAGE (sp_footed_page_get_type ())
G_DECLARE_FINAL_TYPE (SpFootedPage, sp_footed_page, SP, FOOTED_PAGE, GtkWidget)

G_END_DECLS
