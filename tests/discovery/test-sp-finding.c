/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-finding.h"

#include "sp-net-error.h"

static SpFinding *
new_finding (void)
{
  return sp_finding_new ("srv", "_imaps._tcp.example.org", SP_PERSONAL_DOMAIN, SP_TRUST_NAMES);
}

static void
test_running (void)
{
  g_autoptr (SpFinding) finding = new_finding ();

  g_assert_cmpstr (sp_finding_get_source (finding), ==, "srv");
  g_assert_cmpstr (sp_finding_get_asked (finding), ==, "_imaps._tcp.example.org");
  g_assert_cmpint (sp_finding_get_told (finding), ==, SP_PERSONAL_DOMAIN);
  g_assert_cmpint (sp_finding_get_trust (finding), ==, SP_TRUST_NAMES);
  g_assert_cmpint (sp_finding_get_outcome (finding), ==, SP_OUTCOME_RUNNING);
  g_assert_cmpint (sp_finding_get_ms (finding), ==, -1);
  g_assert_nonnull (sp_finding_get_time (finding));
  g_assert_null (sp_finding_get_error (finding));
  g_assert_null (sp_finding_get_account (finding));
  g_assert_null (sp_finding_get_tls (finding));
  g_assert_null (sp_finding_get_rejected (finding)[0]);
}

/* Who waits for the end finds everything in place then. */
static void
outcome_changed_cb (SpFinding  *finding,
                    GParamSpec *pspec,
                    guint      *count)
{
  (*count)++;
  g_assert_cmpint (sp_finding_get_ms (finding), >=, 0);
  g_assert_true ((sp_finding_get_account (finding) != NULL) ==
                 (sp_finding_get_outcome (finding) == SP_OUTCOME_FOUND));
}

/* An end is an end: a source that was stopped may still have something to say. */
static void
test_once (void)
{
  g_autoptr (SpFinding) finding = new_finding ();
  g_autoptr (SpAccount) account = sp_account_new (NULL, NULL, NULL, NULL);
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_TLS, "Broken.");
  g_autoptr (GPtrArray) rejected = g_ptr_array_new ();
  guint count = 0;

  g_signal_connect (finding, "notify::outcome", G_CALLBACK (outcome_changed_cb), &count);
  g_ptr_array_add (rejected, (gpointer) "No.");
  sp_finding_set_rejected (finding, rejected);
  sp_finding_set_trust (finding, SP_TRUST_SIGNED_NAMES);
  sp_finding_set_tls (finding, "TLS 1.3");
  sp_finding_end_found (finding, account);

  sp_finding_end_failed (finding, error);
  sp_finding_end_skipped (finding, "Needless.");
  sp_finding_end_nothing (finding, NULL);
  sp_finding_set_trust (finding, SP_TRUST_NONE);
  sp_finding_set_tls (finding, NULL);
  sp_finding_set_third_party (finding, TRUE);
  sp_finding_set_needs_sign_in (finding, TRUE);
  sp_finding_set_whole (finding, TRUE);

  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (sp_finding_get_outcome (finding), ==, SP_OUTCOME_FOUND);
  g_assert_true (sp_finding_get_account (finding) == account);
  g_assert_null (sp_finding_get_error (finding));
  g_assert_cmpint (sp_finding_get_trust (finding), ==, SP_TRUST_SIGNED_NAMES);
  g_assert_cmpstr (sp_finding_get_tls (finding), ==, "TLS 1.3");
  g_assert_cmpstr (sp_finding_get_rejected (finding)[0], ==, "No.");
  g_assert_false (sp_finding_is_third_party (finding));
  g_assert_false (sp_finding_needs_sign_in (finding));
  g_assert_false (sp_finding_is_whole (finding));
}

static void
test_errors (void)
{
  static const struct
  {
    gint code;
    SpOutcome outcome;
  } cases[] = {
    { SP_NET_ERROR_NO_NAME, SP_OUTCOME_NOTHING },
    { SP_NET_ERROR_NOT_FOUND, SP_OUTCOME_NOTHING },
    { SP_NET_ERROR_REFUSED, SP_OUTCOME_FAILED },
    { SP_NET_ERROR_CERTIFICATE, SP_OUTCOME_FAILED },
    { SP_NET_ERROR_TIMED_OUT, SP_OUTCOME_FAILED },
  };
  g_autoptr (SpFinding) cancelled = new_finding ();
  g_autoptr (GError) cancel = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Enough.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpFinding) finding = new_finding ();
      g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, cases[i].code, "Why.");

      sp_finding_end_with_error (finding, error);
      g_assert_cmpint (sp_finding_get_outcome (finding), ==, cases[i].outcome);
      g_assert_error (sp_finding_get_error (finding), SP_NET_ERROR, cases[i].code);
    }

  sp_finding_end_with_error (cancelled, cancel);
  g_assert_cmpint (sp_finding_get_outcome (cancelled), ==, SP_OUTCOME_SKIPPED);
}

static void
test_properties (void)
{
  g_autoptr (SpFinding) finding = new_finding ();
  g_autofree char *source = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (GError) error = NULL;
  guint outcome = 99;
  guint trust = 99;
  guint told = 99;
  int ms = -2;

  sp_finding_end_skipped (finding, "Needless.");
  g_object_get (finding, "source", &source, "asked", &asked, "outcome", &outcome, "trust", &trust,
                "told", &told, "ms", &ms, "error", &error, NULL);
  g_assert_cmpstr (source, ==, "srv");
  g_assert_cmpstr (asked, ==, "_imaps._tcp.example.org");
  g_assert_cmpuint (outcome, ==, SP_OUTCOME_SKIPPED);
  g_assert_cmpuint (trust, ==, SP_TRUST_NAMES);
  g_assert_cmpuint (told, ==, SP_PERSONAL_DOMAIN);
  g_assert_cmpint (ms, >=, 0);
  g_assert_cmpstr (error->message, ==, "Needless.");
}

static void
test_ids (void)
{
  g_assert_cmpstr (sp_outcome_to_id (SP_OUTCOME_FOUND), ==, "found");
  g_assert_cmpstr (sp_outcome_to_id (SP_OUTCOME_NOTHING), ==, "nothing");
  g_assert_cmpstr (sp_outcome_to_id (SP_OUTCOME_FAILED), ==, "failed");
  g_assert_cmpstr (sp_outcome_to_id (SP_OUTCOME_SKIPPED), ==, "skipped");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/finding/running", test_running);
  g_test_add_func ("/discovery/finding/once", test_once);
  g_test_add_func ("/discovery/finding/errors", test_errors);
  g_test_add_func ("/discovery/finding/properties", test_properties);
  g_test_add_func ("/discovery/finding/ids", test_ids);

  return g_test_run ();
}
