/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "sp-application.h"
#include "sp-log.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (SpApplication) application = NULL;
  const char *locale_dir = g_getenv ("SIGNPOST_LOCALEDIR");

  sp_log_init ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : SP_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = sp_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
