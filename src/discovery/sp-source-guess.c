/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source.h"

#include <glib/gi18n-lib.h>

#include "sp-candidates.h"
#include "sp-leads.h"
#include "sp-probe.h"
#include "sp-source-run.h"

/* Mail servers of the usual names: the names are looked up at once; the servers are visited
 * as soon as nothing better is in sight. */

#define ID "guess"
#define MAX_VISITS 12
/* milliseconds */
#define VISIT_DEADLINE 4000
#define MIN_GRACE 25
#define MIN_HOLD 50
/* A connection whose first packet is lost is tried again after a second. */
#define RETRY_GRACE 1300
/* Nothing hangs on it: what it holds is let go of by hand. */
#define FOREVER G_MAXINT

typedef struct
{
  SpSourceRun *run;
  SpFinding *finding;  /* of the names */
  SpDeadline *lookups; /* lets go of names that nobody waits for any more */
  GError *error;       /* (nullable): why a name could not be looked up */
  SpCandidates candidates;
  SpFinding *findings[SP_N_CANDIDATES];        /* (nullable) */
  char *held[SP_N_CANDIDATES];                /* (nullable): right, but a better one may be, too */
  SpDeadline *visits[SP_N_CANDIDATES];         /* (nullable) */
  guint n_names;                              /* that are not known yet */
  guint n_visits;
  gboolean waits;                             /* for the leads, or has done so */
  gboolean is_open;                           /* servers may be visited */
  gboolean is_over;
  gint64 opened;
  GSource *hold;                              /* (nullable) */
  GSource *grace;                             /* (nullable) */
  GSource *cancelled;                         /* (nullable) */
} Guess;

typedef struct
{
  Guess *guess;
  guint index; /* of a name, a service or an candidate */
} Question;

static void visit (Guess *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
guess_clear (gpointer data)
{
  Guess *self = data;

  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      g_clear_object (&self->findings[i]);
      g_clear_pointer (&self->held[i], g_free);
      g_clear_pointer (&self->visits[i], sp_deadline_free);
    }
  sp_candidates_clear (&self->candidates);
  g_clear_pointer (&self->lookups, sp_deadline_free);
  g_clear_error (&self->error);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->run, sp_source_run_unref);
}

static void
guess_unref (gpointer self)
{
  g_rc_box_release_full (self, guess_clear);
}

static Question *
question_new (Guess *self,
              guint  index)
{
  Question *question = g_new0 (Question, 1);

  question->guess = g_rc_box_acquire (self);
  question->index = index;
  return question;
}

static void
question_free (Question *self)
{
  guess_unref (self->guess);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static GSource *
attach (Guess      *self,
        GSource    *source,
        GSourceFunc callback)
{
  g_source_set_static_name (source, "[signpost] guess");
  g_source_set_callback (source, callback, g_rc_box_acquire (self), guess_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

/* What there is to say of the names, now that no more of them is waited for. */
static void
end_names (Guess *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SP_N_USUAL_NAMES; i++)
    {
      if (self->candidates.addresses[i] == NULL)
        continue;

      if (names->len > 0)
        /* Translators: between the items of a list */
        g_string_append (names, C_("list", ", "));
      g_string_append_printf (names, "%s.%s", sp_usual_names[i],
                              sp_lookup_get_domain (self->run->lookup));
    }

  if (names->len > 0)
    /* Translators: %s is a list of names of hosts */
    words = g_strdup_printf (_("These of them exist: %s."), names->str);
  else if (self->n_names > 0)
    words = g_strdup (_("The domain says that it does not offer this."));
  else
    words = g_strdup (_("None of these names exists."));

  if (names->len == 0 && self->error != NULL)
    error = g_error_copy (self->error);
  else
    error = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME, words);
  sp_finding_end_with_error (self->finding, error);
}

static void
leave_out (Guess *self,
           guint  candidate)
{
  if (sp_candidates_is_open (&self->candidates, candidate))
    sp_candidates_set_state (&self->candidates, candidate, SP_CANDIDATE_LEFT_OUT);
  g_clear_pointer (&self->held[candidate], g_free);
  if (self->findings[candidate] == NULL)
    return;

  sp_finding_end_skipped (self->findings[candidate], _("A better place had answered."));
  if (self->visits[candidate] != NULL)
    g_cancellable_cancel (sp_deadline_get_cancellable (self->visits[candidate]));
}

static void
end_right (Guess *self,
           guint  candidate)
{
  g_autofree char *tls = g_steal_pointer (&self->held[candidate]);
  SpFinding *finding = self->findings[candidate];
  SpServiceKind kind = sp_candidates[candidate].kind;
  g_autofree char *host = NULL;
  g_autoptr (GPtrArray) servers = NULL;
  g_autoptr (SpAccount) account = NULL;

  host = g_strconcat (sp_usual_names[sp_candidates[candidate].name], ".",
                      sp_lookup_get_domain (self->run->lookup), NULL);
  servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_ptr_array_add (servers, sp_service_make_server (kind, host, sp_services[kind].port,
                                                    sp_finding_get_asked (finding)));
  account = sp_account_new (sp_lookup_get_address (self->run->lookup), NULL, servers, NULL);
  sp_finding_set_tls (finding, tls);
  sp_lookup_end_found (self->run->lookup, finding, account);
}

/* Brings to light what is held back, and no longer need be. */
static void
end_held (Guess   *self,
          gboolean all)
{
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      if (self->held[i] != NULL && (all || !sp_candidates_has_better_open (&self->candidates, i)))
        end_right (self, i);
    }
}

/* Lets go of all that could call back. The last visit that was cancelled ends the run. */
static void
finish (Guess *self)
{
  if (self->is_over)
    return;

  self->is_over = TRUE;
  end_names (self);
  if (!g_cancellable_is_cancelled (self->run->cancellable))
    end_held (self, TRUE);
  clear_source (&self->hold);
  clear_source (&self->grace);
  clear_source (&self->cancelled);
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    leave_out (self, i);
  g_cancellable_cancel (sp_deadline_get_cancellable (self->lookups));
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Guess *self = user_data;
  g_autoptr (GError) error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  sp_finding_end_with_error (self->finding, error);
  finish (self);
  return G_SOURCE_REMOVE;
}

static gboolean grace_over_cb (gpointer user_data);

static void
wait_for_the_rest (Guess *self,
                   guint  milliseconds)
{
  clear_source (&self->grace);
  self->grace = attach (self, g_timeout_source_new (milliseconds), grace_over_cb);
}

/* What could make the account better gets the time in which a lost packet is sent again; the
 * rest does not. */
static gboolean
grace_over_cb (gpointer user_data)
{
  Guess *self = user_data;
  guint elapsed = (guint) ((g_get_monotonic_time () - self->opened) / 1000);
  gboolean waits = FALSE;

  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      if (elapsed < RETRY_GRACE && sp_candidates_could_improve (&self->candidates, i))
        waits = TRUE;
      else if (sp_candidates_is_open (&self->candidates, i))
        leave_out (self, i);
    }

  if (waits)
    wait_for_the_rest (self, RETRY_GRACE - elapsed);
  else
    finish (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_anything_open (Guess *self)
{
  for (guint i = 0; i < SP_N_CANDIDATES; i++)
    {
      if (sp_candidates_is_open (&self->candidates, i))
        return TRUE;
    }

  return FALSE;
}

static void
look_for_the_end (Guess *self)
{
  if (!is_anything_open (self))
    finish (self);
  else if (self->grace == NULL && sp_candidates_are_complete (&self->candidates))
    wait_for_the_rest (self, MAX (MIN_GRACE, sp_lookup_get_elapsed_ms (self->run->lookup) / 5));
}

static gboolean
hold_over_cb (gpointer user_data)
{
  Guess *self = user_data;

  end_held (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* A server with STARTTLS may be quicker than one with TLS from the first byte on. That must
 * not make it the answer, but nobody waits long. */
static void
take_right (Guess *self,
            guint  candidate,
            char  *tls)
{
  guint hold = MAX (MIN_HOLD, sp_lookup_get_elapsed_ms (self->run->lookup) / 2);

  if (!sp_candidates_is_open (&self->candidates, candidate))
    {
      g_free (tls);
      return;
    }

  self->held[candidate] = tls;
  sp_candidates_set_state (&self->candidates, candidate, SP_CANDIDATE_RIGHT);
  for (guint i = candidate + 1; i < SP_N_CANDIDATES; i++)
    {
      if (sp_candidates_get_protocol (i) == sp_candidates_get_protocol (candidate))
        leave_out (self, i);
    }

  if (self->hold == NULL && sp_candidates_has_better_open (&self->candidates, candidate))
    self->hold = attach (self, g_timeout_source_new (hold), hold_over_cb);
}

static void
take_wrong (Guess        *self,
            guint         candidate,
            const GError *error)
{
  SpCandidateState state = SP_CANDIDATE_WRONG;

  if (g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE))
    state = SP_CANDIDATE_MISNAMED;
  if (sp_candidates_is_open (&self->candidates, candidate))
    sp_candidates_set_state (&self->candidates, candidate, state);

  sp_finding_end_with_error (self->findings[candidate], error);
}

static void
visited_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  Guess *self = question->guess;
  g_autofree char *tls = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->visits[question->index], sp_deadline_free);
  self->n_visits--;

  tls = sp_probe_finish (SP_NET (source), result, &error);
  if (tls != NULL)
    take_right (self, question->index, g_steal_pointer (&tls));
  else
    take_wrong (self, question->index, error);

  if (!self->is_over)
    visit (self);
}

static void
begin_visit (Guess *self,
             guint  candidate)
{
  SpLookup *lookup = self->run->lookup;
  const SpCandidate *info = &sp_candidates[candidate];
  g_autofree char *host = NULL;
  g_autofree char *asked = NULL;
  SpProbe probe = { 0 };

  host = g_strconcat (sp_usual_names[info->name], ".", sp_lookup_get_domain (lookup), NULL);
  asked = g_strdup_printf ("%s:%u", host, sp_services[info->kind].port);
  self->findings[candidate] = g_object_ref (
    sp_lookup_add_finding (lookup, ID, asked, SP_PERSONAL_DOMAIN, SP_TRUST_GUESS));
  self->visits[candidate] = sp_deadline_new (self->run->cancellable, FOREVER);
  self->n_visits++;
  sp_candidates_set_state (&self->candidates, candidate, SP_CANDIDATE_VISITED);

  probe.kind = info->kind;
  probe.host = host;
  probe.port = sp_services[info->kind].port;
  probe.deadline = VISIT_DEADLINE;
  sp_probe_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), &probe,
                  sp_deadline_get_cancellable (self->visits[candidate]), visited_cb,
                  question_new (self, candidate));
}

static void
visit (Guess *self)
{
  guint candidate;

  /* The end comes by itself then. */
  if (g_cancellable_is_cancelled (self->run->cancellable))
    return;

  while (self->is_open && self->n_visits < MAX_VISITS &&
         (candidate = sp_candidates_next (&self->candidates)) < SP_N_CANDIDATES)
    begin_visit (self, candidate);

  end_held (self, FALSE);
  look_for_the_end (self);
}

static void
leads_waited_for_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  Guess *self = question->guess;

  if (!sp_leads_wait_finish (SP_LOOKUP (source), result, NULL) || self->is_over)
    return;

  self->is_open = TRUE;
  self->opened = g_get_monotonic_time ();
  if (self->n_names == 0)
    end_names (self);
  visit (self);
}

static void
name_looked_up_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  Guess *self = question->guess;
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;

  records = sp_net_look_up_finish (SP_NET (source), result, &error);
  if (self->is_over || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL && !sp_net_error_is_absence (error) && self->error == NULL)
    self->error = g_error_copy (error);
  if (records != NULL && sp_records_get_n_records (records) == 0)
    g_clear_pointer (&records, sp_records_unref);
  self->n_names--;
  sp_candidates_set_addresses (&self->candidates, question->index, records);

  if (!is_anything_open (self) || self->is_open)
    {
      if (self->n_names == 0)
        end_names (self);
      visit (self);
    }
  else if (!self->waits && records != NULL)
    {
      self->waits = TRUE;
      sp_leads_wait_async (self->run->lookup, sp_deadline_get_cancellable (self->lookups),
                           leads_waited_for_cb, question_new (self, 0));
    }
}

static void
service_looked_up_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  Guess *self = question->guess;
  g_autoptr (SpRecords) records = NULL;

  records = sp_net_look_up_finish (SP_NET (source), result, NULL);
  if (self->is_over || records == NULL || sp_records_get_n_records (records) != 1 ||
      sp_records_get (records, 0)->text[0] != '\0')
    return;

  sp_candidates_set_absent (&self->candidates, question->index);
  look_for_the_end (self);
}

static void
look_up (Guess              *self,
         const char         *prefix,
         SpRecordType        type,
         GAsyncReadyCallback callback,
         guint               index)
{
  SpLookup *lookup = self->run->lookup;
  g_autofree char *name = g_strconcat (prefix, ".", sp_lookup_get_domain (lookup), NULL);

  sp_net_look_up_async (sp_lookup_get_net (lookup), sp_lookup_get_ledger (lookup), name, type,
                        SP_PERSONAL_DOMAIN, sp_deadline_get_cancellable (self->lookups), callback,
                        question_new (self, index));
}

static char *
dup_asked (const char *domain)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < SP_N_USUAL_NAMES; i++)
    g_string_append_printf (names, "%s%s.%s", i > 0 ? ", " : "", sp_usual_names[i], domain);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
guess_start (SpLookup           *lookup,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  Guess *self = g_rc_box_new0 (Guess);
  g_autofree char *asked = dup_asked (sp_lookup_get_domain (lookup));

  self->run = sp_source_run_new (lookup, cancellable, callback, user_data);
  self->lookups = sp_deadline_new (cancellable, FOREVER);
  self->finding = g_object_ref (
    sp_lookup_add_finding (lookup, ID, asked, SP_PERSONAL_DOMAIN, SP_TRUST_GUESS));
  if (cancellable != NULL)
    self->cancelled = attach (self, g_cancellable_source_new (cancellable),
                              (GSourceFunc) (void *) cancelled_cb);

  self->n_names = SP_N_USUAL_NAMES;
  for (guint i = 0; i < SP_N_USUAL_NAMES; i++)
    look_up (self, sp_usual_names[i], SP_RECORD_ADDRESS, name_looked_up_cb, i);
  /* The names that say which services there are not. */
  for (guint i = 0; i < SP_N_SERVICES; i++)
    look_up (self, sp_services[i].name, SP_RECORD_SRV, service_looked_up_cb, i);

  guess_unref (self);
}

const SpSource sp_source_guess = {
  .id = ID,
  .title = N_("Servers of the usual names"),
  .trust = SP_TRUST_GUESS,
  .asks_hosts = TRUE,
  .start = guess_start,
};
