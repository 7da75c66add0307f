/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-candidates.h"

enum
{
  NAME_IMAP,
  NAME_SMTP,
  NAME_MAIL,
  NAME_POP,
  NAME_POP3,
};

const char * const sp_usual_names[SP_N_USUAL_NAMES] = {
  [NAME_IMAP] = "imap",
  [NAME_SMTP] = "smtp",
  [NAME_MAIL] = "mail",
  [NAME_POP] = "pop",
  [NAME_POP3] = "pop3",
};

/* In the order in which to visit them, too. */
const SpCandidate sp_candidates[SP_N_CANDIDATES] = {
  { NAME_IMAP, SP_SERVICE_IMAPS },
  { NAME_SMTP, SP_SERVICE_SUBMISSIONS },
  { NAME_MAIL, SP_SERVICE_IMAPS },
  { NAME_MAIL, SP_SERVICE_SUBMISSIONS },
  { NAME_IMAP, SP_SERVICE_IMAP },
  { NAME_SMTP, SP_SERVICE_SUBMISSION },
  { NAME_MAIL, SP_SERVICE_IMAP },
  { NAME_MAIL, SP_SERVICE_SUBMISSION },
  { NAME_POP, SP_SERVICE_POP3S },
  { NAME_POP3, SP_SERVICE_POP3S },
  { NAME_MAIL, SP_SERVICE_POP3S },
  { NAME_POP, SP_SERVICE_POP3 },
  { NAME_POP3, SP_SERVICE_POP3 },
  { NAME_MAIL, SP_SERVICE_POP3 },
};

/**
 * sp_candidates_get_protocol:
 * @candidate: one of the candidates
 *
 * Returns: what it speaks
 */
SpProtocol
sp_candidates_get_protocol (guint candidate)
{
  g_return_val_if_fail (candidate < SP_N_CANDIDATES, SP_N_PROTOCOLS);

  return sp_services[sp_candidates[candidate].kind].protocol;
}

/**
 * sp_candidates_clear:
 * @self: candidates
 *
 * Lets go of what they hold.
 */
void
sp_candidates_clear (SpCandidates *self)
{
  for (guint i = 0; i < SP_N_USUAL_NAMES; i++)
    g_clear_pointer (&self->addresses[i], sp_records_unref);
}

/**
 * sp_candidates_set_addresses:
 * @self: candidates
 * @name: which of the usual names
 * @addresses: (nullable): its addresses; %NULL if it has none
 *
 * Makes the candidates of a name ready, or leaves them out.
 */
void
sp_candidates_set_addresses (SpCandidates *self,
                             guint         name,
                             SpRecords    *addresses)
{
  SpCandidateState state = addresses != NULL ? SP_CANDIDATE_READY : SP_CANDIDATE_LEFT_OUT;

  g_return_if_fail (name < SP_N_USUAL_NAMES);
  g_return_if_fail (self->addresses[name] == NULL);

  self->addresses[name] = addresses != NULL ? sp_records_ref (addresses) : NULL;
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      if (sp_candidates[i].name == name && self->states[i] == SP_CANDIDATE_UNNAMED)
        self->states[i] = state;
    }
}

/**
 * sp_candidates_set_absent:
 * @self: candidates
 * @kind: a service that the domain says it does not have
 *
 * Leaves out those that are not visited yet.
 */
void
sp_candidates_set_absent (SpCandidates  *self,
                          SpServiceKind  kind)
{
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      if (sp_candidates[i].kind == kind &&
          (self->states[i] == SP_CANDIDATE_UNNAMED || self->states[i] == SP_CANDIDATE_READY))
        self->states[i] = SP_CANDIDATE_LEFT_OUT;
    }
}

static gboolean
has_address (SpRecords    *records,
             GInetAddress *address)
{
  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      GInetAddress *other = sp_records_get (records, i)->address;

      if (other != NULL && g_inet_address_equal (other, address))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_same_host (const SpCandidates *self,
              guint               name,
              guint               other)
{
  SpRecords *records = self->addresses[name];

  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      GInetAddress *address = sp_records_get (records, i)->address;

      if (address != NULL && !has_address (self->addresses[other], address))
        return FALSE;
    }

  return TRUE;
}

/* What became of the same port of the same host under another name: to be visited once, unless
 * its certificate is for another name. */
static SpCandidateState
judge_by_twins (const SpCandidates *self,
                guint               candidate)
{
  const SpCandidate *own = &sp_candidates[candidate];
  SpCandidateState judgement = SP_CANDIDATE_READY;

  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      SpCandidateState state = self->states[i];

      if (i == candidate || sp_candidates[i].kind != own->kind ||
          state == SP_CANDIDATE_READY || state == SP_CANDIDATE_UNNAMED ||
          state == SP_CANDIDATE_LEFT_OUT || state == SP_CANDIDATE_MISNAMED ||
          !is_same_host (self, own->name, sp_candidates[i].name))
        continue;

      if (state == SP_CANDIDATE_VISITED)
        judgement = SP_CANDIDATE_VISITED;
      else
        return SP_CANDIDATE_LEFT_OUT;
    }

  return judgement;
}

/**
 * sp_candidates_next:
 * @self: candidates
 *
 * Leaves out those that need no visit of their own.
 *
 * Returns: whom to visit now; %SP_N_CANDIDATES if nobody
 */
guint
sp_candidates_next (SpCandidates *self)
{
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      SpCandidateState judgement;

      if (self->states[i] != SP_CANDIDATE_READY)
        continue;

      judgement = judge_by_twins (self, i);
      if (judgement == SP_CANDIDATE_READY)
        return i;
      if (judgement == SP_CANDIDATE_LEFT_OUT)
        self->states[i] = SP_CANDIDATE_LEFT_OUT;
    }

  return SP_N_CANDIDATES;
}

/* The best of a protocol that is right; SP_N_CANDIDATES if none is. */
static guint
find_right (const SpCandidates *self,
            SpProtocol          protocol)
{
  guint i = 0;

  while (i < SP_N_CANDIDATES &&
         (self->states[i] != SP_CANDIDATE_RIGHT || sp_candidates_get_protocol (i) != protocol))
    i++;

  return i;
}

/**
 * sp_candidates_set_state:
 * @self: candidates
 * @candidate: one of them
 * @state: what is known of it now
 *
 * When it is right, those further down of the same protocol are left out, even while they are
 * visited and even if they are right.
 */
void
sp_candidates_set_state (SpCandidates     *self,
                         guint             candidate,
                         SpCandidateState  state)
{
  g_return_if_fail (candidate < SP_N_CANDIDATES);

  self->states[candidate] = state;
  if (state != SP_CANDIDATE_RIGHT)
    return;

  for (guint i = candidate + 1; i < SP_N_CANDIDATES; i++)
    {
      if (sp_candidates_get_protocol (i) == sp_candidates_get_protocol (candidate) &&
          self->states[i] <= SP_CANDIDATE_RIGHT)
        self->states[i] = SP_CANDIDATE_LEFT_OUT;
    }
}

/**
 * sp_candidates_are_complete:
 * @self: candidates
 *
 * Returns: whether mail can be received and sent with those that are right
 */
gboolean
sp_candidates_are_complete (const SpCandidates *self)
{
  return find_right (self, SP_PROTOCOL_SMTP) < SP_N_CANDIDATES &&
         (find_right (self, SP_PROTOCOL_IMAP) < SP_N_CANDIDATES ||
          find_right (self, SP_PROTOCOL_POP3) < SP_N_CANDIDATES);
}

/**
 * sp_candidates_is_open:
 * @self: candidates
 * @candidate: one of them
 *
 * Returns: whether something may still come of it
 */
gboolean
sp_candidates_is_open (const SpCandidates *self,
                       guint               candidate)
{
  g_return_val_if_fail (candidate < SP_N_CANDIDATES, FALSE);

  return self->states[candidate] < SP_CANDIDATE_RIGHT;
}

/**
 * sp_candidates_has_better_open:
 * @self: candidates
 * @candidate: one of them
 *
 * Returns: whether something may still come of one of the same protocol further up
 */
gboolean
sp_candidates_has_better_open (const SpCandidates *self,
                               guint               candidate)
{
  g_return_val_if_fail (candidate < SP_N_CANDIDATES, FALSE);

  for (guint i = 0; i < candidate; i++)
    {
      if (sp_candidates_get_protocol (i) == sp_candidates_get_protocol (candidate) &&
          sp_candidates_is_open (self, i))
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_candidates_could_improve:
 * @self: candidates that are complete
 * @candidate: one of them
 *
 * Returns: whether a complete account would be a better one with it: POP is the lesser way
 */
gboolean
sp_candidates_could_improve (const SpCandidates *self,
                             guint               candidate)
{
  g_return_val_if_fail (candidate < SP_N_CANDIDATES, FALSE);

  return sp_candidates_is_open (self, candidate) &&
         sp_candidates_get_protocol (candidate) != SP_PROTOCOL_POP3 &&
         candidate < find_right (self, sp_candidates_get_protocol (candidate));
}
