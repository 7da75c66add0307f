/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-test.h"

#include "sp-keyring-assert.h"
#include "sp-keyring-rig.h"
#include "sp-mock-secrets.h"
#include "sp-test.h"

#include <string.h>

/* Faults that no real service can be made to have. The service shares our main context,
 * so that any call that blocked would block for ever. */

typedef struct
{
  SpKeyringRig rig;
  SpMockSecrets *mock;
  SpKeyringTest *test;
} Fixture;

/* Milliseconds: long enough for a busy machine where it is not to pass, short where it is. */
#define LONG 9000
#define SHORT 150

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  sp_keyring_rig_up (&fixture->rig);
  fixture->mock = sp_mock_secrets_new (fixture->rig.connection);
  fixture->test = g_object_new (SP_TYPE_KEYRING_TEST, "timeout", LONG, "prompt-timeout", LONG, NULL);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->test));
  g_clear_pointer (&fixture->mock, sp_mock_secrets_free);
  sp_keyring_rig_down (&fixture->rig);
}

static void
set_timeouts (Fixture *fixture,
              guint    timeout,
              guint    prompt_timeout)
{
  g_object_unref (fixture->test);
  fixture->test = g_object_new (SP_TYPE_KEYRING_TEST,
                                "timeout", timeout, "prompt-timeout", prompt_timeout, NULL);
}

static guint
count_items (Fixture *fixture)
{
  return g_hash_table_size (fixture->mock->items);
}

static void
test_passes (Fixture       *fixture,
             gconstpointer  data)
{
  sp_keyring_assert_passes (fixture->test);
  g_assert_cmpuint (count_items (fixture), ==, 0);
  g_assert_cmpstr (g_variant_get_string (fixture->mock->label, NULL), ==,
                   "Signpost test – safe to delete");
}

static void
test_no_collection (Fixture       *fixture,
                    gconstpointer  data)
{
  fixture->mock->no_collection = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_NO_COLLECTION, "+x----");
}

static void
on_detail_cb (SpKeyringStep *step,
              GParamSpec    *pspec,
              GString       *log)
{
  const char *detail = sp_keyring_step_get_detail (step);

  if (detail != NULL)
    g_string_append_printf (log, "%.7s|", detail);
}

static void
test_unlocked_by_person (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (SpKeyringStep) step = NULL;
  g_autoptr (GString) log = g_string_new (NULL);

  step = g_list_model_get_item (G_LIST_MODEL (fixture->test), SP_KEYRING_STEP_UNLOCKED);
  g_signal_connect (step, "notify::detail", G_CALLBACK (on_detail_cb), log);
  fixture->mock->locked = TRUE;

  sp_keyring_assert_passes (fixture->test);
  g_assert_cmpuint (fixture->mock->n_prompts, ==, 1);
  g_assert_cmpstr (log->str, ==, "Waiting|The key|");
  g_assert_cmpuint (count_items (fixture), ==, 0);
}

static void
test_dismissed (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->mock->locked = TRUE;
  fixture->mock->prompts_dismiss = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_DISMISSED, "+x----");
  g_assert_cmpuint (sp_mock_secrets_count_calls (fixture->mock, "CreateItem"), ==, 0);
}

/* The person has longer than a step, but not for ever, and the question is taken back. */
static void
test_prompt_times_out (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 began = g_get_monotonic_time ();

  set_timeouts (fixture, SHORT, 4 * SHORT);
  fixture->mock->locked = TRUE;
  fixture->mock->prompts_hang = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_TIMED_OUT, "+x----");
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 4 * SHORT * 1000);

  while (sp_mock_secrets_count_calls (fixture->mock, "Dismiss") == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_prompts_for_everything (Fixture       *fixture,
                             gconstpointer  data)
{
  fixture->mock->prompts_always = TRUE;
  sp_keyring_assert_passes (fixture->test);
  g_assert_cmpuint (fixture->mock->n_prompts, ==, 2);
  g_assert_cmpuint (count_items (fixture), ==, 0);

  fixture->mock->prompts_dismiss = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_DISMISSED, "++x---");
  g_assert_cmpuint (count_items (fixture), ==, 0);
}

static void
test_lies (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->mock->lies = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_DIFFERS, "++++x+");
  g_assert_cmpuint (count_items (fixture), ==, 0);
}

static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->mock->forgets = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_MISSING, "+++x--");
  g_assert_cmpstr (sp_keyring_get_detail (fixture->test, SP_KEYRING_STEP_REMOVE), ==,
                   "There was nothing to remove.");
}

static void
test_keeps (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->mock->keeps = TRUE;
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_NOT_REMOVED, "+++++x");
  g_assert_cmpuint (count_items (fixture), ==, 1);

  /* Found and removed at the next run, once the service has come to its senses. */
  fixture->mock->keeps = FALSE;
  sp_keyring_assert_passes (fixture->test);
  g_assert_nonnull (strstr (sp_keyring_get_detail (fixture->test, SP_KEYRING_STEP_UNLOCKED),
                            "1 entry"));
  g_assert_cmpuint (count_items (fixture), ==, 0);
}

static void
test_hangs (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *method;
    const char *outcomes;
    SpKeyringError code;
  } cases[] = {
    { "OpenSession", "x-----", SP_KEYRING_ERROR_TIMED_OUT },
    { "ReadAlias", "+x----", SP_KEYRING_ERROR_TIMED_OUT },
    { "SearchItems", "+x----", SP_KEYRING_ERROR_TIMED_OUT },
    { "CreateItem", "++x---", SP_KEYRING_ERROR_TIMED_OUT },
    { "GetSecret", "+++x-+", SP_KEYRING_ERROR_TIMED_OUT },
    { "Delete", "+++++x", SP_KEYRING_ERROR_NOT_REMOVED },
  };

  set_timeouts (fixture, SHORT, LONG);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 began = g_get_monotonic_time ();

      fixture->mock->hangs = cases[i].method;
      sp_keyring_assert_fails (fixture->test, cases[i].code, cases[i].outcomes);
      g_assert_cmpint (g_get_monotonic_time () - began, >=, SHORT * 1000);
    }
}

static void
test_refuses (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *method;
    const char *outcomes;
  } cases[] = {
    { "OpenSession", "x-----" },
    { "ReadAlias", "+x----" },
    { "SearchItems", "+x----" },
    { "CreateItem", "++x---" },
    { "GetSecret", "+++x-+" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpKeyringStepKind kind = (SpKeyringStepKind) (strchr (cases[i].outcomes, 'x') - cases[i].outcomes);

      fixture->mock->refuses = cases[i].method;
      sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_FAILED, cases[i].outcomes);
      g_assert_cmpstr (sp_keyring_get_detail (fixture->test, kind), ==,
                       "The password service reported: the disk is on fire");
    }

  fixture->mock->refuses = "Delete";
  sp_keyring_assert_fails (fixture->test, SP_KEYRING_ERROR_NOT_REMOVED, "+++++x");
}

/* Each step is quick enough, all together are not. */
static void
test_overall_deadline (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *outcomes = NULL;
  g_autoptr (GError) error = NULL;

  /* Two calls, two calls, one call, and then what is left is too little for two more. */
  set_timeouts (fixture, 1200, LONG);
  fixture->mock->delay = 540;
  g_assert_false (sp_keyring_run (fixture->test, &error));
  g_assert_error (error, SP_KEYRING_ERROR, SP_KEYRING_ERROR_TIMED_OUT);
  outcomes = sp_keyring_dup_outcomes (fixture->test);
  g_assert_true (g_str_has_prefix (outcomes, "+++x-"));
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* Stopped while the service is storing: that ends first, and then it is removed. */
static void
test_stopped_while_storing (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcomes = NULL;

  fixture->mock->delay = SHORT;
  sp_keyring_test_run_async (fixture->test, cancellable, sp_test_take_result, &result);
  while (sp_mock_secrets_count_calls (fixture->mock, "CreateItem") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);

  sp_test_await (&result);
  g_assert_false (sp_keyring_test_run_finish (fixture->test, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  outcomes = sp_keyring_dup_outcomes (fixture->test);
  g_assert_cmpstr (outcomes, ==, "+++--+");
  g_assert_cmpuint (count_items (fixture), ==, 0);
}

/* Stopped while the service asks something: nobody will answer, so it is not waited for. */
static void
test_stopped_while_prompting (Fixture       *fixture,
                              gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      fixture->mock->prompts_hang = TRUE;
      fixture->mock->locked = i == 0;
      fixture->mock->prompts_always = TRUE;
      fixture->mock->n_prompts = 0;
      sp_keyring_test_run_async (fixture->test, cancellable, sp_test_take_result, &result);
      while (fixture->mock->n_prompts == 0)
        g_main_context_iteration (NULL, TRUE);
      g_timeout_add (SHORT, cancel_cb, cancellable);

      sp_test_await (&result);
      g_assert_false (sp_keyring_test_run_finish (fixture->test, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_items (fixture), ==, 0);
    }
}

static void
test_cancel_sweep (Fixture       *fixture,
                   gconstpointer  data)
{
  guint n_cancelled = 0;
  guint turns = 0;

  fixture->mock->locked = TRUE;
  while (!sp_keyring_run_and_cancel (turns, &n_cancelled))
    {
      g_assert_cmpuint (count_items (fixture), ==, 0);
      fixture->mock->locked = TRUE;
      turns++;
    }

  g_assert_cmpuint (n_cancelled, >, 10);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture,
                 gconstpointer data);
  } tests[] = {
    { "/keyring/run/passes", test_passes },
    { "/keyring/run/no-collection", test_no_collection },
    { "/keyring/run/unlocked-by-person", test_unlocked_by_person },
    { "/keyring/run/dismissed", test_dismissed },
    { "/keyring/run/prompt-times-out", test_prompt_times_out },
    { "/keyring/run/prompts-for-everything", test_prompts_for_everything },
    { "/keyring/run/lies", test_lies },
    { "/keyring/run/forgets", test_forgets },
    { "/keyring/run/keeps", test_keeps },
    { "/keyring/run/hangs", test_hangs },
    { "/keyring/run/refuses", test_refuses },
    { "/keyring/run/overall-deadline", test_overall_deadline },
    { "/keyring/run/stopped-while-storing", test_stopped_while_storing },
    { "/keyring/run/stopped-while-prompting", test_stopped_while_prompting },
    { "/keyring/run/cancel-sweep", test_cancel_sweep },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);

  return g_test_run ();
}
