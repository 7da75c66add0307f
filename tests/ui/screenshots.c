/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <locale.h>
#include <glib/gi18n-lib.h>

#include "sp-check-window.h"
#include "sp-test-net.h"
#include "sp-window.h"

/* How long a page may take to come to rest; a lookup that asks nobody is over by then, too. */
#define SETTLE_MILLISECONDS 250

/* A page: what to do from the first page on to get there, as win.ACTION::TARGET; at a dash, the
 * page comes to rest. */
typedef struct
{
  const char *name;
  const char *actions[12];
  const char *net; /* (nullable): one where nothing is found */
  const char *check; /* (nullable): else a scene of sp-check-scene.h, and what is done there */
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
  { "settings-unknown", { "win.start-address::ada@school.example", "win.go-on-without",
                          "win.set-answer(('where', 'program'))",
                          "win.set-answer(('offline', 'no'))", "win.set-answer(('program', 'geary'))",
                          "win.set-answer(('calendar', 'no'))", "win.set-answer(('devices', 'several'))",
                          "win.show-settings" } },
  { "settings-imap", { "win.start-address::ada@mines.edu", "win.set-answer(('role', 'student'))",
                       "win.set-answer(('where', 'program'))",
                       "win.set-answer(('program', 'thunderbird'))", "win.set-answer(('pop', 'no'))",
                       "win.show-settings" } },
  { "start-unknown", { "win.start-address::ada@school.example", "win.back" } },
  { "start-sending", { "win.start-address::ada@school.example", "win.back", "start.show-sending" } },
  { "discovery-looking", { "win.start-address::ada@school.example" }, "slow" },
  { "discovery-better", { "win.start-address::ada@school.example" }, "better" },
  { "discovery-found", { "win.start-address::ada@school.example" }, "found" },
  { "discovery-conflict", { "win.start-address::ada@school.example" }, "hosted" },
  { "discovery-provider", { "win.start-address::ada@school.example" }, "provider" },
  { "discovery-guessed", { "win.start-address::ada@example.org", "-", "-" }, "guess" },
  { "discovery-part", { "win.start-address::ada@school.example" }, "part" },
  { "discovery-stopped", { "win.start-address::ada@school.example", "discovery.stop" }, "slow" },
  { "discovery-stopped-found", { "win.start-address::ada@school.example", "-", "discovery.stop" },
    "better" },
  { "discovery-nothing", { "win.start-address::ada@school.example" }, "nothing" },
  { "discovery-unusable", { "win.start-address::ada@example.org", "-", "-" }, "unusable" },
  { "discovery-silence", { "win.start-address::ada@school.example" }, "silence" },
  { "discovery-no-domain", { "win.start-address::ada@school.example" }, "no-domain" },
  { "discovery-no-mail", { "win.start-address::ada@school.example" }, "no-mail" },
  { "discovery-offline", { "win.offline", "win.start-address::ada@school.example" }, "found" },
  { "discovery-no-network", { "win.start-address::ada@school.example" }, "no-network" },
  { "discovery-portal", { "win.start-address::ada@school.example" }, "portal" },
  { "discovery-changed", { "win.start-address::ada@school.example" }, "changed" },
  { "evidence", { "win.start-address::ada@school.example", "-", "win.show-evidence" }, "hosted" },
  { "evidence-looking", { "win.start-address::ada@school.example", "win.show-evidence" }, "better" },
  { "evidence-unusable", { "win.start-address::ada@example.org", "-", "-", "win.show-evidence" },
    "unusable" },
  { "settings-found", { "win.start-address::ada@school.example", "-", "win.use-found",
                        "win.set-answer(('where', 'program'))", "win.set-answer(('offline', 'no'))",
                        "win.set-answer(('program', 'thunderbird'))", "win.set-answer(('calendar', 'no'))",
                        "win.set-answer(('devices', 'several'))", "win.show-settings" }, "found" },
  { "check-works", { NULL }, .check = "works" },
  { "check-unfolded", { "unfold" }, .check = "works" },
  { "check-running", { NULL }, .check = "running" },
  { "check-stopped", { "stop" }, .check = "running" },
  { "check-slow", { NULL }, .check = "slow" },
  { "check-no-answer", { NULL }, .check = "no-answer" },
  { "check-certificate", { NULL }, .check = "certificate" },
  { "check-expired", { NULL }, .check = "expired" },
  { "check-browser", { "sign-in" }, .check = "browser" },
  { "check-stripped", { NULL }, .check = "stripped" },
  { "check-dangerous", { NULL }, .check = "dangerous" },
  { "check-turned-away", { NULL }, .check = "turned-away" },
  { "check-sign-in", { "sign-in" }, .check = "works" },
  { "check-signed-in", { "sign-in", "try" }, .check = "works" },
  { "check-refused", { "sign-in", "try", "-", "try" }, .check = "refused" },
  { "check-offline", { NULL }, .check = "offline" },
  { "check-no-network", { NULL }, .check = "no-network" },
  { "check-portal", { NULL }, .check = "portal" },
  { "check-network-changed", { NULL }, .check = "network-changed" },
  { "decode", { "win.explain-error" } },
  { "decode-known", { "win.explain-error", "decode.try::535-5.7.8 Username and Password not accepted." } },
  { "decode-unknown", { "win.explain-error", "decode.try::The teapot is short and stout." } },
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
  { "tall", 760, 2200, 1, .dark = FALSE },
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

/* A dialog, if there is one. */
static GtkWidget *
find_last_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) first = g_list_model_get_item (windows, 0);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (window)) != NULL)
        return window;
    }

  return first;
}

/* Pages have actions of their own: they are known where the focus is. */
static GtkWidget *
find_actor (GtkWidget  *window,
            const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (find_last_window ()));

  return g_str_has_prefix (action, "win.") || focus == NULL ? window : focus;
}

static void
take_picture (const Scene   *scene,
              const Variant *variant,
              const char    *output)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", scene->name, variant->name);
  g_autofree char *path = g_build_filename (output, name, NULL);
  GtkWidget *window = sp_window_new (NULL);
  SpDiscoveries *discoveries = sp_assistant_get_discoveries (sp_window_get_assistant (SP_WINDOW (window)));
  g_autoptr (SpNet) net = sp_test_net_new (scene->net != NULL ? scene->net : "nothing");

  sp_discoveries_set_net (discoveries, net);
  gtk_window_set_default_size (GTK_WINDOW (window), variant->width, variant->height);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  for (gsize i = 0; i < G_N_ELEMENTS (scene->actions) && scene->actions[i] != NULL; i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = NULL;

      if (g_str_equal (scene->actions[i], "-"))
        {
          settle ();
          continue;
        }
      g_action_parse_detailed_name (scene->actions[i], &action, &target, NULL);
      gtk_widget_activate_action_variant (find_actor (window, action), action, target);
    }
  settle ();
  save_picture (find_last_window (), path);
  sp_discoveries_set_offline (discoveries, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
take_check_picture (const Scene   *scene,
                    const Variant *variant,
                    const char    *output)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", scene->name, variant->name);
  g_autofree char *path = g_build_filename (output, name, NULL);
  g_autoptr (SpCheckScene) servers = sp_check_scene_new (scene->check);
  GtkWidget *window = sp_check_window_new (servers);

  gtk_window_set_default_size (GTK_WINDOW (window), variant->width, variant->height);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (scene->actions) && scene->actions[i] != NULL; i++)
    {
      if (!g_str_equal (scene->actions[i], "-"))
        sp_check_window_do (window, scene->actions[i]);
      settle ();
    }
  settle ();
  save_picture (window, path);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
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
/* By its name or a pattern of names; "^" before one leaves out what it fits. */
static gboolean
is_wanted (const char         *name,
           const char * const *patterns)
{
  gboolean wanted = patterns[0] == NULL || patterns[0][0] == '^';

  for (guint i = 0; patterns[i] != NULL; i++)
    {
      if (patterns[i][0] != '^')
        wanted = wanted || g_pattern_match_simple (patterns[i], name);
      else if (g_pattern_match_simple (patterns[i] + 1, name))
        return FALSE;
    }

  return wanted;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  const Variant *variant;

  /* For the files of the tests. */
  g_test_init (&argc, &argv, NULL);
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
      if (is_wanted (scenes[i].name, (const char * const *) argv + 3))
        {
          if (scenes[i].check != NULL)
            take_check_picture (&scenes[i], variant, argv[1]);
          else
            take_picture (&scenes[i], variant, argv[1]);
        }
    }

  return 0;
}
