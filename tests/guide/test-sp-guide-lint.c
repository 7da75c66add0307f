/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-lint.h"

#include "sp-test-guide.h"

#define HEAD "[Guide]\nFormat=1\nId=test\nName=Test\nContactName=Desk\nQuestions="
#define QUESTION(id, answers) \
  "[Question " id "]\nTitle=" id "?\nAnswers=" answers "\n"
#define ANSWER(path) "[Answer " path "]\nLabel=" path "\n"
#define ROLE QUESTION ("role", "a;b;c;") ANSWER ("role/a") ANSWER ("role/b") ANSWER ("role/c")
#define NEVER_ASKED          \
  QUESTION ("where", "x;y;") \
  "AskIf=role=a; role=b\n" ANSWER ("where/x") ANSWER ("where/y")
#define WHERE QUESTION ("where", "x;y;") ANSWER ("where/x") ANSWER ("where/y")
#define RULE(id, when, option) \
  "[Rule " id "]\nWhen=" when "\nRecommend=" option "\nBecause=Because.\n"

static char *
lint (const char *text)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (text);
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpGuideLibrary) library = sp_guide_library_new ((const char * const *) dirs);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  gboolean good = sp_guide_lint (guide, library, catalogue, now, problems);

  g_assert_cmpint (good, ==, !sp_problems_have_errors (problems));
  return sp_test_problems_to_string (problems);
}

static const struct
{
  const char *name;
  const char *text;
  const char *expected; /* all that is said */
} cases[] = {
  { "good", sp_test_good_guide, "" },
  { "one-rule", HEAD "\n" RULE ("all", "", "webmail"), "" },
  { "gap", HEAD "role;\n" ROLE RULE ("r", "role=a,b", "webmail"),
    "1: error: No rule fits: role=c\n" },
  { "gap-shortest",
    HEAD "role;where;\n" ROLE WHERE RULE ("r", "role=a; where=x", "webmail")
      RULE ("s", "role=b; where=x", "webmail") RULE ("t", "role=b; where=y", "pop"),
    "1: error: No rule fits: role=c\n" },
  { "gap-everywhere",
    HEAD "role;\n" ROLE "[Fact f]\nyes=role=a\nno=role=b,c\n" RULE ("r", "f=yes; role=b", "webmail"),
    "1: error: No rule fits: role=a\n"
    "7: warning: The answer to “role” changes nothing, so it will not be asked\n"
    "19: error: The rule “r” never fits\n" },
  { "overlap",
    HEAD "role;where;\n" ROLE WHERE RULE ("r", "role=a | where=x", "webmail")
      RULE ("s", "role=b,c", "imap"),
    "27: error: The rules “r” and “s” both fit: role=b; where=x\n" },
  { "fact-gap",
    HEAD "role;\n" ROLE "[Fact f]\nyes=role=a\nno=role=b\n" RULE ("r", "f=yes", "webmail")
      RULE ("s", "f=no | role=c", "pop"),
    "16: error: The fact “f” has no value: role=c\n" },
  { "fact-two",
    HEAD "role;\n" ROLE "[Fact f]\nyes=role=a,b\nno=role=b,c\n" RULE ("r", "f=yes", "webmail")
      RULE ("s", "f=no", "pop"),
    "18: error: The fact “f” has two values, “yes” and “no”: role=b\n" },
  { "program-facts",
    HEAD "p;\n" QUESTION ("p", "@mail-programs;other;") ANSWER ("p/other")
      RULE ("r", "program.pop=yes", "pop") RULE ("s", "program.pop=no", "imap"),
    "1: error: No rule fits: program.pop=unknown\n" },
  { "program-other",
    HEAD "p;\n" QUESTION ("p", "@mail-programs;other;") ANSWER ("p/other")
      RULE ("r", "program.pop=yes; p=other", "pop")
        RULE ("s", "program.pop=yes,no", "imap") RULE ("t", "program.pop=unknown", "webmail"),
    "12: error: The rule “r” never fits\n" },
  { "program-named",
    HEAD "p;\n" QUESTION ("p", "@mail-programs;") RULE ("r", "p=thunderbird", "imap")
      RULE ("s", "p=no-such-program", "pop"),
    NULL },
  { "provider",
    HEAD "\n" RULE ("r", "provider.known=yes", "imap") RULE ("s", "provider.known=no", "webmail"),
    "" },
  { "provider-gap", HEAD "\n" RULE ("r", "provider.imap=yes,no", "imap"),
    "1: error: No rule fits: provider.imap=unknown\n" },
  { "never-asked",
    HEAD "role;where;\n" ROLE NEVER_ASKED RULE ("r", "role=a,b,c", "webmail"),
    "7: warning: The answer to “role” changes nothing, so it will not be asked\n"
    "16: error: The question “where” is never asked, so its answers are out of reach\n"
    "16: warning: The answer to “where” changes nothing, so it will not be asked\n" },
  { "dead-note",
    HEAD "role;\n" ROLE RULE ("r", "role=a,b,c", "webmail")
        "[Note n]\nKind=caveat\nText=x\nWhen=recommend=imap\n"
        "[Note m]\nKind=caveat\nText=x\nWhen=recommend=webmail; role=a\n",
    "20: error: The note “n” never fits\n" },
  { "dead-server",
    HEAD "role;\n" ROLE RULE ("r", "role=a,b,c", "webmail")
        "[Server n]\nProtocol=imap\nConfidence=unknown\nWhen=role=a; role=b\n"
        "[Note m]\nKind=caveat\nText=x\nWhen=role=a\n",
    "20: error: The server “n” never fits\n" },
  { "useless", HEAD "role;\n" ROLE RULE ("r", "role=a | role=b,c", "webmail"),
    "7: warning: The answer to “role” changes nothing, so it will not be asked\n" },
  { "no-option",
    HEAD "role;\n" ROLE RULE ("r", "role=a", "webmail") RULE ("s", "role=b,c", "help-desk")
        "[Note n]\nKind=discouraged\nText=x\n",
    "24: warning: The note “n” does not say which option it speaks of, Option=\n" },
  { "no-servers",
    "[Guide]\nFormat=1\nId=test\nName=Test\nQuestions=role;\n" ROLE RULE ("r", "role=a", "webmail")
      RULE ("s", "role=b,c", "imap") "[Server s]\nProtocol=imap\nHost=imap.example.org\n"
        "Port=993\nSecurity=tls\nWhen=role=b\n",
    "19: error: The rule “s” recommends “imap” where there is neither a server for it nor a "
    "contact to ask\n" },
  { "servers",
    "[Guide]\nFormat=1\nId=test\nName=Test\nQuestions=role;\n" ROLE RULE ("r", "role=a", "webmail")
      RULE ("s", "role=b,c", "imap") "[Server s]\nProtocol=imap\nHost=imap.example.org\n"
        "Port=993\nSecurity=tls\nWhen=recommend=imap\n",
    "" },
  { "review",
    "[Guide]\nFormat=1\nId=test\nName=Test\nReviewBy=2026-11-21\n" RULE ("all", "", "webmail"),
    "1: warning: The guide was to be reviewed by 2026-11-21\n" },
};

#define POINT(id, topic) "[Point " id "]\nTopic=" topic "\nKind=how\nText=T\n"

/* A point is seen on a topic of its own guide or of the general one. */
static void
test_topics (void)
{
#define GUIDE HEAD "\n" RULE ("all", "", "webmail") "[Topic own]\nTitle=T\n" POINT ("p", "own") \
  POINT ("q", "webmail")
  g_autofree char *good = lint (GUIDE);
  g_autofree char *bad = lint (GUIDE POINT ("r", "webmial"));
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE POINT ("r", "webmial"));
  g_autoptr (GPtrArray) problems = sp_problems_new ();
#undef GUIDE

  g_assert_cmpstr (good, ==, "");
  g_assert_cmpstr (bad, ==, "22: error: There is no topic “webmial”, neither here nor in the "
                            "general guide\n");
  /* Who does not know the general guide cannot tell. */
  g_assert_true (sp_guide_lint (guide, NULL, NULL, NULL, problems));
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *found = lint (cases[i].text);

  if (cases[i].expected != NULL)
    g_assert_cmpstr (found, ==, cases[i].expected);
}

/* Which two rules, which answers, at the line of the later one. */
static void
test_overlap (void)
{
  g_autofree char *found = lint (HEAD "role;where;\n" ROLE WHERE
                                   RULE ("r", "role=a,b | where=x", "webmail")
                                     RULE ("s", "role=b; where=y | role=c; where=y", "imap"));

  g_assert_cmpstr (found, ==,
                   "27: error: The rules “r” and “s” both fit: role=b; where=y\n");
}

/* A question that is not asked has its own value, and rules must provide for it. */
static void
test_not_asked (void)
{
#define GUIDE(rule) \
  HEAD "role;where;\n" ROLE QUESTION ("where", "x;y;") "AskIf=role=a\n" ANSWER ("where/x") \
    ANSWER ("where/y") RULE ("r", "where=x", "webmail") RULE ("s", "where=y", "imap") rule
  g_autofree char *gap = lint (GUIDE (""));
  g_autofree char *good = lint (GUIDE (RULE ("t", "where=-", "help-desk")));
#undef GUIDE

  g_assert_cmpstr (gap, ==, "1: error: No rule fits: role=b\n");
  g_assert_cmpstr (good, ==, "");
}

static void
test_unknown_program (void)
{
  g_autofree char *found =
    lint (HEAD "p;\n" QUESTION ("p", "@mail-programs;") RULE ("r", "p=no-such-program", "pop")
            RULE ("s", "program.pop=yes,no,unknown", "pop"));

  g_assert_nonnull (strstr (found, "7: warning: A condition names the mail program "
                                   "“no-such-program”, which is not in the catalogue"));
}

/* A guide with twenty questions of five answers, 5^20 or near 10^14 paths. */
static char *
make_large_guide (gboolean complete)
{
  GString *text = g_string_new ("[Guide]\nFormat=1\nId=large\nName=Large\nContactName=Desk\n"
                                "Questions=");

  for (guint q = 0; q < 20; q++)
    g_string_append_printf (text, "q%u;", q);
  g_string_append_c (text, '\n');
  for (guint q = 0; q < 20; q++)
    {
      g_string_append_printf (text, "[Question q%u]\nTitle=Q\nAnswers=a;b;c;d;e;\n", q);
      for (guint a = 0; a < 5; a++)
        g_string_append_printf (text, "[Answer q%u/%c]\nLabel=A\n", q, (char) ('a' + a));
    }
  for (guint q = 0; q < 20; q++)
    {
      for (guint a = 0; a < 3; a++)
        {
          const char *values[] = { "a", "b,c", "d" };

          g_string_append_printf (text, "[Rule r%u-%u]\nRecommend=imap\nBecause=B\nWhen=", q, a);
          for (guint before = 0; before < q; before++)
            g_string_append_printf (text, "q%u=e;", before);
          g_string_append_printf (text, "q%u=%s%s\n", q, values[a],
                                  complete && q == 19 && a == 2 ? ",e" : "");
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_large (void)
{
  g_autofree char *complete = make_large_guide (TRUE);
  g_autofree char *incomplete = make_large_guide (FALSE);
  g_autofree char *good = lint (complete);
  g_autofree char *bad = lint (incomplete);

  g_assert_cmpstr (good, ==, "");
  g_assert_true (g_str_has_prefix (bad, "1: error: No rule fits: q0=e; q1=e;"));
}

static char *
print (const char        *text,
       SpGuideTableFormat format)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (text);
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_guide_print_table (guide, format, output, &error));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&output), FALSE);
}

static void
test_table (void)
{
  g_autofree char *text = print (sp_test_good_guide, SP_GUIDE_TABLE_TEXT);
  g_autofree char *csv = print (sp_test_good_guide, SP_GUIDE_TABLE_CSV);
  g_autofree char *dot = print (sp_test_good_guide, SP_GUIDE_TABLE_DOT);

  g_assert_cmpstr (text, ==,
                   "role     where    recommend  rule\n"
                   "student  -        webmail    web\n"
                   "staff    browser  webmail    web\n"
                   "staff    program  imap       imap\n");
  g_assert_cmpstr (csv, ==,
                   "role,where,recommend,rule\r\n"
                   "student,-,webmail,web\r\n"
                   "staff,browser,webmail,web\r\n"
                   "staff,program,imap,imap\r\n");
  g_assert_true (g_str_has_prefix (dot, "digraph \"test\" {\n"));
  g_assert_true (g_str_has_suffix (dot, "}\n"));
  g_assert_nonnull (strstr (dot, "[label=\"student\"]"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/guide/lint/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/guide/lint/topics", test_topics);
  g_test_add_func ("/guide/lint/overlap-lines", test_overlap);
  g_test_add_func ("/guide/lint/not-asked", test_not_asked);
  g_test_add_func ("/guide/lint/unknown-program", test_unknown_program);
  g_test_add_func ("/guide/lint/large", test_large);
  g_test_add_func ("/guide/lint/table", test_table);
  return g_test_run ();
}
