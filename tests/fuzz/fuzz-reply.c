/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-error.h"
#include "sp-dialect.h"
#include "sp-web.h"

#include "fuzz.h"

static const SpDialect * const dialects[] = {
  &sp_dialect_imap,
  &sp_dialect_pop,
  &sp_dialect_smtp,
  &sp_dialect_web,
};

static void
check_shown (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_true (!g_unichar_iscntrl (g_utf8_get_char (c)) || *c == '\n' || *c == '\t');
}

static void
check_whole (const SpDialect *dialect,
             const SpReply   *reply)
{
  g_autoptr (SpAbilities) abilities = sp_abilities_new ();

  check_shown (reply->shown);
  g_assert_nonnull (reply->text);
  g_assert_cmpuint (reply->status, <=, SP_REPLY_PREAUTH);
  if (dialect == &sp_dialect_web)
    {
      g_autoptr (SpWebAnswer) answer = sp_web_answer_new (reply);

      g_assert_cmpuint (answer->status, >=, 200);
      g_assert_cmpuint (answer->status, <, 600);
      return;
    }

  dialect->read_abilities (reply, abilities);
  for (guint i = 0; i < abilities->names->len; i++)
    check_shown (abilities->names->pdata[i]);
  for (guint i = 0; i < abilities->mechanisms->len; i++)
    g_assert_cmpuint (strlen (abilities->mechanisms->pdata[i]), <=, 20);
}

/* Whatever comes, each reply ends as one of three things, and what is shown of it is text. */
static void
read_all (const SpDialect *dialect,
          SpExpect         expect,
          const char      *data,
          gsize            size)
{
  SpReply *reply = sp_reply_new (expect, "a1");

  while (size > 0)
    {
      const char *end = memchr (data, '\n', size);
      gsize taken = end != NULL ? (gsize) (end - data) + 1 : size;
      gsize length = end != NULL ? taken - 1 : taken;
      g_autoptr (GError) error = NULL;
      SpFeed feed;

      if (length > 0 && data[length - 1] == '\r')
        length--;
      feed = sp_reply_feed (reply, dialect->feed, data, length, &error);
      g_assert_true ((feed == SP_FEED_BROKEN) == (error != NULL));
      g_assert_true (error == NULL || error->domain == SP_CHECK_ERROR);
      if (feed == SP_FEED_DONE)
        check_whole (dialect, reply);
      if (feed != SP_FEED_MORE)
        {
          sp_reply_free (reply);
          reply = sp_reply_new (expect, "a1");
        }
      data += taken;
      size -= taken;
    }

  sp_reply_free (reply);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      for (guint expect = SP_EXPECT_GREETING; expect <= SP_EXPECT_CHALLENGE; expect++)
        read_all (dialects[i], (SpExpect) expect, (const char *) data, size);
    }

  return 0;
}
