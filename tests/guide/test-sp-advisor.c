/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advisor.h"

#include "sp-test-guide.h"

#define GUIDE \
  "[Guide]\nFormat=1\nId=uni\nName=Uni\nDomains=uni.example;\nContactName=Desk\n" \
  "Questions=role;where;program;\n" \
  "[Question role]\nTitle=Who?\nAnswers=student;staff;\n" \
  "[Answer role/student]\nLabel=Student\nDomains=students.uni.example;\n" \
  "[Answer role/staff]\nLabel=Staff\n" \
  "[Question where]\nTitle=Where?\nAnswers=browser;program;\n" \
  "[Answer where/browser]\nLabel=Browser\n" \
  "[Answer where/program]\nLabel=Program\n" \
  "[Question program]\nTitle=Which?\nAskIf=where=program\nAnswers=@mail-programs;other;\n" \
  "[Answer program/other]\nLabel=Another\n" \
  "[Rule web]\nWhen=where=browser\nRecommend=webmail\nBecause=Simple.\n" \
  "[Rule exchange]\nWhen=where=program; role=staff; program.exchange=yes\n" \
  "Recommend=exchange\nBecause=Best.\n" \
  "[Rule imap]\nWhen=where=program; role=student | where=program; role=staff; " \
  "program.exchange=no,unknown\nRecommend=imap\nBecause=Common.\n" \
  "[Note no-exchange]\nWhen=role=student\nOption=exchange\nKind=unavailable\nText=None.\n" \
  "[Note pop]\nOption=pop\nKind=discouraged\nText=Old.\n" \
  "[Note ready]\nWhen=recommend=imap\nKind=prerequisite\nText=Switch it on.\n" \
  "Link=https://uni.example/imap\n" \
  "[Note news]\nWhen=recommend=imap\nKind=notice\nText=New.\nSince=2021-03-26\nSource=Uni\n" \
  "[Note mail-only]\nOption=imap\nKind=caveat\nText=Mail only.\n" \
  "[Server in]\nProtocol=imap\nHost=imap.uni.example\nPort=993\nSecurity=tls\n" \
  "UserName=%EMAILLOCALPART%\nWhen=role=student\n" \
  "[Server in2]\nProtocol=imap\nHost=staff.uni.example\nPort=993\nSecurity=tls\n" \
  "When=role=staff\n"

/* Two mail programs of the test's own would say less than the real ones; but which of them
 * speak Exchange is for their files to say. */
static char *
find_program (SpCatalogue *catalogue,
              SpTruth      exchange)
{
  GListModel *programs = sp_catalogue_get_programs (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (SpMailProgram) program = g_list_model_get_item (programs, i);

      if (sp_mail_program_get_fact (program, "exchange") == exchange)
        return g_strdup (sp_entry_get_id (SP_ENTRY (program)));
    }
  g_assert_not_reached ();
}

static void
answer (SpAdvisor   *advisor,
        const char  *question,
        const char  *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_advisor_set_answer (advisor, question, id, &error));
  g_assert_no_error (error);
}

static const char *
next (SpAdvisor *advisor)
{
  SpQuestion *question = sp_advisor_get_next_question (advisor);

  return question == NULL ? NULL : sp_question_get_id (question);
}

static SpStanding *
find_standing (SpAdvice *advice,
               SpOption  option)
{
  GListModel *standings = sp_advice_get_standings (advice);

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (SpStanding) standing = g_list_model_get_item (standings, i);

      if (sp_standing_get_option (standing) == option)
        return standing;
    }
  return NULL;
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  guint *count = data;

  (*count)++;
}

static void
test_flow (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autofree char *capable = find_program (catalogue, SP_TRUTH_YES);
  g_autofree char *incapable = find_program (catalogue, SP_TRUTH_NO);
  guint n_notified = 0;
  SpAdvice *advice;

  g_signal_connect (advisor, "notify::advice", G_CALLBACK (count_notify), &n_notified);
  g_assert_cmpstr (next (advisor), ==, "role");
  answer (advisor, "role", "staff");
  g_assert_cmpstr (next (advisor), ==, "where");
  answer (advisor, "where", "program");
  g_assert_cmpstr (next (advisor), ==, "program");
  g_assert_cmpuint (g_list_model_get_n_items (
                      sp_question_get_answers (sp_advisor_get_next_question (advisor))),
                    ==, g_list_model_get_n_items (sp_catalogue_get_programs (catalogue)) + 1);
  g_assert_null (sp_advisor_get_advice (advisor));
  answer (advisor, "program", capable);
  g_assert_null (next (advisor));
  g_assert_cmpuint (n_notified, ==, 3);

  advice = sp_advisor_get_advice (advisor);
  g_assert_cmpint (sp_advice_get_option (advice), ==, SP_OPTION_EXCHANGE);
  g_assert_cmpstr (sp_advice_get_because (advice), ==, "Best.");
  g_assert_cmpuint (g_list_model_get_n_items (sp_advice_get_reasons (advice)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (sp_advisor_get_given_answers (advisor)), ==, 3);

  /* One answer changes, the others stay. */
  answer (advisor, "program", incapable);
  advice = sp_advisor_get_advice (advisor);
  g_assert_cmpint (sp_advice_get_option (advice), ==, SP_OPTION_IMAP);
  g_assert_cmpuint (g_list_model_get_n_items (sp_advice_get_prerequisites (advice)), >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_advice_get_notices (advice)), >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_advice_get_caveats (advice)), >=, 1);

  /* What was said of the program is kept while it does not count. */
  answer (advisor, "where", "browser");
  advice = sp_advisor_get_advice (advisor);
  g_assert_cmpint (sp_advice_get_option (advice), ==, SP_OPTION_WEBMAIL);
  g_assert_cmpuint (g_list_model_get_n_items (sp_advisor_get_given_answers (advisor)), ==, 2);
  answer (advisor, "where", "program");
  advice = sp_advisor_get_advice (advisor);
  g_assert_cmpint (sp_advice_get_option (advice), ==, SP_OPTION_IMAP);

  sp_advisor_forget_answer (advisor, "role");
  g_assert_cmpstr (next (advisor), ==, "role");
  sp_advisor_forget_all (advisor);
  g_assert_cmpuint (g_list_model_get_n_items (sp_advisor_get_given_answers (advisor)), ==, 0);
}

static void
test_standings (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  SpStanding *standing;
  SpAdvice *advice;

  answer (advisor, "role", "student");
  answer (advisor, "where", "browser");
  advice = sp_advisor_get_advice (advisor);

  standing = find_standing (advice, SP_OPTION_WEBMAIL);
  g_assert_cmpint (sp_standing_get_kind (standing), ==, SP_STANDING_RECOMMENDED);
  standing = find_standing (advice, SP_OPTION_EXCHANGE);
  g_assert_cmpint (sp_standing_get_kind (standing), ==, SP_STANDING_UNAVAILABLE);
  g_assert_cmpuint (g_list_model_get_n_items (sp_standing_get_reasons (standing)), ==, 1);
  standing = find_standing (advice, SP_OPTION_POP);
  g_assert_cmpint (sp_standing_get_kind (standing), ==, SP_STANDING_DISCOURAGED);
  standing = find_standing (advice, SP_OPTION_IMAP);
  g_assert_cmpint (sp_standing_get_kind (standing), ==, SP_STANDING_POSSIBLE);
  g_assert_null (find_standing (advice, SP_OPTION_OWN_APP));
  g_assert_null (find_standing (advice, SP_OPTION_HELP_DESK));
}

static void
test_changes (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autofree char *capable = find_program (catalogue, SP_TRUTH_YES);
  GListModel *changes;
  gboolean to_imap_as_student = FALSE, to_imap_by_program = FALSE, to_webmail = FALSE;

  answer (advisor, "role", "staff");
  answer (advisor, "where", "program");
  answer (advisor, "program", capable);
  changes = sp_advice_get_changes (sp_advisor_get_advice (advisor));
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (SpChange) change = g_list_model_get_item (changes, i);
      const char *question = sp_question_get_id (sp_change_get_question (change));
      guint n_answers = g_list_model_get_n_items (sp_change_get_answers (change));

      g_assert_true (sp_change_is_certain (change));
      g_assert_cmpint (sp_change_get_option (change), !=, SP_OPTION_EXCHANGE);
      to_imap_as_student = to_imap_as_student || g_str_equal (question, "role");
      to_imap_by_program = to_imap_by_program ||
                           (g_str_equal (question, "program") && n_answers > 1);
      to_webmail = to_webmail || sp_change_get_option (change) == SP_OPTION_WEBMAIL;
    }
  g_assert_true (to_imap_as_student);
  g_assert_true (to_imap_by_program);
  g_assert_true (to_webmail);
}

/* A change is not certain where the other answer brings a question that was never asked. */
static void
test_uncertain_change (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (sp_test_good_guide);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autoptr (SpChange) change = NULL;
  GListModel *changes;

  answer (advisor, "role", "student");
  changes = sp_advice_get_changes (sp_advisor_get_advice (advisor));
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 1);
  change = g_list_model_get_item (changes, 0);
  g_assert_false (sp_change_is_certain (change));
  g_assert_cmpint (sp_change_get_option (change), ==, SP_OPTION_IMAP);

  sp_advisor_forget_all (advisor);
  answer (advisor, "where", "program");
  answer (advisor, "role", "student");
  g_clear_object (&change);
  changes = sp_advice_get_changes (sp_advisor_get_advice (advisor));
  change = g_list_model_get_item (changes, 0);
  g_assert_true (sp_change_is_certain (change));
}

static void
test_address (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autoptr (SpAddress) student = sp_test_address ("jo@students.uni.example");
  g_autoptr (SpGivenAnswer) given = NULL;
  g_autoptr (SpAccount) account = NULL;
  g_autofree char *user = NULL;
  SpServer *server;

  sp_advisor_set_address (advisor, student);
  g_assert_cmpstr (next (advisor), ==, "where");
  given = g_list_model_get_item (sp_advisor_get_given_answers (advisor), 0);
  g_assert_true (sp_given_answer_is_from_address (given));
  g_assert_cmpstr (sp_answer_get_id (sp_given_answer_get_answer (given)), ==, "student");

  answer (advisor, "where", "program");
  g_assert_cmpint (sp_advice_get_option (sp_advisor_get_advice (advisor)), ==, SP_OPTION_IMAP);
  account = sp_advisor_dup_account (advisor);
  server = sp_account_find_server (account, SP_OPTION_IMAP, SP_DIRECTION_INCOMING);
  g_assert_nonnull (server);
  g_assert_cmpstr (server->host, ==, "imap.uni.example");
  user = sp_account_dup_user_name (account, server);
  g_assert_cmpstr (user, ==, "jo");

  /* What a person says counts for more than what their address shows. */
  answer (advisor, "role", "staff");
  g_clear_object (&given);
  given = g_list_model_get_item (sp_advisor_get_given_answers (advisor), 0);
  g_assert_false (sp_given_answer_is_from_address (given));
  g_assert_cmpstr (sp_answer_get_id (sp_given_answer_get_answer (given)), ==, "staff");
}

static void
test_errors (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_advisor_set_answer (advisor, "rule", "staff", &error));
  g_assert_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_QUESTION);
  g_clear_error (&error);
  g_assert_false (sp_advisor_set_answer (advisor, "role", "stuff", &error));
  g_assert_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_ANSWER);
  g_clear_error (&error);
  g_assert_false (sp_advisor_set_answer (advisor, "program", "no-such-program", &error));
  g_assert_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_ANSWER);
  g_clear_error (&error);
  g_assert_false (sp_advisor_set_program (advisor, "../../etc/passwd", &error));
  g_assert_error (error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_NO_PROGRAM);
  g_assert_cmpstr (next (advisor), ==, "role");
  g_assert_null (sp_advisor_get_answer (advisor, "role"));
}

/* A guide that lint would refuse still answers. */
static void
test_no_rule (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (
      "[Guide]\nFormat=1\nId=x\nName=X\nQuestions=q;\n[Question q]\nTitle=Q\nAnswers=a;b;\n"
      "[Answer q/a]\nLabel=A\n[Answer q/b]\nLabel=B\n"
      "[Rule r]\nWhen=q=a\nRecommend=webmail\nBecause=B\n");
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  SpAdvice *advice;

  answer (advisor, "q", "b");
  advice = sp_advisor_get_advice (advisor);
  g_assert_cmpint (sp_advice_get_option (advice), ==, SP_OPTION_HELP_DESK);
  g_assert_null (sp_advice_get_rule (advice));
}

static void
test_finalize (void)
{
  g_autoptr (SpGuide) guide = sp_test_load_guide (GUIDE);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  SpAdvisor *advisor = sp_advisor_new (guide, catalogue);
  SpAdvice *advice;

  answer (advisor, "role", "student");
  answer (advisor, "where", "browser");
  advice = g_object_ref (sp_advisor_get_advice (advisor));
  g_assert_finalize_object (advisor);
  /* It needs nothing of the advisor. */
  g_assert_cmpint (sp_advice_get_option (advice), ==, SP_OPTION_WEBMAIL);
  g_assert_finalize_object (advice);
}

/* The advice goes by what was found, until there is another address. */
static void
test_found (void)
{
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (SpGuide) guide = sp_test_load_guide (
    "[Guide]\nFormat=1\nId=any\nName=Any\nContactName=Desk\nQuestions=where;\n"
    "[Question where]\nTitle=Where?\nAnswers=browser;program;\n"
    "[Answer where/browser]\nLabel=Browser\n[Answer where/program]\nLabel=Program\n"
    "[Rule web]\nWhen=where=browser | where=program; provider.imap=no,unknown\n"
    "Recommend=webmail\nBecause=Simple.\n"
    "[Rule imap]\nWhen=where=program; provider.imap=yes\nRecommend=imap\nBecause=There.\n");
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, catalogue);
  g_autoptr (SpAddress) address = sp_test_address ("me@unknown.example");
  g_autoptr (SpAddress) other = sp_test_address ("me@other.example");
  g_autoptr (GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_autoptr (SpAccount) found = NULL;
  g_autoptr (SpAccount) account = NULL;

  g_ptr_array_add (servers, sp_server_new (&(SpServer) { .protocol = SP_PROTOCOL_IMAP,
                                                         .host = (char *) "imap.unknown.example",
                                                         .port = 993 }));
  found = sp_account_new (address, NULL, servers, NULL);

  sp_advisor_set_address (advisor, address);
  answer (advisor, "where", "program");
  g_assert_cmpint (sp_advice_get_option (sp_advisor_get_advice (advisor)), ==, SP_OPTION_WEBMAIL);

  sp_advisor_set_found (advisor, NULL, found);
  g_assert_cmpint (sp_advice_get_option (sp_advisor_get_advice (advisor)), ==, SP_OPTION_IMAP);
  account = sp_advisor_dup_account (advisor);
  g_assert_true (account == found);

  sp_advisor_set_address (advisor, other);
  g_assert_cmpint (sp_advice_get_option (sp_advisor_get_advice (advisor)), ==, SP_OPTION_WEBMAIL);
  g_assert_null (sp_advisor_get_provider (advisor));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/advisor/flow", test_flow);
  g_test_add_func ("/guide/advisor/standings", test_standings);
  g_test_add_func ("/guide/advisor/changes", test_changes);
  g_test_add_func ("/guide/advisor/uncertain-change", test_uncertain_change);
  g_test_add_func ("/guide/advisor/address", test_address);
  g_test_add_func ("/guide/advisor/errors", test_errors);
  g_test_add_func ("/guide/advisor/no-rule", test_no_rule);
  g_test_add_func ("/guide/advisor/finalize", test_finalize);
  g_test_add_func ("/guide/advisor/found", test_found);
  return g_test_run ();
}
