/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* For memmem() */
#define _GNU_SOURCE

#include "sp-ca-file.h"

#include <gnutls/x509.h>
#include <string.h>

/* Longer chains no server shows, and no authority has more certificates of one name. */
#define MAX_CHAIN 10
#define MAX_ISSUERS 8

#define MAX_SIZE (4 * 1024 * 1024)

#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END "-----END CERTIFICATE-----"

struct _SpCaFile
{
  GObject parent_instance;

  GPtrArray *certificates; /* of GBytes: DER */
};

G_DEFINE_FINAL_TYPE (SpCaFile, sp_ca_file, G_TYPE_OBJECT)

static void
sp_ca_file_finalize (GObject *object)
{
  SpCaFile *self = SP_CA_FILE (object);

  g_ptr_array_unref (self->certificates);

  G_OBJECT_CLASS (sp_ca_file_parent_class)->finalize (object);
}

static void
sp_ca_file_class_init (SpCaFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_ca_file_finalize;
}

static void
sp_ca_file_init (SpCaFile *self)
{
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

static GBytes *
decode (const char *base64)
{
  gsize length = 0;
  guchar *der = g_base64_decode (base64, &length);

  return g_bytes_new_take (der, length);
}

/* What is between the lines of RFC 7468, section 2; all else in the file is a comment. */
static void
add_certificates (SpCaFile *self,
                  char     *text)
{
  char *begin = text;

  while ((begin = strstr (begin, BEGIN)) != NULL)
    {
      char *end = strstr (begin, END);

      if (end == NULL)
        return;
      begin += strlen (BEGIN);
      *end = '\0';
      g_strstrip (begin);
      if (*begin != '\0')
        g_ptr_array_add (self->certificates, decode (begin));
      begin = end + 1;
    }
}

/**
 * sp_ca_file_new:
 * @path: the file
 *
 * Returns: (transfer full): what stands in it; nothing if it cannot be read
 */
SpCaFile *
sp_ca_file_new (const char *path)
{
  SpCaFile *self = g_object_new (SP_TYPE_CA_FILE, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, self);

  if (g_file_get_contents (path, &text, &length, NULL) && length <= MAX_SIZE)
    add_certificates (self, text);
  return self;
}

typedef int (*GetName) (gnutls_x509_crt_t  certificate,
                        gnutls_datum_t    *name);

/* A name as it stands in the certificate (RFC 5280, section 4.1.2.4): names are the same if their
 * bytes are, as for GnuTLS itself. */
static GBytes *
get_name (gconstpointer der,
          gsize         length,
          GetName       get)
{
  gnutls_datum_t in = { (unsigned char *) der, (unsigned int) length };
  gnutls_datum_t out = { NULL, 0 };
  gnutls_x509_crt_t parsed = NULL;
  GBytes *name = NULL;

  if (gnutls_x509_crt_init (&parsed) != GNUTLS_E_SUCCESS)
    return NULL;
  if (gnutls_x509_crt_import (parsed, &in, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS &&
      get (parsed, &out) == GNUTLS_E_SUCCESS)
    name = g_bytes_new (out.data, out.size);
  gnutls_free (out.data);
  gnutls_x509_crt_deinit (parsed);
  return name;
}

/* A subject is looked for where any byte may be it, and only what has it there is parsed. */
static gboolean
is_named (GBytes *der,
          GBytes *name)
{
  g_autoptr (GBytes) subject = NULL;
  gsize length = 0;
  gsize name_length = 0;
  gconstpointer bytes = g_bytes_get_data (der, &length);
  gconstpointer wanted = g_bytes_get_data (name, &name_length);

  if (name_length == 0 || memmem (bytes, length, wanted, name_length) == NULL)
    return FALSE;
  subject = get_name (bytes, length, gnutls_x509_crt_get_raw_dn);
  return subject != NULL && g_bytes_equal (subject, name);
}

static GTlsCertificate *
import (GBytes *der)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (der, NULL), (guint) g_bytes_get_size (der));
  return g_initable_new (g_tls_backend_get_certificate_type (g_tls_backend_get_default ()), NULL, NULL,
                         "certificate", bytes, NULL);
}

static gboolean
has_issuer (SpCaFile           *self,
            GBytes             *name,
            GTlsCertificate    *chain,
            GSocketConnectable *identity)
{
  guint n_issuers = 0;

  for (guint i = 0; i < self->certificates->len && n_issuers < MAX_ISSUERS; i++)
    {
      g_autoptr (GTlsCertificate) issuer = NULL;

      if (!is_named (self->certificates->pdata[i], name))
        continue;
      n_issuers++;
      issuer = import (self->certificates->pdata[i]);
      if (issuer != NULL && g_tls_certificate_verify (chain, identity, issuer) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_ca_file_vouches_for:
 * @self: the certificates that are trusted
 * @chain: what a server showed
 * @identity: the server's name
 *
 * Asks GIO whether @chain is good and ends at a certificate of the file whose name it mentions.
 * That it does not says nothing yet: whoever knows all certificates, and ways around, may know
 * one.
 *
 * Returns: whether it is, and does
 */
gboolean
sp_ca_file_vouches_for (SpCaFile           *self,
                        GTlsCertificate    *chain,
                        GSocketConnectable *identity)
{
  GTlsCertificate *certificate = chain;

  g_return_val_if_fail (SP_IS_CA_FILE (self), FALSE);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (chain), FALSE);
  g_return_val_if_fail (G_IS_SOCKET_CONNECTABLE (identity), FALSE);

  for (guint i = 0; i < MAX_CHAIN && certificate != NULL; i++)
    {
      g_autoptr (GByteArray) der = NULL;
      g_autoptr (GBytes) name = NULL;

      g_object_get (certificate, "certificate", &der, NULL);
      name = der != NULL ? get_name (der->data, der->len, gnutls_x509_crt_get_raw_issuer_dn) : NULL;
      if (name != NULL && has_issuer (self, name, chain, identity))
        return TRUE;
      certificate = g_tls_certificate_get_issuer (certificate);
    }
  return FALSE;
}
