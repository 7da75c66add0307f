/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-pager.h"

struct _SpPager
{
  AdwBin parent_instance;

  GtkStack *stack;
  GPtrArray *passing; /* of GtkWidget: pages to be removed once they are out of sight */
};

G_DEFINE_FINAL_TYPE (SpPager, sp_pager, ADW_TYPE_BIN)

static void
remove_passed_pages (SpPager *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (gtk_stack_get_transition_running (self->stack))
    return;

  for (guint i = self->passing->len; i > 0; i--)
    {
      GtkWidget *page = g_ptr_array_index (self->passing, i - 1);

      if (page == shown)
        continue;
      g_ptr_array_remove_index_fast (self->passing, i - 1);
      gtk_stack_remove (self->stack, page);
    }
}

static gboolean
sp_pager_grab_focus (GtkWidget *widget)
{
  GtkWidget *page = sp_pager_get_page (SP_PAGER (widget));

  return page != NULL && gtk_widget_grab_focus (page);
}

static void
sp_pager_dispose (GObject *object)
{
  SpPager *self = SP_PAGER (object);

  g_clear_pointer (&self->passing, g_ptr_array_unref);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_func (self->stack, remove_passed_pages, self);
  self->stack = NULL;

  G_OBJECT_CLASS (sp_pager_parent_class)->dispose (object);
}

static void
sp_pager_class_init (SpPagerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_pager_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = sp_pager_grab_focus;
}

static void
sp_pager_init (SpPager *self)
{
  self->passing = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  g_signal_connect_swapped (self->stack, "notify::transition-running",
                            G_CALLBACK (remove_passed_pages), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/* Adds a page without showing it, unless it is the first. */
void
sp_pager_add (SpPager   *self,
              GtkWidget *page)
{
  g_return_if_fail (SP_IS_PAGER (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  gtk_stack_add_child (self->stack, page);
}

/* Shows a page, which stays for another time; adds it where it was not added before. */
void
sp_pager_show (SpPager          *self,
               GtkWidget        *page,
               SpPagerDirection  direction)
{
  gboolean to_left;

  g_return_if_fail (SP_IS_PAGER (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (gtk_widget_get_parent (page) == NULL)
    sp_pager_add (self, page);

  /* The stack knows left and right, but not where a text begins. */
  to_left = (direction == SP_PAGER_FORWARD) ==
            (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_LTR);
  gtk_stack_set_transition_type (self->stack, to_left ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                                      : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_stack_set_visible_child (self->stack, page);
  remove_passed_pages (self);
}

/* Shows a new page, which is removed once another one is shown. */
void
sp_pager_show_once (SpPager          *self,
                    GtkWidget        *page,
                    SpPagerDirection  direction)
{
  g_return_if_fail (SP_IS_PAGER (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  g_ptr_array_add (self->passing, page);
  sp_pager_show (self, page, direction);
}

/* The page shown, or NULL if there is none. */
GtkWidget *
sp_pager_get_page (SpPager *self)
{
  g_return_val_if_fail (SP_IS_PAGER (self), NULL);

  return gtk_stack_get_visible_child (self->stack);
}
