/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-pacc-parser.h"
#include "sp-page.h"
#include "sp-source-run.h"

/* draft-ietf-mailmaint-pacc: a document at a host of the domain, and its digest in the domain's
 * names, asked for at once. Neither is believed without the other. */

#define ID "pacc"
/* The document says when it is of use; this bounds nothing. */
#define FOREVER G_MAXINT

typedef struct
{
  SpSourceRun *run;
  SpFinding *finding;
  SpDeadline *names; /* lets go of the names once the document is known to be missing */
  char *host;
  char *url;
  GBytes *bytes;      /* (nullable): until both have come */
  SpRecords *records; /* (nullable) */
  GError *error;      /* (nullable): in place of the records */
} Question;

static void
question_clear (gpointer data)
{
  Question *self = data;

  sp_lookup_close_lead (self->run->lookup, self->host);
  g_clear_pointer (&self->names, sp_deadline_free);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->records, sp_records_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->run, sp_source_run_unref);
}

static void
question_unref (Question *self)
{
  g_rc_box_release_full (self, question_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_unref)

static void
end_failed (Question   *self,
            const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_PROTOCOL, words);

  sp_finding_end_failed (self->finding, error);
}

static SpAccount *
parse (Question *self,
       GError  **error)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  SpAccount *account;

  account = sp_pacc_parse (self->bytes, sp_lookup_get_address (self->run->lookup), self->url,
                           rejected, error);
  sp_finding_set_rejected (self->finding, rejected);
  return account;
}

static void
take_proven (Question *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = parse (self, &error);

  if (account != NULL)
    sp_lookup_end_found (self->run->lookup, self->finding, account);
  else
    sp_finding_end_failed (self->finding, error);
}

/* Most often no such document at all, but a web page in its place. */
static void
refuse_unproven (Question *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = parse (self, &error);

  if (account != NULL)
    g_set_error_literal (&error, SP_NET_ERROR, SP_NET_ERROR_PROTOCOL,
                         _("There is a document, but the name server has no digest of it. It must "
                           "not be used without."));
  sp_finding_end_nothing (self->finding, error);
}

static SpPaccDigest
compare (Question *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; self->records != NULL && i < sp_records_get_n_records (self->records); i++)
    {
      const SpRecord *record = sp_records_get (self->records, i);

      if (record->text != NULL)
        g_ptr_array_add (texts, record->text);
    }
  g_ptr_array_add (texts, NULL);

  return sp_pacc_compare_digest (self->bytes, (const char * const *) texts->pdata);
}

static void
judge (Question *self)
{
  if (self->bytes == NULL || (self->records == NULL && self->error == NULL))
    return;

  if (self->error != NULL && !sp_net_error_is_absence (self->error))
    {
      sp_finding_end_with_error (self->finding, self->error);
      return;
    }

  switch (compare (self))
    {
    case SP_PACC_DIGEST_RIGHT:
      take_proven (self);
      break;

    case SP_PACC_DIGEST_WRONG:
      end_failed (self, _("The document is not the one whose digest the name server has. It may "
                          "have been tampered with."));
      break;

    case SP_PACC_DIGEST_NONE:
    default:
      refuse_unproven (self);
      break;
    }
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (GError) error = NULL;

  self->bytes = sp_page_fetch_finish (SP_LOOKUP (source), result, &error);
  if (self->bytes != NULL)
    {
      judge (self);
      return;
    }

  sp_finding_end_with_error (self->finding, error);
  g_cancellable_cancel (sp_deadline_get_cancellable (self->names));
}

static void
names_looked_up_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Question) self = user_data;

  self->records = sp_net_look_up_finish (SP_NET (source), result, &self->error);
  judge (self);
}

static void
pacc_start (SpLookup           *lookup,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_autoptr (Question) self = g_rc_box_new0 (Question);
  g_autofree char *name = g_strconcat ("_ua-auto-config.", sp_lookup_get_domain (lookup), NULL);
  SpPage page = { 0 };

  self->run = sp_source_run_new (lookup, cancellable, callback, user_data);
  self->names = sp_deadline_new (cancellable, FOREVER);
  self->host = g_strconcat ("ua-auto-config.", sp_lookup_get_domain (lookup), NULL);
  self->url = g_strdup_printf ("https://%s/.well-known/user-agent-configuration.json", self->host);
  self->finding = g_object_ref (sp_lookup_add_finding (lookup, ID, self->url, SP_PERSONAL_DOMAIN,
                                                       SP_TRUST_PROVIDER));

  page.url = self->url;
  page.accept = "application/json";
  page.told = SP_PERSONAL_DOMAIN;
  sp_lookup_open_lead (lookup, self->host);
  sp_page_fetch_async (lookup, &page, self->finding, cancellable, fetched_cb,
                       g_rc_box_acquire (self));
  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), name,
                        SP_RECORD_TXT, SP_PERSONAL_DOMAIN,
                        sp_deadline_get_cancellable (self->names), names_looked_up_cb,
                        g_rc_box_acquire (self));
}

const SpSource sp_source_pacc = {
  .id = ID,
  /* Translators: a source of settings, short for Provider Automatic Configuration for Clients */
  .title = N_("PACC"),
  .trust = SP_TRUST_PROVIDER,
  .asks_hosts = TRUE,
  .start = pacc_start,
};
