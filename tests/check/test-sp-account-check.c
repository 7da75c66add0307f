/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-rig.h"
#include "sp-sasl-server.h"
#include "sp-test.h"

#define IMAPS_GOOD "S * OK ready\nC *\nS * CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\nS a1 OK\n"
#define SMTPS_GOOD "S 220 hello\nC EHLO *\nS 250-me\nS 250 AUTH PLAIN\n"
#define SLOW_MS 1000

static SpServer *
make_server (SpProtocol protocol,
             SpSecurity security,
             guint16    port)
{
  return sp_check_rig_make_server (protocol, security, port);
}

static SpAccountCheck *
make_check (SpCheckRig *rig,
            GPtrArray  *servers)
{
  g_autoptr (SpAddress) address = sp_address_new (RIG_USER, NULL);
  g_autoptr (SpAccount) account = sp_account_new (address, NULL, servers, "https://webmail.example.org/");
  SpAccountCheck *check = sp_account_check_new (rig->net, NULL, account, SP_OPTION_IMAP);

  g_assert_true (sp_account_check_get_account (check) == account);
  sp_account_check_set_deadline (check, 5000);
  return check;
}

static SpCheck *
get (SpAccountCheck *check,
     guint           position)
{
  g_autoptr (SpCheck) one = g_list_model_get_item (G_LIST_MODEL (check), position);

  return one;
}

static GPtrArray *
make_pair (void)
{
  GPtrArray *servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);

  g_ptr_array_add (servers, make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993));
  g_ptr_array_add (servers, make_server (SP_PROTOCOL_SMTP, SP_SECURITY_TLS, 465));
  return servers;
}

static void
listen_well (SpCheckRig *rig,
             const char *imap,
             const char *smtp)
{
  sp_local_server_add_lines (rig->server, RIG_HOST, 993, SP_LOCAL_VALID, TRUE, imap);
  sp_local_server_add_lines (rig->server, RIG_HOST, 465, SP_LOCAL_VALID, TRUE, smtp);
}

static void
test_good (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccountCheck) check = make_check (rig, servers);

  listen_well (rig, IMAPS_GOOD "C *\nS a2 OK\nC *\n", SMTPS_GOOD "C *\nS 235 ok\nC *\n");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check)), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (check), 2));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (check)) == SP_TYPE_CHECK);
  g_assert_false (sp_account_check_works (check));
  sp_check_rig_run_account (check, RIG_PASSWORD);
  g_assert_true (sp_account_check_works (check));
  g_assert_false (sp_account_check_is_running (check));
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 0);
  g_assert_cmpstr (sp_check_get_user (get (check, 0)), ==, RIG_USER);
}

static void
test_other_user (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccountCheck) check = make_check (rig, servers);

  listen_well (rig, IMAPS_GOOD "C *\nS a2 OK\nC *\n", SMTPS_GOOD "C AUTH PLAIN AGphbmUAeA==\nS 235 ok\nC *\n");
  sp_account_check_set_user (check, "jane");
  sp_check_rig_run_account (check, "x");
  g_assert_true (sp_account_check_works (check));
  g_assert_cmpstr (sp_check_get_user (get (check, 0)), ==, "jane");
}

/* Who is slow holds up nobody else: one after the other, these five would need longer than there is. */
static void
test_parallel (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccountCheck) check = NULL;
  gint64 started;

  for (guint16 port = 2000; port < 2004; port++)
    {
      g_ptr_array_add (servers, make_server (SP_PROTOCOL_SMTP, SP_SECURITY_TLS, port));
      sp_local_server_add_lines (rig->server, RIG_HOST, port, SP_LOCAL_VALID, TRUE,
                                 "WAIT " G_STRINGIFY (SLOW_MS) "\n" SMTPS_GOOD "C *\n");
    }
  listen_well (rig, "WAIT " G_STRINGIFY (SLOW_MS) "\n" IMAPS_GOOD "C *\n", "HANG");
  check = make_check (rig, servers);
  sp_account_check_set_deadline (check, 4 * SLOW_MS);

  started = g_get_monotonic_time ();
  sp_check_rig_run_account (check, NULL);
  g_assert_cmpint ((g_get_monotonic_time () - started) / 1000, <, 5 * SLOW_MS);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (sp_check_works (get (check, i)), ==, i != 1);
  g_assert_false (sp_account_check_works (check));
}

/* The better way is offered if it was seen to work. */
static void
test_better (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccountCheck) check = NULL;
  g_autoptr (SpRemark) remark = NULL;
  GListModel *remarks;

  g_ptr_array_add (servers, make_server (SP_PROTOCOL_IMAP, SP_SECURITY_STARTTLS, 143));
  sp_local_server_add_lines (rig->server, RIG_HOST, 143, SP_LOCAL_VALID, FALSE,
                             "S * OK\nC *\nS * CAPABILITY IMAP4rev1\nS a1 OK\nC *\n");
  listen_well (rig, IMAPS_GOOD "C *\n", SMTPS_GOOD "C *\n");
  check = make_check (rig, servers);
  sp_check_rig_run_account (check, NULL);

  remarks = sp_check_get_remarks (get (check, 2));
  g_assert_cmpuint (g_list_model_get_n_items (remarks), ==, 2);
  remark = g_list_model_get_item (remarks, 1);
  g_assert_cmpint (sp_remark_get_kind (remark), ==, SP_REMARK_BETTER);
  g_assert_nonnull (strstr (sp_remark_get_text (remark), "993"));
}

static void
test_refused_in_a_row (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccountCheck) check = make_check (rig, servers);

  listen_well (rig, IMAPS_GOOD "C *\nS a2 NO\nC *\n", SMTPS_GOOD "C *\nS 535 no\nC *\n");
  sp_check_rig_run_account (check, "bad");
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 1);
  sp_check_rig_run_account (check, "worse");
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 2);
  /* Without a password nobody is refused, and nothing is forgotten. */
  sp_check_rig_run_account (check, NULL);
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 2);
}

/* Who leaves the check and comes back is as near to being locked out as before, with whatever user name;
 * somebody else is not. */
static void
test_refused_before (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAddress) other_address = sp_address_new ("john@example.org", NULL);
  g_autoptr (SpAccount) other_account = sp_account_new (other_address, NULL, servers, NULL);
  SpAccountCheck *check = make_check (rig, servers);

  sp_sasl_server_add (rig->server, 993, "imap", "PLAIN", RIG_PASSWORD, SP_SASL_SERVER_HONEST);
  sp_sasl_server_add (rig->server, 465, "smtp", "PLAIN", RIG_PASSWORD, SP_SASL_SERVER_HONEST);
  sp_check_rig_run_account (check, "bad");
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 1);
  g_assert_finalize_object (check);

  check = make_check (rig, servers);
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 1);
  sp_account_check_set_user (check, "jane");
  sp_check_rig_run_account (check, "worse");
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 2);
  g_assert_finalize_object (check);

  check = sp_account_check_new (rig->net, NULL, other_account, SP_OPTION_IMAP);
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 0);
  g_assert_finalize_object (check);

  /* Who gets in begins anew. */
  check = make_check (rig, servers);
  sp_check_rig_run_account (check, RIG_PASSWORD);
  g_assert_cmpuint (sp_account_check_get_n_refused (check), ==, 0);
  g_assert_finalize_object (check);
}

static void
test_for_all (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccount) account = NULL;
  g_autoptr (SpAccountCheck) all = NULL;
  g_autoptr (SpAccountCheck) webmail = NULL;
  g_autofree char *name = NULL;

  g_ptr_array_add (servers, make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993));
  account = sp_account_new (NULL, NULL, servers, "https://webmail.example.org/");
  all = sp_account_check_new_for_all (rig->net, NULL, account);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 3);
  name = sp_check_dup_name (get (all, 2));
  g_assert_cmpstr (name, ==, "https://webmail.example.org/");
  webmail = sp_account_check_new (rig->net, NULL, account, SP_OPTION_WEBMAIL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (webmail)), ==, 1);
}

static void
test_nothing (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpAccount) account = sp_account_new (NULL, NULL, NULL, NULL);
  g_autoptr (SpAccountCheck) check = sp_account_check_new_for_all (rig->net, NULL, account);

  sp_check_rig_run_account (check, NULL);
  g_assert_false (sp_account_check_works (check));
}

typedef struct
{
  SpAccountCheck *check;
  SpPassword *password;
} Sweep;

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  Sweep *sweep = data;

  sp_account_check_run_async (sweep->check, sweep->password, cancellable, callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  Sweep *sweep = data;

  g_assert_false (sp_account_check_is_running (sweep->check));
  return sp_account_check_run_finish (sweep->check, result, error);
}

static void
test_cancellation (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (GPtrArray) servers = make_pair ();
  g_autoptr (SpAccountCheck) check = make_check (rig, servers);
  g_autoptr (SpPassword) password = sp_password_new ("secret", 6, NULL);
  Sweep sweep = { check, password };

  listen_well (rig, IMAPS_GOOD "C *\nS a2 OK\nC *\n", SMTPS_GOOD "C *\nS 235 ok\nC *\n");
  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &sweep), >, 5);
  g_assert_true (sp_account_check_works (check));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/account/good", test_good);
  g_test_add_func ("/check/account/other-user", test_other_user);
  g_test_add_func ("/check/account/parallel", test_parallel);
  g_test_add_func ("/check/account/better", test_better);
  g_test_add_func ("/check/account/refused-in-a-row", test_refused_in_a_row);
  g_test_add_func ("/check/account/refused-before", test_refused_before);
  g_test_add_func ("/check/account/for-all", test_for_all);
  g_test_add_func ("/check/account/nothing", test_nothing);
  g_test_add_func ("/check/account/cancellation", test_cancellation);

  return g_test_run ();
}
