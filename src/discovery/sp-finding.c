/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-finding.h"

#include "sp-net-error.h"
#include "sp-parse-error.h"

struct _SpFinding
{
  GObject parent_instance;

  char *source;
  char *asked;
  SpPersonal told;
  SpOutcome outcome;
  GError *error; /* (nullable) */
  gint64 started;
  GDateTime *time;
  gint ms;
  SpTrust trust;
  SpAccount *account; /* (nullable) */
  char *tls;          /* (nullable) */
  char **rejected;
  gboolean third_party;
  gboolean needs_sign_in;
  gboolean whole;
};

G_DEFINE_FINAL_TYPE (SpFinding, sp_finding, G_TYPE_OBJECT)

typedef enum
{
  PROP_SOURCE = 1,
  PROP_ASKED,
  PROP_TOLD,
  PROP_OUTCOME,
  PROP_ERROR,
  PROP_MS,
  PROP_TRUST,
  PROP_ACCOUNT,
  PROP_THIRD_PARTY,
  PROP_TLS,
  PROP_NEEDS_SIGN_IN,
  N_PROPS,
} SpFindingProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_finding_finalize (GObject *object)
{
  SpFinding *self = SP_FINDING (object);

  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_object (&self->account);
  g_clear_pointer (&self->tls, g_free);
  g_clear_pointer (&self->rejected, g_strfreev);

  G_OBJECT_CLASS (sp_finding_parent_class)->finalize (object);
}

static void
sp_finding_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SpFinding *self = SP_FINDING (object);

  switch ((SpFindingProperty) prop_id)
    {
    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;

    case PROP_ASKED:
      g_value_set_string (value, self->asked);
      break;

    case PROP_TOLD:
      g_value_set_uint (value, self->told);
      break;

    case PROP_OUTCOME:
      g_value_set_uint (value, self->outcome);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    case PROP_MS:
      g_value_set_int (value, self->ms);
      break;

    case PROP_TRUST:
      g_value_set_uint (value, self->trust);
      break;

    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;

    case PROP_THIRD_PARTY:
      g_value_set_boolean (value, self->third_party);
      break;

    case PROP_TLS:
      g_value_set_string (value, self->tls);
      break;

    case PROP_NEEDS_SIGN_IN:
      g_value_set_boolean (value, self->needs_sign_in);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_finding_class_init (SpFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = sp_finding_finalize;
  object_class->get_property = sp_finding_get_property;

  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  properties[PROP_ASKED] = g_param_spec_string ("asked", NULL, NULL, NULL, flags);
  properties[PROP_TOLD] =
    g_param_spec_uint ("told", NULL, NULL, 0, SP_PERSONAL_ADDRESS, SP_PERSONAL_NOTHING, flags);
  properties[PROP_OUTCOME] =
    g_param_spec_uint ("outcome", NULL, NULL, 0, SP_N_OUTCOMES - 1, SP_OUTCOME_RUNNING, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_MS] = g_param_spec_int ("ms", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_TRUST] =
    g_param_spec_uint ("trust", NULL, NULL, 0, SP_N_TRUSTS - 1, SP_TRUST_NONE, flags);
  properties[PROP_ACCOUNT] =
    g_param_spec_object ("account", NULL, NULL, SP_TYPE_ACCOUNT, flags);
  properties[PROP_THIRD_PARTY] =
    g_param_spec_boolean ("third-party", NULL, NULL, FALSE, flags);
  properties[PROP_TLS] = g_param_spec_string ("tls", NULL, NULL, NULL, flags);
  properties[PROP_NEEDS_SIGN_IN] =
    g_param_spec_boolean ("needs-sign-in", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_finding_init (SpFinding *self)
{
  self->started = g_get_monotonic_time ();
  self->time = g_date_time_new_now_utc ();
  self->ms = -1;
  self->rejected = g_new0 (char *, 1);
}

/**
 * sp_finding_new:
 * @source: the id of the source that asks
 * @asked: what is asked: a web address or a name; never with a full address in it
 * @told: what of the person is told by asking
 * @trust: how far an answer can be trusted
 *
 * Returns: a finding that runs from now on
 */
SpFinding *
sp_finding_new (const char *source,
                const char *asked,
                SpPersonal  told,
                SpTrust     trust)
{
  SpFinding *self;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (asked != NULL, NULL);

  self = g_object_new (SP_TYPE_FINDING, NULL);
  self->source = g_strdup (source);
  self->asked = g_strdup (asked);
  self->told = told;
  self->trust = trust;
  return self;
}

const char *
sp_finding_get_source (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return self->source;
}

const char *
sp_finding_get_asked (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return self->asked;
}

SpPersonal
sp_finding_get_told (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), SP_PERSONAL_NOTHING);
  return self->told;
}

SpOutcome
sp_finding_get_outcome (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), SP_OUTCOME_FAILED);
  return self->outcome;
}

/**
 * sp_finding_get_error:
 * @self: a finding
 *
 * Returns: (nullable): why nothing was found, why it failed or why it was skipped
 */
const GError *
sp_finding_get_error (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return self->error;
}

/**
 * sp_finding_get_ms:
 * @self: a finding
 *
 * Returns: how long it took, in milliseconds; -1 while it runs
 */
gint
sp_finding_get_ms (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), -1);
  return self->ms;
}

/**
 * sp_finding_get_time:
 * @self: a finding
 *
 * Returns: (transfer none): when it was begun
 */
GDateTime *
sp_finding_get_time (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return self->time;
}

SpTrust
sp_finding_get_trust (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), SP_TRUST_NONE);
  return self->trust;
}

/**
 * sp_finding_get_account:
 * @self: a finding
 *
 * Returns: (nullable) (transfer none): what was found
 */
SpAccount *
sp_finding_get_account (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return self->account;
}

/**
 * sp_finding_get_tls:
 * @self: a finding
 *
 * Returns: (nullable): how the way was protected, such as "TLS 1.3"; %NULL if it was not, or
 *   if it is not known yet
 */
const char *
sp_finding_get_tls (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return self->tls;
}

/**
 * sp_finding_get_rejected:
 * @self: a finding
 *
 * Returns: (array zero-terminated=1): a sentence for each server that the answer held and
 *   that must not be used
 */
const char * const *
sp_finding_get_rejected (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), NULL);
  return (const char * const *) self->rejected;
}

/**
 * sp_finding_is_third_party:
 * @self: a finding
 *
 * Returns: whether it comes from, or leads to, another registrable domain than the address's
 */
gboolean
sp_finding_is_third_party (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), FALSE);
  return self->third_party;
}

/**
 * sp_finding_needs_sign_in:
 * @self: a finding
 *
 * Returns: whether the service is there, and says more only to who signs in
 */
gboolean
sp_finding_needs_sign_in (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), FALSE);
  return self->needs_sign_in;
}

/**
 * sp_finding_is_whole:
 * @self: a finding
 *
 * Returns: whether its account is all there is, so that nothing weaker may add to it
 */
gboolean
sp_finding_is_whole (SpFinding *self)
{
  g_return_val_if_fail (SP_IS_FINDING (self), FALSE);
  return self->whole;
}

/**
 * sp_finding_set_trust:
 * @self: a finding that has not ended
 * @trust: how far its answer can be trusted, now that this is known
 *
 * Corrects the trust, say because the name server's answer was signed.
 */
void
sp_finding_set_trust (SpFinding *self,
                      SpTrust    trust)
{
  g_return_if_fail (SP_IS_FINDING (self));

  if (self->outcome != SP_OUTCOME_RUNNING || self->trust == trust)
    return;

  self->trust = trust;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRUST]);
}

/**
 * sp_finding_set_tls:
 * @self: a finding
 * @tls: (nullable): how the way is protected, such as "TLS 1.3"
 *
 * Keeps the version as evidence.
 */
void
sp_finding_set_tls (SpFinding  *self,
                    const char *tls)
{
  g_return_if_fail (SP_IS_FINDING (self));

  if (self->outcome != SP_OUTCOME_RUNNING || g_strcmp0 (self->tls, tls) == 0)
    return;

  g_free (self->tls);
  self->tls = g_strdup (tls);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TLS]);
}

/**
 * sp_finding_set_rejected:
 * @self: a finding that has not ended
 * @rejected: (element-type utf8): a sentence for each server that must not be used
 *
 * Keeps what the answer held besides what can be used.
 */
void
sp_finding_set_rejected (SpFinding *self,
                         GPtrArray *rejected)
{
  g_return_if_fail (SP_IS_FINDING (self));

  if (self->outcome != SP_OUTCOME_RUNNING)
    return;

  g_strfreev (self->rejected);
  self->rejected = g_new0 (char *, rejected->len + 1);
  for (guint i = 0; i < rejected->len; i++)
    self->rejected[i] = g_strdup (g_ptr_array_index (rejected, i));
}

/**
 * sp_finding_set_third_party:
 * @self: a finding that has not ended
 * @third_party: whether another registrable domain than the address's had a say
 *
 * Keeps who had a say.
 */
void
sp_finding_set_third_party (SpFinding *self,
                            gboolean   third_party)
{
  g_return_if_fail (SP_IS_FINDING (self));

  third_party = !!third_party;
  if (self->outcome != SP_OUTCOME_RUNNING || self->third_party == third_party)
    return;

  self->third_party = third_party;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THIRD_PARTY]);
}

/**
 * sp_finding_set_needs_sign_in:
 * @self: a finding that has not ended
 * @needs_sign_in: whether the service says more only to who signs in
 *
 * Keeps that the account is not known in full.
 */
void
sp_finding_set_needs_sign_in (SpFinding *self,
                              gboolean   needs_sign_in)
{
  g_return_if_fail (SP_IS_FINDING (self));

  needs_sign_in = !!needs_sign_in;
  if (self->outcome != SP_OUTCOME_RUNNING || self->needs_sign_in == needs_sign_in)
    return;

  self->needs_sign_in = needs_sign_in;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEEDS_SIGN_IN]);
}

/**
 * sp_finding_set_whole:
 * @self: a finding that has not ended
 * @whole: whether its account is all there is
 *
 * Keeps that what is missing in the account is missing for a reason.
 */
void
sp_finding_set_whole (SpFinding *self,
                      gboolean   whole)
{
  g_return_if_fail (SP_IS_FINDING (self));

  if (self->outcome == SP_OUTCOME_RUNNING)
    self->whole = whole;
}

static void
end (SpFinding    *self,
     SpOutcome     outcome,
     SpAccount    *account,
     const GError *error)
{
  if (self->outcome != SP_OUTCOME_RUNNING)
    return;

  self->outcome = outcome;
  self->ms = (gint) ((g_get_monotonic_time () - self->started) / 1000);
  g_set_object (&self->account, account);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_debug ("%s: %s: %s after %d ms%s%s", self->source, self->asked, sp_outcome_to_id (outcome),
           self->ms, error != NULL ? ": " : "", error != NULL ? error->message : "");

  /* The outcome last: who waits for it finds all the rest. */
  g_object_freeze_notify (G_OBJECT (self));
  if (error != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (account != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * sp_finding_end_found:
 * @self: a finding
 * @account: what was found
 *
 * Ends it, if it has not ended.
 */
void
sp_finding_end_found (SpFinding *self,
                      SpAccount *account)
{
  g_return_if_fail (SP_IS_FINDING (self));
  g_return_if_fail (SP_IS_ACCOUNT (account));

  end (self, SP_OUTCOME_FOUND, account, NULL);
}

/**
 * sp_finding_end_nothing:
 * @self: a finding
 * @error: (nullable): in which way there is nothing
 *
 * Ends it, if it has not ended: there was an answer, and it was no.
 */
void
sp_finding_end_nothing (SpFinding    *self,
                        const GError *error)
{
  g_return_if_fail (SP_IS_FINDING (self));

  end (self, SP_OUTCOME_NOTHING, NULL, error);
}

/**
 * sp_finding_end_failed:
 * @self: a finding
 * @error: why
 *
 * Ends it, if it has not ended: there was no answer, or none that can be used.
 */
void
sp_finding_end_failed (SpFinding    *self,
                       const GError *error)
{
  g_return_if_fail (SP_IS_FINDING (self));
  g_return_if_fail (error != NULL);

  end (self, SP_OUTCOME_FAILED, NULL, error);
}

/**
 * sp_finding_end_skipped:
 * @self: a finding
 * @reason: why, for a person to read
 *
 * Ends it, if it has not ended: it was not asked, or not to the end.
 */
void
sp_finding_end_skipped (SpFinding  *self,
                        const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_FINDING (self));
  g_return_if_fail (reason != NULL);

  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, reason);
  end (self, SP_OUTCOME_SKIPPED, NULL, error);
}

/**
 * sp_finding_end_with_error:
 * @self: a finding
 * @error: what came instead of an answer
 *
 * Ends it, if it has not ended, in the way that fits @error: skipped when cancelled or
 * offline, nothing where the world said no, failed otherwise. A web page in place of a
 * document is a site's way of saying no.
 */
void
sp_finding_end_with_error (SpFinding    *self,
                           const GError *error)
{
  g_return_if_fail (SP_IS_FINDING (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_OFFLINE))
    end (self, SP_OUTCOME_SKIPPED, NULL, error);
  else if (sp_net_error_is_absence (error) ||
           g_error_matches (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER))
    end (self, SP_OUTCOME_NOTHING, NULL, error);
  else
    end (self, SP_OUTCOME_FAILED, NULL, error);
}
