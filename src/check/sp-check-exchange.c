/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-climb.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-net-error.h"
#include "sp-web.h"

/* The doors of an Exchange server. None is knocked at with a credential. */
typedef struct
{
  SpProtocol protocol; /* SP_N_PROTOCOLS: not one that is checked alone */
  const char *name;
  const char *method;
  const char *path;
} Door;

static const Door doors[] = {
  { SP_N_PROTOCOLS, "Autodiscover", "GET", "/autodiscover/autodiscover.xml" }, /* [MS-OXDSCLI] */
  { SP_PROTOCOL_EWS, "EWS", "GET", "/EWS/Exchange.asmx" },                     /* [MS-OXWSCDATA] */
  /* [MS-ASHTTP], section 2.2.3 */
  { SP_PROTOCOL_ACTIVESYNC, "ActiveSync", "OPTIONS", "/Microsoft-Server-ActiveSync" },
  { SP_N_PROTOCOLS, "MAPI/HTTP", "GET", "/mapi/emsmdb/" }, /* [MS-OXCMAPIHTTP] */
};

static const Door graph = { SP_PROTOCOL_GRAPH, "Graph", "GET", "/v1.0/" };

/* The other doors of the same server, all at once. */
typedef struct
{
  SpLadder *ladder;
  guint n_open;
  char *lines[G_N_ELEMENTS (doors)]; /* (nullable) */
} Round;

typedef struct
{
  Round *round;
  guint door;
} Knock;

/* Of a server whose address is not known, it is Autodiscover that would tell it. */
static const Door *
find_door (const SpServer *server)
{
  if (server->protocol == SP_PROTOCOL_EWS && server->url == NULL)
    return &doors[0];

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      if (doors[i].protocol == server->protocol)
        return &doors[i];
    }

  return &graph;
}

static char *
join (const char * const *words)
{
  /* Translators: between the words of a list */
  return g_strjoinv (_(", "), (char **) words);
}

static char *
describe (const Door         *door,
          guint               status,
          const char * const *challenges)
{
  g_autofree char *list = join (challenges);

  if (status == 401 && *list != '\0')
    /* Translators: the first is a service such as EWS, the second a list such as NTLM, Basic */
    return g_strdup_printf (_("%s: asks for %s"), door->name, list);
  if (status >= 200 && status < 300)
    return g_strdup_printf (_("%s: answers"), door->name);
  if (status == 403)
    return g_strdup_printf (_("%s: closed for everybody"), door->name);
  if (status == 404 || status == 410)
    return g_strdup_printf (_("%s: not there"), door->name);

  /* Translators: the first is a service such as EWS, the second the status of an HTTP answer such as 500 */
  return g_strdup_printf (_("%s: answers with status %u"), door->name, status);
}

/* What to do about a server that asks for nothing a password is good for. */
static void
note_hint (SpLadder *ladder)
{
  SpSeen *seen = sp_ladder_get_seen (ladder);
  const GPtrArray *mechanisms = seen->abilities->mechanisms;

  if (mechanisms->len == 1 && sp_abilities_have_mechanism (seen->abilities, "BEARER"))
    seen->hint = g_error_new_literal (SP_CHECK_ERROR, SP_CHECK_ERROR_ONLY_OAUTH,
                                      _("This server wants the browser sign-in of your mail program; it takes no password."));
}

static void
end_round (Round *round)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  SpLadder *ladder = round->ladder;

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      if (round->lines[i] != NULL)
        g_string_append_printf (detail, "%s%s", detail->len > 0 ? "\n" : "", round->lines[i]);
      g_free (round->lines[i]);
    }
  g_free (round);

  if (g_cancellable_is_cancelled (sp_ladder_get_cancellable (ladder)))
    {
      sp_ladder_fail (ladder, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
      return;
    }

  sp_ladder_pass (ladder, detail->str);
  note_hint (ladder);
  sp_web_end (ladder);
}

static void
knocked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Knock *knock = user_data;
  Round *round = knock->round;
  const Door *door = &doors[knock->door];
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHttpResponse) response = sp_http_fetch_finish (SP_NET (source), result, &error);

  if (response != NULL)
    round->lines[knock->door] =
      describe (door, response->status, (const char * const *) response->challenges);
  else
    round->lines[knock->door] = g_strdup_printf (_("%s: no answer"), door->name);

  if (--round->n_open == 0)
    end_round (round);
}

/* Takes the line of the door that was asked first. */
static void
go_round (SpLadder   *ladder,
          const Door *asked,
          char       *line)
{
  const SpServer *server = sp_ladder_get_server (ladder);
  g_autofree char *known = sp_web_make_url (ladder, "/");
  g_autoptr (GUri) url = g_uri_parse (known, G_URI_FLAGS_ENCODED, NULL);
  GCancellable *cancellable = sp_ladder_be_patient (ladder);
  Round *round = g_new0 (Round, 1);

  round->ladder = ladder;
  /* Held until all have begun: one may end at once. */
  round->n_open = 1;
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      g_autofree char *address = NULL;
      SpHttpRequest request = { 0 };
      Knock *knock = NULL;

      if (&doors[i] == asked)
        {
          round->lines[i] = line;
          continue;
        }

      if (server->protocol == SP_PROTOCOL_GRAPH)
        continue;

      knock = g_new0 (Knock, 1);
      knock->round = round;
      knock->door = i;
      address = g_uri_join (G_URI_FLAGS_ENCODED, "https", NULL, g_uri_get_host (url), g_uri_get_port (url),
                            doors[i].path, NULL, NULL);
      request.url = address;
      request.personal = SP_PERSONAL_DOMAIN;
      request.flags = SP_HTTP_NO_REDIRECT;
      round->n_open++;
      sp_http_fetch_async (sp_ladder_get_net (ladder), sp_ladder_get_ledger (ladder), &request, cancellable,
                           knocked_cb, knock);
    }

  if (asked == &graph)
    round->lines[0] = line;
  if (--round->n_open == 0)
    end_round (round);
}

static void
judge_door (SpLadder          *ladder,
            SpReply           *reply,
            const SpWebAnswer *answer)
{
  const Door *door = find_door (sp_ladder_get_server (ladder));
  const char * const *challenges = (const char * const *) answer->challenges;
  g_autofree char *line = NULL;

  if (!(answer->status >= 200 && answer->status < 300) && !(answer->status == 401 && challenges[0] != NULL))
    {
      sp_web_refuse (ladder, answer->status, reply);
      return;
    }

  sp_ladder_pass (ladder, reply->shown);
  sp_web_take_challenges (ladder, challenges);
  sp_abilities_add (sp_ladder_get_seen (ladder)->abilities, door->name);
  line = answer->versions != NULL ? g_strdup_printf ("%s %s", door->name, answer->versions)
                                  : describe (door, answer->status, challenges);
  sp_ladder_begin (ladder, SP_CHECK_ABILITIES);
  go_round (ladder, door, g_steal_pointer (&line));
}

/**
 * sp_climb_exchange:
 * @ladder: the ladder of an Exchange service
 *
 * What answers, and what does it ask for? That it wants to know who asks is the right answer.
 */
void
sp_climb_exchange (SpLadder *ladder)
{
  const Door *door = find_door (sp_ladder_get_server (ladder));

  sp_web_ask (ladder, door->method, door->path, judge_door);
}
