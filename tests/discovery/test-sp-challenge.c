/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-challenge.h"

#include "sp-test.h"
#include "sp-test-run.h"

#define URL "https://example.org:8443/deep/page?query"
#define OTHER_URL "https://example.org:8443/signpost-no-such-page"

static void
test_schemes (void)
{
  static const struct
  {
    guint status;
    const char *tls;
    const char *schemes;
    gboolean is_sign_in;
    const char *authentications;
  } cases[] = {
    { 401, "TLS 1.3", "Basic", TRUE, "password-cleartext" },
    { 403, "TLS 1.3", "NTLM", TRUE, "password-encrypted" },
    { 401, "TLS 1.2", "ntlm,NEGOTIATE,basic,bearer", TRUE,
      "oauth2 gssapi password-encrypted password-cleartext" },
    { 401, "TLS 1.3", "Digest,Basic,Basic", TRUE, "password-cleartext" },
    { 401, "TLS 1.3", "Digest", FALSE, "" },
    { 401, "TLS 1.3", "", FALSE, "" },
    { 200, "TLS 1.3", "Basic", FALSE, NULL },
    { 500, "TLS 1.3", "Basic", FALSE, NULL },
    { 401, NULL, "Basic", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) schemes = g_strsplit (cases[i].schemes, ",", -1);
      SpHttpResponse response = { .status = cases[i].status, .challenges = schemes,
                                  .tls_version = (char *) cases[i].tls };
      SpServer values = { 0 };
      g_autoptr (GString) text = g_string_new (NULL);

      g_assert_cmpint (sp_challenge_is_sign_in (&response), ==, cases[i].is_sign_in);
      if (cases[i].authentications == NULL)
        continue;

      sp_challenge_add_authentications (&response, &values);
      for (guint j = 0; j < values.n_authentications; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " " : "",
                                sp_authentication_to_id (values.authentications[j]));
      g_assert_cmpstr (text->str, ==, cases[i].authentications);
    }
}

typedef struct
{
  SpTestRun run;
  SpHttpResponse response;
} Fixture;

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  Fixture *self = data;

  sp_test_run_begin (&self->run);
  sp_challenge_prove_async (self->run.lookup, &self->response, cancellable, callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  Fixture *self = data;

  return sp_challenge_prove_finish (self->run.lookup, result, error);
}

static void
set_up (Fixture *self,
        guint    status)
{
  self->response = (SpHttpResponse) { .status = 401, .url = (char *) URL };
  sp_test_run_init (&self->run, &sp_source_jmap);
  sp_fake_resolver_add_address (self->run.resolver, "example.org", "127.0.0.1");
  sp_local_server_add_web (self->run.server, "example.org", 8443, SP_LOCAL_VALID);
  sp_local_server_answer_text (self->run.server, OTHER_URL, status, NULL, NULL);
}

static gboolean
prove (Fixture *self,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  start (NULL, sp_test_take_result, &result, self);
  sp_test_await (&result);
  return finish (result, self, error);
}

static void
test_proven (void)
{
  static const guint statuses[] = { 404, 200, 403, 302, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      Fixture fixture;
      g_autoptr (GError) error = NULL;

      set_up (&fixture, statuses[i]);
      g_assert_true (prove (&fixture, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (sp_local_server_count (fixture.run.server, "GET " OTHER_URL), ==, 1);
      g_assert_false (sp_test_run_has_told (&fixture.run, SP_PERSONAL_ADDRESS));
      sp_test_run_clear (&fixture.run);
    }
}

static void
test_unproven (void)
{
  static const char * const urls[] = { "nonsense", "https://" };
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  set_up (&fixture, 401);
  g_assert_false (prove (&fixture, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_SIGN_IN);
  g_clear_error (&error);

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      fixture.response.url = (char *) urls[i];
      g_assert_false (prove (&fixture, &error));
      g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_BAD_URL);
      g_clear_error (&error);
    }
  sp_test_run_clear (&fixture.run);
}

static void
test_cancel (void)
{
  Fixture fixture;

  set_up (&fixture, 404);
  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &fixture), >, 1);
  sp_test_run_clear (&fixture.run);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/challenge/schemes", test_schemes);
  g_test_add_func ("/challenge/proven", test_proven);
  g_test_add_func ("/challenge/unproven", test_unproven);
  g_test_add_func ("/challenge/cancel", test_cancel);

  return g_test_run ();
}
