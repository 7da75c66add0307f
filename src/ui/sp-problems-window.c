/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-problems-window.h"

#include <glib/gi18n-lib.h>

#include "sp-problem.h"

/* A file with more than this is not corrected by reading on. */
#define MAX_PROBLEMS 200

struct _SpProblemsWindow
{
  AdwWindow parent_instance;

  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (SpProblemsWindow, sp_problems_window, ADW_TYPE_WINDOW)

static void
on_copy_clicked_cb (SpProblemsWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  gdk_clipboard_set_text (clipboard, text);
}

static void
sp_problems_window_class_init (SpProblemsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/sp-problems-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProblemsWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpProblemsWindow, text_label);
  gtk_widget_class_bind_template_child (widget_class, SpProblemsWindow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
sp_problems_window_init (SpProblemsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_text (const GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    {
      g_autofree char *line = sp_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

/* A window about `file` (nullable: several) and `problems`, of SpProblem. */
GtkWidget *
sp_problems_window_new (const char      *file,
                        const GPtrArray *problems)
{
  SpProblemsWindow *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (problems != NULL, NULL);

  self = g_object_new (SP_TYPE_PROBLEMS_WINDOW, NULL);

  if (file != NULL)
    {
      g_autofree char *name = g_path_get_basename (file);
      /* Translators: %s is the name of a file */
      g_autofree char *title = g_strdup_printf (_("“%s” cannot be opened"), name);

      gtk_label_set_label (self->title_label, title);
    }
  else
    gtk_label_set_label (self->title_label, _("Some guides cannot be read"));

  text = dup_text (problems);
  gtk_text_buffer_set_text (self->buffer, text, -1);

  return GTK_WIDGET (self);
}

/* Shows such a window in front of that of `parent`, which stays as it is. */
void
sp_problems_window_present (GtkWidget       *parent,
                            const char      *file,
                            const GPtrArray *problems)
{
  GtkWidget *window;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  window = sp_problems_window_new (file, problems);
  root = gtk_widget_get_root (parent);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
      gtk_window_set_modal (GTK_WINDOW (window), TRUE);
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
}
