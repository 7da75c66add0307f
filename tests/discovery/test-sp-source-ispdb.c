/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-test-search.h"

#define URL "https://autoconfig.thunderbird.net/v1.1/example.org"

static void
init (SpTestRun *run)
{
  sp_test_run_init (run, &sp_source_ispdb);
  run->catalogue = sp_test_data_catalogue ();
  sp_fake_resolver_add_address (run->resolver, "autoconfig.thunderbird.net", "127.0.0.1");
  sp_local_server_add_web (run->server, "autoconfig.thunderbird.net", 443, SP_LOCAL_VALID);
}

static void
test_found (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *body = sp_test_autoconfig ("example.org", "imap.example.org", "smtp.example.org");
  g_autofree char *found = NULL;

  init (&run);
  run.options.send_address = TRUE;
  sp_local_server_answer_text (run.server, URL, 200, "text/xml", body);
  sp_test_run_go (&run);

  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==,
                   URL ": found database imap imap.example.org:993 tls password-cleartext, "
                       "smtp smtp.example.org:465 tls password-cleartext\n");
  g_assert_false (sp_test_run_has_told (&run, SP_PERSONAL_ADDRESS));
}

static void
test_unknown (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *found = NULL;

  init (&run);
  sp_test_run_go (&run);
  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==, URL ": nothing\n");
}

/* Without data files nobody is asked. */
static void
test_no_database (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *found = NULL;

  init (&run);
  g_clear_object (&run.catalogue);
  sp_test_run_go (&run);
  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==, "");
}

static void
test_cancellation (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/source-ispdb/found", test_found);
  g_test_add_func ("/discovery/source-ispdb/unknown", test_unknown);
  g_test_add_func ("/discovery/source-ispdb/no-database", test_no_database);
  g_test_add_func ("/discovery/source-ispdb/cancellation", test_cancellation);

  return g_test_run ();
}
