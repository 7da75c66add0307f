/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-autodiscover-parser.h"
#include "sp-challenge.h"
#include "sp-found-value.h"
#include "sp-parse-error.h"
#include "sp-site.h"
#include "sp-source-run.h"

/* [MS-OXDISCO], section 3.1.5, and [MS-OXDSCLI]; without ever a credential: that an Exchange
 * server asks for one, under the domain's own certificate, shows that it is there. */

#define ID "autodiscover"
#define PATH "/autodiscover/autodiscover.xml"
/* [MS-OXDISCO], section 3.1.5: beyond these they are a loop. */
#define MAX_REDIRECTS 10

typedef struct
{
  SpSourceRun *run;
  SpFinding *finding;
  char *lead;           /* (nullable) */
  char *address;        /* (nullable): to tell; NULL where it must not be told */
  gboolean tells;       /* the request under way has the address in it */
  gboolean is_clear;    /* plain http, for where it leads to */
  gboolean is_named;    /* the name server says that the host is there for this alone */
  guint n_redirects;    /* since it was begun */
  SpHttpResponse *response;
} Question;

static void fetch (Question   *self,
                   const char *url);

static void
question_free (Question *self)
{
  if (self->lead != NULL)
    sp_lookup_close_lead (self->run->lookup, self->lead);
  g_clear_pointer (&self->lead, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->response, sp_http_response_free);
  g_clear_pointer (&self->run, sp_source_run_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
question_new (SpSourceRun *run,
              const char  *asked,
              const char  *address,
              SpTrust      trust)
{
  Question *self = g_new0 (Question, 1);
  SpPersonal told = address != NULL ? SP_PERSONAL_ADDRESS : SP_PERSONAL_DOMAIN;

  self->run = sp_source_run_ref (run);
  self->address = g_strdup (address);
  self->finding = g_object_ref (sp_lookup_add_finding (run->lookup, ID, asked, told, trust));
  return self;
}

static void
end_with_words (SpFinding  *finding,
                SpNetError  code,
                const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, code, words);

  if (sp_net_error_is_absence (error) || code == SP_NET_ERROR_SIGN_IN)
    sp_finding_end_nothing (finding, error);
  else
    sp_finding_end_failed (finding, error);
}

static void
end_signed_out (Question *self)
{
  SpServer values = { .protocol = SP_PROTOCOL_EWS };
  g_autoptr (GUri) uri = g_uri_parse (self->response->url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL)
    {
      end_with_words (self->finding, SP_NET_ERROR_BAD_URL, self->response->url);
      return;
    }

  values.host = (char *) g_uri_get_host (uri);
  values.port = g_uri_get_port (uri) > 0 ? (guint16) g_uri_get_port (uri) : 443;
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
    end_signed_out (self);
  else if (g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_SIGN_IN))
    sp_finding_end_nothing (self->finding, error);
  else
    sp_finding_end_with_error (self->finding, error);
}

/* A name that is asked for anyway, by PACC, and seldom there: where it is, every name below the
 * domain may be, and then "autodiscover" means nothing. */
static char *
dup_other_name (const char *domain)
{
  return g_strconcat ("ua-auto-config.", domain, NULL);
}

static void
other_name_looked_up_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  Question *self = user_data;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;

  records = sp_net_look_up_finish (SP_NET (source), result, &error);
  if (g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_NO_NAME))
    {
      end_signed_out (self);
      question_free (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      sp_finding_end_with_error (self->finding, error);
      question_free (self);
    }
  else
    {
      sp_challenge_prove_async (self->run->lookup, self->response, self->run->cancellable,
                                proven_cb, self);
    }
}

/* Takes over the question. */
static void
take_challenge (Question *self)
{
  SpLookup *lookup = self->run->lookup;
  g_autofree char *other = NULL;

  /* The host is there for this alone: somebody says so. */
  if (self->is_named || self->n_redirects > 0)
    {
      end_signed_out (self);
      question_free (self);
      return;
    }
  if (self->lead == NULL)
    {
      sp_challenge_prove_async (lookup, self->response, self->run->cancellable, proven_cb, self);
      return;
    }

  other = dup_other_name (sp_lookup_get_domain (lookup));
  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), other,
                        SP_RECORD_ADDRESS, SP_PERSONAL_DOMAIN, self->run->cancellable,
                        other_name_looked_up_cb, self);
}

static const char *
get_own_address (Question *self)
{
  return sp_address_get_text (sp_lookup_get_address (self->run->lookup));
}

/* As if nobody had agreed to tell the address: what was answered to it leads to somebody else.
 * Takes over the question. */
static void
begin_without_address (Question *self)
{
  g_clear_pointer (&self->address, g_free);
  self->n_redirects = 0;
  sp_finding_set_third_party (self->finding, FALSE);
  fetch (self, sp_finding_get_asked (self->finding));
}

/* Takes over the question. */
static void
redirect (Question   *self,
          const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL ||
      g_strcmp0 (g_uri_get_scheme (uri), "https") != 0)
    {
      end_with_words (self->finding, SP_NET_ERROR_REDIRECT,
                      _("It leads to where the connection would not be protected."));
    }
  else if (++self->n_redirects > MAX_REDIRECTS)
    {
      end_with_words (self->finding, SP_NET_ERROR_REDIRECT, _("It leads on and on, in a circle."));
    }
  else if (sp_lookup_is_third_party (self->run->lookup, g_uri_get_host (uri)) &&
           sp_http_url_tells (url, get_own_address (self)))
    {
      if (self->address != NULL)
        {
          begin_without_address (self);
          return;
        }
      end_with_words (self->finding, SP_NET_ERROR_REDIRECT,
                      _("It leads to an address that cannot be used."));
    }
  else
    {
      if (sp_lookup_is_third_party (self->run->lookup, g_uri_get_host (uri)))
        sp_finding_set_third_party (self->finding, TRUE);
      self->is_clear = FALSE;
      fetch (self, url);
      return;
    }

  question_free (self);
}

/* "The settings are under another address." Takes over the question. */
static void
redirect_to_address (Question   *self,
                     const char *text)
{
  g_autoptr (SpAddress) address = sp_address_new (text, NULL);
  g_autofree char *site = address != NULL ? sp_site_from_host (sp_address_get_domain (address))
                                          : NULL;
  g_autofree char *url = NULL;

  /* Never a host right below a public suffix: it belongs to nobody in particular. */
  if (site == NULL)
    {
      end_with_words (self->finding, SP_NET_ERROR_REDIRECT,
                      _("It leads to an address that cannot be used."));
      question_free (self);
      return;
    }

  if (self->address != NULL)
    {
      g_free (self->address);
      self->address = g_strdup (sp_address_get_text (address));
    }
  url = g_strconcat ("https://autodiscover.", sp_address_get_domain (address), PATH, NULL);
  redirect (self, url);
}

/* Takes over the question. */
static void
parse (Question *self)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpAutodiscoverAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = sp_autodiscover_parse (self->response->body, sp_lookup_get_address (self->run->lookup),
                                  sp_finding_get_asked (self->finding), rejected, &error);
  sp_finding_set_rejected (self->finding, rejected);

  if (answer != NULL && answer->account != NULL)
    {
      sp_lookup_end_found (self->run->lookup, self->finding, answer->account);
    }
  else if (answer != NULL && answer->redirect_url != NULL)
    {
      redirect (self, answer->redirect_url);
      return;
    }
  else if (answer != NULL && answer->redirect_address != NULL)
    {
      redirect_to_address (self, answer->redirect_address);
      return;
    }
  else if (error != NULL)
    {
      sp_finding_end_with_error (self->finding, error);
    }
  else
    {
      end_with_words (self->finding, SP_NET_ERROR_PROTOCOL, _("The answer is empty."));
    }

  question_free (self);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->response, sp_http_response_free);
  self->response = sp_http_fetch_finish (SP_NET (source), result, &error);
  if (self->response != NULL)
    {
      sp_finding_set_tls (self->finding, self->response->tls_version);
      if (self->response->left_site)
        sp_finding_set_third_party (self->finding, TRUE);
    }

  if (self->tells && g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT))
    {
      begin_without_address (self);
    }
  else if (self->response == NULL)
    {
      sp_finding_end_with_error (self->finding, error);
      question_free (self);
    }
  else if (self->is_clear)
    {
      if (self->response->location != NULL)
        {
          redirect (self, self->response->location);
          return;
        }
      end_with_words (self->finding, SP_NET_ERROR_NOT_FOUND, _("It leads nowhere."));
      question_free (self);
    }
  else if (sp_challenge_is_sign_in (self->response))
    {
      take_challenge (self);
    }
  else if (sp_http_response_check (self->response, &error))
    {
      parse (self);
    }
  else
    {
      sp_finding_end_with_error (self->finding, error);
      question_free (self);
    }
}

/* Takes over the question. */
static void
fetch (Question   *self,
       const char *url)
{
  SpLookup *lookup = self->run->lookup;
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *body = NULL;
  SpHttpRequest request = { 0 };

  if (self->address != NULL && !self->is_clear &&
      sp_lookup_may_send_address (lookup, g_uri_get_host (uri)))
    body = sp_autodiscover_make_request (self->address);
  self->tells = body != NULL;

  request.url = url;
  request.body = body;
  /* Exchange answers no other spelling of it. */
  request.content_type = body != NULL ? "text/xml; charset=utf-8" : NULL;
  request.personal = body != NULL ? SP_PERSONAL_ADDRESS : SP_PERSONAL_DOMAIN;
  request.withheld = get_own_address (self);
  request.flags = self->is_clear ? SP_HTTP_ALLOW_CLEAR | SP_HTTP_NO_REDIRECT : 0;
  request.max_redirects = MAX_REDIRECTS;
  sp_http_fetch_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), &request,
                       self->run->cancellable, fetched_cb, self);
}

static const char *
get_address_for (SpLookup   *lookup,
                 const char *host)
{
  return sp_lookup_may_send_address (lookup, host)
           ? sp_address_get_text (sp_lookup_get_address (lookup))
           : NULL;
}

static void
ask_host (SpSourceRun *run,
          const char  *host,
          gboolean     is_lead)
{
  g_autofree char *url = g_strconcat ("https://", host, PATH, NULL);
  Question *question = question_new (run, url, get_address_for (run->lookup, host),
                                     SP_TRUST_PROVIDER);

  if (is_lead)
    {
      question->lead = g_strdup (host);
      sp_lookup_open_lead (run->lookup, host);
    }
  fetch (question, url);
}

/* [MS-OXDISCO], section 3.1.5.4: only for where it leads to, only if the person agreed. */
static void
ask_in_clear (SpSourceRun *run,
              const char  *host)
{
  g_autofree char *url = g_strconcat ("http://", host, PATH, NULL);
  Question *question = question_new (run, url, NULL, SP_TRUST_NONE);

  question->is_clear = TRUE;
  fetch (question, url);
}

static void
ask_named_host (SpSourceRun *run,
                SpRecords   *records)
{
  const SpRecord *record = sp_records_get (records, 0);
  gboolean is_stranger = sp_lookup_is_third_party (run->lookup, record->text);
  SpTrust trust = SP_TRUST_PROVIDER;
  g_autofree char *url = NULL;
  Question *question;

  /* The certificate of a stranger's host proves the stranger: the way there is as good as the
   * name server's word. */
  if (is_stranger)
    trust = sp_records_are_authenticated (records) ? SP_TRUST_SIGNED_NAMES : SP_TRUST_NAMES;

  url = g_uri_join (G_URI_FLAGS_NONE, "https", NULL, record->text,
                    record->port == 443 ? -1 : record->port, PATH, NULL, NULL);
  question = question_new (run, url, get_address_for (run->lookup, record->text), trust);
  question->is_named = TRUE;
  sp_finding_set_third_party (question->finding, is_stranger);
  fetch (question, url);
}

static void
name_looked_up_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const SpRecord *record;

  records = sp_net_look_up_finish (SP_NET (source), result, &error);
  if (records == NULL || sp_records_get_n_records (records) == 0)
    {
      if (error != NULL)
        sp_finding_end_with_error (self->finding, error);
      else
        sp_finding_end_nothing (self->finding, NULL);
      return;
    }

  record = sp_records_get (records, 0);
  if (record->text[0] == '\0')
    {
      end_with_words (self->finding, SP_NET_ERROR_NO_NAME,
                      _("The domain says that it does not offer this."));
    }
  else if (record->port == 0 || !sp_found_value_is_host (record->text))
    {
      end_with_words (self->finding, SP_NET_ERROR_PROTOCOL,
                      _("The name server’s answer has no server that can be used."));
    }
  else
    {
      /* Translators: %s is the name of a host; it is asked next */
      words = g_strdup_printf (_("It leads to %s."), record->text);
      end_with_words (self->finding, SP_NET_ERROR_NO_NAME, words);
      ask_named_host (self->run, records);
    }
}

static void
autodiscover_start (SpLookup           *lookup,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);
  const char *domain = sp_lookup_get_domain (lookup);
  g_autofree char *host = g_strconcat ("autodiscover.", domain, NULL);
  g_autofree char *name = g_strconcat ("_autodiscover._tcp.", domain, NULL);
  g_autofree char *other = dup_other_name (domain);

  /* To be known by the time it matters; nobody waits for it. */
  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), other,
                        SP_RECORD_ADDRESS, SP_PERSONAL_DOMAIN, cancellable, NULL, NULL);
  ask_host (run, host, TRUE);
  ask_host (run, domain, FALSE);
  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), name,
                        SP_RECORD_SRV, SP_PERSONAL_DOMAIN, cancellable, name_looked_up_cb,
                        question_new (run, name, NULL, SP_TRUST_NAMES));
  if (sp_lookup_may_use_clear (lookup))
    ask_in_clear (run, host);
}

const SpSource sp_source_autodiscover = {
  .id = ID,
  /* Translators: Microsoft's name for how Exchange servers give their settings; not translated */
  .title = N_("Exchange Autodiscover"),
  .trust = SP_TRUST_PROVIDER,
  .asks_hosts = TRUE,
  .start = autodiscover_start,
};
