/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-climb.h"

#include <glib/gi18n-lib.h>

#include "sp-web.h"

/* RFC 8620, section 2.2 */
#define WELL_KNOWN "/.well-known/jmap"

static char *
describe (SpLadder *ladder)
{
  const GPtrArray *mechanisms = sp_ladder_get_seen (ladder)->abilities->mechanisms;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;

  if (mechanisms->len == 0)
    return g_strdup (_("Answers without a sign-in"));

  for (guint i = 0; i < mechanisms->len; i++)
    g_strv_builder_add (builder, mechanisms->pdata[i]);
  words = g_strv_builder_end (builder);
  /* Translators: between the words of a list */
  list = g_strjoinv (_(", "), words);
  /* Translators: technical names such as PLAIN follow */
  return g_strdup_printf (_("Ways to sign in: %s"), list);
}

static gboolean
is_session (guint               status,
            const char * const *challenges)
{
  return (status >= 200 && status < 300) || (status == 401 && challenges[0] != NULL);
}

static void
take (SpLadder           *ladder,
      const char * const *challenges)
{
  g_autofree char *detail = NULL;

  sp_web_take_challenges (ladder, challenges);
  detail = describe (ladder);
  sp_ladder_pass (ladder, detail);
  sp_web_end (ladder);
}

static void
session_followed (SpLadder             *ladder,
                  const SpHttpResponse *response)
{
  const char * const *challenges = (const char * const *) response->challenges;

  if (is_session (response->status, challenges))
    take (ladder, challenges);
  else
    sp_web_refuse (ladder, response->status, NULL);
}

static void
judge_session (SpLadder          *ladder,
               SpReply           *reply,
               const SpWebAnswer *answer)
{
  const char * const *challenges = (const char * const *) answer->challenges;
  gboolean leads_on = sp_web_is_redirect (answer->status);

  if (!leads_on && !is_session (answer->status, challenges))
    {
      sp_web_refuse (ladder, answer->status, reply);
      return;
    }

  sp_ladder_pass (ladder, reply->shown);
  sp_ladder_begin (ladder, SP_CHECK_ABILITIES);
  if (leads_on)
    sp_web_follow (ladder, answer, session_followed);
  else
    take (ladder, challenges);
}

/**
 * sp_climb_jmap:
 * @ladder: the ladder of a JMAP service
 *
 * Asks for the session (RFC 8620, section 2) as nobody: that it wants to know who asks is the right
 * answer.
 */
void
sp_climb_jmap (SpLadder *ladder)
{
  sp_web_ask (ladder, "GET", WELL_KNOWN, judge_session);
}
