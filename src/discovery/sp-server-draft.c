/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-server-draft.h"

#include <glib/gi18n-lib.h>

#include "sp-found-value.h"
#include "sp-text.h"

/* RFC 9110, section 4.2.2 */
#define HTTPS_PORT 443

/**
 * sp_server_draft_init:
 * @self: memory
 * @protocol: what the server speaks
 *
 * To be undone with sp_server_draft_clear().
 */
void
sp_server_draft_init (SpServerDraft *self,
                      SpProtocol     protocol)
{
  const SpServerDraft empty = { .protocol = protocol, .security = SP_SECURITY_TLS };

  g_return_if_fail (self != NULL);
  g_return_if_fail (protocol < SP_N_PROTOCOLS);

  *self = empty;
}

/**
 * sp_server_draft_clear:
 * @self: a draft
 *
 * Frees what a draft holds.
 */
void
sp_server_draft_clear (SpServerDraft *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->port, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->url, g_free);
}

/**
 * sp_server_draft_add_authentication:
 * @self: a draft
 * @authentication: a way to sign in
 *
 * Adds a way to sign in, less preferred than those before it, unless it is there already.
 */
void
sp_server_draft_add_authentication (SpServerDraft    *self,
                                    SpAuthentication  authentication)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (authentication < SP_N_AUTHENTICATIONS);

  for (guint i = 0; i < self->n_authentications; i++)
    {
      if (self->authentications[i] == authentication)
        return;
    }

  self->authentications[self->n_authentications++] = authentication;
}

static gboolean
is_service (SpProtocol protocol)
{
  return protocol != SP_PROTOCOL_IMAP && protocol != SP_PROTOCOL_POP3 &&
         protocol != SP_PROTOCOL_SMTP;
}

static gboolean refuse (char      **reason,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (char      **reason,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  *reason = g_strdup_vprintf (format, args);
  va_end (args);

  return FALSE;
}

static gboolean
lack (const SpServerDraft *self,
      char               **reason)
{
  return refuse (reason, _("A server for %s was left out: not everything that it needs is given."),
                 sp_protocol_get_label (self->protocol));
}

static gboolean
fill_host (const SpServerDraft *self,
           SpAddress           *address,
           SpServer            *values,
           char               **reason)
{
  if (self->host == NULL)
    return lack (self, reason);

  values->host = sp_found_value_to_host (self->host, address);
  if (values->host == NULL)
    {
      g_autofree char *quoted = sp_text_abbreviate (self->host);

      return refuse (reason,
                     /* Translators: a protocol, such as IMAP, and what stands there instead of a host name */
                     _("A server for %s was left out: “%s” is not the name of a host on the Internet."),
                     sp_protocol_get_label (self->protocol), quoted);
    }

  if (self->port == NULL && is_service (self->protocol))
    {
      values->port = HTTPS_PORT;
      return TRUE;
    }
  if (self->port == NULL)
    return lack (self, reason);

  values->port = sp_found_value_to_port (self->port);
  if (values->port == 0)
    {
      g_autofree char *quoted = sp_text_abbreviate (self->port);

      return refuse (reason,
                     _("A server for %s was left out: “%s” is not a port, which is a number from 1 to 65535."),
                     sp_protocol_get_label (self->protocol), quoted);
    }

  return TRUE;
}

static gboolean
fill_place (const SpServerDraft *self,
            SpAddress           *address,
            SpServer            *values,
            char               **reason)
{
  if (self->url == NULL || !is_service (self->protocol))
    return fill_host (self, address, values, reason);

  values->url = sp_found_value_to_link (self->url, address);
  if (values->url == NULL)
    {
      g_autofree char *quoted = sp_text_abbreviate (self->url);

      return refuse (reason,
                     _("A server for %s was left out: “%s” is not an https:// link to a host on the Internet."),
                     sp_protocol_get_label (self->protocol), quoted);
    }

  return TRUE;
}

static gboolean
fill_user_name (const SpServerDraft *self,
                SpAddress           *address,
                SpServer            *values,
                char               **reason)
{
  g_autofree char *quoted = NULL;

  if (self->user_name == NULL)
    return TRUE;

  values->user_name = sp_found_value_to_user_name (self->user_name, address);
  quoted = sp_text_abbreviate (self->user_name);
  if (values->user_name == NULL)
    return refuse (reason, _("A server for %s was left out: “%s” cannot be a user name."),
                   sp_protocol_get_label (self->protocol), quoted);

  /* The rest of it is right all the same. */
  if (sp_found_value_has_other_variable (values->user_name))
    {
      g_clear_pointer (&values->user_name, g_free);
      refuse (reason, _("The user name for %s was left out: “%s” has a variable in it that is not known."),
              sp_protocol_get_label (self->protocol), quoted);
    }

  return TRUE;
}

static void
clear_values (SpServer *values)
{
  g_free (values->host);
  g_free (values->url);
  g_free (values->user_name);
}

/**
 * sp_server_draft_make:
 * @self: a draft
 * @address: (nullable): whose account it is
 * @source: (nullable): who says so
 * @id: (nullable): an id that is not yet taken; %NULL for that of the protocol
 * @reason: (out) (nullable) (transfer full): a sentence on what is wrong, if anything is
 *
 * Checks every value: a server with one that cannot be used is none. A user name that only the
 * provider could complete is left out.
 *
 * Returns: (nullable) (transfer full): a server
 */
SpServer *
sp_server_draft_make (const SpServerDraft  *self,
                      SpAddress            *address,
                      const char           *source,
                      const char           *id,
                      char                **reason)
{
  SpServer values = { 0 };
  SpServer *server = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (reason != NULL && *reason == NULL, NULL);

  values.id = (char *) id;
  values.protocol = self->protocol;
  values.security = is_service (self->protocol) ? SP_SECURITY_TLS : self->security;
  values.n_authentications = self->n_authentications;
  memcpy (values.authentications, self->authentications, sizeof values.authentications);
  values.confidence = SP_CONFIDENCE_PROVIDER_DEFAULT;
  values.source = (char *) source;
  /* With nothing else than this there is no password. */
  values.password_kind =
    self->n_authentications == 1 && self->authentications[0] == SP_AUTHENTICATION_NONE
      ? SP_PASSWORD_NONE
      : SP_PASSWORD_ACCOUNT;

  if (fill_place (self, address, &values, reason) &&
      fill_user_name (self, address, &values, reason))
    server = sp_server_new (&values);

  clear_values (&values);
  return server;
}
