/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-rig.h"

#include "sp-test.h"

SpCheckRig *
sp_check_rig_new (void)
{
  SpCheckRig *self = g_new0 (SpCheckRig, 1);

  self->server = sp_local_server_new ();
  self->resolver = sp_fake_resolver_new ();
  sp_fake_resolver_add_address (self->resolver, RIG_HOST, "127.0.0.1");
  self->net = sp_local_server_make_net (self->server, sp_fake_resolver_as_resolver (self->resolver));
  return self;
}

static gboolean
is_gone (gpointer data)
{
  gpointer *object = data;

  return *object == NULL;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Everything that was cancelled lets go of the network, some of it from a thread of its own. */
void
sp_check_rig_free (SpCheckRig *self)
{
  SpNet *net = self->net;
  guint wake = g_timeout_add (1, wake_cb, NULL);

  g_object_add_weak_pointer (G_OBJECT (net), (gpointer *) &self->net);
  g_object_unref (net);
  sp_test_await_true (is_gone, &self->net);
  g_source_remove (wake);
  g_object_unref (self->resolver);
  sp_local_server_free (self->server);
  g_free (self);
}

SpServer *
sp_check_rig_make_server (SpProtocol protocol,
                          SpSecurity security,
                          guint16    port)
{
  SpServer values = { 0 };

  values.protocol = protocol;
  values.security = security;
  values.host = (char *) RIG_HOST;
  values.port = port;
  values.user_name = (char *) "%EMAILADDRESS%";
  return sp_server_new (&values);
}

SpServer *
sp_check_rig_make_page (SpProtocol  protocol,
                        const char *url)
{
  SpServer values = { 0 };

  values.protocol = protocol;
  values.security = SP_SECURITY_TLS;
  values.url = (char *) url;
  return sp_server_new (&values);
}

SpCheck *
sp_check_rig_make_check (SpCheckRig *self,
                         SpServer   *server)
{
  SpCheck *check = sp_check_new (self->net, NULL, server);

  sp_check_set_deadline (check, 5000);
  return check;
}

SpCheck *
sp_check_rig_play (SpCheckRig *self,
                   SpProtocol  protocol,
                   SpSecurity  security,
                   const char *script)
{
  guint16 port = security == SP_SECURITY_TLS ? 993 : 143;
  g_autoptr (SpServer) server = sp_check_rig_make_server (protocol, security, port);

  sp_local_server_add_lines (self->server, RIG_HOST, port, SP_LOCAL_VALID, security == SP_SECURITY_TLS,
                             script);
  return sp_check_rig_make_check (self, server);
}

void
sp_check_rig_run (SpCheck    *check,
                  const char *user,
                  const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SpPassword) secret = NULL;
  g_autoptr (GError) error = NULL;

  if (password != NULL)
    secret = sp_password_new (password, strlen (password), &error);
  g_assert_no_error (error);
  sp_check_run_async (check, user, secret, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  sp_check_run_finish (check, result, &error);
  g_assert_no_error (error);
  g_assert_false (sp_check_is_running (check));
}

void
sp_check_rig_run_account (SpAccountCheck *check,
                          const char     *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SpPassword) secret = NULL;
  g_autoptr (GError) error = NULL;

  if (password != NULL)
    secret = sp_password_new (password, strlen (password), &error);
  g_assert_no_error (error);
  sp_account_check_run_async (check, secret, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  sp_account_check_run_finish (check, result, &error);
  g_assert_no_error (error);
}

SpCheckStep *
sp_check_rig_get_step (SpCheck        *check,
                       SpCheckStepKind kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      if (sp_check_step_get_kind (step) == kind)
        return step;
    }

  g_assert_not_reached ();
}

/* That step broke, all before it held, and none after it was tried. */
void
sp_check_rig_assert_broken (SpCheck        *check,
                            SpCheckStepKind kind,
                            const char     *meaning)
{
  gboolean is_over = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);
      gboolean is_it = sp_check_step_get_kind (step) == kind;

      if (is_it)
        is_over = TRUE;
      g_test_message ("%s: %s: %s", sp_check_step_kind_to_id (sp_check_step_get_kind (step)),
                      sp_check_outcome_to_id (sp_check_step_get_outcome (step)),
                      sp_check_step_get_detail (step));
      g_assert_cmpint (sp_check_step_get_outcome (step), ==,
                       is_it ? SP_CHECK_FAILED : is_over ? SP_CHECK_SKIPPED : SP_CHECK_OK);
      if (is_over && !is_it)
        g_assert_cmpint (sp_check_step_get_ms (step), ==, -1);
      else
        g_assert_cmpint (sp_check_step_get_ms (step), >=, 0);
    }

  g_assert_false (sp_check_works (check));
  g_assert_nonnull (sp_check_get_meaning (check));
  g_assert_cmpstr (sp_meaning_get_id (sp_check_get_meaning (check)), ==, meaning);
}

void
sp_check_rig_assert_works (SpCheck *check)
{
  SpCheckStep *broken = sp_check_get_first_broken (check);

  if (broken != NULL)
    g_test_message ("%s: %s", sp_check_step_kind_to_id (sp_check_step_get_kind (broken)),
                    sp_check_step_get_detail (broken));
  g_assert_null (broken);
  g_assert_true (sp_check_works (check));
}

const char *
sp_check_rig_get_meaning_id (SpCheck *check)
{
  SpMeaning *meaning = sp_check_get_meaning (check);

  return meaning != NULL ? sp_meaning_get_id (meaning) : NULL;
}

static void
collect (GString    *text,
         const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s\n", part);
}

char *
sp_check_rig_collect (SpCheck *check)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = sp_check_dup_name (check);
  SpMeaning *meaning = sp_check_get_meaning (check);
  GListModel *ledger = G_LIST_MODEL (sp_check_get_ledger (check));
  GListModel *remarks = sp_check_get_remarks (check);

  collect (text, name);
  collect (text, sp_check_get_reply (check));
  if (meaning != NULL)
    {
      collect (text, sp_meaning_get_meaning (meaning));
      collect (text, sp_meaning_get_fix (meaning));
    }
  for (guint i = 0; sp_check_get_abilities (check)[i] != NULL; i++)
    collect (text, sp_check_get_abilities (check)[i]);
  for (guint i = 0; sp_check_get_mechanisms (check)[i] != NULL; i++)
    collect (text, sp_check_get_mechanisms (check)[i]);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      collect (text, sp_check_step_get_detail (step));
    }
  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (SpRemark) remark = g_list_model_get_item (remarks, i);

      collect (text, sp_remark_get_text (remark));
    }
  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);

      collect (text, sp_ledger_entry_get_host (entry));
      collect (text, sp_ledger_entry_get_detail (entry));
      collect (text, sp_ledger_entry_get_outcome (entry));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
