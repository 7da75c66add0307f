/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-http.h"
#include "sp-ladder.h"

G_BEGIN_DECLS

/* The head of what a web server answers (RFC 9112); its body is not read. */
typedef struct
{
  guint status;
  char *location;    /* (nullable): as it is written */
  char **challenges; /* the ways to sign in that it names; never NULL */
  char *versions;    /* (nullable): of ActiveSync */
} SpWebAnswer;

SpWebAnswer *sp_web_answer_new (const SpReply *reply);
void sp_web_answer_free (SpWebAnswer *self);

extern const SpDialect sp_dialect_web;

typedef void (*SpWebJudge) (SpLadder          *ladder,
                            SpReply           *reply,
                            const SpWebAnswer *answer);
typedef void (*SpWebFollowed) (SpLadder             *ladder,
                               const SpHttpResponse *response);

/* Up to the greeting, which the judge passes or fails. */
void sp_web_ask (SpLadder   *ladder,
                 const char *method,
                 const char *path,
                 SpWebJudge  judge);
char *sp_web_make_url (SpLadder   *ladder,
                       const char *path);
gboolean sp_web_is_redirect (guint status);
/* Where a redirect leads, within the step that is under way. */
void sp_web_follow (SpLadder          *ladder,
                    const SpWebAnswer *answer,
                    SpWebFollowed      followed);
void sp_web_refuse (SpLadder *ladder,
                    guint     status,
                    SpReply  *reply);
void sp_web_take_challenges (SpLadder           *ladder,
                             const char * const *challenges);
void sp_web_end (SpLadder *ladder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWebAnswer, sp_web_answer_free)

G_END_DECLS
