/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-target.h"

#include <gio/gio.h>

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpServer) server = sp_check_target_parse (lines[i], &error);
      g_autoptr (SpServer) again = NULL;
      g_autofree char *written = NULL;

      g_assert_true ((server == NULL) == (error != NULL));
      if (server == NULL)
        {
          g_assert_true (error->domain == SP_CHECK_TARGET_ERROR);
          continue;
        }

      g_assert_true (sp_host_name_is_valid (server->host) || g_hostname_is_ip_address (server->host));
      g_assert_cmpuint (server->port, !=, 0);
      g_assert_null (strchr (server->host, '@'));

      /* What it is called leads back to it. */
      written = sp_check_target_to_text (server);
      again = sp_check_target_parse (written, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again->protocol, ==, server->protocol);
      g_assert_cmpint (again->security, ==, server->security);
      g_assert_cmpstr (again->host, ==, server->host);
      g_assert_cmpuint (again->port, ==, server->port);
      g_assert_cmpstr (again->url, ==, server->url);
    }

  return 0;
}
