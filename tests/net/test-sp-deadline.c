/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-deadline.h"

#include "sp-test.h"

static gboolean
is_cancelled (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
test_time_is_up (void)
{
  g_autoptr (GCancellable) parent = g_cancellable_new ();
  g_autoptr (SpDeadline) deadline = sp_deadline_new (parent, 20);
  gint64 started = g_get_monotonic_time ();

  g_assert_false (sp_deadline_has_passed (deadline));
  g_assert_false (g_cancellable_is_cancelled (sp_deadline_get_cancellable (deadline)));
  sp_test_await_true (is_cancelled, sp_deadline_get_cancellable (deadline));
  g_assert_true (sp_deadline_has_passed (deadline));
  g_assert_false (g_cancellable_is_cancelled (parent));
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 19 * 1000);
}

static void
test_parent (void)
{
  g_autoptr (GCancellable) parent = g_cancellable_new ();
  g_autoptr (SpDeadline) deadline = sp_deadline_new (parent, 60 * 1000);
  g_autoptr (SpDeadline) late = NULL;

  g_cancellable_cancel (parent);
  g_assert_true (g_cancellable_is_cancelled (sp_deadline_get_cancellable (deadline)));
  g_assert_false (sp_deadline_has_passed (deadline));

  late = sp_deadline_new (parent, 60 * 1000);
  g_assert_true (g_cancellable_is_cancelled (sp_deadline_get_cancellable (late)));
  g_assert_false (sp_deadline_has_passed (late));
}

/* Cancelled first: that its time is up as well changes nothing. */
static void
test_parent_then_time (void)
{
  g_autoptr (GCancellable) parent = g_cancellable_new ();
  g_autoptr (SpDeadline) deadline = sp_deadline_new (parent, 5);
  g_autoptr (SpDeadline) longer = sp_deadline_new (NULL, 30);

  g_cancellable_cancel (parent);
  sp_test_await_true (is_cancelled, sp_deadline_get_cancellable (longer));
  g_assert_false (sp_deadline_has_passed (deadline));
}

/* Why it was cancelled is known further down too, and the first reason counts. */
static void
test_late (void)
{
  g_autoptr (GCancellable) none = g_cancellable_new ();
  g_autoptr (GCancellable) follower = g_cancellable_new ();
  g_autoptr (GCancellable) above = g_cancellable_new ();
  g_autoptr (SpDeadline) parent = sp_deadline_new (NULL, 5);
  g_autoptr (SpDeadline) child = sp_deadline_new (sp_deadline_get_cancellable (parent), 60 * 1000);
  g_autoptr (SpDeadline) below = sp_deadline_new (above, 60 * 1000);
  g_autoptr (SpDeadline) born_late = NULL;

  g_assert_false (sp_deadline_is_late (NULL));
  g_assert_false (sp_deadline_is_late (none));
  g_assert_false (sp_deadline_is_late (sp_deadline_get_cancellable (child)));
  sp_test_await_true (is_cancelled, sp_deadline_get_cancellable (child));
  g_assert_true (sp_deadline_is_late (sp_deadline_get_cancellable (parent)));
  g_assert_true (sp_deadline_is_late (sp_deadline_get_cancellable (child)));
  g_assert_false (sp_deadline_has_passed (child));
  born_late = sp_deadline_new (sp_deadline_get_cancellable (child), 60 * 1000);
  g_assert_true (sp_deadline_is_late (sp_deadline_get_cancellable (born_late)));
  sp_deadline_cancel_like (follower, sp_deadline_get_cancellable (child));
  g_assert_true (sp_deadline_is_late (follower));

  g_cancellable_cancel (above);
  sp_deadline_cancel_late (above);
  g_assert_false (sp_deadline_is_late (above));
  g_assert_false (sp_deadline_is_late (sp_deadline_get_cancellable (below)));
}

static void
free_deadline_cb (GCancellable *cancellable,
                  gpointer      user_data)
{
  SpDeadline **deadline = user_data;

  g_clear_pointer (deadline, sp_deadline_free);
}

/* Whoever hears of it may let go of it there and then, for whichever reason it has ended. */
static void
test_freed_when_told (void)
{
  g_autoptr (GCancellable) parent = g_cancellable_new ();
  SpDeadline *deadline = sp_deadline_new (parent, 5);
  g_autoptr (GCancellable) cancellable = g_object_ref (sp_deadline_get_cancellable (deadline));
  g_autoptr (GCancellable) other = NULL;

  g_signal_connect (cancellable, "cancelled", G_CALLBACK (free_deadline_cb), &deadline);
  sp_test_await_true (is_cancelled, cancellable);
  g_assert_null (deadline);

  deadline = sp_deadline_new (parent, 60 * 1000);
  other = g_object_ref (sp_deadline_get_cancellable (deadline));
  g_signal_connect (other, "cancelled", G_CALLBACK (free_deadline_cb), &deadline);
  g_cancellable_cancel (parent);
  g_assert_true (g_cancellable_is_cancelled (other));
  g_assert_null (deadline);
}

static void
test_freed_in_time (void)
{
  SpDeadline *deadline = sp_deadline_new (NULL, 1);
  g_autoptr (SpDeadline) longer = sp_deadline_new (NULL, 10);
  g_autoptr (GCancellable) cancellable = g_object_ref (sp_deadline_get_cancellable (deadline));

  sp_deadline_free (deadline);
  sp_test_await_true (is_cancelled, sp_deadline_get_cancellable (longer));
  g_assert_false (g_cancellable_is_cancelled (cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/deadline/time-is-up", test_time_is_up);
  g_test_add_func ("/net/deadline/parent", test_parent);
  g_test_add_func ("/net/deadline/parent-then-time", test_parent_then_time);
  g_test_add_func ("/net/deadline/late", test_late);
  g_test_add_func ("/net/deadline/freed-when-told", test_freed_when_told);
  g_test_add_func ("/net/deadline/freed-in-time", test_freed_in_time);

  return g_test_run ();
}
