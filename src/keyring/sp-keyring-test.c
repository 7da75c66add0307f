/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-test.h"

#include "sp-keyring-run.h"

/* A service that is asked for the first time may have to be started; a person may have to
 * find the password. */
#define DEFAULT_TIMEOUT_MS (15 * 1000)
#define DEFAULT_PROMPT_TIMEOUT_MS (5 * 60 * 1000)

struct _SpKeyringTest
{
  GObject parent_instance;

  GListStore *steps; /* (owned) */
  guint timeout;
  guint prompt_timeout;
  gboolean running;
  gboolean passed;
};

static void sp_keyring_test_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpKeyringTest, sp_keyring_test, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sp_keyring_test_list_model_init))

typedef enum
{
  PROP_RUNNING = 1,
  PROP_PASSED,
  PROP_TIMEOUT,
  PROP_PROMPT_TIMEOUT,
  N_PROPS,
} SpKeyringTestProperty;

static GParamSpec *properties[N_PROPS];

static GType
sp_keyring_test_get_item_type (GListModel *model)
{
  return SP_TYPE_KEYRING_STEP;
}

static guint
sp_keyring_test_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SP_KEYRING_TEST (model)->steps));
}

static gpointer
sp_keyring_test_get_item (GListModel *model,
                          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (SP_KEYRING_TEST (model)->steps), position);
}

static void
sp_keyring_test_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_keyring_test_get_item_type;
  iface->get_n_items = sp_keyring_test_get_n_items;
  iface->get_item = sp_keyring_test_get_item;
}

static void
sp_keyring_test_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpKeyringTest *self = SP_KEYRING_TEST (object);

  switch ((SpKeyringTestProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    case PROP_PASSED:
      g_value_set_boolean (value, self->passed);
      break;

    case PROP_TIMEOUT:
      g_value_set_uint (value, self->timeout);
      break;

    case PROP_PROMPT_TIMEOUT:
      g_value_set_uint (value, self->prompt_timeout);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_keyring_test_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpKeyringTest *self = SP_KEYRING_TEST (object);

  switch ((SpKeyringTestProperty) prop_id)
    {
    case PROP_TIMEOUT:
      self->timeout = g_value_get_uint (value);
      break;

    case PROP_PROMPT_TIMEOUT:
      self->prompt_timeout = g_value_get_uint (value);
      break;

    case PROP_RUNNING:
    case PROP_PASSED:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_keyring_test_finalize (GObject *object)
{
  SpKeyringTest *self = SP_KEYRING_TEST (object);

  g_clear_object (&self->steps);

  G_OBJECT_CLASS (sp_keyring_test_parent_class)->finalize (object);
}

static void
sp_keyring_test_class_init (SpKeyringTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags made_flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_keyring_test_get_property;
  object_class->set_property = sp_keyring_test_set_property;
  object_class->finalize = sp_keyring_test_finalize;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE, read_flags);
  properties[PROP_PASSED] =
    g_param_spec_boolean ("passed", NULL, NULL, FALSE, read_flags);
  properties[PROP_TIMEOUT] =
    g_param_spec_uint ("timeout", NULL, NULL, 1, G_MAXINT, DEFAULT_TIMEOUT_MS, made_flags);
  properties[PROP_PROMPT_TIMEOUT] =
    g_param_spec_uint ("prompt-timeout", NULL, NULL, 1, G_MAXINT, DEFAULT_PROMPT_TIMEOUT_MS,
                       made_flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_keyring_test_init (SpKeyringTest *self)
{
  self->steps = g_list_store_new (SP_TYPE_KEYRING_STEP);

  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    {
      g_autoptr (SpKeyringStep) step = sp_keyring_step_new (i);

      g_list_store_append (self->steps, step);
    }
}

static void
set_state (SpKeyringTest *self,
           gboolean       running,
           gboolean       passed)
{
  g_object_freeze_notify (G_OBJECT (self));

  if (self->running != running)
    {
      self->running = running;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
    }

  if (self->passed != passed)
    {
      self->passed = passed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSED]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

static void
run_ended_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SpKeyringTest *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (sp_keyring_run_finish (result, &error))
    {
      set_state (self, FALSE, TRUE);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      set_state (self, FALSE, FALSE);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * sp_keyring_test_new:
 *
 * Returns: (transfer full): a test whose six steps wait to be run
 */
SpKeyringTest *
sp_keyring_test_new (void)
{
  return g_object_new (SP_TYPE_KEYRING_TEST, NULL);
}

/**
 * sp_keyring_test_run_async:
 * @self: a test
 * @cancellable: (nullable): a cancellable; cancelling it stops the test, but not the
 *   removal of what it stored
 * @callback: called when done
 * @user_data: for @callback
 *
 * Runs the test, from the start each time. What an interrupted run left behind is removed
 * first. A locked keyring makes the desktop ask for its password; that step then waits for
 * minutes, and its detail says so.
 */
void
sp_keyring_test_run_async (SpKeyringTest       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SP_IS_KEYRING_TEST (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_keyring_test_run_async);
  g_task_set_check_cancellable (task, FALSE);

  if (self->running)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "The test is running already");
      return;
    }

  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    {
      g_autoptr (SpKeyringStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      sp_keyring_step_set (step, SP_KEYRING_WAITING, NULL, NULL);
    }

  set_state (self, TRUE, FALSE);
  sp_keyring_run_async (G_LIST_MODEL (self->steps), self->timeout, self->prompt_timeout,
                        cancellable, run_ended_cb, g_steal_pointer (&task));
}

/**
 * sp_keyring_test_run_finish:
 * @self: a test
 * @result: what the callback got
 * @error: return location for an error: of %SP_KEYRING_ERROR for what was found to be wrong,
 *   %G_IO_ERROR_CANCELLED if it was stopped, %G_IO_ERROR_PENDING if it was running already
 *
 * Returns: %TRUE if this computer keeps a password
 */
gboolean
sp_keyring_test_run_finish (SpKeyringTest  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (SP_IS_KEYRING_TEST (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_keyring_test_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sp_keyring_test_is_running:
 * @self: a test
 *
 * Returns: %TRUE from the start of a run until all that it stored is removed
 */
gboolean
sp_keyring_test_is_running (SpKeyringTest *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_TEST (self), FALSE);

  return self->running;
}

/**
 * sp_keyring_test_has_passed:
 * @self: a test
 *
 * Returns: %TRUE if the last run ended and every step of it was good
 */
gboolean
sp_keyring_test_has_passed (SpKeyringTest *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_TEST (self), FALSE);

  return self->passed;
}
