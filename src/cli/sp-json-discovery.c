/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json-discovery.h"

#include "sp-json.h"

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_truth (JsonBuilder *builder,
           const char  *name,
           gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_server (JsonBuilder    *builder,
            const SpServer *server,
            SpAddress      *address)
{
  g_autofree char *user =
    server->user_name != NULL && address != NULL ? sp_address_expand (address, server->user_name)
                                                 : g_strdup (server->user_name);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "protocol", sp_protocol_to_id (server->protocol));
  sp_json_add_string (builder, "host", server->host);
  add_number (builder, "port", server->port != 0 ? server->port : -1);
  /* A service that is known by its link has none of its own. */
  sp_json_add_string (builder, "security", sp_security_to_id (server->security));
  json_builder_set_member_name (builder, "authentication");
  json_builder_begin_array (builder);
  for (guint i = 0; i < server->n_authentications; i++)
    json_builder_add_string_value (builder, sp_authentication_to_id (server->authentications[i]));
  json_builder_end_array (builder);
  sp_json_add_string (builder, "user", user);
  sp_json_add_string (builder, "url", server->url);
  sp_json_add_string (builder, "source", server->source);
  json_builder_end_object (builder);
}

static void
add_servers (JsonBuilder *builder,
             const char  *name,
             SpAccount   *account,
             SpDirection  direction,
             SpAddress   *address)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      if (server->direction == direction)
        add_server (builder, server, address);
    }
  json_builder_end_array (builder);
}

/* The link of the Exchange service; where a program finds that by itself, the host that said
 * that there is one. */
static const char *
get_exchange (SpAccount *account)
{
  const char *exchange = sp_account_get_exchange (account);

  for (guint i = 0; exchange == NULL && i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      if (server->protocol != SP_PROTOCOL_HTTPS && sp_server_serves (server, SP_OPTION_EXCHANGE))
        exchange = server->host;
    }
  return exchange;
}

/**
 * sp_json_add_account:
 * @builder: a builder
 * @account: (nullable): an account; %NULL becomes null
 * @address: (nullable): whose user names to write
 *
 * Adds what signpost-cli(1) describes as ACCOUNT.
 */
void
sp_json_add_account (JsonBuilder *builder,
                     SpAccount   *account,
                     SpAddress   *address)
{
  if (account == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "provider", sp_account_get_provider_name (account));
  sp_json_add_string (builder, "webmail", sp_account_get_webmail (account));
  sp_json_add_string (builder, "exchange", get_exchange (account));
  add_servers (builder, "incoming", account, SP_DIRECTION_INCOMING, address);
  add_servers (builder, "outgoing", account, SP_DIRECTION_OUTGOING, address);
  json_builder_end_object (builder);
}

static void
add_sources (JsonBuilder *builder,
             const char  *name,
             GListModel  *findings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      json_builder_add_string_value (builder, sp_finding_get_source (finding));
    }
  json_builder_end_array (builder);
}

static void
add_agreement (JsonBuilder *builder,
               GListModel  *agreements)
{
  json_builder_set_member_name (builder, "agreement");
  json_builder_begin_object (builder);
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);

      json_builder_set_member_name (builder, sp_agreement_get_field (agreement));
      json_builder_begin_object (builder);
      sp_json_add_string (builder, "value", sp_agreement_get_value (agreement));
      add_sources (builder, "said_by", sp_agreement_get_said_by (agreement));
      add_sources (builder, "against", sp_agreement_get_against (agreement));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder,
             SpFinding   *finding,
             SpAddress   *address)
{
  const GError *error = sp_finding_get_error (finding);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "source", sp_finding_get_source (finding));
  sp_json_add_string (builder, "asked", sp_finding_get_asked (finding));
  sp_json_add_string (builder, "told", sp_personal_to_id (sp_finding_get_told (finding)));
  sp_json_add_string (builder, "outcome", sp_outcome_to_id (sp_finding_get_outcome (finding)));
  sp_json_add_string (builder, "error", error != NULL ? error->message : NULL);
  add_number (builder, "ms", sp_finding_get_ms (finding));
  sp_json_add_string (builder, "trust", sp_trust_to_id (sp_finding_get_trust (finding)));
  sp_json_add_string (builder, "tls", sp_finding_get_tls (finding));
  add_truth (builder, "third_party", sp_finding_is_third_party (finding));
  add_truth (builder, "needs_sign_in", sp_finding_needs_sign_in (finding));
  json_builder_set_member_name (builder, "rejected");
  json_builder_begin_array (builder);
  for (guint i = 0; sp_finding_get_rejected (finding)[i] != NULL; i++)
    json_builder_add_string_value (builder, sp_finding_get_rejected (finding)[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "account");
  sp_json_add_account (builder, sp_finding_get_account (finding), address);
  json_builder_end_object (builder);
}

static void
add_sent (JsonBuilder *builder,
          GListModel  *ledger)
{
  static const char * const kinds[] = {
    [SP_CONTACT_NAME] = "name",
    [SP_CONTACT_REQUEST] = "request",
    [SP_CONTACT_CONNECTION] = "connection",
  };

  json_builder_set_member_name (builder, "sent");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);
      g_autofree char *started = g_date_time_format_iso8601 (sp_ledger_entry_get_started (entry));

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "kind", kinds[sp_ledger_entry_get_kind (entry)]);
      sp_json_add_string (builder, "host", sp_ledger_entry_get_host (entry));
      sp_json_add_string (builder, "detail", sp_ledger_entry_get_detail (entry));
      sp_json_add_string (builder, "told", sp_personal_to_id (sp_ledger_entry_get_personal (entry)));
      sp_json_add_string (builder, "started", started);
      add_number (builder, "ms", sp_ledger_entry_get_ms (entry));
      sp_json_add_string (builder, "outcome", sp_ledger_entry_get_outcome (entry));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * sp_json_add_discovery:
 * @builder: a builder
 * @discovery: a discovery that has run
 * @address: for whom: an address of the same domain
 *
 * Adds the object that signpost-cli(1) describes for `discover`.
 */
void
sp_json_add_discovery (JsonBuilder *builder,
                       SpDiscovery *discovery,
                       SpAddress   *address)
{
  const GError *problem = sp_discovery_get_problem (discovery);

  json_builder_begin_object (builder);
  /* To be found again in the list it comes from; the domain is as name servers know it. */
  sp_json_add_string (builder, "address", sp_address_get_typed (address));
  sp_json_add_string (builder, "domain", sp_address_get_domain (address));
  add_number (builder, "elapsed_ms", sp_discovery_get_elapsed_ms (discovery));
  add_number (builder, "first_ms", sp_discovery_get_first_ms (discovery));
  json_builder_set_member_name (builder, "recommended");
  sp_json_add_account (builder, sp_discovery_get_account (discovery), address);
  add_agreement (builder, sp_discovery_get_agreements (discovery));
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (discovery)); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (G_LIST_MODEL (discovery), i);

      add_finding (builder, finding, address);
    }
  json_builder_end_array (builder);
  add_sent (builder, G_LIST_MODEL (sp_discovery_get_ledger (discovery)));
  sp_json_add_string (builder, "problem", problem != NULL ? problem->message : NULL);
  json_builder_end_object (builder);
}

/**
 * sp_json_add_failure:
 * @builder: a builder
 * @line: where it was given, counted from 1
 * @address: what was given as an address
 * @error: what is wrong with it
 *
 * Adds the object that stands in the output of `discover` for an input that is no address.
 */
void
sp_json_add_failure (JsonBuilder  *builder,
                     guint         line,
                     const char   *address,
                     const GError *error)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "address", address);
  add_number (builder, "line", line);
  sp_json_add_string (builder, "domain", NULL);
  add_number (builder, "elapsed_ms", 0);
  sp_json_add_string (builder, "recommended", NULL);
  json_builder_set_member_name (builder, "agreement");
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  sp_json_add_string (builder, "problem", error->message);
  json_builder_end_object (builder);
}
