/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#define NAME_MAX_CHARS 60
#define USER_NAME_MAX_LENGTH 320

static void
check_text (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_assert_false (g_unichar_iscntrl (character));
      g_assert_cmpint (g_unichar_type (character), !=, G_UNICODE_FORMAT);
    }
}

static void
check_link (const char *link)
{
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL);

  check_text (link);
  g_assert_nonnull (uri);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_true (sp_host_name_is_valid (g_uri_get_host (uri)) ||
                 g_str_has_suffix (g_uri_get_host (uri), "."));
}

static void
check_server (const SpServer *server)
{
  g_assert_cmpuint (server->protocol, <, SP_N_PROTOCOLS);
  g_assert_cmpuint (server->security, <, SP_N_SECURITIES);
  g_assert_cmpuint (server->n_authentications, <=, SP_N_AUTHENTICATIONS);
  g_assert_true ((server->host == NULL) != (server->url == NULL));

  if (server->url != NULL)
    {
      check_link (server->url);
    }
  else
    {
      g_assert_true (sp_host_name_is_valid (server->host));
      g_assert_cmpuint (server->port, !=, 0);
    }

  if (server->user_name != NULL)
    {
      check_text (server->user_name);
      g_assert_cmpuint (strlen (server->user_name), <=, USER_NAME_MAX_LENGTH);
    }
}

/* Whatever a document says, what comes out of it can be shown and used, or there is an error. */
void
fuzz_check_account (SpAccount    *account,
                    const GError *error)
{
  const char *name;
  const char *webmail;

  g_assert_true ((account == NULL) != (error == NULL));
  if (account == NULL)
    {
      check_text (error->message);
      return;
    }

  name = sp_account_get_provider_name (account);
  if (name != NULL)
    {
      check_text (name);
      g_assert_cmpint (g_utf8_strlen (name, -1), <=, NAME_MAX_CHARS);
    }

  webmail = sp_account_get_webmail (account);
  if (webmail != NULL)
    check_link (webmail);

  g_assert_true (webmail != NULL || sp_account_get_n_servers (account) > 0);
  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);
      g_autofree char *user = sp_account_dup_user_name (account, server);

      check_server (server);
    }
}

void
fuzz_check_sentences (const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    check_text (g_ptr_array_index (sentences, i));
}
