/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autodiscover-protocols.h"

#include <glib/gi18n-lib.h>

#include "sp-found-value.h"
#include "sp-text.h"

#define MAX_LINKS 64

/* Exchange has one address for those in its own network and one for all others. */
typedef enum
{
  SIDE_EXTERNAL,
  SIDE_INTERNAL,
  N_SIDES,
} Side;

typedef struct
{
  SpAccountDraft *account;
  GPtrArray *services[N_SIDES]; /* of char *: links of Exchange Web Services */
  GPtrArray *webmails[N_SIDES]; /* of char *: links */
  GPtrArray *hosts[N_SIDES];    /* of char *: of an Exchange service */
} Reading;

typedef struct
{
  const char *type;
  void (*read) (Reading *reading,
                const xmlNode *protocol,
                guint detail);
  guint detail;
} ProtocolType;

typedef struct
{
  SpProtocol protocol;
  guint16 port;
  SpSecurity security;
} UsualPort;

/* RFC 8314, section 7, and RFC 6409, section 3.1 */
static const UsualPort usual_ports[] = {
  { SP_PROTOCOL_IMAP, 993, SP_SECURITY_TLS },
  { SP_PROTOCOL_IMAP, 143, SP_SECURITY_STARTTLS },
  { SP_PROTOCOL_POP3, 995, SP_SECURITY_TLS },
  { SP_PROTOCOL_POP3, 110, SP_SECURITY_STARTTLS },
  { SP_PROTOCOL_SMTP, 465, SP_SECURITY_TLS },
  { SP_PROTOCOL_SMTP, 587, SP_SECURITY_STARTTLS },
  { SP_PROTOCOL_SMTP, 25, SP_SECURITY_STARTTLS },
};

static void
reading_init (Reading        *self,
              SpAccountDraft *account)
{
  self->account = account;
  for (Side side = 0; side < N_SIDES; side++)
    {
      self->services[side] = g_ptr_array_new_with_free_func (g_free);
      self->webmails[side] = g_ptr_array_new_with_free_func (g_free);
      self->hosts[side] = g_ptr_array_new_with_free_func (g_free);
    }
}

static void
reading_clear (Reading *self)
{
  for (Side side = 0; side < N_SIDES; side++)
    {
      g_clear_pointer (&self->services[side], g_ptr_array_unref);
      g_clear_pointer (&self->webmails[side], g_ptr_array_unref);
      g_clear_pointer (&self->hosts[side], g_ptr_array_unref);
    }
}

static void
add_link (GPtrArray  *links,
          const char *text)
{
  if (text != NULL && links->len < MAX_LINKS &&
      !g_ptr_array_find_with_equal_func (links, text, g_str_equal, NULL))
    g_ptr_array_add (links, g_strdup (text));
}

/* TRUE if it says on, FALSE if it says off, otherwise @missing. */
static gboolean
read_switch (const xmlNode *parent,
             const char    *name,
             gboolean       missing)
{
  static const char * const on[] = { "on", "true", "yes", "1", NULL };
  static const char * const off[] = { "off", "false", "no", "0", NULL };
  g_autofree char *text = sp_xml_dup_child_text (parent, name);
  g_autofree char *word = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  if (word == NULL)
    return missing;
  if (g_strv_contains (on, word))
    return TRUE;
  if (g_strv_contains (off, word))
    return FALSE;

  return missing;
}

static const UsualPort *
find_usual_port (SpProtocol protocol,
                 guint16    port)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_ports); i++)
    {
      if (usual_ports[i].protocol == protocol && usual_ports[i].port == port)
        return &usual_ports[i];
    }

  return NULL;
}

static guint16
find_port (SpProtocol protocol,
           SpSecurity security)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_ports); i++)
    {
      if (usual_ports[i].protocol == protocol &&
          (usual_ports[i].security == SP_SECURITY_TLS) == (security == SP_SECURITY_TLS))
        return usual_ports[i].port;
    }

  return 0;
}

/* By the specification SSL is TLS from the start and TLS is what is now called STARTTLS, but
 * some servers write TLS for either, and Auto leaves it to the program: on the usual ports it can be
 * told from the port which of the two ways it is. Either way nothing is sent in the clear. */
static SpSecurity
encrypted (const SpServerDraft *server,
           SpSecurity           elsewhere)
{
  guint16 port = server->port != NULL ? sp_found_value_to_port (server->port) : 0;
  const UsualPort *usual = find_usual_port (server->protocol, port);

  return usual != NULL ? usual->security : elsewhere;
}

/* MS-OXDSCLI, section 2.2.4.1.1.2.1: Encryption, where it is there, overrides SSL, which is on
 * unless it is off. */
static gboolean
read_security (SpAccountDraft *account,
               const xmlNode  *protocol,
               SpServerDraft  *server)
{
  g_autofree char *encryption = sp_xml_dup_child_text (protocol, "Encryption");
  g_autofree char *quoted = NULL;

  if (encryption == NULL)
    server->security =
      read_switch (protocol, "SSL", TRUE) ? encrypted (server, SP_SECURITY_TLS) : SP_SECURITY_NONE;
  else if (g_ascii_strcasecmp (encryption, "SSL") == 0 ||
           g_ascii_strcasecmp (encryption, "Auto") == 0)
    server->security = encrypted (server, SP_SECURITY_TLS);
  else if (g_ascii_strcasecmp (encryption, "TLS") == 0 ||
           g_ascii_strcasecmp (encryption, "STARTTLS") == 0)
    server->security = encrypted (server, SP_SECURITY_STARTTLS);
  else if (g_ascii_strcasecmp (encryption, "None") == 0)
    server->security = SP_SECURITY_NONE;
  else
    quoted = sp_text_abbreviate (encryption);

  if (quoted == NULL)
    return TRUE;

  sp_account_draft_reject (account, _("A server for %s was left out: how to encrypt the connection is given as “%s”, which is not known."),
                           sp_protocol_get_label (server->protocol), quoted);
  return FALSE;
}

/* Secure Password Authentication. It is on where nothing is said, but those who leave it out mean
 * an ordinary password more often than not. */
static void
add_authentications (const xmlNode *protocol,
                     SpServerDraft *server)
{
  if (!read_switch (protocol, "AuthRequired", TRUE))
    {
      sp_server_draft_add_authentication (server, SP_AUTHENTICATION_NONE);
      return;
    }

  if (read_switch (protocol, "SPA", TRUE))
    sp_server_draft_add_authentication (server, SP_AUTHENTICATION_PASSWORD_ENCRYPTED);
  if (!read_switch (protocol, "SPA", FALSE))
    sp_server_draft_add_authentication (server, SP_AUTHENTICATION_PASSWORD_CLEARTEXT);
}

/* The user name of the incoming server that came before. */
static char *
dup_earlier_user_name (const SpAccountDraft *account)
{
  for (guint i = 0; i < account->servers->len; i++)
    {
      const SpServer *server = g_ptr_array_index (account->servers, i);

      if (server->direction == SP_DIRECTION_INCOMING && server->user_name != NULL)
        return g_strdup (server->user_name);
    }

  return NULL;
}

static void
read_mail_server (Reading       *reading,
                  const xmlNode *protocol,
                  guint          detail)
{
  g_auto (SpServerDraft) server = { 0 };

  sp_server_draft_init (&server, detail);
  server.host = sp_xml_dup_child_text (protocol, "Server");
  server.port = sp_xml_dup_child_text (protocol, "Port");
  server.user_name = sp_xml_dup_child_text (protocol, "LoginName");

  if (!read_security (reading->account, protocol, &server))
    return;

  /* Nothing, or 0, stands for the usual port. */
  if (server.port == NULL || g_str_equal (server.port, "0"))
    {
      g_free (server.port);
      server.port = g_strdup_printf ("%u", find_port (server.protocol, server.security));
    }
  if (server.user_name == NULL && read_switch (protocol, "UsePOPAuth", FALSE))
    server.user_name = dup_earlier_user_name (reading->account);

  add_authentications (protocol, &server);
  sp_account_draft_add_server (reading->account, &server);
}

static void
read_exchange (Reading       *reading,
               const xmlNode *protocol,
               guint          detail)
{
  g_autofree char *link = sp_xml_dup_child_text (protocol, "EwsUrl");
  g_autofree char *text = sp_xml_dup_child_text (protocol, "Server");
  g_autofree char *host = NULL;

  /* Where others see whether somebody is free is the same service. */
  if (link == NULL)
    link = sp_xml_dup_child_text (protocol, "ASUrl");
  add_link (reading->services[detail], link);

  /* Often it is no host but a mailbox (GUID@domain) or a place in a directory (/o=…). */
  host = text != NULL ? sp_found_value_to_host (text, reading->account->address) : NULL;
  add_link (reading->hosts[detail], host);
}

static void
read_web_side (Reading       *reading,
               const xmlNode *parent,
               Side           side)
{
  g_autofree char *link = sp_xml_dup_child_text (parent, "OWAUrl");

  add_link (reading->webmails[side], link);
  for (xmlNode *inner = sp_xml_find (parent, "Protocol"); inner != NULL;
       inner = sp_xml_find_next (inner, "Protocol"))
    read_exchange (reading, inner, side);
}

static void
read_web (Reading       *reading,
          const xmlNode *protocol,
          guint          detail)
{
  read_web_side (reading, protocol, SIDE_EXTERNAL);
  read_web_side (reading, sp_xml_find (protocol, "External"), SIDE_EXTERNAL);
  read_web_side (reading, sp_xml_find (protocol, "Internal"), SIDE_INTERNAL);
}

static void
read_activesync (Reading       *reading,
                 const xmlNode *protocol,
                 guint          detail)
{
  g_auto (SpServerDraft) server = { 0 };

  sp_server_draft_init (&server, SP_PROTOCOL_ACTIVESYNC);
  server.url = sp_xml_dup_child_text (protocol, "Url");
  server.host = sp_xml_dup_child_text (protocol, "Server");
  server.user_name = sp_xml_dup_child_text (protocol, "LoginName");
  sp_account_draft_add_server (reading->account, &server);
}

static const ProtocolType protocol_types[] = {
  { "IMAP", read_mail_server, SP_PROTOCOL_IMAP },
  { "POP3", read_mail_server, SP_PROTOCOL_POP3 },
  { "SMTP", read_mail_server, SP_PROTOCOL_SMTP },
  { "EXPR", read_exchange, SIDE_EXTERNAL },
  { "EXHTTP", read_exchange, SIDE_EXTERNAL },
  { "EXCH", read_exchange, SIDE_INTERNAL },
  { "WEB", read_web, 0 },
  { "MobileSync", read_activesync, 0 },
  { "ActiveSync", read_activesync, 0 },
};

/* What else there is, calendars or a directory, is no way to read mail. */
static void
read_protocol (Reading       *reading,
               const xmlNode *protocol)
{
  g_autofree char *type = sp_xml_dup_child_text (protocol, "Type");

  if (type == NULL)
    type = sp_xml_dup_attribute (protocol, "Type");

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (protocol_types); i++)
    {
      if (g_ascii_strcasecmp (type, protocol_types[i].type) == 0)
        protocol_types[i].read (reading, protocol, protocol_types[i].detail);
    }
}

/* What is for others than those in its own network, if there is anything. */
static const GPtrArray *
choose_side (GPtrArray * const *sides)
{
  return sides[SIDE_EXTERNAL]->len > 0 ? sides[SIDE_EXTERNAL] : sides[SIDE_INTERNAL];
}

static void
add_services (Reading *reading)
{
  const GPtrArray *links = choose_side (reading->services);
  const GPtrArray *hosts = choose_side (reading->hosts);
  const GPtrArray *webmails = choose_side (reading->webmails);

  for (guint i = 0; i < links->len; i++)
    {
      g_auto (SpServerDraft) server = { 0 };

      sp_server_draft_init (&server, SP_PROTOCOL_EWS);
      server.url = g_strdup (g_ptr_array_index (links, i));
      sp_account_draft_add_server (reading->account, &server);
    }

  /* Without a link the host still says where an Exchange service is. */
  if (links->len == 0 && hosts->len > 0)
    {
      g_auto (SpServerDraft) server = { 0 };

      sp_server_draft_init (&server, SP_PROTOCOL_EWS);
      server.host = g_strdup (g_ptr_array_index (hosts, 0));
      sp_account_draft_add_server (reading->account, &server);
    }

  for (guint i = 0; i < webmails->len; i++)
    sp_account_draft_set_webmail (reading->account, g_ptr_array_index (webmails, i));
}

/**
 * sp_autodiscover_read_protocols:
 * @account: where the servers go
 * @parent: (nullable): an element
 * @element: the name of those in it that describe a server each
 *
 * Reads what an Autodiscover answer says of servers (MS-OXDSCLI, section 2.2.4.1.1.2.1; for
 * ActiveSync MS-ASCMD, section 2.2.3.157).
 */
void
sp_autodiscover_read_protocols (SpAccountDraft *account,
                                const xmlNode  *parent,
                                const char     *element)
{
  Reading reading = { 0 };

  g_return_if_fail (account != NULL);
  g_return_if_fail (element != NULL);

  reading_init (&reading, account);

  for (xmlNode *node = sp_xml_find (parent, element); node != NULL;
       node = sp_xml_find_next (node, element))
    {
      if (!sp_account_draft_take_turn (account))
        break;

      read_protocol (&reading, node);
    }

  add_services (&reading);
  reading_clear (&reading);
}
