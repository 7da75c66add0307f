/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-found-value.h"
#include "sp-service.h"
#include "sp-source-run.h"

/* What the name server says: RFC 6186, RFC 8314 (section 5.1) for submissions, RFC 6764 for
 * calendars and address books. */

#define ID "srv"

/* Of one service: the rest stands in for these when they fail, and nobody reads them all. */
#define MAX_SERVERS 8

static const struct
{
  const char *name;
  const char *what; /* (nullable): what lies there if it is no mail service */
} questions[] = {
  /* In the order in which an account is made of them. */
  { "_imaps._tcp", NULL },
  { "_submissions._tcp", NULL },
  { "_imap._tcp", NULL },
  { "_submission._tcp", NULL },
  { "_pop3s._tcp", NULL },
  { "_pop3._tcp", NULL },
  /* An account has no place for these; that they exist is worth knowing all the same.
   * Translators: %s is a server and its port */
  { "_caldavs._tcp", N_("No mail server, but calendars, at %s.") },
  { "_carddavs._tcp", N_("No mail server, but address books, at %s.") },
};

typedef struct
{
  SpSourceRun *run;
  SpFinding *finding;
  char *name;
  guint index;
} Question;

static void
question_free (Question *self)
{
  g_clear_pointer (&self->run, sp_source_run_unref);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static SpServiceKind
find_service (const char *name)
{
  SpServiceKind kind = SP_SERVICE_IMAPS;

  while (kind < SP_N_SERVICES && !g_str_equal (sp_services[kind].name, name))
    kind++;

  return kind;
}

/* RFC 2782: "." as the only target is a service that is decidedly not offered. */
static gboolean
is_absent (SpRecords *records)
{
  return sp_records_get_n_records (records) == 1 && sp_records_get (records, 0)->text[0] == '\0';
}

static void
end_with_words (SpFinding  *finding,
                SpNetError  code,
                const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (SP_NET_ERROR, code, words);

  sp_finding_end_nothing (finding, error);
}

static void
take_other (Question  *self,
            SpRecords *records)
{
  const SpRecord *record = sp_records_get (records, 0);
  g_autofree char *place = g_strdup_printf ("%s:%u", record->text, record->port);
  g_autofree char *words = NULL;

  /* The format comes from the table above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (_(questions[self->index].what), place);
#pragma GCC diagnostic pop
  end_with_words (self->finding, SP_NET_ERROR_NO_NAME, words);
}

static void
take_mail (Question  *self,
           SpRecords *records)
{
  SpServiceKind kind = find_service (questions[self->index].name);
  g_autoptr (GPtrArray) servers = NULL;
  g_autoptr (GPtrArray) rejected = NULL;
  g_autoptr (SpAccount) account = NULL;

  servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  rejected = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      const SpRecord *record = sp_records_get (records, i);

      if (servers->len == MAX_SERVERS)
        break;

      if (record->port != 0 && sp_found_value_is_host (record->text))
        g_ptr_array_add (servers, sp_service_make_server (kind, record->text, record->port,
                                                          self->name));
      else if (record->text[0] != '\0')
        /* Translators: %s is what a name server gave in place of the name of a mail server */
        g_ptr_array_add (rejected, g_strdup_printf (_("“%s” is no server with a port."),
                                                    record->text));
    }

  sp_finding_set_rejected (self->finding, rejected);
  if (servers->len == 0)
    {
      g_autoptr (GError) error =
        g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_PROTOCOL,
                             _("The name server’s answer has no server that can be used."));

      sp_finding_end_failed (self->finding, error);
      return;
    }

  if (sp_records_are_authenticated (records))
    sp_finding_set_trust (self->finding, SP_TRUST_SIGNED_NAMES);

  account = sp_account_new (sp_lookup_get_address (self->run->lookup), NULL, servers, NULL);
  sp_lookup_end_found (self->run->lookup, self->finding, account);
}

static void
records_looked_up_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;

  records = sp_net_look_up_finish (SP_NET (source), result, &error);
  if (records == NULL)
    sp_finding_end_with_error (self->finding, error);
  else if (sp_records_get_n_records (records) == 0)
    sp_finding_end_nothing (self->finding, NULL);
  else if (is_absent (records))
    end_with_words (self->finding, SP_NET_ERROR_NO_NAME,
                    _("The domain says that it does not offer this."));
  else if (questions[self->index].what != NULL)
    take_other (self, records);
  else
    take_mail (self, records);

  if (questions[self->index].what == NULL)
    sp_lookup_close_lead (self->run->lookup, self->name);
}

static void
srv_start (SpLookup           *lookup,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  g_autoptr (SpSourceRun) run = sp_source_run_new (lookup, cancellable, callback, user_data);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      Question *question = g_new0 (Question, 1);

      question->run = sp_source_run_ref (run);
      question->index = i;
      question->name = g_strconcat (questions[i].name, ".", sp_lookup_get_domain (lookup), NULL);
      question->finding = g_object_ref (sp_lookup_add_finding (lookup, ID, question->name,
                                                               SP_PERSONAL_DOMAIN,
                                                               SP_TRUST_NAMES));
      if (questions[i].what == NULL)
        sp_lookup_open_lead (lookup, question->name);
      sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup),
                            question->name, SP_RECORD_SRV, SP_PERSONAL_DOMAIN, cancellable,
                            records_looked_up_cb, question);
    }
}

const SpSource sp_source_srv = {
  .id = ID,
  /* Translators: a source of settings: SRV records, kept by the name server of the domain */
  .title = N_("Name server"),
  .trust = SP_TRUST_SIGNED_NAMES,
  .start = srv_start,
};
