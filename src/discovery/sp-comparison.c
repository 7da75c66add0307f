/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-comparison.h"

#include "sp-field.h"
#include "sp-merge.h"

/* A value of an account, and how it compares; NULL: it has none. */
typedef char *(*GetValue) (SpAccount *account,
                           const SpServer *server);

typedef struct
{
  SpField field;
  SpDirection direction; /* WEB: of no server */
  GetValue get_value;
} Compared;

static char *
get_host (SpAccount      *account,
          const SpServer *server)
{
  return server->host != NULL ? g_ascii_strdown (server->host, -1) : NULL;
}

static char *
get_port (SpAccount      *account,
          const SpServer *server)
{
  return server->port != 0 ? g_strdup_printf ("%u", server->port) : NULL;
}

static char *
get_security (SpAccount      *account,
              const SpServer *server)
{
  return g_strdup (sp_security_to_id (server->security));
}

static char *
get_user (SpAccount      *account,
          const SpServer *server)
{
  return sp_account_dup_user_name (account, server);
}

static char *
get_webmail (SpAccount      *account,
             const SpServer *server)
{
  return g_strdup (sp_account_get_webmail (account));
}

static char *
get_exchange (SpAccount      *account,
              const SpServer *server)
{
  const SpServer *exchange;

  if (sp_account_get_exchange (account) != NULL)
    return g_strdup (sp_account_get_exchange (account));

  exchange = sp_account_find_server (account, SP_OPTION_EXCHANGE, SP_DIRECTION_INCOMING);
  return exchange != NULL ? g_strdup (exchange->host) : NULL;
}

static const Compared compared[] = {
  { SP_FIELD_INCOMING_HOST, SP_DIRECTION_INCOMING, get_host },
  { SP_FIELD_INCOMING_PORT, SP_DIRECTION_INCOMING, get_port },
  { SP_FIELD_INCOMING_SECURITY, SP_DIRECTION_INCOMING, get_security },
  { SP_FIELD_INCOMING_USER, SP_DIRECTION_INCOMING, get_user },
  { SP_FIELD_OUTGOING_HOST, SP_DIRECTION_OUTGOING, get_host },
  { SP_FIELD_OUTGOING_PORT, SP_DIRECTION_OUTGOING, get_port },
  { SP_FIELD_OUTGOING_SECURITY, SP_DIRECTION_OUTGOING, get_security },
  { SP_FIELD_OUTGOING_USER, SP_DIRECTION_OUTGOING, get_user },
  { SP_FIELD_WEBMAIL, SP_DIRECTION_WEB, get_webmail },
  { SP_FIELD_EXCHANGE, SP_DIRECTION_WEB, get_exchange },
};

static gboolean
is_mail (const SpServer *server)
{
  return server->protocol == SP_PROTOCOL_IMAP || server->protocol == SP_PROTOCOL_POP3 ||
         server->protocol == SP_PROTOCOL_SMTP;
}

static const SpServer *
find_recommended (SpAccount  *account,
                  SpDirection direction)
{
  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      if (server->direction == direction && is_mail (server))
        return server;
    }

  return NULL;
}

/* Of several servers of a finding that one speaks which is most like the recommended: the others
 * are its alternatives, and no contradiction. */
static const SpServer *
find_counterpart (SpAccount      *account,
                  const SpServer *recommended)
{
  const SpServer *best = NULL;
  guint best_score = 0;

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);
      guint score = 1;

      if (server->direction != recommended->direction || server->protocol != recommended->protocol)
        continue;

      score += 4 * (g_ascii_strcasecmp (server->host != NULL ? server->host : "",
                                        recommended->host != NULL ? recommended->host : "") == 0);
      score += 2 * (server->security == recommended->security);
      score += server->port == recommended->port;
      if (score > best_score)
        {
          best = server;
          best_score = score;
        }
    }

  return best;
}

static char *
dup_value (const Compared *what,
           SpAccount      *account,
           const SpServer *recommended)
{
  const SpServer *server = NULL;

  if (what->direction != SP_DIRECTION_WEB)
    {
      server = recommended != NULL ? find_counterpart (account, recommended) : NULL;
      if (server == NULL)
        return NULL;
    }

  return what->get_value (account, server);
}

/**
 * sp_comparison_make:
 * @account: (nullable): the recommended account
 * @findings: a list of #SpFinding
 * @agreements: a list of #SpAgreement, whose items are replaced
 *
 * Compares each field of @account with what every finding says of it.
 */
void
sp_comparison_make (SpAccount  *account,
                    GListModel *findings,
                    GListStore *agreements)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ranked = sp_findings_rank (findings);

  g_return_if_fail (G_IS_LIST_STORE (agreements));

  for (guint i = 0; account != NULL && i < G_N_ELEMENTS (compared); i++)
    {
      const SpServer *recommended = find_recommended (account, compared[i].direction);
      g_autofree char *value = dup_value (&compared[i], account, recommended);
      SpAgreement *agreement;

      if (value == NULL)
        continue;

      agreement = sp_agreement_new (sp_field_to_id (compared[i].field), value);
      g_ptr_array_add (made, agreement);
      for (guint j = 0; j < ranked->len; j++)
        {
          SpFinding *finding = g_ptr_array_index (ranked, j);
          g_autofree char *said =
            dup_value (&compared[i], sp_finding_get_account (finding), recommended);

          if (said != NULL)
            sp_agreement_add (agreement, finding, said);
        }
    }

  g_list_store_splice (agreements, 0, g_list_model_get_n_items (G_LIST_MODEL (agreements)),
                       made->pdata, made->len);
}
