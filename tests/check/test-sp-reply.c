/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-dialect.h"

#include "sp-check-error.h"
#include "sp-web.h"

typedef struct
{
  const SpDialect *dialect;
  SpExpect expect;
  const char *text;      /* lines, each with LF */
  gint status;           /* -1: more is to come; -2: it breaks the rules */
  const char *shown;     /* (nullable) */
  const char *abilities; /* (nullable): with commas */
  const char *mechanisms;
} Row;

#define MORE -1
#define BROKEN -2

static const Row rows[] = {
  { &sp_dialect_imap, SP_EXPECT_GREETING, "* OK hello\n", SP_REPLY_OK, "* OK hello", NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "* ok\n", SP_REPLY_OK, "* ok", NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "* OKAY\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "*  OK\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "* PREAUTH in\n", SP_REPLY_PREAUTH, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "* BYE\n", SP_REPLY_BYE, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "a1 OK\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_GREETING, "\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ABILITIES, "* CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN auth=scram-sha-256\na1 OK done\n", SP_REPLY_OK,
    "a1 OK done", "IMAP4rev1,IDLE,AUTH=PLAIN,auth=scram-sha-256", "PLAIN,SCRAM-SHA-256" },
  { &sp_dialect_imap, SP_EXPECT_ABILITIES, "* capability A\n* 3 EXISTS\n* CAPABILITY B AUTH=X/Y AUTH=\na1 OK\n", SP_REPLY_OK, NULL,
    "A,B,AUTH=X/Y,AUTH=", "" },
  { &sp_dialect_imap, SP_EXPECT_ABILITIES, "* CAPABILITY A\n", MORE, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ABILITIES, "* CAPABILITY {12}\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ABILITIES, "* CAPABILITY {12+}\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ABILITIES, "* CAPABILITY {x} }\na1 OK\n", SP_REPLY_OK, NULL, "{x},}", "" },
  { &sp_dialect_imap, SP_EXPECT_ANSWER, "a1 NO [X] no\n", SP_REPLY_NO, "a1 NO [X] no", NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ANSWER, "a1 BAD what\n", SP_REPLY_BAD, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ANSWER, "a1\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ANSWER, "a1 OKAY\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ANSWER, "a12 OK\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_ANSWER, "+ go\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_CHALLENGE, "+ YQ==\n", SP_REPLY_CHALLENGE, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_CHALLENGE, "+\n", SP_REPLY_CHALLENGE, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_CHALLENGE, "+YQ==\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_imap, SP_EXPECT_CHALLENGE, "* BYE out\n", SP_REPLY_BYE, "* BYE out", NULL, NULL },

  { &sp_dialect_pop, SP_EXPECT_GREETING, "+OK\n", SP_REPLY_OK, NULL, NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_GREETING, "+OK POP3\n", SP_REPLY_OK, "+OK POP3", NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_GREETING, "+OKAY\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_GREETING, "-ERR out\n", SP_REPLY_BYE, NULL, NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_ABILITIES, "+OK\nTOP\nSASL PLAIN LOGIN\n..dot\n.\n", SP_REPLY_OK, ".",
    "TOP,SASL PLAIN LOGIN,.dot",
    "PLAIN,LOGIN" },
  { &sp_dialect_pop, SP_EXPECT_ABILITIES, "+OK\nTOP\n", MORE, NULL, NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_ABILITIES, "-ERR no\n", SP_REPLY_NO, "-ERR no", NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_ANSWER, "+OK\n", SP_REPLY_OK, NULL, NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_ANSWER, "+ x\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_pop, SP_EXPECT_CHALLENGE, "+ x\n", SP_REPLY_CHALLENGE, NULL, NULL, NULL },

  { &sp_dialect_smtp, SP_EXPECT_GREETING, "220 hi\n", SP_REPLY_OK, "220 hi", NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_GREETING, "220-hi\n220\n", SP_REPLY_OK, "220-hi\n220", NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_GREETING, "220-hi\n", MORE, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_GREETING, "554 out\n", SP_REPLY_BYE, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_GREETING, "250 hi\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_GREETING, "2200 hi\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_GREETING, "22\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_ABILITIES, "250-me\n250-SIZE 1\n250 AUTH PLAIN plain x$\n", SP_REPLY_OK, NULL,
    "SIZE 1,AUTH PLAIN plain x$", "PLAIN" },
  { &sp_dialect_smtp, SP_EXPECT_ABILITIES, "250 me\n", SP_REPLY_OK, NULL, "", "" },
  { &sp_dialect_smtp, SP_EXPECT_ABILITIES, "250-me\n250 AUTH=LOGIN\n", SP_REPLY_OK, NULL, "AUTH=LOGIN",
    "LOGIN" },
  { &sp_dialect_smtp, SP_EXPECT_ABILITIES, "250-me\n251 x\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_ABILITIES, "502 no\n", SP_REPLY_BAD, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_ABILITIES, "421 out\n", SP_REPLY_BYE, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_ANSWER, "535-5.7.8 not\n535 5.7.8 here\n", SP_REPLY_NO,
    "535-5.7.8 not\n535 5.7.8 here", NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_ANSWER, "334 x\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_ANSWER, "150 x\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_smtp, SP_EXPECT_CHALLENGE, "334 x\n", SP_REPLY_CHALLENGE, NULL, NULL, NULL },

  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.1 200 OK\nA: b\n\n", SP_REPLY_OK, "HTTP/1.1 200 OK", NULL,
    NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.0 404\n\n", SP_REPLY_OK, "HTTP/1.0 404", NULL, NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n\n", SP_REPLY_OK, "HTTP/1.1 200 OK", NULL, NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.1 200 OK\nA: b\n", MORE, NULL, NULL, NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/2 200\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.1 20 OK\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.1 2000\n", BROKEN, NULL, NULL, NULL },
  { &sp_dialect_web, SP_EXPECT_ANSWER, "HTTP/1.1 999 x\n", BROKEN, NULL, NULL, NULL },
};

static char *
join (const GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (const char *) words->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_auto (GStrv) lines = g_strsplit (row->text, "\n", -1);
  g_autoptr (SpReply) reply = sp_reply_new (row->expect, "a1");
  g_autoptr (GError) error = NULL;
  SpFeed feed = SP_FEED_MORE;

  /* Behind the last LF there is nothing. */
  for (guint i = 0; lines[i + 1] != NULL; i++)
    {
      g_assert_cmpint (feed, ==, SP_FEED_MORE);
      feed = sp_reply_feed (reply, row->dialect->feed, lines[i], strlen (lines[i]), &error);
    }

  if (row->status == BROKEN)
    {
      g_assert_cmpint (feed, ==, SP_FEED_BROKEN);
      g_assert_true (error->domain == SP_CHECK_ERROR);
      return;
    }

  g_assert_no_error (error);
  if (row->status == MORE)
    {
      g_assert_cmpint (feed, ==, SP_FEED_MORE);
      return;
    }

  g_assert_cmpint (feed, ==, SP_FEED_DONE);
  g_assert_cmpint (reply->status, ==, row->status);
  if (row->shown != NULL)
    g_assert_cmpstr (reply->shown, ==, row->shown);
  if (row->abilities != NULL)
    {
      g_autoptr (SpAbilities) abilities = sp_abilities_new ();
      g_autofree char *names = NULL;
      g_autofree char *mechanisms = NULL;

      row->dialect->read_abilities (reply, abilities);
      names = join (abilities->names);
      mechanisms = join (abilities->mechanisms);
      g_assert_cmpstr (names, ==, row->abilities);
      g_assert_cmpstr (mechanisms, ==, row->mechanisms);
    }
}

static void
test_bounds (void)
{
  g_autoptr (SpReply) reply = sp_reply_new (SP_EXPECT_ABILITIES, "a1");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (sp_reply_feed (reply, sp_dialect_imap.feed, "* x", 3, &error), ==, SP_FEED_MORE);
  g_assert_cmpint (sp_reply_feed (reply, sp_dialect_imap.feed, "* x", 3, &error), ==, SP_FEED_BROKEN);
  g_assert_error (error, SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES);
}

/* What a person is shown is text, whatever came. */
static void
test_shown (void)
{
  g_autoptr (SpReply) reply = sp_reply_new (SP_EXPECT_GREETING, NULL);
  g_autoptr (SpReply) control = sp_reply_new (SP_EXPECT_GREETING, NULL);
  g_autoptr (SpReply) hidden = sp_reply_new (SP_EXPECT_GREETING, NULL);
  g_autoptr (SpReply) endless = sp_reply_new (SP_EXPECT_GREETING, NULL);
  g_autofree char *text = g_strnfill (8000, 'x');
  const char c1[] = "* OK \302\2332J\302\205\342\200\250\t";

  memcpy (text, "* OK ", 5);
  g_assert_cmpint (sp_reply_feed (reply, sp_dialect_imap.feed, "* OK \377\342\200\256x", 10, NULL), ==,
                   SP_FEED_DONE);
  g_assert_cmpstr (reply->shown, ==, "* OK \357\277\275x");
  g_assert_cmpint (sp_reply_feed (control, sp_dialect_imap.feed, "* OK\0x", 6, NULL), ==, SP_FEED_BROKEN);
  /* U+009B is to a terminal what ESC [ is; U+2028 ends a line. */
  g_assert_cmpint (sp_reply_feed (hidden, sp_dialect_imap.feed, c1, strlen (c1), NULL), ==, SP_FEED_DONE);
  g_assert_cmpstr (hidden->shown, ==, "* OK \357\277\2752J\357\277\275\357\277\275\t");
  g_assert_cmpint (sp_reply_feed (endless, sp_dialect_imap.feed, text, 8000, NULL), ==, SP_FEED_DONE);
  g_assert_cmpuint (strlen (endless->shown), ==, 1000);
}

static void
test_abilities (void)
{
  g_autoptr (SpAbilities) abilities = sp_abilities_new ();

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("X%u", i);

      sp_abilities_add (abilities, name);
      sp_abilities_add_mechanism (abilities, name);
    }
  sp_abilities_add_mechanism (abilities, "LONGER-THAN-TWENTY-CHARACTERS");
  g_assert_cmpuint (abilities->names->len, ==, 100);
  g_assert_cmpuint (abilities->mechanisms->len, ==, 30);
  g_assert_true (sp_abilities_have (abilities, "x9"));
  g_assert_false (sp_abilities_have (abilities, "X"));
  g_assert_true (sp_abilities_have_mechanism (abilities, "X9"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/reply/row/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/check/reply/bounds", test_bounds);
  g_test_add_func ("/check/reply/shown", test_shown);
  g_test_add_func ("/check/reply/abilities", test_abilities);

  return g_test_run ();
}
