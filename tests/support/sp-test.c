/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test.h"

#include <glib/gstdio.h>

/* Longer than anything here takes under a sanitizer on a busy machine. */
#define DEADLINE_SECONDS 10

static gboolean
deadline_cb (gpointer data)
{
  gboolean *expired = data;

  *expired = TRUE;
  return G_SOURCE_CONTINUE;
}

/**
 * sp_test_take_result:
 * @source: (nullable): what the operation ran on
 * @result: the result of an asynchronous operation
 * @user_data: (type GAsyncResult**): where a reference to @result goes
 *
 * A GAsyncReadyCallback for sp_test_await(). Fails the test when the operation calls
 * back a second time.
 */
void
sp_test_take_result (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GAsyncResult **place = user_data;

  g_assert_true (G_IS_ASYNC_RESULT (result));
  g_assert_null (*place);
  *place = g_object_ref (result);
}

/**
 * sp_test_await_true:
 * @predicate: what to wait for
 * @data: passed to @predicate
 *
 * Runs the default main context until @predicate holds. Fails the test after ten
 * seconds.
 */
void
sp_test_await_true (gboolean (*predicate) (gpointer data),
                    gpointer   data)
{
  gboolean expired = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, deadline_cb, &expired);

  while (!predicate (data))
    {
      if (expired)
        g_error ("Still waiting after %d seconds", DEADLINE_SECONDS);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (deadline);
}

static gboolean
has_result (gpointer data)
{
  GAsyncResult **result = data;

  return *result != NULL;
}

/**
 * sp_test_await:
 * @result: the place given to sp_test_take_result()
 *
 * Runs the default main context until the operation has called back. Fails the test
 * after ten seconds.
 */
void
sp_test_await (GAsyncResult **result)
{
  sp_test_await_true (has_result, result);
}

/* One run, cancelled after @turns turns. Returns whether it had ended by then. */
static gboolean
run_and_cancel (SpTestStart  start,
                SpTestFinish finish,
                gpointer     data,
                guint        turns)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean expired = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, deadline_cb, &expired);

  start (cancellable, sp_test_take_result, &result, data);
  for (guint i = 0; i < turns && result == NULL; i++)
    {
      g_assert_false (expired);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (deadline);

  if (result != NULL)
    {
      finish (result, data, &error);
      g_assert_no_error (error);
      return TRUE;
    }

  g_cancellable_cancel (cancellable);
  sp_test_await (&result);
  g_assert_false (finish (result, data, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* A second callback would come now, and sp_test_take_result() refuses it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&result));
  return FALSE;
}

/**
 * sp_test_sweep_cancellation:
 * @start: starts the operation anew
 * @finish: finishes it
 * @data: passed to both
 *
 * Cancels an operation before its first turn of the main loop, after the first, after
 * the second and so on until it ends before it can be cancelled. Each cancelled run
 * must call back once, with %G_IO_ERROR_CANCELLED, and let go of its task; the last run
 * must end without an error.
 *
 * Returns: how many runs were cancelled
 */
guint
sp_test_sweep_cancellation (SpTestStart  start,
                            SpTestFinish finish,
                            gpointer     data)
{
  guint turns = 0;

  while (!run_and_cancel (start, finish, data, turns))
    turns++;

  return turns;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
remove_dir_cb (gpointer data)
{
  g_autofree char *path = data;

  remove_tree (path);
}

/**
 * sp_test_dir:
 *
 * Makes an empty folder for the running test. It is removed, with all that is in it,
 * when the test has ended.
 *
 * Returns: (transfer none): its absolute path, valid until the end of the test
 */
const char *
sp_test_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("signpost-test-XXXXXX", &error);

  g_assert_no_error (error);
  g_test_queue_destroy (remove_dir_cb, path);
  return path;
}

/**
 * sp_test_write:
 * @dir: a folder, such as that of sp_test_dir()
 * @name: a path inside it; its folders are made
 * @contents: what to write
 * @length: in bytes, or -1 when @contents ends in NUL
 *
 * Writes a file for the running test.
 *
 * Returns: (transfer full): the path of the file
 */
char *
sp_test_write (const char *dir,
               const char *name,
               const char *contents,
               gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}
