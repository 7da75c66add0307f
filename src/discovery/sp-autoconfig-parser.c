/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autoconfig-parser.h"

#include <glib/gi18n-lib.h>

#include "sp-account-draft.h"
#include "sp-found-value.h"
#include "sp-text.h"
#include "sp-xml.h"

typedef struct
{
  const char *word;
  guint value;
} Word;

/* Nothing else: what is not known is never taken for "none", and TLS has meant both of the
 * others. */
static const Word socket_types[] = {
  { "SSL", SP_SECURITY_TLS },
  { "STARTTLS", SP_SECURITY_STARTTLS },
  { "plain", SP_SECURITY_NONE },
  { NULL },
};

/* Also the names of mechanisms (RFC 4422) and of HTTP (RFC 9110), which some write instead, and
 * no more than "password". NTLM sends no password as it is either. */
static const Word authentications[] = {
  { "OAuth2", SP_AUTHENTICATION_OAUTH2 },
  { "XOAUTH2", SP_AUTHENTICATION_OAUTH2 },
  { "OAUTHBEARER", SP_AUTHENTICATION_OAUTH2 },
  { "Bearer", SP_AUTHENTICATION_OAUTH2 },
  { "password-cleartext", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
  { "password", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
  { "plain", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
  { "LOGIN", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
  { "Basic", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
  { "http-basic", SP_AUTHENTICATION_PASSWORD_CLEARTEXT },
  { "password-encrypted", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "secure", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "CRAM-MD5", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "DIGEST-MD5", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "SCRAM-SHA-1", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "SCRAM-SHA-256", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "NTLM", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "Digest", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "http-digest", SP_AUTHENTICATION_PASSWORD_ENCRYPTED },
  { "GSSAPI", SP_AUTHENTICATION_GSSAPI },
  { "Kerberos", SP_AUTHENTICATION_GSSAPI },
  { "Negotiate", SP_AUTHENTICATION_GSSAPI },
  { "TLS-client-cert", SP_AUTHENTICATION_CLIENT_CERTIFICATE },
  { "EXTERNAL", SP_AUTHENTICATION_CLIENT_CERTIFICATE },
  { "none", SP_AUTHENTICATION_NONE },
  { "client-IP-address", SP_AUTHENTICATION_NONE },
  { "smtp-after-pop", SP_AUTHENTICATION_NONE },
  { NULL },
};

/* What Mozilla calls "exchange" is several services beside each other, each with its element. */
static const Word incoming_types[] = {
  { "imap", SP_PROTOCOL_IMAP },
  { "pop3", SP_PROTOCOL_POP3 },
  { "pop", SP_PROTOCOL_POP3 },
  { "jmap", SP_PROTOCOL_JMAP },
  { "exchange", SP_PROTOCOL_EWS },
  { "ews", SP_PROTOCOL_EWS },
  { "activeSync", SP_PROTOCOL_ACTIVESYNC },
  { "eas", SP_PROTOCOL_ACTIVESYNC },
  { "graph", SP_PROTOCOL_GRAPH },
  { NULL },
};

static const Word outgoing_types[] = {
  { "smtp", SP_PROTOCOL_SMTP },
  { NULL },
};

/* The elements in which a service's link stands; the first that is there counts. */
static const struct
{
  const char *element;
  SpProtocol protocol;
} links[] = {
  { "ewsURL", SP_PROTOCOL_EWS },
  { "exchangeURL", SP_PROTOCOL_EWS },
  { "url", SP_PROTOCOL_EWS },
  { "easURL", SP_PROTOCOL_ACTIVESYNC },
  { "url", SP_PROTOCOL_ACTIVESYNC },
  { "jmapURL", SP_PROTOCOL_JMAP },
  { "url", SP_PROTOCOL_JMAP },
  { "graphURL", SP_PROTOCOL_GRAPH },
  { "url", SP_PROTOCOL_GRAPH },
};

static const Word *
find_word (const Word *words,
           const char *text)
{
  for (; words->word != NULL; words++)
    {
      if (g_ascii_strcasecmp (words->word, text) == 0)
        return words;
    }

  return NULL;
}

/* The first kind of connection that is known: a document may offer a newer one first. */
static gboolean
read_security (SpAccountDraft *account,
               const xmlNode  *node,
               SpServerDraft  *server)
{
  const char *label = sp_protocol_get_label (server->protocol);
  g_autofree char *quoted = NULL;

  for (xmlNode *child = sp_xml_find (node, "socketType"); child != NULL;
       child = sp_xml_find_next (child, "socketType"))
    {
      g_autofree char *text = sp_xml_dup_text (child);
      const Word *word = text != NULL ? find_word (socket_types, text) : NULL;

      if (word != NULL)
        {
          server->security = word->value;
          return TRUE;
        }
      if (text != NULL && quoted == NULL)
        quoted = sp_text_abbreviate (text);
    }

  if (quoted != NULL)
    sp_account_draft_reject (account, _("A server for %s was left out: how to encrypt the connection is given as “%s”, which is not known."),
                             label, quoted);
  else
    sp_account_draft_reject (account, _("A server for %s was left out: nothing says how to encrypt the connection."),
                             label);
  return FALSE;
}

static void
read_authentications (SpAccountDraft *account,
                      const xmlNode  *node,
                      SpServerDraft  *server)
{
  for (xmlNode *child = sp_xml_find (node, "authentication"); child != NULL;
       child = sp_xml_find_next (child, "authentication"))
    {
      g_autofree char *text = sp_xml_dup_text (child);
      const Word *word = text != NULL ? find_word (authentications, text) : NULL;

      if (word != NULL)
        {
          sp_server_draft_add_authentication (server, word->value);
        }
      else if (text != NULL)
        {
          g_autofree char *quoted = sp_text_abbreviate (text);

          sp_account_draft_reject (account, _("A way to sign in to %s was left out: “%s” is not known."),
                                   sp_protocol_get_label (server->protocol), quoted);
        }
    }
}

static void
read_mail_server (SpAccountDraft *account,
                  const xmlNode  *node,
                  SpServerDraft  *server)
{
  if (read_security (account, node, server))
    sp_account_draft_add_server (account, server);
}

static char *
dup_link (const xmlNode *node,
          SpProtocol     protocol)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      char *link = NULL;

      if (links[i].protocol == protocol)
        link = sp_xml_dup_child_text (node, links[i].element);
      if (link != NULL)
        return link;
    }

  return NULL;
}

/* A service of its own, beside the one that the element is for. */
static void
read_activesync (SpAccountDraft      *account,
                 const xmlNode       *node,
                 const SpServerDraft *beside)
{
  g_auto (SpServerDraft) server = { 0 };

  sp_server_draft_init (&server, SP_PROTOCOL_ACTIVESYNC);
  server.url = sp_xml_dup_child_text (node, "easURL");
  server.user_name = g_strdup (beside->user_name);
  for (guint i = 0; i < beside->n_authentications; i++)
    sp_server_draft_add_authentication (&server, beside->authentications[i]);

  if (server.url != NULL)
    sp_account_draft_add_server (account, &server);
}

static void
read_service (SpAccountDraft *account,
              const xmlNode  *node,
              SpServerDraft  *server)
{
  g_autofree char *webmail = sp_xml_dup_child_text (node, "owaURL");
  g_autofree char *sync = sp_xml_dup_child_text (node, "easURL");

  server->url = dup_link (node, server->protocol);

  /* A host alone will do; without either, the others may still say something. */
  if (server->url != NULL || server->host != NULL || (sync == NULL && webmail == NULL))
    sp_account_draft_add_server (account, server);
  if (server->protocol != SP_PROTOCOL_ACTIVESYNC)
    read_activesync (account, node, server);

  sp_account_draft_set_webmail (account, webmail);
}

/* What a browser shows is no server, and stands among them all the same. */
static void
read_web_access (SpAccountDraft *account,
                 const xmlNode  *node)
{
  g_autofree char *link = sp_xml_dup_child_text (node, "url");

  sp_account_draft_set_webmail (account, link);
}

static void
read_server (SpAccountDraft *account,
             const xmlNode  *node,
             const Word     *types,
             const char     *default_type)
{
  g_auto (SpServerDraft) server = { 0 };
  g_autofree char *type = sp_xml_dup_attribute (node, "type");
  const Word *word;

  if (type == NULL)
    type = g_strdup (default_type);
  if (types == incoming_types && type != NULL && g_ascii_strcasecmp (type, "owa") == 0)
    {
      read_web_access (account, node);
      return;
    }

  word = type != NULL ? find_word (types, type) : NULL;

  if (word == NULL)
    {
      g_autofree char *quoted = sp_text_abbreviate (type != NULL ? type : "");

      sp_account_draft_reject (account, _("A server of the kind “%s” was left out: it is not known."),
                               quoted);
      return;
    }

  sp_server_draft_init (&server, word->value);
  server.host = sp_xml_dup_child_text (node, "hostname");
  server.port = sp_xml_dup_child_text (node, "port");
  server.user_name = sp_xml_dup_child_text (node, "username");
  read_authentications (account, node, &server);

  if (server.protocol == SP_PROTOCOL_IMAP || server.protocol == SP_PROTOCOL_POP3 ||
      server.protocol == SP_PROTOCOL_SMTP)
    read_mail_server (account, node, &server);
  else
    read_service (account, node, &server);
}

static void
read_servers (SpAccountDraft *account,
              const xmlNode  *provider)
{
  for (const xmlNode *node = provider->children; node != NULL; node = node->next)
    {
      gboolean is_incoming = sp_xml_is_called (node, "incomingServer");

      if (!is_incoming && !sp_xml_is_called (node, "outgoingServer"))
        continue;
      if (!sp_account_draft_take_turn (account))
        return;

      if (is_incoming)
        read_server (account, node, incoming_types, NULL);
      else
        read_server (account, node, outgoing_types, "smtp");
    }
}

static void
read_webmail (SpAccountDraft *account,
              const xmlNode  *parent)
{
  static const char * const elements[] = { "loginPage", "loginPageInfo" };

  for (xmlNode *webmail = sp_xml_find (parent, "webMail"); webmail != NULL;
       webmail = sp_xml_find_next (webmail, "webMail"))
    {
      for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
        {
          const xmlNode *page = sp_xml_find (webmail, elements[i]);
          g_autofree char *link = sp_xml_dup_attribute (page, "url");

          sp_account_draft_set_webmail (account, link);
        }
    }
}

static gboolean
serves_domain (const xmlNode *provider,
               SpAddress     *address)
{
  for (xmlNode *node = sp_xml_find (provider, "domain"); node != NULL;
       node = sp_xml_find_next (node, "domain"))
    {
      g_autofree char *text = sp_xml_dup_text (node);
      g_autofree char *domain = text != NULL ? sp_found_value_to_host (text, address) : NULL;

      if (g_strcmp0 (domain, sp_address_get_domain (address)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A document of a host with several providers in it is for one of them; one that does not name
 * the domain at all is usual, for a host's customers. */
static const xmlNode *
find_provider (const xmlNode *root,
               SpAddress     *address)
{
  xmlNode *first = sp_xml_find (root, "emailProvider");

  if (first == NULL)
    return root;

  for (xmlNode *provider = first; provider != NULL && address != NULL;
       provider = sp_xml_find_next (provider, "emailProvider"))
    {
      if (serves_domain (provider, address))
        return provider;
    }

  return first;
}

static void
read_name (SpAccountDraft *account,
           const xmlNode  *provider)
{
  static const char * const elements[] = { "displayName", "displayShortName" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *name = sp_xml_dup_child_text (provider, elements[i]);

      sp_account_draft_set_provider_name (account, name);
    }
}

/**
 * sp_autoconfig_parse:
 * @bytes: an answer
 * @address: (nullable): the address whose settings were asked for
 * @source: (nullable): who says so, for the servers
 * @rejected: (nullable) (element-type utf8): where a sentence is added for everything that was
 *   left out; its free function is g_free()
 * @error: return location for an error of %SP_PARSE_ERROR
 *
 * Reads Mozilla's autoconfiguration format: draft-ietf-mailmaint-autoconfig, and what is found
 * in the collection of Thunderbird and on providers' own servers besides.
 *
 * Returns: (nullable) (transfer full): the account
 */
SpAccount *
sp_autoconfig_parse (GBytes      *bytes,
                     SpAddress   *address,
                     const char  *source,
                     GPtrArray   *rejected,
                     GError     **error)
{
  g_autoptr (xmlDoc) document = NULL;
  g_auto (SpAccountDraft) account = { 0 };
  const xmlNode *provider;
  xmlNode *root;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = sp_xml_parse (bytes, "clientConfig", error);
  if (document == NULL)
    return NULL;

  sp_account_draft_init (&account, address, source, rejected);
  root = xmlDocGetRootElement (document);
  provider = find_provider (root, address);

  read_name (&account, provider);
  /* Before the servers: the page for signing in comes before that of one of the services. */
  read_webmail (&account, provider);
  if (provider != root)
    read_webmail (&account, root);
  read_servers (&account, provider);

  return sp_account_draft_make (&account, error);
}
