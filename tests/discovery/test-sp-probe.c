/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-probe.h"

#include "sp-fake-resolver.h"
#include "sp-local-server.h"
#include "sp-test.h"

#define HOST "mail.example.org"
#define IMAPS "S * OK ready\nC a3 LOGOUT\n"
#define IMAP \
  "S * OK [CAPABILITY IMAP4rev1] ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1 STARTTLS\nS a1 OK\n" \
  "C a2 STARTTLS\nS a2 OK go on\nTLS\nC a3 LOGOUT\n"
#define POP3 \
  "S +OK ready\nC CAPA\nS +OK\nS UIDL\nS STLS\nS .\nC STLS\nS +OK\nTLS\nC QUIT\n"
#define SUBMISSION \
  "S 220-mail.example.org\nS 220 ready\nC EHLO signpost.invalid\nS 250-mail.example.org\n" \
  "S 250-SIZE 1\nS 250-STARTTLS\nS 250 HELP\nC STARTTLS\nS 220 go on\nTLS\nC QUIT\n"

typedef struct
{
  SpLocalServer *server;
  SpNet *net;
  SpLedger *ledger;
  SpProbe probe;
} Fixture;

static void
fixture_set_up (Fixture           *self,
                SpServiceKind      kind,
                SpLocalCertificate certificate,
                const char        *script)
{
  g_autoptr (SpFakeResolver) resolver = sp_fake_resolver_new ();

  sp_fake_resolver_add_address (resolver, HOST, "127.0.0.1");
  self->server = sp_local_server_new ();
  self->net = sp_local_server_make_net (self->server, sp_fake_resolver_as_resolver (resolver));
  self->ledger = sp_ledger_new ();
  self->probe = (SpProbe) { .kind = kind, .host = HOST, .port = sp_services[kind].port,
                            .deadline = 4000 };
  if (script != NULL)
    sp_local_server_add_lines (self->server, HOST, self->probe.port, certificate,
                               sp_services[kind].security == SP_SECURITY_TLS, script);
  else
    sp_local_server_add_refusal (self->server, HOST, self->probe.port);
}

static void
fixture_tear_down (Fixture *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->net);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->server, sp_local_server_free);
}

static char *
visit (Fixture *self,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_probe_async (self->net, self->ledger, &self->probe, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_probe_finish (self->net, result, error);
}

typedef struct
{
  SpServiceKind kind;
  const char *script;
  const char *goodbye;
} Good;

/* The server is in a thread, and tells nobody what it heard. */
static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_said (gpointer data)
{
  gpointer *pair = data;

  return sp_local_server_count (pair[0], pair[1]) == 1;
}

static void
test_good (gconstpointer data)
{
  const Good *good = data;
  Fixture fixture;
  g_autofree char *tls = NULL;
  g_autofree char *goodbye = NULL;
  g_autoptr (GError) error = NULL;
  guint tick;

  fixture_set_up (&fixture, good->kind, SP_LOCAL_VALID, good->script);
  tls = visit (&fixture, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (tls, "TLS 1."));

  /* Politely, and nobody waits for it. */
  goodbye = g_strdup_printf ("SAID %s:%u %s", HOST, fixture.probe.port, good->goodbye);
  tick = g_timeout_add (5, tick_cb, NULL);
  sp_test_await_true (has_said, (gpointer[]) { fixture.server, goodbye });
  g_source_remove (tick);
  fixture_tear_down (&fixture);
}

typedef struct
{
  SpServiceKind kind;
  SpLocalCertificate certificate;
  SpNetError error;
  const char *script; /* (nullable): nobody listens */
  const char *words;  /* (nullable) */
} Bad;

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  Fixture fixture;
  g_autofree char *tls = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, bad->kind, bad->certificate, bad->script);
  if (bad->error == SP_NET_ERROR_TIMED_OUT)
    fixture.probe.deadline = 300;
  tls = visit (&fixture, &error);
  g_assert_null (tls);
  g_assert_error (error, SP_NET_ERROR, (int) bad->error);
  if (bad->words != NULL)
    g_assert_nonnull (strstr (error->message, bad->words));
  fixture_tear_down (&fixture);
}

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  Fixture *self = data;

  sp_probe_async (self->net, self->ledger, &self->probe, cancellable, callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  Fixture *self = data;
  g_autofree char *tls = sp_probe_finish (self->net, result, error);

  return tls != NULL;
}

static void
test_cancel (void)
{
  Fixture fixture;

  fixture_set_up (&fixture, SP_SERVICE_IMAP, SP_LOCAL_VALID, IMAP);
  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &fixture), >, 5);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  static const Good goods[] = {
    { SP_SERVICE_IMAPS, IMAPS, "a3 LOGOUT" },
    { SP_SERVICE_POP3S, "S +OK\nC QUIT\n", "QUIT" },
    { SP_SERVICE_SUBMISSIONS, "S 220-one\nS 220-two\nS 220 three\nC QUIT\n", "QUIT" },
    { SP_SERVICE_IMAP, IMAP, "a3 LOGOUT" },
    { SP_SERVICE_POP3, POP3, "QUIT" },
    { SP_SERVICE_SUBMISSION, SUBMISSION, "QUIT" },
  };
  static const Bad bads[] = {
    /* Nobody there, or nobody who speaks. */
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_REFUSED, NULL },
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_TIMED_OUT, "HANG\n", "within 1 second" },
    { SP_SERVICE_IMAP, SP_LOCAL_VALID, SP_NET_ERROR_TIMED_OUT, "S * OK\nHANG\n" },
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_CLOSED, "" },
    { SP_SERVICE_SUBMISSION, SP_LOCAL_VALID, SP_NET_ERROR_CLOSED, "S 220 hi\nC *\n" },
    /* Somebody else. */
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S * BYE go away\nC *\n" },
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S * PREAUTH hello\nC *\n" },
    { SP_SERVICE_IMAP, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S * PREAUTH hello\nC *\n" },
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S * OKAY\nC *\n" },
    { SP_SERVICE_IMAPS, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S HTTP/1.0 400 Bad\nC *\n" },
    { SP_SERVICE_SUBMISSIONS, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S 554 no\nC *\n" },
    { SP_SERVICE_SUBMISSIONS, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S 2200 no\nC *\n" },
    { SP_SERVICE_POP3S, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL, "S -ERR busy\nC *\n" },
    /* No encryption. */
    { SP_SERVICE_IMAP, SP_LOCAL_VALID, SP_NET_ERROR_TLS,
      "S * OK\nC *\nS * CAPABILITY IMAP4rev1 XSTARTTLS\nS a1 OK\nC *\n", "offers no encryption" },
    { SP_SERVICE_POP3, SP_LOCAL_VALID, SP_NET_ERROR_TLS, "S +OK\nC *\nS -ERR what?\nC *\n",
      "offers no encryption" },
    { SP_SERVICE_SUBMISSION, SP_LOCAL_VALID, SP_NET_ERROR_TLS,
      "S 220 hi\nC *\nS 250 STARTTLSX\nC *\n", "offers no encryption" },
    { SP_SERVICE_SUBMISSION, SP_LOCAL_VALID, SP_NET_ERROR_TLS, "S 220 hi\nC *\nS 502 no\nC *\n",
      "offers no encryption" },
    { SP_SERVICE_IMAP, SP_LOCAL_VALID, SP_NET_ERROR_TLS,
      "S * OK\nC *\nS * CAPABILITY STARTTLS\nS a1 OK\nC *\nS a2 NO\nC *\n", "refuses it" },
    { SP_SERVICE_SUBMISSION, SP_LOCAL_VALID, SP_NET_ERROR_TLS,
      "S 220 hi\nC *\nS 250 STARTTLS\nC *\nS 454 later\nC *\n", "refuses it" },
    /* What is sent before encryption must not count afterwards. */
    { SP_SERVICE_IMAP, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL,
      "S * OK\nC *\nS * CAPABILITY STARTTLS\nS a1 OK\nC *\nR a2 OK\\r\\na3 OK injected\\r\\nTLS\n" },
    /* The certificate. */
    { SP_SERVICE_IMAPS, SP_LOCAL_EXPIRED, SP_NET_ERROR_CERTIFICATE, IMAPS, "expired" },
    { SP_SERVICE_IMAPS, SP_LOCAL_WRONG_NAME, SP_NET_ERROR_CERTIFICATE, IMAPS },
    { SP_SERVICE_IMAPS, SP_LOCAL_SELF_SIGNED, SP_NET_ERROR_CERTIFICATE, IMAPS },
    { SP_SERVICE_IMAP, SP_LOCAL_EXPIRED, SP_NET_ERROR_CERTIFICATE, IMAP, "expired" },
    { SP_SERVICE_SUBMISSION, SP_LOCAL_STRANGER, SP_NET_ERROR_CERTIFICATE, SUBMISSION },
  };
  g_autoptr (GString) endless = g_string_new ("S * OK\nC *\n");
  Bad talker = { SP_SERVICE_IMAP, SP_LOCAL_VALID, SP_NET_ERROR_PROTOCOL };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      g_autofree char *path = g_strdup_printf ("/probe/good/%s", sp_services[goods[i].kind].name);

      g_test_add_data_func (path, &goods[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree char *path = g_strdup_printf ("/probe/bad/%u", i);

      g_test_add_data_func (path, &bads[i], test_bad);
    }
  for (guint i = 0; i < 1000; i++)
    g_string_append (endless, "S * CAPABILITY MORE\n");
  talker.script = endless->str;
  g_test_add_data_func ("/probe/bad/endless", &talker, test_bad);
  g_test_add_func ("/probe/cancel", test_cancel);

  return g_test_run ();
}
