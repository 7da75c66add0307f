/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-account.h"

struct _SpAccount
{
  GObject parent_instance;

  SpAddress *address;  /* (nullable) */
  char *provider_name; /* (nullable) */
  char *webmail;       /* (nullable) */
  GPtrArray *servers;  /* of SpServer */
};

G_DEFINE_FINAL_TYPE (SpAccount, sp_account, G_TYPE_OBJECT)

static void
sp_account_finalize (GObject *object)
{
  SpAccount *self = SP_ACCOUNT (object);

  g_clear_object (&self->address);
  g_clear_pointer (&self->provider_name, g_free);
  g_clear_pointer (&self->webmail, g_free);
  g_clear_pointer (&self->servers, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_account_parent_class)->finalize (object);
}

static void
sp_account_class_init (SpAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_account_finalize;
}

static void
sp_account_init (SpAccount *self)
{
  self->servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
}

/**
 * sp_account_new:
 * @address: (nullable): %NULL if nobody has typed one
 * @provider_name: (nullable): %NULL if it is not known
 * @servers: (nullable) (element-type SpServer): in order of preference
 * @webmail: (nullable): a link, or %NULL for that of the servers
 *
 * Returns: a new account, with its own references to the servers
 */
SpAccount *
sp_account_new (SpAddress  *address,
                const char *provider_name,
                GPtrArray  *servers,
                const char *webmail)
{
  SpAccount *self;

  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);

  self = g_object_new (SP_TYPE_ACCOUNT, NULL);
  g_set_object (&self->address, address);
  self->provider_name = g_strdup (provider_name);
  self->webmail = g_strdup (webmail);

  for (guint i = 0; servers != NULL && i < servers->len; i++)
    g_ptr_array_add (self->servers, sp_server_ref (g_ptr_array_index (servers, i)));

  return self;
}

/**
 * sp_account_get_address:
 * @self: an account
 *
 * Returns: (nullable): the address; %NULL where nobody has typed one
 */
SpAddress *
sp_account_get_address (SpAccount *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);

  return self->address;
}

/**
 * sp_account_get_provider_name:
 * @self: an account
 *
 * Returns: (nullable): the name of the provider; %NULL where it is not known
 */
const char *
sp_account_get_provider_name (SpAccount *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);

  return self->provider_name;
}

static const char *
find_url (SpAccount *self,
          SpOption   option)
{
  for (guint i = 0; i < self->servers->len; i++)
    {
      const SpServer *server = g_ptr_array_index (self->servers, i);

      if (server->url != NULL && sp_server_serves (server, option))
        return server->url;
    }

  return NULL;
}

/**
 * sp_account_get_webmail:
 * @self: an account
 *
 * Returns: (nullable): the link to read mail in a browser
 */
const char *
sp_account_get_webmail (SpAccount *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);

  return self->webmail != NULL ? self->webmail : find_url (self, SP_OPTION_WEBMAIL);
}

/**
 * sp_account_get_exchange:
 * @self: an account
 *
 * Returns: (nullable): the link of the Exchange service; %NULL if there is none, or if it is
 *   found by the mail program itself
 */
const char *
sp_account_get_exchange (SpAccount *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);

  return find_url (self, SP_OPTION_EXCHANGE);
}

/**
 * sp_account_get_n_servers:
 * @self: an account
 *
 * Returns: the number of servers
 */
guint
sp_account_get_n_servers (SpAccount *self)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), 0);

  return self->servers->len;
}

/**
 * sp_account_get_server:
 * @self: an account
 * @index: a place, counted from 0
 *
 * Returns: (transfer none): the server at that place
 */
SpServer *
sp_account_get_server (SpAccount *self,
                       guint      index)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (index < self->servers->len, NULL);

  return g_ptr_array_index (self->servers, index);
}

/**
 * sp_account_find_server:
 * @self: an account
 * @option: a way of reading mail
 * @direction: a direction
 *
 * Returns: (nullable) (transfer none): the first server of that direction for reading mail in
 *   that way
 */
SpServer *
sp_account_find_server (SpAccount  *self,
                        SpOption    option,
                        SpDirection direction)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);

  for (guint i = 0; i < self->servers->len; i++)
    {
      SpServer *server = g_ptr_array_index (self->servers, i);

      if (server->direction == direction && sp_server_serves (server, option))
        return server;
    }

  return NULL;
}

/**
 * sp_account_dup_user_name:
 * @self: an account
 * @server: one of its servers
 *
 * Returns: (nullable) (transfer full): the user name for @server, or %NULL if it is not
 *   published or depends on an address that nobody has typed
 */
char *
sp_account_dup_user_name (SpAccount      *self,
                          const SpServer *server)
{
  g_return_val_if_fail (SP_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  if (server->user_name == NULL)
    return NULL;
  if (self->address != NULL)
    return sp_address_expand (self->address, server->user_name);

  return strstr (server->user_name, "%EMAIL") == NULL ? g_strdup (server->user_name) : NULL;
}
