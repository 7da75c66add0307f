/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-reply.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-text.h"

G_DEFINE_QUARK (sp-check-error-quark, sp_check_error)

/* A server that says more says nonsense, or wants to tire us out. */
#define MAX_LINES 100
/* Of what is kept to be shown. */
#define MAX_SHOWN_CHARS 1000

/**
 * sp_reply_new:
 * @expect: what is waited for
 * @tag: (nullable): IMAP: that of the command
 *
 * Returns: (transfer full): a reply of which nothing has come yet
 */
SpReply *
sp_reply_new (SpExpect    expect,
              const char *tag)
{
  SpReply *self = g_new0 (SpReply, 1);

  self->expect = expect;
  self->tag = g_strdup (tag);
  self->data = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sp_reply_free:
 * @self: (transfer full): a reply
 */
void
sp_reply_free (SpReply *self)
{
  g_ptr_array_unref (self->data);
  g_free (self->tag);
  g_free (self->text);
  g_free (self->shown);
  g_free (self);
}

/**
 * sp_reply_break:
 * @error: return location for an error
 * @words: which rule it breaks, translated
 *
 * Returns: that the reply is none
 */
SpFeed
sp_reply_break (GError    **error,
                const char *words)
{
  g_set_error_literal (error, SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES, words);
  return SP_FEED_BROKEN;
}

/**
 * sp_reply_break_greeting:
 * @error: return location for an error
 *
 * Returns: that who speaks there is not who was looked for
 */
SpFeed
sp_reply_break_greeting (GError **error)
{
  g_set_error_literal (error, SP_CHECK_ERROR, SP_CHECK_ERROR_OTHER_SERVICE,
                       _("What answers there does not greet as a mail server of this kind does."));
  return SP_FEED_BROKEN;
}

/**
 * sp_reply_decide:
 * @self: a reply
 * @status: what it comes to
 * @text: what its last line says
 *
 * Returns: that the reply is whole
 */
SpFeed
sp_reply_decide (SpReply      *self,
                 SpReplyStatus status,
                 const char   *text)
{
  self->status = status;
  self->text = g_strdup (text);
  return SP_FEED_DONE;
}

/**
 * sp_reply_starts_with:
 * @line: a line
 * @word: a word in ASCII
 * @rest: (out) (optional): what comes behind the word and one space
 *
 * Returns: whether @word is the first word of @line, in whatever case
 */
gboolean
sp_reply_starts_with (const char  *line,
                      const char  *word,
                      const char **rest)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (line, word, length) != 0 || (line[length] != '\0' && line[length] != ' '))
    return FALSE;

  if (rest != NULL)
    *rest = line + length + (line[length] == ' ' ? 1 : 0);
  return TRUE;
}

static gboolean
has_control (const char *line,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_iscntrl (line[i]) && line[i] != '\t')
        return TRUE;
    }

  return FALSE;
}

/* Behind ASCII there are more characters that speak to a terminal or break a line. */
static char *
make_text (const char *line,
           gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (line, (gssize) length);
  g_autoptr (GString) text = g_string_sized_new (length);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (text, letter != '\t' && sp_text_is_control (letter) ? 0xfffd : letter);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (SpReply    *self,
      const char *line)
{
  g_autofree char *visible = NULL;
  g_autofree char *before = g_steal_pointer (&self->shown);

  if (before != NULL && self->show == SP_SHOW_FIRST)
    {
      self->shown = g_steal_pointer (&before);
      return;
    }

  visible = sp_text_strip_invisible (line);
  if (before != NULL && self->show == SP_SHOW_ALL)
    self->shown = g_strconcat (before, "\n", visible, NULL);
  else
    self->shown = g_steal_pointer (&visible);

  if (g_utf8_strlen (self->shown, -1) > MAX_SHOWN_CHARS)
    *g_utf8_offset_to_pointer (self->shown, MAX_SHOWN_CHARS) = '\0';
}

/**
 * sp_reply_feed:
 * @self: a reply
 * @feed: how its protocol is read
 * @line: (array length=length): the next line, without its CRLF; any bytes
 * @length: in bytes
 * @error: return location for an error of %SP_CHECK_ERROR
 *
 * Returns: whether more is to come, or the reply is whole, or it is none
 */
SpFeed
sp_reply_feed (SpReply     *self,
               SpReplyFeed  feed,
               const char  *line,
               gsize        length,
               GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, SP_FEED_BROKEN);
  g_return_val_if_fail (line != NULL, SP_FEED_BROKEN);

  if (++self->n_lines > MAX_LINES)
    return sp_reply_break (error, _("The server talks without an end."));
  if (has_control (line, length))
    return self->expect == SP_EXPECT_GREETING
             ? sp_reply_break_greeting (error)
             : sp_reply_break (error, _("There are characters in the server’s answer that have no place there."));

  text = make_text (line, length);
  show (self, text);
  return feed (self, text, error);
}
