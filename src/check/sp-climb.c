/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-climb.h"

const SpClimb sp_climbs[SP_N_PROTOCOLS] = {
  [SP_PROTOCOL_IMAP] = { FALSE, &sp_dialect_imap, sp_climb_mail },
  [SP_PROTOCOL_POP3] = { FALSE, &sp_dialect_pop, sp_climb_mail },
  [SP_PROTOCOL_SMTP] = { FALSE, &sp_dialect_smtp, sp_climb_mail },
  [SP_PROTOCOL_JMAP] = { TRUE, NULL, sp_climb_jmap },
  [SP_PROTOCOL_EWS] = { TRUE, NULL, sp_climb_exchange },
  [SP_PROTOCOL_ACTIVESYNC] = { TRUE, NULL, sp_climb_exchange },
  [SP_PROTOCOL_GRAPH] = { TRUE, NULL, sp_climb_exchange },
  [SP_PROTOCOL_HTTPS] = { TRUE, NULL, sp_climb_web },
};
