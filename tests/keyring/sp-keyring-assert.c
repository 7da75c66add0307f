/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-assert.h"

#include "sp-test.h"

static SpKeyringOutcome
outcome_of (SpKeyringTest    *test,
            SpKeyringStepKind kind)
{
  g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (test), kind);

  g_assert_cmpint (sp_keyring_step_get_kind (step), ==, kind);
  return sp_keyring_step_get_outcome (step);
}

/* "+" ok, "x" failed, "-" skipped, "?" anything else; one for each step. */
char *
sp_keyring_dup_outcomes (SpKeyringTest *test)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    {
      SpKeyringOutcome outcome = outcome_of (test, i);

      g_string_append_c (text, outcome == SP_KEYRING_OK ? '+' : outcome == SP_KEYRING_FAILED  ? 'x'
                                                              : outcome == SP_KEYRING_SKIPPED ? '-'
                                                                                              : '?');
    }

  return g_string_free (text, FALSE);
}

gboolean
sp_keyring_run (SpKeyringTest  *test,
                GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_keyring_test_run_async (test, NULL, sp_test_take_result, &result);
  g_assert_true (sp_keyring_test_is_running (test));
  sp_test_await (&result);
  g_assert_false (sp_keyring_test_is_running (test));

  return sp_keyring_test_run_finish (test, result, error);
}

void
sp_keyring_assert_fails (SpKeyringTest  *test,
                         SpKeyringError  code,
                         const char     *outcomes)
{
  g_autofree char *seen = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_keyring_run (test, &error));
  g_assert_error (error, SP_KEYRING_ERROR, (int) code);
  g_assert_false (sp_keyring_test_has_passed (test));
  seen = sp_keyring_dup_outcomes (test);
  g_assert_cmpstr (seen, ==, outcomes);

  /* A failed step says what is wrong and what to do; no other has a remedy. */
  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    {
      g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (test), i);

      if (sp_keyring_step_get_outcome (step) == SP_KEYRING_FAILED)
        {
          g_assert_cmpstr (sp_keyring_step_get_detail (step), !=, NULL);
          g_assert_cmpstr (sp_keyring_step_get_remedy (step), !=, NULL);
        }
      else
        {
          g_assert_null (sp_keyring_step_get_remedy (step));
        }
    }
}

void
sp_keyring_assert_passes (SpKeyringTest *test)
{
  g_autofree char *outcomes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean passes = sp_keyring_run (test, &error);

  g_assert_no_error (error);
  g_assert_true (passes);
  g_assert_true (sp_keyring_test_has_passed (test));
  outcomes = sp_keyring_dup_outcomes (test);
  g_assert_cmpstr (outcomes, ==, "++++++");
}

const char *
sp_keyring_get_detail (SpKeyringTest    *test,
                       SpKeyringStepKind kind)
{
  g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (test), kind);

  return sp_keyring_step_get_detail (step);
}

/* Cancels a run after @turns turns. Returns whether it ended before. */
gboolean
sp_keyring_run_and_cancel (guint  turns,
                           guint *n_cancelled)
{
  SpKeyringTest *test = sp_keyring_test_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;

  sp_keyring_test_run_async (test, cancellable, sp_test_take_result, &result);
  for (guint i = 0; i < turns && result == NULL; i++)
    g_main_context_iteration (NULL, TRUE);

  ended = result != NULL;
  g_cancellable_cancel (cancellable);
  sp_test_await (&result);

  if (!sp_keyring_test_run_finish (test, result, &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (ended);
      (*n_cancelled)++;
    }

  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    {
      SpKeyringOutcome outcome = outcome_of (test, i);

      g_assert_true (outcome == SP_KEYRING_OK || outcome == SP_KEYRING_SKIPPED);
    }

  /* A second callback would come now, and sp_test_take_result() refuses it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&result));
  g_assert_finalize_object (test);

  return ended;
}
