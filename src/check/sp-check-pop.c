/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-dialect.h"

#include <glib/gi18n-lib.h>

/* RFC 1939, section 3; RFC 5034, section 4 */
static SpFeed
feed (SpReply    *reply,
      const char *line,
      GError    **error)
{
  const char *rest;

  if (reply->is_open)
    {
      if (g_str_equal (line, "."))
        return sp_reply_decide (reply, SP_REPLY_OK, "");
      g_ptr_array_add (reply->data, g_strdup (line[0] == '.' ? line + 1 : line));
      return SP_FEED_MORE;
    }

  if (sp_reply_starts_with (line, "+OK", &rest))
    {
      reply->is_open = reply->expect == SP_EXPECT_ABILITIES;
      return reply->is_open ? SP_FEED_MORE : sp_reply_decide (reply, SP_REPLY_OK, rest);
    }

  if (sp_reply_starts_with (line, "-ERR", &rest))
    return sp_reply_decide (reply, reply->expect == SP_EXPECT_GREETING ? SP_REPLY_BYE : SP_REPLY_NO, rest);

  if (reply->expect == SP_EXPECT_CHALLENGE && sp_reply_starts_with (line, "+", &rest))
    return sp_reply_decide (reply, SP_REPLY_CHALLENGE, rest);

  return reply->expect == SP_EXPECT_GREETING
           ? sp_reply_break_greeting (error)
           : sp_reply_break (error, _("The server answers something that was not asked."));
}

/* RFC 2449, sections 5 and 6 */
static void
read_abilities (const SpReply *reply,
                SpAbilities   *abilities)
{
  const char *list;

  for (guint i = 0; i < reply->data->len; i++)
    {
      const char *line = reply->data->pdata[i];

      sp_abilities_add (abilities, line);
      if (sp_reply_starts_with (line, "SASL", &list))
        sp_abilities_add_mechanisms (abilities, list);
    }
}

const SpDialect sp_dialect_pop = {
  .feed = feed,
  .ask_abilities = "CAPA",
  .abilities_optional = TRUE,
  .read_abilities = read_abilities,
  .starttls = "STLS",
  .authenticate = "AUTH",
  /* Older servers, which know SASL from RFC 1734 alone, take no initial response. */
  .max_command = 0,
  .goodbye = "QUIT",
};
