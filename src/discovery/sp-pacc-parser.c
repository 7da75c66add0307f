/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-pacc-parser.h"

#include <glib/gi18n-lib.h>

#include "sp-account-draft.h"
#include "sp-json-text.h"

#define RECORD_VERSION "UAAC1"

/* Encrypted from the first byte, at its own port: the format has neither port nor security. */
static const struct
{
  const char *name;
  SpProtocol protocol;
  const char *port;
} mail_servers[] = {
  { "imap", SP_PROTOCOL_IMAP, "993" },
  { "pop3", SP_PROTOCOL_POP3, "995" },
  { "smtp", SP_PROTOCOL_SMTP, "465" },
};

static const struct
{
  const char *name;
  GChecksumType type;
} digests[] = {
  { "sha256", G_CHECKSUM_SHA256 },
  { "sha-256", G_CHECKSUM_SHA256 },
};

static void
add_authentications (SpServerDraft *server,
                     JsonObject    *authentication)
{
  JsonNode *password = NULL;

  if (authentication == NULL)
    return;

  if (sp_json_text_get_object (authentication, "oauth-public") != NULL)
    sp_server_draft_add_authentication (server, SP_AUTHENTICATION_OAUTH2);

  password = json_object_get_member (authentication, "password");
  if (password != NULL && JSON_NODE_HOLDS_VALUE (password) &&
      json_node_get_value_type (password) == G_TYPE_BOOLEAN && json_node_get_boolean (password))
    sp_server_draft_add_authentication (server, SP_AUTHENTICATION_PASSWORD_CLEARTEXT);
}

static void
add_server (SpAccountDraft *account,
            JsonObject     *entry,
            JsonObject     *authentication,
            SpProtocol      protocol,
            const char     *port)
{
  g_auto (SpServerDraft) server = { 0 };

  if (entry == NULL || !sp_account_draft_take_turn (account))
    return;

  sp_server_draft_init (&server, protocol);
  server.host = g_strdup (sp_json_text_get_string (entry, "host"));
  server.url = g_strdup (sp_json_text_get_string (entry, "url"));
  server.port = g_strdup (port);
  server.user_name = g_strdup ("%EMAILADDRESS%");
  add_authentications (&server, authentication);
  sp_account_draft_add_server (account, &server);
}

/**
 * sp_pacc_parse:
 * @bytes: an answer
 * @address: (nullable): the address whose settings were asked for
 * @source: (nullable): who says so, for the servers
 * @rejected: (nullable) (element-type utf8): where a sentence is added for everything that was
 *   left out; its free function is g_free()
 * @error: return location for an error of %SP_PARSE_ERROR
 *
 * Reads a provider's configuration for mail programs (draft-ietf-mailmaint-pacc-02). The user
 * name is the address.
 *
 * Returns: (nullable) (transfer full): the account
 */
SpAccount *
sp_pacc_parse (GBytes      *bytes,
               SpAddress   *address,
               const char  *source,
               GPtrArray   *rejected,
               GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_auto (SpAccountDraft) account = { 0 };
  JsonObject *object;
  JsonObject *protocols;
  JsonObject *authentication;
  JsonObject *provider;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = sp_json_text_parse (bytes, error);
  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
  protocols = sp_json_text_get_object (object, "protocols");
  if (protocols == NULL)
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
                           _("The answer is something else than the settings asked for."));
      return NULL;
    }

  sp_account_draft_init (&account, address, source, rejected);
  authentication = sp_json_text_get_object (object, "authentication");
  provider = sp_json_text_get_object (sp_json_text_get_object (object, "info"), "provider");
  sp_account_draft_set_provider_name (&account, sp_json_text_get_string (provider, "name"));
  sp_account_draft_set_provider_name (&account, sp_json_text_get_string (provider, "shortName"));

  for (guint i = 0; i < G_N_ELEMENTS (mail_servers); i++)
    add_server (&account, sp_json_text_get_object (protocols, mail_servers[i].name),
                authentication, mail_servers[i].protocol, mail_servers[i].port);
  add_server (&account, sp_json_text_get_object (protocols, "jmap"), authentication,
              SP_PROTOCOL_JMAP, NULL);

  return sp_account_draft_make (&account, error);
}

/* The value of a tag of a record such as "v=UAAC1; a=sha256; d=…", without any space. */
static char *
dup_tag (const char *record,
         const char *name)
{
  g_auto (GStrv) tags = g_strsplit (record, ";", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      char *value = strchr (tags[i], '=');
      g_autoptr (GString) packed = NULL;

      if (value == NULL)
        continue;

      *value++ = '\0';
      if (g_ascii_strcasecmp (g_strstrip (tags[i]), name) != 0)
        continue;

      packed = g_string_new (NULL);
      for (; *value != '\0'; value++)
        {
          if (!g_ascii_isspace (*value))
            g_string_append_c (packed, *value);
        }

      return g_string_free (g_steal_pointer (&packed), FALSE);
    }

  return NULL;
}

/* RFC 4648: either alphabet, with or without padding. */
static GBytes *
decode (const char *text)
{
  g_autofree char *padded = g_strdup_printf ("%s===", text);
  gsize length = strcspn (text, "=");
  gsize size = 0;
  guchar *data;

  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  if (text[length + strspn (text + length, "=")] != '\0' || length % 4 == 1)
    return NULL;

  memset (padded + length, '=', (4 - length % 4) % 4);
  padded[(length + 3) / 4 * 4] = '\0';
  data = g_base64_decode (padded, &size);
  return g_bytes_new_take (data, size);
}

static gboolean
digest_is_right (GBytes     *bytes,
                 const char *record)
{
  g_autofree char *algorithm = dup_tag (record, "a");
  g_autofree char *text = dup_tag (record, "d");

  if (algorithm == NULL || text == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      g_autoptr (GBytes) expected = NULL;
      g_autoptr (GBytes) digest = NULL;
      g_autoptr (GChecksum) checksum = NULL;
      gsize length = (gsize) g_checksum_type_get_length (digests[i].type);
      g_autofree guint8 *data = g_malloc (length);

      if (g_ascii_strcasecmp (digests[i].name, algorithm) != 0)
        continue;

      checksum = g_checksum_new (digests[i].type);
      g_checksum_update (checksum, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes));
      g_checksum_get_digest (checksum, data, &length);
      digest = g_bytes_new (data, length);
      expected = decode (text);
      return expected != NULL && g_bytes_equal (expected, digest);
    }

  return FALSE;
}

/**
 * sp_pacc_compare_digest:
 * @bytes: an answer as it came, before anything is done to it
 * @texts: (array zero-terminated=1): TXT records, each with its parts put together
 *
 * One record with the right digest is enough (draft-ietf-mailmaint-pacc-02).
 *
 * Returns: whether a TXT record holds the digest of the answer
 */
SpPaccDigest
sp_pacc_compare_digest (GBytes             *bytes,
                        const char * const *texts)
{
  SpPaccDigest result = SP_PACC_DIGEST_NONE;

  g_return_val_if_fail (bytes != NULL, SP_PACC_DIGEST_NONE);
  g_return_val_if_fail (texts != NULL, SP_PACC_DIGEST_NONE);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *version = dup_tag (texts[i], "v");

      if (version == NULL || g_ascii_strcasecmp (version, RECORD_VERSION) != 0)
        continue;
      if (digest_is_right (bytes, texts[i]))
        return SP_PACC_DIGEST_RIGHT;

      result = SP_PACC_DIGEST_WRONG;
    }

  return result;
}
