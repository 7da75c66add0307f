/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-report.h"

#include <glib/gi18n-lib.h>

#include "sp-enquiry.h"
#include "sp-terminal.h"

#define BULLET "  • "
#define INDENT "    "

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

static void
print_server (SpAccount      *account,
              const SpServer *server)
{
  g_autofree char *user = sp_account_dup_user_name (account, server);
  g_autofree char *line = NULL;

  if (server->url != NULL)
    /* Translators: a protocol, and its link */
    line = g_strdup_printf (_("%s at %s"), sp_protocol_get_label (server->protocol), server->url);
  else if (server->port == 0)
    line = g_strdup_printf (_("%s at %s"), sp_protocol_get_label (server->protocol), server->host);
  else
    /* Translators: a protocol, a host name, a port, and the kind of encryption */
    line = g_strdup_printf (_("%s at %s, port %u, %s"), sp_protocol_get_label (server->protocol),
                            server->host, (guint) server->port,
                            sp_security_get_label (server->security));
  sp_terminal_print_text (line, BULLET, INDENT);

  if (user != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("User name: %s"), user);

      sp_terminal_print_text (text, INDENT, INDENT);
    }
  for (guint i = 0; i < server->n_authentications; i++)
    sp_terminal_print_text (sp_authentication_get_label (server->authentications[i]), INDENT, INDENT);
  if (server->password_kind != SP_PASSWORD_ACCOUNT)
    sp_terminal_print_text (sp_password_kind_get_label (server->password_kind), INDENT, INDENT);
}

static void
print_servers (SpAccount  *account,
               const char *heading,
               SpDirection direction)
{
  gboolean first = TRUE;

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      if (server->direction != direction)
        continue;
      if (first)
        sp_terminal_print_heading (heading);
      first = FALSE;
      print_server (account, server);
    }
}

static void
print_account (SpDiscovery *discovery,
               SpAccount   *account)
{
  SpAddress *address = sp_discovery_get_address (discovery);
  /* Translators: a mail address */
  g_autofree char *title = g_strdup_printf (_("Settings for %s"), sp_address_get_text (address));

  sp_terminal_print_title (title);
  if (sp_account_get_provider_name (account) != NULL)
    sp_terminal_print_text (sp_account_get_provider_name (account), "", "");
  print_servers (account, _("To receive mail"), SP_DIRECTION_INCOMING);
  print_servers (account, _("To send mail"), SP_DIRECTION_OUTGOING);
  if (sp_account_get_webmail (account) != NULL)
    {
      sp_terminal_print_heading (_("In a browser"));
      g_print ("%s%s\n", INDENT, sp_account_get_webmail (account));
    }
}

static const char *
get_source_title (const char *id)
{
  const SpSource *source = sp_source_find (id);

  return source != NULL ? _(source->title) : id;
}

static void
print_conflicts (GListModel *agreements)
{
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);
      GListModel *against = sp_agreement_get_against (agreement);

      for (guint k = 0; k < g_list_model_get_n_items (against); k++)
        {
          g_autoptr (SpFinding) finding = g_list_model_get_item (against, k);
          g_autofree char *other = sp_agreement_dup_other_value (agreement, k);
          g_autofree char *text = NULL;

          if (first)
            sp_terminal_print_heading (_("Where the sources disagree"));
          first = FALSE;
          /* Translators: the name of a field, its recommended value, who says something else,
           * and what that is */
          text = g_strdup_printf (_("%s is %s, but %s says %s"), sp_agreement_get_field (agreement),
                                  sp_agreement_get_value (agreement),
                                  get_source_title (sp_finding_get_source (finding)), other);
          sp_terminal_print_text (text, BULLET, INDENT);
        }
    }
}

static void
print_finding (SpFinding *finding)
{
  const GError *error = sp_finding_get_error (finding);
  /* Translators: a source of settings, what it was asked, and its outcome */
  g_autofree char *text =
    g_strdup_printf (_("%s, %s: %s"), get_source_title (sp_finding_get_source (finding)),
                     sp_finding_get_asked (finding), _(outcomes[sp_finding_get_outcome (finding)]));

  sp_terminal_print_text (text, BULLET, INDENT);
  if (error != NULL)
    sp_terminal_print_text (error->message, INDENT, INDENT);
  for (guint i = 0; sp_finding_get_rejected (finding)[i] != NULL; i++)
    sp_terminal_print_text (sp_finding_get_rejected (finding)[i], INDENT, INDENT);
  if (sp_finding_get_outcome (finding) != SP_OUTCOME_FOUND)
    return;
  sp_terminal_print_text (sp_trust_get_label (sp_finding_get_trust (finding)), INDENT, INDENT);
  if (sp_finding_is_third_party (finding))
    sp_terminal_print_text (_("It names a host outside your mail domain: make sure that you know it."),
                            INDENT, INDENT);
  if (sp_finding_needs_sign_in (finding))
    sp_terminal_print_text (_("It tells more only to those who sign in."), INDENT, INDENT);
}

static const char *
get_message (SpFinding *finding)
{
  const GError *error = sp_finding_get_error (finding);

  return error != NULL ? error->message : NULL;
}

/* Whether two have nothing different to say. */
static gboolean
is_alike (SpFinding *finding,
          SpFinding *other)
{
  return sp_finding_get_outcome (finding) == sp_finding_get_outcome (other) &&
         g_strcmp0 (get_message (finding), get_message (other)) == 0 &&
         sp_finding_get_rejected (finding)[0] == NULL && sp_finding_get_rejected (other)[0] == NULL;
}

/* Those who said the same, in one paragraph: nobody reads it fifteen times. */
static void
print_alike (GPtrArray *findings)
{
  SpFinding *first = g_ptr_array_index (findings, 0);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (findings->len == 1)
    {
      print_finding (first);
      return;
    }

  for (guint i = 0; i < findings->len; i++)
    {
      const char *title =
        get_source_title (sp_finding_get_source (g_ptr_array_index (findings, i)));

      if (!g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (gpointer) title);
    }
  g_ptr_array_add (titles, NULL);

  list = g_strjoinv (", ", (char **) titles->pdata);
  /* Translators: some sources of settings, and their outcome */
  text = g_strdup_printf (_("%s: %s"), list, _(outcomes[sp_finding_get_outcome (first)]));
  sp_terminal_print_text (text, BULLET, INDENT);
  if (get_message (first) != NULL)
    sp_terminal_print_text (get_message (first), INDENT, INDENT);
}

static void
print_outcome (GListModel *model,
               SpOutcome   outcome)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (model, i);

      if (sp_finding_get_outcome (finding) == outcome)
        g_ptr_array_add (left, g_steal_pointer (&finding));
    }

  while (left->len > 0)
    {
      g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (alike, g_ptr_array_steal_index (left, 0));
      for (guint i = 0; outcome != SP_OUTCOME_FOUND && i < left->len;)
        {
          if (is_alike (alike->pdata[0], left->pdata[i]))
            g_ptr_array_add (alike, g_ptr_array_steal_index (left, i));
          else
            i++;
        }
      print_alike (alike);
    }
}

/* What was found first, and what may need mending next. */
static void
print_findings (GListModel *findings)
{
  static const SpOutcome order[] = {
    SP_OUTCOME_FOUND, SP_OUTCOME_FAILED, SP_OUTCOME_NOTHING, SP_OUTCOME_SKIPPED, SP_OUTCOME_RUNNING,
  };

  sp_terminal_print_heading (_("Who was asked, and what they said"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    print_outcome (findings, order[i]);
}

static void
print_sent (GListModel *ledger)
{
  sp_terminal_print_heading (_("What was sent to whom"));
  if (g_list_model_get_n_items (ledger) == 0)
    sp_terminal_print_text (_("Nothing at all."), INDENT, INDENT);
  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (ledger, i);
      const char *outcome = sp_ledger_entry_get_outcome (entry);
      /* Translators: a kind of contact, a host, what was asked there, and how it ended */
      g_autofree char *text =
        g_strdup_printf (_("%s: %s, %s (%s)"), _(contacts[sp_ledger_entry_get_kind (entry)]),
                         sp_ledger_entry_get_host (entry), sp_ledger_entry_get_detail (entry),
                         outcome != NULL ? outcome : _(outcomes[SP_OUTCOME_RUNNING]));
      /* Translators: a part of an address, or “nothing about you” */
      g_autofree char *personal =
        g_strdup_printf (_("It learned %s."), _(told[sp_ledger_entry_get_personal (entry)]));

      sp_terminal_print_text (text, BULLET, INDENT);
      sp_terminal_print_text (personal, INDENT, INDENT);
    }
}

static void
print_nothing (SpDiscovery *discovery)
{
  const GError *problem = sp_discovery_get_problem (discovery);
  SpAddress *address = sp_discovery_get_address (discovery);
  /* Translators: a mail address */
  g_autofree char *title =
    g_strdup_printf (_("No settings were found for %s"), sp_address_get_text (address));
  g_autofree char *questions = NULL;

  sp_terminal_print_title (title);
  if (problem != NULL)
    {
      sp_terminal_print_text (problem->message, "", "");
      return;
    }
  sp_terminal_print_heading (_("Ask your mail provider"));
  questions = sp_enquiry_to_text (address);
  g_print ("%s", questions);
}

/**
 * sp_discovery_report_print:
 * @discovery: a discovery that has run
 * @sent: whether to list everything that was sent
 *
 * Prints what was found for a person: the settings first, then who said so.
 */
void
sp_discovery_report_print (SpDiscovery *discovery,
                           gboolean     sent)
{
  SpAccount *account = sp_discovery_get_account (discovery);

  if (account != NULL)
    print_account (discovery, account);
  else
    print_nothing (discovery);
  print_conflicts (sp_discovery_get_agreements (discovery));
  print_findings (G_LIST_MODEL (discovery));
  if (sent)
    print_sent (G_LIST_MODEL (sp_discovery_get_ledger (discovery)));
}
