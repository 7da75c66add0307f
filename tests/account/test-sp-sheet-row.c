/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet-row.h"

#include "sp-test-account.h"

/* A row made from one server, and what is expected of it: "VALUE", "VALUE|HINT", or
 * "|HINT"; NULL where there is no row; a leading "-" where it is not published. */
typedef struct
{
  SpField field;
  SpOption option;
  const char *address;
  const char *server; /* NULL: none */
  const char *contact;
  const char *expected;
} Case;

#define TLS "Protocol=imap\nHost=imap.example.org\nPort=993\nSecurity=tls\n"
#define ASK "Not published – ask your provider or help desk"

static const Case cases[] = {
  { SP_FIELD_NAME, SP_OPTION_IMAP, "a@example.org", TLS, NULL, "|As others should see it" },
  { SP_FIELD_ADDRESS, SP_OPTION_IMAP, "a@example.org", TLS, NULL, "a@example.org" },
  { SP_FIELD_ADDRESS, SP_OPTION_IMAP, NULL, TLS, NULL, "|Your full email address" },
  { SP_FIELD_DESCRIPTION, SP_OPTION_IMAP, "a@example.org", TLS, NULL,
    "a@example.org|Any name by which you tell this account from others" },

  { SP_FIELD_INCOMING_PROTOCOL, SP_OPTION_IMAP, NULL, TLS, NULL, "IMAP" },
  { SP_FIELD_INCOMING_PROTOCOL, SP_OPTION_IMAP, NULL, NULL, NULL, "IMAP" },
  { SP_FIELD_INCOMING_PROTOCOL, SP_OPTION_POP, NULL, NULL, NULL, "POP3" },
  { SP_FIELD_INCOMING_PROTOCOL, SP_OPTION_IMAP, NULL, "Protocol=imap\nConfidence=unknown\n", NULL,
    "IMAP" },
  { SP_FIELD_INCOMING_PROTOCOL, SP_OPTION_EXCHANGE, NULL, NULL, NULL, NULL },

  { SP_FIELD_INCOMING_HOST, SP_OPTION_IMAP, NULL, TLS, NULL, "imap.example.org" },
  { SP_FIELD_INCOMING_HOST, SP_OPTION_IMAP, NULL, NULL, NULL, "-|" ASK },
  { SP_FIELD_INCOMING_HOST, SP_OPTION_IMAP, NULL, NULL, "the Help Center",
    "-|Not published – ask the Help Center" },
  { SP_FIELD_INCOMING_HOST, SP_OPTION_IMAP, NULL,
    "Protocol=imap\nHost=guess.example.org\nConfidence=unknown\n", NULL, "-|" ASK },
  { SP_FIELD_INCOMING_HOST, SP_OPTION_EXCHANGE, NULL,
    "Protocol=ews\nUrl=https://ews.example.org/EWS/\n", NULL, "ews.example.org" },
  { SP_FIELD_INCOMING_HOST, SP_OPTION_EXCHANGE, NULL, "Protocol=activesync\nHost=eas.example.org\n",
    NULL, "eas.example.org" },
  { SP_FIELD_INCOMING_HOST, SP_OPTION_EXCHANGE, NULL, "Protocol=ews\n", NULL,
    "|Your mail program finds it by itself" },

  { SP_FIELD_INCOMING_PORT, SP_OPTION_IMAP, NULL, TLS, NULL, "993" },
  { SP_FIELD_INCOMING_PORT, SP_OPTION_IMAP, NULL, NULL, NULL, "-|" ASK },
  { SP_FIELD_INCOMING_PORT, SP_OPTION_EXCHANGE, NULL, "Protocol=ews\n", NULL, NULL },
  { SP_FIELD_INCOMING_PORT, SP_OPTION_EXCHANGE, NULL, NULL, NULL, NULL },

  { SP_FIELD_INCOMING_SECURITY, SP_OPTION_IMAP, NULL, TLS, NULL, "SSL/TLS" },
  { SP_FIELD_INCOMING_SECURITY, SP_OPTION_IMAP, NULL,
    "Protocol=imap\nHost=a.b\nPort=143\nSecurity=starttls\n", NULL, "STARTTLS" },
  { SP_FIELD_INCOMING_SECURITY, SP_OPTION_IMAP, NULL,
    "Protocol=imap\nHost=a.b\nPort=143\nSecurity=none\n", NULL,
    "None|Do not use this server: others on the way can read your password and your mail" },
  { SP_FIELD_INCOMING_SECURITY, SP_OPTION_IMAP, NULL,
    "Protocol=imap\nHost=a.b\nPort=143\nSecurity=tls\nConfidence=unknown\n", NULL, "-|" ASK },

  { SP_FIELD_INCOMING_AUTHENTICATION, SP_OPTION_IMAP, NULL, TLS, NULL, NULL },
  { SP_FIELD_INCOMING_AUTHENTICATION, SP_OPTION_IMAP, NULL,
    TLS "Authentication=password-cleartext\n", NULL, "Normal password" },
  { SP_FIELD_INCOMING_AUTHENTICATION, SP_OPTION_IMAP, NULL,
    TLS "Authentication=oauth2;password-cleartext;gssapi\n", NULL,
    "OAuth2|Also possible: Normal password, Kerberos / GSSAPI" },
  { SP_FIELD_INCOMING_AUTHENTICATION, SP_OPTION_IMAP, NULL, NULL, NULL, "-|" ASK },
  { SP_FIELD_INCOMING_AUTHENTICATION, SP_OPTION_EXCHANGE, NULL, NULL, NULL, NULL },

  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, "a@example.org", TLS "UserName=%EMAILADDRESS%\n", NULL,
    "a@example.org" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, "a@example.org", TLS "UserName=%EMAILLOCALPART%\n",
    NULL, "a" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, NULL, TLS "UserName=%EMAILADDRESS%\n", NULL,
    "|Your full email address" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, NULL, TLS "UserName=%EMAILLOCALPART%\n", NULL,
    "|The part of your address before the @" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, NULL, TLS "UserName=%EMAILDOMAIN%\n", NULL,
    "|The part of your address after the @" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, NULL, TLS "UserName=AD\\\\%EMAILLOCALPART%\n", NULL,
    "|For the address name@example.org it is AD\\name" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, NULL, TLS "UserName=shared\n", NULL, "shared" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, "a@example.org", TLS, NULL, "-|" ASK },
  { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, "a@example.org", TLS "Authentication=none\n", NULL,
    "|None is needed" },
  { SP_FIELD_INCOMING_USER, SP_OPTION_EXCHANGE, "a@example.org", NULL, NULL, NULL },
  { SP_FIELD_INCOMING_USER, SP_OPTION_EXCHANGE, "a@example.org",
    "Protocol=ews\nConfidence=unknown\n", NULL, "-|" ASK },

  { SP_FIELD_EXCHANGE, SP_OPTION_EXCHANGE, NULL, "Protocol=ews\nUrl=https://ews.example.org/\n",
    NULL, "https://ews.example.org/" },
  { SP_FIELD_EXCHANGE, SP_OPTION_EXCHANGE, NULL, NULL, NULL,
    "|Your mail program finds it by itself" },
  { SP_FIELD_EXCHANGE, SP_OPTION_EXCHANGE, NULL, NULL, "the Help Center",
    "|Your mail program finds it by itself; if not, ask the Help Center" },

  { SP_FIELD_WEBMAIL, SP_OPTION_WEBMAIL, NULL, "Protocol=https\nUrl=https://mail.example.org/\n",
    NULL, "https://mail.example.org/" },
  { SP_FIELD_WEBMAIL, SP_OPTION_WEBMAIL, NULL, NULL, NULL, "-|" ASK },
  { SP_FIELD_WEBMAIL, SP_OPTION_HELP_DESK, NULL, NULL, NULL, NULL },

  { SP_FIELD_OUTGOING_HOST, SP_OPTION_EXCHANGE, NULL, "Protocol=ews\n", NULL, NULL },
};

static void
test_row (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *servers =
    c->server != NULL ? g_strconcat ("[Server a]\n", c->server, NULL) : g_strdup ("");
  g_autoptr (SpAccount) account = sp_test_account (c->address, servers);
  const SpServer *server =
    c->server != NULL ? sp_account_get_server (account, 0) : NULL;
  SpSheetPlan plan = { account, c->option, NULL, c->contact, server, server, server };
  g_autoptr (SpSheetField) row = sp_sheet_plan_make_row (&plan, c->field, NULL, NULL);
  g_autofree char *found = NULL;

  if (row != NULL)
    {
      const char *hint = sp_sheet_field_get_hint (row);

      found = g_strconcat (sp_sheet_field_is_published (row) ? "" : "-",
                           sp_sheet_field_get_value (row), *hint != '\0' ? "|" : "", hint, NULL);
      g_assert_cmpstr (sp_sheet_field_get_label (row), ==, sp_sheet_field_get_name (row));
    }

  g_assert_cmpstr (found, ==, c->expected);
}

/* What one has to know goes before the program's hint, and that before what is merely
 * good to know. */
static void
test_hints (void)
{
  g_autoptr (SpAccount) account =
    sp_test_account (NULL, "[Server a]\n" TLS "Authentication=oauth2;password-cleartext\n"
                           "UserName=%EMAILADDRESS%\n");
  const SpServer *server = sp_account_get_server (account, 0);
  SpSheetPlan plan = { account, SP_OPTION_IMAP, NULL, NULL, server, NULL, NULL };
  g_autoptr (SpSheetField) remark =
    sp_sheet_plan_make_row (&plan, SP_FIELD_INCOMING_AUTHENTICATION, "Method", "In the list");
  g_autoptr (SpSheetField) warning =
    sp_sheet_plan_make_row (&plan, SP_FIELD_INCOMING_USER, "User", "At the top");

  g_assert_cmpstr (sp_sheet_field_get_label (remark), ==, "Method");
  g_assert_cmpstr (sp_sheet_field_get_hint (remark), ==, "In the list");
  g_assert_cmpstr (sp_sheet_field_get_label (warning), ==, "User");
  g_assert_cmpstr (sp_sheet_field_get_hint (warning), ==, "Your full email address");
}

static void
test_words_of_program (void)
{
  g_autoptr (SpMailProgram) program =
    sp_test_program ("bird", "[Words]\nsecurity-tls=TLS please\nprotocol-imap=Imap4\n"
                             "authentication-password-cleartext=Plain\n"
                             "[Facts]\noauth-google=no\n");
  g_autoptr (SpAccount) account =
    sp_test_account (NULL, "[Server a]\n" TLS "Authentication=oauth2;password-cleartext\n"
                           "OAuth=google\n[Server b]\n" TLS "Authentication=oauth2\n"
                           "OAuth=google\n");
  SpSheetPlan plan = { account, SP_OPTION_IMAP, program, NULL,
                       sp_account_get_server (account, 0), sp_account_get_server (account, 1),
                       NULL };
  static const struct
  {
    SpField field;
    const char *value;
    const char *hint;
  } expected[] = {
    { SP_FIELD_INCOMING_PROTOCOL, "Imap4", "" },
    { SP_FIELD_INCOMING_SECURITY, "TLS please", "" },
    { SP_FIELD_INCOMING_AUTHENTICATION, "Plain", "" },
    { SP_FIELD_OUTGOING_AUTHENTICATION, "OAuth2",
      "Program bird cannot sign in this way; choose another mail program" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SpSheetField) row =
        sp_sheet_plan_make_row (&plan, expected[i].field, NULL, NULL);

      g_assert_cmpstr (sp_sheet_field_get_value (row), ==, expected[i].value);
      g_assert_cmpstr (sp_sheet_field_get_hint (row), ==, expected[i].hint);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/account/sheet-row/%s/%s/%u",
                                               sp_option_to_id (cases[i].option),
                                               sp_field_to_id (cases[i].field), i);

      g_test_add_data_func (path, &cases[i], test_row);
    }
  g_test_add_func ("/account/sheet-row/hints", test_hints);
  g_test_add_func ("/account/sheet-row/words-of-program", test_words_of_program);

  return g_test_run ();
}
