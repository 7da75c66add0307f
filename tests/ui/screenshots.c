/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <locale.h>
#include <glib/gi18n-lib.h>

#include "sp-window.h"

/* How long a page may take to come to rest. */
#define SETTLE_MILLISECONDS 150

/* A page: what to do from the first page on to get there, as win.ACTION::TARGET. */
typedef struct
{
  const char *name;
  const char *actions[12];
} Scene;

static const Scene scenes[] = {
  { "start", { NULL } },
  { "start-wrong-address", { "win.start-address::ada.mines.edu" } },
  { "question", { "win.start-address::ada@mines.edu" } },
  { "question-answered", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'employee'))",
                           "win.back" } },
  { "question-program", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'employee'))",
                          "win.set-answer(('where', 'program'))" } },
  { "question-late", { "win.start-address::ada@gmail.com", "win.set-answer(('where', 'program'))",
                       "win.set-answer(('program', 'thunderbird'))", "win.set-answer(('calendar', 'no'))",
                       "win.set-answer(('devices', 'one'))", "win.set-answer(('pop', 'yes'))" } },
  { "learn", { "win.show-view::learn" } },
  { "learn-at-mines", { "win.start-address::ada@mines.edu", "win.show-view::learn" } },
  { "topic", { "win.start-address::ada@mines.edu", "win.learn::imap" } },
  { "compare", { "win.learn::compare" } },
  { "advice-webmail", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'student'))",
                        "win.set-answer(('where', 'browser'))" } },
  { "advice-exchange", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'employee'))",
                         "win.set-answer(('where', 'program'))",
                         "win.set-answer(('program', 'outlook-classic'))", "win.set-answer(('pop', 'no'))" } },
  { "advice-help-desk", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'other'))" } },
  { "settings-unknown", { "win.start-address::ada@example.org", "win.set-answer(('where', 'program'))",
                          "win.set-answer(('offline', 'no'))", "win.set-answer(('program', 'geary'))",
                          "win.set-answer(('calendar', 'no'))", "win.set-answer(('devices', 'several'))",
                          "win.show-settings" } },
  { "settings-imap", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'student'))",
                       "win.set-answer(('where', 'program'))",
                       "win.set-answer(('program', 'thunderbird'))", "win.set-answer(('pop', 'no'))",
                       "win.show-settings" } },
  { "keyring", { "win.show-keyring-test" } },
  { "toast", { "win.toast::Copied Incoming server" } },
};

/* A way to show a page. */
typedef struct
{
  const char *name;
  int width; /* in pixels */
  int height;
  double text_scale;
  gboolean dark;
  gboolean contrast;
  gboolean right_to_left;
} Variant;

static const Variant variants[] = {
  { "light", 760, 720, 1, .dark = FALSE },
  { "dark", 1000, 720, 1, .dark = TRUE },
  { "narrow", 360, 640, 1, .dark = FALSE },
  { "large", 760, 720, 2, .dark = FALSE },
  { "contrast", 760, 720, 1, .contrast = TRUE },
  { "de", 760, 720, 1, .dark = FALSE },
  { "de-narrow", 360, 640, 2, .dark = FALSE },
  { "ar", 760, 720, 1, .right_to_left = TRUE },
  { "ar-narrow", 360, 640, 1, .dark = TRUE, .right_to_left = TRUE },
};

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + SETTLE_MILLISECONDS * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* NULL while the window waits for its next layout. */
static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));

  return gtk_snapshot_free_to_node (snapshot);
}

static void
save_picture (GtkWidget  *window,
              const char *path)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GskRenderNode) node = draw (window);
  g_autoptr (GdkTexture) texture = NULL;

  while (node == NULL)
    {
      settle ();
      node = draw (window);
    }

  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
}

static void
take_picture (const Scene   *scene,
              const Variant *variant,
              const char    *output)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", scene->name, variant->name);
  g_autofree char *path = g_build_filename (output, name, NULL);
  GtkWidget *window = sp_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), variant->width, variant->height);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  for (gsize i = 0; i < G_N_ELEMENTS (scene->actions) && scene->actions[i] != NULL; i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = NULL;

      g_action_parse_detailed_name (scene->actions[i], &action, &target, NULL);
      gtk_widget_activate_action_variant (window, action, target);
    }
  settle ();
  save_picture (window, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const Variant *
find_variant (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      if (g_str_equal (variants[i].name, name))
        return &variants[i];
    }

  g_error ("There is no variant %s", name);
}

static void
apply_variant (const Variant *variant)
{
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-font-name", "Cantarell 11",
                "gtk-xft-dpi", (int) (96 * 1024 * variant->text_scale),
                NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      variant->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (variant->right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

/* screenshots OUTPUT-FOLDER VARIANT [SCENE…] */
int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  const Variant *variant;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SIGNPOST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 3)
    g_error ("Usage: screenshots OUTPUT-FOLDER VARIANT [SCENE…]");
  variant = find_variant (argv[2]);
  g_mkdir_with_parents (argv[1], 0755);

  /* Looked at once, when libadwaita is made ready. */
  if (variant->contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);

  application = adw_application_new (SP_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/mailsignpost/Signpost");
  g_application_register (G_APPLICATION (application), NULL, NULL);
  apply_variant (variant);

  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      if (argc == 3 || g_strv_contains ((const char * const *) argv + 3, scenes[i].name))
        take_picture (&scenes[i], variant, argv[1]);
    }

  return 0;
}
