/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The card with the answer: a picture of the way, for whom it is, what to do in the
 * largest letters, one line why, and the next thing to do.
 * Properties: icon-name, kicker, headline, text. */
#define SP_TYPE_HERO (sp_hero_get_type ())
G_DECLARE_FINAL_TYPE (SpHero, sp_hero, SP, HERO, AdwBin)

void sp_hero_set_next (SpHero     *self,
                       const char *label,
                       const char *action,
                       const char *target);
void sp_hero_set_next_suggested (SpHero   *self,
                                 gboolean  suggested);
void sp_hero_set_learn (SpHero     *self,
                        const char *label,
                        const char *topic);

G_END_DECLS
