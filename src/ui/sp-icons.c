/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-icons.h"

/* Not …/icons, which GTK would add at every start. */
#define PATH "/io/github/mailsignpost/Signpost/symbols"

/* Lets our icons be found by their names. The icon theme is read anew because of that,
 * so it waits until a page has use for them. */
void
sp_icons_add (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_auto (GStrv) paths = gtk_icon_theme_get_resource_path (theme);

  if (!g_strv_contains ((const char * const *) paths, PATH))
    gtk_icon_theme_add_resource_path (theme, PATH);
}

/* One of our icons by its file, which needs no icon theme. */
GIcon *
sp_icons_new (const char *file_name)
{
  g_autofree char *uri = g_strconcat ("resource://" PATH "/32x32/actions/", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return g_file_icon_new (file);
}
