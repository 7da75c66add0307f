/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-check.h"

G_BEGIN_DECLS

/* One server and its ladder: what it is for, where it is, whether it works, each step as it runs,
 * and once it is settled, what is wrong, who can mend it, and what else was noticed.
 * Properties: check, settled (notify). */
#define SP_TYPE_CHECK_CARD (sp_check_card_get_type ())
G_DECLARE_FINAL_TYPE (SpCheckCard, sp_check_card, SP, CHECK_CARD, AdwBin)

GtkWidget *sp_check_card_new (SpCheck *check);
SpCheck *sp_check_card_get_check (SpCheckCard *self);
void sp_check_card_set_settled (SpCheckCard *self,
                                gboolean     settled);

G_END_DECLS
