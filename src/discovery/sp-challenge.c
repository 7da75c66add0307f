/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-challenge.h"

#include <glib/gi18n-lib.h>

#define UNAUTHORIZED 401
#define FORBIDDEN 403
/* A page that nobody has; its name tells an administrator what asked for it. */
#define NO_SUCH_PAGE "/signpost-no-such-page"

static const struct
{
  const char *scheme;
  SpAuthentication authentication;
} schemes[] = {
  /* Best first, as in [MS-OXDISCO] and what Exchange sends. */
  { "Bearer", SP_AUTHENTICATION_OAUTH2 },
  { "Negotiate", SP_AUTHENTICATION_GSSAPI },
  { "NTLM", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "Basic", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
};

static gboolean
has_scheme (const SpHttpResponse *response,
            const char           *scheme)
{
  for (guint i = 0; response->challenges[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (response->challenges[i], scheme) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_challenge_is_sign_in:
 * @response: what a web server answered
 *
 * Returns: whether it asks to sign in, over TLS, in one of the ways in which mail services do
 */
gboolean
sp_challenge_is_sign_in (const SpHttpResponse *response)
{
  g_return_val_if_fail (response != NULL, FALSE);

  if (response->tls_version == NULL ||
      (response->status != UNAUTHORIZED && response->status != FORBIDDEN))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (has_scheme (response, schemes[i].scheme))
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_challenge_add_authentications:
 * @response: what a web server answered
 * @values: the values of a server to be made
 *
 * Adds the ways to sign in that were offered, best first.
 */
void
sp_challenge_add_authentications (const SpHttpResponse *response,
                                  SpServer             *values)
{
  g_return_if_fail (response != NULL);
  g_return_if_fail (values != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (has_scheme (response, schemes[i].scheme))
        values->authentications[values->n_authentications++] = schemes[i].authentication;
    }
}

/**
 * sp_challenge_end_found:
 * @lookup: a lookup
 * @finding: the finding of the question that was answered so
 * @response: what a web server answered
 * @values: the values of the server that lives there, as far as they are known
 *
 * Ends the finding with an account of that server alone, which tells more only to those who sign
 * in.
 */
void
sp_challenge_end_found (SpLookup             *lookup,
                        SpFinding            *finding,
                        const SpHttpResponse *response,
                        SpServer             *values)
{
  g_autoptr (GPtrArray) servers = NULL;
  g_autoptr (SpAccount) account = NULL;

  g_return_if_fail (SP_IS_LOOKUP (lookup));
  g_return_if_fail (SP_IS_FINDING (finding));
  g_return_if_fail (response != NULL);
  g_return_if_fail (values != NULL);

  values->security = SP_SECURITY_TLS;
  values->confidence = SP_CONFIDENCE_PROVIDER_DEFAULT;
  values->user_name = (char *) "%EMAILADDRESS%";
  values->source = (char *) sp_finding_get_asked (finding);
  sp_challenge_add_authentications (response, values);

  servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_ptr_array_add (servers, sp_server_new (values));
  account = sp_account_new (sp_lookup_get_address (lookup), NULL, servers, NULL);
  sp_finding_set_needs_sign_in (finding, TRUE);
  sp_lookup_end_found (lookup, finding, account);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  response = sp_http_fetch_finish (SP_NET (source), result, &error);
  if (response == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (response->status == UNAUTHORIZED)
    g_task_return_new_error (task, SP_NET_ERROR, SP_NET_ERROR_SIGN_IN, "%s",
                             _("This web server wants a password whatever it is asked for, which is "
                               "no sign of a mail service."));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sp_challenge_prove_async:
 * @lookup: a lookup
 * @response: what a web server answered
 * @cancellable: (nullable): ends it early
 * @callback: called once when it has ended
 * @user_data: passed to @callback
 *
 * A web server may want a password of everybody and for everything; then that it wants one
 * proves nothing. Asks the same server for a page that does not exist.
 */
void
sp_challenge_prove_async (SpLookup             *lookup,
                          const SpHttpResponse *response,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *url = NULL;
  SpHttpRequest request = { 0 };

  g_return_if_fail (SP_IS_LOOKUP (lookup));
  g_return_if_fail (response != NULL);

  task = g_task_new (lookup, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_challenge_prove_async);

  uri = g_uri_parse (response->url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    {
      g_task_return_new_error (task, SP_NET_ERROR, SP_NET_ERROR_BAD_URL, "%s", response->url);
      return;
    }

  url = g_uri_join (G_URI_FLAGS_NONE, "https", NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                    NO_SUCH_PAGE, NULL, NULL);
  request.url = url;
  request.personal = SP_PERSONAL_DOMAIN;
  request.flags = SP_HTTP_NO_REDIRECT;
  sp_http_fetch_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), &request,
                       cancellable, asked_cb, g_steal_pointer (&task));
}

/**
 * sp_challenge_prove_finish:
 * @lookup: a lookup
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it asks for some of its pages only
 */
gboolean
sp_challenge_prove_finish (SpLookup     *lookup,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, lookup), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
