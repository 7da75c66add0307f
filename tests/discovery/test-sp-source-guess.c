/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-candidates.h"
#include "sp-test.h"

#define ASKED \
  "imap.example.org, smtp.example.org, mail.example.org, pop.example.org, pop3.example.org"
#define NAMES ASKED ": nothing\n"
#define IMAPS "S * OK ready\nC a3 LOGOUT\n"
#define IMAP \
  "S * OK ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1 STARTTLS\nS a1 OK\nC a2 STARTTLS\n" \
  "S a2 OK\nTLS\nC a3 LOGOUT\n"
#define CLEAR_IMAP "S * OK ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1\nS a1 OK\nC a3 LOGOUT\n"
#define POP3S "S +OK ready\nC QUIT\n"
#define SUBMISSIONS "S 220 ready\nC QUIT\n"
#define SUBMISSION \
  "S 220 ready\nC EHLO signpost.invalid\nS 250-hello\nS 250 STARTTLS\nC STARTTLS\nS 220 go\nTLS\nC QUIT\n"

/* One port of one host; where there is no script nobody listens. */
typedef struct
{
  const char *name;
  guint16 port;
  SpLocalCertificate certificate;
  const char *script;
} Place;

static void
init (SpTestRun   *run,
      const Place *places)
{
  sp_test_run_init (run, &sp_source_guess);

  for (guint i = 0; i < SP_N_USUAL_NAMES; i++)
    {
      g_autofree char *host = g_strconcat (sp_usual_names[i], ".example.org", NULL);
      gboolean exists = FALSE;

      for (guint j = 0; places[j].name != NULL; j++)
        exists = exists || g_str_equal (places[j].name, sp_usual_names[i]);
      if (!exists)
        continue;

      sp_fake_resolver_add_address (run->resolver, host, "127.0.0.1");
      for (guint j = 0; j < SP_N_SERVICES; j++)
        {
          const Place *place = places;

          while (place->name != NULL && (!g_str_equal (place->name, sp_usual_names[i]) ||
                                         place->port != sp_services[j].port))
            place++;
          if (place->script != NULL)
            sp_local_server_add_lines (run->server, host, place->port, place->certificate,
                                       sp_services[j].security == SP_SECURITY_TLS, place->script);
          else
            sp_local_server_add_refusal (run->server, host, sp_services[j].port);
        }
    }
}

static void
check (SpTestRun  *run,
       const char *expected)
{
  g_autofree char *found = NULL;

  sp_test_run_go (run);
  found = sp_test_run_describe (run);
  g_assert_cmpstr (found, ==, expected);
  g_assert_false (sp_test_run_has_told (run, SP_PERSONAL_ADDRESS));
}

static SpOutcome
get_outcome (SpTestRun  *run,
             const char *asked)
{
  return sp_finding_get_outcome (sp_test_run_find (run, asked));
}

static void
test_usual (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, IMAPS }, { "smtp", 465, SP_LOCAL_VALID, SUBMISSIONS }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };
  SpServer *server;

  init (&run, places);
  check (&run, NAMES
         "imap.example.org:993: found guess imap imap.example.org:993 tls\n"
         "smtp.example.org:465: found guess smtp smtp.example.org:465 tls\n"
         "imap.example.org:143: failed\n"
         "smtp.example.org:587: failed\n");
  g_assert_cmpstr (sp_test_run_get_words (&run, ASKED), ==,
                   "These of them exist: imap.example.org, smtp.example.org.");
  g_assert_nonnull (sp_finding_get_tls (sp_test_run_find (&run, "imap.example.org:993")));

  server = sp_account_get_server (
    sp_finding_get_account (sp_test_run_find (&run, "imap.example.org:993")), 0);
  g_assert_cmpstr (server->user_name, ==, "%EMAILADDRESS%");
  g_assert_cmpstr (server->source, ==, "imap.example.org:993");
}

static void
test_starttls (void)
{
  static const Place places[] = {
    { "imap", 143, SP_LOCAL_VALID, IMAP }, { "smtp", 587, SP_LOCAL_VALID, SUBMISSION }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  check (&run, NAMES
         "imap.example.org:993: failed\n"
         "smtp.example.org:465: failed\n"
         "imap.example.org:143: found guess imap imap.example.org:143 starttls\n"
         "smtp.example.org:587: found guess smtp smtp.example.org:587 starttls\n");
}

/* However quick it is. */
static void
test_starttls_is_second (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, "WAIT 30\n" IMAPS },
    { "imap", 143, SP_LOCAL_VALID, IMAP },
    { "smtp", 465, SP_LOCAL_VALID, "WAIT 30\n" SUBMISSIONS },
    { "smtp", 587, SP_LOCAL_VALID, SUBMISSION },
    { NULL },
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  check (&run, NAMES
         "imap.example.org:993: found guess imap imap.example.org:993 tls\n"
         "smtp.example.org:465: found guess smtp smtp.example.org:465 tls\n"
         "imap.example.org:143: skipped\n"
         "smtp.example.org:587: skipped\n");
}

/* But what does not come at all is not waited for. */
static void
test_starttls_alone_answers (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, "HANG\n" },
    { "imap", 143, SP_LOCAL_VALID, IMAP },
    { "smtp", 465, SP_LOCAL_VALID, "HANG\n" },
    { "smtp", 587, SP_LOCAL_VALID, SUBMISSION },
    { NULL },
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  check (&run, NAMES
         "imap.example.org:993: skipped\n"
         "smtp.example.org:465: skipped\n"
         "imap.example.org:143: found guess imap imap.example.org:143 starttls\n"
         "smtp.example.org:587: found guess smtp smtp.example.org:587 starttls\n");
  g_assert_cmpuint (sp_lookup_get_elapsed_ms (run.lookup), <, 3900);
  g_assert_cmpint (sp_finding_get_ms (sp_test_run_find (&run, "imap.example.org:143")), <,
                   sp_finding_get_ms (sp_test_run_find (&run, "imap.example.org:993")));
}

static void
test_clear (void)
{
  static const Place places[] = {
    { "imap", 143, SP_LOCAL_CLEAR, CLEAR_IMAP },
    { "smtp", 587, SP_LOCAL_CLEAR, "S 220 hi\nC *\nS 250 hello\nC *\n" },
    { NULL },
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  check (&run, NAMES
         "imap.example.org:993: failed\n"
         "smtp.example.org:465: failed\n"
         "imap.example.org:143: failed\n"
         "smtp.example.org:587: failed\n");
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, "imap.example.org:143"),
                            "offers no encryption"));
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, "smtp.example.org:587"),
                            "offers no encryption"));
}

static void
test_certificates (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_EXPIRED, IMAPS }, { "smtp", 465, SP_LOCAL_SELF_SIGNED, SUBMISSIONS },
    { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  check (&run, NAMES
         "imap.example.org:993: failed\n"
         "smtp.example.org:465: failed\n"
         "imap.example.org:143: failed\n"
         "smtp.example.org:587: failed\n");
  g_assert_nonnull (strstr (sp_test_run_get_words (&run, "imap.example.org:993"), "expired"));
}

/* The same host under two names, and a certificate for one of them. */
static void
test_other_name (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_WRONG_NAME, IMAPS },
    { "mail", 993, SP_LOCAL_VALID, IMAPS },
    { "mail", 465, SP_LOCAL_VALID, SUBMISSIONS },
    { NULL },
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  sp_test_run_go (&run);
  g_assert_cmpint (get_outcome (&run, "imap.example.org:993"), ==, SP_OUTCOME_FAILED);
  g_assert_cmpint (get_outcome (&run, "mail.example.org:993"), ==, SP_OUTCOME_FOUND);
  g_assert_cmpint (get_outcome (&run, "mail.example.org:465"), ==, SP_OUTCOME_FOUND);
}

static void
test_pop (void)
{
  static const Place places[] = {
    { "pop", 995, SP_LOCAL_VALID, POP3S }, { "smtp", 465, SP_LOCAL_VALID, SUBMISSIONS }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  sp_test_run_go (&run);
  g_assert_cmpint (get_outcome (&run, "pop.example.org:995"), ==, SP_OUTCOME_FOUND);
  g_assert_cmpint (get_outcome (&run, "smtp.example.org:465"), ==, SP_OUTCOME_FOUND);
}

static void
test_no_names (void)
{
  static const Place places[] = { { NULL } };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  check (&run, NAMES);
  g_assert_cmpstr (sp_test_run_get_words (&run, ASKED), ==, "None of these names exists.");

  sp_fake_resolver_fail (run.resolver, "mail.example.org", SP_RECORD_ADDRESS,
                         SP_NET_ERROR_NAME_SERVER);
  check (&run, ASKED ": failed\n");
}

/* Every name exists, at a web server without mail. */
static void
test_nobody_listens (void)
{
  static const Place places[] = { { "imap" }, { "smtp" }, { "mail" }, { "pop" }, { "pop3" }, { NULL } };
  g_auto (SpTestRun) run = { 0 };
  g_auto (GStrv) lines = NULL;
  g_autofree char *found = NULL;

  init (&run, places);
  sp_test_run_go (&run);
  g_assert_cmpuint (sp_lookup_get_elapsed_ms (run.lookup), <, 3900);

  /* The same host under five names: each port once. */
  found = sp_test_run_describe (&run);
  lines = g_strsplit (g_strchomp (found), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + SP_N_SERVICES);
}

/* What the name server says is not there is not looked for. */
static void
test_absent (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, IMAPS }, { "imap", 143, SP_LOCAL_VALID, IMAP }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  sp_fake_resolver_add_srv (run.resolver, "_imaps._tcp.example.org", 0, 0, 0, "");
  check (&run, NAMES "imap.example.org:143: found guess imap imap.example.org:143 starttls\n");
  g_assert_cmpuint (sp_local_server_count (run.server, "CONNECTION imap.example.org:993"), ==, 0);

  sp_fake_resolver_add_srv (run.resolver, "_imap._tcp.example.org", 0, 0, 0, "");
  check (&run, NAMES);
}

static void
begin (SpTestRun     *run,
       GCancellable  *cancellable,
       GAsyncResult **result)
{
  sp_test_run_begin (run);
  sp_lookup_open_lead (run->lookup, "autoconfig.example.org");
  run->source->start (run->lookup, cancellable, sp_test_take_result, result);
}

static gboolean
close_lead_cb (gpointer data)
{
  sp_lookup_close_lead (data, "autoconfig.example.org");
  return G_SOURCE_REMOVE;
}

/* While something better is in sight nobody is disturbed, but not for long. */
static void
test_leads (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, IMAPS }, { "smtp", 465, SP_LOCAL_VALID, SUBMISSIONS }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  sp_fake_resolver_set_default_delay (run.resolver, 40);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      begin (&run, NULL, &result);
      if (i == 0)
        g_timeout_add (70, close_lead_cb, run.lookup);
      sp_test_await (&result);
      g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
      g_assert_cmpint (get_outcome (&run, "imap.example.org:993"), ==, SP_OUTCOME_FOUND);
      g_assert_cmpint (sp_finding_get_ms (sp_test_run_find (&run, ASKED)), >=, i == 0 ? 60 : 210);
    }
}

static gboolean
has_exchange (gpointer data)
{
  SpTestRun *run = data;

  return sp_lookup_get_slowest_name_ms (run->lookup) > 0;
}

/* A better answer came while it waited. */
static void
test_called_off (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, IMAPS }, { "smtp", 465, SP_LOCAL_VALID, SUBMISSIONS }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  init (&run, places);
  sp_fake_resolver_set_default_delay (run.resolver, 20);
  begin (&run, cancellable, &result);
  sp_test_await_true (has_exchange, &run);
  sp_lookup_close_lead (run.lookup, "autoconfig.example.org");
  g_cancellable_cancel (cancellable);
  sp_test_await (&result);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  found = sp_test_run_describe (&run);
  g_assert_cmpstr (found, ==, ASKED ": skipped\n");
  g_assert_cmpuint (sp_local_server_count (run.server, "CONNECTION imap.example.org:993"), ==, 0);
}

/* A name that is never answered, and a server that never speaks. */
static void
test_slow (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, IMAPS }, { "smtp", 465, SP_LOCAL_VALID, SUBMISSIONS },
    { "pop", 995, SP_LOCAL_VALID, "HANG\n" }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  sp_fake_resolver_set_silent (run.resolver, "mail.example.org", SP_RECORD_ADDRESS);
  sp_fake_resolver_set_silent (run.resolver, "_imap._tcp.example.org", SP_RECORD_SRV);
  sp_test_run_go (&run);
  g_assert_cmpint (get_outcome (&run, "imap.example.org:993"), ==, SP_OUTCOME_FOUND);
  g_assert_cmpint (get_outcome (&run, "smtp.example.org:465"), ==, SP_OUTCOME_FOUND);
  g_assert_cmpint (get_outcome (&run, "pop.example.org:995"), ==, SP_OUTCOME_SKIPPED);
  g_assert_cmpuint (sp_lookup_get_elapsed_ms (run.lookup), <, 3900);
}

static void
test_cancel (void)
{
  static const Place places[] = {
    { "imap", 993, SP_LOCAL_VALID, IMAPS }, { "smtp", 587, SP_LOCAL_VALID, SUBMISSION }, { NULL }
  };
  g_auto (SpTestRun) run = { 0 };

  init (&run, places);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-guess/usual", test_usual);
  g_test_add_func ("/source-guess/starttls", test_starttls);
  g_test_add_func ("/source-guess/starttls-is-second", test_starttls_is_second);
  g_test_add_func ("/source-guess/starttls-alone-answers", test_starttls_alone_answers);
  g_test_add_func ("/source-guess/clear", test_clear);
  g_test_add_func ("/source-guess/certificates", test_certificates);
  g_test_add_func ("/source-guess/other-name", test_other_name);
  g_test_add_func ("/source-guess/pop", test_pop);
  g_test_add_func ("/source-guess/no-names", test_no_names);
  g_test_add_func ("/source-guess/nobody-listens", test_nobody_listens);
  g_test_add_func ("/source-guess/absent", test_absent);
  g_test_add_func ("/source-guess/leads", test_leads);
  g_test_add_func ("/source-guess/called-off", test_called_off);
  g_test_add_func ("/source-guess/slow", test_slow);
  g_test_add_func ("/source-guess/cancel", test_cancel);

  return g_test_run ();
}
