/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advisor.h"
#include "sp-hero.h"

G_BEGIN_DECLS

void sp_advice_hero_show (SpHero    *hero,
                          SpAdvisor *advisor,
                          SpAdvice  *advice);

G_END_DECLS
