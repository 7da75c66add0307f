/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-log.h"

#define ROOMS "SIGNPOST_DEBUG"
#define DOMAINS "G_MESSAGES_DEBUG"
#define PREFIX "signpost-"

/**
 * sp_log_init:
 *
 * Shows the debug messages of the rooms that the variable SIGNPOST_DEBUG lists, as in
 * "guide,keyring". For the start of a program, before there are other threads.
 */
void
sp_log_init (void)
{
  const char *list = g_getenv (ROOMS);
  const char *before = g_getenv (DOMAINS);
  g_auto (GStrv) rooms = NULL;
  g_autoptr (GString) domains = NULL;

  if (list == NULL)
    return;

  rooms = g_strsplit_set (list, ", :", -1);
  domains = g_string_new (before);
  for (guint i = 0; rooms[i] != NULL; i++)
    {
      if (*rooms[i] != '\0')
        g_string_append_printf (domains, " " PREFIX "%s", rooms[i]);
    }
  g_setenv (DOMAINS, domains->str, TRUE);
}
