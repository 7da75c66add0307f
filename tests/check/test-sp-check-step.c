/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-step.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static void
test_life (void)
{
  g_autoptr (SpCheckStep) step = sp_check_step_new (SP_CHECK_GREETING);
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  guint outcome, kind;
  guint n = 0;
  gint ms;

  g_signal_connect (step, "notify", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (sp_check_step_get_outcome (step), ==, SP_CHECK_WAITING);
  g_assert_cmpint (sp_check_step_get_ms (step), ==, -1);
  sp_check_step_begin (step);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (sp_check_step_get_outcome (step), ==, SP_CHECK_RUNNING);
  sp_check_step_end (step, SP_CHECK_OK, 12, "* OK ready");
  g_assert_cmpuint (n, ==, 4);
  sp_check_step_end (step, SP_CHECK_OK, 12, "* OK ready");
  g_assert_cmpuint (n, ==, 4);

  g_object_get (step, "kind", &kind, "title", &title, "outcome", &outcome, "ms", &ms,
                "detail", &detail, NULL);
  g_assert_cmpuint (kind, ==, SP_CHECK_GREETING);
  g_assert_cmpstr (title, ==, "Greeting");
  g_assert_cmpuint (outcome, ==, SP_CHECK_OK);
  g_assert_cmpint (ms, ==, 12);
  g_assert_cmpstr (detail, ==, "* OK ready");
}

static void
test_words (void)
{
  const char *steps[] = { "name", "connection", "encryption", "greeting", "abilities", "sign-in" };

  for (guint i = 0; i < SP_N_CHECK_STEPS; i++)
    {
      g_assert_cmpstr (sp_check_step_kind_to_id ((SpCheckStepKind) i), ==, steps[i]);
      g_assert_nonnull (sp_check_step_kind_get_title ((SpCheckStepKind) i));
    }
  g_assert_cmpstr (sp_check_outcome_to_id (SP_CHECK_OK), ==, "ok");
  g_assert_cmpstr (sp_check_outcome_to_id (SP_CHECK_FAILED), ==, "failed");
  g_assert_cmpstr (sp_check_outcome_to_id (SP_CHECK_SKIPPED), ==, "skipped");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/step/life", test_life);
  g_test_add_func ("/check/step/words", test_words);

  return g_test_run ();
}
