/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-certificate.h"

#include <glib/gi18n-lib.h>

/* More names than these are of no help, and a certificate may bear hundreds. */
#define MAX_NAMES 3
/* Longer ones are not names (RFC 1035, section 2.3.4). */
#define MAX_NAME_LENGTH 253

typedef char *(*Explanation) (GTlsCertificate *certificate,
                              const char *host);

static char *
format_date (GDateTime *when)
{
  g_autoptr (GDateTime) local = NULL;

  if (when == NULL)
    return NULL;

  local = g_date_time_to_local (when);
  if (local == NULL)
    return NULL;

  /* Translators: a full date, for g_date_time_format() */
  return g_date_time_format (local, C_("date", "%-d %B %Y"));
}

static char *
explain_expired (GTlsCertificate *certificate,
                 const char      *host)
{
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *date = format_date (end);

  if (date == NULL)
    return g_strdup_printf (_("The certificate of %s has expired."), host);

  /* Translators: the first is a host name, the second a date. */
  return g_strdup_printf (_("The certificate of %s expired on %s."), host, date);
}

static char *
explain_not_activated (GTlsCertificate *certificate,
                       const char      *host)
{
  g_autoptr (GDateTime) start = g_tls_certificate_get_not_valid_before (certificate);
  g_autofree char *date = format_date (start);

  if (date == NULL)
    return g_strdup_printf (_("The certificate of %s is not valid yet."), host);

  /* Translators: the first is a host name, the second a date. */
  return g_strdup_printf (_("The certificate of %s is not valid before %s."), host, date);
}

/* What a server writes there is shown to a person: nothing that could pass for anything but a
 * name. */
static gboolean
is_shown (const char *name)
{
  gsize length = strlen (name);

  return length > 0 && length <= MAX_NAME_LENGTH &&
         name[strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.*")] == '\0';
}

static char *
join_names (GTlsCertificate *certificate)
{
  g_autoptr (GPtrArray) names = g_tls_certificate_get_dns_names (certificate);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;
  guint n_shown = 0;

  for (guint i = 0; names != NULL && i < names->len && n_shown < MAX_NAMES; i++)
    {
      g_autofree char *name = g_strndup (g_bytes_get_data (names->pdata[i], NULL),
                                         g_bytes_get_size (names->pdata[i]));

      if (is_shown (name))
        {
          g_strv_builder_add (builder, name);
          n_shown++;
        }
    }

  if (n_shown == 0)
    return NULL;

  shown = g_strv_builder_end (builder);
  /* Translators: between the names of hosts in a list. */
  return g_strjoinv (_(", "), shown);
}

static char *
explain_identity (GTlsCertificate *certificate,
                  const char      *host)
{
  g_autofree char *names = join_names (certificate);

  if (names == NULL)
    return g_strdup_printf (_("The certificate that %s shows is not made out to it."), host);

  /* Translators: the first is a host name, the second one or more host names. */
  return g_strdup_printf (_("The certificate that %s shows is made out to %s."), host, names);
}

static char *
explain_issuer (GTlsCertificate *certificate,
                const char      *host)
{
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);

  if (issuer != NULL && g_strcmp0 (issuer, subject) == 0 &&
      g_tls_certificate_get_issuer (certificate) == NULL)
    return g_strdup_printf (_("%s made its certificate itself: nobody this computer trusts vouches for it."),
                            host);

  return g_strdup_printf (_("The certificate of %s comes from somebody this computer does not trust."), host);
}

static char *
explain_revoked (GTlsCertificate *certificate,
                 const char      *host)
{
  return g_strdup_printf (_("The certificate of %s has been withdrawn."), host);
}

static char *
explain_insecure (GTlsCertificate *certificate,
                  const char      *host)
{
  return g_strdup_printf (_("The certificate of %s is made in a way that is no longer safe."), host);
}

/* The first that applies is said: a wrong name says most, for it may mean another server than the
 * one that was meant. */
static const struct
{
  GTlsCertificateFlags flag;
  Explanation explain;
} explanations[] = {
  { G_TLS_CERTIFICATE_BAD_IDENTITY, explain_identity },
  { G_TLS_CERTIFICATE_EXPIRED, explain_expired },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, explain_not_activated },
  { G_TLS_CERTIFICATE_REVOKED, explain_revoked },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, explain_issuer },
  { G_TLS_CERTIFICATE_INSECURE, explain_insecure },
};

/**
 * sp_certificate_explain:
 * @certificate: (nullable): what a server showed
 * @flags: what is wrong with it
 * @host: the server
 *
 * Returns: (transfer full): one sentence for a person, translated
 */
char *
sp_certificate_explain (GTlsCertificate     *certificate,
                        GTlsCertificateFlags flags,
                        const char          *host)
{
  g_return_val_if_fail (certificate == NULL || G_IS_TLS_CERTIFICATE (certificate), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  for (guint i = 0; certificate != NULL && i < G_N_ELEMENTS (explanations); i++)
    {
      if (flags & explanations[i].flag)
        return explanations[i].explain (certificate, host);
    }

  return g_strdup_printf (_("The certificate of %s could not be verified."), host);
}
