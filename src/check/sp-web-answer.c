/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-web.h"

#include <glib/gi18n-lib.h>

#include "sp-http-response.h"
#include "sp-text.h"

#define MAX_VALUE_CHARS 200

/* "HTTP/1.1 200 OK" (RFC 9112, section 4) */
static guint
parse_status (const char *line)
{
  const char *code = line + strlen ("HTTP/1.1 ");

  if ((!g_str_has_prefix (line, "HTTP/1.1 ") && !g_str_has_prefix (line, "HTTP/1.0 ")) ||
      !g_ascii_isdigit (code[0]) || !g_ascii_isdigit (code[1]) || !g_ascii_isdigit (code[2]) ||
      (code[3] != '\0' && code[3] != ' '))
    return 0;

  return (guint) g_ascii_strtoull (code, NULL, 10);
}

static SpFeed
feed (SpReply    *reply,
      const char *line,
      GError    **error)
{
  reply->show = SP_SHOW_FIRST;
  if (!reply->is_open)
    {
      reply->code = parse_status (line);
      reply->is_open = reply->code >= 100 && reply->code < 600;
      if (!reply->is_open)
        return sp_reply_break_greeting (error);
      return SP_FEED_MORE;
    }

  if (*line != '\0')
    {
      g_ptr_array_add (reply->data, g_strdup (line));
      return SP_FEED_MORE;
    }

  /* RFC 9110, section 15.2: the real answer comes behind it. */
  if (reply->code < 200)
    {
      reply->is_open = FALSE;
      g_ptr_array_set_size (reply->data, 0);
      g_clear_pointer (&reply->shown, g_free);
      return SP_FEED_MORE;
    }

  return sp_reply_decide (reply, SP_REPLY_OK, "");
}

/* RFC 9110, section 5.3: several of one name are one with commas. */
static char *
get_header (const SpReply *reply,
            const char    *name)
{
  g_autoptr (GString) value = g_string_new (NULL);
  gsize length = strlen (name);

  for (guint i = 0; i < reply->data->len; i++)
    {
      const char *line = reply->data->pdata[i];

      if (g_ascii_strncasecmp (line, name, length) != 0 || line[length] != ':')
        continue;
      if (value->len > 0)
        g_string_append (value, ", ");
      g_string_append (value, line + length + 1 + strspn (line + length + 1, " \t"));
    }

  return value->len > 0 ? g_string_free (g_steal_pointer (&value), FALSE) : NULL;
}

/**
 * sp_web_answer_new:
 * @reply: a whole answer
 *
 * Returns: (transfer full): what matters of it
 */
SpWebAnswer *
sp_web_answer_new (const SpReply *reply)
{
  SpWebAnswer *self = g_new0 (SpWebAnswer, 1);
  g_autofree char *challenges = get_header (reply, "WWW-Authenticate");
  g_autofree char *versions = get_header (reply, "MS-ASProtocolVersions");

  self->status = reply->code;
  self->location = get_header (reply, "Location");
  self->challenges = sp_http_parse_challenges (challenges);
  if (versions != NULL)
    {
      self->versions = sp_text_strip_invisible (versions);
      if (g_utf8_strlen (self->versions, -1) > MAX_VALUE_CHARS)
        *g_utf8_offset_to_pointer (self->versions, MAX_VALUE_CHARS) = '\0';
    }
  return self;
}

/**
 * sp_web_answer_free:
 * @self: (transfer full): an answer
 */
void
sp_web_answer_free (SpWebAnswer *self)
{
  g_free (self->location);
  g_strfreev (self->challenges);
  g_free (self->versions);
  g_free (self);
}

const SpDialect sp_dialect_web = {
  .feed = feed,
};
