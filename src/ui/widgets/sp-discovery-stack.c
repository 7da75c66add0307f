/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discovery-stack.h"

/* Shows one child of `stack`. GTK tells a screen reader of all of them: here the others are only
 * there to have room, and must not be read. */
void
sp_discovery_stack_show (GtkStack  *stack,
                         GtkWidget *child)
{
  g_return_if_fail (GTK_IS_STACK (stack));
  g_return_if_fail (gtk_widget_get_parent (child) == GTK_WIDGET (stack));

  gtk_stack_set_visible_child (stack, child);
  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (stack)); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    gtk_accessible_update_state (GTK_ACCESSIBLE (each), GTK_ACCESSIBLE_STATE_HIDDEN, each != child, -1);
}
