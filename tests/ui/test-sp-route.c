/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-fixture.h"
#include "sp-route.h"

static void
assert_asks (SpRoute    *route,
             const char *question)
{
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_QUESTION);
  g_assert_cmpstr (sp_question_get_id (sp_route_get_question (route)), ==, question);
}

static void
answer (SpRoute    *route,
        SpAdvisor  *advisor,
        const char *question,
        const char *answer_id)
{
  g_autoptr (GError) error = NULL;

  sp_advisor_set_answer (advisor, question, answer_id, &error);
  g_assert_no_error (error);
  sp_route_note_place (route);
  sp_route_go_on (route);
}

static SpRoute *
begin (SpAdvisor *advisor)
{
  SpRoute *route = sp_route_new ();

  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_START);
  g_assert_false (sp_route_can_go_back (route));
  sp_route_set_advisor (route, advisor);
  sp_route_begin (route);

  return route;
}

/* Gives the first answer to whatever is asked. */
static void
answer_first (SpRoute   *route,
              SpAdvisor *advisor)
{
  while (sp_route_get_place (route) == SP_PLACE_QUESTION)
    {
      g_autoptr (SpQuestion) question = g_object_ref (sp_route_get_question (route));
      g_autoptr (SpAnswer) first = g_list_model_get_item (sp_question_get_answers (question), 0);

      answer (route, advisor, sp_question_get_id (question), sp_answer_get_id (first));
    }
}

static void
test_there_and_back (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", "ann@town.example", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  assert_asks (route, "way");
  answer (route, advisor, "way", "imap");
  assert_asks (route, "colour");
  answer (route, advisor, "colour", "red");
  assert_asks (route, "program");
  answer (route, advisor, "program", "other");
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
  g_assert_true (sp_route_show_settings (route));
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_SETTINGS);

  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
  sp_route_go_back (route);
  assert_asks (route, "program");
  sp_route_go_back (route);
  assert_asks (route, "colour");
  sp_route_go_back (route);
  assert_asks (route, "way");
  g_assert_true (sp_route_can_go_back (route));
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_START);
  g_assert_false (sp_route_can_go_back (route));

  /* What was answered is not asked again, but for the first page. */
  sp_route_begin (route);
  assert_asks (route, "way");
  sp_route_go_on (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
}

static void
test_change_returns (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", "ann@town.example", "way=imap", "colour=red", "program=other", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  sp_route_go_on (route);
  sp_route_show_settings (route);
  g_assert_true (sp_route_change_answer (route, "colour"));
  assert_asks (route, "colour");
  g_assert_false (sp_route_change_answer (route, "colour"));
  g_assert_false (sp_route_change_answer (route, "weather"));
  answer (route, advisor, "colour", "blue");
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_SETTINGS);

  /* Back leaves everything as it is. */
  sp_route_change_answer (route, "way");
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_SETTINGS);

  /* There are no settings for a browser. */
  sp_route_change_answer (route, "way");
  answer (route, advisor, "way", "webmail");
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
}

static void
test_change_asks_what_is_new (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", "ann@town.example", "way=webmail", "colour=red", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  sp_route_go_on (route);
  sp_route_change_answer (route, "way");
  answer (route, advisor, "way", "imap");
  assert_asks (route, "program");
  sp_route_go_back (route);
  assert_asks (route, "colour");
}

static void
test_change_address (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", "ann@town.example", "way=webmail", "colour=red", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  sp_route_go_on (route);
  sp_route_change_address (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_START);
  g_assert_true (sp_route_can_go_back (route));
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);

  sp_route_change_address (route);
  sp_route_begin (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
}

/* An address that nobody knows is looked up before the first question. */
static void
test_discovery (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("anywhere", "ann@nowhere.example", NULL);
  g_autoptr (SpRoute) route = begin (advisor);
  SpQuestion *first = sp_advisor_get_next_question (advisor);

  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_DISCOVERY);
  g_assert_true (sp_route_can_go_back (route));
  g_assert_true (sp_route_show_evidence (route));
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_EVIDENCE);
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_DISCOVERY);
  sp_route_pass_discovery (route);
  assert_asks (route, sp_question_get_id (first));
  g_assert_false (sp_route_show_evidence (route));
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_DISCOVERY);
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_START);
  g_assert_false (sp_route_can_go_back (route));
}

/* So it is where only the address was to be changed; and then one is where one was. */
static void
test_discovery_of_another_address (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("anywhere", "ann@nowhere.example", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  sp_route_pass_discovery (route);
  answer_first (route, advisor);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
  sp_route_change_address (route);
  sp_route_begin (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_DISCOVERY);
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_START);
  g_assert_true (sp_route_can_go_back (route));
  sp_route_begin (route);
  sp_route_pass_discovery (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_ADVICE);
}

static void
test_keyring (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", NULL, "way=imap", "colour=red", "program=other", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  sp_route_go_on (route);
  sp_route_show_settings (route);
  sp_route_show_keyring_test (route);
  sp_route_show_keyring_test (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_KEYRING);
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_SETTINGS);
}

static void
test_check (void)
{
  g_autoptr (SpAdvisor) advisor =
    sp_test_advisor_new ("town", NULL, "way=imap", "colour=red", "program=other", NULL);
  g_autoptr (SpRoute) route = begin (advisor);

  sp_route_go_on (route);
  g_assert_false (sp_route_show_check (route));
  sp_route_show_settings (route);
  g_assert_true (sp_route_show_check (route));
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_CHECK);
  sp_route_go_back (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_SETTINGS);
}

static void
test_no_settings_without_advice (void)
{
  g_autoptr (SpAdvisor) advisor = sp_test_advisor_new ("town", NULL, NULL);
  g_autoptr (SpRoute) empty = sp_route_new ();
  g_autoptr (SpRoute) route = begin (advisor);

  g_assert_false (sp_route_show_settings (empty));
  g_assert_false (sp_route_show_settings (route));
  sp_route_leave (route);
  g_assert_cmpint (sp_route_get_place (route), ==, SP_PLACE_START);
}

static void
add_tests (void)
{
  g_test_add_func ("/route/there-and-back", test_there_and_back);
  g_test_add_func ("/route/change-returns", test_change_returns);
  g_test_add_func ("/route/change-asks-what-is-new", test_change_asks_what_is_new);
  g_test_add_func ("/route/change-address", test_change_address);
  g_test_add_func ("/route/discovery", test_discovery);
  g_test_add_func ("/route/discovery-of-another-address", test_discovery_of_another_address);
  g_test_add_func ("/route/check", test_check);
  g_test_add_func ("/route/keyring", test_keyring);
  g_test_add_func ("/route/no-settings-without-advice", test_no_settings_without_advice);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
