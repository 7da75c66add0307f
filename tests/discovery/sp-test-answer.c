/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-answer.h"

#define ADDRESS "jane.doe@example.org"
#define SOURCE "Test"

GBytes *
sp_test_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "discovery", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
describe_server (GString        *text,
                 const SpServer *server)
{
  g_string_append_printf (text, "%s ", server->id);
  if (server->url != NULL)
    g_string_append (text, server->url);
  else
    g_string_append_printf (text, "%s:%u %s", server->host, server->port,
                            sp_security_to_id (server->security));

  for (guint i = 0; i < server->n_authentications; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? " " : ",",
                            sp_authentication_to_id (server->authentications[i]));
  if (server->user_name != NULL)
    g_string_append_printf (text, " as %s", server->user_name);
  if (server->password_kind != SP_PASSWORD_ACCOUNT)
    g_string_append_printf (text, " password %s", sp_password_kind_to_id (server->password_kind));
  g_string_append_c (text, '\n');
}

char *
sp_test_describe (SpAccount *account)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (sp_account_get_provider_name (account) != NULL)
    g_string_append_printf (text, "name %s\n", sp_account_get_provider_name (account));
  if (sp_account_get_webmail (account) != NULL)
    g_string_append_printf (text, "webmail %s\n", sp_account_get_webmail (account));

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      g_assert_cmpstr (server->source, ==, SOURCE);
      g_assert_cmpint (server->confidence, ==, SP_CONFIDENCE_PROVIDER_DEFAULT);
      g_assert_null (server->oauth);
      g_assert_null (server->checked);
      describe_server (text, server);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_rejected (const GPtrArray *rejected,
                const char      *expected)
{
  g_auto (GStrv) words = g_strsplit (expected != NULL ? expected : "", "\n", -1);
  guint n_words = expected != NULL ? g_strv_length (words) : 0;

  for (guint i = 0; i < rejected->len; i++)
    g_test_message ("left out: %s", (const char *) g_ptr_array_index (rejected, i));

  g_assert_cmpuint (rejected->len, ==, n_words);
  for (guint i = 0; i < n_words; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (rejected, i), words[i]));
}

static void
check_answer (SpTestParse         parse,
              const SpTestAnswer *answer)
{
  g_autoptr (SpAddress) address = sp_address_new (ADDRESS, NULL);
  g_autoptr (GBytes) bytes = sp_test_load (answer->file);
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = NULL;
  g_autoptr (SpAccount) again = NULL;

  g_test_message ("%s", answer->file);
  account = parse (bytes, address, SOURCE, rejected, &error);
  check_rejected (rejected, answer->rejected);

  if (answer->account != NULL)
    {
      g_autofree char *description = NULL;

      g_assert_no_error (error);
      g_assert_true (sp_account_get_address (account) == address);
      description = sp_test_describe (account);
      g_assert_cmpstr (description, ==, answer->account);
    }
  else
    {
      g_assert_null (account);
      g_assert_error (error, SP_PARSE_ERROR, (int) answer->error);
      g_assert_cmpint (error->message[0], !=, '\0');
    }

  /* Nobody need ask for anything but the account. */
  again = parse (bytes, NULL, NULL, NULL, NULL);
  g_assert_true (account != NULL || again == NULL);
}

void
sp_test_parse_answers (SpTestParse         parse,
                       const SpTestAnswer *answers,
                       guint               n_answers)
{
  for (guint i = 0; i < n_answers; i++)
    check_answer (parse, &answers[i]);
}

SpAccount *
sp_test_parse_text (SpTestParse  parse,
                    const char  *text,
                    gssize       length,
                    GError     **error)
{
  g_autoptr (SpAddress) address = sp_address_new (ADDRESS, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));

  return parse (bytes, address, SOURCE, NULL, error);
}
