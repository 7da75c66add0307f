/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-application.h"

#include <glib/gi18n-lib.h>

#include "sp-about.h"
#include "sp-address.h"
#include "sp-window.h"

#define RESOURCES "/io/github/mailsignpost/Signpost"

struct _SpApplication
{
  AdwApplication parent_instance;

  GtkStyleProvider *style;
  GtkStyleProvider *contrast_style;
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

static gpointer
ref_window (gconstpointer window,
            gpointer      user_data)
{
  return g_object_ref ((gpointer) window);
}

static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GList *windows;

  /* Each window keeps its size when it closes, and takes its dialogs along. */
  windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (user_data)), ref_window, NULL);
  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_list_free_full (windows, g_object_unref);
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

static GtkStyleProvider *
create_style (const char *resource)
{
  GtkCssProvider *style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, resource);

  return GTK_STYLE_PROVIDER (style);
}

static void
update_contrast_style (SpApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkDisplay *display = gdk_display_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, self->contrast_style,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  else
    gtk_style_context_remove_provider_for_display (display, self->contrast_style);
}

static void
add_styles (SpApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->style = create_style (RESOURCES "/style.css");
  self->contrast_style = create_style (RESOURCES "/style-hc.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), self->style,
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_contrast_style), self,
                           G_CONNECT_SWAPPED);
  update_contrast_style (self);
}

static void
sp_application_startup (GApplication *application)
{
  /* Before GTK makes the icon theme: whoever adds a path for icons to one that exists has it
   * read anew, at a tenth of the time that the first frame takes. For the same reason our icons
   * are beneath the path that libadwaita adds, and GTK knows of no folder of ours: the styles,
   * which would be found there, are added here. */
  adw_init ();
  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);

  add_styles (SP_APPLICATION (application));
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accels);
}

static void
sp_application_shutdown (GApplication *application)
{
  SpApplication *self = SP_APPLICATION (application);
  GdkDisplay *display = gdk_display_get_default ();

  gtk_style_context_remove_provider_for_display (display, self->style);
  gtk_style_context_remove_provider_for_display (display, self->contrast_style);
  g_clear_object (&self->style);
  g_clear_object (&self->contrast_style);

  G_APPLICATION_CLASS (sp_application_parent_class)->shutdown (application);
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
sp_application_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_application_parent_class)->constructed (object);

  /* Which is not to be derived from the id, see sp_application_startup(). */
  g_application_set_resource_base_path (G_APPLICATION (object), NULL);
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sp_application_constructed;
  application_class->activate = sp_application_activate;
  application_class->handle_local_options = sp_application_handle_local_options;
  application_class->open = sp_application_open;
  application_class->shutdown = sp_application_shutdown;
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
                       NULL);
}
