/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"
#include "sp-option.h"

G_BEGIN_DECLS

typedef enum
{
  SP_PROTOCOL_IMAP,
  SP_PROTOCOL_POP3,
  SP_PROTOCOL_SMTP,
  SP_PROTOCOL_JMAP,
  SP_PROTOCOL_EWS,
  SP_PROTOCOL_ACTIVESYNC,
  SP_PROTOCOL_GRAPH,
  SP_PROTOCOL_HTTPS,
  SP_N_PROTOCOLS,
} SpProtocol;

typedef enum
{
  SP_DIRECTION_INCOMING,
  SP_DIRECTION_OUTGOING,
  SP_DIRECTION_WEB,
  SP_N_DIRECTIONS,
} SpDirection;

typedef enum
{
  SP_SECURITY_TLS,
  SP_SECURITY_STARTTLS,
  SP_SECURITY_NONE,
  SP_N_SECURITIES,
} SpSecurity;

typedef enum
{
  SP_AUTHENTICATION_OAUTH2,
  SP_AUTHENTICATION_PASSWORD_CLEARTEXT,
  SP_AUTHENTICATION_PASSWORD_ENCRYPTED,
  SP_AUTHENTICATION_GSSAPI,
  SP_AUTHENTICATION_CLIENT_CERTIFICATE,
  SP_AUTHENTICATION_NONE,
  SP_N_AUTHENTICATIONS,
} SpAuthentication;

typedef enum
{
  SP_PASSWORD_ACCOUNT,
  SP_PASSWORD_APP,
  SP_PASSWORD_SEPARATE,
  SP_PASSWORD_BRIDGE,
  SP_PASSWORD_NONE,
  SP_N_PASSWORDS,
} SpPasswordKind;

typedef enum
{
  SP_CONFIDENCE_ORGANISATION,
  SP_CONFIDENCE_PROVIDER_DEFAULT,
  SP_CONFIDENCE_UNKNOWN,
  SP_N_CONFIDENCES,
} SpConfidence;

/* One thing to type in. Immutable once made, shared by reference. */
typedef struct
{
  char *id;
  SpOptionSet options; /* the ways it serves; 0: those its protocol implies */
  SpDirection direction;
  SpProtocol protocol;
  char *host; /* (nullable): not published, or a URL service */
  guint16 port; /* 0: not published */
  SpSecurity security;
  SpAuthentication authentications[SP_N_AUTHENTICATIONS]; /* in order of preference */
  guint n_authentications;
  char *oauth; /* (nullable): whose OAuth2 it is; a mail program's fact is "oauth-" and this */
  char *user_name; /* (nullable): a pattern, see sp_address_expand() */
  char *url; /* (nullable): for https, jmap, ews, activesync, graph */
  SpPasswordKind password_kind;
  SpConfidence confidence;
  char *source; /* (nullable): who says so, for a person to read or an https: link */
  char *checked; /* (nullable): the date on which it was last compared with the source */
  guint line; /* where in its file */
} SpServer;

#define SP_TYPE_SERVER (sp_server_get_type ())
GType sp_server_get_type (void);

/* The keys of a [Server ID] group in any data file; guides add When. */
extern const SpKeySpec sp_server_keys[];

SpServer *sp_server_new_from_group (SpKeyFile        *file,
                                    const SpKeyGroup *group,
                                    GPtrArray        *problems);
SpServer *sp_server_new (const SpServer *values);
SpServer *sp_server_new_for_website (const char *url,
                                     const char *source,
                                     const char *checked);
SpServer *sp_server_ref (SpServer *self);
void sp_server_unref (SpServer *self);
gboolean sp_server_serves (const SpServer *self,
                           SpOption        option);
gboolean sp_server_has_authentication (const SpServer   *self,
                                       SpAuthentication  authentication);

const char *sp_protocol_to_id (SpProtocol protocol);
const char *sp_protocol_get_label (SpProtocol protocol);
const char *sp_security_to_id (SpSecurity security);
const char *sp_security_get_label (SpSecurity security);
const char *sp_authentication_to_id (SpAuthentication authentication);
const char *sp_authentication_get_label (SpAuthentication authentication);
const char *sp_password_kind_to_id (SpPasswordKind kind);
const char *sp_password_kind_get_label (SpPasswordKind kind);
const char *sp_confidence_to_id (SpConfidence confidence);
const char *sp_confidence_get_label (SpConfidence confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpServer, sp_server_unref)

G_END_DECLS
