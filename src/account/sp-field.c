/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-field.h"

#include <glib/gi18n-lib.h>

#define SERVERS (SP_OPTION_BIT (SP_OPTION_IMAP) | SP_OPTION_BIT (SP_OPTION_POP))
#define EXCHANGE SP_OPTION_BIT (SP_OPTION_EXCHANGE)
#define WEBMAIL SP_OPTION_BIT (SP_OPTION_WEBMAIL)
#define WITHOUT_PROGRAM                                                                            \
  (SP_OPTION_BIT (SP_OPTION_OWN_APP) | SP_OPTION_BIT (SP_OPTION_HELP_DESK) |                       \
   SP_OPTION_BIT (SP_OPTION_IMPOSSIBLE))

typedef struct
{
  const char *id;
  const char *name;
  SpSheetGroup group;
  SpOptionSet needed; /* the options whose sheets have it even if the program does not say so */
} FieldInfo;

static const FieldInfo fields[SP_N_FIELDS] = {
  [SP_FIELD_NAME] = { "name", N_("Your name"), SP_SHEET_IDENTITY, 0 },
  [SP_FIELD_ADDRESS] = { "address", N_("Email address"), SP_SHEET_IDENTITY,
                         SERVERS | EXCHANGE | WEBMAIL },
  /* Translators: what a mail program calls an account in its own lists */
  [SP_FIELD_DESCRIPTION] = { "description", N_("Description"), SP_SHEET_IDENTITY, 0 },
  /* Translators: the kind of incoming mail server: IMAP or POP3 */
  [SP_FIELD_INCOMING_PROTOCOL] = { "incoming-protocol", N_("Incoming protocol"),
                                   SP_SHEET_INCOMING, SERVERS },
  [SP_FIELD_INCOMING_HOST] = { "incoming-host", N_("Incoming server"), SP_SHEET_INCOMING, SERVERS },
  /* Translators: the number of the TCP port */
  [SP_FIELD_INCOMING_PORT] = { "incoming-port", N_("Incoming port"), SP_SHEET_INCOMING, SERVERS },
  /* Translators: how the connection is encrypted: SSL/TLS, STARTTLS or not at all */
  [SP_FIELD_INCOMING_SECURITY] = { "incoming-security", N_("Incoming connection security"),
                                   SP_SHEET_INCOMING, SERVERS },
  /* Translators: how to sign in: with a password, OAuth2, … */
  [SP_FIELD_INCOMING_AUTHENTICATION] = { "incoming-authentication", N_("Incoming authentication"),
                                         SP_SHEET_INCOMING, SERVERS },
  [SP_FIELD_INCOMING_USER] = { "incoming-user", N_("Incoming user name"), SP_SHEET_INCOMING,
                               SERVERS | EXCHANGE },
  [SP_FIELD_OUTGOING_HOST] = { "outgoing-host", N_("Outgoing server"), SP_SHEET_OUTGOING, SERVERS },
  /* Translators: the number of the TCP port */
  [SP_FIELD_OUTGOING_PORT] = { "outgoing-port", N_("Outgoing port"), SP_SHEET_OUTGOING, SERVERS },
  /* Translators: how the connection is encrypted: SSL/TLS, STARTTLS or not at all */
  [SP_FIELD_OUTGOING_SECURITY] = { "outgoing-security", N_("Outgoing connection security"),
                                   SP_SHEET_OUTGOING, SERVERS },
  /* Translators: how to sign in: with a password, OAuth2, … */
  [SP_FIELD_OUTGOING_AUTHENTICATION] = { "outgoing-authentication", N_("Outgoing authentication"),
                                         SP_SHEET_OUTGOING, SERVERS },
  [SP_FIELD_OUTGOING_USER] = { "outgoing-user", N_("Outgoing user name"), SP_SHEET_OUTGOING,
                               SERVERS },
  [SP_FIELD_EXCHANGE] = { "exchange", N_("Exchange address"), SP_SHEET_EXCHANGE, EXCHANGE },
  [SP_FIELD_WEBMAIL] = { "webmail", N_("Webmail address"), SP_SHEET_WEB,
                         WEBMAIL | WITHOUT_PROGRAM },
};

/* Exchange knows no incoming and outgoing mail. */
static const char * const exchange_names[SP_N_FIELDS] = {
  [SP_FIELD_INCOMING_PROTOCOL] = N_("Protocol"),
  [SP_FIELD_INCOMING_HOST] = N_("Exchange server"),
  [SP_FIELD_INCOMING_PORT] = N_("Port"),
  [SP_FIELD_INCOMING_SECURITY] = N_("Connection security"),
  [SP_FIELD_INCOMING_AUTHENTICATION] = N_("Authentication"),
  [SP_FIELD_INCOMING_USER] = N_("User name"),
};

static const char * const group_titles[SP_N_SHEET_GROUPS] = {
  [SP_SHEET_IDENTITY] = N_("Your account"),
  [SP_SHEET_INCOMING] = N_("Incoming mail"),
  [SP_SHEET_OUTGOING] = N_("Outgoing mail"),
  /* Translators: Microsoft Exchange, the product */
  [SP_SHEET_EXCHANGE] = N_("Exchange"),
  [SP_SHEET_WEB] = N_("In the browser"),
};

/**
 * sp_sheet_group_get_title:
 * @group: a group of fields
 *
 * Returns: the heading of a group of fields, translated
 */
const char *
sp_sheet_group_get_title (SpSheetGroup group)
{
  g_return_val_if_fail (group < SP_N_SHEET_GROUPS, NULL);

  return _(group_titles[group]);
}

/**
 * sp_field_to_id:
 * @field: a field
 *
 * Returns: the word for a field in data files and JSON, such as "incoming-host"
 */
const char *
sp_field_to_id (SpField field)
{
  g_return_val_if_fail (field < SP_N_FIELDS, NULL);

  return fields[field].id;
}

/**
 * sp_field_from_id:
 * @id: (nullable): a word
 * @field: (out): where the field goes
 *
 * Returns: whether @id is what sp_field_to_id() returns for a field; otherwise @field is left
 *   alone
 */
gboolean
sp_field_from_id (const char *id,
                  SpField    *field)
{
  for (guint i = 0; i < SP_N_FIELDS; i++)
    {
      if (g_strcmp0 (id, fields[i].id) == 0)
        {
          *field = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * sp_field_get_name:
 * @field: a field
 * @option: a way of reading mail
 *
 * Returns: what we call a field ourselves, whatever a mail program calls it; translated
 */
const char *
sp_field_get_name (SpField  field,
                   SpOption option)
{
  g_return_val_if_fail (field < SP_N_FIELDS, NULL);

  if (option == SP_OPTION_EXCHANGE && exchange_names[field] != NULL)
    return _(exchange_names[field]);

  return _(fields[field].name);
}

/**
 * sp_field_get_group:
 * @field: a field
 * @option: a way of reading mail
 *
 * With Exchange nothing is for incoming mail alone.
 *
 * Returns: the group in which @field stands
 */
SpSheetGroup
sp_field_get_group (SpField  field,
                    SpOption option)
{
  g_return_val_if_fail (field < SP_N_FIELDS, SP_SHEET_IDENTITY);

  if (option == SP_OPTION_EXCHANGE && fields[field].group == SP_SHEET_INCOMING)
    return SP_SHEET_EXCHANGE;

  return fields[field].group;
}

/**
 * sp_field_is_needed:
 * @field: a field
 * @option: a way of reading mail
 *
 * Returns: whether a sheet for this option has the field even if the mail program's own
 *   screen, as far as it is known, has not
 */
gboolean
sp_field_is_needed (SpField  field,
                    SpOption option)
{
  g_return_val_if_fail (field < SP_N_FIELDS, FALSE);

  return (fields[field].needed & SP_OPTION_BIT (option)) != 0;
}
