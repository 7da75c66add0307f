/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"

#include "sp-lookup-private.h"
#include "sp-net-private.h"
#include "sp-test.h"

/**
 * sp_test_run_init:
 * @self: a run
 * @source: what to run
 *
 * Makes a resolver that knows no name and a server that listens nowhere.
 */
void
sp_test_run_init (SpTestRun      *self,
                  const SpSource *source)
{
  *self = (SpTestRun) { 0 };
  self->source = source;
  self->resolver = sp_fake_resolver_new ();
  self->server = sp_local_server_new ();
}

/**
 * sp_test_run_clear:
 * @self: a run
 *
 * Ends the server, once what was sent last has been seen to.
 */
void
sp_test_run_clear (SpTestRun *self)
{
  g_clear_object (&self->lookup);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->net);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->guides);
  g_clear_object (&self->proxies);
  g_clear_object (&self->resolver);
  g_clear_pointer (&self->server, sp_local_server_free);
}

/**
 * sp_test_run_begin:
 * @self: a run
 *
 * Makes a lookup that knows nothing of those before.
 */
void
sp_test_run_begin (SpTestRun *self)
{
  g_autoptr (SpAddress) address = sp_address_new ("user@example.org", NULL);

  g_clear_object (&self->lookup);
  g_clear_object (&self->net);
  self->net = sp_local_server_make_net (self->server, sp_fake_resolver_as_resolver (self->resolver));
  sp_net_set_proxies (self->net, self->proxies);
  self->lookup = sp_lookup_new (self->net, self->catalogue, self->guides, address, &self->options);
}

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  SpTestRun *self = data;

  sp_test_run_begin (self);
  self->source->start (self->lookup, cancellable, callback, user_data);
}

/* However it ended, nothing is left open. */
static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  SpTestRun *self = data;
  GListModel *findings = sp_lookup_get_findings (self->lookup);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      g_assert_cmpint (sp_finding_get_outcome (finding), !=, SP_OUTCOME_RUNNING);
    }
  g_assert_false (sp_lookup_has_leads (self->lookup));

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_test_run_go:
 * @self: a run
 *
 * Runs the source to its end, which must be a good one.
 */
void
sp_test_run_go (SpTestRun *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  start (NULL, sp_test_take_result, &result, self);
  sp_test_await (&result);
  g_assert_true (finish (result, self, &error));
  g_assert_no_error (error);
}

/**
 * sp_test_run_sweep:
 * @self: a run
 *
 * Cancels it at every turn of the main loop.
 *
 * Returns: how many runs were cancelled
 */
guint
sp_test_run_sweep (SpTestRun *self)
{
  return sp_test_sweep_cancellation (start, finish, self);
}

static void
describe_server (GString  *text,
                 SpServer *server,
                 gboolean  is_first)
{
  g_string_append (text, is_first ? " " : ", ");
  g_string_append (text, sp_protocol_to_id (server->protocol));
  if (server->host != NULL)
    g_string_append_printf (text, " %s:%u %s", server->host, server->port,
                            sp_security_to_id (server->security));
  if (server->url != NULL)
    g_string_append_printf (text, " %s", server->url);
  for (guint i = 0; i < server->n_authentications; i++)
    g_string_append_printf (text, " %s", sp_authentication_to_id (server->authentications[i]));
}

/**
 * sp_test_run_describe:
 * @self: a run that has ended
 *
 * Returns: (transfer full): what it found
 */
char *
sp_test_run_describe (SpTestRun *self)
{
  GListModel *findings = sp_lookup_get_findings (self->lookup);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);
      SpAccount *account = sp_finding_get_account (finding);

      g_assert_cmpstr (sp_finding_get_source (finding), ==, self->source->id);
      g_string_append_printf (text, "%s: %s", sp_finding_get_asked (finding),
                              sp_outcome_to_id (sp_finding_get_outcome (finding)));
      if (account != NULL)
        g_string_append_printf (text, " %s%s%s", sp_trust_to_id (sp_finding_get_trust (finding)),
                                sp_finding_is_third_party (finding) ? " third-party" : "",
                                sp_finding_needs_sign_in (finding) ? " sign-in" : "");
      for (guint j = 0; account != NULL && j < sp_account_get_n_servers (account); j++)
        describe_server (text, sp_account_get_server (account, j), j == 0);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * sp_test_run_find:
 * @self: a run
 * @asked: what was asked
 *
 * Returns: (transfer none): the finding of it, which must be there
 */
SpFinding *
sp_test_run_find (SpTestRun  *self,
                  const char *asked)
{
  GListModel *findings = sp_lookup_get_findings (self->lookup);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sp_finding_get_asked (finding), asked))
        return finding;
    }

  g_error ("Nobody asked %s", asked);
}

/**
 * sp_test_run_get_words:
 * @self: a run
 * @asked: what was asked
 *
 * Returns: why nothing came of it
 */
const char *
sp_test_run_get_words (SpTestRun  *self,
                       const char *asked)
{
  const GError *error = sp_finding_get_error (sp_test_run_find (self, asked));

  g_assert_nonnull (error);
  return error->message;
}

/**
 * sp_test_run_has_told:
 * @self: a run
 * @personal: what of the person
 *
 * Returns: whether the ledger has a contact that was told it
 */
gboolean
sp_test_run_has_told (SpTestRun *self,
                      SpPersonal personal)
{
  GListModel *ledger = G_LIST_MODEL (sp_lookup_get_ledger (self->lookup));

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);

      if (sp_ledger_entry_get_personal (entry) == personal)
        return TRUE;
    }

  return FALSE;
}
