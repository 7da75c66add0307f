/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-local-private.h"

/**
 * sp_local_server_add_lines:
 * @self: a server
 * @host: a host
 * @port: its port
 * @certificate: what it shows once it speaks TLS
 * @tls_from_start: whether it does so at once
 * @script: what it plays to each connection
 *
 * Listens there as a mail server.
 */
void
sp_local_server_add_lines (SpLocalServer     *self,
                           const char        *host,
                           guint16            port,
                           SpLocalCertificate certificate,
                           gboolean           tls_from_start,
                           const char        *script)
{
  sp_local_server_add (self, host, port, certificate, tls_from_start, sp_local_lines_play, script);
}

static gboolean
say (SpLocalConnection *connection,
     const char        *text)
{
  g_autofree char *line = g_strconcat (text, "\r\n", NULL);

  return sp_local_connection_say (connection, line, strlen (line));
}

/* An escape may stand for NUL, which g_strcompress() knows but ends at. */
static gboolean
say_raw (SpLocalConnection *connection,
         const char        *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\\0", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strcompress (parts[i]);

      if (i > 0 && !sp_local_connection_say (connection, "", 1))
        return FALSE;
      if (!sp_local_connection_say (connection, part, strlen (part)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hear (SpLocalConnection *connection,
      const char        *glob)
{
  const char *place = sp_local_connection_get_place (connection);
  g_autofree char *line = sp_local_connection_hear (connection);

  if (line == NULL)
    return FALSE;

  if (!g_pattern_match_simple (glob, line))
    {
      sp_local_server_log (connection->server, "ODD %s %s", place, line);
      return FALSE;
    }

  sp_local_server_log (connection->server, "SAID %s %s", place, line);
  return TRUE;
}

static gboolean
play_line (SpLocalConnection *connection,
           const char        *line)
{
  if (g_str_has_prefix (line, "S "))
    return say (connection, line + 2);
  if (g_str_has_prefix (line, "R "))
    return say_raw (connection, line + 2);
  if (g_str_has_prefix (line, "C "))
    return hear (connection, line + 2);
  if (g_str_equal (line, "TLS"))
    return sp_local_connection_start_tls (connection);
  if (g_str_has_prefix (line, "WAIT "))
    return sp_local_connection_wait (connection, (guint) g_ascii_strtoull (line + 5, NULL, 10));
  if (g_str_equal (line, "HANG"))
    return sp_local_connection_wait (connection, G_MAXUINT);

  g_error ("No such line of a script: %s", line);
}

void
sp_local_lines_play (SpLocalConnection *connection,
                     const char        *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && !play_line (connection, lines[i]))
        return;
    }
}
