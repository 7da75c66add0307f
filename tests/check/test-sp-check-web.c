/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-rig.h"

#define PAGE "https://" RIG_HOST

typedef struct
{
  const char *name;
  SpProtocol protocol;
  const char *url;
  const char *answered; /* (nullable): the address that is asked, if it is another one */
  SpLocalAnswer answer;
  SpCheckStepKind broken; /* SP_N_CHECK_STEPS: it works */
  const char *meaning;
  const char *detail; /* (nullable): of the abilities */
} Row;

#define WORKS SP_N_CHECK_STEPS
#define NEGOTIATE "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\nWWW-Authenticate: Basic realm=\"x, y\"\r\n"

static const Row rows[] = {
  { "page", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .body = "hi" }, WORKS, NULL, "browser" },
  { "page-query", SP_PROTOCOL_HTTPS, PAGE "/mail?a=b", PAGE "/mail", { .body = "hi" }, WORKS, NULL,
    "browser" },
  { "page-sign-in", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .status = 401 }, WORKS, NULL, "browser" },
  { "page-missing", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .status = 404 }, SP_CHECK_GREETING, "missing", NULL },
  { "page-gone", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .status = 410 }, SP_CHECK_GREETING, "missing", NULL },
  { "page-forbidden", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .status = 403 }, SP_CHECK_GREETING, "forbidden", NULL },
  { "page-fault", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .status = 503 }, SP_CHECK_GREETING, "trouble", NULL },
  { "page-leads-on", SP_PROTOCOL_HTTPS, PAGE "/", NULL,
    { .status = 302, .headers = "Location: https://sso.example.net/login\r\n" }, WORKS, NULL, "sso.example.net" },
  { "page-leads-to-clear", SP_PROTOCOL_HTTPS, PAGE "/", NULL,
    { .status = 302, .headers = "Location: http://sso.example.net/login\r\n" }, SP_CHECK_ABILITIES, "leads-away", NULL },
  { "page-leads-nowhere", SP_PROTOCOL_HTTPS, PAGE "/", NULL,
    { .status = 301, .headers = "Location: /nowhere\r\n" }, SP_CHECK_ABILITIES, "missing", NULL },
  { "page-leads-in-circles", SP_PROTOCOL_HTTPS, PAGE "/", NULL,
    { .status = 301, .headers = "Location: /\r\n" }, SP_CHECK_ABILITIES, "redirect", NULL },
  { "page-without-location", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .status = 301 }, SP_CHECK_ABILITIES, "leads-away", NULL },
  { "no-web-server", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .raw = TRUE, .body = "220 smtp\r\n" },
    SP_CHECK_GREETING,
    "other-service", NULL },
  { "endless-head", SP_PROTOCOL_HTTPS, PAGE "/", NULL,
    { .raw = TRUE, .body = "HTTP/1.1 200 OK\r\nA: b\r\n", .end = SP_LOCAL_END_NEVER }, SP_CHECK_GREETING, "broken-rules", NULL },
  { "cut-head", SP_PROTOCOL_HTTPS, PAGE "/", NULL, { .raw = TRUE, .body = "HTTP/1.1 200 OK\r\nA: b\r\n" },
    SP_CHECK_GREETING,
    "hung-up", NULL },
  { "continue", SP_PROTOCOL_HTTPS, PAGE "/", NULL,
    { .raw = TRUE, .body = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" }, WORKS, NULL, "browser" },

  { "ews", SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx", NULL, { .status = 401, .headers = NEGOTIATE }, WORKS,
    NULL,
    "EWS: asks for Negotiate, NTLM, Basic" },
  { "ews-closed", SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx", NULL, { .status = 403 }, SP_CHECK_GREETING, "forbidden", NULL },
  { "ews-missing", SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx", NULL, { .status = 404 }, SP_CHECK_GREETING, "missing", NULL },
  { "ews-leads-away", SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx", NULL,
    { .status = 302, .headers = "Location: /owa\r\n" }, SP_CHECK_GREETING, "leads-away", NULL },
  { "ews-unexplained", SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx", NULL, { .status = 401 }, SP_CHECK_GREETING, "missing", NULL },
  { "ews-oauth", SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx", NULL,
    { .status = 401, .headers = "WWW-Authenticate: Bearer client_id=\"x\", token_types=\"a b\"\r\n" },
      WORKS, "only-oauth",
    "EWS: asks for Bearer" },
  { "activesync", SP_PROTOCOL_ACTIVESYNC, PAGE "/Microsoft-Server-ActiveSync", NULL,
    { .status = 401, .headers = "WWW-Authenticate: Basic realm=\"\"\r\n" }, WORKS, NULL,
      "ActiveSync: asks for Basic" },
  { "activesync-versions", SP_PROTOCOL_ACTIVESYNC, PAGE "/Microsoft-Server-ActiveSync", NULL,
    { .headers = "MS-ASProtocolVersions: 14.1,16.1\r\n" }, WORKS, NULL, "ActiveSync 14.1,16.1" },
  { "graph", SP_PROTOCOL_GRAPH, PAGE "/v1.0/", NULL,
    { .status = 401, .headers = "WWW-Authenticate: Bearer realm=\"\"\r\n" }, WORKS, "only-oauth",
      "Graph: asks for Bearer" },

  { "jmap", SP_PROTOCOL_JMAP, PAGE "/.well-known/jmap", NULL,
    { .status = 401, .headers = "WWW-Authenticate: Basic realm=\"x\", Bearer\r\n" }, WORKS, NULL,
      "BASIC, BEARER" },
  { "jmap-leads-on", SP_PROTOCOL_JMAP, PAGE "/jmap", NULL,
    { .status = 307, .headers = "Location: /session\r\n" }, WORKS, NULL, "BASIC" },
  { "jmap-unexplained", SP_PROTOCOL_JMAP, PAGE "/jmap", NULL, { .status = 401 }, SP_CHECK_GREETING, "missing", NULL },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_page (row->protocol, row->url);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);
  SpLocalAnswer session = { .status = 401, .headers = "WWW-Authenticate: Basic realm=\"x\"\r\n" };
  g_autofree char *request = NULL;
  SpCheckStep *abilities;

  sp_fake_resolver_add_address (rig->resolver, "sso.example.net", "127.0.0.1");
  sp_local_server_add_web (rig->server, RIG_HOST, 443, SP_LOCAL_VALID);
  sp_local_server_add_web (rig->server, "sso.example.net", 443, SP_LOCAL_VALID);
  sp_local_server_answer (rig->server, row->answered != NULL ? row->answered : row->url, &row->answer);
  sp_local_server_answer (rig->server, PAGE "/session", &session);
  sp_local_server_answer_text (rig->server, "https://sso.example.net/login", 200, "text/html", "sign in");

  /* Over the web no credential is sent, whatever was typed. */
  sp_check_rig_run (check, RIG_USER, RIG_PASSWORD);
  request = sp_local_server_dup_request (rig->server, row->answered != NULL ? row->answered : row->url);
  g_assert_nonnull (request);
  g_assert_null (strstr (request, "Authorization"));
  g_assert_null (strstr (request, "jane"));
  g_assert_true (g_str_has_prefix (request, row->protocol == SP_PROTOCOL_ACTIVESYNC ? "OPTIONS /" : "GET /"));

  if (row->broken != WORKS)
    {
      sp_check_rig_assert_broken (check, row->broken, row->meaning);
      return;
    }

  sp_check_rig_assert_works (check);
  abilities = sp_check_rig_get_step (check, SP_CHECK_ABILITIES);
  g_test_message ("%s", sp_check_step_get_detail (abilities));
  g_assert_nonnull (strstr (sp_check_step_get_detail (abilities), row->detail));
  g_assert_cmpint (sp_check_step_get_outcome (sp_check_rig_get_step (check, SP_CHECK_SIGN_IN)), ==,
                   SP_CHECK_SKIPPED);
  g_assert_cmpstr (sp_check_get_tls_version (check), ==, "TLS 1.3");
  g_assert_cmpstr (sp_check_rig_get_meaning_id (check), ==, row->meaning);
}

/* Four doors, all of them knocked at. */
static void
test_round (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  SpServer values = { .protocol = SP_PROTOCOL_EWS, .host = (char *) RIG_HOST, .port = 443 };
  g_autoptr (SpServer) server = sp_server_new (&values);
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);
  SpLocalAnswer asks = { .status = 401, .headers = NEGOTIATE };
  SpLocalAnswer closed = { .status = 403 };

  sp_local_server_add_web (rig->server, RIG_HOST, 443, SP_LOCAL_VALID);
  sp_local_server_answer (rig->server, PAGE "/EWS/Exchange.asmx", &asks);
  sp_local_server_answer (rig->server, PAGE "/autodiscover/autodiscover.xml", &asks);
  sp_local_server_answer (rig->server, PAGE "/Microsoft-Server-ActiveSync", &closed);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_works (check);
  g_assert_cmpstr (sp_check_step_get_detail (sp_check_rig_get_step (check, SP_CHECK_ABILITIES)), ==,
                   "Autodiscover: asks for Negotiate, NTLM, Basic\n"
                   "EWS: asks for Negotiate, NTLM, Basic\n"
                   "ActiveSync: closed for everybody\n"
                   "MAPI/HTTP: not there");
}

static void
test_certificate (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_page (SP_PROTOCOL_HTTPS, PAGE "/");
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_local_server_add_web (rig->server, RIG_HOST, 443, SP_LOCAL_EXPIRED);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_ENCRYPTION, "certificate");
  g_assert_nonnull (sp_check_get_fingerprint (check));
}

static void
test_clear (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_page (SP_PROTOCOL_HTTPS, "http://" RIG_HOST "/");
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);

  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_NAME, "no-address");
}

static void
test_silent_door (void)
{
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_page (SP_PROTOCOL_EWS, PAGE "/EWS/Exchange.asmx");
  g_autoptr (SpCheck) check = sp_check_rig_make_check (rig, server);
  SpLocalAnswer asks = { .status = 401, .headers = NEGOTIATE };
  SpLocalAnswer silent = { .raw = TRUE, .delay = 60000, .body = "" };

  sp_local_server_add_web (rig->server, RIG_HOST, 443, SP_LOCAL_VALID);
  sp_local_server_answer (rig->server, PAGE "/EWS/Exchange.asmx", &asks);
  sp_local_server_answer (rig->server, PAGE "/mapi/emsmdb/", &silent);
  sp_check_set_deadline (check, 600);
  sp_check_rig_run (check, NULL, NULL);
  sp_check_rig_assert_broken (check, SP_CHECK_ABILITIES, "slow");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/check/web/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/check/web/round", test_round);
  g_test_add_func ("/check/web/certificate", test_certificate);
  g_test_add_func ("/check/web/clear", test_clear);
  g_test_add_func ("/check/web/silent-door", test_silent_door);

  return g_test_run ();
}
