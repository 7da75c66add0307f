/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-remarks.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-net-error.h"
#include "sp-sasl.h"

/* Certificates are renewed when a third of their time is left, or half of it where all of it is but a
 * few days. Who has let half of that third pass as well has forgotten it; and nobody needs to know that
 * earlier than two weeks before the end. */
#define RENEWAL_FRACTION 6
#define MAX_DAYS_LEFT 14

typedef struct
{
  const SpServer *server;
  const SpSeen *seen;
  const GError *problem; /* (nullable) */
  GDateTime *now;
} View;

static char *
find_stripped (const View *view)
{
  if (!g_error_matches (view->problem, SP_CHECK_ERROR, SP_CHECK_ERROR_NO_ENCRYPTION) ||
      view->server->security != SP_SECURITY_STARTTLS)
    return NULL;

  return g_strdup (_("Dangerous: the settings say STARTTLS, and the server does not offer it. A mail program that goes on "
                     "without it sends your password for all to read."));
}

static char *
find_clear (const View *view)
{
  if (view->server->security != SP_SECURITY_NONE || view->problem != NULL)
    return NULL;

  return g_strdup (_("The settings say no encryption, but the server offers STARTTLS. Choose that in your mail program."));
}

static char *
find_invitation (const View *view)
{
  if (!view->seen->password_in_clear ||
      g_error_matches (view->problem, SP_CHECK_ERROR, SP_CHECK_ERROR_NO_ENCRYPTION))
    return NULL;

  return g_strdup (_("This server takes a password before the connection is encrypted. Choose STARTTLS in your mail "
                     "program, never “if available”."));
}

static char *
find_oauth (const View *view)
{
  if (!g_error_matches (view->seen->hint, SP_CHECK_ERROR, SP_CHECK_ERROR_ONLY_OAUTH))
    return NULL;

  return g_strdup (_("No password is needed here: choose “OAuth2” in your mail program, and sign in in the browser window "
                     "that it opens."));
}

static char *
find_no_oauth (const View *view)
{
  const SpAbilities *abilities = view->seen->abilities;

  if (view->server->n_authentications == 0 || view->server->authentications[0] != SP_AUTHENTICATION_OAUTH2 ||
      abilities->mechanisms->len == 0)
    return NULL;

  for (guint i = 0; i < abilities->mechanisms->len; i++)
    {
      if (sp_sasl_wants_browser (abilities->mechanisms->pdata[i]) ||
          g_str_equal (abilities->mechanisms->pdata[i], "BEARER"))
        return NULL;
    }

  return g_strdup (_("The settings say OAuth2, but the server does not offer it. Choose a password in your mail program."));
}

static char *
find_better_password (const View *view)
{
  const SpAbilities *abilities = view->seen->abilities;

  if (!sp_server_has_authentication (view->server, SP_AUTHENTICATION_PASSWORD_ENCRYPTED) ||
      abilities->mechanisms->len == 0 || sp_sasl_choose (abilities) == NULL)
    return NULL;
  for (guint i = 0; i < abilities->mechanisms->len; i++)
    {
      const char *name = abilities->mechanisms->pdata[i];

      if (g_str_has_prefix (name, "SCRAM-") || g_str_equal (name, "CRAM-MD5") ||
          g_str_equal (name, "DIGEST-MD5"))
        return NULL;
    }

  return g_strdup (_("The settings say “Encrypted password”, which this server does not know. Choose “Normal password”: the "
                     "connection itself is encrypted."));
}

static GTimeSpan
get_least_time_left (const SpSeen *seen)
{
  GTimeSpan most = (MAX_DAYS_LEFT + 1) * G_TIME_SPAN_DAY;
  GTimeSpan lifetime = seen->certificate_start != NULL
                         ? g_date_time_difference (seen->certificate_end, seen->certificate_start)
                         : G_MAXINT64;

  return MIN (most, lifetime / RENEWAL_FRACTION);
}

static char *
find_certificate_end (const View *view)
{
  GTimeSpan left;
  gulong days;

  if (g_error_matches (view->problem, SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE) ||
      view->seen->certificate_end == NULL ||
      g_date_time_compare (view->seen->certificate_end, view->now) <= 0)
    return NULL;

  left = g_date_time_difference (view->seen->certificate_end, view->now);
  if (left >= get_least_time_left (view->seen))
    return NULL;
  if (left < G_TIME_SPAN_DAY)
    return g_strdup (_("The certificate of this server expires in less than a day. Tell the help desk."));

  days = (gulong) (left / G_TIME_SPAN_DAY);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The certificate of this server expires in %lu day. Tell the help desk.",
                                       "The certificate of this server expires in %lu days. Tell the help desk.", days),
                          days);
}

static const struct
{
  SpRemarkKind kind;
  char *(*find) (const View *view);
} findings[] = {
  { SP_REMARK_DANGER, find_stripped },
  { SP_REMARK_DANGER, find_clear },
  { SP_REMARK_DANGER, find_invitation },
  { SP_REMARK_TO_DO, find_oauth },
  { SP_REMARK_TO_DO, find_no_oauth },
  { SP_REMARK_TO_DO, find_certificate_end },
  { SP_REMARK_BETTER, find_better_password },
};

/**
 * sp_check_remarks_make:
 * @remarks: (element-type SpRemark): where to add them
 * @server: what the settings say
 * @seen: what the server said
 * @problem: (nullable): what broke
 * @now: the time
 *
 * Compares the two.
 */
void
sp_check_remarks_make (GListStore     *remarks,
                       const SpServer *server,
                       const SpSeen   *seen,
                       const GError   *problem,
                       GDateTime      *now)
{
  const View view = { server, seen, problem, now };

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      g_autofree char *text = findings[i].find (&view);
      g_autoptr (SpRemark) remark = text != NULL ? sp_remark_new (findings[i].kind, text) : NULL;

      if (remark != NULL)
        g_list_store_append (remarks, remark);
    }
}
