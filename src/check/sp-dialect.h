/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-abilities.h"
#include "sp-reply.h"

G_BEGIN_DECLS

/* How a mail protocol talks. One file has each. */
typedef struct
{
  SpReplyFeed feed;
  gboolean is_tagged; /* each command begins with a word of its own, and so does its answer */
  const char *ask_abilities;
  gboolean abilities_optional;
  void (*read_abilities) (const SpReply *reply,
                          SpAbilities *abilities);
  const char *starttls;     /* the command, and the ability */
  const char *authenticate; /* the command of SASL */
  /* An initial response of SASL (RFC 4422, section 3) within the command. */
  gsize max_command;                    /* in bytes, all of the command; 0: never */
  const char *initial_response_ability; /* (nullable): where it needs to be offered */
  const char *goodbye;
} SpDialect;

extern const SpDialect sp_dialect_imap;
extern const SpDialect sp_dialect_pop;
extern const SpDialect sp_dialect_smtp;

/* Ways to sign in without SASL, by names that SASL cannot have. */
#define SP_MECHANISM_IMAP_LOGIN "imap-login"
#define SP_MECHANISM_POP_USER "pop-user"

G_END_DECLS
