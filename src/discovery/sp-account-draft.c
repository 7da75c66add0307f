/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-account-draft.h"

#include <glib/gi18n-lib.h>

#include "sp-found-value.h"
#include "sp-text.h"

#define MAX_SERVERS 64
#define MAX_REASONS 64

/**
 * sp_account_draft_init:
 * @self: memory
 * @address: (nullable): whose account it is
 * @source: (nullable): who says what it will hold
 * @rejected: (nullable) (element-type utf8): where a sentence is added for everything left out;
 *   its free function is g_free()
 *
 * To be undone with sp_account_draft_clear(). The arguments must outlive it.
 */
void
sp_account_draft_init (SpAccountDraft *self,
                       SpAddress      *address,
                       const char     *source,
                       GPtrArray      *rejected)
{
  const SpAccountDraft empty = { .address = address, .source = source, .rejected = rejected };

  g_return_if_fail (self != NULL);
  g_return_if_fail (address == NULL || SP_IS_ADDRESS (address));

  *self = empty;
  self->servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
}

/**
 * sp_account_draft_clear:
 * @self: a draft
 *
 * Frees what a draft holds.
 */
void
sp_account_draft_clear (SpAccountDraft *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->servers, g_ptr_array_unref);
  g_clear_pointer (&self->provider_name, g_free);
  g_clear_pointer (&self->webmail, g_free);
}

/**
 * sp_account_draft_reject:
 * @self: a draft
 * @format: a translated sentence, as for printf()
 *
 * Notes that something was left out. Values in the sentence must have been made fit for showing,
 * with sp_text_abbreviate().
 */
void
sp_account_draft_reject (SpAccountDraft *self,
                         const char     *format,
                         ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail (format != NULL);

  if (self->rejected == NULL || self->rejected->len >= MAX_REASONS)
    return;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  if (!g_ptr_array_find_with_equal_func (self->rejected, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->rejected, g_steal_pointer (&sentence));
}

/**
 * sp_account_draft_take_turn:
 * @self: a draft
 *
 * To be called before each server in a document is looked at.
 *
 * Returns: whether it may be: a document can name any number of them
 */
gboolean
sp_account_draft_take_turn (SpAccountDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_seen == MAX_SERVERS)
    sp_account_draft_reject (self, _("More than %d servers are named; the rest was left out."),
                             MAX_SERVERS);

  if (self->n_seen > MAX_SERVERS)
    return FALSE;

  return self->n_seen++ < MAX_SERVERS;
}

static gboolean
is_same (const SpServer *a,
         const SpServer *b)
{
  return a->protocol == b->protocol && a->port == b->port && a->security == b->security &&
         g_strcmp0 (a->host, b->host) == 0 && g_strcmp0 (a->url, b->url) == 0 &&
         g_strcmp0 (a->user_name, b->user_name) == 0;
}

static gboolean
has_server (const SpAccountDraft *self,
            const SpServer       *server)
{
  for (guint i = 0; i < self->servers->len; i++)
    {
      if (is_same (g_ptr_array_index (self->servers, i), server))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_free_id (const SpAccountDraft *self,
             SpProtocol            protocol)
{
  guint count = 1;

  for (guint i = 0; i < self->servers->len; i++)
    {
      const SpServer *other = g_ptr_array_index (self->servers, i);

      if (other->protocol == protocol)
        count++;
    }

  return count > 1 ? g_strdup_printf ("%s-%u", sp_protocol_to_id (protocol), count) : NULL;
}

/**
 * sp_account_draft_add_server:
 * @self: a draft
 * @server: the draft of a server
 *
 * Adds a server, unless something is wrong with it or it is there already.
 */
void
sp_account_draft_add_server (SpAccountDraft      *self,
                             const SpServerDraft *server)
{
  g_autofree char *id = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (SpServer) made = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (server != NULL);

  id = dup_free_id (self, server->protocol);
  made = sp_server_draft_make (server, self->address, self->source, id, &reason);

  if (reason != NULL)
    sp_account_draft_reject (self, "%s", reason);
  if (made != NULL && !has_server (self, made))
    g_ptr_array_add (self->servers, g_steal_pointer (&made));
}

/* Some hosts write the name of the mailbox there. */
static gboolean
is_mailbox (SpAddress  *address,
            const char *name)
{
  return address != NULL &&
         (g_ascii_strcasecmp (name, sp_address_get_text (address)) == 0 ||
          strcmp (name, sp_address_get_local_part (address)) == 0);
}

/**
 * sp_account_draft_set_provider_name:
 * @self: a draft
 * @text: (nullable): the name of the provider as it stands there
 *
 * The first name that can be shown stays, unless it is that of the person instead.
 */
void
sp_account_draft_set_provider_name (SpAccountDraft *self,
                                    const char     *text)
{
  g_autofree char *name = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL || self->provider_name != NULL)
    return;

  name = sp_found_value_to_name (text, self->address);
  if (name != NULL && !is_mailbox (self->address, name))
    self->provider_name = g_steal_pointer (&name);
}

/**
 * sp_account_draft_set_webmail:
 * @self: a draft
 * @text: (nullable): the link of the webmail as it stands there
 *
 * The first link that can be followed stays.
 */
void
sp_account_draft_set_webmail (SpAccountDraft *self,
                              const char     *text)
{
  g_autofree char *quoted = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL || self->webmail != NULL)
    return;

  self->webmail = sp_found_value_to_link (text, self->address);
  if (self->webmail != NULL)
    return;

  quoted = sp_text_abbreviate (text);
  sp_account_draft_reject (self, _("The webmail was left out: “%s” is not an https:// link to a host on the Internet."),
                           quoted);
}

static void
add_servers (const SpAccountDraft *self,
             GPtrArray            *servers,
             gboolean              encrypted)
{
  for (guint i = 0; i < self->servers->len; i++)
    {
      SpServer *server = g_ptr_array_index (self->servers, i);

      if ((server->security != SP_SECURITY_NONE) == encrypted)
        g_ptr_array_add (servers, server);
    }
}

/**
 * sp_account_draft_make:
 * @self: a draft
 * @error: return location for %SP_PARSE_ERROR_EMPTY
 *
 * Servers without encryption come last, whatever the document prefers.
 *
 * Returns: (nullable) (transfer full): the account; %NULL if neither a server nor a webmail is left
 */
SpAccount *
sp_account_draft_make (SpAccountDraft *self,
                       GError        **error)
{
  g_autoptr (GPtrArray) servers = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->servers->len == 0 && self->webmail == NULL)
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_EMPTY,
                           self->n_seen > 0 ? _("None of the servers named in the answer can be used.")
                                            : _("The answer names no server."));
      return NULL;
    }

  add_servers (self, servers, TRUE);
  add_servers (self, servers, FALSE);
  return sp_account_new (self->address, self->provider_name, servers, self->webmail);
}
