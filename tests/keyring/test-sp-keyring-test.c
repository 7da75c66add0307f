/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-test.h"

#include "sp-keyring-assert.h"
#include "sp-keyring-rig.h"
#include "sp-test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Against a real gnome-keyring-daemon on a bus of its own, and against its absence. */

static gboolean
skip_without_daemon (void)
{
  if (sp_keyring_rig_has_daemon ())
    return FALSE;

  g_test_skip ("gnome-keyring-daemon is not installed");
  return TRUE;
}

static void
test_passes (void)
{
  SpKeyringRig rig = { NULL };
  SpKeyringTest *test = NULL;

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);
  test = sp_keyring_test_new ();

  /* Twice, because the second run begins where the first one ended. */
  for (guint i = 0; i < 2; i++)
    {
      sp_keyring_assert_passes (test);
      g_assert_cmpuint (sp_keyring_rig_count_all (&rig), ==, 0);
    }

  g_assert_finalize_object (test);
  sp_keyring_rig_down (&rig);
}

static void
on_outcome_notify_cb (SpKeyringStep *step,
                      GParamSpec    *pspec,
                      GString       *log)
{
  g_string_append_printf (log, "%s:%s ",
                          sp_keyring_step_kind_to_id (sp_keyring_step_get_kind (step)),
                          sp_keyring_outcome_to_id (sp_keyring_step_get_outcome (step)));
}

static void
on_state_notify_cb (SpKeyringTest *test,
                    GParamSpec    *pspec,
                    GString       *log)
{
  gboolean value = FALSE;

  g_object_get (test, pspec->name, &value, NULL);
  g_string_append_printf (log, "%s:%d ", pspec->name, value);
}

static void
test_notifies (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  g_autoptr (GString) log = g_string_new (NULL);

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);

  g_signal_connect (test, "notify", G_CALLBACK (on_state_notify_cb), log);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (test)); i++)
    {
      g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (test), i);

      g_signal_connect (step, "notify::outcome", G_CALLBACK (on_outcome_notify_cb), log);
    }

  sp_keyring_assert_passes (test);
  g_assert_cmpstr (log->str, ==,
                   "running:1 "
                   "service:running service:ok unlocked:running unlocked:ok "
                   "store:running store:ok read-back:running read-back:ok "
                   "compare:running compare:ok remove:running remove:ok "
                   "passed:1 running:0 ");

  sp_keyring_rig_down (&rig);
}

static void
test_runs_once_at_a_time (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);

  sp_keyring_test_run_async (test, NULL, sp_test_take_result, &first);
  sp_keyring_test_run_async (test, NULL, sp_test_take_result, &second);
  g_assert_null (second);
  sp_test_await (&second);
  g_assert_false (sp_keyring_test_run_finish (test, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);

  sp_test_await (&first);
  g_assert_true (sp_keyring_test_run_finish (test, first, &error));
  g_assert_no_error (error);

  g_clear_object (&first);
  g_clear_object (&second);
  sp_keyring_rig_down (&rig);
}

static void
test_no_bus (void)
{
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  g_autofree char *address = g_strdup_printf ("unix:path=%s/no-bus", sp_test_dir ());

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  sp_keyring_assert_fails (test, SP_KEYRING_ERROR_NO_BUS, "x-----");

  /* Neither an address nor a display to start a bus on. */
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_unsetenv ("DISPLAY");
  sp_keyring_assert_fails (test, SP_KEYRING_ERROR_NO_BUS, "x-----");
}

static void
test_no_service (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();

  sp_keyring_rig_up (&rig);
  sp_keyring_assert_fails (test, SP_KEYRING_ERROR_NO_SERVICE, "x-----");
  sp_keyring_rig_down (&rig);
}

static void
test_dismissed (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  SpKeyringPrompter *prompter = NULL;

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);
  sp_keyring_rig_lock (&rig);
  prompter = sp_keyring_prompter_new (&rig);

  sp_keyring_assert_fails (test, SP_KEYRING_ERROR_DISMISSED, "+x----");
  g_assert_cmpuint (prompter->n_questions, ==, 1);
  g_assert_cmpuint (sp_keyring_rig_count_all (&rig), ==, 0);

  sp_keyring_prompter_free (prompter);
  sp_keyring_rig_down (&rig);
}

/* What the daemon does where the desktop has no prompter at all. */
static void
test_no_prompter (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);
  sp_keyring_rig_lock (&rig);

  sp_keyring_assert_fails (test, SP_KEYRING_ERROR_DISMISSED, "+x----");

  sp_keyring_rig_down (&rig);
}

typedef struct
{
  SpKeyringRig *rig;
  SpKeyringStepKind kind;
} Murder;

static void
on_step_begins_cb (SpKeyringStep *step,
                   GParamSpec    *pspec,
                   Murder        *murder)
{
  if (sp_keyring_step_get_outcome (step) == SP_KEYRING_RUNNING)
    sp_keyring_rig_kill_daemon (murder->rig);
}

static void
test_killed (void)
{
  static const struct
  {
    SpKeyringStepKind kind;
    const char *outcomes;
  } cases[] = {
    { SP_KEYRING_STEP_UNLOCKED, "+x----" },
    { SP_KEYRING_STEP_STORE, "++x--x" },
    { SP_KEYRING_STEP_READ_BACK, "+++x-x" },
    { SP_KEYRING_STEP_REMOVE, "+++++x" },
  };

  if (skip_without_daemon ())
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpKeyringRig rig = { NULL };
      SpKeyringTest *test = sp_keyring_test_new ();
      Murder murder = { &rig, cases[i].kind };
      SpKeyringStep *step = g_list_model_get_item (G_LIST_MODEL (test), cases[i].kind);

      sp_keyring_rig_up (&rig);
      sp_keyring_rig_start_daemon (&rig);
      g_signal_connect (step, "notify::outcome", G_CALLBACK (on_step_begins_cb), &murder);

      sp_keyring_assert_fails (test, SP_KEYRING_ERROR_GONE, cases[i].outcomes);

      /* The next run finds what this one could not remove. */
      g_signal_handlers_disconnect_by_data (step, &murder);
      sp_keyring_rig_start_daemon (&rig);
      sp_keyring_assert_passes (test);
      g_assert_cmpuint (sp_keyring_rig_count_all (&rig), ==, 0);

      g_object_unref (step);
      g_assert_finalize_object (test);
      sp_keyring_rig_down (&rig);
    }
}

static void
on_bus_must_end_cb (SpKeyringStep *step,
                    GParamSpec    *pspec,
                    SpKeyringRig  *rig)
{
  if (sp_keyring_step_get_outcome (step) == SP_KEYRING_RUNNING)
    sp_keyring_rig_kill_bus (rig);
}

static void
test_bus_ends (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (test), SP_KEYRING_STEP_STORE);

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);
  g_signal_connect (step, "notify::outcome", G_CALLBACK (on_bus_must_end_cb), &rig);

  sp_keyring_assert_fails (test, SP_KEYRING_ERROR_GONE, "++x--x");

  sp_keyring_rig_down (&rig);
}

/* Stores, and then waits to be killed. */
static void
store_and_hang (void)
{
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  g_autoptr (SpKeyringStep) step = NULL;

  step = g_list_model_get_item (G_LIST_MODEL (test), SP_KEYRING_STEP_READ_BACK);
  sp_keyring_test_run_async (test, NULL, NULL, NULL);
  while (sp_keyring_step_get_outcome (step) != SP_KEYRING_RUNNING)
    g_main_context_iteration (NULL, TRUE);

  puts ("stored");
  fflush (stdout);
  while (TRUE)
    pause ();
}

static GSubprocess *
spawn_store_and_hang (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *child = NULL;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--store-and-hang", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "stored");

  return child;
}

static void
test_leftovers (void)
{
  SpKeyringRig rig = { NULL };
  g_autoptr (SpKeyringTest) test = sp_keyring_test_new ();
  g_autoptr (SpKeyringStep) step = NULL;
  g_autoptr (GSubprocess) killed = NULL;
  g_autoptr (GSubprocess) alive = NULL;

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);
  step = g_list_model_get_item (G_LIST_MODEL (test), SP_KEYRING_STEP_UNLOCKED);

  killed = spawn_store_and_hang ();
  alive = spawn_store_and_hang ();
  g_assert_cmpuint (sp_keyring_rig_count_items (&rig), ==, 2);
  g_subprocess_send_signal (killed, SIGKILL);
  g_subprocess_wait (killed, NULL, NULL);

  /* That of the dead run goes; that of the living one stays: it is still being tested. */
  sp_keyring_assert_passes (test);
  g_assert_nonnull (strstr (sp_keyring_step_get_detail (step), "1 entry"));
  g_assert_cmpuint (sp_keyring_rig_count_items (&rig), ==, 1);

  g_subprocess_send_signal (alive, SIGKILL);
  g_subprocess_wait (alive, NULL, NULL);
  sp_keyring_assert_passes (test);
  g_assert_nonnull (strstr (sp_keyring_step_get_detail (step), "1 entry"));
  g_assert_cmpuint (sp_keyring_rig_count_all (&rig), ==, 0);

  sp_keyring_assert_passes (test);
  g_assert_null (strstr (sp_keyring_step_get_detail (step), "entry"));

  sp_keyring_rig_down (&rig);
}

static void
test_cancel_sweep (void)
{
  SpKeyringRig rig = { NULL };
  guint n_cancelled = 0;
  guint turns = 0;

  if (skip_without_daemon ())
    return;

  sp_keyring_rig_up (&rig);
  sp_keyring_rig_start_daemon (&rig);

  while (!sp_keyring_run_and_cancel (turns, &n_cancelled))
    {
      g_assert_cmpuint (sp_keyring_rig_count_all (&rig), ==, 0);
      turns++;
    }

  /* At least every call of every step was interrupted once. */
  g_assert_cmpuint (n_cancelled, >, 10);
  sp_keyring_rig_down (&rig);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "--store-and-hang"))
    store_and_hang ();

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/test/passes", test_passes);
  g_test_add_func ("/keyring/test/notifies", test_notifies);
  g_test_add_func ("/keyring/test/runs-once-at-a-time", test_runs_once_at_a_time);
  g_test_add_func ("/keyring/test/no-bus", test_no_bus);
  g_test_add_func ("/keyring/test/no-service", test_no_service);
  g_test_add_func ("/keyring/test/dismissed", test_dismissed);
  g_test_add_func ("/keyring/test/no-prompter", test_no_prompter);
  g_test_add_func ("/keyring/test/killed", test_killed);
  g_test_add_func ("/keyring/test/bus-ends", test_bus_ends);
  g_test_add_func ("/keyring/test/leftovers", test_leftovers);
  g_test_add_func ("/keyring/test/cancel-sweep", test_cancel_sweep);

  return g_test_run ();
}
