/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-connection.h"

#include <locale.h>

#include "sp-net-rig.h"
#include "sp-test.h"

#define HOST "mail.example.org"

typedef struct
{
  SpNetRig rig;
  SpConnection *connection;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  sp_net_rig_set_up (&fixture->rig, NULL);
}

static void
leave (Fixture *fixture)
{
  if (fixture->connection != NULL)
    sp_net_rig_await_finalized (g_steal_pointer (&fixture->connection));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  leave (fixture);
  sp_net_rig_tear_down (&fixture->rig, NULL);
}

static gboolean
open_to (Fixture    *fixture,
         const char *host,
         guint16     port,
         gboolean    tls,
         GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  leave (fixture);
  fixture->connection = sp_connection_new (fixture->rig.net, fixture->rig.ledger, host, port);
  g_assert_null (sp_connection_get_stream (fixture->connection));
  sp_connection_open_async (fixture->connection, tls, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_connection_finish (fixture->connection, result, error);
}

static void
assert_contact (Fixture    *fixture,
                guint       nth,
                const char *detail,
                const char *outcome)
{
  g_autoptr (SpLedgerEntry) entry = sp_net_rig_get_contact (&fixture->rig, SP_CONTACT_CONNECTION, nth);

  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, HOST);
  g_assert_cmpstr (sp_ledger_entry_get_detail (entry), ==, detail);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, outcome);
}

static void
test_clear (Fixture      *fixture,
            gconstpointer data)
{
  const SpLineStreamWay *way;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 143, SP_LOCAL_CLEAR, FALSE, "S hello");
  g_assert_true (open_to (fixture, HOST, 143, FALSE, &error));
  g_assert_no_error (error);
  way = sp_connection_get_way (fixture->connection);
  g_assert_cmpint (way->name_ms, >=, 0);
  g_assert_cmpint (way->connection_ms, >=, 0);
  g_assert_cmpint (way->encryption_ms, ==, -1);
  g_assert_cmpstr (way->address, ==, "127.0.0.1");
  g_assert_null (way->tls_version);
  g_assert_null (way->certificate);
  g_assert_false (sp_connection_is_encrypted (fixture->connection));
  g_assert_true (G_IS_SOCKET_CONNECTION (sp_connection_get_stream (fixture->connection)));
  assert_contact (fixture, 0, "143", "connected");

  sp_connection_close (fixture->connection);
  g_assert_null (sp_connection_get_stream (fixture->connection));
}

static void
test_tls (Fixture      *fixture,
          gconstpointer data)
{
  const SpLineStreamWay *way;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_VALID, TRUE, "S hello");
  g_assert_true (open_to (fixture, HOST, 993, TRUE, &error));
  g_assert_no_error (error);
  way = sp_connection_get_way (fixture->connection);
  g_assert_cmpint (way->encryption_ms, >=, 0);
  g_assert_cmpstr (way->tls_version, ==, "TLS 1.3");
  g_assert_nonnull (way->certificate);
  g_assert_cmpuint (way->certificate_flags, ==, 0);
  g_assert_true (sp_connection_is_encrypted (fixture->connection));
  assert_contact (fixture, 0, "993", "connected");
}

static void
test_certificates (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    SpLocalCertificate certificate;
    GTlsCertificateFlags flags;
    const char *message;
  } cases[] = {
    { SP_LOCAL_EXPIRED, G_TLS_CERTIFICATE_EXPIRED, "The certificate of mail.example.org expired on 1 March 2021." },
    { SP_LOCAL_EARLY, G_TLS_CERTIFICATE_NOT_ACTIVATED,
      "The certificate of mail.example.org is not valid before 1 April 2150." },
    { SP_LOCAL_WRONG_NAME, G_TLS_CERTIFICATE_BAD_IDENTITY,
      "The certificate that mail.example.org shows is made out to www.elsewhere.example, elsewhere.example." },
    { SP_LOCAL_STRANGER, G_TLS_CERTIFICATE_UNKNOWN_CA,
      "The certificate of mail.example.org comes from somebody this computer does not trust." },
    { SP_LOCAL_SELF_SIGNED, G_TLS_CERTIFICATE_UNKNOWN_CA,
      "mail.example.org made its certificate itself: nobody this computer trusts vouches for it." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint16 port = (guint16) (9000 + i);
      g_autofree char *detail = g_strdup_printf ("%u", port);
      g_autoptr (GError) error = NULL;
      const SpLineStreamWay *way;

      sp_local_server_add_lines (fixture->rig.server, HOST, port, cases[i].certificate, TRUE, "S hello");
      g_assert_false (open_to (fixture, HOST, port, TRUE, &error));
      g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      assert_contact (fixture, i, detail, "certificate not valid");
      way = sp_connection_get_way (fixture->connection);
      g_assert_nonnull (way->certificate);
      g_assert_cmpuint (way->certificate_flags, ==, cases[i].flags);
      g_assert_cmpint (way->connection_ms, >=, 0);
      g_assert_null (sp_connection_get_stream (fixture->connection));
    }
}

static void
test_unreachable (Fixture      *fixture,
                  gconstpointer data)
{
  const SpLineStreamWay *way;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_refusal (fixture->rig.server, HOST, 993);
  g_assert_false (open_to (fixture, HOST, 993, TRUE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_REFUSED);
  assert_contact (fixture, 0, "993", "refused");
  way = sp_connection_get_way (fixture->connection);
  g_assert_cmpint (way->name_ms, >=, 0);
  g_assert_cmpint (way->connection_ms, ==, -1);
  g_clear_error (&error);

  g_assert_false (open_to (fixture, "nowhere.example.org", 993, TRUE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_NO_NAME);
  g_assert_cmpint (sp_connection_get_way (fixture->connection)->name_ms, ==, -1);
  g_clear_error (&error);

  /* Not TLS, though it should be. */
  sp_local_server_add_lines (fixture->rig.server, HOST, 465, SP_LOCAL_CLEAR, FALSE, "S 220 hello\nHANG");
  g_assert_false (open_to (fixture, HOST, 465, TRUE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_TLS);
  g_clear_error (&error);

  sp_local_server_add_lines (fixture->rig.server, HOST, 995, SP_LOCAL_CLEAR, FALSE, "");
  g_assert_false (open_to (fixture, HOST, 995, TRUE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_TLS);
}

static void
test_literal (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, "127.0.0.1", 143, SP_LOCAL_VALID, TRUE, "S hello");
  g_assert_true (open_to (fixture, "127.0.0.1", 143, FALSE, &error));
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (fixture->rig.resolver), ==, 0);

  g_assert_false (open_to (fixture, "127.0.0.1", 143, TRUE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE);
  g_clear_error (&error);

  sp_net_set_offline (fixture->rig.net, TRUE);
  g_assert_false (open_to (fixture, "127.0.0.1", 143, FALSE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
}

/* The first address swallows everything, the second works (RFC 8305). */
static void
test_two_addresses (Fixture      *fixture,
                    gconstpointer data)
{
  const char *hole = data;
  const char *host = "two.example.org";
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 taken;

  sp_local_server_add_lines (fixture->rig.server, host, 993, SP_LOCAL_VALID, TRUE, "S hello");
  if (!sp_local_server_add_hole (fixture->rig.server, hole, host, 993))
    {
      g_test_skip ("This computer has no such address");
      return;
    }

  sp_fake_resolver_add_address (fixture->rig.resolver, host, hole);
  sp_fake_resolver_add_address (fixture->rig.resolver, host, "127.0.0.1");
  g_assert_true (open_to (fixture, host, 993, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sp_connection_get_way (fixture->connection)->address, ==, "127.0.0.1");
  taken = g_get_monotonic_time () - start;
  g_assert_cmpint (taken, >, G_USEC_PER_SEC / 5);
  g_assert_cmpint (taken, <, 5 * G_USEC_PER_SEC);
}

/* Both sides speak what this variable says, if it is there before the module is loaded. */
static void
test_old_tls (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.1", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_unsetenv ("G_TLS_GNUTLS_PRIORITY");
      g_test_trap_assert_passed ();
      return;
    }

  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_VALID, TRUE, "S hello");
  g_assert_false (open_to (fixture, HOST, 993, TRUE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_TLS);
  g_assert_cmpstr (error->message, ==, HOST " encrypts in an outdated way that is no longer safe.");
  assert_contact (fixture, 0, "993", "no encryption");
  g_assert_null (sp_connection_get_stream (fixture->connection));
}

static void
start_open (GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data,
            gpointer            data)
{
  Fixture *fixture = data;
  g_autoptr (SpConnection) connection = sp_connection_new (fixture->rig.net, fixture->rig.ledger, HOST, 993);

  sp_connection_open_async (connection, TRUE, cancellable, callback, user_data);
}

static gboolean
finish_open (GAsyncResult *result,
             gpointer      data,
             GError      **error)
{
  g_autoptr (SpConnection) connection = SP_CONNECTION (g_async_result_get_source_object (result));

  return sp_connection_finish (connection, result, error);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_VALID, TRUE, "S hello");
  g_assert_cmpuint (sp_test_sweep_cancellation (start_open, finish_open, fixture), >, 4);
}

/* The ledger tells what nobody wanted any more from what took too long. */
static void
test_late (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SpDeadline) deadline = sp_deadline_new (NULL, 100);
  g_autoptr (SpDeadline) below = sp_deadline_new (sp_deadline_get_cancellable (deadline), 60 * 1000);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_CLEAR, FALSE, "HANG");
  fixture->connection = sp_connection_new (fixture->rig.net, fixture->rig.ledger, HOST, 993);
  sp_connection_open_async (fixture->connection, TRUE, sp_deadline_get_cancellable (below),
                            sp_test_take_result, &result);
  sp_test_await (&result);
  g_assert_false (sp_connection_finish (fixture->connection, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_contact (fixture, 0, "993", "no answer in time");
}

/* Closed while it opens, at every turn: never open, never stuck. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  gboolean is_open = FALSE;

  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_VALID, TRUE, "S hello");
  for (guint turns = 0; !is_open; turns++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      leave (fixture);
      fixture->connection = sp_connection_new (fixture->rig.net, fixture->rig.ledger, HOST, 993);
      sp_connection_open_async (fixture->connection, TRUE, NULL, sp_test_take_result, &result);
      for (guint i = 0; i < turns && result == NULL; i++)
        g_main_context_iteration (NULL, TRUE);
      is_open = result != NULL;
      sp_connection_close (fixture->connection);
      sp_test_await (&result);
      if (!is_open)
        {
          g_assert_false (sp_connection_finish (fixture->connection, result, &error));
          g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CLOSED);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
    const char *data;
  } tests[] = {
    { "/connection/clear", test_clear, NULL },
    { "/connection/tls", test_tls, NULL },
    { "/connection/certificates", test_certificates, NULL },
    { "/connection/unreachable", test_unreachable, NULL },
    { "/connection/literal", test_literal, NULL },
    { "/connection/two-addresses/ipv6", test_two_addresses, "::1" },
    { "/connection/two-addresses/ipv4", test_two_addresses, "127.0.0.2" },
    { "/connection/old-tls", test_old_tls, NULL },
    { "/connection/cancel", test_cancel, NULL },
    { "/connection/late", test_late, NULL },
    { "/connection/close", test_close, NULL },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].data, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
