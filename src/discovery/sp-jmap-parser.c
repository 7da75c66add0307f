/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-jmap-parser.h"

#include <glib/gi18n-lib.h>

#include "sp-account-draft.h"
#include "sp-json-text.h"

#define CAPABILITY_MAIL "urn:ietf:params:jmap:mail"

/**
 * sp_jmap_parse:
 * @bytes: an answer
 * @address: (nullable): the address whose settings were asked for
 * @source: (nullable): who says so, for the server
 * @error: return location for an error of %SP_PARSE_ERROR
 *
 * Reads a JMAP session (RFC 8620, section 2), whose service must be able to do mail (RFC 8621,
 * section 1.3). The link of the server is that of its API: the session does not say where it
 * was itself.
 *
 * Returns: (nullable) (transfer full): an account with one server
 */
SpAccount *
sp_jmap_parse (GBytes      *bytes,
               SpAddress   *address,
               const char  *source,
               GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_auto (SpAccountDraft) account = { 0 };
  g_auto (SpServerDraft) server = { 0 };
  JsonObject *session;
  JsonObject *capabilities;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = sp_json_text_parse (bytes, error);
  if (root == NULL)
    return NULL;

  session = json_node_get_object (root);
  capabilities = sp_json_text_get_object (session, "capabilities");
  if (capabilities == NULL)
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
                           _("The answer is something else than the settings asked for."));
      return NULL;
    }
  if (sp_json_text_get_object (capabilities, CAPABILITY_MAIL) == NULL)
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_EMPTY,
                           _("The JMAP service does not offer mail."));
      return NULL;
    }

  sp_account_draft_init (&account, address, source, NULL);
  sp_account_draft_take_turn (&account);
  sp_server_draft_init (&server, SP_PROTOCOL_JMAP);
  server.url = g_strdup (sp_json_text_get_string (session, "apiUrl"));
  server.user_name = g_strdup (sp_json_text_get_string (session, "username"));
  sp_account_draft_add_server (&account, &server);

  return sp_account_draft_make (&account, error);
}
