/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet-row.h"

#include <glib/gi18n-lib.h>

#include "sp-sheet-field.h"
#include "sp-sign-in.h"

/* A row in the making. */
typedef struct
{
  char *value;            /* (nullable) (owned) */
  char *warning;          /* (nullable) (owned): a hint more important than the program's own */
  char *remark;           /* (nullable) (owned): a hint less important than that */
  const SpServer *server; /* (nullable) */
  gboolean is_published;
} Row;

/* Fills a row in; returns FALSE if it has no place on the sheet. */
typedef gboolean (*FillFunc) (const SpSheetPlan *plan,
                              Row               *row);

static void
row_clear (Row *row)
{
  g_free (row->value);
  g_free (row->warning);
  g_free (row->remark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gboolean
is_unpublished (const SpServer *server)
{
  return server == NULL || server->confidence == SP_CONFIDENCE_UNKNOWN;
}

static gboolean
set_unpublished (const SpSheetPlan *plan,
                 Row               *row)
{
  row->is_published = FALSE;

  if (plan->contact != NULL)
    /* Translators: %s is whom to ask, such as "the Help Center" */
    row->warning = g_strdup_printf (_("Not published – ask %s"), plan->contact);
  else
    row->warning = g_strdup (_("Not published – ask your provider or help desk"));

  return TRUE;
}

static gboolean
set_found_automatically (const SpSheetPlan *plan,
                         Row               *row)
{
  if (plan->contact != NULL)
    /* Translators: %s is whom to ask, such as "the Help Center" */
    row->warning = g_strdup_printf (_("Your mail program finds it by itself; if not, ask %s"),
                                    plan->contact);
  else
    row->warning = g_strdup (_("Your mail program finds it by itself"));

  return TRUE;
}

static const char *
get_word (const SpSheetPlan *plan,
          const char        *kind,
          const char        *id,
          const char        *fallback)
{
  g_autofree char *value = g_strdup_printf ("%s-%s", kind, id);
  const char *word = NULL;

  if (plan->program != NULL)
    word = sp_mail_program_get_word (plan->program, value);

  return word != NULL ? word : fallback;
}

static const char *
get_authentication_word (const SpSheetPlan *plan,
                         SpAuthentication   authentication)
{
  return get_word (plan, "authentication", sp_authentication_to_id (authentication),
                   sp_authentication_get_label (authentication));
}

static gboolean
fill_name (const SpSheetPlan *plan,
           Row               *row)
{
  row->remark = g_strdup (_("As others should see it"));
  return TRUE;
}

static gboolean
fill_address (const SpSheetPlan *plan,
              Row               *row)
{
  SpAddress *address = sp_account_get_address (plan->account);

  if (address != NULL)
    row->value = g_strdup (sp_address_get_text (address));
  else
    row->warning = g_strdup (_("Your full email address"));

  return TRUE;
}

static gboolean
fill_description (const SpSheetPlan *plan,
                  Row               *row)
{
  SpAddress *address = sp_account_get_address (plan->account);

  if (address != NULL)
    row->value = g_strdup (sp_address_get_text (address));
  row->remark = g_strdup (_("Any name by which you tell this account from others"));

  return TRUE;
}

static gboolean
fill_protocol (const SpSheetPlan *plan,
               Row               *row)
{
  SpProtocol protocol = plan->option == SP_OPTION_POP ? SP_PROTOCOL_POP3 : SP_PROTOCOL_IMAP;

  if (row->server != NULL)
    protocol = row->server->protocol;
  else if (plan->option == SP_OPTION_EXCHANGE)
    return FALSE;

  row->value = g_strdup (get_word (plan, "protocol", sp_protocol_to_id (protocol),
                                   sp_protocol_get_label (protocol)));
  return TRUE;
}

static char *
dup_host (const SpServer *server)
{
  g_autoptr (GUri) uri = NULL;

  if (server->host != NULL)
    return g_strdup (server->host);
  if (server->url == NULL)
    return NULL;

  uri = g_uri_parse (server->url, G_URI_FLAGS_NONE, NULL);
  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static gboolean
fill_host (const SpSheetPlan *plan,
           Row               *row)
{
  if (!is_unpublished (row->server))
    row->value = dup_host (row->server);
  if (row->value != NULL)
    return TRUE;

  return plan->option == SP_OPTION_EXCHANGE ? set_found_automatically (plan, row)
                                            : set_unpublished (plan, row);
}

/* Exchange is reached by a URL, and then there is no port to type. */
static gboolean
has_no_port (const SpSheetPlan *plan,
             Row               *row)
{
  return plan->option == SP_OPTION_EXCHANGE && (row->server == NULL || row->server->port == 0);
}

static gboolean
fill_port (const SpSheetPlan *plan,
           Row               *row)
{
  if (has_no_port (plan, row))
    return FALSE;
  if (is_unpublished (row->server) || row->server->port == 0)
    return set_unpublished (plan, row);

  row->value = g_strdup_printf ("%u", row->server->port);
  return TRUE;
}

static gboolean
fill_security (const SpSheetPlan *plan,
               Row               *row)
{
  SpSecurity security;

  if (has_no_port (plan, row))
    return FALSE;
  if (is_unpublished (row->server))
    return set_unpublished (plan, row);

  security = row->server->security;
  row->value = g_strdup (get_word (plan, "security", sp_security_to_id (security),
                                   sp_security_get_label (security)));
  if (security == SP_SECURITY_NONE)
    row->warning = g_strdup (_("Do not use this server: others on the way can read your password "
                               "and your mail"));

  return TRUE;
}

static char *
dup_alternatives (const SpSheetPlan *plan,
                  const SpServer    *server,
                  SpAuthentication   chosen)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < server->n_authentications; i++)
    {
      SpAuthentication other = server->authentications[i];

      if (other == chosen || !sp_sign_in_is_possible (server, plan->program, other))
        continue;

      if (others->len > 0)
        /* Translators: between the items of a list */
        g_string_append (others, C_("list", ", "));
      g_string_append (others, get_authentication_word (plan, other));
    }

  if (others->len == 0)
    return NULL;

  /* Translators: %s is one or more ways to sign in, such as "Normal password" */
  return g_strdup_printf (_("Also possible: %s"), others->str);
}

static gboolean
fill_authentication (const SpSheetPlan *plan,
                     Row               *row)
{
  SpSignIn sign_in;

  if (is_unpublished (row->server))
    return plan->option == SP_OPTION_EXCHANGE ? FALSE : set_unpublished (plan, row);
  if (!sp_sign_in_choose (row->server, plan->program, &sign_in))
    return FALSE;

  row->value = g_strdup (get_authentication_word (plan, sign_in.authentication));
  if (sign_in.is_possible)
    row->remark = dup_alternatives (plan, row->server, sign_in.authentication);
  else
    /* Translators: %s is the name of a mail program */
    row->warning = g_strdup_printf (_("%s cannot sign in this way; choose another mail program"),
                                    sp_entry_get_name (SP_ENTRY (plan->program)));

  return TRUE;
}

/* What to type as user name where nobody has typed an address. */
static char *
dup_user_name_in_words (const char *pattern)
{
  g_autoptr (SpAddress) example = NULL;
  g_autofree char *expanded = NULL;

  if (strcmp (pattern, "%EMAILADDRESS%") == 0)
    return g_strdup (_("Your full email address"));
  if (strcmp (pattern, "%EMAILLOCALPART%") == 0)
    return g_strdup (_("The part of your address before the @"));
  if (strcmp (pattern, "%EMAILDOMAIN%") == 0)
    return g_strdup (_("The part of your address after the @"));

  example = sp_address_new ("name@example.org", NULL);
  expanded = sp_address_expand (example, pattern);
  /* Translators: an example of an address, then the user name that goes with it */
  return g_strdup_printf (_("For the address %s it is %s"), sp_address_get_text (example),
                          expanded);
}

static gboolean
fill_user (const SpSheetPlan *plan,
           Row               *row)
{
  SpSignIn sign_in;

  /* Exchange needs no more than the address where nobody says otherwise. */
  if (plan->option == SP_OPTION_EXCHANGE && row->server == NULL)
    return FALSE;
  if (is_unpublished (row->server))
    return set_unpublished (plan, row);

  if (sp_sign_in_choose (row->server, plan->program, &sign_in) &&
      sign_in.authentication == SP_AUTHENTICATION_NONE)
    {
      row->warning = g_strdup (_("None is needed"));
      return TRUE;
    }
  if (row->server->user_name == NULL)
    return set_unpublished (plan, row);

  row->value = sp_account_dup_user_name (plan->account, row->server);
  if (row->value == NULL)
    row->warning = dup_user_name_in_words (row->server->user_name);

  return TRUE;
}

static gboolean
fill_exchange (const SpSheetPlan *plan,
               Row               *row)
{
  row->value = g_strdup (sp_account_get_exchange (plan->account));
  return row->value != NULL ? TRUE : set_found_automatically (plan, row);
}

static gboolean
fill_webmail (const SpSheetPlan *plan,
              Row               *row)
{
  row->value = g_strdup (sp_account_get_webmail (plan->account));
  if (row->value != NULL)
    return TRUE;

  return plan->option == SP_OPTION_WEBMAIL ? set_unpublished (plan, row) : FALSE;
}

static const FillFunc fill_funcs[SP_N_FIELDS] = {
  [SP_FIELD_NAME] = fill_name,
  [SP_FIELD_ADDRESS] = fill_address,
  [SP_FIELD_DESCRIPTION] = fill_description,
  [SP_FIELD_INCOMING_PROTOCOL] = fill_protocol,
  [SP_FIELD_INCOMING_HOST] = fill_host,
  [SP_FIELD_INCOMING_PORT] = fill_port,
  [SP_FIELD_INCOMING_SECURITY] = fill_security,
  [SP_FIELD_INCOMING_AUTHENTICATION] = fill_authentication,
  [SP_FIELD_INCOMING_USER] = fill_user,
  [SP_FIELD_OUTGOING_HOST] = fill_host,
  [SP_FIELD_OUTGOING_PORT] = fill_port,
  [SP_FIELD_OUTGOING_SECURITY] = fill_security,
  [SP_FIELD_OUTGOING_AUTHENTICATION] = fill_authentication,
  [SP_FIELD_OUTGOING_USER] = fill_user,
  [SP_FIELD_EXCHANGE] = fill_exchange,
  [SP_FIELD_WEBMAIL] = fill_webmail,
};

static const SpServer *
find_server (const SpSheetPlan *plan,
             SpSheetGroup       group)
{
  switch (group)
    {
    case SP_SHEET_INCOMING:
    case SP_SHEET_EXCHANGE:
      return plan->incoming;

    case SP_SHEET_OUTGOING:
      return plan->outgoing;

    case SP_SHEET_WEB:
      return plan->web;

    case SP_SHEET_IDENTITY:
    case SP_N_SHEET_GROUPS:
    default:
      return NULL;
    }
}

/**
 * sp_sheet_plan_make_row:
 * @plan: what the sheet is made from
 * @field: a field
 * @label: (nullable): the program's own word for the field
 * @hint: (nullable): the program's own hint
 *
 * Returns: (nullable) (transfer full): the row of @field, or %NULL if it has no place on the
 *   sheet
 */
SpSheetField *
sp_sheet_plan_make_row (const SpSheetPlan *plan,
                        SpField            field,
                        const char        *label,
                        const char        *hint)
{
  g_auto (Row) row = { 0 };
  SpSheetFieldParts parts = { 0 };

  parts.field = field;
  parts.group = sp_field_get_group (field, plan->option);
  row.server = find_server (plan, parts.group);
  row.is_published = TRUE;

  /* Exchange sends by the same connection. */
  if (plan->option == SP_OPTION_EXCHANGE && parts.group == SP_SHEET_OUTGOING)
    return NULL;
  if (!fill_funcs[field] (plan, &row))
    return NULL;

  parts.name = sp_field_get_name (field, plan->option);
  parts.label = label != NULL ? label : parts.name;
  parts.value = row.value;
  parts.server = row.server;
  parts.is_published = row.is_published;
  parts.hint = row.warning;
  if (parts.hint == NULL)
    parts.hint = hint != NULL ? hint : row.remark;

  return sp_sheet_field_new (&parts);
}
