/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-response.h"

#include <locale.h>

static void
test_challenges (void)
{
  static const struct
  {
    const char *header;
    const char *schemes;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Basic", "Basic" },
    { "Basic realm=\"mail\"", "Basic" },
    { "Negotiate, NTLM", "Negotiate NTLM" },
    { "Basic realm=\"a, Digest b\", Negotiate, NTLM", "Basic Negotiate NTLM" },
    { "Digest realm=\"x\", nonce=\"y\", qop = \"auth\", Basic realm=\"x\"", "Digest Basic" },
    { "Bearer authorization_uri=\"https://login.example.org/?a=b,c\", Basic realm=\"\"", "Bearer Basic" },
    { "Basic realm=\"a \\\" , NTLM \", Negotiate YII=", "Basic Negotiate" },
    { "Basic realm=\"a\", Basic realm=\"b\"", "Basic" },
    { " , ,Basic ,, ", "Basic" },
    { "Basic realm=\"never closed, Negotiate", "Basic" },
    { "=x, \"y\", (z)", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) schemes = sp_http_parse_challenges (cases[i].header);
      g_autofree char *joined = g_strjoinv (" ", schemes);

      g_assert_cmpstr (joined, ==, cases[i].schemes);
    }
}

static void
test_many_challenges (void)
{
  g_autoptr (GString) header = g_string_new (NULL);
  g_auto (GStrv) schemes = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (header, "S%u a=b, ", i);
  schemes = sp_http_parse_challenges (header->str);
  g_assert_cmpuint (g_strv_length (schemes), ==, 16);
}

static void
test_check (void)
{
  static const struct
  {
    guint status;
    gint code; /* -1: good */
  } cases[] = {
    { 200, -1 },
    { 204, -1 },
    { 302, SP_NET_ERROR_STATUS },
    { 304, SP_NET_ERROR_STATUS },
    { 401, SP_NET_ERROR_SIGN_IN },
    { 403, SP_NET_ERROR_SIGN_IN },
    { 404, SP_NET_ERROR_NOT_FOUND },
    { 410, SP_NET_ERROR_NOT_FOUND },
    { 418, SP_NET_ERROR_STATUS },
    { 500, SP_NET_ERROR_STATUS },
    { 503, SP_NET_ERROR_STATUS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SpHttpResponse response = { .status = cases[i].status };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sp_http_response_check (&response, &error), ==, cases[i].code == -1);
      if (cases[i].code == -1)
        g_assert_no_error (error);
      else
        g_assert_error (error, SP_NET_ERROR, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-response/challenges", test_challenges);
  g_test_add_func ("/http-response/many-challenges", test_many_challenges);
  g_test_add_func ("/http-response/check", test_check);
  return g_test_run ();
}
