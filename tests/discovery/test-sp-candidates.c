/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-candidates.h"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpCandidates, sp_candidates_clear)

static guint
find (const char   *name,
      SpServiceKind kind)
{
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      if (g_str_equal (sp_usual_names[sp_candidates[i].name], name) && sp_candidates[i].kind == kind)
        return i;
    }

  g_error ("No candidate %s %s", name, sp_services[kind].name);
}

/* Addresses: one or more, with spaces between; NULL: the name does not exist. */
static void
set (SpCandidates *self,
     const char   *name,
     const char   *addresses)
{
  g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_ADDRESS, FALSE);
  g_auto (GStrv) parts = g_strsplit (addresses != NULL ? addresses : "", " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (parts[i]);

      sp_records_add (records, 0, 0, 0, NULL, address);
    }

  for (guint i = 0; i < SP_N_USUAL_NAMES; i++)
    {
      if (g_str_equal (sp_usual_names[i], name))
        sp_candidates_set_addresses (self, i, addresses != NULL ? records : NULL);
    }
}

/* Visits all that may be visited; returns how many. */
static guint
visit_all (SpCandidates *self)
{
  guint candidate;
  guint n = 0;

  while ((candidate = sp_candidates_next (self)) < SP_N_CANDIDATES)
    {
      sp_candidates_set_state (self, candidate, SP_CANDIDATE_VISITED);
      n++;
    }

  return n;
}

static void
test_order (void)
{
  g_auto (SpCandidates) self = { 0 };

  g_assert_cmpuint (sp_candidates_next (&self), ==, SP_N_CANDIDATES);
  set (&self, "mail", "192.0.2.1");
  g_assert_cmpuint (sp_candidates_next (&self), ==, find ("mail", SP_SERVICE_IMAPS));
  set (&self, "imap", "192.0.2.2");
  set (&self, "smtp", NULL);
  set (&self, "pop", NULL);
  set (&self, "pop3", NULL);
  g_assert_cmpuint (sp_candidates_next (&self), ==, find ("imap", SP_SERVICE_IMAPS));
  g_assert_cmpuint (visit_all (&self), ==, 8);
}

/* TLS from the first byte on before STARTTLS, for each protocol. */
static void
test_preference (void)
{
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      for (guint j = i + 1; j < SP_N_CANDIDATES; j++)
        {
          if (sp_candidates_get_protocol (i) == sp_candidates_get_protocol (j))
            g_assert_cmpint (sp_services[sp_candidates[i].kind].security, <=,
                             sp_services[sp_candidates[j].kind].security);
        }
    }
}

static void
test_twins (void)
{
  g_auto (SpCandidates) self = { 0 };
  guint imap = find ("imap", SP_SERVICE_IMAPS);
  guint mail = find ("mail", SP_SERVICE_IMAPS);

  /* In whatever order the name server gives them. */
  set (&self, "imap", "192.0.2.1 2001:db8::1");
  set (&self, "mail", "2001:db8::1 192.0.2.1");
  g_assert_cmpuint (sp_candidates_next (&self), ==, imap);
  /* Six ports, each once: IMAP, POP and SMTP, with and without TLS. */
  g_assert_cmpuint (visit_all (&self), ==, 6);
  g_assert_true (sp_candidates_is_open (&self, mail));

  /* Its certificate may be for the other name. */
  sp_candidates_set_state (&self, imap, SP_CANDIDATE_MISNAMED);
  g_assert_cmpuint (sp_candidates_next (&self), ==, mail);
}

static void
test_wrong_twin (void)
{
  g_auto (SpCandidates) self = { 0 };
  guint imap = find ("imap", SP_SERVICE_IMAPS);
  guint mail = find ("mail", SP_SERVICE_IMAPS);

  set (&self, "imap", "192.0.2.1 192.0.2.2");
  set (&self, "mail", "192.0.2.2");
  visit_all (&self);
  sp_candidates_set_state (&self, imap, SP_CANDIDATE_WRONG);
  sp_candidates_next (&self);
  g_assert_false (sp_candidates_is_open (&self, mail));
}

static void
test_right (void)
{
  g_auto (SpCandidates) self = { 0 };
  guint imaps = find ("imap", SP_SERVICE_IMAPS);
  guint imap = find ("imap", SP_SERVICE_IMAP);
  guint submissions = find ("smtp", SP_SERVICE_SUBMISSIONS);
  guint pop = find ("pop", SP_SERVICE_POP3S);

  set (&self, "imap", "192.0.2.1");
  set (&self, "smtp", "192.0.2.2");
  set (&self, "pop", "192.0.2.3");
  set (&self, "mail", NULL);
  visit_all (&self);

  sp_candidates_set_state (&self, imap, SP_CANDIDATE_RIGHT);
  g_assert_true (sp_candidates_has_better_open (&self, imap));
  g_assert_false (sp_candidates_are_complete (&self));

  sp_candidates_set_state (&self, submissions, SP_CANDIDATE_RIGHT);
  g_assert_true (sp_candidates_are_complete (&self));
  g_assert_true (sp_candidates_could_improve (&self, imaps));
  g_assert_false (sp_candidates_could_improve (&self, pop));
  g_assert_true (sp_candidates_is_open (&self, pop));
  g_assert_false (sp_candidates_is_open (&self, find ("smtp", SP_SERVICE_SUBMISSION)));

  sp_candidates_set_state (&self, imaps, SP_CANDIDATE_RIGHT);
  g_assert_cmpint (self.states[imap], ==, SP_CANDIDATE_LEFT_OUT);
  g_assert_false (sp_candidates_has_better_open (&self, imaps));
}

/* POP alone is enough to receive, but IMAP would be better. */
static void
test_pop (void)
{
  g_auto (SpCandidates) self = { 0 };

  set (&self, "mail", "192.0.2.1");
  visit_all (&self);
  sp_candidates_set_state (&self, find ("mail", SP_SERVICE_POP3S), SP_CANDIDATE_RIGHT);
  sp_candidates_set_state (&self, find ("mail", SP_SERVICE_SUBMISSIONS), SP_CANDIDATE_RIGHT);
  g_assert_true (sp_candidates_are_complete (&self));
  g_assert_true (sp_candidates_could_improve (&self, find ("mail", SP_SERVICE_IMAP)));
}

static void
test_absent (void)
{
  g_auto (SpCandidates) self = { 0 };

  sp_candidates_set_absent (&self, SP_SERVICE_IMAPS);
  set (&self, "imap", "192.0.2.1");
  g_assert_cmpuint (sp_candidates_next (&self), ==, find ("imap", SP_SERVICE_IMAP));
  sp_candidates_set_absent (&self, SP_SERVICE_IMAP);
  g_assert_cmpuint (sp_candidates_next (&self), ==, SP_N_CANDIDATES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/candidates/order", test_order);
  g_test_add_func ("/candidates/preference", test_preference);
  g_test_add_func ("/candidates/twins", test_twins);
  g_test_add_func ("/candidates/wrong-twin", test_wrong_twin);
  g_test_add_func ("/candidates/right", test_right);
  g_test_add_func ("/candidates/pop", test_pop);
  g_test_add_func ("/candidates/absent", test_absent);

  return g_test_run ();
}
