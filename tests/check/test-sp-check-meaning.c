/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-meaning.h"

#include "sp-check-error.h"
#include "sp-net-error.h"

static void
assert_meaning (GQuark domain,
                gint   code)
{
  for (guint kind = 0; kind < SP_N_CHECK_STEPS; kind++)
    {
      g_autoptr (GError) problem = g_error_new_literal (domain, code, "Something.");
      g_autoptr (SpMeaning) meaning = sp_check_meaning_new (problem, (SpCheckStepKind) kind);

      g_assert_nonnull (meaning);
      g_assert_cmpuint (strlen (sp_meaning_get_meaning (meaning)), >, 10);
      g_assert_cmpuint (strlen (sp_meaning_get_fix (meaning)), >, 10);
      g_assert_cmpint (sp_meaning_get_who (meaning), <, SP_N_WHOS);
    }
}

/* No step may break without its being said what that means. */
static void
test_all (void)
{
  const gint net[] = {
    SP_NET_ERROR_OFFLINE, SP_NET_ERROR_NO_NETWORK, SP_NET_ERROR_PORTAL, SP_NET_ERROR_NETWORK_CHANGED,
    SP_NET_ERROR_NO_NAME, SP_NET_ERROR_NAME_SERVER, SP_NET_ERROR_UNREACHABLE, SP_NET_ERROR_REFUSED,
    SP_NET_ERROR_TIMED_OUT, SP_NET_ERROR_CERTIFICATE, SP_NET_ERROR_TLS, SP_NET_ERROR_CLOSED,
    SP_NET_ERROR_TOO_LARGE, SP_NET_ERROR_REDIRECT, SP_NET_ERROR_PROTOCOL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (net); i++)
    assert_meaning (SP_NET_ERROR, net[i]);
  for (gint i = 0; i < SP_N_CHECK_ERRORS; i++)
    assert_meaning (SP_CHECK_ERROR, i);
}

static void
test_by_step (void)
{
  g_autoptr (GError) late = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_TIMED_OUT, "Late.");
  g_autoptr (SpMeaning) connection = sp_check_meaning_new (late, SP_CHECK_CONNECTION);
  g_autoptr (SpMeaning) greeting = sp_check_meaning_new (late, SP_CHECK_GREETING);

  g_assert_cmpstr (sp_meaning_get_id (connection), ==, "no-connection");
  g_assert_cmpstr (sp_meaning_get_id (greeting), ==, "silent");
}

static void
test_nothing_invented (void)
{
  g_autoptr (GError) problem = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_IO, "Odd.");

  g_assert_null (sp_check_meaning_new (problem, SP_CHECK_NAME));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/meaning/all", test_all);
  g_test_add_func ("/check/meaning/by-step", test_by_step);
  g_test_add_func ("/check/meaning/nothing-invented", test_nothing_invented);

  return g_test_run ();
}
