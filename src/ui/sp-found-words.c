/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-found-words.h"

#include <glib/gi18n-lib.h>

#include "sp-field.h"
#include "sp-site.h"
#include "sp-source.h"

static const struct
{
  const char *title;
  SpField field; /* whose witnesses are those of the part */
} parts[SP_N_FOUND_PARTS] = {
  [SP_FOUND_INCOMING] = { N_("To receive mail"), SP_FIELD_INCOMING_HOST },
  [SP_FOUND_OUTGOING] = { N_("To send mail"), SP_FIELD_OUTGOING_HOST },
  [SP_FOUND_WEBMAIL] = { N_("In a browser"), SP_FIELD_WEBMAIL },
  [SP_FOUND_EXCHANGE] = { N_("Exchange"), SP_FIELD_EXCHANGE },
};

static const char * const outcomes[SP_N_OUTCOMES] = {
  [SP_OUTCOME_RUNNING] = N_("still being asked"),
  [SP_OUTCOME_FOUND] = N_("settings found"),
  [SP_OUTCOME_NOTHING] = N_("nothing there"),
  [SP_OUTCOME_FAILED] = N_("no usable answer"),
  [SP_OUTCOME_SKIPPED] = N_("not asked, or not to the end"),
};

static const char * const contacts[] = {
  [SP_CONTACT_NAME] = N_("Name server"),
  [SP_CONTACT_REQUEST] = N_("Web request"),
  [SP_CONTACT_CONNECTION] = N_("Connection"),
};

static const char * const told[] = {
  [SP_PERSONAL_NOTHING] = N_("nothing about you"),
  [SP_PERSONAL_DOMAIN] = N_("what stands behind the @ of your address"),
  [SP_PERSONAL_ADDRESS] = N_("your whole address"),
};

static gboolean
is_in_part (const SpServer *server,
            SpFoundPart     part)
{
  switch (server->protocol)
    {
    case SP_PROTOCOL_IMAP:
    case SP_PROTOCOL_POP3:
    case SP_PROTOCOL_JMAP:
      return part == SP_FOUND_INCOMING;

    case SP_PROTOCOL_SMTP:
      return part == SP_FOUND_OUTGOING;

    case SP_PROTOCOL_EWS:
    case SP_PROTOCOL_ACTIVESYNC:
    case SP_PROTOCOL_GRAPH:
      return part == SP_FOUND_EXCHANGE;

    case SP_PROTOCOL_HTTPS:
    case SP_N_PROTOCOLS:
    default:
      return FALSE;
    }
}

static char *
describe_server (const SpServer *server)
{
  const char *protocol = sp_protocol_get_label (server->protocol);

  if (server->host != NULL && server->port != 0 && server->url == NULL &&
      server->protocol <= SP_PROTOCOL_SMTP)
    /* Translators: a protocol, a host name, a port, and the kind of encryption */
    return g_strdup_printf (_("%s at %s, port %u, %s"), protocol, server->host, (guint) server->port,
                            sp_security_get_label (server->security));

  if (server->url != NULL || server->host != NULL)
    /* Translators: a protocol, and its link */
    return g_strdup_printf (_("%s at %s"), protocol, server->url != NULL ? server->url : server->host);

  return g_strdup (protocol);
}

/* What the part is called. */
const char *
sp_found_part_get_title (SpFoundPart part)
{
  g_return_val_if_fail (part < SP_N_FOUND_PARTS, NULL);

  return _(parts[part].title);
}

/* The first server of each protocol, a line each; NULL if there is none. */
char *
sp_found_part_dup_value (SpFoundPart  part,
                         SpAccount   *account)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint seen = 0;

  g_return_val_if_fail (part < SP_N_FOUND_PARTS, NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT (account), NULL);

  if (part == SP_FOUND_WEBMAIL)
    return g_strdup (sp_account_get_webmail (account));

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);
      g_autofree char *line = NULL;

      if (!is_in_part (server, part) || (seen & (1u << server->protocol)) != 0)
        continue;

      seen |= 1u << server->protocol;
      line = describe_server (server);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* What the part usually looks like, to keep room for it. */
char *
sp_found_part_dup_sample (SpFoundPart  part,
                          SpAddress   *address)
{
  const char *domain = sp_address_get_domain (address);
  g_autofree char *host = g_strconcat (part == SP_FOUND_INCOMING ? "imap." : "smtp.", domain, NULL);

  if (part == SP_FOUND_WEBMAIL || part == SP_FOUND_EXCHANGE)
    return g_strdup ("https://");

  return g_strdup_printf (_("%s at %s, port %u, %s"), "IMAP", host, 993u,
                          sp_security_get_label (SP_SECURITY_STARTTLS));
}

static SpAgreement *
find_agreement (GListModel *agreements,
                SpField     field)
{
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);

      if (g_str_equal (sp_agreement_get_field (agreement), sp_field_to_id (field)))
        return agreement;
    }

  return NULL;
}

/* Who says so, and how many more; NULL if nobody does. */
char *
sp_found_part_dup_witness (SpFoundPart  part,
                           GListModel  *agreements)
{
  SpAgreement *agreement;
  g_autoptr (SpFinding) first = NULL;
  const char *trust;
  guint n_voices;

  g_return_val_if_fail (part < SP_N_FOUND_PARTS, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (agreements), NULL);

  agreement = find_agreement (agreements, parts[part].field);
  if (agreement == NULL)
    return NULL;

  n_voices = g_list_model_get_n_items (sp_agreement_get_said_by (agreement));
  first = g_list_model_get_item (sp_agreement_get_said_by (agreement), 0);
  if (first == NULL)
    return NULL;

  trust = sp_trust_get_label (sp_finding_get_trust (first));
  if (n_voices == 1)
    return g_strdup (trust);

  /* Translators: %1$s is who says so, such as “The mail domain itself, over a protected
     connection”, %2$u how many more say the same */
  return g_strdup_printf (ngettext ("%1$s; %2$u more agrees", "%1$s; %2$u more agree", n_voices - 1),
                          trust, n_voices - 1);
}

static char *
dup_host (const char *value)
{
  g_autofree char *host = NULL;

  if (strstr (value, "://") == NULL)
    return g_strdup (value);
  if (!g_uri_split_network (value, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL))
    return NULL;

  return g_steal_pointer (&host);
}

/* That a host, or the host of a link, is none of the domain's own; NULL if it is. */
char *
sp_found_dup_notice (const char *value,
                     SpAddress  *address)
{
  g_autofree char *host = NULL;
  g_autofree char *site = NULL;

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (SP_IS_ADDRESS (address), NULL);

  host = dup_host (value);
  if (host == NULL || sp_site_is_shared (host, sp_address_get_domain (address)))
    return NULL;

  site = sp_site_from_host (host);

  /* Translators: %1$s is the domain of an address, %2$s another domain, to which a server
     belongs */
  return g_strdup_printf (_("This server is outside %1$s: it belongs to %2$s."),
                          sp_address_get_display_domain (address), site != NULL ? site : host);
}

/* That the first server of the part is none of the domain's own; NULL if it is. */
char *
sp_found_part_dup_notice (SpFoundPart  part,
                          SpAccount   *account)
{
  SpAddress *address;

  g_return_val_if_fail (part < SP_N_FOUND_PARTS, NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT (account), NULL);

  address = sp_account_get_address (account);
  if (part == SP_FOUND_WEBMAIL && sp_account_get_webmail (account) != NULL)
    return sp_found_dup_notice (sp_account_get_webmail (account), address);

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);
      const char *where = server->host != NULL ? server->host : server->url;

      if (is_in_part (server, part) && where != NULL)
        return sp_found_dup_notice (where, address);
    }

  return NULL;
}

/* The name of a field, by its id. */
const char *
sp_found_get_field_name (const char *field)
{
  SpField known;

  g_return_val_if_fail (field != NULL, NULL);

  return sp_field_from_id (field, &known) ? sp_field_get_name (known, SP_OPTION_IMAP) : field;
}

/* A value as a person reads it: what fields hold that are chosen from a menu are ids. */
char *
sp_found_dup_field_value (const char *field,
                          const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  for (guint i = 0; g_str_has_suffix (field, "-security") && i < SP_N_SECURITIES; i++)
    {
      if (g_str_equal (sp_security_to_id (i), value))
        return g_strdup (sp_security_get_label (i));
    }

  return g_strdup (value);
}

/* The name of a source, by its id. */
const char *
sp_found_get_source_title (const char *source)
{
  const SpSource *known;

  g_return_val_if_fail (source != NULL, NULL);

  known = sp_source_find (source);

  return known != NULL ? _(known->title) : source;
}

/* On what the sources do not agree, in a sentence or two; NULL if they do. */
char *
sp_found_dup_conflict (GListModel *agreements)
{
  g_autofree char *first = NULL;
  guint n_conflicts = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (agreements), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);
      g_autoptr (SpFinding) finding = g_list_model_get_item (sp_agreement_get_against (agreement), 0);
      const char *field = sp_agreement_get_field (agreement);
      g_autofree char *other = NULL;
      g_autofree char *says = NULL;
      g_autofree char *value = NULL;

      if (finding == NULL || n_conflicts++ > 0)
        continue;

      other = sp_agreement_dup_other_value (agreement, 0);
      says = sp_found_dup_field_value (field, other);
      value = sp_found_dup_field_value (field, sp_agreement_get_value (agreement));
      /* Translators: %1$s is the name of a setting, such as “Incoming port”, %2$s who says
         otherwise, %3$s what they say, %4$s the value that is recommended */
      first = g_strdup_printf (_("Not all agree. %1$s: “%2$s” says %3$s, not %4$s."),
                               sp_found_get_field_name (field),
                               sp_found_get_source_title (sp_finding_get_source (finding)), says, value);
    }

  if (n_conflicts < 2)
    return g_steal_pointer (&first);

  /* Translators: %1$s is a sentence on a setting that is disputed, %2$u how many more there are */
  return g_strdup_printf (ngettext ("%1$s %2$u more setting is disputed.",
                                    "%1$s %2$u more settings are disputed.", n_conflicts - 1),
                          first, n_conflicts - 1);
}

/* What came of a question, in a few words. */
const char *
sp_found_get_outcome_label (SpOutcome outcome)
{
  g_return_val_if_fail (outcome < SP_N_OUTCOMES, NULL);

  return _(outcomes[outcome]);
}

/* What came of a contact, and how long it took. */
char *
sp_found_entry_dup_outcome (SpLedgerEntry *entry)
{
  const char *outcome;

  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (entry), NULL);

  outcome = sp_ledger_entry_get_outcome (entry);
  if (outcome == NULL)
    return g_strdup (_(outcomes[SP_OUTCOME_RUNNING]));

  /* Translators: %1$s is what came of a question, %2$d is how long that took, in milliseconds */
  return g_strdup_printf (_("%1$s, after %2$d ms"), outcome, sp_ledger_entry_get_ms (entry));
}

/* By which means somebody was asked, and what they learned of the person. */
char *
sp_found_entry_dup_text (SpLedgerEntry *entry)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (entry), NULL);

  /* Translators: %1$s is a kind of contact, such as “Web request”, %2$s what was told, such as
     “your whole address” */
  return g_strdup_printf (_("%1$s. It learned %2$s."), _(contacts[sp_ledger_entry_get_kind (entry)]),
                          _(told[sp_ledger_entry_get_personal (entry)]));
}

/* All that was sent, a line each. */
char *
sp_found_ledger_to_text (SpLedger *ledger)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (SP_IS_LEDGER (ledger), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ledger)); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (ledger), i);
      g_autofree char *started = g_date_time_format (sp_ledger_entry_get_started (entry), "%FT%H:%M:%SZ");
      g_autofree char *words = sp_found_entry_dup_text (entry);
      g_autofree char *outcome = sp_found_entry_dup_outcome (entry);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\n", started, sp_ledger_entry_get_host (entry),
                              sp_ledger_entry_get_detail (entry), words, outcome);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
