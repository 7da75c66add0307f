/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-account.h"

#include "sp-test-account.h"

#define SERVERS                                                                                    \
  "[Server imap]\nProtocol=imap\nHost=imap.example.org\nPort=993\nSecurity=tls\n"                  \
  "UserName=%EMAILADDRESS%\n"                                                                      \
  "[Server imap-old]\nProtocol=imap\nHost=old.example.org\nPort=143\nSecurity=starttls\n"          \
  "[Server smtp-pop]\nProtocol=smtp\nOption=pop\nHost=pop.example.org\nPort=25\n"                  \
  "Security=starttls\nUserName=fixed\n"                                                            \
  "[Server smtp]\nProtocol=smtp\nHost=smtp.example.org\nPort=465\nSecurity=tls\n"                  \
  "[Server ews]\nProtocol=ews\nUrl=https://ews.example.org/\n"                                     \
  "[Server web]\nProtocol=https\nUrl=https://mail.example.org/\n"

static void
test_find_server (void)
{
  static const struct
  {
    SpOption option;
    SpDirection direction;
    const char *id; /* NULL: none */
  } cases[] = {
    { SP_OPTION_IMAP, SP_DIRECTION_INCOMING, "imap" },
    { SP_OPTION_IMAP, SP_DIRECTION_OUTGOING, "smtp" },
    { SP_OPTION_POP, SP_DIRECTION_INCOMING, NULL },
    { SP_OPTION_POP, SP_DIRECTION_OUTGOING, "smtp-pop" },
    { SP_OPTION_EXCHANGE, SP_DIRECTION_INCOMING, "ews" },
    { SP_OPTION_EXCHANGE, SP_DIRECTION_OUTGOING, NULL },
    { SP_OPTION_WEBMAIL, SP_DIRECTION_WEB, "web" },
    { SP_OPTION_WEBMAIL, SP_DIRECTION_INCOMING, NULL },
  };
  g_autoptr (SpAccount) account = sp_test_account (NULL, SERVERS);

  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 6);
  g_assert_cmpstr (sp_account_get_server (account, 1)->id, ==, "imap-old");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpServer *server = sp_account_find_server (account, cases[i].option, cases[i].direction);

      g_assert_cmpstr (server != NULL ? server->id : NULL, ==, cases[i].id);
    }
}

static void
test_links (void)
{
  g_autoptr (SpAccount) account = sp_test_account (NULL, SERVERS);
  g_autoptr (SpAccount) bare = sp_test_account (NULL, "[Server a]\nProtocol=ews\n");
  g_autoptr (SpAccount) given = sp_account_new (NULL, "P", NULL, "https://given.example.org/");

  g_assert_cmpstr (sp_account_get_webmail (account), ==, "https://mail.example.org/");
  g_assert_cmpstr (sp_account_get_exchange (account), ==, "https://ews.example.org/");
  g_assert_cmpstr (sp_account_get_webmail (bare), ==, NULL);
  g_assert_cmpstr (sp_account_get_exchange (bare), ==, NULL);
  g_assert_cmpstr (sp_account_get_webmail (given), ==, "https://given.example.org/");
  g_assert_cmpstr (sp_account_get_provider_name (given), ==, "P");
  g_assert_cmpuint (sp_account_get_n_servers (given), ==, 0);
}

static void
test_user_names (void)
{
  g_autoptr (SpAccount) account = sp_test_account ("a@example.org", SERVERS);
  g_autoptr (SpAccount) nobody = sp_test_account (NULL, SERVERS);
  static const struct
  {
    guint server;
    const char *with_address;
    const char *without;
  } cases[] = {
    { 0, "a@example.org", NULL },
    { 1, NULL, NULL },
    { 2, "fixed", "fixed" },
  };

  g_assert_cmpstr (sp_address_get_text (sp_account_get_address (account)), ==, "a@example.org");
  g_assert_null (sp_account_get_address (nobody));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpServer *server = sp_account_get_server (account, cases[i].server);
      g_autofree char *with_address = sp_account_dup_user_name (account, server);
      g_autofree char *without = sp_account_dup_user_name (nobody, server);

      g_assert_cmpstr (with_address, ==, cases[i].with_address);
      g_assert_cmpstr (without, ==, cases[i].without);
    }
}

/* The account keeps its own references, and lets go of them. */
static void
test_ownership (void)
{
  g_autoptr (GPtrArray) servers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  SpAddress *address = sp_address_new ("a@example.org", NULL);
  SpAccount *account;

  g_ptr_array_add (servers, sp_server_new_for_website ("https://a.b/", NULL, NULL));
  account = sp_account_new (address, NULL, servers, NULL);
  g_ptr_array_set_size (servers, 0);

  g_assert_cmpstr (sp_account_get_webmail (account), ==, "https://a.b/");
  g_assert_finalize_object (account);
  g_assert_finalize_object (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/account/find-server", test_find_server);
  g_test_add_func ("/account/account/links", test_links);
  g_test_add_func ("/account/account/user-names", test_user_names);
  g_test_add_func ("/account/account/ownership", test_ownership);

  return g_test_run ();
}
