/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test.h"
#include "sp-test-run.h"

#define NOTHING(name) name "._tcp.example.org: nothing\n"

static void
test_all (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *found = NULL;
  SpServer *server;

  sp_test_run_init (&run, &sp_source_srv);
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 1, 0, 1993, "m1.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 2, 0, 993, "m2.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_imap._tcp.example.org", 1, 0, 143, "m1.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_submissions._tcp.example.org", 1, 0, 465, "s.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_submission._tcp.example.org", 1, 0, 587, "s.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_pop3s._tcp.example.org", 1, 0, 995, "p.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_pop3._tcp.example.org", 1, 0, 110, "p.example.org");
  sp_test_run_go (&run);

  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==,
                   "_imaps._tcp.example.org: found names imap m1.example.org:1993 tls, "
                   "imap m2.example.org:993 tls\n"
                   "_submissions._tcp.example.org: found names smtp s.example.org:465 tls\n"
                   "_imap._tcp.example.org: found names imap m1.example.org:143 starttls\n"
                   "_submission._tcp.example.org: found names smtp s.example.org:587 starttls\n"
                   "_pop3s._tcp.example.org: found names pop3 p.example.org:995 tls\n"
                   "_pop3._tcp.example.org: found names pop3 p.example.org:110 starttls\n" NOTHING ("_caldavs")
                     NOTHING ("_carddavs"));

  server = sp_account_get_server (
    sp_finding_get_account (sp_test_run_find (&run, "_imaps._tcp.example.org")), 0);
  g_assert_cmpstr (server->user_name, ==, "%EMAILADDRESS%");
  g_assert_cmpstr (server->source, ==, "_imaps._tcp.example.org");
  g_assert_cmpint (server->confidence, ==, SP_CONFIDENCE_PROVIDER_DEFAULT);
  g_assert_false (sp_test_run_has_told (&run, SP_PERSONAL_ADDRESS));
}

static void
test_stranger (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_srv);
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 1, 0, 993, "imap.provider.example");
  sp_test_run_go (&run);

  g_assert_true (sp_finding_is_third_party (sp_test_run_find (&run, "_imaps._tcp.example.org")));
}

static void
test_signed (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_srv);
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 1, 0, 993, "m.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_submissions._tcp.example.org", 1, 0, 465, "m.example.org");
  sp_fake_resolver_set_authenticated (run.resolver, "_imaps._tcp.example.org", SP_RECORD_SRV);
  sp_test_run_go (&run);

  g_assert_cmpint (sp_finding_get_trust (sp_test_run_find (&run, "_imaps._tcp.example.org")), ==,
                   SP_TRUST_SIGNED_NAMES);
  g_assert_cmpint (sp_finding_get_trust (sp_test_run_find (&run, "_submissions._tcp.example.org")),
                   ==, SP_TRUST_NAMES);
}

static void
test_absent (void)
{
  static const char * const names[] = { "_imaps", "_imap", "_pop3s", "_pop3", "_submissions",
                                        "_submission" };
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_srv);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (names[i], "._tcp.example.org", NULL);

      sp_fake_resolver_add_srv (run.resolver, name, 0, 0, 0, "");
    }
  sp_test_run_go (&run);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (names[i], "._tcp.example.org", NULL);

      g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, name)), ==,
                       SP_OUTCOME_NOTHING);
      g_assert_cmpstr (sp_test_run_get_words (&run, name), ==,
                       "The domain says that it does not offer this.");
    }
}

static void
test_calendars (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_srv);
  sp_fake_resolver_add_srv (run.resolver, "_caldavs._tcp.example.org", 0, 0, 443, "dav.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_carddavs._tcp.example.org", 0, 0, 8443, "dav.example.org");
  sp_test_run_go (&run);

  g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, "_caldavs._tcp.example.org")), ==,
                   SP_OUTCOME_NOTHING);
  g_assert_cmpstr (sp_test_run_get_words (&run, "_caldavs._tcp.example.org"), ==,
                   "No mail server, but calendars, at dav.example.org:443.");
  g_assert_cmpstr (sp_test_run_get_words (&run, "_carddavs._tcp.example.org"), ==,
                   "No mail server, but address books, at dav.example.org:8443.");
}

/* What a hostile name server may put in the place of a host. */
static void
test_odd (void)
{
  static const char * const targets[] = { "a b.example.org", "<b>.example.org", "x/../y", "user@host",
                                          "host:99", "127.0.0.1x..", "localhost",
                                          "imap.localhost", "127.0.0.1", "192.0.2.1", "router" };
  g_auto (SpTestRun) run = { 0 };
  g_autofree char *found = NULL;
  SpFinding *finding;

  sp_test_run_init (&run, &sp_source_srv);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 1, 0, 993, targets[i]);
  sp_fake_resolver_add_srv (run.resolver, "_submissions._tcp.example.org", 1, 0, 0, "s.example.org");
  sp_fake_resolver_add_srv (run.resolver, "_submissions._tcp.example.org", 2, 0, 465, "s.example.org");
  sp_fake_resolver_fail (run.resolver, "_imap._tcp.example.org", SP_RECORD_SRV,
                         SP_NET_ERROR_NAME_SERVER);
  sp_test_run_go (&run);

  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==,
                   "_imaps._tcp.example.org: failed\n"
                   "_submissions._tcp.example.org: found names smtp s.example.org:465 tls\n"
                   "_imap._tcp.example.org: failed\n" NOTHING ("_submission")
                     NOTHING ("_pop3s")
                       NOTHING ("_pop3")
                         NOTHING ("_caldavs")
                           NOTHING ("_carddavs"));

  finding = sp_test_run_find (&run, "_imaps._tcp.example.org");
  g_assert_cmpuint (g_strv_length ((char **) sp_finding_get_rejected (finding)), ==,
                    G_N_ELEMENTS (targets));
  finding = sp_test_run_find (&run, "_submissions._tcp.example.org");
  g_assert_cmpuint (g_strv_length ((char **) sp_finding_get_rejected (finding)), ==, 1);
}

/* Priorities make a list of those that stand in for each other; nobody reads a thousand. */
static void
test_many (void)
{
  g_auto (SpTestRun) run = { 0 };
  SpAccount *account;

  sp_test_run_init (&run, &sp_source_srv);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *host = g_strdup_printf ("m%u.example.org", i);

      sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", i, 0, 993, host);
    }
  sp_test_run_go (&run);

  account = sp_finding_get_account (sp_test_run_find (&run, "_imaps._tcp.example.org"));
  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 8);
  g_assert_cmpstr (sp_account_get_server (account, 0)->host, ==, "m0.example.org");
}

static gboolean
has_found (gpointer data)
{
  return sp_finding_get_outcome (data) == SP_OUTCOME_FOUND;
}

/* One name that is never answered holds up nothing but itself. */
static void
test_slow (void)
{
  g_auto (SpTestRun) run = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sp_test_run_init (&run, &sp_source_srv);
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 1, 0, 993, "m.example.org");
  sp_fake_resolver_set_silent (run.resolver, "_imap._tcp.example.org", SP_RECORD_SRV);
  sp_test_run_begin (&run);
  run.source->start (run.lookup, cancellable, sp_test_take_result, &result);
  sp_test_await_true (has_found, sp_test_run_find (&run, "_imaps._tcp.example.org"));
  g_assert_null (result);
  g_assert_true (sp_lookup_has_leads (run.lookup));

  g_cancellable_cancel (cancellable);
  sp_test_await (&result);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sp_lookup_has_leads (run.lookup));
  g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, "_imaps._tcp.example.org")), ==,
                   SP_OUTCOME_FOUND);
  g_assert_cmpint (sp_finding_get_outcome (sp_test_run_find (&run, "_imap._tcp.example.org")), ==,
                   SP_OUTCOME_SKIPPED);
}

static void
test_cancel (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_srv);
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 1, 0, 993, "m.example.org");
  sp_fake_resolver_set_delay (run.resolver, "_imaps._tcp.example.org", SP_RECORD_SRV, 20);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-srv/all", test_all);
  g_test_add_func ("/source-srv/stranger", test_stranger);
  g_test_add_func ("/source-srv/signed", test_signed);
  g_test_add_func ("/source-srv/absent", test_absent);
  g_test_add_func ("/source-srv/calendars", test_calendars);
  g_test_add_func ("/source-srv/odd", test_odd);
  g_test_add_func ("/source-srv/many", test_many);
  g_test_add_func ("/source-srv/slow", test_slow);
  g_test_add_func ("/source-srv/cancel", test_cancel);

  return g_test_run ();
}
