/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-provider.h"

#include "sp-test-account.h"
#include "sp-test.h"

static void
test_full (void)
{
  static const char * const domains[] = { "mail.example", "*.mail.example", NULL };
  static const char * const mx[] = { "mx.example", NULL };
  g_autoptr (SpProvider) provider =
    sp_test_provider ("mail", "Domains=mail.example;*.mail.example;\nMX=mx.example\n"
                              "Webmail=https://mail.example/\nHelp=https://help.example/\n"
                              "Source=Its help pages\nChecked=2026-03-12\n"
                              "[Facts]\nimap=yes\npop=no\n"
                              "[Note app]\nKind=prerequisite\nText=Make an app password.\n"
                              "[Server imap]\nProtocol=imap\nHost=imap.mail.example\nPort=993\n"
                              "Security=tls\nUserName=%EMAILADDRESS%\n");
  g_autoptr (SpAddress) address = sp_address_new ("me@mail.example", NULL);
  g_autoptr (SpAccount) account = sp_provider_dup_account (provider, address);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  SpServer *server;

  g_assert_cmpstr (sp_entry_get_id (SP_ENTRY (provider)), ==, "mail");
  g_assert_cmpstr (sp_entry_get_name (SP_ENTRY (provider)), ==, "Provider mail");
  g_assert_cmpstrv (sp_provider_get_domains (provider), domains);
  g_assert_cmpstrv (sp_provider_get_mx (provider), mx);
  g_assert_cmpstr (sp_provider_get_webmail (provider), ==, "https://mail.example/");
  g_assert_cmpstr (sp_provider_get_help (provider), ==, "https://help.example/");
  g_assert_cmpstr (sp_entry_get_source (SP_ENTRY (provider)), ==, "Its help pages");
  g_assert_cmpstr (sp_entry_get_checked (SP_ENTRY (provider)), ==, "2026-03-12");
  g_assert_cmpuint (g_list_model_get_n_items (sp_provider_get_notes (provider)), ==, 1);

  g_assert_cmpint (sp_provider_get_fact (provider, "imap"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (provider, "pop"), ==, SP_TRUTH_NO);
  g_assert_cmpint (sp_provider_get_fact (provider, "bridge"), ==, SP_TRUTH_UNKNOWN);
  g_assert_cmpint (sp_provider_get_fact (provider, "known"), ==, SP_TRUTH_YES);

  g_assert_true (sp_account_get_address (account) == address);
  g_assert_cmpstr (sp_account_get_provider_name (account), ==, "Provider mail");
  g_assert_cmpstr (sp_account_get_webmail (account), ==, "https://mail.example/");
  server = sp_account_find_server (account, SP_OPTION_IMAP, SP_DIRECTION_INCOMING);
  g_assert_cmpstr (server->host, ==, "imap.mail.example");
  g_assert_cmpstr (server->source, ==, "Its help pages");
  g_assert_cmpstr (server->checked, ==, "2026-03-12");
  g_assert_cmpint (server->confidence, ==, SP_CONFIDENCE_PROVIDER_DEFAULT);

  /* Its webmail has a source like all the rest. */
  server = sp_account_find_server (account, SP_OPTION_WEBMAIL, SP_DIRECTION_WEB);
  g_assert_cmpstr (server->source, ==, "Its help pages");

  g_object_get (provider, "id", &id, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "mail");
  g_assert_cmpstr (name, ==, "Provider mail");
}

static void
test_least (void)
{
  static const char * const none[] = { NULL };
  g_autoptr (SpProvider) provider = sp_test_provider ("mail", "");
  g_autoptr (SpAccount) account = sp_provider_dup_account (provider, NULL);

  g_assert_cmpstrv (sp_provider_get_domains (provider), none);
  g_assert_cmpstrv (sp_provider_get_mx (provider), none);
  g_assert_cmpstr (sp_provider_get_webmail (provider), ==, NULL);
  g_assert_cmpstr (sp_provider_get_help (provider), ==, NULL);
  g_assert_null (sp_account_get_address (account));
  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 0);

  g_assert_finalize_object (g_steal_pointer (&account));
  g_assert_finalize_object (g_steal_pointer (&provider));
}

static void
test_own_website (void)
{
  g_autoptr (SpProvider) provider =
    sp_test_provider ("mail", "Webmail=https://mail.example/\n"
                              "[Server web]\nProtocol=https\nUrl=https://mail.example/\n"
                              "Source=Elsewhere\n");
  g_autoptr (SpAccount) account = sp_provider_dup_account (provider, NULL);

  g_assert_cmpuint (sp_account_get_n_servers (account), ==, 1);
  g_assert_cmpstr (sp_account_get_server (account, 0)->source, ==, "Elsewhere");
}

#define HEAD "[Provider]\nFormat=1\nId=mail\nName=Mail\n"

static void
test_faults (void)
{
  /* Line 5 is the first after HEAD. */
  static const struct
  {
    const char *text;
    SpExpectedProblem expected[3];
  } cases[] = {
    { "[Provider]\nFormat=0\nId=mail\nName=Mail\n", { { 2, "Only Format=1" } } },
    { "[Provider]\nFormat=1\nId=male\nName=Mail\n", { { 3, "called male.provider" } } },
    { HEAD "Domains=mail.example;mail\n", { { 5, "“mail” is not the name of a domain" } } },
    { HEAD "Domains=*.example;*\n",
      { { 5, "“*.example” is not the name" }, { 5, "“*” is not the name" } } },
    { HEAD "Domains=a.b.*\n", { { 5, "is not the name of a domain" } } },
    { HEAD "MX=mx example\n", { { 5, "is not the name of a domain" } } },
    { HEAD "Webmail=mailto:a@b.example\n", { { 5, "Webmail must begin with https://" } } },
    { HEAD "Help=mailto:a@b.example\n", { { 5, "Help must begin with https://" } } },
    { HEAD "[Facts]\nimap=on\n", { { 6, "imap is yes, no or unknown" } } },
    { HEAD "[Facts]\nknown=yes\n", { { 6, "no fact called “known”" } } },
    { HEAD "[Note a]\nKind=unavailable\nText=x\n", { { 6, "needs its Source" } } },
    { HEAD "[Server a]\nProtocol=imap\nHost=a.b\nSecurity=tls\n", { { 5, "has no Port" } } },
    { HEAD "[Server a]\nProtocol=imap\nWhen=a=b\nConfidence=unknown\n",
      { { 7, "has no key called “When”" } } },
    { HEAD "[Server a]\nProtocol=x\nConfidence=unknown\n[Facts]\na=b\n",
      { { 6, "Protocol: “x”" }, { 9, "no fact called “a”" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autofree char *path =
        sp_test_write (sp_test_dir (), "mail.provider", cases[i].text, -1);
      g_autoptr (SpProvider) provider = sp_provider_new_from_path (path, problems);

      g_assert_null (provider);
      sp_test_assert_problems (problems, cases[i].expected);
    }
}

/* What was found outweighs what the list says; what was not looked for stays. */
static void
test_found (void)
{
  g_autoptr (SpProvider) base =
    sp_test_provider ("mail", "[Facts]\nimap=no\napp-password=yes\n"
                              "[Note app]\nKind=prerequisite\nText=Make an app password.\n");
  g_autoptr (SpAddress) address = sp_address_new ("me@own.example", NULL);
  g_autoptr (GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_autoptr (SpAccount) account = NULL;
  g_autoptr (SpAccount) by_pop = NULL;
  g_autoptr (SpAccount) own = NULL;
  g_autoptr (SpProvider) provider = NULL;
  g_autoptr (SpProvider) alone = NULL;

  g_ptr_array_add (servers, sp_server_new (&(SpServer) { .protocol = SP_PROTOCOL_POP3,
                                                         .host = (char *) "pop.own.example",
                                                         .port = 995 }));
  by_pop = sp_account_new (address, NULL, servers, NULL);
  g_ptr_array_add (servers,
                   sp_server_new (&(SpServer) { .protocol = SP_PROTOCOL_IMAP,
                                                .host = (char *) "imap.own.example",
                                                .port = 993,
                                                .authentications = { SP_AUTHENTICATION_OAUTH2 },
                                                .n_authentications = 1 }));
  account = sp_account_new (address, "Own", servers, "https://own.example/");

  provider = sp_provider_new_found (base, account);
  g_assert_cmpstr (sp_entry_get_id (SP_ENTRY (provider)), ==, "mail");
  g_assert_cmpstr (sp_entry_get_name (SP_ENTRY (provider)), ==, "Own");
  g_assert_cmpstr (sp_provider_get_webmail (provider), ==, "https://own.example/");
  g_assert_cmpint (sp_provider_get_fact (provider, "imap"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (provider, "pop"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (provider, "oauth"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (provider, "webmail"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (provider, "exchange"), ==, SP_TRUTH_UNKNOWN);
  g_assert_cmpint (sp_provider_get_fact (provider, "app-password"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (provider, "known"), ==, SP_TRUTH_YES);
  g_assert_cmpuint (g_list_model_get_n_items (sp_provider_get_notes (provider)), ==, 1);
  own = sp_provider_dup_account (provider, address);
  g_assert_true (own == account);

  alone = sp_provider_new_found (NULL, by_pop);
  g_assert_cmpstr (sp_entry_get_id (SP_ENTRY (alone)), ==, NULL);
  g_assert_cmpstr (sp_entry_get_name (SP_ENTRY (alone)), ==, NULL);
  g_assert_cmpstr (sp_provider_get_domains (alone)[0], ==, NULL);
  g_assert_cmpint (sp_provider_get_fact (alone, "imap"), ==, SP_TRUTH_NO);
  g_assert_cmpint (sp_provider_get_fact (alone, "pop"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_provider_get_fact (alone, "webmail"), ==, SP_TRUTH_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (sp_provider_get_notes (alone)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/provider/full", test_full);
  g_test_add_func ("/account/provider/least", test_least);
  g_test_add_func ("/account/provider/own-website", test_own_website);
  g_test_add_func ("/account/provider/faults", test_faults);
  g_test_add_func ("/account/provider/found", test_found);

  return g_test_run ();
}
