/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-topic.h"

G_BEGIN_DECLS

/* The page that compares the four ways: a table, or one list a way where there is little
 * room. */
#define SP_TYPE_COMPARE_PAGE (sp_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (SpComparePage, sp_compare_page, SP, COMPARE_PAGE, AdwBin)

GtkWidget *sp_compare_page_new (SpTopic *topic);

G_END_DECLS
