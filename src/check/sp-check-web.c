/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-climb.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-net-error.h"
#include "sp-web.h"

#define USER_AGENT "Signpost/" SP_VERSION

/* Of a request under way. */
typedef struct
{
  const char *method;
  GUri *url;
  SpWebJudge judge;
  SpWebFollowed followed;
  SpLedgerEntry *entry; /* (nullable) */
} Visit;

static void
visit_free (gpointer data)
{
  Visit *self = data;

  g_clear_object (&self->entry);
  g_clear_pointer (&self->url, g_uri_unref);
  g_free (self);
}

/**
 * sp_web_make_url:
 * @ladder: a ladder
 * @path: the usual one of its service
 *
 * Returns: (transfer full): the address of the service
 */
char *
sp_web_make_url (SpLadder   *ladder,
                 const char *path)
{
  const SpServer *server = sp_ladder_get_server (ladder);
  gboolean is_usual = server->port == 0 || server->port == 443;

  if (server->url != NULL)
    return g_strdup (server->url);

  return g_uri_join (G_URI_FLAGS_NONE, "https", NULL, server->host, is_usual ? -1 : server->port, path, NULL,
                     NULL);
}

static void
heard_head (SpLadder *ladder,
            SpReply  *reply)
{
  Visit *self = sp_ladder_get_data (ladder);
  g_autoptr (SpWebAnswer) answer = sp_web_answer_new (reply);
  g_autofree char *outcome = g_strdup_printf ("HTTP %u", answer->status);

  sp_ledger_entry_end (self->entry, outcome);
  self->judge (ladder, reply, answer);
}

static void
connected (SpLadder *ladder)
{
  Visit *self = sp_ladder_get_data (ladder);
  const char *host = g_uri_get_host (self->url);
  const char *path = g_uri_get_path (self->url);
  const char *query = g_uri_get_query (self->url);
  gint port = g_uri_get_port (self->url);
  g_autofree char *place = g_strdup_printf (strchr (host, ':') != NULL ? "[%s]" : "%s", host);
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (head, "%s %s%s%s HTTP/1.1\r\nHost: %s", self->method, *path != '\0' ? path : "/",
                          query != NULL ? "?" : "", query != NULL ? query : "", place);
  if (port > 0 && port != 443)
    g_string_append_printf (head, ":%d", port);
  g_string_append (head, "\r\nUser-Agent: " USER_AGENT "\r\nAccept: */*\r\nConnection: close\r\n\r\n");

  self->entry = g_object_ref (sp_ledger_add (sp_ladder_get_ledger (ladder), SP_CONTACT_REQUEST, host,
                                             *path != '\0' ? path : "/", SP_PERSONAL_DOMAIN));
  sp_ladder_begin (ladder, SP_CHECK_GREETING);
  bytes = g_bytes_new (head->str, head->len);
  sp_ladder_send (ladder, SP_EXPECT_ANSWER, bytes, heard_head);
}

/**
 * sp_web_ask:
 * @ladder: the ladder of a web service
 * @method: such as `GET`
 * @path: the usual path of the service, where the server names no address
 * @judge: what to make of the answer; the step greeting is under way then
 *
 * Sends one request without any credential, over a connection of its own.
 */
void
sp_web_ask (SpLadder   *ladder,
            const char *method,
            const char *path,
            SpWebJudge  judge)
{
  g_autofree char *text = sp_web_make_url (ladder, path);
  g_autoptr (GUri) url = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  Visit *self = NULL;

  sp_ladder_set_dialect (ladder, &sp_dialect_web);
  if (url == NULL || g_uri_get_host (url) == NULL || g_strcmp0 (g_uri_get_scheme (url), "https") != 0 ||
      g_uri_get_userinfo (url) != NULL)
    {
      sp_ladder_connect (ladder, NULL, 0, TRUE, connected);
      return;
    }

  self = g_new0 (Visit, 1);
  self->method = method;
  self->judge = judge;
  self->url = g_steal_pointer (&url);
  sp_ladder_set_data (ladder, self, visit_free);
  sp_ladder_connect (ladder, g_uri_get_host (self->url),
                     g_uri_get_port (self->url) > 0 ? (guint16) g_uri_get_port (self->url) : 443, TRUE,
                     connected);
}

/**
 * sp_web_is_redirect:
 * @status: of an answer
 *
 * Returns: whether it leads elsewhere
 */
gboolean
sp_web_is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
followed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SpLadder *ladder = user_data;
  Visit *self = sp_ladder_get_data (ladder);
  GError *problem = NULL;
  g_autoptr (SpHttpResponse) response = sp_http_fetch_finish (SP_NET (source), result, &problem);

  if (response == NULL)
    sp_ladder_fail (ladder, problem);
  else
    self->followed (ladder, response);
}

/**
 * sp_web_follow:
 * @ladder: the ladder of a web service that was asked
 * @answer: a redirect
 * @followed: what to make of what is there
 *
 * Never leaves encryption.
 */
void
sp_web_follow (SpLadder          *ladder,
               const SpWebAnswer *answer,
               SpWebFollowed      followed)
{
  Visit *self = sp_ladder_get_data (ladder);
  g_autofree char *base = g_uri_to_string (self->url);
  g_autofree char *target = NULL;
  SpHttpRequest request = { 0 };

  if (answer->location != NULL)
    target = g_uri_resolve_relative (base, answer->location, G_URI_FLAGS_ENCODED, NULL);
  if (target == NULL || g_ascii_strncasecmp (target, "https://", 8) != 0)
    {
      sp_ladder_fail_with (ladder, SP_CHECK_ERROR_LEADS_AWAY,
                           _("It leads to a place that is not encrypted."), NULL);
      return;
    }

  self->followed = followed;
  request.url = target;
  request.personal = SP_PERSONAL_DOMAIN;
  request.max_bytes = 4 * 1024 * 1024;
  sp_http_fetch_async (sp_ladder_get_net (ladder), sp_ladder_get_ledger (ladder), &request,
                       sp_ladder_be_patient (ladder), followed_cb, ladder);
}

/**
 * sp_web_refuse:
 * @ladder: the ladder of a web service that was asked
 * @status: that is no success
 * @reply: (nullable): what it was said with
 *
 * The step under way broke: ends the run.
 */
void
sp_web_refuse (SpLadder *ladder,
               guint     status,
               SpReply  *reply)
{
  if (status == 403)
    sp_ladder_fail_with (ladder, SP_CHECK_ERROR_FORBIDDEN, _("The web server answers nobody here."), reply);
  else if (status >= 500)
    sp_ladder_fail_with (ladder, SP_CHECK_ERROR_TROUBLE, _("The web server has a fault of its own."), reply);
  else if (sp_web_is_redirect (status))
    sp_ladder_fail_with (ladder, SP_CHECK_ERROR_LEADS_AWAY,
                         _("It leads elsewhere instead of answering."), reply);
  else
    sp_ladder_fail_with (ladder, SP_CHECK_ERROR_MISSING,
                         _("There is a web server, but not this service."), reply);
}

/**
 * sp_web_take_challenges:
 * @ladder: the ladder of a web service that was asked
 * @challenges: (array zero-terminated=1): the ways to sign in that it names
 */
void
sp_web_take_challenges (SpLadder           *ladder,
                        const char * const *challenges)
{
  SpAbilities *abilities = sp_ladder_get_seen (ladder)->abilities;

  for (guint i = 0; challenges[i] != NULL; i++)
    sp_abilities_add_mechanism (abilities, challenges[i]);
}

/**
 * sp_web_end:
 * @ladder: the ladder of a web service that answers well
 *
 * Ends the run.
 */
void
sp_web_end (SpLadder *ladder)
{
  sp_ladder_skip (ladder, SP_CHECK_SIGN_IN, _("Not tried: over the web no password is sent from here"));
  sp_ladder_end (ladder);
}

static gboolean
is_page (guint status)
{
  return (status >= 200 && status < 300) || status == 401;
}

static void
page_followed (SpLadder             *ladder,
               const SpHttpResponse *response)
{
  g_autoptr (GUri) url = g_uri_parse (response->url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *detail = NULL;

  if (!is_page (response->status))
    {
      sp_web_refuse (ladder, response->status, NULL);
      return;
    }

  /* Translators: a host name follows */
  detail = g_strdup_printf (_("Leads to %s"), url != NULL ? g_uri_get_host (url) : response->url);
  sp_ladder_pass (ladder, detail);
  sp_web_end (ladder);
}

static void
judge_page (SpLadder          *ladder,
            SpReply           *reply,
            const SpWebAnswer *answer)
{
  if (sp_web_is_redirect (answer->status))
    {
      sp_ladder_pass (ladder, reply->shown);
      sp_ladder_begin (ladder, SP_CHECK_ABILITIES);
      sp_web_follow (ladder, answer, page_followed);
      return;
    }

  if (!is_page (answer->status))
    {
      sp_web_refuse (ladder, answer->status, reply);
      return;
    }

  sp_ladder_pass (ladder, reply->shown);
  sp_web_take_challenges (ladder, (const char * const *) answer->challenges);
  sp_ladder_begin (ladder, SP_CHECK_ABILITIES);
  sp_ladder_pass (ladder, _("A page for the browser"));
  sp_web_end (ladder);
}

/**
 * sp_climb_web:
 * @ladder: the ladder of a web page
 *
 * Does the address answer?
 */
void
sp_climb_web (SpLadder *ladder)
{
  sp_web_ask (ladder, "GET", "/", judge_page);
}
