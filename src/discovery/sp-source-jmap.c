/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-challenge.h"
#include "sp-found-value.h"
#include "sp-jmap-parser.h"
#include "sp-parse-error.h"
#include "sp-source-run.h"

/* RFC 8620, section 2.2: the name server says where to ask; failing that, the domain itself is
 * asked. */

#define ID "jmap"

typedef struct
{
  SpSourceRun *run;
  SpFinding *finding;
  gboolean is_named; /* the name server named the host as a JMAP server's */
  SpHttpResponse *response;
} Question;

static void
question_free (Question *self)
{
  g_clear_pointer (&self->run, sp_source_run_unref);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->response, sp_http_response_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
question_new (SpSourceRun *run,
              const char  *asked,
              SpTrust      trust)
{
  Question *self = g_new0 (Question, 1);

  self->run = sp_source_run_ref (run);
  self->finding = g_object_ref (sp_lookup_add_finding (run->lookup, ID, asked, SP_PERSONAL_DOMAIN,
                                                       trust));
  return self;
}

static void
end_found (Question *self)
{
  SpServer values = { .protocol = SP_PROTOCOL_JMAP, .url = self->response->url };

  sp_challenge_end_found (self->run->lookup, self->finding, self->response, &values);
}

static void
proven_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (GError) error = NULL;

  if (sp_challenge_prove_finish (SP_LOOKUP (source), result, &error))
    end_found (self);
  else if (g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_SIGN_IN))
    sp_finding_end_nothing (self->finding, error);
  else
    sp_finding_end_with_error (self->finding, error);
}

static void
parse (Question *self)
{
  g_autoptr (SpAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  account = sp_jmap_parse (self->response->body, sp_lookup_get_address (self->run->lookup),
                           sp_finding_get_asked (self->finding), &error);
  if (account != NULL)
    sp_lookup_end_found (self->run->lookup, self->finding, account);
  else
    sp_finding_end_with_error (self->finding, error);
}

static void
take_challenge (Question *self)
{
  if (!self->is_named)
    {
      sp_challenge_prove_async (self->run->lookup, self->response, self->run->cancellable,
                                proven_cb, self);
      return;
    }

  end_found (self);
  question_free (self);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;

  self->response = sp_http_fetch_finish (SP_NET (source), result, &error);
  if (self->response != NULL)
    {
      sp_finding_set_tls (self->finding, self->response->tls_version);
      if (self->response->left_site)
        sp_finding_set_third_party (self->finding, TRUE);
      if (sp_challenge_is_sign_in (self->response))
        {
          take_challenge (self);
          return;
        }
    }

  if (self->response != NULL && sp_http_response_check (self->response, &error))
    parse (self);
  else
    sp_finding_end_with_error (self->finding, error);
  question_free (self);
}

static void
ask (SpSourceRun *run,
     const char  *host,
     guint16      port,
     SpTrust      trust,
     gboolean     is_named)
{
  g_autofree char *url = NULL;
  SpHttpRequest request = { 0 };
  Question *question;

  url = g_uri_join (G_URI_FLAGS_NONE, "https", NULL, host, port == 443 ? -1 : port,
                    "/.well-known/jmap", NULL, NULL);
  question = question_new (run, url, trust);
  question->is_named = is_named;
  sp_finding_set_third_party (question->finding, sp_lookup_is_third_party (run->lookup, host));

  request.url = url;
  request.accept = "application/json";
  request.personal = SP_PERSONAL_DOMAIN;
  sp_http_fetch_async (sp_lookup_get_net (run->lookup), sp_lookup_get_ledger (run->lookup),
                       &request, run->cancellable, fetched_cb, question);
}

static void
ask_domain (SpSourceRun *run)
{
  ask (run, sp_lookup_get_domain (run->lookup), 443, SP_TRUST_PROVIDER, FALSE);
}

static void
end_with_words (SpFinding  *finding,
                const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME, words);

  sp_finding_end_nothing (finding, error);
}

static void
follow (Question  *self,
        SpRecords *records)
{
  const SpRecord *record = sp_records_get (records, 0);
  g_autofree char *words = NULL;
  SpTrust trust = SP_TRUST_PROVIDER;

  if (record->text[0] == '\0')
    {
      end_with_words (self->finding, _("The domain says that it does not offer this."));
      return;
    }
  if (record->port == 0 || !sp_found_value_is_host (record->text))
    {
      g_autoptr (GError) error =
        g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_PROTOCOL,
                             _("The name server’s answer has no server that can be used."));

      sp_finding_end_failed (self->finding, error);
      return;
    }

  /* The certificate of a stranger's host proves the stranger: the way there is as good as the
   * name server's word. */
  if (sp_lookup_is_third_party (self->run->lookup, record->text))
    trust = sp_records_are_authenticated (records) ? SP_TRUST_SIGNED_NAMES : SP_TRUST_NAMES;

  /* Translators: %s is the name of a host; it is asked next */
  words = g_strdup_printf (_("It leads to %s."), record->text);
  end_with_words (self->finding, words);
  ask (self->run, record->text, record->port, trust, TRUE);
}

static void
name_looked_up_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;

  records = sp_net_look_up_finish (SP_NET (source), result, &error);
  if (records != NULL && sp_records_get_n_records (records) > 0)
    {
      follow (self, records);
      return;
    }

  if (error != NULL)
    sp_finding_end_with_error (self->finding, error);
  else
    sp_finding_end_nothing (self->finding, NULL);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ask_domain (self->run);
}

static void
jmap_start (SpLookup           *lookup,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  g_autofree char *name = g_strconcat ("_jmap._tcp.", sp_lookup_get_domain (lookup), NULL);

  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), name,
                        SP_RECORD_SRV, SP_PERSONAL_DOMAIN, cancellable, name_looked_up_cb,
                        question_new (run, name, SP_TRUST_NAMES));
}

const SpSource sp_source_jmap = {
  .id = ID,
  .title = N_("JMAP"),
  .trust = SP_TRUST_PROVIDER,
  .asks_hosts = TRUE,
  .start = jmap_start,
};
