/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-server.h"

#include <glib/gi18n-lib.h>

#include "sp-address.h"
#include "sp-host-name.h"
#include "sp-key-reader.h"
#include "sp-server-words.h"
#include "sp-text.h"

typedef struct
{
  const char *id;
  const char *label;
  SpDirection direction;
  SpOptionSet options; /* implied */
  gboolean is_service; /* reached by a URL instead of host, port and security */
} ProtocolInfo;

static const ProtocolInfo protocols[SP_N_PROTOCOLS] = {
  [SP_PROTOCOL_IMAP] = { "imap", "IMAP", SP_DIRECTION_INCOMING,
                         SP_OPTION_BIT (SP_OPTION_IMAP), FALSE },
  [SP_PROTOCOL_POP3] = { "pop3", "POP3", SP_DIRECTION_INCOMING,
                         SP_OPTION_BIT (SP_OPTION_POP), FALSE },
  [SP_PROTOCOL_SMTP] = { "smtp", "SMTP", SP_DIRECTION_OUTGOING,
                         SP_OPTION_BIT (SP_OPTION_IMAP) | SP_OPTION_BIT (SP_OPTION_POP), FALSE },
  [SP_PROTOCOL_JMAP] = { "jmap", "JMAP", SP_DIRECTION_INCOMING, 0, TRUE },
  [SP_PROTOCOL_EWS] = { "ews", "Exchange Web Services", SP_DIRECTION_INCOMING,
                        SP_OPTION_BIT (SP_OPTION_EXCHANGE), TRUE },
  [SP_PROTOCOL_ACTIVESYNC] = { "activesync", "Exchange ActiveSync", SP_DIRECTION_INCOMING,
                               SP_OPTION_BIT (SP_OPTION_EXCHANGE), TRUE },
  [SP_PROTOCOL_GRAPH] = { "graph", "Microsoft Graph", SP_DIRECTION_INCOMING,
                          SP_OPTION_BIT (SP_OPTION_EXCHANGE), TRUE },
  [SP_PROTOCOL_HTTPS] = { "https", N_("Website"), SP_DIRECTION_WEB,
                          SP_OPTION_BIT (SP_OPTION_WEBMAIL), TRUE },
};

static const char * const direction_ids[SP_N_DIRECTIONS] = {
  [SP_DIRECTION_INCOMING] = "incoming",
  [SP_DIRECTION_OUTGOING] = "outgoing",
  [SP_DIRECTION_WEB] = "web",
};

static const char * const user_name_variables[] = {
  "%EMAILADDRESS%",
  "%EMAILLOCALPART%",
  "%EMAILDOMAIN%",
};

const SpKeySpec sp_server_keys[] = {
  { "Option", SP_KEY_LIST },
  { "Direction", SP_KEY_ID },
  { "Protocol", SP_KEY_ID, TRUE },
  { "Host", SP_KEY_WORD },
  { "Port", SP_KEY_NUMBER },
  { "Security", SP_KEY_ID },
  { "Authentication", SP_KEY_LIST },
  { "OAuth", SP_KEY_ID },
  { "UserName", SP_KEY_WORD },
  { "Url", SP_KEY_LINK },
  { "PasswordKind", SP_KEY_ID },
  { "Confidence", SP_KEY_ID },
  { "Source", SP_KEY_WORD },
  { "Checked", SP_KEY_DATE },
  { NULL },
};

G_DEFINE_BOXED_TYPE (SpServer, sp_server, sp_server_ref, sp_server_unref)

static void
sp_server_clear (gpointer data)
{
  SpServer *self = data;

  g_free (self->id);
  g_free (self->host);
  g_free (self->oauth);
  g_free (self->user_name);
  g_free (self->url);
  g_free (self->source);
  g_free (self->checked);
}

static guint
read_protocol (SpKeyReader *reader)
{
  const char *ids[SP_N_PROTOCOLS];

  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    ids[i] = protocols[i].id;

  return sp_key_reader_get_word (reader, "Protocol", ids, SP_N_PROTOCOLS, SP_PROTOCOL_IMAP);
}

/* The file as a whole has a source and a date that hold where a server has none. */
static char *
dup_with_default (SpKeyReader *reader,
                  const char  *key,
                  const char  *guide_key)
{
  const SpKeyGroup *provider = sp_key_file_find_group (reader->file, "Provider", NULL);
  const SpKeyGroup *guide = sp_key_file_find_group (reader->file, "Guide", NULL);
  const char *value = sp_key_reader_get (reader, key);

  if (value == NULL && provider != NULL)
    value = sp_key_group_get (provider, key);
  if (value == NULL && guide != NULL)
    value = sp_key_group_get (guide, guide_key);

  return g_strdup (value);
}

static void
read_host (SpServer    *self,
           SpKeyReader *reader)
{
  const char *host = sp_key_reader_get (reader, "Host");
  g_autofree char *quoted = NULL;

  if (host == NULL)
    return;

  self->host = sp_host_name_to_ascii (host);
  if (self->host != NULL)
    return;

  quoted = sp_text_abbreviate (host);
  sp_key_reader_fail (reader, "Host", _("“%s” is not a host name"), quoted);
}

static void
read_authentications (SpServer    *self,
                      SpKeyReader *reader)
{
  guint values[SP_N_AUTHENTICATIONS];

  self->n_authentications = sp_key_reader_get_words (reader, "Authentication", sp_authentication_ids,
                                                     SP_N_AUTHENTICATIONS, values);
  for (guint i = 0; i < self->n_authentications; i++)
    self->authentications[i] = values[i];
}

static void
read_user_name (SpServer    *self,
                SpKeyReader *reader)
{
  const char *pattern = sp_key_reader_get (reader, "UserName");
  const char *rest = pattern;

  self->user_name = g_strdup (pattern);

  while (rest != NULL && (rest = strchr (rest, '%')) != NULL)
    {
      gsize length = 0;

      for (guint i = 0; i < G_N_ELEMENTS (user_name_variables); i++)
        {
          if (g_str_has_prefix (rest, user_name_variables[i]))
            length = strlen (user_name_variables[i]);
        }

      if (length == 0)
        {
          sp_key_reader_fail (reader, "UserName",
                              _("UserName knows %s, %s and %s only"), user_name_variables[0],
                              user_name_variables[1], user_name_variables[2]);
          return;
        }

      rest += length;
    }
}

static void
check_host_and_port (SpServer    *self,
                     SpKeyReader *reader)
{
  static const char * const needed[] = { "Host", "Port", "Security" };

  if (self->url != NULL)
    sp_key_reader_fail (reader, "Url", _("A server for %s has a Host, not a Url"),
                        protocols[self->protocol].label);

  for (guint i = 0; self->confidence != SP_CONFIDENCE_UNKNOWN && i < G_N_ELEMENTS (needed); i++)
    {
      if (sp_key_reader_lacks (reader, needed[i]))
        sp_key_reader_fail (reader, needed[i],
                            _("[Server %s] has no %s; write Confidence=unknown if it is not "
                              "published"),
                            self->id, needed[i]);
    }
}

static void
check_url (SpServer    *self,
           SpKeyReader *reader)
{
  if (self->url != NULL && g_ascii_strncasecmp (self->url, "https:", strlen ("https:")) != 0)
    sp_key_reader_fail (reader, "Url", _("The address of a service must begin with https://"));

  /* Exchange finds its own address where it is not given; a website cannot. */
  if (sp_key_reader_lacks (reader, "Url") && self->protocol == SP_PROTOCOL_HTTPS &&
      self->confidence != SP_CONFIDENCE_UNKNOWN)
    sp_key_reader_fail (reader, "Url", _("[Server %s] has no Url"), self->id);
}

static void
check_server (SpServer    *self,
              SpKeyReader *reader)
{
  const ProtocolInfo *info = &protocols[self->protocol];

  if (self->direction != info->direction)
    sp_key_reader_fail (reader, "Direction", _("%s is always %s"), info->label,
                        direction_ids[info->direction]);
  if (sp_key_reader_get (reader, "Port") != NULL && self->port == 0)
    sp_key_reader_fail (reader, "Port", _("A port is a number from 1 to 65535"));

  if (info->is_service)
    check_url (self, reader);
  else
    check_host_and_port (self, reader);
}

/**
 * sp_server_new_from_group:
 * @file: a data file
 * @group: a [Server ID] group that was read with sp_server_keys, perhaps salvaged
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Returns: (nullable) (transfer full): a server, or %NULL if its values do not fit together
 */
SpServer *
sp_server_new_from_group (SpKeyFile        *file,
                          const SpKeyGroup *group,
                          GPtrArray        *problems)
{
  g_autoptr (SpServer) self = NULL;
  SpKeyReader reader = { file, group, problems, FALSE };
  gboolean is_provider;
  gboolean is_clear;

  g_return_val_if_fail (SP_IS_KEY_FILE (file), NULL);
  g_return_val_if_fail (group != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  /* What a provider's file says of an address is the provider's usual value; what an
   * organisation's guide says comes from the organisation. */
  is_provider = sp_key_file_find_group (file, "Provider", NULL) != NULL;

  self = g_rc_box_new0 (SpServer);
  self->id = g_strdup (sp_key_group_get_id (group));
  self->line = sp_key_group_get_line (group);
  self->protocol = read_protocol (&reader);
  self->confidence = sp_key_reader_get_word (&reader, "Confidence", sp_confidence_ids,
                                             SP_N_CONFIDENCES,
                                             is_provider ? SP_CONFIDENCE_PROVIDER_DEFAULT
                                                         : SP_CONFIDENCE_ORGANISATION);
  /* What else it needs depends on these two. */
  is_clear = !reader.failed && sp_key_reader_get (&reader, "Protocol") != NULL &&
             !sp_key_group_is_refused (group, "Confidence");
  self->options = sp_key_reader_get_options (&reader, "Option");
  self->direction = sp_key_reader_get_word (&reader, "Direction", direction_ids, SP_N_DIRECTIONS,
                                            protocols[self->protocol].direction);
  self->port = (guint16) sp_key_group_get_number (group, "Port");
  self->security = sp_key_reader_get_word (&reader, "Security", sp_security_ids, SP_N_SECURITIES,
                                           SP_SECURITY_TLS);
  self->password_kind = sp_key_reader_get_word (&reader, "PasswordKind", sp_password_ids,
                                                SP_N_PASSWORDS, SP_PASSWORD_ACCOUNT);
  self->oauth = g_strdup (sp_key_group_get (group, "OAuth"));
  self->url = g_strdup (sp_key_group_get (group, "Url"));
  self->source = dup_with_default (&reader, "Source", "Source");
  self->checked = dup_with_default (&reader, "Checked", "SourceDate");
  read_host (self, &reader);
  read_authentications (self, &reader);
  read_user_name (self, &reader);

  if (is_clear)
    check_server (self, &reader);

  return reader.failed ? NULL : g_steal_pointer (&self);
}

/**
 * sp_server_new:
 * @values: what the server shall hold; its strings are copied
 *
 * Makes a server of values that come from elsewhere than a data file. A missing id becomes that
 * of the protocol.
 *
 * Returns: (transfer full): a new server
 */
SpServer *
sp_server_new (const SpServer *values)
{
  SpServer *self;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (values->protocol < SP_N_PROTOCOLS, NULL);

  self = g_rc_box_dup (sizeof *values, (gpointer) values);
  self->id = g_strdup (values->id != NULL ? values->id : protocols[values->protocol].id);
  self->direction = protocols[values->protocol].direction;
  self->host = g_strdup (values->host);
  self->oauth = g_strdup (values->oauth);
  self->user_name = g_strdup (values->user_name);
  self->url = g_strdup (values->url);
  self->source = g_strdup (values->source);
  self->checked = g_strdup (values->checked);

  return self;
}

/**
 * sp_server_new_for_website:
 * @url: the link of a webmail
 * @source: (nullable): who says so
 * @checked: (nullable): when that was compared
 *
 * Returns: (transfer full): a server for a browser
 */
SpServer *
sp_server_new_for_website (const char *url,
                           const char *source,
                           const char *checked)
{
  SpServer *self = g_rc_box_new0 (SpServer);

  self->id = g_strdup ("webmail");
  self->protocol = SP_PROTOCOL_HTTPS;
  self->direction = SP_DIRECTION_WEB;
  self->url = g_strdup (url);
  self->confidence = SP_CONFIDENCE_PROVIDER_DEFAULT;
  self->source = g_strdup (source);
  self->checked = g_strdup (checked);

  return self;
}

/**
 * sp_server_ref:
 * @self: a server
 *
 * Returns: (transfer full): @self, with a reference more
 */
SpServer *
sp_server_ref (SpServer *self)
{
  return g_rc_box_acquire (self);
}

/**
 * sp_server_unref:
 * @self: a server
 *
 * Gives a reference back.
 */
void
sp_server_unref (SpServer *self)
{
  g_rc_box_release_full (self, sp_server_clear);
}

/**
 * sp_server_serves:
 * @self: a server
 * @option: a way of reading mail
 *
 * Returns: whether the server is part of reading mail in that way: as it says, or else as its
 *   protocol implies
 */
gboolean
sp_server_serves (const SpServer *self,
                  SpOption        option)
{
  SpOptionSet options;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (option < SP_N_OPTIONS, FALSE);

  options = self->options != 0 ? self->options : protocols[self->protocol].options;
  return (options & SP_OPTION_BIT (option)) != 0;
}

/**
 * sp_server_has_authentication:
 * @self: a server
 * @authentication: a way to sign in
 *
 * Returns: whether it is among those of the server
 */
gboolean
sp_server_has_authentication (const SpServer   *self,
                              SpAuthentication  authentication)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_authentications; i++)
    {
      if (self->authentications[i] == authentication)
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_protocol_to_id:
 * @protocol: a protocol
 *
 * Returns: the word for a protocol in data files and JSON, such as "pop3"
 */
const char *
sp_protocol_to_id (SpProtocol protocol)
{
  g_return_val_if_fail (protocol < SP_N_PROTOCOLS, NULL);

  return protocols[protocol].id;
}

/**
 * sp_protocol_get_label:
 * @protocol: a protocol
 *
 * Returns: the name of a protocol for a person
 */
const char *
sp_protocol_get_label (SpProtocol protocol)
{
  g_return_val_if_fail (protocol < SP_N_PROTOCOLS, NULL);

  return _(protocols[protocol].label);
}
