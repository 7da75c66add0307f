/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advice.h"
#include "sp-advisor.h"

G_BEGIN_DECLS

/* What the advisor fills; for everyone else an advice does not change. */
struct _SpAdvice
{
  GObject parent_instance;

  SpOption option;
  char *rule;                /* (nullable) (owned): NULL where no rule fits */
  char *because;             /* (owned) */
  GListModel *reasons;       /* (owned) of SpReason */
  GListModel *explanations;  /* (owned) of SpNote: why the recommended option suits */
  GListModel *prerequisites; /* (owned) of SpNote */
  GListModel *caveats;       /* (owned) of SpNote */
  GListModel *notices;       /* (owned) of SpNote */
  GListModel *standings;     /* (owned) of SpStanding */
  GListModel *changes;       /* (owned) of SpChange */
};

SpReason *sp_reason_new (SpQuestion *question,
                         SpAnswer   *answer);
SpStanding *sp_standing_new (SpOption       option,
                             SpStandingKind kind,
                             GListModel    *reasons,
                             const char    *text);
SpChange *sp_change_new (SpQuestion *question,
                         GListModel *answers,
                         SpOption    option,
                         gboolean    certain);

SpGivenAnswer *sp_given_answer_new (SpQuestion *question,
                                    SpAnswer   *answer,
                                    gboolean    from_address);

G_END_DECLS
