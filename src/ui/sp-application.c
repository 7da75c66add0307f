/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-application.h"

#include <glib/gi18n-lib.h>

#include "sp-about.h"
#include "sp-address.h"
#include "sp-window.h"

struct _SpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

static SpWindow *
open_window (SpApplication *self)
{
  SpWindow *window = SP_WINDOW (sp_window_new (GTK_APPLICATION (self)));

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* The window in front, or a new one. */
static SpWindow *
get_window (SpApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !SP_IS_WINDOW (window))
    return open_window (self);

  gtk_window_present (window);

  return SP_WINDOW (window);
}

static void
on_about_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  sp_about_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
on_new_window_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  open_window (SP_APPLICATION (user_data));
}

static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GList *windows;

  /* Each window keeps its size when it closes. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (user_data))) != NULL)
    {
      GtkWindow *window = windows->data;

      gtk_window_close (window);
      gtk_window_destroy (window);
    }
  g_application_quit (G_APPLICATION (user_data));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = on_about_cb },
  { .name = "new-window", .activate = on_new_window_cb },
  { .name = "quit", .activate = on_quit_cb },
};

static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.open-guide", { "<Control>o" } },
  { "win.show-shortcuts", { "<Control>question", "F1" } },
  { "win.show-view::assistant", { "<Alt>1" } },
  { "win.show-view::learn", { "<Alt>2" } },
  { "window.close", { "<Control>w" } },
};

/* What was given on the command line comes as a file, whatever it is: "user@example.org"
 * is an address unless there is such a file, and mailto: always is one. */
static char *
dup_address (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_file_has_uri_scheme (file, "mailto"))
    {
      g_autofree char *uri = g_file_get_uri (file);
      g_auto (GStrv) parts = g_strsplit_set (uri + strlen ("mailto:"), "?", 2);

      return g_uri_unescape_string (parts[0], NULL);
    }
  if (name == NULL || strchr (name, '@') == NULL || g_str_has_suffix (name, ".guide") ||
      g_file_query_exists (file, NULL))
    return NULL;

  return g_steal_pointer (&name);
}

static void
sp_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      SpApplication *self = SP_APPLICATION (application);
      SpWindow *window = i == 0 ? get_window (self) : open_window (self);
      g_autofree char *address = dup_address (files[i]);

      if (address != NULL)
        sp_window_open_address (window, address);
      else
        sp_window_open_file (window, files[i]);
    }
}

static void
sp_application_activate (GApplication *application)
{
  get_window (SP_APPLICATION (application));
}

static void
sp_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accels);
}

static int
sp_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("signpost %s\n", SP_VERSION);

  return 0;
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sp_application_activate;
  application_class->handle_local_options = sp_application_handle_local_options;
  application_class->open = sp_application_open;
  application_class->startup = sp_application_startup;
}

static void
sp_application_init (SpApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and leave"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     /* Translators: of the command line */
                                                     _("[ADDRESS | FILE.guide]"));
}

/* The program, not yet running. */
SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION,
                       "application-id", SP_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/mailsignpost/Signpost",
                       NULL);
}
