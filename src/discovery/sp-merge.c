/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-merge.h"

#include "sp-source.h"

/* The parts of an account, in the order in which they are recommended. */
typedef enum
{
  PART_IMAP,
  PART_POP,
  PART_OUTGOING,
  PART_JMAP,
  PART_EXCHANGE,
  PART_WEB,
  N_PARTS,
} Part;

/* A link is followed by a person who trusts us: less than this must not bring one, unless it is out
 * of the person's own file. */
#define LEAST_TRUST_OF_LINKS SP_TRUST_EXCHANGER

typedef struct
{
  SpFinding *finding;
  guint source;   /* its place in sp_sources */
  guint position; /* among all findings */
} Ranked;

static gboolean
is_in_part (const SpServer *server,
            Part            part)
{
  switch (part)
    {
    case PART_IMAP:
      return server->protocol == SP_PROTOCOL_IMAP;

    case PART_POP:
      return server->protocol == SP_PROTOCOL_POP3;

    case PART_OUTGOING:
      return server->protocol == SP_PROTOCOL_SMTP;

    case PART_JMAP:
      return server->protocol == SP_PROTOCOL_JMAP;

    case PART_EXCHANGE:
      return server->protocol == SP_PROTOCOL_EWS || server->protocol == SP_PROTOCOL_ACTIVESYNC ||
             server->protocol == SP_PROTOCOL_GRAPH;

    case PART_WEB:
      return server->direction == SP_DIRECTION_WEB;

    case N_PARTS:
    default:
      return FALSE;
    }
}

/* RFC 8314: what is sent in clear text is never recommended. */
static gboolean
is_allowed (const SpServer *server)
{
  return server->security != SP_SECURITY_NONE || server->url != NULL;
}

static gboolean
is_usable (const SpServer *server,
           Part            part)
{
  return is_allowed (server) &&
         (part == PART_EXCHANGE || server->host != NULL || server->url != NULL);
}

static guint
count (SpFinding *finding,
       Part       part,
       gboolean   with_tls)
{
  SpAccount *account = sp_finding_get_account (finding);
  guint n = 0;

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      n += is_in_part (server, part) && is_usable (server, part) &&
           (!with_tls || server->security == SP_SECURITY_TLS);
    }

  return n;
}

static guint
find_source (const char *id)
{
  guint i = 0;

  while (sp_sources[i] != NULL && !g_str_equal (sp_sources[i]->id, id))
    i++;

  return i;
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;
  SpTrust first_trust = sp_finding_get_trust (first->finding);
  SpTrust second_trust = sp_finding_get_trust (second->finding);

  if (first_trust != second_trust)
    return first_trust > second_trust ? -1 : 1;
  if (first->source != second->source)
    return first->source < second->source ? -1 : 1;
  return first->position < second->position ? -1 : 1;
}

/**
 * sp_findings_rank:
 * @findings: a list of #SpFinding
 *
 * Who was asked first or answered first does not count: only trust does, and between equals the
 * order of the sources, and of the questions of a source.
 *
 * Returns: (transfer full) (element-type SpFinding): those that found something, best first
 */
GPtrArray *
sp_findings_rank (GListModel *findings)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);
      Ranked item = { finding, find_source (sp_finding_get_source (finding)), i };

      if (sp_finding_get_outcome (finding) == SP_OUTCOME_FOUND)
        {
          g_array_append_val (ranked, item);
          g_ptr_array_add (result, g_steal_pointer (&finding));
        }
    }

  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    result->pdata[i] = g_array_index (ranked, Ranked, i).finding;

  return result;
}

static gboolean
is_trusted (SpFinding *finding,
            SpTrust    least)
{
  SpTrust trust = sp_finding_get_trust (finding);

  return trust >= least || trust == SP_TRUST_STORED;
}

/* Whose servers make a part: the most trusted, and between equals who has TLS from the start. */
static SpFinding *
find_best (GPtrArray *ranked,
           Part       part,
           SpTrust    least)
{
  SpFinding *best = NULL;

  for (guint i = 0; i < ranked->len; i++)
    {
      SpFinding *finding = g_ptr_array_index (ranked, i);

      if (!is_trusted (finding, least) || count (finding, part, FALSE) == 0)
        continue;

      if (best == NULL)
        best = finding;
      else if (sp_finding_get_trust (finding) == sp_finding_get_trust (best) &&
               count (best, part, TRUE) == 0 && count (finding, part, TRUE) > 0)
        best = finding;
    }

  return best;
}

static void
add_servers (GPtrArray *servers,
             SpFinding *finding,
             Part       part)
{
  static const SpSecurity order[] = { SP_SECURITY_TLS, SP_SECURITY_STARTTLS, SP_SECURITY_NONE };
  SpAccount *account = sp_finding_get_account (finding);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < sp_account_get_n_servers (account); j++)
        {
          SpServer *server = sp_account_get_server (account, j);

          if (server->security == order[i] && is_in_part (server, part) && is_allowed (server))
            g_ptr_array_add (servers, sp_server_ref (server));
        }
    }
}

/* Nothing of less trust may add to what is whole, and what came in clear text may only stand
 * alone. */
static void
leave_out (GPtrArray *ranked)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      SpFinding *finding = g_ptr_array_index (ranked, i);
      gboolean is_clear = sp_finding_get_trust (finding) == SP_TRUST_NONE;

      if (i > 0 && is_clear)
        g_ptr_array_set_size (ranked, i);
      else if (sp_finding_is_whole (finding))
        g_ptr_array_set_size (ranked, i + 1);
    }
}

static void
find_parts (GPtrArray *ranked,
            SpFinding *parts[N_PARTS])
{
  SpTrust incoming;

  parts[PART_IMAP] = find_best (ranked, PART_IMAP, SP_TRUST_NONE);
  parts[PART_POP] = find_best (ranked, PART_POP, SP_TRUST_NONE);
  parts[PART_OUTGOING] = find_best (ranked, PART_OUTGOING, SP_TRUST_NONE);
  parts[PART_JMAP] = find_best (ranked, PART_JMAP, LEAST_TRUST_OF_LINKS);
  parts[PART_EXCHANGE] = find_best (ranked, PART_EXCHANGE, LEAST_TRUST_OF_LINKS);
  parts[PART_WEB] = find_best (ranked, PART_WEB, LEAST_TRUST_OF_LINKS);

  /* One way to receive is enough: nobody of less trust is needed to add the other. */
  if (parts[PART_IMAP] == NULL || parts[PART_POP] == NULL)
    return;
  incoming = MAX (sp_finding_get_trust (parts[PART_IMAP]), sp_finding_get_trust (parts[PART_POP]));
  if (sp_finding_get_trust (parts[PART_IMAP]) < incoming)
    parts[PART_IMAP] = NULL;
  else if (sp_finding_get_trust (parts[PART_POP]) < incoming)
    parts[PART_POP] = NULL;
}

static const char *
find_webmail (GPtrArray *ranked)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      SpFinding *finding = g_ptr_array_index (ranked, i);
      const char *webmail = sp_account_get_webmail (sp_finding_get_account (finding));

      if (webmail != NULL && is_trusted (finding, LEAST_TRUST_OF_LINKS))
        return webmail;
    }

  return NULL;
}

static const char *
find_provider_name (GPtrArray *ranked)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      SpFinding *finding = g_ptr_array_index (ranked, i);
      const char *name = sp_account_get_provider_name (sp_finding_get_account (finding));

      if (name != NULL)
        return name;
    }

  return NULL;
}

/* An Exchange service that says nothing before the sign-in may be anything that wants one: it
 * makes guessing needless, and nothing else. */
static void
judge (SpMerged  *self,
       GPtrArray *ranked,
       SpFinding *parts[N_PARTS])
{
  SpFinding *incoming = parts[PART_IMAP] != NULL ? parts[PART_IMAP] : parts[PART_POP];
  SpFinding *outgoing = parts[PART_OUTGOING];
  SpFinding *exchange = parts[PART_EXCHANGE];
  SpFinding *last = g_ptr_array_index (ranked, ranked->len - 1);

  if (sp_finding_is_whole (last))
    {
      self->is_usable = self->is_complete = TRUE;
      self->trust = sp_finding_get_trust (last);
    }
  else if (incoming != NULL && outgoing != NULL)
    {
      self->is_usable = self->is_complete = TRUE;
      self->trust = MIN (sp_finding_get_trust (incoming), sp_finding_get_trust (outgoing));
    }

  if (exchange != NULL)
    {
      SpTrust trust = sp_finding_needs_sign_in (exchange)
                        ? MIN (sp_finding_get_trust (exchange), SP_TRUST_NAMES)
                        : sp_finding_get_trust (exchange);

      self->trust = self->is_complete ? MAX (self->trust, trust) : trust;
      self->is_usable = self->is_complete = TRUE;
    }
}

/**
 * sp_merged_init:
 * @self: where the result goes; to be cleared
 * @address: whose account it is
 * @findings: a list of #SpFinding
 *
 * Makes the best account of what has been found: each part from the most trusted that has it.
 * Every server keeps its own source.
 */
void
sp_merged_init (SpMerged   *self,
                SpAddress  *address,
                GListModel *findings)
{
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (GPtrArray) servers = NULL;
  SpFinding *parts[N_PARTS] = { NULL };
  const char *webmail;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (findings));

  *self = (SpMerged) { 0 };
  ranked = sp_findings_rank (findings);
  leave_out (ranked);
  if (ranked->len == 0)
    return;

  servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  find_parts (ranked, parts);
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (parts[i] != NULL)
        add_servers (servers, parts[i], i);
    }

  webmail = find_webmail (ranked);
  if (servers->len == 0 && webmail == NULL &&
      !sp_finding_is_whole (g_ptr_array_index (ranked, ranked->len - 1)))
    return;

  self->account = sp_account_new (address, find_provider_name (ranked), servers, webmail);
  judge (self, ranked, parts);
}

/**
 * sp_merged_clear:
 * @self: a result
 *
 * Lets go of the account.
 */
void
sp_merged_clear (SpMerged *self)
{
  g_clear_object (&self->account);
}

/**
 * sp_merged_is_same:
 * @account: (nullable): an account
 * @other: (nullable): another one
 *
 * Returns: whether both have the same servers, in the same order, and the same links
 */
gboolean
sp_merged_is_same (SpAccount *account,
                   SpAccount *other)
{
  if (account == NULL || other == NULL)
    return account == other;

  if (sp_account_get_n_servers (account) != sp_account_get_n_servers (other) ||
      g_strcmp0 (sp_account_get_webmail (account), sp_account_get_webmail (other)) != 0 ||
      g_strcmp0 (sp_account_get_provider_name (account), sp_account_get_provider_name (other)) != 0)
    return FALSE;

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      if (sp_account_get_server (account, i) != sp_account_get_server (other, i))
        return FALSE;
    }

  return TRUE;
}
