/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sasl-server.h"

#include <gsasl.h>

#include "sp-check-rig.h"
#include "sp-local-private.h"

typedef struct
{
  const char *name;
  const char *greeting;
  const char *before; /* its abilities, before and after the mechanism */
  const char *after;
  const char *challenge;
  const char *good;
  const char *bad;
} Manners;

static const Manners manners[] = {
  { "imap", "* OK hello\r\n", "* CAPABILITY IMAP4rev1 AUTH=", "\r\na1 OK done\r\n", "+ ", "a2 OK welcome\r\n",
    "a2 NO [AUTHENTICATIONFAILED] no\r\n" },
  { "imap-ir", "* OK hello\r\n", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=", "\r\na1 OK done\r\n", "+ ",
    "a2 OK welcome\r\n",
    "a2 NO [AUTHENTICATIONFAILED] no\r\n" },
  { "pop", "+OK hello\r\n", "+OK\r\nUIDL\r\nSASL ", "\r\n.\r\n", "+ ", "+OK welcome\r\n",
    "-ERR [AUTH] no\r\n" },
  { "smtp", "220 hello\r\n", "250-me\r\n250 AUTH ", "\r\n", "334 ", "235 2.7.0 welcome\r\n",
    "535 5.7.8 no\r\n" },
};

static int
callback (Gsasl          *library,
          Gsasl_session  *session,
          Gsasl_property  property)
{
  const char *password = gsasl_session_hook_get (session);

  switch ((guint) property)
    {
    case GSASL_PASSWORD:
      return gsasl_property_set (session, property, password);
    case GSASL_VALIDATE_SIMPLE:
      return g_strcmp0 (gsasl_property_fast (session, GSASL_AUTHID), RIG_USER) == 0 &&
                 g_strcmp0 (gsasl_property_fast (session, GSASL_PASSWORD), password) == 0
               ? GSASL_OK
               : GSASL_AUTHENTICATION_ERROR;
    default:
      return GSASL_NO_CALLBACK;
    }
}

static gboolean
say (SpLocalConnection *connection,
     const char        *text)
{
  return sp_local_connection_say (connection, text, strlen (text));
}

/* With a NUL behind it, as the library likes it. */
static char *
decode (const char *text,
        gsize      *length)
{
  g_autofree guchar *bytes = g_base64_decode (text, length);
  char *copy = g_malloc0 (*length + 1);

  if (*length > 0)
    memcpy (copy, bytes, *length);
  return copy;
}

/* Returns whether the user is who he says. */
static gboolean
converse (SpLocalConnection *connection,
          const Manners     *manner,
          Gsasl_session     *session,
          const char        *initial,
          gboolean           lies)
{
  g_autofree char *heard = g_strdup (initial);
  int code = GSASL_NEEDS_MORE;

  for (;;)
    {
      gsize length = 0;
      g_autofree char *message = heard != NULL ? decode (heard, &length) : NULL;
      char *output = NULL;
      size_t n = 0;
      g_autofree char *coded = NULL;
      g_autofree char *line = NULL;

      code = gsasl_step (session, message, length, &output, &n);
      if (code != GSASL_NEEDS_MORE && !(code == GSASL_OK && n > 0))
        {
          gsasl_free (output);
          return code == GSASL_OK;
        }

      /* A proof that proves nothing. */
      if (lies && n > 2 && output[0] == 'v' && output[1] == '=')
        output[2] = output[2] == 'A' ? 'B' : 'A';
      coded = g_base64_encode ((guchar *) output, n);
      line = g_strconcat (manner->challenge, coded, "\r\n", NULL);
      gsasl_free (output);
      g_free (heard);
      heard = NULL;
      if (!say (connection, line) || (heard = sp_local_connection_hear (connection)) == NULL)
        return FALSE;
      if (code == GSASL_OK)
        return *heard == '\0';
    }
}

/* The script is "PROTOCOL MECHANISM KIND PASSWORD". */
static void
play (SpLocalConnection *connection,
      const char        *script)
{
  g_auto (GStrv) words = g_strsplit (script, " ", 4);
  gboolean lies = atoi (words[2]) == SP_SASL_SERVER_LIAR;
  const Manners *manner = NULL;
  g_autofree char *question = NULL;
  g_autofree char *abilities = NULL;
  g_autofree char *command = NULL;
  g_autofree char *farewell = NULL;
  g_auto (GStrv) parts = NULL;
  const char *initial;
  Gsasl *library = NULL;
  Gsasl_session *session = NULL;
  gboolean is_good;

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      if (g_str_equal (manners[i].name, words[0]))
        manner = &manners[i];
    }

  say (connection, manner->greeting);
  question = sp_local_connection_hear (connection);
  abilities = g_strjoin (words[1], manner->before, manner->after, NULL);
  say (connection, abilities);
  command = sp_local_connection_hear (connection);
  if (command == NULL)
    return;

  parts = g_strsplit (command, " ", -1);
  initial = g_strv_length (parts) > (manner->challenge[0] == '+' && *manner->greeting == '*' ? 3u : 2u)
              ? parts[g_strv_length (parts) - 1]
              : NULL;
  sp_local_server_log (connection->server, "INITIAL %s", initial != NULL ? "yes" : "no");

  g_assert_cmpint (gsasl_init (&library), ==, GSASL_OK);
  gsasl_callback_set (library, callback);
  g_assert_cmpint (gsasl_server_start (library, words[1], &session), ==, GSASL_OK);
  gsasl_session_hook_set (session, words[3]);
  is_good = converse (connection, manner, session, initial, lies);
  gsasl_finish (session);
  gsasl_done (library);

  say (connection, is_good || lies ? manner->good : manner->bad);
  farewell = sp_local_connection_hear (connection);
  if (farewell != NULL)
    sp_local_server_log (connection->server, "FAREWELL %s", farewell);
}

void
sp_sasl_server_add (SpLocalServer   *server,
                    guint16          port,
                    const char      *protocol,
                    const char      *mechanism,
                    const char      *password,
                    SpSaslServerKind kind)
{
  g_autofree char *script = g_strdup_printf ("%s %s %d %s", protocol, mechanism, (int) kind, password);

  sp_local_server_add (server, RIG_HOST, port, SP_LOCAL_VALID, TRUE, play, script);
}
