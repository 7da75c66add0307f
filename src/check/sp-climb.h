/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-ladder.h"

G_BEGIN_DECLS

/* How each protocol goes up the ladder. */
typedef struct
{
  gboolean is_web;
  const SpDialect *dialect; /* mail protocols alone */
  void (*run) (SpLadder *ladder);
} SpClimb;

extern const SpClimb sp_climbs[SP_N_PROTOCOLS];

void sp_climb_mail (SpLadder *ladder);
void sp_climb_web (SpLadder *ladder);
void sp_climb_exchange (SpLadder *ladder);
void sp_climb_jmap (SpLadder *ladder);

/* The upper end of a mail protocol's. */
void sp_climb_sign_in (SpLadder *ladder);

G_END_DECLS
