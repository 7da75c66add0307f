/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet.h"

#include "sp-test-account.h"

#define SERVERS                                                                                    \
  "[Server imap]\nProtocol=imap\nHost=imap.example.org\nPort=993\nSecurity=tls\n"                  \
  "Authentication=oauth2;password-cleartext\nOAuth=google\nUserName=%EMAILADDRESS%\n"              \
  "PasswordKind=app\nSource=The makers\nChecked=2026-01\n"                                         \
  "[Server pop]\nProtocol=pop3\nHost=pop.example.org\nPort=995\nSecurity=tls\n"                    \
  "Authentication=password-cleartext\nUserName=%EMAILLOCALPART%\n"                                 \
  "[Server smtp]\nProtocol=smtp\nHost=smtp.example.org\nPort=587\nSecurity=starttls\n"             \
  "Authentication=password-cleartext\nUserName=out-%EMAILLOCALPART%\nPasswordKind=separate\n"      \
  "[Server ews]\nProtocol=ews\nUrl=https://ews.example.org/\nUserName=%EMAILADDRESS%\n"            \
  "[Server web]\nProtocol=https\nUrl=https://mail.example.org/\nSource=The makers\n"

/* One line for each field: "field|label|value". */
static char *
dump (SpSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (SpSheetField) field = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      g_string_append_printf (text, "%s|%s|%s\n", sp_sheet_field_get_field (field),
                              sp_sheet_field_get_label (field), sp_sheet_field_get_value (field));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_general (void)
{
  static const struct
  {
    SpOption option;
    const char *expected;
  } cases[] = {
    { SP_OPTION_IMAP,
      "address|Email address|me@example.org\n"
      "incoming-protocol|Incoming protocol|IMAP\n"
      "incoming-host|Incoming server|imap.example.org\n"
      "incoming-port|Incoming port|993\n"
      "incoming-security|Incoming connection security|SSL/TLS\n"
      "incoming-authentication|Incoming authentication|OAuth2\n"
      "incoming-user|Incoming user name|me@example.org\n"
      "outgoing-host|Outgoing server|smtp.example.org\n"
      "outgoing-port|Outgoing port|587\n"
      "outgoing-security|Outgoing connection security|STARTTLS\n"
      "outgoing-authentication|Outgoing authentication|Normal password\n"
      "outgoing-user|Outgoing user name|out-me\n" },
    { SP_OPTION_POP,
      "address|Email address|me@example.org\n"
      "incoming-protocol|Incoming protocol|POP3\n"
      "incoming-host|Incoming server|pop.example.org\n"
      "incoming-port|Incoming port|995\n"
      "incoming-security|Incoming connection security|SSL/TLS\n"
      "incoming-authentication|Incoming authentication|Normal password\n"
      "incoming-user|Incoming user name|me\n"
      "outgoing-host|Outgoing server|smtp.example.org\n"
      "outgoing-port|Outgoing port|587\n"
      "outgoing-security|Outgoing connection security|STARTTLS\n"
      "outgoing-authentication|Outgoing authentication|Normal password\n"
      "outgoing-user|Outgoing user name|out-me\n" },
    { SP_OPTION_EXCHANGE,
      "address|Email address|me@example.org\n"
      "incoming-user|User name|me@example.org\n"
      "exchange|Exchange address|https://ews.example.org/\n" },
    { SP_OPTION_WEBMAIL,
      "webmail|Webmail address|https://mail.example.org/\n"
      "address|Email address|me@example.org\n" },
    { SP_OPTION_OWN_APP, "webmail|Webmail address|https://mail.example.org/\n" },
    { SP_OPTION_HELP_DESK, "webmail|Webmail address|https://mail.example.org/\n" },
    { SP_OPTION_IMPOSSIBLE, "webmail|Webmail address|https://mail.example.org/\n" },
  };
  g_autoptr (SpAccount) account = sp_test_account ("me@example.org", SERVERS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpSheet) sheet = sp_sheet_new (account, cases[i].option, NULL, NULL);
      g_autofree char *text = dump (sheet);

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpint (sp_sheet_get_option (sheet), ==, cases[i].option);
      g_assert_null (sp_sheet_get_program (sheet));
    }
}

static void
test_program (void)
{
  g_autoptr (SpAccount) account = sp_test_account ("me@example.org", SERVERS);
  g_autoptr (SpMailProgram) program =
    sp_test_program ("bird",
                     "[Sheet imap]\nFields=name;address;incoming-host;outgoing-host;"
                     "outgoing-port;incoming-user;\n"
                     "[Field name]\nLabel=Who\n[Field address]\nLabel=E-mail\n"
                     "[Field incoming-host]\nLabel=Server\n[Field incoming-user]\nLabel=Login\n"
                     "[Field outgoing-host]\nLabel=SMTP\n[Field outgoing-port]\nLabel=Port no.\n"
                     "[Words]\nsecurity-tls=TLS please\n[Facts]\noauth-google=no\n");
  g_autoptr (SpSheet) imap = sp_sheet_new (account, SP_OPTION_IMAP, program, NULL);
  g_autoptr (SpSheet) exchange = sp_sheet_new (account, SP_OPTION_EXCHANGE, program, NULL);
  g_autofree char *imap_text = dump (imap);
  g_autofree char *exchange_text = dump (exchange);

  g_assert_true (sp_sheet_get_program (imap) == program);
  g_assert_cmpstr (imap_text, ==,
                   "name|Who|\n"
                   "address|E-mail|me@example.org\n"
                   "incoming-host|Server|imap.example.org\n"
                   "outgoing-host|SMTP|smtp.example.org\n"
                   "outgoing-port|Port no.|587\n"
                   "outgoing-security|Outgoing connection security|STARTTLS\n"
                   "outgoing-authentication|Outgoing authentication|Normal password\n"
                   "outgoing-user|Outgoing user name|out-me\n"
                   "incoming-user|Login|me@example.org\n"
                   "incoming-port|Incoming port|993\n"
                   "incoming-security|Incoming connection security|TLS please\n"
                   "incoming-authentication|Incoming authentication|Normal password\n");

  /* It has no sheet of its own for Exchange. */
  g_assert_cmpstr (exchange_text, ==,
                   "address|Email address|me@example.org\n"
                   "incoming-user|User name|me@example.org\n"
                   "exchange|Exchange address|https://ews.example.org/\n");
}

/* Fields that have no place on the sheet are left out even if the program lists them. */
static void
test_program_lists_more (void)
{
  g_autoptr (SpAccount) account =
    sp_test_account (NULL, "[Server ews]\nProtocol=ews\nUserName=%EMAILADDRESS%\n");
  g_autoptr (SpMailProgram) program =
    sp_test_program ("bird",
                     "[Sheet exchange]\nFields=incoming-port;outgoing-host;exchange;webmail;\n"
                     "[Field incoming-port]\nLabel=P\n[Field outgoing-host]\nLabel=H\n"
                     "[Field exchange]\nLabel=X\n[Field webmail]\nLabel=W\n");
  g_autoptr (SpSheet) sheet = sp_sheet_new (account, SP_OPTION_EXCHANGE, program, NULL);
  g_autofree char *text = dump (sheet);

  g_assert_cmpstr (text, ==,
                   "address|Email address|\n"
                   "exchange|X|\n"
                   "incoming-user|User name|\n");
}

static void
test_unpublished (void)
{
  g_autoptr (SpAccount) account =
    sp_test_account ("me@example.org", "[Server imap]\nProtocol=imap\nConfidence=unknown\n"
                                       "Source=The article\n");
  g_autoptr (SpSheet) sheet =
    sp_sheet_new (account, SP_OPTION_IMAP, NULL, "the Help Center");
  guint n_unpublished = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (SpSheetField) field = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      if (sp_sheet_field_is_published (field))
        {
          g_assert_cmpuint (strlen (sp_sheet_field_get_value (field)), >, 0);
          continue;
        }

      n_unpublished++;
      g_assert_cmpstr (sp_sheet_field_get_value (field), ==, "");
      g_assert_cmpstr (sp_sheet_field_get_hint (field), ==, "Not published – ask the Help Center");
      g_assert_cmpint (sp_sheet_field_get_confidence (field), ==, SP_CONFIDENCE_UNKNOWN);
    }

  /* Host, port, security, authentication and user name of both servers. */
  g_assert_cmpuint (n_unpublished, ==, 10);
  g_assert_cmpstr (sp_sheet_get_password_advice (sheet, SP_DIRECTION_INCOMING), ==, NULL);
}

static void
test_no_address (void)
{
  g_autoptr (SpAccount) account = sp_test_account (NULL, SERVERS);
  g_autoptr (SpSheet) sheet = sp_sheet_new (account, SP_OPTION_POP, NULL, NULL);
  static const struct
  {
    guint position;
    const char *field;
    const char *hint;
  } expected[] = {
    { 0, "address", "Your full email address" },
    { 6, "incoming-user", "The part of your address before the @" },
    { 11, "outgoing-user", "For the address name@example.org it is out-name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SpSheetField) field =
        g_list_model_get_item (G_LIST_MODEL (sheet), expected[i].position);

      g_assert_cmpstr (sp_sheet_field_get_field (field), ==, expected[i].field);
      g_assert_cmpstr (sp_sheet_field_get_value (field), ==, "");
      g_assert_cmpstr (sp_sheet_field_get_hint (field), ==, expected[i].hint);
      g_assert_true (sp_sheet_field_is_published (field));
    }
}

static void
test_sources (void)
{
  g_autoptr (SpAccount) account = sp_test_account ("me@example.org", SERVERS);
  g_autoptr (SpSheet) sheet = sp_sheet_new (account, SP_OPTION_IMAP, NULL, NULL);
  g_autoptr (SpSheet) web = sp_sheet_new (account, SP_OPTION_WEBMAIL, NULL, NULL);
  g_autoptr (SpSheetField) address = g_list_model_get_item (G_LIST_MODEL (sheet), 0);
  g_autoptr (SpSheetField) host = g_list_model_get_item (G_LIST_MODEL (sheet), 2);
  g_autoptr (SpSheetField) link = g_list_model_get_item (G_LIST_MODEL (web), 0);

  g_assert_cmpstr (sp_sheet_field_get_source (address), ==, "");
  g_assert_cmpstr (sp_sheet_field_get_source (host), ==, "The makers");
  g_assert_cmpstr (sp_sheet_field_get_checked (host), ==, "2026-01");
  g_assert_cmpint (sp_sheet_field_get_confidence (host), ==, SP_CONFIDENCE_ORGANISATION);
  g_assert_cmpstr (sp_sheet_field_get_source (link), ==, "The makers");
}

static void
test_password_advice (void)
{
  g_autoptr (SpAccount) account = sp_test_account ("me@example.org", SERVERS);
  g_autoptr (SpMailProgram) program = sp_test_program ("bird", "[Facts]\noauth-google=no\n");
  g_autoptr (SpSheet) sheet = sp_sheet_new (account, SP_OPTION_IMAP, NULL, NULL);
  g_autoptr (SpSheet) without_oauth = sp_sheet_new (account, SP_OPTION_IMAP, program, NULL);

  g_assert_nonnull (strstr (sp_sheet_get_password_advice (sheet, SP_DIRECTION_INCOMING),
                            "sign-in page"));
  g_assert_nonnull (strstr (sp_sheet_get_password_advice (sheet, SP_DIRECTION_OUTGOING),
                            "set for mail programs"));
  g_assert_nonnull (strstr (sp_sheet_get_password_advice (without_oauth, SP_DIRECTION_INCOMING),
                            "app password"));
  g_assert_cmpstr (sp_sheet_get_password_advice (sheet, SP_DIRECTION_WEB), ==, NULL);
}

static void
test_to_text (void)
{
  g_autoptr (SpAccount) account =
    sp_test_account ("me@example.org",
                     "[Server imap]\nProtocol=imap\nHost=imap.example.org\nPort=993\n"
                     "Security=tls\nUserName=%EMAILADDRESS%\n");
  g_autoptr (SpMailProgram) program = sp_test_program ("bird", "");
  g_autoptr (SpSheet) sheet = sp_sheet_new (account, SP_OPTION_IMAP, program, "Ann");
  g_autoptr (SpSheet) web = sp_sheet_new (account, SP_OPTION_WEBMAIL, program, NULL);
  g_autofree char *text = sp_sheet_to_text (sheet);
  g_autofree char *web_text = sp_sheet_to_text (web);

  g_assert_cmpstr (text, ==,
                   "IMAP in Program bird\n"
                   "\n"
                   "Your account\n"
                   "Email address: me@example.org\n"
                   "\n"
                   "Incoming mail\n"
                   "Incoming protocol: IMAP\n"
                   "Incoming server: imap.example.org\n"
                   "Incoming port: 993\n"
                   "Incoming connection security: SSL/TLS\n"
                   "Incoming user name: me@example.org\n"
                   "\n"
                   "Outgoing mail\n"
                   "Outgoing server: (Not published – ask Ann)\n"
                   "Outgoing port: (Not published – ask Ann)\n"
                   "Outgoing connection security: (Not published – ask Ann)\n"
                   "Outgoing authentication: (Not published – ask Ann)\n"
                   "Outgoing user name: (Not published – ask Ann)\n");
  g_assert_true (g_str_has_prefix (web_text, "Webmail\n\nIn the browser\n"));
}

static void
test_list_model (void)
{
  g_autoptr (SpAccount) account = sp_test_account ("me@example.org", SERVERS);
  SpSheet *sheet = sp_sheet_new (account, SP_OPTION_WEBMAIL, NULL, NULL);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (sheet)) == SP_TYPE_SHEET_FIELD);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (sheet), 2));
  g_assert_finalize_object (sheet);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/sheet/general", test_general);
  g_test_add_func ("/account/sheet/program", test_program);
  g_test_add_func ("/account/sheet/program-lists-more", test_program_lists_more);
  g_test_add_func ("/account/sheet/unpublished", test_unpublished);
  g_test_add_func ("/account/sheet/no-address", test_no_address);
  g_test_add_func ("/account/sheet/sources", test_sources);
  g_test_add_func ("/account/sheet/password-advice", test_password_advice);
  g_test_add_func ("/account/sheet/to-text", test_to_text);
  g_test_add_func ("/account/sheet/list-model", test_list_model);

  return g_test_run ();
}
