/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-window.h"

#include "sp-page-fixture.h"
#include "sp-test-net.h"
#include "sp-test.h"

/* A window of that size, in pixels, whose network knows school.example alone. */
SpWindow *
sp_test_window_open (int width,
                     int height)
{
  GtkWidget *window = sp_window_new (NULL);
  g_autoptr (SpNet) net = sp_test_net_new ("found");

  sp_discoveries_set_net (sp_assistant_get_discoveries (sp_window_get_assistant (SP_WINDOW (window))), net);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  sp_test_settle ();

  return SP_WINDOW (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Fails if anything keeps the window or its pages alive. */
void
sp_test_window_close (SpWindow *window)
{
  gpointer parts[] = { window, sp_window_get_assistant (window),
                       sp_assistant_get_advisor (sp_window_get_assistant (window)) };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_object_add_weak_pointer (parts[i], &parts[i]);
    }
  gtk_window_close (GTK_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    sp_test_await_true (is_gone, &parts[i]);
}

/* Each as "ACTION::TARGET", as the pages activate them. */
void
sp_test_window_activate (SpWindow   *window,
                         const char *detailed_name)
{
  g_autofree char *action = NULL;
  g_autofree char *name = g_strconcat ("win.", detailed_name, NULL);
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (name, &action, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target));
  sp_test_settle ();
}

/* Fails unless exactly one page of that type is on view. */
void
sp_test_window_assert_shows (SpWindow *window,
                             GType     page)
{
  g_assert_cmpuint (sp_test_count (GTK_WIDGET (window), page), ==, 1);
}
