/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page.h"

#include "sp-parse-error.h"

/* One question. Asking ends its finding, fetching does not. */
typedef struct
{
  SpFinding *finding;
  SpPageParser parser; /* (nullable): with fetching alone */
  char *lead;          /* (nullable): the host that is one */
  char *plain;         /* (nullable): with fetching alone: what to ask without the address */
  char *accept;        /* (nullable): likewise */
  SpHttpFlags flags;   /* likewise */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->finding);
  g_free (question->lead);
  g_free (question->plain);
  g_free (question->accept);
  g_free (question);
}

static GTask *
new_task (SpLookup           *lookup,
          SpFinding          *finding,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (lookup, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->finding = g_object_ref (finding);
  g_task_set_task_data (task, question, question_free);
  return task;
}

static void send_request (GTask      *task,
                          const char *url,
                          SpPersonal  told);

/* A new question, and not a step of the old one: where that led to has the address in it, for all
 * we know. */
static void
ask_without_address (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  g_autofree char *url = g_steal_pointer (&question->plain);

  g_debug ("%s leads elsewhere: it is asked again without the address", url);
  send_request (task, url, SP_PERSONAL_DOMAIN);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHttpResponse) response = NULL;

  response = sp_http_fetch_finish (SP_NET (object), result, &error);
  if (question->plain != NULL && g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_REDIRECT))
    {
      ask_without_address (g_steal_pointer (&task));
      return;
    }

  if (response != NULL)
    {
      sp_finding_set_tls (question->finding, response->tls_version);
      if (response->left_site)
        sp_finding_set_third_party (question->finding, TRUE);
    }

  if (response == NULL || !sp_http_response_check (response, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_bytes_ref (response->body), (GDestroyNotify) g_bytes_unref);
}

/* Takes the task. */
static void
send_request (GTask      *task,
              const char *url,
              SpPersonal  told)
{
  SpLookup *lookup = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);
  SpHttpRequest request = { 0 };

  request.url = url;
  request.accept = question->accept;
  request.personal = told;
  request.withheld = sp_address_get_text (sp_lookup_get_address (lookup));
  request.flags = question->flags;
  sp_http_fetch_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), &request,
                       g_task_get_cancellable (task), fetched_cb, task);
}

/**
 * sp_page_fetch_async:
 * @lookup: a lookup
 * @page: where the document may lie
 * @finding: the finding of the question, which gets the evidence and does not end
 * @cancellable: (nullable): ends it early
 * @callback: called once when it has ended
 * @user_data: for @callback
 *
 * Asks for a document. Errors: %SP_NET_ERROR, %G_IO_ERROR_CANCELLED.
 */
void
sp_page_fetch_async (SpLookup           *lookup,
                     const SpPage       *page,
                     SpFinding          *finding,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task;
  Question *question;

  g_return_if_fail (SP_IS_LOOKUP (lookup));
  g_return_if_fail (page != NULL);
  g_return_if_fail (SP_IS_FINDING (finding));

  task = new_task (lookup, finding, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_page_fetch_async);

  question = g_task_get_task_data (task);
  question->plain = g_strdup (page->plain);
  question->accept = g_strdup (page->accept);
  question->flags = page->flags;
  send_request (task, page->url, page->told);
}

/**
 * sp_page_fetch_finish:
 * @lookup: a lookup
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Returns: (transfer full): the bytes of the document, or %NULL
 */
GBytes *
sp_page_fetch_finish (SpLookup     *lookup,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, lookup), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
read_bytes (SpLookup *lookup,
            Question *question,
            GBytes   *bytes)
{
  SpFinding *finding = question->finding;
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account =
    question->parser (bytes, sp_lookup_get_address (lookup), sp_finding_get_asked (finding),
                      rejected, &error);

  sp_finding_set_rejected (finding, rejected);
  if (account != NULL)
    sp_lookup_end_found (lookup, finding, account);
  else
    sp_finding_end_with_error (finding, error);

  return account != NULL;
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  SpLookup *lookup = SP_LOOKUP (object);
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sp_page_fetch_finish (lookup, result, &error);
  gboolean found = FALSE;

  if (bytes != NULL)
    found = read_bytes (lookup, question, bytes);
  else
    sp_finding_end_with_error (question->finding, error);

  if (question->lead != NULL)
    sp_lookup_close_lead (lookup, question->lead);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, found);
}

static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

/**
 * sp_page_ask_async:
 * @lookup: a lookup
 * @page: where the document may lie
 * @parser: what reads it
 * @cancellable: (nullable): ends it early
 * @callback: called once when it has ended
 * @user_data: for @callback
 *
 * Asks for a document and reads it. Nothing of this fails: how it went is in the finding.
 *
 * Returns: (transfer none): the finding of the question
 */
SpFinding *
sp_page_ask_async (SpLookup           *lookup,
                   const SpPage       *page,
                   SpPageParser        parser,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  const char *asked;
  SpFinding *finding;
  GTask *task;
  Question *question;

  g_return_val_if_fail (SP_IS_LOOKUP (lookup), NULL);
  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (parser != NULL, NULL);

  asked = page->asked != NULL ? page->asked : page->url;
  finding = sp_lookup_add_finding (lookup, page->source, asked, page->told, page->trust);
  task = new_task (lookup, finding, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_page_ask_async);
  question = g_task_get_task_data (task);
  question->parser = parser;
  question->lead = page->is_lead ? dup_host (page->url) : NULL;

  if (question->lead != NULL)
    sp_lookup_open_lead (lookup, question->lead);
  sp_page_fetch_async (lookup, page, finding, cancellable, asked_cb, task);

  return finding;
}

/**
 * sp_page_ask_finish:
 * @lookup: a lookup
 * @result: what the callback was given
 * @error: return location of an error, %G_IO_ERROR_CANCELLED alone
 *
 * Returns: whether an account was found
 */
gboolean
sp_page_ask_finish (SpLookup     *lookup,
                    GAsyncResult *result,
                    GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, lookup), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
