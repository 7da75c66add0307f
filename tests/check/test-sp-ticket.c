/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE
#include <string.h>

#include "sp-check-rig.h"
#include "sp-ticket.h"

static SpAccountCheck *
make_check (SpCheckRig *rig)
{
  g_autoptr (SpAddress) address = sp_address_new (RIG_USER, NULL);
  g_autoptr (GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_autoptr (SpAccount) account = NULL;

  g_ptr_array_add (servers, sp_check_rig_make_server (SP_PROTOCOL_IMAP, SP_SECURITY_TLS, 993));
  g_ptr_array_add (servers, sp_check_rig_make_server (SP_PROTOCOL_SMTP, SP_SECURITY_STARTTLS, 587));
  account = sp_account_new (address, NULL, servers, NULL);
  return sp_account_check_new_for_all (rig->net, NULL, account);
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* What a help desk needs is there, and what is nobody's business is not. */
static void
test_whole (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpAccountCheck) check = make_check (rig);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 2, 9, 5, 0);
  g_autoptr (SpCheck) first = NULL;
  g_autofree char *ticket = NULL;

  sp_local_server_add_lines (rig->server, RIG_HOST, 993, SP_LOCAL_VALID, TRUE,
                             "S * OK ready\nC *\nS * CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\nS a1 OK\nC *\n"
                             "S a2 NO user Jane.Doe (jane.doe@example.org) not known here\nC *\n");
  sp_local_server_add_lines (rig->server, RIG_HOST, 587, SP_LOCAL_VALID, FALSE,
                             "S 554 jane.doe is not welcome\n");
  sp_check_rig_run_account (check, RIG_PASSWORD);
  ticket = sp_ticket_to_text (check, "uni-bamberg", "2026-09-01", "Thunderbird", now);
  g_test_message ("%s", ticket);

  first = g_list_model_get_item (G_LIST_MODEL (check), 0);
  assert_has (ticket, "Signpost " SP_VERSION);
  assert_has (ticket, "2026-11-02 09:05 +0000");
  assert_has (ticket, "Account: j…@example.org");
  assert_has (ticket, "Thunderbird");
  assert_has (ticket, "uni-bamberg");
  assert_has (ticket, "2026-09-01");
  assert_has (ticket, "imaps://" RIG_HOST ":993");
  assert_has (ticket, "smtp+starttls://" RIG_HOST ":587");
  assert_has (ticket, "Name: works (");
  assert_has (ticket, "TLS 1.3");
  assert_has (ticket, sp_check_get_fingerprint (first));
  assert_has (ticket, "Sign-in: BROKEN (");
  assert_has (ticket, "Sign-in: not tried\n");
  assert_has (ticket, "a2 NO user … (…@example.org) not known here");
  assert_has (ticket, "554 … is not welcome");

  g_assert_null (strcasestr (ticket, "jane"));
  g_assert_null (strstr (ticket, RIG_PASSWORD));
}

static void
test_least (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpAccount) account = sp_account_new (NULL, NULL, NULL, NULL);
  g_autoptr (SpAccountCheck) check = sp_account_check_new_for_all (rig->net, NULL, account);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 2, 9, 5, 0);
  g_autofree char *ticket = sp_ticket_to_text (check, NULL, NULL, NULL, now);

  g_assert_cmpstr (ticket, ==, "Checked with: Signpost " SP_VERSION "\nAt: 2026-11-02 09:05 +0000\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/ticket/whole", test_whole);
  g_test_add_func ("/check/ticket/least", test_least);

  return g_test_run ();
}
