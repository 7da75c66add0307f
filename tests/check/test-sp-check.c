/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-rig.h"
#include "sp-old-tls.h"
#include "sp-sasl-server.h"
#include "sp-seen.h"
#include "sp-test.h"

#define IMAP_STARTTLS \
  "S * OK ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\nS a1 OK\n" \
  "C a2 STARTTLS\nS a2 OK go\nTLS\nC a3 CAPABILITY\nS * CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN\nS a3 OK\n"
#define POP_STARTTLS \
  "S +OK ready\nC CAPA\nS +OK\nS STLS\nS .\nC STLS\nS +OK go\nTLS\nC CAPA\nS +OK\nS UIDL\nS SASL PLAIN\nS .\n"
#define SMTP_STARTTLS \
  "S 220-hello\nS 220 you\nC EHLO *\nS 250-me\nS 250 STARTTLS\nC STARTTLS\nS 220 go\nTLS\nC EHLO *\nS 250-me\nS 250-SIZE 1\nS 250 AUTH PLAIN\n"
#define IMAP_TLS "S * OK ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN\nS a1 OK\n"
#define POP_TLS "S +OK ready\nC CAPA\nS +OK\nS UIDL\nS SASL PLAIN\nS .\n"
#define SMTP_TLS "S 220 hello\nC EHLO *\nS 250-me\nS 250-SIZE 1\nS 250 AUTH PLAIN\n"

typedef struct
{
  const char *name;
  SpProtocol protocol;
  SpSecurity security;
  const char *script;
  const char *shown; /* how it is named */
  const char *ability;
} Row;

static const Row rows[] = {
  { "imap-starttls", SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, IMAP_STARTTLS "C a4 LOGOUT\n",
    "imap+starttls://" RIG_HOST ":143", "IDLE" },
  { "pop-starttls", SP_PROTOCOL_POP3, SP_SECURITY_STARTTLS, POP_STARTTLS "C QUIT\n", "pop3+starttls://" RIG_HOST ":143",
    "UIDL" },
  { "smtp-starttls", SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, SMTP_STARTTLS "C QUIT\n",
    "smtp+starttls://" RIG_HOST ":143", "SIZE 1" },
  { "imap-tls", SP_PROTOCOL_IMAP, SP_SECURITY_TLS, IMAP_TLS "C a2 LOGOUT\n", "imaps://" RIG_HOST ":993", "IDLE" },
  { "pop-tls", SP_PROTOCOL_POP3, SP_SECURITY_TLS, POP_TLS "C QUIT\n", "pop3s://" RIG_HOST ":993", "UIDL" },
  { "smtp-tls", SP_PROTOCOL_SMTP, SP_SECURITY_TLS, SMTP_TLS "C QUIT\n", "smtps://" RIG_HOST ":993", "SIZE 1" },
  /* Settings that say no encryption get it all the same. */
  { "imap-clear", SP_PROTOCOL_IMAP, SP_SECURITY_NONE, IMAP_STARTTLS "C a4 LOGOUT\n", "imap://" RIG_HOST ":143", "IDLE" },
};

static void
assert_order (SpCheck   *check,
              SpSecurity security)
{
  const SpCheckStepKind tls[] = { SP_CHECK_NAME, SP_CHECK_CONNECTION, SP_CHECK_ENCRYPTION,
                                  SP_CHECK_GREETING, SP_CHECK_ABILITIES, SP_CHECK_SIGN_IN };
  const SpCheckStepKind starttls[] = { SP_CHECK_NAME, SP_CHECK_CONNECTION, SP_CHECK_GREETING,
                                       SP_CHECK_ENCRYPTION, SP_CHECK_ABILITIES, SP_CHECK_SIGN_IN };

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check)), ==, SP_N_CHECK_STEPS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (check)) == SP_TYPE_CHECK_STEP);
  for (guint i = 0; i < SP_N_CHECK_STEPS; i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      g_assert_cmpint (sp_check_step_get_kind (step), ==, security == SP_SECURITY_TLS ? tls[i] : starttls[i]);
    }
}

static void
assert_detail (SpCheck        *check,
               SpCheckStepKind kind,
               const char     *part)
{
  SpCheckStep *step = sp_check_rig_get_step (check, kind);

  g_assert_cmpint (sp_check_step_get_outcome (step), ==, SP_CHECK_OK);
  g_assert_cmpint (sp_check_step_get_ms (step), >=, 0);
  g_test_message ("%s", sp_check_step_get_detail (step));
  g_assert_nonnull (strstr (sp_check_step_get_detail (step), part));
}

static void
test_good (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (rig, row->protocol, row->security, row->script);
  g_autofree char *name = sp_check_dup_name (check);

  assert_order (check, row->security);
  g_assert_cmpstr (name, ==, row->shown);
  g_assert_false (sp_check_works (check));

  /* As often as one likes, with the same result. */
  for (guint i = 0; i < 2; i++)
    {
      sp_check_rig_run (check, NULL, NULL);
      sp_check_rig_assert_works (check);
      assert_order (check, row->security);
      assert_detail (check, SP_CHECK_NAME, "127.0.0.1");
      assert_detail (check, SP_CHECK_CONNECTION, "127.0.0.1 (IPv4)");
      assert_detail (check, SP_CHECK_ENCRYPTION, "TLS 1.3");
      assert_detail (check, SP_CHECK_ENCRYPTION, "Signpost test authority");
      assert_detail (check, SP_CHECK_ENCRYPTION, "31 December 2199");
      assert_detail (check, SP_CHECK_ENCRYPTION, sp_check_get_fingerprint (check));
      assert_detail (check, SP_CHECK_ABILITIES, "PLAIN");
      g_assert_cmpint (sp_check_step_get_outcome (sp_check_rig_get_step (check, SP_CHECK_SIGN_IN)), ==,
                       SP_CHECK_SKIPPED);
      g_assert_cmpstr (sp_check_get_tls_version (check), ==, "TLS 1.3");
      g_assert_cmpuint (strlen (sp_check_get_fingerprint (check)), ==, 32 * 3 - 1);
      g_assert_true (g_strv_contains (sp_check_get_abilities (check), row->ability));
      g_assert_true (g_strv_contains (sp_check_get_mechanisms (check), "PLAIN"));
      g_assert_cmpuint (g_strv_length ((char **) sp_check_get_mechanisms (check)), ==, 1);
      g_assert_null (sp_check_get_meaning (check));
      g_assert_null (sp_check_get_reply (check));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sp_check_get_ledger (check))), >, 0);
    }
}

/* What the server may say in clear is not what counts. */
static void
test_asked_again (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (
    rig, SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS,
    "S * OK [CAPABILITY IMAP4rev1 AUTH=LOGIN] ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1 STARTTLS AUTH=LOGIN\nS a1 OK\n"
    "C a2 STARTTLS\nS a2 OK go\nTLS\nC a3 CAPABILITY\nS * CAPABILITY IMAP4rev1 AUTH=XOAUTH2\nS a3 OK\nC a4 LOGOUT\n");
  g_autoptr (SpRemark) danger = NULL;

  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  sp_check_rig_assert_works (check);
  g_assert_false (g_strv_contains (sp_check_get_mechanisms (check), "LOGIN"));
  g_assert_true (g_strv_contains (sp_check_get_mechanisms (check), "XOAUTH2"));
  g_assert_cmpstr (sp_meaning_get_id (sp_check_get_meaning (check)), ==, "only-oauth");

  danger = g_list_model_get_item (sp_check_get_remarks (check), 0);
  g_assert_cmpint (sp_remark_get_kind (danger), ==, SP_REMARK_DANGER);
}

static void
test_stripped (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (rig, SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS,
                                                 "S 220 hi\nC EHLO *\nS 250-me\nS 250 AUTH PLAIN\nC QUIT\n");
  g_autoptr (SpRemark) remark = NULL;

  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  sp_check_rig_assert_broken (check, SP_CHECK_ENCRYPTION, "no-encryption");
  g_assert_cmpuint (g_list_model_get_n_items (sp_check_get_remarks (check)), ==, 1);
  remark = g_list_model_get_item (sp_check_get_remarks (check), 0);
  g_assert_cmpint (sp_remark_get_kind (remark), ==, SP_REMARK_DANGER);
}

static void
test_no_name (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  SpServer values = { .protocol = SP_PROTOCOL_IMAP, .host = (char *) "imap.example.org", .port = 993 };
  g_autoptr (SpServer) server = sp_server_new (&values);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_NAME, "no-name");
}

static void
test_silent_name_server (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_fake_resolver_set_silent (rig->resolver, RIG_HOST, SP_RECORD_ADDRESS);
  sp_check_set_deadline (check, 200);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_NAME, "name-server");
}

/* The time that was given is what is said, in whole seconds or with what belongs behind the point. */
static void
test_time_is_up (void)
{
  static const struct
  {
    guint ms;
    const char *words;
  } cases[] = {
    { 100, "No answer within 0.1 s." },
    { 120, "No answer within 0.12 s." },
    { 125, "No answer within 0.125 s." },
    { 1000, "No answer within 1 second." },
    { 1500, "No answer within 1.5 s." },
    { 2000, "No answer within 2 seconds." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
      g_autoptr (SpServer) server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
      g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);
      SpCheckStep *step;

      sp_fake_resolver_set_silent (rig->resolver, RIG_HOST, SP_RECORD_ADDRESS);
      sp_check_set_deadline (check, cases[i].ms);
      sp_check_rig_run (check, NULL, NULL);
      step = sp_check_rig_get_step (check, SP_CHECK_NAME);
      g_assert_cmpstr (sp_check_step_get_detail (step), ==, cases[i].words);
    }
}

/* How long a certificate was good for from the start tells whether its end is near. */
static void
test_certificate_times (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", "valid.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  const SpLineStreamWay way = { .certificate = certificate };
  g_autoptr (SpSeen) seen = sp_seen_new ();

  g_assert_nonnull (certificate);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = sp_seen_take_way (seen, &way, NULL);

      g_assert_nonnull (seen->certificate_start);
      g_assert_cmpint (g_date_time_compare (seen->certificate_start, seen->certificate_end), <, 0);
    }
}

static void
test_refused (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_local_server_add_refusal (rig->server, RIG_HOST, 993);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_CONNECTION, "refused");
}

static void
test_black_hole (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  g_assert_true (sp_local_server_add_hole (rig->server, "127.0.0.1", RIG_HOST, 993));
  sp_check_set_deadline (check, 400);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_CONNECTION, "no-connection");
}

/* One family swallows everything; the other answers, and that is said. */
static void
test_half_black_hole (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);
  g_autoptr (SpFakeResolver) resolver = sp_fake_resolver_new ();
  g_autoptr (SpNet) net = NULL;

  sp_local_server_add_lines (rig->server, RIG_HOST, 993, SP_LOCAL_VALID, TRUE, IMAP_TLS "C a2 LOGOUT\n");
  if (!sp_local_server_add_hole (rig->server, "::1", RIG_HOST, 993))
    {
      g_test_skip ("This computer has no IPv6");
      return;
    }

  sp_fake_resolver_add_address (resolver, RIG_HOST, "::1");
  sp_fake_resolver_add_address (resolver, RIG_HOST, "127.0.0.1");
  net = sp_local_server_make_net (rig->server, sp_fake_resolver_as_resolver (resolver));
  g_clear_object (&check);
  check = sp_check_new (net, NULL, server);
  sp_check_set_deadline (check, 5000);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_works (check);
  assert_detail (check, SP_CHECK_NAME, "::1");
  assert_detail (check, SP_CHECK_CONNECTION, "127.0.0.1 (IPv4)");
}

static void
test_old_tls (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_old_tls_add (rig->server, RIG_HOST, 993);
  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  sp_check_rig_assert_broken (check, SP_CHECK_ENCRYPTION, "encryption");
}

static void
test_offline (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (rig, SP_PROTOCOL_IMAP, SP_SECURITY_TLS, IMAP_TLS);

  sp_net_set_offline (rig->net, TRUE);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_NAME, "offline");
  g_assert_cmpuint (sp_local_server_count (rig->server, "CONNECTION " RIG_HOST ":993"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sp_check_get_ledger (check))), ==, 0);
}

static void
test_no_address (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  SpServer values = { .protocol = SP_PROTOCOL_IMAP };
  g_autoptr (SpServer) server = sp_server_new (&values);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_NAME, "no-address");
}

/* Goes offline in the middle. */
static gboolean
go_offline_cb (gpointer data)
{
  sp_net_set_offline (data, TRUE);
  return G_SOURCE_REMOVE;
}

static void
outcome_changed_cb (SpCheckStep *step,
                    GParamSpec  *pspec,
                    SpNet       *net)
{
  if (sp_check_step_get_outcome (step) == SP_CHECK_RUNNING)
    g_timeout_add (20, go_offline_cb, net);
}

static void
test_going_offline (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (rig, SP_PROTOCOL_IMAP, SP_SECURITY_TLS,
                                                 "S * OK ready\nC *\nHANG");
  g_autoptr (GAsyncResult) result = NULL;

  sp_check_run_async (check, NULL, NULL, NULL, sp_test_take_result, &result);
  g_signal_connect (sp_check_rig_get_step (check, SP_CHECK_ABILITIES), "notify::outcome",
                    G_CALLBACK (outcome_changed_cb), rig->net);
  sp_test_await (&result);
  g_assert_true (sp_check_run_finish (check, result, NULL));
  sp_check_rig_assert_broken (check, SP_CHECK_ABILITIES, "offline");
}

static void
test_twice_at_once (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpCheck) check = sp_check_rig_play (rig, SP_PROTOCOL_IMAP, SP_SECURITY_TLS, IMAP_TLS "C *\n");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  sp_check_run_async (check, NULL, NULL, NULL, sp_test_take_result, &first);
  sp_check_run_async (check, NULL, NULL, NULL, sp_test_take_result, &second);
  sp_test_await (&second);
  g_assert_false (sp_check_run_finish (check, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  sp_test_await (&first);
  g_assert_true (sp_check_run_finish (check, first, NULL));
  sp_check_rig_assert_works (check);
}

typedef struct
{
  SpCheck *check;
  SpPassword *password;
} Sweep;

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  Sweep *sweep = data;

  sp_check_run_async (sweep->check, RIG_USER, sweep->password, cancellable, callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  Sweep *sweep = data;
  gboolean is_done = sp_check_run_finish (sweep->check, result, error);

  g_assert_false (sp_check_is_running (sweep->check));
  g_assert_null (sp_check_get_first_broken (sweep->check));
  return is_done;
}

static void
test_cancellation (gconstpointer data)
{
  const char *mechanism = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = NULL;
  g_autoptr (SpCheck) check = NULL;
  g_autoptr (SpPassword) password = sp_password_new (RIG_PASSWORD, strlen (RIG_PASSWORD), NULL);
  Sweep sweep = { NULL, password };

  if (mechanism == NULL)
    {
      check = sp_check_rig_play (rig, SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS,
                                 IMAP_STARTTLS "C *\nS +\nC *\nS a4 OK\nC *\n");
    }
  else
    {
      server = sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993);
      sp_sasl_server_add (rig->server, 993, "imap", mechanism, RIG_PASSWORD, SP_SASL_SERVER_HONEST);
      check = sp_check_rig_make_check (rig, server);
    }

  sweep.check = check;
  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &sweep), >, 5);
  sp_check_rig_assert_works (check);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/check/good/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_good);
    }
  g_test_add_func ("/check/asked-again", test_asked_again);
  g_test_add_func ("/check/stripped", test_stripped);
  g_test_add_func ("/check/no-name", test_no_name);
  g_test_add_func ("/check/silent-name-server", test_silent_name_server);
  g_test_add_func ("/check/time-is-up", test_time_is_up);
  g_test_add_func ("/check/certificate-times", test_certificate_times);
  g_test_add_func ("/check/refused", test_refused);
  g_test_add_func ("/check/black-hole", test_black_hole);
  g_test_add_func ("/check/half-black-hole", test_half_black_hole);
  g_test_add_func ("/check/old-tls", test_old_tls);
  g_test_add_func ("/check/offline", test_offline);
  g_test_add_func ("/check/no-address", test_no_address);
  g_test_add_func ("/check/going-offline", test_going_offline);
  g_test_add_func ("/check/twice-at-once", test_twice_at_once);
  g_test_add_data_func ("/check/cancellation/starttls", NULL, test_cancellation);
  g_test_add_data_func ("/check/cancellation/plain", "PLAIN", test_cancellation);
  g_test_add_data_func ("/check/cancellation/scram", "SCRAM-SHA-256", test_cancellation);

  return g_test_run ();
}
