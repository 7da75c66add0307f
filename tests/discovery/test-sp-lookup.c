/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-lookup-private.h"

#include "sp-fake-resolver.h"

static SpLookup *
new_lookup (const char            *text,
            const SpLookupOptions *options)
{
  g_autoptr (SpFakeResolver) resolver = sp_fake_resolver_new ();
  g_autoptr (SpNet) net = sp_net_new_with (sp_fake_resolver_as_resolver (resolver), NULL, NULL);
  g_autoptr (SpAddress) address = sp_address_new (text, NULL);

  return sp_lookup_new (net, NULL, NULL, address, options);
}

static void
test_consent (void)
{
  g_autoptr (SpLookup) careful = new_lookup ("me@mail.example.org", NULL);
  g_autoptr (SpLookup) open =
    new_lookup ("me@mail.example.org", &(SpLookupOptions) { .send_address = TRUE, .allow_clear = TRUE });

  g_assert_false (sp_lookup_may_send_address (careful, "autoconfig.mail.example.org"));
  g_assert_false (sp_lookup_may_use_clear (careful));
  g_assert_true (sp_lookup_may_send_address (open, "autoconfig.mail.example.org"));
  g_assert_true (sp_lookup_may_send_address (open, "example.org"));
  g_assert_false (sp_lookup_may_send_address (open, "example.net"));
  g_assert_false (sp_lookup_may_send_address (open, "example.org.evil.example"));
  g_assert_true (sp_lookup_may_use_clear (open));
}

static void
test_domain (void)
{
  g_autoptr (SpLookup) lookup = new_lookup ("me@Bücher.Example", NULL);

  g_assert_cmpstr (sp_lookup_get_domain (lookup), ==, "xn--bcher-kva.example");
  g_assert_false (sp_lookup_is_third_party (lookup, "imap.xn--bcher-kva.example"));
  g_assert_true (sp_lookup_is_third_party (lookup, "imap.other.example"));
}

/* The options may go before the lookup does. */
static void
test_options (void)
{
  char *sources[] = { g_strdup ("srv"), NULL };
  SpLookupOptions options = { .sources = (const char * const *) sources, .deadline = 7 };
  g_autoptr (SpLookup) lookup = new_lookup ("me@example.org", &options);

  g_free (sources[0]);
  sources[0] = NULL;
  g_assert_cmpstr (sp_lookup_get_options (lookup)->sources[0], ==, "srv");
  g_assert_cmpuint (sp_lookup_get_options (lookup)->deadline, ==, 7);
}

static void
leads_changed_cb (SpLookup   *lookup,
                  GParamSpec *pspec,
                  guint      *count)
{
  (*count)++;
}

static void
test_leads (void)
{
  g_autoptr (SpLookup) lookup = new_lookup ("me@example.org", NULL);
  guint count = 0;

  g_signal_connect (lookup, "notify::has-leads", G_CALLBACK (leads_changed_cb), &count);
  g_assert_false (sp_lookup_has_leads (lookup));
  sp_lookup_open_lead (lookup, "a");
  sp_lookup_open_lead (lookup, "b");
  sp_lookup_open_lead (lookup, "a");
  sp_lookup_close_lead (lookup, "a");
  sp_lookup_close_lead (lookup, "unknown");
  sp_lookup_close_lead (lookup, "b");
  g_assert_true (sp_lookup_has_leads (lookup));
  sp_lookup_close_lead (lookup, "a");
  g_assert_false (sp_lookup_has_leads (lookup));
  g_assert_cmpuint (count, ==, 2);
}

/* A server, or a link, that lies elsewhere makes it a third party's. */
static void
test_third_party (void)
{
  static const struct
  {
    const char *host;
    const char *url;
    gboolean third_party;
  } cases[] = {
    { "imap.example.org", NULL, FALSE },
    { "imap.example.net", NULL, TRUE },
    { NULL, "https://api.example.org/jmap", FALSE },
    { NULL, "https://api.example.net/jmap", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpLookup) lookup = new_lookup ("me@example.org", NULL);
      g_autoptr (SpServer) server = sp_server_new (&(SpServer) {
        .host = (char *) cases[i].host,
        .url = (char *) cases[i].url,
        .port = 993,
      });
      g_autoptr (GPtrArray) servers = g_ptr_array_new ();
      g_autoptr (SpAccount) account = NULL;
      SpFinding *finding =
        sp_lookup_add_finding (lookup, "srv", "asked", SP_PERSONAL_DOMAIN, SP_TRUST_NAMES);

      g_ptr_array_add (servers, server);
      account = sp_account_new (NULL, NULL, servers, NULL);
      sp_lookup_end_found (lookup, finding, account);
      g_assert_cmpint (sp_finding_is_third_party (finding), ==, cases[i].third_party);
      g_assert_cmpuint (g_list_model_get_n_items (sp_lookup_get_findings (lookup)), ==, 1);
    }
}

static void
test_slowest_name (void)
{
  g_autoptr (SpLookup) lookup = new_lookup ("me@example.org", NULL);
  SpLedger *ledger = sp_lookup_get_ledger (lookup);
  g_autoptr (SpLedgerEntry) entry =
    sp_ledger_add (ledger, SP_CONTACT_NAME, "a", "A", SP_PERSONAL_DOMAIN);
  g_autoptr (SpLedgerEntry) open =
    sp_ledger_add (ledger, SP_CONTACT_NAME, "b", "A", SP_PERSONAL_DOMAIN);

  g_assert_cmpuint (sp_lookup_get_slowest_name_ms (lookup), ==, 0);
  g_usleep (3000);
  sp_ledger_entry_end (entry, "1 record");
  g_assert_cmpuint (sp_lookup_get_slowest_name_ms (lookup), >=, 2);
}

/* The first one is the cause of the others. */
static void
test_problem (void)
{
  g_autoptr (SpLookup) lookup = new_lookup ("me@example.org", NULL);
  g_autoptr (GError) first = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME, "First.");
  g_autoptr (GError) second = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_TLS, "Second.");

  g_assert_null (sp_lookup_get_problem (lookup));
  sp_lookup_note_problem (lookup, first);
  sp_lookup_note_problem (lookup, second);
  g_assert_cmpstr (sp_lookup_get_problem (lookup)->message, ==, "First.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/lookup/consent", test_consent);
  g_test_add_func ("/discovery/lookup/domain", test_domain);
  g_test_add_func ("/discovery/lookup/options", test_options);
  g_test_add_func ("/discovery/lookup/leads", test_leads);
  g_test_add_func ("/discovery/lookup/third-party", test_third_party);
  g_test_add_func ("/discovery/lookup/slowest-name", test_slowest_name);
  g_test_add_func ("/discovery/lookup/problem", test_problem);

  return g_test_run ();
}
