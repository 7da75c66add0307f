/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-dialect.h"

#include <glib/gi18n-lib.h>

#define READY 220
#define CHALLENGE 334
#define CLOSING 421

/* RFC 5321, section 4.2.1: three digits, of which the first is 2 to 5. */
static guint
parse_code (const char *line)
{
  if (line[0] < '2' || line[0] > '5' || !g_ascii_isdigit (line[1]) || !g_ascii_isdigit (line[2]) ||
      (line[3] != '\0' && line[3] != ' ' && line[3] != '-'))
    return 0;

  return (guint) g_ascii_strtoull (line, NULL, 10);
}

static SpFeed
break_off (const SpReply *reply,
           GError       **error)
{
  return reply->expect == SP_EXPECT_GREETING
           ? sp_reply_break_greeting (error)
           : sp_reply_break (error, _("The server answers something that was not asked."));
}

static SpFeed
decide (SpReply    *reply,
        const char *text,
        GError    **error)
{
  guint code = reply->code;

  if (code == CLOSING || (reply->expect == SP_EXPECT_GREETING && code >= 400))
    return sp_reply_decide (reply, SP_REPLY_BYE, text);
  if (code == CHALLENGE && reply->expect == SP_EXPECT_CHALLENGE)
    return sp_reply_decide (reply, SP_REPLY_CHALLENGE, text);
  if (code == READY || (code < 300 && reply->expect != SP_EXPECT_GREETING))
    return sp_reply_decide (reply, SP_REPLY_OK, text);
  /* RFC 5321, section 4.2.2: not known, or not here. */
  if (code >= 500 && code <= 504)
    return sp_reply_decide (reply, SP_REPLY_BAD, text);
  if (code >= 400)
    return sp_reply_decide (reply, SP_REPLY_NO, text);

  return break_off (reply, error);
}

static SpFeed
feed (SpReply    *reply,
      const char *line,
      GError    **error)
{
  guint code = strlen (line) >= 3 ? parse_code (line) : 0;
  const char *text = code != 0 && line[3] != '\0' ? line + 4 : "";

  /* RFC 5321, section 4.2.1: all lines of a reply bear the same code. */
  if (code == 0 || (reply->code != 0 && reply->code != code))
    return break_off (reply, error);

  reply->code = code;
  reply->show = SP_SHOW_ALL;
  if (line[3] == '-')
    {
      g_ptr_array_add (reply->data, g_strdup (text));
      return SP_FEED_MORE;
    }

  if (reply->expect == SP_EXPECT_ABILITIES)
    g_ptr_array_add (reply->data, g_strdup (text));
  return decide (reply, text, error);
}

/* RFC 5321, section 4.1.1.1: the first line is the server's name. RFC 4954, section 3; before it,
 * "AUTH=" was written. */
static void
read_abilities (const SpReply *reply,
                SpAbilities   *abilities)
{
  const char *list;

  for (guint i = 1; i < reply->data->len; i++)
    {
      const char *line = reply->data->pdata[i];

      sp_abilities_add (abilities, line);
      if (sp_reply_starts_with (line, "AUTH", &list))
        sp_abilities_add_mechanisms (abilities, list);
      else if (g_ascii_strncasecmp (line, "AUTH=", 5) == 0)
        sp_abilities_add_mechanisms (abilities, line + 5);
    }
}

const SpDialect sp_dialect_smtp = {
  .feed = feed,
  /* The name tells nothing: RFC 6761, section 6.4. */
  .ask_abilities = "EHLO signpost.invalid",
  .read_abilities = read_abilities,
  .starttls = "STARTTLS",
  .authenticate = "AUTH",
  /* RFC 5321, section 4.5.3.1.4, without the CRLF; RFC 4954, section 4 */
  .max_command = 510,
  .goodbye = "QUIT",
};
