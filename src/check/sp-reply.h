/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is waited for. */
typedef enum
{
  SP_EXPECT_GREETING,
  SP_EXPECT_ABILITIES,
  SP_EXPECT_ANSWER,
  SP_EXPECT_CHALLENGE, /* an answer, or a question back */
} SpExpect;

typedef enum
{
  SP_REPLY_OK,
  SP_REPLY_NO,
  SP_REPLY_BAD,       /* the command is not known */
  SP_REPLY_CHALLENGE, /* goes on: the text is a question */
  SP_REPLY_BYE,       /* turned away; nothing more comes */
  SP_REPLY_PREAUTH,   /* IMAP: signed in already */
} SpReplyStatus;

typedef enum
{
  SP_FEED_MORE,
  SP_FEED_DONE,
  SP_FEED_BROKEN,
} SpFeed;

/* Which of its lines a person wants to read. */
typedef enum
{
  SP_SHOW_LAST,
  SP_SHOW_FIRST,
  SP_SHOW_ALL,
} SpShow;

/* One reply of a server, line by line. */
typedef struct
{
  SpExpect expect;
  char *tag; /* IMAP: that of the command */

  GPtrArray *data; /* (element-type utf8): what came before the line that decides */
  guint n_lines;
  guint code; /* SMTP, HTTP */
  SpShow show;
  gboolean is_open;

  SpReplyStatus status;
  char *text;  /* what the deciding line says behind its status */
  char *shown; /* as a person may read it */
} SpReply;

/* How a line of a protocol is read; @line has no control character but tabs, and is valid UTF-8. */
typedef SpFeed (*SpReplyFeed) (SpReply    *self,
                               const char *line,
                               GError    **error);

SpReply *sp_reply_new (SpExpect    expect,
                       const char *tag);
void sp_reply_free (SpReply *self);
SpFeed sp_reply_feed (SpReply     *self,
                      SpReplyFeed  feed,
                      const char  *line,
                      gsize        length,
                      GError     **error);

/* For the protocols. */
SpFeed sp_reply_decide (SpReply       *self,
                        SpReplyStatus  status,
                        const char    *text);
SpFeed sp_reply_break (GError    **error,
                       const char *words);
SpFeed sp_reply_break_greeting (GError **error);
gboolean sp_reply_starts_with (const char  *line,
                               const char  *word,
                               const char **rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReply, sp_reply_free)

G_END_DECLS
