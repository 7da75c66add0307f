/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-server.h"

#include "sp-test-account.h"

static void
test_full (void)
{
  g_autoptr (SpServer) server =
    sp_test_server ("Option=imap;\nDirection=incoming\nProtocol=imap\nHost=IMAP.Example.org\n"
                    "Port=993\nSecurity=tls\nAuthentication=oauth2;password-cleartext;\n"
                    "OAuth=google\nUserName=%EMAILADDRESS%\nPasswordKind=app\n"
                    "Confidence=provider-default\nSource=https://example.org\n"
                    "Checked=2026-01-02\n");

  g_assert_cmpstr (server->id, ==, "test");
  g_assert_cmpuint (server->options, ==, SP_OPTION_BIT (SP_OPTION_IMAP));
  g_assert_cmpint (server->direction, ==, SP_DIRECTION_INCOMING);
  g_assert_cmpint (server->protocol, ==, SP_PROTOCOL_IMAP);
  g_assert_cmpstr (server->host, ==, "imap.example.org");
  g_assert_cmpuint (server->port, ==, 993);
  g_assert_cmpint (server->security, ==, SP_SECURITY_TLS);
  g_assert_cmpuint (server->n_authentications, ==, 2);
  g_assert_cmpint (server->authentications[0], ==, SP_AUTHENTICATION_OAUTH2);
  g_assert_cmpint (server->authentications[1], ==, SP_AUTHENTICATION_PASSWORD_CLEARTEXT);
  g_assert_cmpstr (server->oauth, ==, "google");
  g_assert_cmpstr (server->user_name, ==, "%EMAILADDRESS%");
  g_assert_cmpint (server->password_kind, ==, SP_PASSWORD_APP);
  g_assert_cmpint (server->confidence, ==, SP_CONFIDENCE_PROVIDER_DEFAULT);
  g_assert_cmpstr (server->source, ==, "https://example.org");
  g_assert_cmpstr (server->checked, ==, "2026-01-02");
  g_assert_cmpuint (server->line, ==, 1);
}

static void
test_defaults (void)
{
  static const struct
  {
    const char *keys;
    SpDirection direction;
    SpOptionSet options;
  } cases[] = {
    { "Protocol=imap\nHost=a.b\nPort=1\nSecurity=none\n", SP_DIRECTION_INCOMING,
      SP_OPTION_BIT (SP_OPTION_IMAP) },
    { "Protocol=pop3\nHost=a.b\nPort=1\nSecurity=none\n", SP_DIRECTION_INCOMING,
      SP_OPTION_BIT (SP_OPTION_POP) },
    { "Protocol=smtp\nHost=a.b\nPort=1\nSecurity=none\n", SP_DIRECTION_OUTGOING,
      SP_OPTION_BIT (SP_OPTION_IMAP) | SP_OPTION_BIT (SP_OPTION_POP) },
    { "Protocol=smtp\nOption=pop\nHost=a.b\nPort=1\nSecurity=none\n", SP_DIRECTION_OUTGOING,
      SP_OPTION_BIT (SP_OPTION_POP) },
    { "Protocol=ews\n", SP_DIRECTION_INCOMING, SP_OPTION_BIT (SP_OPTION_EXCHANGE) },
    { "Protocol=activesync\nHost=a.b\n", SP_DIRECTION_INCOMING,
      SP_OPTION_BIT (SP_OPTION_EXCHANGE) },
    { "Protocol=graph\nUrl=https://a.b/\n", SP_DIRECTION_INCOMING,
      SP_OPTION_BIT (SP_OPTION_EXCHANGE) },
    { "Protocol=jmap\nUrl=https://a.b/\n", SP_DIRECTION_INCOMING, 0 },
    { "Protocol=https\nUrl=https://a.b/\n", SP_DIRECTION_WEB,
      SP_OPTION_BIT (SP_OPTION_WEBMAIL) },
    { "Protocol=https\nOption=own-app\nUrl=https://a.b/\n", SP_DIRECTION_WEB,
      SP_OPTION_BIT (SP_OPTION_OWN_APP) },
    { "Protocol=https\nConfidence=unknown\n", SP_DIRECTION_WEB,
      SP_OPTION_BIT (SP_OPTION_WEBMAIL) },
    { "Protocol=imap\nConfidence=unknown\n", SP_DIRECTION_INCOMING,
      SP_OPTION_BIT (SP_OPTION_IMAP) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpServer) server = sp_test_server (cases[i].keys);

      g_test_message ("%s", cases[i].keys);
      g_assert_cmpint (server->direction, ==, cases[i].direction);
      for (SpOption option = 0; option < SP_N_OPTIONS; option++)
        g_assert_cmpint (sp_server_serves (server, option), ==,
                         (cases[i].options & SP_OPTION_BIT (option)) != 0);
      g_assert_cmpint (server->password_kind, ==, SP_PASSWORD_ACCOUNT);
      g_assert_cmpuint (server->n_authentications, ==, 0);
      g_assert_cmpstr (server->user_name, ==, NULL);
      g_assert_cmpstr (server->source, ==, NULL);
    }
}

static void
test_hosts (void)
{
  g_autoptr (SpServer) unicode =
    sp_test_server ("Protocol=imap\nHost=imap.exämple.org\nPort=1\nSecurity=tls\n");
  g_autoptr (SpServer) bridge =
    sp_test_server ("Protocol=imap\nHost=127.0.0.1\nPort=1143\nSecurity=starttls\n");

  g_assert_cmpstr (unicode->host, ==, "imap.xn--exmple-cua.org");
  g_assert_cmpstr (bridge->host, ==, "127.0.0.1");
  g_assert_cmpint (bridge->security, ==, SP_SECURITY_STARTTLS);
}

#define REST "Host=a.b\nPort=1\nSecurity=tls\n"

static void
test_faults (void)
{
  /* Line 1 is the header. */
  static const struct
  {
    const char *keys;
    SpExpectedProblem expected[4];
  } cases[] = {
    { "Protocol=imaps\n" REST, { { 2, "Protocol: “imaps” is none of imap, pop3, smtp" } } },
    { "Protocol=imap\n",
      { { 1, "has no Host" }, { 1, "has no Port" }, { 1, "has no Security" } } },
    { "Protocol=smtp\nHost=a.b\nPort=25\n", { { 1, "has no Security" } } },
    { "Protocol=imap\nHost=a.b:993\nPort=1\nSecurity=tls\n", { { 3, "“a.b:993” is not a host" } } },
    { "Protocol=imap\nHost=u@a.b\nPort=1\nSecurity=tls\n", { { 3, "is not a host name" } } },
    { "Protocol=imap\nHost=https://a.b/\nPort=1\nSecurity=tls\n", { { 3, "is not a host name" } } },
    { "Protocol=imap\nHost=a\\\\b\nPort=1\nSecurity=tls\n", { { 3, "is not a host name" } } },
    { "Protocol=imap\nHost=a.b\nPort=0\nSecurity=tls\n", { { 4, "from 1 to 65535" } } },
    { "Protocol=imap\nHost=a.b\nPort=1\nSecurity=ssl\n", { { 5, "Security: “ssl”" } } },
    { "Protocol=imap\nAuthentication=oauth2;plain\n" REST, { { 3, "Authentication: “plain”" } } },
    { "Protocol=imap\nOption=mail\n" REST, { { 3, "Option: “mail”" } } },
    { "Protocol=imap\nDirection=both\n" REST, { { 3, "Direction: “both”" } } },
    { "Protocol=imap\nDirection=outgoing\n" REST, { { 3, "IMAP is always incoming" } } },
    { "Protocol=smtp\nDirection=incoming\n" REST, { { 3, "SMTP is always outgoing" } } },
    { "Protocol=imap\nPasswordKind=secret\n" REST, { { 3, "PasswordKind: “secret”" } } },
    { "Protocol=imap\nConfidence=sure\n" REST, { { 3, "Confidence: “sure”" } } },
    { "Protocol=imap\nUserName=%EMAIL%\n" REST, { { 3, "UserName knows" } } },
    { "Protocol=imap\nUserName=%EMAILADDRESS\n" REST, { { 3, "UserName knows" } } },
    { "Protocol=imap\nUrl=https://a.b/\n" REST, { { 3, "has a Host, not a Url" } } },
    { "Protocol=https\n", { { 1, "has no Url" } } },
    { "Protocol=https\nUrl=mailto:a@b.example\n", { { 3, "must begin with https://" } } },
    { "Protocol=imap\nHost=a b\nPort=0\nSecurity=x\n",
      { { 5, "Security: “x”" }, { 3, "is not a host name" }, { 4, "from 1 to 65535" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autofree char *text = g_strdup_printf ("[Server a]\n%s", cases[i].keys);
      g_autoptr (SpKeyFile) file = sp_test_key_file (text, sp_test_server_groups);

      g_assert_null (sp_server_new_from_group (file, sp_key_file_get_group (file, 0), problems));
      sp_test_assert_problems (problems, cases[i].expected);
    }
}

static const SpKeySpec head_keys[] = {
  { "Source", SP_KEY_WORD },
  { "SourceDate", SP_KEY_DATE },
  { "Checked", SP_KEY_DATE },
  { NULL },
};

static const SpKeySpec when_keys[] = {
  { "When", SP_KEY_WORD },
  { NULL },
};

static const SpGroupSpec headed_groups[] = {
  { "Guide", FALSE, head_keys, NULL, FALSE },
  { "Provider", FALSE, head_keys, NULL, FALSE },
  { "Server", TRUE, sp_server_keys, when_keys, FALSE },
  { NULL },
};

static void
test_defaults_of_file (void)
{
  static const struct
  {
    const char *head;
    const char *keys;
    const char *source;
    const char *checked;
    SpConfidence confidence;
  } cases[] = {
    { "[Provider]\nSource=us\nChecked=2026\n", "When=a=b\n", "us", "2026",
      SP_CONFIDENCE_PROVIDER_DEFAULT },
    { "[Guide]\nSource=them\nSourceDate=2019-06-05\n", "When=a=b\n", "them", "2019-06-05",
      SP_CONFIDENCE_ORGANISATION },
    { "[Provider]\nSource=us\nChecked=2026\n",
      "Source=own\nChecked=2025\nConfidence=organisation\n", "own", "2025",
      SP_CONFIDENCE_ORGANISATION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autofree char *text = g_strdup_printf ("%s[Server a]\nProtocol=ews\n%s", cases[i].head,
                                               cases[i].keys);
      g_autoptr (SpKeyFile) file = sp_test_key_file (text, headed_groups);
      g_autoptr (SpServer) server =
        sp_server_new_from_group (file, sp_key_file_get_group (file, 1), problems);

      sp_test_assert_no_problems (problems);
      g_assert_cmpstr (server->source, ==, cases[i].source);
      g_assert_cmpstr (server->checked, ==, cases[i].checked);
      g_assert_cmpint (server->confidence, ==, cases[i].confidence);
    }
}

static void
test_website (void)
{
  g_autoptr (SpServer) server = sp_server_new_for_website ("https://a.b/", "us", NULL);
  g_autoptr (SpServer) same = sp_server_ref (server);

  g_assert_true (same == server);
  g_assert_true (sp_server_serves (server, SP_OPTION_WEBMAIL));
  g_assert_false (sp_server_serves (server, SP_OPTION_IMAP));
  g_assert_cmpstr (server->url, ==, "https://a.b/");
  g_assert_cmpstr (server->source, ==, "us");
  g_assert_cmpstr (server->checked, ==, NULL);
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  SpServer *server = sp_server_new_for_website ("https://a.b/", NULL, NULL);

  g_value_init (&value, SP_TYPE_SERVER);
  g_value_take_boxed (&value, server);
  g_assert_true (g_value_get_boxed (&value) == server);
}

static void
test_protocols (void)
{
  static const char * const ids[] = { "imap", "pop3", "smtp", "jmap",
                                      "ews", "activesync", "graph", "https" };

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == SP_N_PROTOCOLS);

  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    {
      g_assert_cmpstr (sp_protocol_to_id (i), ==, ids[i]);
      g_assert_cmpuint (strlen (sp_protocol_get_label (i)), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/server/full", test_full);
  g_test_add_func ("/account/server/defaults", test_defaults);
  g_test_add_func ("/account/server/hosts", test_hosts);
  g_test_add_func ("/account/server/faults", test_faults);
  g_test_add_func ("/account/server/defaults-of-file", test_defaults_of_file);
  g_test_add_func ("/account/server/website", test_website);
  g_test_add_func ("/account/server/boxed", test_boxed);
  g_test_add_func ("/account/server/protocols", test_protocols);

  return g_test_run ();
}
