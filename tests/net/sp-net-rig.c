/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-rig.h"

#include "sp-test.h"

static gboolean
is_gone (gpointer data)
{
  gpointer *object = data;

  return *object == NULL;
}

/**
 * sp_net_rig_await_finalized:
 * @object: (transfer full): an object that nobody should need any more
 *
 * GIO closes a connection in a thread, which keeps what belongs to it for a moment.
 */
void
sp_net_rig_await_finalized (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  sp_test_await_true (is_gone, &object);
}

/**
 * sp_net_rig_set_up:
 * @self: a fixture
 * @data: unused
 */
void
sp_net_rig_set_up (SpNetRig     *self,
                   gconstpointer data)
{
  static const char * const hosts[] = {
    "www.example.org",
    "autoconfig.example.org",
    "mail.example.org",
    "www.example.net",
  };

  self->resolver = sp_fake_resolver_new ();
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    sp_fake_resolver_add_address (self->resolver, hosts[i], "127.0.0.1");
  self->server = sp_local_server_new ();
  self->net = sp_local_server_make_net (self->server, sp_fake_resolver_as_resolver (self->resolver));
  self->ledger = sp_ledger_new ();
}

/**
 * sp_net_rig_tear_down:
 * @self: a fixture
 * @data: unused
 *
 * Fails the test when something still uses the network.
 */
void
sp_net_rig_tear_down (SpNetRig     *self,
                      gconstpointer data)
{
  sp_net_rig_await_finalized (self->ledger);
  sp_net_rig_await_finalized (self->net);
  g_object_unref (self->resolver);
  sp_local_server_free (self->server);
}

/**
 * sp_net_rig_get_contact:
 * @self: a fixture
 * @kind: a kind of contact
 * @nth: counted from 0
 *
 * Returns: (transfer full) (nullable): that entry of the ledger
 */
SpLedgerEntry *
sp_net_rig_get_contact (SpNetRig     *self,
                        SpContactKind kind,
                        guint         nth)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ledger)); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->ledger), i);

      if (sp_ledger_entry_get_kind (entry) == kind && nth-- == 0)
        return g_steal_pointer (&entry);
    }

  return NULL;
}

/**
 * sp_net_rig_fetch:
 * @self: a fixture
 * @request: what to ask
 * @error: return location for an error
 *
 * Returns: (transfer full): what sp_http_fetch_finish() returns
 */
SpHttpResponse *
sp_net_rig_fetch (SpNetRig            *self,
                  const SpHttpRequest *request,
                  GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_http_fetch_async (self->net, self->ledger, request, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_http_fetch_finish (self->net, result, error);
}

/**
 * sp_net_rig_fetch_url:
 * @self: a fixture
 * @url: what to ask
 * @flags: how
 * @error: return location for an error
 *
 * Returns: (transfer full): what sp_http_fetch_finish() returns
 */
SpHttpResponse *
sp_net_rig_fetch_url (SpNetRig   *self,
                      const char *url,
                      SpHttpFlags flags,
                      GError    **error)
{
  const SpHttpRequest request = { .url = url, .flags = flags, .personal = SP_PERSONAL_DOMAIN };

  return sp_net_rig_fetch (self, &request, error);
}

/**
 * sp_net_rig_assert_fails:
 * @self: a fixture
 * @url: what to ask
 * @flags: how
 * @code: why there must be no answer
 */
void
sp_net_rig_assert_fails (SpNetRig   *self,
                         const char *url,
                         SpHttpFlags flags,
                         SpNetError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHttpResponse) response = sp_net_rig_fetch_url (self, url, flags, &error);

  g_assert_null (response);
  g_assert_error (error, SP_NET_ERROR, (gint) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 8);
}

/**
 * sp_net_rig_assert_body:
 * @response: an answer
 * @body: what must be in it
 */
void
sp_net_rig_assert_body (const SpHttpResponse *response,
                        const char           *body)
{
  gsize length;
  const char *data = g_bytes_get_data (response->body, &length);

  g_assert_cmpmem (data, length, body, strlen (body));
}
