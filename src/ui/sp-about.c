/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Shows what this program is, in front of `parent` (nullable). */
void
sp_about_present (GtkWindow *parent)
{
  const char *developers[] = { _("The Signpost authors"), NULL };

  adw_show_about_window (parent,
                         "application-icon", SP_APP_ID,
                         "application-name", _("Signpost"),
                         "comments", _("Find the right way to read your mail, and the settings to type in."),
                         "copyright", _("© 2026 The Signpost authors"),
                         "developer-name", _("The Signpost authors"),
                         "developers", developers,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         "version", SP_VERSION,
                         NULL);
}
