/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide.h"

#include "sp-test-guide.h"
#include "sp-test.h"

/* The good guide with one place changed: what is said, and of which line. */
static const struct
{
  const char *name;
  const char *from; /* NULL: add @to at the end */
  const char *to;
  guint line;
  const char *message;
} faults[] = {
  { "format", "Format=1", "Format=2", 2, "format 2" },
  { "guide-id", "Id=test", "Id=Te st", 3, "not an id" },
  { "guide-id-dots", "Id=test", "Id=a..b", 3, "not an id" },
  { "status", "Name=Test\n", "Name=Test\nStatus=old\n", 5, "not a status" },
  { "domain", "Name=Test\n", "Name=Test\nDomains=a b;\n", 5, "not a domain" },
  { "no-question", "Questions=role;where;", "Questions=role;where;what;", 6, "[Question what]" },
  { "question-twice", "Questions=role;where;", "Questions=role;where;role;", 6, "listed twice" },
  { "question-unlisted", "Questions=role;where;", "Questions=role;", 14, "never asked" },
  { "answer-twice", "Answers=student;staff;", "Answers=student;staff;staff;", 9, "listed twice" },
  { "answer-no-label", "Answers=student;staff;", "Answers=student;staff;guest;", 9,
    "[Answer role/guest]" },
  { "answer-unlisted", "Answers=student;staff;", "Answers=staff;", 10, "does not list" },
  { "answer-no-slash", NULL, "[Answer role]\nLabel=x\n", 30, "QUESTION/ANSWER" },
  { "answer-no-question", NULL, "[Answer what/x]\nLabel=x\n", 30, "no question" },
  { "unknown-name", "When=where=program", "When=were=program", 27, "no question or fact “were”" },
  { "unknown-value", "When=where=program", "When=where=progam", 27, "“progam” is not a value" },
  { "ask-if-unknown", "AskIf=role=staff", "AskIf=role=boss", 17, "“boss” is not a value" },
  { "condition", "When=where=program", "When=where", 27, "NAME=VALUE" },
  { "recommend-in-rule", "When=where=program", "When=recommend=imap", 27, "notes" },
  { "program-fact", "When=where=program", "When=program.imapp=yes", 27, "program.imapp" },
  { "provider-value", "When=where=program", "When=provider.imap=maybe", 27, "maybe" },
  { "option", "Recommend=imap", "Recommend=imap4", 28, "cannot be recommended" },
  { "cyclic-ask-if", "Answers=student;staff;", "AskIf=where=browser\nAnswers=student;staff;", 7,
    "in a circle" },
  { "cyclic-fact", NULL, "[Fact a]\nyes=b=yes\nno=b=no\n[Fact b]\nyes=a=yes\nno=a=no\n", 30,
    "in a circle" },
  { "fact-name", NULL, "[Fact role]\nyes=where=browser\n", 30, "already means" },
  { "fact-empty", NULL, "[Fact f]\nX-Y=1\n", 30, "no values" },
  { "fact-value", NULL, "[Fact f]\nYES=where=browser\n", 31, "not the value" },
  { "note-kind", NULL, "[Note n]\nKind=hint\nText=x\n", 31, "hint" },
  { "notice-date", NULL, "[Note n]\nKind=notice\nText=x\nSource=y\n", 31, "Since" },
  { "notice-source", NULL, "[Note n]\nKind=notice\nText=x\nSince=2020\n", 31, "Source" },
  { "note-condition", NULL, "[Note n]\nKind=caveat\nText=x\nWhen=a\n", 33, "NAME=VALUE" },
  { "aspect-topic", NULL,
    "[Aspect a]\nTopic=imap\nTitle=T\nWebmail=W\nExchange=E\nImap=I\nPop=P\n", 31,
    "[Topic imap]" },
  { "point-kind", NULL, "[Point p]\nTopic=imap\nKind=bad\nText=x\n", 32, "not a kind" },
  { "server-protocol", NULL, "[Server s]\nProtocol=imap5\n", 31, "imap5" },
  { "server-host", NULL,
    "[Server s]\nProtocol=imap\nHost=a b.c\nPort=993\nSecurity=tls\n", 32, "host name" },
  { "link", "Name=Test\n", "Name=Test\nContactLink=http://x.org\n", 5, "ContactLink" },
  { "unknown-key", "Name=Test\n", "Name=Test\nNome=Test\n", 5, "Nome" },
  { "unknown-group", NULL, "[Quest x]\nTitle=y\n", 30, "Quest" },
};

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  const char *at;

  if (from == NULL)
    return g_strconcat (text, to, NULL);
  at = strstr (text, from);
  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

static void
test_good (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (sp_test_good_guide);

  g_assert_cmpstr (sp_guide_get_id (guide), ==, "test");
  g_assert_cmpuint (g_list_model_get_n_items (sp_guide_get_questions (guide)), ==, 2);
  g_assert_null (sp_guide_get_program_question (guide));
  g_assert_nonnull (sp_guide_find_question (guide, "where"));
  g_assert_null (sp_guide_find_question (guide, "when"));
}

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = replace (sp_test_good_guide, faults[i].from, faults[i].to);
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (SpGuide) guide = sp_test_read_guide (text, problems);
      g_autofree char *found = sp_test_problems_to_string (problems);
      gboolean seen = FALSE;

      g_test_message ("%s: %s", faults[i].name, found);
      g_assert_null (guide);
      for (guint k = 0; k < problems->len; k++)
        {
          const SpProblem *problem = g_ptr_array_index (problems, k);

          seen = seen || (problem->line == faults[i].line &&
                          strstr (problem->message, faults[i].message) != NULL);
        }
      g_assert_true (seen);
    }
}

/* All faults of a file are told at once, in the order of their lines. */
static void
test_all_at_once (void)
{
  g_autofree char *first = replace (sp_test_good_guide, "Recommend=imap", "Recommend=imap4");
  g_autofree char *text = replace (first, "AskIf=role=staff", "AskIf=rule=staff");
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpGuide) guide = sp_test_read_guide (text, problems);

  g_assert_null (guide);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (((SpProblem *) problems->pdata[0])->line, ==, 17);
  g_assert_cmpuint (((SpProblem *) problems->pdata[1])->line, ==, 28);
}

#define ASK "[Guide]\nFormat=1\nId=t\nName=T\n"
#define WHO "[Question who]\nTitle=W\nAnswers=me;you;\n"
#define YOU "[Answer who/me]\nLabel=M\n[Answer who/you]\nLabel=Y\n"
#define WEB "[Rule r]\nWhen=who=me\nRecommend=webmail\nBecause=B\n" \
            "[Rule s]\nWhen=who=you\nRecommend=pop\nBecause=B\n"

/* Each fault once, those of lines and those of what they say together, and nothing that only
 * comes of another fault. */
static const struct
{
  const char *name;
  const char *text;
  const char *lines;
} mixed[] = {
  { "all-kinds",
    ASK "Questions=who;\nColour=red\n" WHO YOU
        "[Rule r]\nWhen=who=me\nRecommend=imap4\nBecause=B\n"
        "[Rule s]\nWhen=who=them\nRecommend=pop\nBecause=B\n"
        "[Note n]\nKind=caveat\nOption=telnet;\nText=T\nWhen=hoo=me\n"
        "[Server x]\nProtocol=imap\nHost=h\nPort=99999\nSecurity=ssl\n",
    "6 16 19 24 26 30 31" },
  { "value-refused", ASK "Questions=who;\n" WHO YOU
                         "[Rule r]\nWhen=who=me,you\nRecommend=IMAP\nBecause=B\n", "15" },
  { "required-missing", ASK "Questions=who;\n" WHO YOU "[Rule r]\nWhen=who=me,you\nBecause=B\n"
                            "[Point p]\nText=T\n", "13 16 16" },
  { "kind-of-question", ASK "Questions=who;\n[Quesiton who]\nTitle=W\nAnswers=me;you;\n" YOU WEB,
    "6" },
  { "header-unclosed", ASK "Questions=who;\n[Question who\nTitle=W\nAnswers=me;you;\n" YOU WEB,
    "6" },
  { "header-unreadable",
    ASK "Questions=who;\n" WHO YOU WEB "[Point p\xfc]\nTopic=t\nKind=how\nText=T\n"
        "[Point q]\nTopic=t\nKind=whow\nText=T\n", "21 27" },
  { "questions-refused", ASK "Questions=who;\\q\n" WHO YOU WEB, "5" },
  { "questions-missing", ASK WHO YOU WEB, "5" },
  { "question-missing", ASK "Questions=who;\n" YOU WEB, "5" },
  { "answers-refused", ASK "Questions=who;\n[Question who]\nTitle=W\nAnswers=me;you\x01;\n" YOU WEB,
    "8" },
  { "answers-missing", ASK "Questions=who;\n[Question who]\nTitle=W\n" YOU WEB, "6" },
  { "answer-refused",
    ASK "Questions=who;\n" WHO "[Answer who/me]\nLabel=M\n[Anwser who/you]\nLabel=Y\n" WEB, "11" },
  { "answer-missing", ASK "Questions=who;\n" WHO "[Answer who/me]\nLabel=M\n" WEB, "8" },
  { "rule-refused", ASK "[Rul r]\nRecommend=imap\nBecause=B\n", "5" },
  { "fact-refused",
    ASK "Questions=who;\n" WHO YOU WEB "[Fact f]\nyes=who\t=me\nno=who=you\n"
        "[Note n]\nKind=caveat\nText=T\nWhen=f=yes\n", "22" },
  { "text-unreadable", ASK "Questions=who;\n" WHO "[Answer who/me]\nLabel=\xfc\n"
                           "[Answer who/you]\nLabel=Y\n" WEB, "10" },
  { "since-refused", ASK "[Rule r]\nRecommend=imap\nBecause=B\n"
                         "[Note n]\nKind=notice\nText=T\nSince=soon\nSource=S\n", "11" },
  { "protocol-refused", ASK "[Rule r]\nRecommend=imap\nBecause=B\n"
                            "[Server s]\nProtocol=IMAP\nSecurity=none at all\n", "9 10" },
  { "format-refused", "[Guide]\nFormat=one\nId=t\nName=T\n[Rule r]\nRecommend=imap\nBecause=B\n",
    "2" },
  { "group-twice", ASK "[Rule r]\nRecommend=imap\nBecause=B\n[Rule r]\nRecommend=bad\nBecause=C\n",
    "8" },
  { "no-guide", "[Rule r]\nRecommend=imapp\n", "1 1" },
  { "empty", "", "1" },
};

static void
test_mixed (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpGuide) guide = sp_test_read_guide (mixed[i].text, problems);
  g_autofree char *found = sp_test_problems_to_string (problems);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_test_message ("%s", found);
  g_assert_null (guide);
  for (guint k = 0; k < problems->len; k++)
    g_string_append_printf (lines, "%s%u", k > 0 ? " " : "",
                            ((SpProblem *) problems->pdata[k])->line);
  g_assert_cmpstr (lines->str, ==, mixed[i].lines);
}

/* A file may be wrong in very many places. */
static void
test_many (void)
{
  GString *text = g_string_new (sp_test_good_guide);
  g_autofree char *owned = NULL;
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpGuide) guide = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "[Rule x%u]\nRecommend=nothing\nBecause=B\n", i);
  owned = g_string_free (text, FALSE);
  guide = sp_test_read_guide (owned, problems);

  g_assert_null (guide);
  g_assert_cmpuint (problems->len, ==, 101);
  g_assert_nonnull (strstr (((SpProblem *) problems->pdata[100])->message, "more problems"));
}

/* Every prefix of a guide, and the guide with each byte turned into others: whatever comes of
 * it, it ends, and nothing is a guide that comes with an error. */
static void
test_mutilated (void)
{
  static const char bytes[] = { '\0', '\n', '[', '=', ';', '\xff' };
  g_autofree char *good =
    g_strconcat (sp_test_good_guide,
                 "[Fact f]\nyes=role=staff\nno=role=student\n"
                 "[Note n]\nKind=notice\nText=T\nSince=2020\nSource=S\nWhen=f=yes | f=no\n"
                 "[Point p]\nTopic=t\nKind=how\nText=T\n[Topic t]\nTitle=T\n"
                 "[Aspect a]\nTopic=t\nTitle=T\nWebmail=W\nExchange=E\nImap=I\nPop=P\n"
                 "[Server s]\nProtocol=imap\nHost=h.org\nPort=993\nSecurity=tls\n",
                 NULL);
  gsize length = strlen (good);

  for (gsize i = 0; i <= length; i++)
    {
      for (guint k = 0; k <= G_N_ELEMENTS (bytes); k++)
        {
          g_autoptr (GPtrArray) problems = sp_problems_new ();
          g_autofree char *copy = g_memdup2 (good, length + 1);
          g_autoptr (GBytes) mutilated = NULL;
          g_autoptr (SpGuide) guide = NULL;

          if (k < G_N_ELEMENTS (bytes))
            copy[i] = bytes[k];
          mutilated = g_bytes_new (copy, k < G_N_ELEMENTS (bytes) ? length : i);
          guide = sp_guide_new_from_bytes ("test", mutilated, problems, NULL);
          g_assert_cmpint (guide == NULL, ==, sp_problems_have_errors (problems));
        }
    }
}

static void
test_error (void)
{
  g_autofree char *path = g_build_filename (sp_test_dir (), "none.guide", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_guide_new_from_path (path, NULL, &error));
  g_assert_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "none.guide"));
}

static void
test_review (void)
{
  g_autofree char *day = replace (sp_test_good_guide, "Name=Test", "Name=Test\nReviewBy=2026-03-31");
  g_autofree char *month = replace (sp_test_good_guide, "Name=Test", "Name=Test\nReviewBy=2026-03");
  g_autoptr (SpGuide) by_day = sp_test_load_guide (day);
  g_autoptr (SpGuide) by_month = sp_test_load_guide (month);
  g_autoptr (SpGuide) never = sp_test_load_guide (sp_test_good_guide);
  g_autoptr (GDateTime) last = g_date_time_new_utc (2026, 3, 31, 23, 0, 0);
  g_autoptr (GDateTime) after = g_date_time_new_utc (2026, 4, 1, 0, 0, 0);

  g_assert_false (sp_guide_needs_review (by_day, last));
  g_assert_true (sp_guide_needs_review (by_day, after));
  g_assert_false (sp_guide_needs_review (by_month, last));
  g_assert_true (sp_guide_needs_review (by_month, after));
  g_assert_false (sp_guide_needs_review (never, after));
}

static void
test_topics (void)
{
  g_autofree char *text =
    g_strconcat (sp_test_good_guide,
                   "[Point b]\nTopic=imap\nKind=good\nText=Second\n"
                   "[Topic imap]\nTitle=IMAP\nSummary=Sum\n"
                   "[Point c]\nTopic=pop\nKind=here\nText=Elsewhere\nLink=https://example.org/\n"
                   "[Aspect x]\nTopic=imap\nTitle=T\nWebmail=a\nExchange=b\nImap=c\nPop=d\n",
                 NULL);
  g_autoptr (SpGuide) guide = sp_test_load_guide (text);
  GListModel *topics = sp_guide_get_topics (guide);
  g_autoptr (SpTopic) topic = g_list_model_get_item (topics, 0);
  g_autoptr (GListModel) elsewhere = sp_guide_get_points (guide, "pop");
  g_autoptr (SpPoint) point = g_list_model_get_item (sp_topic_get_points (topic), 0);
  g_autoptr (SpPoint) other = g_list_model_get_item (elsewhere, 0);
  g_autoptr (SpAspect) aspect = g_list_model_get_item (sp_topic_get_aspects (topic), 0);

  g_assert_cmpuint (g_list_model_get_n_items (topics), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_topic_get_points (topic)), ==, 1);
  g_assert_cmpstr (sp_point_get_text (point), ==, "Second");
  g_assert_cmpint (sp_point_get_kind (point), ==, SP_POINT_GOOD);
  g_assert_cmpstr (sp_point_get_link (other), ==, "https://example.org/");
  g_assert_cmpstr (sp_aspect_get_text (aspect, SP_OPTION_EXCHANGE), ==, "b");
  g_assert_cmpstr (sp_aspect_get_text (aspect, SP_OPTION_POP), ==, "d");
  g_assert_null (sp_aspect_get_text (aspect, SP_OPTION_OWN_APP));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/reader/good", test_good);
  g_test_add_func ("/guide/reader/faults", test_faults);
  g_test_add_func ("/guide/reader/all-at-once", test_all_at_once);
  for (guint i = 0; i < G_N_ELEMENTS (mixed); i++)
    {
      g_autofree char *path = g_strconcat ("/guide/reader/mixed/", mixed[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_mixed);
    }
  g_test_add_func ("/guide/reader/many", test_many);
  g_test_add_func ("/guide/reader/mutilated", test_mutilated);
  g_test_add_func ("/guide/reader/error", test_error);
  g_test_add_func ("/guide/reader/review", test_review);
  g_test_add_func ("/guide/reader/topics", test_topics);
  return g_test_run ();
}
