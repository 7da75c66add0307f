/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-climb.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-login-lines.h"
#include "sp-sasl.h"

/* One attempt, and no second one in another way: servers lock out who tries too often. */
typedef struct
{
  const char *mechanism;
  SpSasl *sasl;        /* (nullable) */
  SpPassword *initial; /* (nullable): the first message, where the server wants to ask for it */
  GPtrArray *lines;    /* (nullable) (element-type SpPassword): of a sign-in without SASL */
  guint next_line;
} Attempt;

static void heard_answer (SpLadder *ladder,
                          SpReply  *reply);

static void
attempt_free (gpointer data)
{
  Attempt *self = data;

  g_clear_pointer (&self->sasl, sp_sasl_free);
  g_clear_pointer (&self->initial, sp_password_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* "PREFIX BASE64 CRLF" of a message, in memory like that of the password. */
static SpPassword *
encode (SpLadder   *ladder,
        const char *prefix,
        SpPassword *message,
        GError    **error)
{
  gsize length;
  const char *text = sp_password_peek (message, &length);
  gsize n_chars = (length + 2) / 3 * 4;
  SpPassword *coded = sp_password_new_empty (n_chars, error);
  SpPassword *line = NULL;

  if (coded == NULL)
    return NULL;

  sp_password_append_base64 (coded, text, length);
  sp_ladder_hush (ladder, coded);

  line = sp_password_new_empty (strlen (prefix) + n_chars + 2, error);
  if (line != NULL)
    {
      sp_password_append (line, prefix, strlen (prefix));
      sp_password_append (line, sp_password_peek (coded, NULL), n_chars);
      sp_password_append (line, "\r\n", 2);
    }
  sp_password_unref (coded);
  return line;
}

static void
send_line (SpLadder   *ladder,
           SpPassword *line,
           SpExpect    expect)
{
  g_autoptr (GBytes) bytes = sp_password_to_bytes (line);

  sp_ladder_send (ladder, expect, bytes, heard_answer);
}

/* Takes the message. NULL with @problem: there is none. */
static void
send_message (SpLadder   *ladder,
              const char *prefix,
              SpPassword *message,
              GError     *problem)
{
  g_autoptr (SpPassword) line = NULL;

  if (message != NULL)
    {
      line = encode (ladder, prefix, message, &problem);
      sp_password_unref (message);
    }

  if (line != NULL)
    send_line (ladder, line, SP_EXPECT_CHALLENGE);
  else
    sp_ladder_fail (ladder, problem);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SpLadder *ladder = user_data;
  Attempt *self = sp_ladder_get_data (ladder);
  GError *problem = NULL;
  SpPassword *message = sp_sasl_answer_finish (self->sasl, result, &problem);

  send_message (ladder, "", message, problem);
}

static void
succeed (SpLadder *ladder,
         SpReply  *reply)
{
  Attempt *self = sp_ladder_get_data (ladder);
  g_autofree char *detail = NULL;

  if (self->sasl != NULL && !sp_sasl_is_complete (self->sasl))
    {
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_NOT_PROVED,
                           _("The server says that all is well before it could know, or without showing that it knows "
                             "the password itself: it may not be the one it says it is."),
                           reply);
      return;
    }

  if (self->sasl == NULL)
    detail = g_strdup (_("Signed in"));
  else if (sp_sasl_is_mutual (self->sasl))
    /* Translators: a technical name such as SCRAM-SHA-256 */
    detail = g_strdup_printf (_("Signed in with %s, without sending the password; the server has shown that it knows it too"),
                              self->mechanism);
  else
    /* Translators: a technical name such as PLAIN */
    detail = g_strdup_printf (_("Signed in with %s"), self->mechanism);
  sp_ladder_pass (ladder, detail);
  sp_ladder_end (ladder);
}

static void
send_next_line (SpLadder *ladder)
{
  Attempt *self = sp_ladder_get_data (ladder);
  SpPassword *line = self->lines->pdata[self->next_line++];

  send_line (ladder, line, self->next_line < self->lines->len ? SP_EXPECT_CHALLENGE : SP_EXPECT_ANSWER);
}

static void
go_on (SpLadder *ladder,
       SpReply  *reply)
{
  Attempt *self = sp_ladder_get_data (ladder);

  if (self->lines != NULL)
    {
      send_next_line (ladder);
    }
  else if (self->initial != NULL)
    {
      SpPassword *message = g_steal_pointer (&self->initial);

      if (*g_strstrip (reply->text) == '\0' || g_str_equal (reply->text, "="))
        {
          send_message (ladder, "", message, NULL);
          return;
        }

      sp_password_unref (message);
      sp_ladder_fail (ladder, g_error_new_literal (SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES,
                                                   _("The server’s question does not belong to this way to sign in.")));
    }
  else
    {
      sp_sasl_answer_async (self->sasl, g_strstrip (reply->text), sp_ladder_get_cancellable (ladder),
                            answered_cb, ladder);
    }
}

static void
heard_answer (SpLadder *ladder,
              SpReply  *reply)
{
  Attempt *self = sp_ladder_get_data (ladder);
  gboolean has_more_lines = self->lines != NULL && self->next_line < self->lines->len;

  switch (reply->status)
    {
    case SP_REPLY_CHALLENGE:
      go_on (ladder, reply);
      break;

    case SP_REPLY_OK:
      /* POP3: the user name is taken, and the password comes next. */
      if (has_more_lines && g_str_equal (self->mechanism, SP_MECHANISM_POP_USER))
        send_next_line (ladder);
      else if (has_more_lines)
        sp_ladder_fail (ladder, g_error_new_literal (SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES,
                                                     _("The server says that all is well before it could know.")));
      else
        succeed (ladder, reply);
      break;

    case SP_REPLY_NO:
    case SP_REPLY_BAD:
    case SP_REPLY_BYE:
    case SP_REPLY_PREAUTH:
    default:
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_REFUSED, _("The server refuses the sign-in."), reply);
      break;
    }
}

/* The command with the first message in it, or without where it does not fit or is not wanted. */
static void
start_sasl (SpLadder *ladder,
            Attempt  *self)
{
  const SpDialect *dialect = sp_ladder_get_dialect (ladder);
  const SpAbilities *abilities = sp_ladder_get_seen (ladder)->abilities;
  g_autoptr (SpPassword) initial = NULL;
  g_autofree char *command = NULL;
  GError *problem = NULL;
  gsize length = 0;

  self->sasl =
    sp_sasl_new (self->mechanism, sp_ladder_get_user (ladder), sp_ladder_get_password (ladder), &problem);
  if (self->sasl != NULL)
    initial = sp_sasl_begin (self->sasl, &problem);
  if (problem != NULL)
    {
      sp_ladder_fail (ladder, problem);
      return;
    }

  command = g_strdup_printf ("%s%s %s", sp_ladder_take_tag (ladder), dialect->authenticate, self->mechanism);
  if (initial != NULL)
    sp_password_peek (initial, &length);

  if (initial != NULL && strlen (command) + 1 + (length + 2) / 3 * 4 <= dialect->max_command &&
      (dialect->initial_response_ability == NULL ||
       sp_abilities_have (abilities, dialect->initial_response_ability)))
    {
      g_autofree char *prefix = g_strconcat (command, " ", NULL);

      send_message (ladder, prefix, g_steal_pointer (&initial), NULL);
    }
  else
    {
      g_autofree char *line = g_strconcat (command, "\r\n", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));

      self->initial = g_steal_pointer (&initial);
      sp_ladder_send (ladder, SP_EXPECT_CHALLENGE, bytes, heard_answer);
    }
}

static void
start_lines (SpLadder *ladder,
             Attempt  *self)
{
  GError *problem = NULL;

  self->lines = sp_login_lines_make (self->mechanism, sp_ladder_take_tag (ladder),
                                     sp_ladder_get_user (ladder), sp_ladder_get_password (ladder), &problem);
  if (self->lines == NULL)
    sp_ladder_fail (ladder, problem);
  else
    send_next_line (ladder);
}

/* A way without SASL: only where nothing else is known that a password is enough for. */
static const char *
choose_simple (SpLadder *ladder)
{
  const SpAbilities *abilities = sp_ladder_get_seen (ladder)->abilities;

  if (abilities->mechanisms->len > 0)
    return NULL;

  switch ((guint) sp_ladder_get_server (ladder)->protocol)
    {
    case SP_PROTOCOL_IMAP:
      return sp_abilities_have (abilities, "LOGINDISABLED") ? NULL : SP_MECHANISM_IMAP_LOGIN;
    case SP_PROTOCOL_POP3:
      /* Who does not say what it can do can do this (RFC 1939, section 7). */
      return abilities->names->len == 0 || sp_abilities_have (abilities, "USER") ? SP_MECHANISM_POP_USER
                                                                                 : NULL;
    default:
      return NULL;
    }
}

static gboolean
wants_browser (const SpAbilities *abilities)
{
  for (guint i = 0; i < abilities->mechanisms->len; i++)
    {
      if (sp_sasl_wants_browser (abilities->mechanisms->pdata[i]))
        return TRUE;
    }

  return FALSE;
}

/* What is to be explained where a password is of no use, though nothing is broken. */
static GError *
make_hint (const SpAbilities *abilities)
{
  if (wants_browser (abilities))
    return g_error_new_literal (SP_CHECK_ERROR, SP_CHECK_ERROR_ONLY_OAUTH,
                                _("This server wants the browser sign-in of your mail program; it takes no password."));

  return g_error_new_literal (SP_CHECK_ERROR, SP_CHECK_ERROR_ONLY_OTHERS,
                              _("This server offers only ways to sign in that need more than a password."));
}

/**
 * sp_climb_sign_in:
 * @ladder: the ladder of a mail server, encrypted and with its abilities known
 *
 * Tries the best of the ways that are offered, once; or explains why none is tried. Ends the run.
 */
void
sp_climb_sign_in (SpLadder *ladder)
{
  SpSeen *seen = sp_ladder_get_seen (ladder);
  const SpAbilities *abilities = seen->abilities;
  gboolean has_password = sp_ladder_get_password (ladder) != NULL;
  const char *mechanism = sp_sasl_choose (abilities);
  const char *simple = mechanism == NULL ? choose_simple (ladder) : NULL;
  Attempt *self = NULL;

  if (mechanism == NULL && simple == NULL && abilities->mechanisms->len > 0)
    {
      seen->hint = make_hint (abilities);
      sp_ladder_skip (ladder, SP_CHECK_SIGN_IN, seen->hint->message);
      sp_ladder_end (ladder);
      return;
    }

  if (!has_password)
    {
      sp_ladder_skip (ladder, SP_CHECK_SIGN_IN, _("Not tried: no password was given"));
      sp_ladder_end (ladder);
      return;
    }

  sp_ladder_begin (ladder, SP_CHECK_SIGN_IN);
  if (mechanism == NULL && simple == NULL)
    {
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_NO_WAY, _("The server offers no way to sign in."), NULL);
      return;
    }

  self = g_new0 (Attempt, 1);
  self->mechanism = mechanism != NULL ? mechanism : simple;
  sp_ladder_set_data (ladder, self, attempt_free);
  if (mechanism != NULL)
    start_sasl (ladder, self);
  else
    start_lines (ladder, self);
}
