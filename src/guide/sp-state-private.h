/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-logic.h"

G_BEGIN_DECLS

typedef struct
{
  guint stamp;
  SpValues values;
} Memo;

struct _SpState
{
  const SpLogic *logic;
  SpValues *axes; /* (owned): n_axes */
  guint n_axes;
  guint budget;
  guint stamp;    /* changes whenever an axis does, so that the memos below lapse */
  Memo *facts;    /* (owned) */
  Memo *asked;    /* (owned): values is an SpTruth */
  Memo recommend;
};

SpTruth sp_state_evaluate_term (SpState      *self,
                                const SpTerm *term);
SpTruth sp_state_evaluate_alternative (SpState           *self,
                                       const SpCondition *condition,
                                       guint             *index);

G_END_DECLS
