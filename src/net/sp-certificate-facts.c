/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-certificate-facts.h"

#include "sp-text.h"

/* Longer names nobody reads. */
#define MAX_NAME_CHARS 80

static char *
make_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *digest = NULL;
  GString *text = NULL;

  g_object_get (certificate, "certificate", &bytes, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  text = g_string_new (NULL);
  for (gsize i = 0; digest[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (digest[i]));
    }

  return g_string_free (text, FALSE);
}

/* The value of one attribute of a name as RFC 4514 writes it. */
static char *
get_attribute (const char *name,
               const char *type)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *shown = NULL;
  gsize length = strlen (type);

  while (name != NULL && !(g_ascii_strncasecmp (name, type, length) == 0 && name[length] == '='))
    {
      for (; *name != '\0' && *name != ','; name++)
        {
          if (*name == '\\' && name[1] != '\0')
            name++;
        }
      name = *name == ',' ? name + 1 : NULL;
    }

  if (name == NULL)
    return NULL;

  for (name += length + 1; *name != '\0' && *name != ',' && *name != '+'; name++)
    {
      if (*name == '\\' && name[1] != '\0')
        name++;
      g_string_append_c (value, *name);
    }

  shown = g_utf8_make_valid (value->str, (gssize) value->len);
  if (g_utf8_strlen (shown, -1) > MAX_NAME_CHARS)
    *g_utf8_offset_to_pointer (shown, MAX_NAME_CHARS) = '\0';
  return sp_text_strip_invisible (shown);
}

static char *
make_issuer (GTlsCertificate *certificate)
{
  g_autofree char *name = g_tls_certificate_get_issuer_name (certificate);
  g_autofree char *common = get_attribute (name, "CN");
  g_autofree char *organisation = get_attribute (name, "O");

  if (common == NULL || *common == '\0')
    return g_steal_pointer (&organisation);
  if (organisation == NULL || *organisation == '\0' || g_str_equal (common, organisation))
    return g_steal_pointer (&common);

  return g_strdup_printf ("%s (%s)", common, organisation);
}

/**
 * sp_certificate_facts_new:
 * @certificate: what a server showed
 *
 * Returns: (transfer full): what can be read in it
 */
SpCertificateFacts *
sp_certificate_facts_new (GTlsCertificate *certificate)
{
  SpCertificateFacts *self = NULL;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  self = g_new0 (SpCertificateFacts, 1);
  self->issuer = make_issuer (certificate);
  self->from = g_tls_certificate_get_not_valid_before (certificate);
  self->until = g_tls_certificate_get_not_valid_after (certificate);
  self->fingerprint = make_fingerprint (certificate);
  return self;
}

/**
 * sp_certificate_facts_free:
 * @self: (transfer full): facts
 */
void
sp_certificate_facts_free (SpCertificateFacts *self)
{
  g_free (self->issuer);
  g_clear_pointer (&self->from, g_date_time_unref);
  g_clear_pointer (&self->until, g_date_time_unref);
  g_free (self->fingerprint);
  g_free (self);
}
