/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-head.h"

#include <locale.h>

#include "sp-net-rig.h"

#define URL "https://www.example.org/page"
#define BODY "what was asked for"

static void
test_redirect (void)
{
  static const guint redirects[] = { 301, 302, 303, 307, 308 };
  guint next = 0;

  for (guint status = 100; status < 600; status++)
    {
      gboolean expected = next < G_N_ELEMENTS (redirects) && redirects[next] == status;

      g_assert_cmpint (sp_http_head_is_redirect (status), ==, expected);
      next += expected ? 1 : 0;
    }
}

/* Nobody waits for what nobody wants to read. */
static void
test_refusals (SpNetRig     *fixture,
               gconstpointer data)
{
  static const guint statuses[] = { 304, 401, 403, 404, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (SpHttpResponse) response = NULL;
      g_autoptr (GError) error = NULL;
      const SpLocalAnswer answer = {
        .status = statuses[i],
        .headers = "WWW-Authenticate: Basic realm=\"a, Digest b\"\r\nWWW-Authenticate: Negotiate, NTLM\r\n",
        .body = "Sorry",
        .end = i % 2 == 0 ? SP_LOCAL_END_SILENT : SP_LOCAL_END_NEVER,
      };

      sp_local_server_answer (fixture->server, URL, &answer);
      response = sp_net_rig_fetch_url (fixture, URL, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, statuses[i]);
      sp_net_rig_assert_body (response, "");
      g_assert_cmpuint (g_strv_length (response->challenges), ==, 3);
      g_assert_cmpstr (response->challenges[0], ==, "Basic");
      g_assert_cmpstr (response->challenges[1], ==, "Negotiate");
      g_assert_cmpstr (response->challenges[2], ==, "NTLM");
      g_assert_false (sp_http_response_check (response, NULL));
    }
}

static char *
make_text (gsize length)
{
  char *text = g_malloc (length + 1);

  memset (text, 'x', length);
  text[length] = '\0';
  return text;
}

static void
test_sizes (SpNetRig     *fixture,
            gconstpointer data)
{
  g_autofree char *text = make_text (256 * 1024 + 1);
  g_autofree char *head = g_strconcat ("X-Long: ", text, "\r\n", NULL);
  SpLocalAnswer answer = { .body = text, .length = 256 * 1024 };
  g_autoptr (SpHttpResponse) response = NULL;
  g_autoptr (SpHttpResponse) small = NULL;
  g_autoptr (GError) error = NULL;
  SpHttpRequest request = { .url = URL, .max_bytes = 4 };

  sp_local_server_answer (fixture->server, URL, &answer);
  response = sp_net_rig_fetch_url (fixture, URL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 256 * 1024);

  answer.length++;
  sp_local_server_answer (fixture->server, URL, &answer);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_TOO_LARGE);

  /* Of no announced length. */
  answer.end = SP_LOCAL_END_NEVER;
  sp_local_server_answer (fixture->server, URL, &answer);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_TOO_LARGE);

  /* libsoup takes no more than 64 KiB, and says then that the answer broke off. */
  answer = (SpLocalAnswer) { .headers = head, .body = "" };
  sp_local_server_answer (fixture->server, URL, &answer);
  sp_net_rig_assert_fails (fixture, URL, 0, SP_NET_ERROR_CLOSED);

  sp_local_server_answer_text (fixture->server, URL, 200, NULL, "four");
  small = sp_net_rig_fetch (fixture, &request, &error);
  g_assert_no_error (error);
  sp_net_rig_assert_body (small, "four");
  request.max_bytes = 3;
  g_assert_null (sp_net_rig_fetch (fixture, &request, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_TOO_LARGE);
}

static void
test_broken (SpNetRig     *fixture,
             gconstpointer data)
{
  static const struct
  {
    SpLocalAnswer answer;
    SpNetError code;
  } cases[] = {
    { { .body = "half", .end = SP_LOCAL_END_EARLY }, SP_NET_ERROR_CLOSED },
    { { .body = "", .raw = TRUE }, SP_NET_ERROR_CLOSED },
    { { .body = "HTTP/1.1 200", .raw = TRUE }, SP_NET_ERROR_PROTOCOL },
    { { .body = "220 mail.example.org ESMTP\r\n\r\n", .raw = TRUE }, SP_NET_ERROR_PROTOCOL },
    { { .body = "\x16\x03\x01\x02", .raw = TRUE }, SP_NET_ERROR_PROTOCOL },
    { { .body = "<html>hello</html>\r\n\r\n", .raw = TRUE }, SP_NET_ERROR_PROTOCOL },
    { { .body = "\x1f\x8b\x08", .headers = "Content-Encoding: gzip\r\n" }, SP_NET_ERROR_PROTOCOL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u: %s", i, cases[i].answer.body);
      sp_local_server_answer (fixture->server, URL, &cases[i].answer);
      sp_net_rig_assert_fails (fixture, URL, 0, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (SpNetRig *, gconstpointer);
  } tests[] = {
    { "/http-head/refusals", test_refusals },
    { "/http-head/sizes", test_sizes },
    { "/http-head/broken", test_broken },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-head/redirect", test_redirect);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SpNetRig, NULL, sp_net_rig_set_up, tests[i].test, sp_net_rig_tear_down);
  return g_test_run ();
}
