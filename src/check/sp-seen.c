/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-seen.h"

#include <glib/gi18n-lib.h>

#include "sp-certificate-facts.h"

/**
 * sp_seen_new:
 *
 * Returns: (transfer full): nothing yet
 */
SpSeen *
sp_seen_new (void)
{
  SpSeen *self = g_new0 (SpSeen, 1);

  self->abilities = sp_abilities_new ();
  return self;
}

/**
 * sp_seen_free:
 * @self: (transfer full): what was seen
 */
void
sp_seen_free (SpSeen *self)
{
  g_free (self->address);
  g_free (self->tls_version);
  g_free (self->fingerprint);
  g_clear_pointer (&self->certificate_start, g_date_time_unref);
  g_clear_pointer (&self->certificate_end, g_date_time_unref);
  sp_abilities_free (self->abilities);
  g_free (self->reply);
  g_clear_error (&self->hint);
  g_free (self);
}

static void
add_line (GString    *text,
          const char *line)
{
  if (line == NULL || *line == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
format_end (GDateTime *end)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) local = g_date_time_to_local (end);
  g_autofree char *date = NULL;
  gint64 days = g_date_time_difference (end, now) / G_TIME_SPAN_DAY;

  if (local == NULL)
    return NULL;

  /* Translators: a full date, for g_date_time_format() */
  date = g_date_time_format (local, C_("date", "%-d %B %Y"));
  if (date == NULL)
    return NULL;
  if (g_date_time_compare (end, now) <= 0)
    /* Translators: a certificate; a date follows */
    return g_strdup_printf (_("Valid until %s"), date);

  return g_strdup_printf (
    /* Translators: a certificate; the first is a date */
    g_dngettext (GETTEXT_PACKAGE, "Valid until %s (%d more day)", "Valid until %s (%d more days)",
                 (gulong) days),
    date,
    (int) MIN (days, G_MAXINT));
}

/**
 * sp_seen_take_way:
 * @self: what was seen
 * @way: how far a connection came
 * @first: (nullable): the first line, in place of the version of TLS
 *
 * Remembers address, version of TLS and certificate.
 *
 * Returns: (transfer full): what a person wants to know of the encryption, one thing a line
 */
char *
sp_seen_take_way (SpSeen                *self,
                  const SpLineStreamWay *way,
                  const char            *first)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (way->address != NULL)
    {
      g_free (self->address);
      self->address = g_strdup (way->address);
    }

  g_free (self->tls_version);
  self->tls_version = g_strdup (way->tls_version);
  add_line (text, first != NULL ? first : way->tls_version);

  if (way->certificate != NULL)
    {
      g_autoptr (SpCertificateFacts) facts = sp_certificate_facts_new (way->certificate);
      g_autofree char *fingerprint = NULL;

      if (facts->issuer != NULL)
        {
          /* Translators: the name of who issued a certificate follows */
          g_autofree char *issuer = g_strdup_printf (_("Certificate of %s"), facts->issuer);

          add_line (text, issuer);
        }
      if (facts->until != NULL)
        {
          g_autofree char *end = format_end (facts->until);

          add_line (text, end);
        }
      fingerprint = g_strdup_printf (_("Fingerprint (SHA-256): %s"), facts->fingerprint);
      add_line (text, fingerprint);

      g_free (self->fingerprint);
      self->fingerprint = g_strdup (facts->fingerprint);
      g_clear_pointer (&self->certificate_start, g_date_time_unref);
      self->certificate_start = facts->from != NULL ? g_date_time_ref (facts->from) : NULL;
      g_clear_pointer (&self->certificate_end, g_date_time_unref);
      self->certificate_end = facts->until != NULL ? g_date_time_ref (facts->until) : NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sp_seen_set_reply:
 * @self: what was seen
 * @reply: what the server said when it broke, as a person may read it
 */
void
sp_seen_set_reply (SpSeen     *self,
                   const char *reply)
{
  g_return_if_fail (self != NULL);

  g_free (self->reply);
  self->reply = g_strdup (reply);
}

/**
 * sp_seen_clear_abilities:
 * @self: what was seen
 *
 * Forgets what the server said it can do, to ask again.
 */
void
sp_seen_clear_abilities (SpSeen *self)
{
  g_return_if_fail (self != NULL);

  sp_abilities_free (self->abilities);
  self->abilities = sp_abilities_new ();
}
