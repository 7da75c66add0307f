/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-rig.h"
#include "sp-hostile-servers.h"
#include "sp-ticket.h"

#define BIG_BYTES (10 * 1024 * 1024)
#define LONG_BYTES 8000
/* What a run may take beyond its deadline, under a sanitizer on a busy machine. */
#define SLACK_MS 1500

static char *
fill (const char *script)
{
  const struct
  {
    const char *word;
    gsize length;
  } words[] = { { "@BIG@", BIG_BYTES }, { "@LONG@", LONG_BYTES } };
  GString *filled = g_string_new (script);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = g_strnfill (words[i].length, 'A');

      g_string_replace (filled, words[i].word, text, 0);
    }

  return g_string_free (filled, FALSE);
}

static void
assert_without (const char *text,
                const char *secret)
{
  if (strstr (text, secret) != NULL)
    g_error ("%s is in: %s", secret, text);
}

/* Neither the password nor what base64 makes of it. */
static void
assert_no_password (const char *text)
{
  const char message[] = "\0" RIG_USER "\0" RIG_PASSWORD;
  g_autofree char *coded = g_base64_encode ((const guchar *) RIG_PASSWORD, strlen (RIG_PASSWORD));
  g_autofree char *plain = g_base64_encode ((const guchar *) message, sizeof message - 1);

  assert_without (text, RIG_PASSWORD);
  assert_without (text, coded);
  assert_without (text, plain);
}

static SpAccountCheck *
make_check (SpCheckRig *rig,
            SpServer   *server)
{
  g_autoptr (SpAddress) address = sp_address_new (RIG_USER, NULL);
  g_autoptr (GPtrArray) servers = g_ptr_array_new ();
  g_autoptr (SpAccount) account = NULL;

  g_ptr_array_add (servers, server);
  account = sp_account_new (address, NULL, servers, NULL);
  return sp_account_check_new_for_all (rig->net, NULL, account);
}

static void
test_server (gconstpointer data)
{
  const SpHostileServer *hostile = data;
  gboolean tls_from_start = hostile->security == SP_SECURITY_TLS && hostile->certificate != SP_LOCAL_CLEAR;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autoptr (SpServer) server = sp_check_rig_make_server (hostile->protocol, hostile->security, 1000);
  g_autoptr (SpAccountCheck) checks = make_check (rig, server);
  g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (checks), 0);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 10, 1, 12, 0, 0);
  g_autofree char *script = fill (hostile->script);
  g_autofree char *shown = NULL;
  g_autofree char *ticket = NULL;
  g_autofree char *said = NULL;
  g_auto (GStrv) log = NULL;
  guint deadline = hostile->deadline > 0 ? hostile->deadline : 8000;
  gint64 started;

  sp_local_server_add_lines (rig->server, RIG_HOST, 1000, hostile->certificate, tls_from_start, script);
  sp_account_check_set_deadline (checks, deadline);
  started = g_get_monotonic_time ();
  sp_check_rig_run_account (checks, RIG_PASSWORD);
  g_assert_cmpint ((g_get_monotonic_time () - started) / 1000, <, deadline + SLACK_MS);

  if (hostile->broken == SP_N_CHECK_STEPS)
    {
      sp_check_rig_assert_works (check);
      g_assert_cmpstr (hostile->meaning, ==, sp_check_rig_get_meaning_id (check));
    }
  else
    {
      sp_check_rig_assert_broken (check, hostile->broken, hostile->meaning);
    }

  shown = sp_check_rig_collect (check);
  ticket = sp_ticket_to_text (checks, "example", "2026-09-01", "Thunderbird", now);
  assert_no_password (shown);
  assert_no_password (ticket);
  assert_without (ticket, "jane.doe");

  /* Before the sign-in nobody has heard of it. */
  log = sp_local_server_dup_log (rig->server);
  said = g_strjoinv ("\n", log);
  if (hostile->broken != SP_CHECK_SIGN_IN && hostile->broken != SP_N_CHECK_STEPS)
    {
      assert_no_password (said);
      assert_without (said, "LOGIN");
      assert_without (said, "AUTH");
      assert_without (said, "USER");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (guint i = 0; i < sp_n_hostile_servers; i++)
    {
      g_autofree char *path = g_strconcat ("/check/hostile/", sp_hostile_servers[i].name, NULL);

      g_test_add_data_func (path, &sp_hostile_servers[i], test_server);
    }

  return g_test_run ();
}
