/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-climb.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-sasl.h"

static void ask_abilities (SpLadder *ladder);

static gboolean
is_encrypted_at_once (SpLadder *ladder)
{
  return sp_ladder_get_server (ladder)->security == SP_SECURITY_TLS;
}

/* Answers that break any step. */
static gboolean
was_turned_away (SpLadder *ladder,
                 SpReply  *reply)
{
  if (reply->status != SP_REPLY_BYE)
    return FALSE;

  sp_ladder_fail_with (ladder, SP_CHECK_ERROR_TURNED_AWAY, _("The server turns us away."), reply);
  return TRUE;
}

static char *
join (const GPtrArray *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < words->len; i++)
    g_strv_builder_add (builder, words->pdata[i]);
  list = g_strv_builder_end (builder);
  /* Translators: between the words of a list */
  return g_strjoinv (_(", "), list);
}

static char *
describe_abilities (const SpAbilities *abilities)
{
  g_autofree char *names = join (abilities->names);
  g_autofree char *mechanisms = join (abilities->mechanisms);
  g_autofree char *ways = NULL;

  if (abilities->mechanisms->len == 0)
    return g_steal_pointer (&names);

  /* Translators: technical names such as PLAIN follow */
  ways = g_strdup_printf (_("Ways to sign in: %s"), mechanisms);
  return g_strconcat (names, "\n", ways, NULL);
}

static void
heard_abilities (SpLadder *ladder,
                 SpReply  *reply)
{
  const SpDialect *dialect = sp_ladder_get_dialect (ladder);
  SpAbilities *abilities = sp_ladder_get_seen (ladder)->abilities;
  g_autofree char *detail = NULL;

  if (was_turned_away (ladder, reply))
    return;

  if (reply->status == SP_REPLY_OK)
    dialect->read_abilities (reply, abilities);
  else if (!dialect->abilities_optional)
    {
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_NO_ABILITIES,
                           _("The server does not say what it can do."), reply);
      return;
    }

  if (dialect->is_tagged && abilities->names->len == 0)
    {
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_NO_ABILITIES,
                           _("The server does not say what it can do."), reply);
      return;
    }

  detail = describe_abilities (abilities);
  sp_ladder_pass (ladder, detail);
  sp_climb_sign_in (ladder);
}

static void
ask_abilities (SpLadder *ladder)
{
  /* What was said in clear may have been said by anybody. */
  sp_seen_clear_abilities (sp_ladder_get_seen (ladder));
  sp_ladder_begin (ladder, SP_CHECK_ABILITIES);
  sp_ladder_ask (ladder, SP_EXPECT_ABILITIES, sp_ladder_get_dialect (ladder)->ask_abilities, heard_abilities);
}

static void
heard_starttls (SpLadder *ladder,
                SpReply  *reply)
{
  if (was_turned_away (ladder, reply))
    return;

  if (reply->status == SP_REPLY_OK)
    sp_ladder_start_tls (ladder, ask_abilities);
  else
    sp_ladder_fail_with (ladder, SP_CHECK_ERROR_REFUSED_ENCRYPTION,
                         _("The server offers encryption, but refuses it when asked."), reply);
}

/* Whether a program that is not careful would send a password now. */
static gboolean
invites_password (SpLadder          *ladder,
                  const SpAbilities *abilities)
{
  SpProtocol protocol = sp_ladder_get_server (ladder)->protocol;

  return sp_abilities_have_mechanism (abilities, "PLAIN") || sp_abilities_have_mechanism (abilities, "LOGIN") ||
         (protocol == SP_PROTOCOL_POP3 && sp_abilities_have (abilities, "USER")) ||
         (protocol == SP_PROTOCOL_IMAP && abilities->names->len > 0 &&
          !sp_abilities_have (abilities, "LOGINDISABLED"));
}

static void
heard_abilities_in_clear (SpLadder *ladder,
                          SpReply  *reply)
{
  const SpDialect *dialect = sp_ladder_get_dialect (ladder);
  g_autoptr (SpAbilities) abilities = sp_abilities_new ();

  if (was_turned_away (ladder, reply))
    return;

  if (reply->status == SP_REPLY_OK)
    dialect->read_abilities (reply, abilities);
  sp_ladder_get_seen (ladder)->password_in_clear = invites_password (ladder, abilities);

  if (sp_abilities_have (abilities, dialect->starttls))
    sp_ladder_ask (ladder, SP_EXPECT_ANSWER, dialect->starttls, heard_starttls);
  else
    sp_ladder_fail_with (ladder, SP_CHECK_ERROR_NO_ENCRYPTION,
                         _("This server offers no encryption: others on the way could read your "
                           "password and your mail. Do not use it."),
                         NULL);
}

static void
greeted (SpLadder *ladder,
         SpReply  *reply)
{
  if (was_turned_away (ladder, reply))
    return;

  if (reply->status != SP_REPLY_OK)
    {
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_PREAUTH,
                           _("The server says that somebody is signed in already, though nobody is. Who believes "
                             "that sends everything in clear."),
                           reply);
      return;
    }

  sp_ladder_pass (ladder, reply->shown);
  if (is_encrypted_at_once (ladder))
    {
      ask_abilities (ladder);
      return;
    }

  sp_ladder_begin (ladder, SP_CHECK_ENCRYPTION);
  sp_ladder_ask (ladder, SP_EXPECT_ABILITIES, sp_ladder_get_dialect (ladder)->ask_abilities,
                 heard_abilities_in_clear);
}

static void
connected (SpLadder *ladder)
{
  sp_ladder_begin (ladder, SP_CHECK_GREETING);
  sp_ladder_ask (ladder, SP_EXPECT_GREETING, NULL, greeted);
}

/**
 * sp_climb_mail:
 * @ladder: the ladder of a server of IMAP, POP3 or SMTP
 *
 * Encrypted from the first byte on (RFC 8314) or after STARTTLS (RFC 9051, section 6.2.1; RFC 2595,
 * section 4; RFC 3207); never in clear, whatever the server's settings say.
 */
void
sp_climb_mail (SpLadder *ladder)
{
  const SpServer *server = sp_ladder_get_server (ladder);

  sp_ladder_set_dialect (ladder, sp_climbs[server->protocol].dialect);
  sp_ladder_connect (ladder, server->host, server->port, is_encrypted_at_once (ladder), connected);
}
