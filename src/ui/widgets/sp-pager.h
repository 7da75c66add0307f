/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows one page at a time and slides to the next, or back. */
#define SP_TYPE_PAGER (sp_pager_get_type ())
G_DECLARE_FINAL_TYPE (SpPager, sp_pager, SP, PAGER, AdwBin)

typedef enum
{
  SP_PAGER_FORWARD,
  SP_PAGER_BACK,
} SpPagerDirection;

void       sp_pager_add (SpPager   *self,
                         GtkWidget *page);
void       sp_pager_show (SpPager          *self,
                          GtkWidget        *page,
                          SpPagerDirection  direction);
void       sp_pager_show_once (SpPager          *self,
                               GtkWidget        *page,
                               SpPagerDirection  direction);
GtkWidget *sp_pager_get_page (SpPager *self);

G_END_DECLS
