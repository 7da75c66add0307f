/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-roots.h"

#include "sp-test.h"

static GTlsDatabase *
await (SpRoots       *roots,
       GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  GTlsDatabase *trusted;

  sp_test_await (result);
  trusted = sp_roots_get_finish (roots, *result, &error);
  g_assert_no_error (error);
  g_assert_true (G_IS_TLS_DATABASE (trusted));
  g_clear_object (result);
  return trusted;
}

static void
test_loaded_once (void)
{
  SpRoots *roots = sp_roots_new (NULL);
  GAsyncResult *results[3] = { NULL };
  g_autoptr (GTlsDatabase) first = NULL;
  g_autoptr (GTlsDatabase) second = NULL;
  g_autoptr (GTlsDatabase) third = NULL;

  sp_roots_load (roots);
  sp_roots_load (roots);
  sp_roots_get_async (roots, NULL, sp_test_take_result, &results[0]);
  sp_roots_get_async (roots, NULL, sp_test_take_result, &results[1]);
  first = await (roots, &results[0]);
  second = await (roots, &results[1]);
  g_assert_true (second == first);
  g_assert_true (sp_roots_get (roots) == first);

  sp_roots_get_async (roots, NULL, sp_test_take_result, &results[2]);
  third = await (roots, &results[2]);
  g_assert_true (third == first);
  g_assert_finalize_object (roots);
}

static void
test_given (void)
{
  g_autoptr (SpRoots) system = sp_roots_new (NULL);
  GTlsDatabase *trusted = sp_roots_get (system);
  g_autoptr (SpRoots) given = sp_roots_new (trusted);
  g_autoptr (GTlsDatabase) same = NULL;
  GAsyncResult *result = NULL;

  sp_roots_get_async (given, NULL, sp_test_take_result, &result);
  same = await (given, &result);
  g_assert_true (same == trusted);
}

/* Whoever lets go of them while they are being loaded does not take them away from the thread. */
static void
test_let_go (void)
{
  SpRoots *roots = sp_roots_new (NULL);
  gpointer watched = roots;

  g_object_add_weak_pointer (G_OBJECT (roots), &watched);
  sp_roots_load (roots);
  g_object_unref (roots);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
start (GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data,
       gpointer            data)
{
  SpRoots **roots = data;

  g_clear_object (roots);
  *roots = sp_roots_new (NULL);
  sp_roots_get_async (*roots, cancellable, callback, user_data);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      data,
        GError      **error)
{
  SpRoots **roots = data;
  g_autoptr (GTlsDatabase) trusted = sp_roots_get_finish (*roots, result, error);

  return trusted != NULL;
}

static void
test_cancellation (void)
{
  g_autoptr (SpRoots) roots = NULL;

  g_assert_cmpuint (sp_test_sweep_cancellation (start, finish, &roots), >=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/roots/loaded-once", test_loaded_once);
  g_test_add_func ("/net/roots/given", test_given);
  g_test_add_func ("/net/roots/let-go", test_let_go);
  g_test_add_func ("/net/roots/cancellation", test_cancellation);

  return g_test_run ();
}
