/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-server-words.h"

#include <glib/gi18n-lib.h>

const char * const sp_security_ids[SP_N_SECURITIES] = {
  [SP_SECURITY_TLS] = "tls",
  [SP_SECURITY_STARTTLS] = "starttls",
  [SP_SECURITY_NONE] = "none",
};

static const char * const security_labels[SP_N_SECURITIES] = {
  [SP_SECURITY_TLS] = "SSL/TLS",
  [SP_SECURITY_STARTTLS] = "STARTTLS",
  /* Translators: the connection is not encrypted */
  [SP_SECURITY_NONE] = NC_("connection security", "None"),
};

const char * const sp_authentication_ids[SP_N_AUTHENTICATIONS] = {
  [SP_AUTHENTICATION_OAUTH2] = "oauth2",
  [SP_AUTHENTICATION_PASSWORD_CLEARTEXT] = "password-cleartext",
  [SP_AUTHENTICATION_PASSWORD_ENCRYPTED] = "password-encrypted",
  [SP_AUTHENTICATION_GSSAPI] = "gssapi",
  [SP_AUTHENTICATION_CLIENT_CERTIFICATE] = "client-certificate",
  [SP_AUTHENTICATION_NONE] = "none",
};

static const char * const authentication_labels[SP_N_AUTHENTICATIONS] = {
  [SP_AUTHENTICATION_OAUTH2] = NC_("way to sign in", "OAuth2"),
  [SP_AUTHENTICATION_PASSWORD_CLEARTEXT] = NC_("way to sign in", "Normal password"),
  [SP_AUTHENTICATION_PASSWORD_ENCRYPTED] = NC_("way to sign in", "Encrypted password"),
  [SP_AUTHENTICATION_GSSAPI] = NC_("way to sign in", "Kerberos / GSSAPI"),
  [SP_AUTHENTICATION_CLIENT_CERTIFICATE] = NC_("way to sign in", "Certificate"),
  [SP_AUTHENTICATION_NONE] = NC_("way to sign in", "No authentication"),
};

const char * const sp_password_ids[SP_N_PASSWORDS] = {
  [SP_PASSWORD_ACCOUNT] = "account",
  [SP_PASSWORD_APP] = "app",
  [SP_PASSWORD_SEPARATE] = "separate",
  [SP_PASSWORD_BRIDGE] = "bridge",
  [SP_PASSWORD_NONE] = "none",
};

static const char * const password_labels[SP_N_PASSWORDS] = {
  [SP_PASSWORD_ACCOUNT] = N_("The password of your account"),
  /* Translators: a password made for one program, as Google and Apple name it */
  [SP_PASSWORD_APP] = N_("An app password"),
  [SP_PASSWORD_SEPARATE] = N_("A password of its own for mail programs"),
  /* Translators: a bridge is a program on one's own computer between mail program and provider */
  [SP_PASSWORD_BRIDGE] = N_("The password that the bridge shows"),
  [SP_PASSWORD_NONE] = N_("No password"),
};

const char * const sp_confidence_ids[SP_N_CONFIDENCES] = {
  [SP_CONFIDENCE_ORGANISATION] = "organisation",
  [SP_CONFIDENCE_PROVIDER_DEFAULT] = "provider-default",
  [SP_CONFIDENCE_UNKNOWN] = "unknown",
};

static const char * const confidence_labels[SP_N_CONFIDENCES] = {
  [SP_CONFIDENCE_ORGANISATION] = N_("Published by the organisation"),
  [SP_CONFIDENCE_PROVIDER_DEFAULT] = N_("The provider’s usual value"),
  [SP_CONFIDENCE_UNKNOWN] = N_("Not published"),
};

/**
 * sp_security_to_id:
 * @security: a kind of connection security
 *
 * Returns: the word for a kind of connection security in data files and JSON, such as "tls"
 */
const char *
sp_security_to_id (SpSecurity security)
{
  g_return_val_if_fail (security < SP_N_SECURITIES, NULL);

  return sp_security_ids[security];
}

/**
 * sp_security_get_label:
 * @security: a kind of connection security
 *
 * Returns: the name of a kind of connection security for a person, as most mail programs put
 *   it
 */
const char *
sp_security_get_label (SpSecurity security)
{
  g_return_val_if_fail (security < SP_N_SECURITIES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "connection security", security_labels[security]);
}

/**
 * sp_authentication_to_id:
 * @authentication: a way to sign in
 *
 * Returns: the word for a way to sign in in data files and JSON, such as "oauth2"
 */
const char *
sp_authentication_to_id (SpAuthentication authentication)
{
  g_return_val_if_fail (authentication < SP_N_AUTHENTICATIONS, NULL);

  return sp_authentication_ids[authentication];
}

/**
 * sp_authentication_get_label:
 * @authentication: a way to sign in
 *
 * Returns: the name of a way to sign in for a person, as most mail programs put it
 */
const char *
sp_authentication_get_label (SpAuthentication authentication)
{
  g_return_val_if_fail (authentication < SP_N_AUTHENTICATIONS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "way to sign in", authentication_labels[authentication]);
}

/**
 * sp_password_kind_to_id:
 * @kind: a kind of password
 *
 * Returns: the word for a kind of password in data files, such as "app"
 */
const char *
sp_password_kind_to_id (SpPasswordKind kind)
{
  g_return_val_if_fail (kind < SP_N_PASSWORDS, NULL);

  return sp_password_ids[kind];
}

/**
 * sp_password_kind_get_label:
 * @kind: a kind of password
 *
 * Returns: which password is meant, for a person
 */
const char *
sp_password_kind_get_label (SpPasswordKind kind)
{
  g_return_val_if_fail (kind < SP_N_PASSWORDS, NULL);

  return _(password_labels[kind]);
}

/**
 * sp_confidence_to_id:
 * @confidence: how sure a value is
 *
 * Returns: the word for how sure a value is in data files and JSON, such as "provider-default"
 */
const char *
sp_confidence_to_id (SpConfidence confidence)
{
  g_return_val_if_fail (confidence < SP_N_CONFIDENCES, NULL);

  return sp_confidence_ids[confidence];
}

/**
 * sp_confidence_get_label:
 * @confidence: how sure a value is
 *
 * Returns: how sure a value is, for a person
 */
const char *
sp_confidence_get_label (SpConfidence confidence)
{
  g_return_val_if_fail (confidence < SP_N_CONFIDENCES, NULL);

  return _(confidence_labels[confidence]);
}
