/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-dialect.h"

#include <glib/gi18n-lib.h>

/* Whether a literal follows (RFC 9051, section 4.3): it would have the line go on for as many bytes
 * as the server likes. Nothing that is asked here is answered with one. */
static gboolean
ends_in_literal (const char *line)
{
  gsize end = strlen (line);
  gsize i = end;

  if (end < 3 || line[end - 1] != '}')
    return FALSE;

  for (i = end - 1; i > 0 && (g_ascii_isdigit (line[i - 1]) || line[i - 1] == '+'); i--)
    ;
  return i > 0 && i < end - 1 && line[i - 1] == '{';
}

typedef struct
{
  const char *word;
  SpReplyStatus status;
} Status;

static const Status greetings[] = {
  { "OK", SP_REPLY_OK },
  { "PREAUTH", SP_REPLY_PREAUTH },
  { "BYE", SP_REPLY_BYE },
};

static const Status answers[] = {
  { "OK", SP_REPLY_OK },
  { "NO", SP_REPLY_NO },
  { "BAD", SP_REPLY_BAD },
};

static gboolean
decide (SpReply      *reply,
        const char   *text,
        const Status *table,
        gsize         n_rows)
{
  const char *rest;

  for (gsize i = 0; i < n_rows; i++)
    {
      if (sp_reply_starts_with (text, table[i].word, &rest))
        {
          sp_reply_decide (reply, table[i].status, rest);
          return TRUE;
        }
    }

  return FALSE;
}

/* RFC 9051, sections 2.2.2 and 7 */
static SpFeed
feed (SpReply    *reply,
      const char *line,
      GError    **error)
{
  const char *rest;

  if (ends_in_literal (line))
    return sp_reply_break (error, _("The server announces a block of text where none belongs."));

  if (reply->expect == SP_EXPECT_GREETING)
    {
      if (sp_reply_starts_with (line, "*", &rest) &&
          decide (reply, rest, greetings, G_N_ELEMENTS (greetings)))
        return SP_FEED_DONE;
      return sp_reply_break_greeting (error);
    }

  if (sp_reply_starts_with (line, "*", &rest))
    {
      const char *farewell;

      if (sp_reply_starts_with (rest, "BYE", &farewell))
        return sp_reply_decide (reply, SP_REPLY_BYE, farewell);
      g_ptr_array_add (reply->data, g_strdup (rest));
      return SP_FEED_MORE;
    }

  if (sp_reply_starts_with (line, "+", &rest) && reply->expect == SP_EXPECT_CHALLENGE)
    return sp_reply_decide (reply, SP_REPLY_CHALLENGE, rest);

  /* The tag to the letter: an answer to something else is none to us. */
  if (g_str_has_prefix (line, reply->tag) && line[strlen (reply->tag)] == ' ' &&
      decide (reply, line + strlen (reply->tag) + 1, answers, G_N_ELEMENTS (answers)))
    return SP_FEED_DONE;

  return sp_reply_break (error, _("The server answers something that was not asked."));
}

/* RFC 9051, section 7.2.2 */
static void
read_abilities (const SpReply *reply,
                SpAbilities   *abilities)
{
  for (guint i = 0; i < reply->data->len; i++)
    {
      g_auto (GStrv) words = NULL;
      const char *list;

      if (!sp_reply_starts_with (reply->data->pdata[i], "CAPABILITY", &list))
        continue;

      words = g_strsplit_set (list, " \t", -1);
      for (guint j = 0; words[j] != NULL; j++)
        {
          sp_abilities_add (abilities, words[j]);
          if (g_ascii_strncasecmp (words[j], "AUTH=", 5) == 0)
            sp_abilities_add_mechanism (abilities, words[j] + 5);
        }
    }
}

const SpDialect sp_dialect_imap = {
  .feed = feed,
  .is_tagged = TRUE,
  .ask_abilities = "CAPABILITY",
  .read_abilities = read_abilities,
  .starttls = "STARTTLS",
  .authenticate = "AUTHENTICATE",
  /* RFC 4959; RFC 7162, section 4, advises 8192. */
  .max_command = 8192,
  .initial_response_ability = "SASL-IR",
  .goodbye = "LOGOUT",
};
