/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-records.h"
#include "sp-service.h"

G_BEGIN_DECLS

/* The usual places of mail servers, and what is known of each. Asks nobody: it says whom to
 * visit next, and what is worth waiting for. */

/* The usual names below a domain. */
#define SP_N_USUAL_NAMES 5
extern const char * const sp_usual_names[SP_N_USUAL_NAMES];

#define SP_N_CANDIDATES 14

typedef struct
{
  guint name; /* of sp_usual_names */
  SpServiceKind kind;
} SpCandidate;

/* Among those of one protocol: best first. */
extern const SpCandidate sp_candidates[SP_N_CANDIDATES];

typedef enum
{
  SP_CANDIDATE_UNNAMED, /* its name is not known yet */
  SP_CANDIDATE_READY,
  SP_CANDIDATE_VISITED, /* right now */
  SP_CANDIDATE_RIGHT,
  SP_CANDIDATE_MISNAMED, /* something is wrong with the certificate for this name */
  SP_CANDIDATE_WRONG,
  SP_CANDIDATE_LEFT_OUT,
} SpCandidateState;

typedef struct
{
  SpCandidateState states[SP_N_CANDIDATES];
  SpRecords *addresses[SP_N_USUAL_NAMES]; /* (nullable) */
} SpCandidates;

SpProtocol sp_candidates_get_protocol (guint candidate);

void sp_candidates_clear (SpCandidates *self);
void sp_candidates_set_addresses (SpCandidates *self,
                                  guint         name,
                                  SpRecords    *addresses);
void sp_candidates_set_absent (SpCandidates  *self,
                               SpServiceKind  kind);
guint sp_candidates_next (SpCandidates *self);
void sp_candidates_set_state (SpCandidates     *self,
                              guint             candidate,
                              SpCandidateState  state);
gboolean sp_candidates_are_complete (const SpCandidates *self);
gboolean sp_candidates_is_open (const SpCandidates *self,
                                guint               candidate);
gboolean sp_candidates_has_better_open (const SpCandidates *self,
                                        guint               candidate);
gboolean sp_candidates_could_improve (const SpCandidates *self,
                                      guint               candidate);

G_END_DECLS
