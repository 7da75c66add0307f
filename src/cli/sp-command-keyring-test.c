/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "sp-arguments.h"
#include "sp-command.h"
#include "sp-json.h"
#include "sp-keyring-test.h"
#include "sp-terminal.h"

typedef struct
{
  SpKeyringTest *test; /* (owned) */
  GCancellable *cancellable;
  GMainLoop *loop;
  gboolean json;
  gboolean passed;
  GError *error; /* (nullable) (owned) */
} Run;

static const struct
{
  const char *id;
  const char *label;
} outcomes[] = {
  [SP_KEYRING_WAITING] = { "skipped", N_("skipped") },
  [SP_KEYRING_RUNNING] = { "skipped", N_("skipped") },
  [SP_KEYRING_OK] = { "ok", N_("ok") },
  [SP_KEYRING_FAILED] = { "failed", N_("failed") },
  [SP_KEYRING_SKIPPED] = { "skipped", N_("skipped") },
};

static void
print_step (SpKeyringStep *step)
{
  /* Translators: a step of a test, then how it came out, such as “ok” */
  g_autofree char *text =
    g_strdup_printf (_("%s: %s"), sp_keyring_step_get_title (step),
                     _(outcomes[sp_keyring_step_get_outcome (step)].label));

  sp_terminal_print_text (text, "", "  ");
  if (sp_keyring_step_get_detail (step) != NULL && *sp_keyring_step_get_detail (step) != '\0')
    sp_terminal_print_text (sp_keyring_step_get_detail (step), "  ", "  ");
  if (sp_keyring_step_get_remedy (step) != NULL && *sp_keyring_step_get_remedy (step) != '\0')
    sp_terminal_print_text (sp_keyring_step_get_remedy (step), "  ", "  ");
}

static void
on_outcome_changed_cb (SpKeyringStep *step,
                       GParamSpec    *pspec,
                       gpointer       data)
{
  SpKeyringOutcome outcome = sp_keyring_step_get_outcome (step);

  if (outcome == SP_KEYRING_OK || outcome == SP_KEYRING_FAILED || outcome == SP_KEYRING_SKIPPED)
    print_step (step);
}

/* While a step runs its detail is what it waits for. */
static void
on_detail_changed_cb (SpKeyringStep *step,
                      GParamSpec    *pspec,
                      gpointer       data)
{
  const char *detail = sp_keyring_step_get_detail (step);

  if (sp_keyring_step_get_outcome (step) == SP_KEYRING_RUNNING && detail != NULL)
    sp_terminal_print_text (detail, "", "");
}

static gboolean
on_interrupt_cb (gpointer data)
{
  Run *run = data;

  /* What was stored is removed before the operation ends. */
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Run *run = data;

  run->passed = sp_keyring_test_run_finish (SP_KEYRING_TEST (source), result, &run->error);
  g_main_loop_quit (run->loop);
}

static gboolean
was_stopped (Run *run)
{
  return g_error_matches (run->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const char *
get_verdict (Run *run)
{
  if (run->passed)
    return _("This computer keeps passwords safely.");
  if (was_stopped (run))
    return _("The test was stopped before its end.");
  return _("This computer did not show that it keeps passwords safely.");
}

static void
print_json (Run *run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "result", run->passed          ? "works"
                                         : was_stopped (run) ? "stopped"
                                                             : "fails");
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run->test)); i++)
    {
      g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (run->test), i);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "step",
                          sp_keyring_step_kind_to_id (sp_keyring_step_get_kind (step)));
      sp_json_add_string (builder, "result", outcomes[sp_keyring_step_get_outcome (step)].id);
      sp_json_add_string (builder, "detail", sp_keyring_step_get_detail (step));
      sp_json_add_string (builder, "fix", sp_keyring_step_get_remedy (step));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sp_json_print (builder);
}

/**
 * sp_command_keyring_test:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Finds out whether this computer keeps a password safely, step by step.
 *
 * Returns: how the program ends; "no" if it does not
 */
SpExit
sp_command_keyring_test (int   argc,
                         char *argv[])
{
  g_autoptr (SpKeyringTest) test = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .cancellable = cancellable, .loop = loop };
  GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &run.json },
    { NULL },
  };
  guint interrupts[2];

  if (!sp_arguments_parse_options ("keyring-test", entries, &argc, &argv))
    return SP_EXIT_USAGE;
  if (argc > 1)
    {
      sp_terminal_print_error (_("%s: “%s” is one argument too many"), "keyring-test", argv[1]);
      return SP_EXIT_USAGE;
    }
  test = sp_keyring_test_new ();
  run.test = test;
  for (guint i = 0; !run.json && i < g_list_model_get_n_items (G_LIST_MODEL (test)); i++)
    {
      g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (test), i);

      g_signal_connect (step, "notify::outcome", G_CALLBACK (on_outcome_changed_cb), NULL);
      g_signal_connect (step, "notify::detail", G_CALLBACK (on_detail_changed_cb), NULL);
    }
  interrupts[0] = g_unix_signal_add (SIGINT, on_interrupt_cb, &run);
  interrupts[1] = g_unix_signal_add (SIGTERM, on_interrupt_cb, &run);
  sp_keyring_test_run_async (test, cancellable, run_cb, &run);
  g_main_loop_run (loop);
  g_source_remove (interrupts[0]);
  g_source_remove (interrupts[1]);

  if (run.json)
    print_json (&run);
  else
    sp_terminal_print_text (get_verdict (&run), "", "");
  g_clear_error (&run.error);
  return run.passed ? SP_EXIT_GOOD : SP_EXIT_NO;
}
