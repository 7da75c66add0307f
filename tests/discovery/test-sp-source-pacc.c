/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-run.h"
#include "sp-test.h"

#define URL "https://ua-auto-config.example.org/.well-known/user-agent-configuration.json"
#define NAME "_ua-auto-config.example.org"
#define DOCUMENT \
  "{\"protocols\":{\"imap\":{\"host\":\"imap.example.org\"},\"smtp\":{\"host\":\"smtp.example.org\"}}," \
  "\"authentication\":{\"password\":true},\"info\":{\"provider\":{\"name\":\"Example\"}}}"
#define FOUND \
  URL ": found provider imap imap.example.org:993 tls password-cleartext, " \
      "smtp smtp.example.org:465 tls password-cleartext\n"

static void
init (SpTestRun *run)
{
  sp_test_run_init (run, &sp_source_pacc);
  sp_fake_resolver_add_address (run->resolver, "ua-auto-config.example.org", "127.0.0.1");
  sp_local_server_add_web (run->server, "ua-auto-config.example.org", 443, SP_LOCAL_VALID);
}

static void
add_digest (SpTestRun  *run,
            const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *encoded = NULL;
  g_autofree char *record = NULL;

  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  record = g_strconcat ("v=UAAC1; a=sha256; d=", encoded, NULL);
  sp_fake_resolver_add_txt (run->resolver, NAME, record);
}

static void
check (SpTestRun  *run,
       const char *expected)
{
  g_autofree char *found = NULL;

  sp_test_run_go (run);
  found = sp_test_run_describe (run);
  g_assert_cmpstr (found, ==, expected);
  g_assert_false (sp_test_run_has_told (run, SP_PERSONAL_ADDRESS));
}

static void
test_right (void)
{
  g_auto (SpTestRun) run = { 0 };
  SpServer *server;

  init (&run);
  sp_local_server_answer_text (run.server, URL, 200, "application/json", DOCUMENT);
  sp_fake_resolver_add_txt (run.resolver, NAME, "something else");
  add_digest (&run, "an older document");
  add_digest (&run, DOCUMENT);
  check (&run, FOUND);

  g_assert_nonnull (sp_finding_get_tls (sp_test_run_find (&run, URL)));
  server = sp_account_get_server (sp_finding_get_account (sp_test_run_find (&run, URL)), 0);
  g_assert_cmpstr (server->source, ==, URL);
}

/* The digest may come long before the document, or long after it. */
static void
test_order (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer (run.server, URL, &(SpLocalAnswer) { .body = DOCUMENT, .delay = 50 });
  add_digest (&run, DOCUMENT);
  check (&run, FOUND);

  sp_local_server_answer_text (run.server, URL, 200, "application/json", DOCUMENT);
  sp_fake_resolver_set_delay (run.resolver, NAME, SP_RECORD_TXT, 200);
  check (&run, FOUND);
}

static void
test_wrong_digest (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer_text (run.server, URL, 200, "application/json", DOCUMENT);
  add_digest (&run, DOCUMENT " ");
  check (&run, URL ": failed\n");
  g_assert_true (g_str_has_prefix (sp_test_run_get_words (&run, URL),
                                   "The document is not the one whose digest"));
}

static void
test_no_digest (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer_text (run.server, URL, 200, "application/json", DOCUMENT);
  check (&run, URL ": nothing\n");
  g_assert_true (g_str_has_prefix (sp_test_run_get_words (&run, URL),
                                   "There is a document, but the name server has no digest"));
}

/* A name server that is out of order may have had a digest. */
static void
test_no_name_server (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer_text (run.server, URL, 200, "application/json", DOCUMENT);
  sp_fake_resolver_fail (run.resolver, NAME, SP_RECORD_TXT, SP_NET_ERROR_NAME_SERVER);
  check (&run, URL ": failed\n");
}

static void
test_web_page (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer_text (run.server, URL, 200, "text/html", "<!DOCTYPE html><p>Welcome");
  check (&run, URL ": nothing\n");
  g_assert_null (strstr (sp_test_run_get_words (&run, URL), "digest"));
}

/* The digest proves who wrote it, not that it is any good. */
static void
test_malformed (void)
{
  static const char * const bodies[] = { "{", "[]", "{}", "\xff\xfe", "{\"protocols\":{}}",
                                         "{\"protocols\":{\"imap\":{\"host\":\"a b\"}}}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_auto (SpTestRun) run = { 0 };

      init (&run);
      sp_local_server_answer_text (run.server, URL, 200, "application/json", bodies[i]);
      add_digest (&run, bodies[i]);
      check (&run, URL ": failed\n");
    }
}

/* Where there is no document nobody waits for its digest. */
static void
test_missing (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_fake_resolver_set_silent (run.resolver, NAME, SP_RECORD_TXT);
  check (&run, URL ": nothing\n");
}

static void
test_no_host (void)
{
  g_auto (SpTestRun) run = { 0 };

  sp_test_run_init (&run, &sp_source_pacc);
  sp_fake_resolver_set_silent (run.resolver, NAME, SP_RECORD_TXT);
  check (&run, URL ": nothing\n");
}

static void
test_elsewhere (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_fake_resolver_add_address (run.resolver, "provider.example", "127.0.0.1");
  sp_local_server_add_web (run.server, "provider.example", 443, SP_LOCAL_VALID);
  sp_local_server_redirect (run.server, URL, 302, "https://provider.example/pacc");
  sp_local_server_answer_text (run.server, "https://provider.example/pacc", 200, "application/json",
                               DOCUMENT);
  add_digest (&run, DOCUMENT);
  check (&run, URL ": found provider third-party imap imap.example.org:993 tls password-cleartext, "
                   "smtp smtp.example.org:465 tls password-cleartext\n");
}

static void
test_hostile (void)
{
  static const SpLocalCertificate certificates[] = { SP_LOCAL_EXPIRED, SP_LOCAL_WRONG_NAME,
                                                     SP_LOCAL_STRANGER, SP_LOCAL_SELF_SIGNED };

  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    {
      g_auto (SpTestRun) run = { 0 };

      sp_test_run_init (&run, &sp_source_pacc);
      sp_fake_resolver_add_address (run.resolver, "ua-auto-config.example.org", "127.0.0.1");
      sp_local_server_add_web (run.server, "ua-auto-config.example.org", 443, certificates[i]);
      sp_local_server_answer_text (run.server, URL, 200, "application/json", DOCUMENT);
      add_digest (&run, DOCUMENT);
      check (&run, URL ": failed\n");
    }
}

static void
test_cancel (void)
{
  g_auto (SpTestRun) run = { 0 };

  init (&run);
  sp_local_server_answer (run.server, URL, &(SpLocalAnswer) { .body = DOCUMENT, .delay = 5 });
  sp_fake_resolver_set_delay (run.resolver, NAME, SP_RECORD_TXT, 30);
  add_digest (&run, DOCUMENT);
  g_assert_cmpuint (sp_test_run_sweep (&run), >, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-pacc/right", test_right);
  g_test_add_func ("/source-pacc/order", test_order);
  g_test_add_func ("/source-pacc/wrong-digest", test_wrong_digest);
  g_test_add_func ("/source-pacc/no-digest", test_no_digest);
  g_test_add_func ("/source-pacc/no-name-server", test_no_name_server);
  g_test_add_func ("/source-pacc/web-page", test_web_page);
  g_test_add_func ("/source-pacc/malformed", test_malformed);
  g_test_add_func ("/source-pacc/missing", test_missing);
  g_test_add_func ("/source-pacc/no-host", test_no_host);
  g_test_add_func ("/source-pacc/elsewhere", test_elsewhere);
  g_test_add_func ("/source-pacc/hostile", test_hostile);
  g_test_add_func ("/source-pacc/cancel", test_cancel);

  return g_test_run ();
}
