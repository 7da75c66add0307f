/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-decode-window.h"

#include "sp-catalogue.h"
#include "sp-decode-page.h"

struct _SpDecodeWindow
{
  AdwWindow parent_instance;

  AdwBin *bin;
};

G_DEFINE_FINAL_TYPE (SpDecodeWindow, sp_decode_window, ADW_TYPE_WINDOW)

/* Links are opened by the window that this one belongs to. */
static void
open_uri_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action_name, parameter);
}

static void
sp_decode_window_class_init (SpDecodeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/sp-decode-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDecodeWindow, bin);
}

static void
sp_decode_window_init (SpDecodeWindow *self)
{
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpDecoder) decoder = sp_decoder_new ((const char * const *) dirs);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->bin, sp_decode_page_new (decoder));
}

/* A window with an empty box. */
GtkWidget *
sp_decode_window_new (void)
{
  return g_object_new (SP_TYPE_DECODE_WINDOW, NULL);
}

static SpDecodeWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    {
      if (SP_IS_DECODE_WINDOW (window->data) && gtk_window_get_transient_for (window->data) == parent)
        return window->data;
    }

  return NULL;
}

/* Shows such a window beside `parent`, or the one that there is already. */
void
sp_decode_window_present (GtkWindow *parent)
{
  SpDecodeWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  self = find_window (parent);
  if (self == NULL)
    {
      self = SP_DECODE_WINDOW (sp_decode_window_new ());
      gtk_window_set_transient_for (GTK_WINDOW (self), parent);
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (adw_bin_get_child (self->bin));
}
