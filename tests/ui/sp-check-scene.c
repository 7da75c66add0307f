/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-scene.h"

#define INCOMING "imap.example.org"
#define OUTGOING "smtp.example.org"

#define IMAP_ABILITIES                                                    \
  "S * OK Dovecot ready.\n"                                               \
  "C a1 CAPABILITY\n"                                                     \
  "S * CAPABILITY IMAP4rev1 SASL-IR IDLE NAMESPACE AUTH=PLAIN AUTH=LOGIN\n" \
  "S a1 OK Done.\n"
#define SMTP_ABILITIES                                \
  "S 220 smtp.example.org ESMTP Postfix\n"            \
  "C EHLO *\n"                                        \
  "S 250-smtp.example.org\n"                          \
  "S 250-AUTH PLAIN LOGIN\n"                          \
  "S 250 SIZE 52428800\n"
#define IMAP_GOOD IMAP_ABILITIES "C a2 AUTHENTICATE PLAIN *\nS a2 OK Logged in.\nC a3 LOGOUT\n"
#define SMTP_GOOD SMTP_ABILITIES "C AUTH PLAIN *\nS 235 2.7.0 Authentication successful\nC QUIT\n"
#define IMAP_REFUSING \
  IMAP_ABILITIES "C a2 AUTHENTICATE PLAIN *\nS a2 NO [AUTHENTICATIONFAILED] Authentication failed.\nC a3 LOGOUT\n"
#define SMTP_REFUSING \
  SMTP_ABILITIES "C AUTH PLAIN *\nS 535 5.7.8 Error: authentication failed: authentication failure\nC QUIT\n"
#define IMAP_BROWSER                                            \
  "S * OK Gimap ready\n"                                        \
  "C a1 CAPABILITY\n"                                           \
  "S * CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER\n" \
  "S a1 OK Done.\n"                                             \
  "C a2 LOGOUT\n"
#define SMTP_BROWSER            \
  "S 220 smtp.example.org\n"    \
  "C EHLO *\n"                  \
  "S 250-smtp.example.org\n"    \
  "S 250 AUTH XOAUTH2 OAUTHBEARER\n" \
  "C QUIT\n"
#define SMTP_CLEAR                           \
  "S 220 smtp.example.org ESMTP\n"           \
  "C EHLO *\n"                               \
  "S 250-smtp.example.org\n"                 \
  "S 250 AUTH PLAIN LOGIN\n"                 \
  "C QUIT\n"
#define IMAP_CARELESS                                         \
  "S * OK ready\n"                                            \
  "C a1 CAPABILITY\n"                                         \
  "S * CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\n"            \
  "S a1 OK Done.\n"                                           \
  "C a2 STARTTLS\n"                                           \
  "S a2 OK Begin.\n"                                          \
  "TLS\n"                                                     \
  "C a3 CAPABILITY\n"                                         \
  "S * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\n"             \
  "S a3 OK Done.\n"                                           \
  "C a4 *\n"
#define TURNED_AWAY "S 421 4.3.2 Too many concurrent SMTP connections; please try again later.\n"

/* What one of the two servers does. */
typedef struct
{
  const char *script; /* (nullable): there is nobody */
  SpLocalCertificate certificate;
  SpSecurity security;
} Part;

typedef struct
{
  const char *name;
  Part incoming;
  Part outgoing;
  gint failure;  /* an SpNetError of the name server; 0: none */
  gboolean offline;
} Scene;

static const Scene scenes[] = {
  { "works", { IMAP_GOOD, SP_LOCAL_VALID }, { SMTP_GOOD, SP_LOCAL_VALID } },
  { "running", { IMAP_GOOD, SP_LOCAL_VALID }, { "HANG\n", SP_LOCAL_VALID } },
  { "refused", { IMAP_REFUSING, SP_LOCAL_VALID }, { SMTP_REFUSING, SP_LOCAL_VALID } },
  { "outgoing-refused", { IMAP_GOOD, SP_LOCAL_VALID }, { SMTP_REFUSING, SP_LOCAL_VALID } },
  { "slow", { NULL }, { "HANG\n", SP_LOCAL_VALID } },
  { "no-answer", { IMAP_GOOD, SP_LOCAL_VALID }, { NULL } },
  { "certificate", { IMAP_GOOD, SP_LOCAL_VALID }, { SMTP_GOOD, SP_LOCAL_WRONG_NAME } },
  { "expired", { IMAP_GOOD, SP_LOCAL_EXPIRED }, { SMTP_GOOD, SP_LOCAL_SELF_SIGNED } },
  { "browser", { IMAP_BROWSER, SP_LOCAL_VALID }, { SMTP_BROWSER, SP_LOCAL_VALID } },
  { "stripped", { IMAP_GOOD, SP_LOCAL_VALID }, { SMTP_CLEAR, SP_LOCAL_VALID, SP_SECURITY_STARTTLS } },
  { "dangerous", { IMAP_CARELESS, SP_LOCAL_VALID, SP_SECURITY_STARTTLS }, { SMTP_GOOD, SP_LOCAL_VALID } },
  { "turned-away", { IMAP_GOOD, SP_LOCAL_VALID }, { TURNED_AWAY, SP_LOCAL_VALID } },
  { "offline", { IMAP_GOOD, SP_LOCAL_VALID }, { SMTP_GOOD, SP_LOCAL_VALID }, .offline = TRUE },
  { "no-network", { NULL }, { NULL }, .failure = SP_NET_ERROR_NO_NETWORK },
  { "portal", { NULL }, { NULL }, .failure = SP_NET_ERROR_PORTAL },
  { "network-changed", { NULL }, { NULL }, .failure = SP_NET_ERROR_NETWORK_CHANGED },
};

/* Where they are, and by which name the domain tells of them (RFC 6186, RFC 8314). */
static const struct
{
  guint16 port;
  const char *service;
} places[][2] = {
  [SP_PROTOCOL_IMAP] = { { 993, "_imaps._tcp.example.org" }, { 143, "_imap._tcp.example.org" } },
  [SP_PROTOCOL_SMTP] = { { 465, "_submissions._tcp.example.org" }, { 587, "_submission._tcp.example.org" } },
};

static SpServer *
add_part (SpCheckScene *self,
          const Part   *part,
          SpProtocol    protocol,
          const char   *host)
{
  gboolean tls = part->security == SP_SECURITY_TLS;
  guint16 port = places[protocol][tls ? 0 : 1].port;
  SpServer values = { 0 };

  if (part->script != NULL)
    sp_local_server_add_lines (self->server, host, port, part->certificate, tls, part->script);
  else
    sp_local_server_add_refusal (self->server, host, port);

  sp_fake_resolver_add_srv (self->resolver, places[protocol][tls ? 0 : 1].service, 0, 1, port, host);
  values.protocol = protocol;
  values.direction = protocol == SP_PROTOCOL_SMTP ? SP_DIRECTION_OUTGOING : SP_DIRECTION_INCOMING;
  values.security = part->security;
  values.host = (char *) host;
  values.port = port;
  values.user_name = (char *) "%EMAILADDRESS%";
  values.n_authentications = 1;
  values.authentications[0] = SP_AUTHENTICATION_PASSWORD_CLEARTEXT;
  return sp_server_new (&values);
}

static const Scene *
find_scene (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      if (g_str_equal (scenes[i].name, name))
        return &scenes[i];
    }

  g_error ("There is no scene %s", name);
}

static void
add_name (SpCheckScene *self,
          const char   *host,
          gint          failure)
{
  if (failure == 0)
    {
      sp_fake_resolver_add_address (self->resolver, host, "127.0.0.1");
      return;
    }

  sp_fake_resolver_fail (self->resolver, host, SP_RECORD_ADDRESS, failure);
}

/* The account and its servers. */
SpCheckScene *
sp_check_scene_new (const char *name)
{
  const Scene *scene = find_scene (name);
  SpCheckScene *self = g_new0 (SpCheckScene, 1);
  g_autoptr (SpAddress) address = sp_address_new ("jane@example.org", NULL);
  g_autoptr (GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);

  self->server = sp_local_server_new ();
  self->resolver = sp_fake_resolver_new ();
  sp_fake_resolver_add_mx (self->resolver, "example.org", 10, "example.org");
  add_name (self, INCOMING, scene->failure);
  add_name (self, OUTGOING, scene->failure);
  g_ptr_array_add (servers, add_part (self, &scene->incoming, SP_PROTOCOL_IMAP, INCOMING));
  g_ptr_array_add (servers, add_part (self, &scene->outgoing, SP_PROTOCOL_SMTP, OUTGOING));

  self->account = sp_account_new (address, "Example School", servers, NULL);
  self->net = sp_local_server_make_net (self->server, sp_fake_resolver_as_resolver (self->resolver));
  sp_net_set_offline (self->net, scene->offline);

  return self;
}

/* Waits for the servers to end. */
void
sp_check_scene_free (SpCheckScene *self)
{
  g_object_unref (self->account);
  g_object_unref (self->net);
  g_object_unref (self->resolver);
  sp_local_server_free (self->server);
  g_free (self);
}

/* The scenes there are, counted from 0; NULL behind the last. */
const char *
sp_check_scene_get_name (guint index)
{
  return index < G_N_ELEMENTS (scenes) ? scenes[index].name : NULL;
}
