/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-step.h"

static void
on_notify_cb (SpKeyringStep *step,
              GParamSpec    *pspec,
              GString       *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_notifies_what_changes (void)
{
  SpKeyringStep *step = sp_keyring_step_new (SP_KEYRING_STEP_STORE);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (step, "notify", G_CALLBACK (on_notify_cb), log);
  g_assert_cmpint (sp_keyring_step_get_outcome (step), ==, SP_KEYRING_WAITING);

  sp_keyring_step_set (step, SP_KEYRING_WAITING, NULL, NULL);
  g_assert_cmpstr (log->str, ==, "");

  sp_keyring_step_set (step, SP_KEYRING_RUNNING, NULL, NULL);
  g_assert_cmpstr (log->str, ==, "outcome ");

  g_string_truncate (log, 0);
  sp_keyring_step_set (step, SP_KEYRING_RUNNING, "half-way", NULL);
  g_assert_cmpstr (log->str, ==, "detail ");

  g_string_truncate (log, 0);
  sp_keyring_step_set (step, SP_KEYRING_FAILED, "half-way", "try again");
  g_assert_cmpstr (log->str, ==, "remedy outcome ");
  g_assert_cmpstr (sp_keyring_step_get_detail (step), ==, "half-way");
  g_assert_cmpstr (sp_keyring_step_get_remedy (step), ==, "try again");

  g_assert_finalize_object (step);
}

static void
test_properties (void)
{
  g_autoptr (SpKeyringStep) step = sp_keyring_step_new (SP_KEYRING_STEP_REMOVE);
  SpKeyringStepKind kind = SP_KEYRING_STEP_SERVICE;
  SpKeyringOutcome outcome = SP_KEYRING_WAITING;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *remedy = NULL;

  sp_keyring_step_set (step, SP_KEYRING_FAILED, "what", "how");
  g_object_get (step, "kind", &kind, "title", &title, "outcome", &outcome,
                "detail", &detail, "remedy", &remedy, NULL);

  g_assert_cmpint (kind, ==, SP_KEYRING_STEP_REMOVE);
  g_assert_cmpstr (title, ==, sp_keyring_step_get_title (step));
  g_assert_cmpint (outcome, ==, SP_KEYRING_FAILED);
  g_assert_cmpstr (detail, ==, "what");
  g_assert_cmpstr (remedy, ==, "how");
}

static void
test_ids (void)
{
  const char * const kinds[] = { "service", "unlocked", "store", "read-back", "compare", "remove" };
  const char * const outcomes[] = { "waiting", "running", "ok", "failed", "skipped" };

  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    {
      g_autoptr (SpKeyringStep) step = sp_keyring_step_new (i);

      g_assert_cmpstr (sp_keyring_step_kind_to_id (i), ==, kinds[i]);
      g_assert_cmpstr (sp_keyring_step_get_title (step), !=, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_cmpstr (sp_keyring_outcome_to_id (i), ==, outcomes[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/step/notifies-what-changes", test_notifies_what_changes);
  g_test_add_func ("/keyring/step/properties", test_properties);
  g_test_add_func ("/keyring/step/ids", test_ids);

  return g_test_run ();
}
