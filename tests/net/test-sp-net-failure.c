/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-failure.h"

#include <libsoup/soup.h>
#include <locale.h>

#include "sp-net-private.h"
#include "sp-net-rig.h"

/* Whatever a library reports, a caller can act on it and a person can read it. */
static void
test_causes (SpNetRig     *rig,
             gconstpointer data)
{
  const struct
  {
    GQuark domain;
    gint cause;
    gint code;
    const char *outcome;
  } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, SP_NET_ERROR_REFUSED, "refused" },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, SP_NET_ERROR_UNREACHABLE, "not reachable" },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, SP_NET_ERROR_UNREACHABLE, "not reachable" },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SP_NET_ERROR_TIMED_OUT, "no answer in time" },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, SP_NET_ERROR_CLOSED, "hung up" },
    { G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, SP_NET_ERROR_CLOSED, "hung up" },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, SP_NET_ERROR_CLOSED, "hung up" },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, SP_NET_ERROR_PROTOCOL, "answer not understood" },
    { G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, SP_NET_ERROR_TOO_LARGE, "answer too large" },
    { G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, SP_NET_ERROR_UNREACHABLE, "not reachable" },
    { G_IO_ERROR, G_IO_ERROR_FAILED, SP_NET_ERROR_UNREACHABLE, "not reachable" },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, SP_NET_ERROR_CERTIFICATE, "certificate not valid" },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, SP_NET_ERROR_CLOSED, "hung up" },
    { G_TLS_ERROR, G_TLS_ERROR_NOT_TLS, SP_NET_ERROR_TLS, "no encryption" },
    { G_TLS_ERROR, G_TLS_ERROR_MISC, SP_NET_ERROR_TLS, "no encryption" },
    { G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE, SP_NET_ERROR_TLS, "no encryption" },
    /* It is asked for proxies alone: that one is not there says nothing about a host. */
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, SP_NET_ERROR_UNREACHABLE, "not reachable" },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, SP_NET_ERROR_UNREACHABLE, "not reachable" },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, SP_NET_ERROR_PROTOCOL, "answer not understood" },
    { SP_NET_ERROR, SP_NET_ERROR_REDIRECT, SP_NET_ERROR_REDIRECT, "redirect not followed" },
    { G_FILE_ERROR, G_FILE_ERROR_IO, SP_NET_ERROR_UNREACHABLE, "not reachable" },
  };

  guint epoch = sp_net_get_epoch (rig->net);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause =
        g_error_new_literal (cases[i].domain, cases[i].cause, "details of host.example");
      g_autoptr (GError) error = sp_net_failure_new (rig->net, epoch, cause, "host.example");

      g_assert_error (error, SP_NET_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, "host.example"));
      g_assert_cmpstr (sp_net_failure_to_outcome (error, NULL), ==, cases[i].outcome);
    }
}

static void
test_cancelled (SpNetRig     *rig,
                gconstpointer data)
{
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  g_autoptr (GError) error =
    sp_net_failure_new (rig->net, sp_net_get_epoch (rig->net), cause, "host.example");
  g_autoptr (GError) offline = sp_net_failure_new_offline ();

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (sp_net_failure_to_outcome (error, NULL), ==, "cancelled");
  g_assert_error (offline, SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  g_assert_cmpstr (sp_net_failure_to_outcome (offline, NULL), ==, "offline");
}

static void
test_tls_names (void)
{
  g_assert_cmpstr (sp_net_failure_get_tls_name (G_TLS_PROTOCOL_VERSION_TLS_1_3), ==, "TLS 1.3");
  g_assert_cmpstr (sp_net_failure_get_tls_name (G_TLS_PROTOCOL_VERSION_TLS_1_2), ==, "TLS 1.2");
  g_assert_null (sp_net_failure_get_tls_name (G_TLS_PROTOCOL_VERSION_UNKNOWN));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/net-failure/causes", SpNetRig, NULL, sp_net_rig_set_up, test_causes, sp_net_rig_tear_down);
  g_test_add ("/net-failure/cancelled", SpNetRig, NULL, sp_net_rig_set_up, test_cancelled,
              sp_net_rig_tear_down);
  g_test_add_func ("/net-failure/tls-names", test_tls_names);
  return g_test_run ();
}
