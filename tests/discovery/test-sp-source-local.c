/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-test-search.h"

#define GUIDE(status, rest)                                                                        \
  "[Guide]\nFormat=1\nId=campus\nName=Campus\nDomains=example.org;\nStatus=" status "\n"           \
  "Source=A test\nSourceDate=2026\nReviewed=2026\nContactName=Desk\n"                              \
  "ContactLink=https://example.org/\n" rest
#define SERVERS(when)                                                                              \
  "[Server imap]\n" when "Protocol=imap\nHost=imap.example.org\nPort=993\nSecurity=tls\n"          \
  "UserName=%EMAILADDRESS%\nConfidence=organisation\n"                                             \
  "[Server smtp]\n" when "Protocol=smtp\nHost=smtp.example.org\nPort=465\nSecurity=tls\n"          \
  "UserName=%EMAILADDRESS%\nConfidence=organisation\n"
#define RULE(when) "[Rule imap]\n" when "Recommend=imap\nBecause=Common.\n"
#define QUESTION                                                                                   \
  "Questions=role;\n[Question role]\nTitle=Who?\nAnswers=student;staff;\n"                         \
  "[Answer role/student]\nLabel=Student\n[Answer role/staff]\nLabel=Staff\n"                       \
  "[Rule web]\nWhen=role=student\nRecommend=help-desk\nBecause=Simple.\n"

static void
check (const SpSource *source,
       const char     *guide,
       const char     *expected)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *found = NULL;

  sp_test_run_init (&run, source);
  run.catalogue = sp_test_data_catalogue ();
  if (guide != NULL)
    run.guides = G_LIST_MODEL (sp_test_data_guides (guide));
  sp_test_run_go (&run);

  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (run.resolver), ==, 0);
}

static void
test_guide (void)
{
  check (&sp_source_guide, GUIDE ("current", RULE ("") SERVERS ("")),
         "campus: found organisation imap imap.example.org:993 tls, smtp smtp.example.org:465 tls\n");
  check (&sp_source_guide, NULL, "example.org: nothing\n");
}

/* A guide speaks of the present, and knows what it has not asked. */
static void
test_silent_guide (void)
{
  check (&sp_source_guide, GUIDE ("historical", RULE ("") SERVERS ("")), "campus: nothing\n");
  check (&sp_source_guide,
         GUIDE ("current", QUESTION RULE ("When=role=staff\n") SERVERS ("When=role=staff\n")),
         "campus: nothing\n");
}

static void
test_no_provider (void)
{
  check (&sp_source_provider, NULL, "example.org: nothing\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/source-local/guide", test_guide);
  g_test_add_func ("/discovery/source-local/silent-guide", test_silent_guide);
  g_test_add_func ("/discovery/source-local/no-provider", test_no_provider);

  return g_test_run ();
}
