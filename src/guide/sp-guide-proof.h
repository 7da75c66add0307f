/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide-private.h"

G_BEGIN_DECLS

/* A proof that of several conditions exactly one holds at every point. */
typedef struct
{
  SpGuide *guide;
  const SpCondition * const *conditions;
  guint n_conditions;

  /* What was found */
  SpState *gap;         /* (nullable) (owned): the largest box in which none holds */
  GPtrArray *overlaps;  /* (owned) of SpOverlap, at most one a pair */
  gboolean exhausted;   /* there were too many cases to look at all of them */
} SpProof;

typedef struct
{
  guint first;
  guint second;
  SpState *state; /* (owned): the largest box in which both hold */
} SpOverlap;

void sp_proof_init (SpProof                   *self,
                    SpGuide                   *guide,
                    const SpCondition * const *conditions,
                    guint                      n_conditions);
void sp_proof_run (SpProof *self,
                   SpState *state);
void sp_proof_clear (SpProof *self);

G_END_DECLS
