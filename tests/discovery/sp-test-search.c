/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-search.h"

#include "sp-test.h"

/* Short enough for a test that waits for it, long enough for one that must not get there. */
#define DEADLINE 8000

static const char database[] =
  "[Database]\nFormat=1\nId=collection\nName=Collection\n"
  "Url=https://autoconfig.thunderbird.net/v1.1/%EMAILDOMAIN%\nSource=A test\nChecked=2026\n";

static const char provider[] =
  "[Provider]\nFormat=1\nId=provider\nName=Provider\nDomains=provider.example;\n"
  "MX=hosted.example;\nSource=A test\nChecked=2026\n"
  "[Facts]\nimap=yes\n"
  "[Server imap]\nProtocol=imap\nHost=imap.provider.example\nPort=993\nSecurity=tls\n"
  "UserName=%EMAILADDRESS%\n"
  "[Server smtp]\nProtocol=smtp\nHost=smtp.provider.example\nPort=465\nSecurity=tls\n"
  "UserName=%EMAILADDRESS%\n";

static const char closed[] =
  "[Provider]\nFormat=1\nId=closed\nName=Closed\nDomains=closed.example;\n"
  "Source=A test\nChecked=2026\n"
  "[Facts]\nimap=no\nown-app=yes\n";

/**
 * sp_test_data:
 *
 * Returns: a data folder with a database and two providers, for the running test
 */
const char *
sp_test_data (void)
{
  const char *dir = sp_test_dir ();

  g_free (sp_test_write (dir, "databases/collection.database", database, -1));
  g_free (sp_test_write (dir, "providers/provider.provider", provider, -1));
  g_free (sp_test_write (dir, "providers/closed.provider", closed, -1));
  return dir;
}

/**
 * sp_test_data_catalogue:
 *
 * Returns: (transfer full): what is in sp_test_data()
 */
SpCatalogue *
sp_test_data_catalogue (void)
{
  const char *dirs[] = { sp_test_data (), NULL };

  return sp_catalogue_new (dirs);
}

/**
 * sp_test_data_guides:
 * @guide: the text of a guide whose id is "campus"
 *
 * Returns: (transfer full): a library of it
 */
SpGuideLibrary *
sp_test_data_guides (const char *guide)
{
  const char *dirs[] = { sp_test_dir (), NULL };

  g_free (sp_test_write (dirs[0], "guides/campus.guide", guide, -1));
  return sp_guide_library_new (dirs);
}

/**
 * sp_test_autoconfig:
 * @domain: a domain
 * @incoming: the host of its IMAP server
 * @outgoing: that of its SMTP server
 *
 * Returns: (transfer full): a document
 */
char *
sp_test_autoconfig (const char *domain,
                    const char *incoming,
                    const char *outgoing)
{
  return g_strdup_printf (
    "<clientConfig version=\"1.1\"><emailProvider id=\"%s\"><domain>%s</domain>"
    "<incomingServer type=\"imap\"><hostname>%s</hostname><port>993</port>"
    "<socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>"
    "<authentication>password-cleartext</authentication></incomingServer>"
    "<outgoingServer type=\"smtp\"><hostname>%s</hostname><port>465</port>"
    "<socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>"
    "<authentication>password-cleartext</authentication></outgoingServer>"
    "</emailProvider></clientConfig>",
    domain, domain, incoming, outgoing);
}

/**
 * sp_test_search_init:
 * @self: a search
 * @address: whose account is looked for
 *
 * Makes a resolver that knows no name and a server that listens nowhere.
 */
void
sp_test_search_init (SpTestSearch *self,
                     const char   *address)
{
  *self = (SpTestSearch) { 0 };
  self->address = address;
  self->resolver = sp_fake_resolver_new ();
  self->server = sp_local_server_new ();
  self->catalogue = sp_test_data_catalogue ();
  self->options.deadline = DEADLINE;
}

/**
 * sp_test_search_clear:
 * @self: a search
 *
 * Ends the server, once what was sent last has been seen to.
 */
void
sp_test_search_clear (SpTestSearch *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (self->discovery != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->discovery));
  g_clear_object (&self->net);
  g_clear_object (&self->guides);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->resolver);
  g_clear_pointer (&self->server, sp_local_server_free);
}

/**
 * sp_test_search_begin:
 * @self: a search
 *
 * Makes a discovery that knows nothing of those before.
 */
void
sp_test_search_begin (SpTestSearch *self)
{
  g_autoptr (SpAddress) address = sp_address_new (self->address, NULL);

  g_assert_nonnull (address);
  g_clear_object (&self->discovery);
  g_clear_object (&self->net);
  self->net = sp_local_server_make_net (self->server, sp_fake_resolver_as_resolver (self->resolver));
  sp_net_set_offline (self->net, self->is_offline);
  self->discovery = sp_discovery_new (self->net, self->catalogue, G_LIST_MODEL (self->guides),
                                      address, &self->options);
}

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  SpTestSearch *self = data;

  sp_test_search_begin (self);
  sp_discovery_run_async (self->discovery, cancellable, callback, user_data);
}

/* However it ended, nothing is left open, neither question nor contact. */
static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  SpTestSearch *self = data;
  GListModel *findings = G_LIST_MODEL (self->discovery);
  GListModel *ledger = G_LIST_MODEL (sp_discovery_get_ledger (self->discovery));

  g_assert_false (sp_discovery_is_running (self->discovery));
  g_assert_true (sp_discovery_is_final (self->discovery));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      g_assert_cmpint (sp_finding_get_outcome (finding), !=, SP_OUTCOME_RUNNING);
    }
  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);

      g_assert_nonnull (sp_ledger_entry_get_outcome (entry));
    }

  return sp_discovery_run_finish (self->discovery, result, error);
}

/**
 * sp_test_search_go:
 * @self: a search
 *
 * Runs it to its end.
 */
void
sp_test_search_go (SpTestSearch *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  start (NULL, sp_test_take_result, &result, self);
  g_assert_true (sp_discovery_is_running (self->discovery));
  sp_test_await (&result);
  g_assert_true (finish (result, self, &error));
  g_assert_no_error (error);
}

/**
 * sp_test_search_sweep:
 * @self: a search
 *
 * Cancels it at every turn of the main loop.
 *
 * Returns: how many runs were cancelled
 */
guint
sp_test_search_sweep (SpTestSearch *self)
{
  return sp_test_sweep_cancellation (start, finish, self);
}

/**
 * sp_test_search_serve:
 * @self: a search
 * @host: a host, which is made to exist
 * @url: an address on it
 * @body: what is there
 *
 * Makes a page.
 */
void
sp_test_search_serve (SpTestSearch *self,
                      const char   *host,
                      const char   *url,
                      const char   *body)
{
  sp_fake_resolver_add_address (self->resolver, host, "127.0.0.1");
  sp_local_server_add_web (self->server, host, 443, SP_LOCAL_VALID);
  sp_local_server_answer_text (self->server, url, 200, "text/xml", body);
}

/**
 * sp_test_search_describe:
 * @self: a search that has ended
 *
 * Returns: (transfer full): its account, a line for each server: "imap HOST:993 tls SOURCE"
 */
char *
sp_test_search_describe (SpTestSearch *self)
{
  SpAccount *account = sp_discovery_get_account (self->discovery);
  GString *text = g_string_new (NULL);

  for (guint i = 0; account != NULL && i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      g_string_append_printf (text, "%s %s:%u %s\n", sp_protocol_to_id (server->protocol),
                              server->host != NULL ? server->host : server->url, server->port,
                              sp_security_to_id (server->security));
    }

  return g_string_free (text, FALSE);
}

/**
 * sp_test_search_find:
 * @self: a search that has ended
 * @asked: what was asked, or the id of a source
 *
 * Returns: (transfer none): the finding of it, which must be there
 */
SpFinding *
sp_test_search_find (SpTestSearch *self,
                     const char   *asked)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->discovery)); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->discovery), i);

      if (g_str_equal (sp_finding_get_asked (finding), asked) ||
          g_str_equal (sp_finding_get_source (finding), asked))
        return finding;
    }

  g_error ("Nobody asked %s", asked);
}

/**
 * sp_test_search_explain:
 * @self: a search that has ended
 * @asked: what was asked, or the id of a source
 *
 * Returns: (transfer full): its outcome and why: "failed: The certificate …"
 */
char *
sp_test_search_explain (SpTestSearch *self,
                        const char   *asked)
{
  SpFinding *finding = sp_test_search_find (self, asked);
  const GError *error = sp_finding_get_error (finding);

  return g_strconcat (sp_outcome_to_id (sp_finding_get_outcome (finding)),
                      error != NULL ? ": " : NULL, error != NULL ? error->message : NULL, NULL);
}

/**
 * sp_test_search_serve_settings:
 *
 * Makes @host have settings with servers at example.org.
 */
void
sp_test_search_serve_settings (SpTestSearch *search,
                               const char   *host,
                               const char   *url)
{
  g_autofree char *body = sp_test_autoconfig ("example.org", "imap.example.org", "smtp.example.org");

  sp_test_search_serve (search, host, url, body);
}

/**
 * sp_test_search_add_records:
 *
 * Makes the name server know servers of example.org.
 */
void
sp_test_search_add_records (SpTestSearch *search)
{
  sp_fake_resolver_add_srv (search->resolver, "_imaps._tcp.example.org", 0, 1, 993,
                            "m1.example.org");
  sp_fake_resolver_add_srv (search->resolver, "_submissions._tcp.example.org", 0, 1, 465,
                            "s1.example.org");
}

/**
 * sp_test_search_assert_account:
 *
 * Asserts what was found, and that nothing else of it contradicts that.
 */
void
sp_test_search_assert_account (SpTestSearch *search,
                               const char   *expected)
{
  g_autofree char *found = sp_test_search_describe (search);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (sp_discovery_get_first_ms (search->discovery) >= 0, ==, *expected != '\0');
  g_assert_cmpuint (sp_discovery_get_elapsed_ms (search->discovery), >=,
                    MAX (0, sp_discovery_get_first_ms (search->discovery)));
  if (*expected != '\0')
    g_assert_null (sp_discovery_get_problem (search->discovery));
}

/**
 * sp_test_search_assert_outcome:
 *
 * Asserts how a question ended.
 */
void
sp_test_search_assert_outcome (SpTestSearch *search,
                               const char   *asked,
                               SpOutcome     outcome)
{
  g_assert_cmpstr (sp_outcome_to_id (sp_finding_get_outcome (sp_test_search_find (search, asked))),
                   ==, sp_outcome_to_id (outcome));
}

/**
 * sp_test_search_find_agreement:
 *
 * Finds what is said of a field of the account.
 */
SpAgreement *
sp_test_search_find_agreement (SpTestSearch *search,
                               const char   *field)
{
  GListModel *agreements = sp_discovery_get_agreements (search->discovery);

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);

      if (g_str_equal (sp_agreement_get_field (agreement), field))
        return agreement;
    }

  g_error ("Nobody speaks of %s", field);
}

/**
 * sp_test_search_assert_ledger:
 *
 * Asserts that every name and every request that anybody saw is in the ledger, and that nothing
 * of it told more than @most.
 */
void
sp_test_search_assert_ledger (SpTestSearch *search,
                              SpPersonal    most)
{
  GListModel *ledger = G_LIST_MODEL (sp_discovery_get_ledger (search->discovery));
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) names = sp_fake_resolver_dup_names (search->resolver);
  g_auto (GStrv) log = sp_local_server_dup_log (search->server);

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);

      g_assert_cmpint (sp_ledger_entry_get_personal (entry), <=, most);
      g_assert_null (strstr (sp_ledger_entry_get_detail (entry), search->address));
      g_hash_table_add (told, g_strdup (sp_ledger_entry_get_host (entry)));
    }

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (told, names[i]));
  for (guint i = 0; log[i] != NULL; i++)
    {
      g_autoptr (GUri) uri = NULL;

      if (!g_str_has_prefix (log[i], "GET "))
        continue;
      uri = g_uri_parse (log[i] + strlen ("GET "), G_URI_FLAGS_NONE, NULL);
      g_assert_true (g_hash_table_contains (told, g_uri_get_host (uri)));
    }
}
