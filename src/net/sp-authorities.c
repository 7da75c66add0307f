/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-authorities.h"

#include "sp-ca-file.h"

/* Where Debian and many others keep, in one file, what GnuTLS reads, too. Where there is none, all
 * certificates are read. */
#define CA_FILE "/etc/ssl/certs/ca-certificates.crt"

struct _SpAuthorities
{
  GTlsDatabase parent_instance;

  GMutex mutex;
  GTlsBackend *backend;   /* (nullable): whose certificates they are, if those of this computer */
  SpCaFile *file;         /* (nullable): until it is needed */
  GTlsDatabase *database; /* (nullable): until it is needed */
};

G_DEFINE_FINAL_TYPE (SpAuthorities, sp_authorities, G_TYPE_TLS_DATABASE)

/* GIO asks from any thread. */
static SpCaFile *
get_file (SpAuthorities *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->file == NULL && self->backend != NULL)
    self->file = sp_ca_file_new (CA_FILE);
  return self->file;
}

/* All certificates, which takes a while. */
static GTlsDatabase *
get_database (SpAuthorities *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  /* From the interface, as GIO itself would now name this object. */
  if (self->database == NULL)
    self->database = G_TLS_BACKEND_GET_INTERFACE (self->backend)->get_default_database (self->backend);
  return self->database;
}

static GTlsCertificateFlags
sp_authorities_verify_chain (GTlsDatabase           *database,
                             GTlsCertificate        *chain,
                             const char             *purpose,
                             GSocketConnectable     *identity,
                             GTlsInteraction        *interaction,
                             GTlsDatabaseVerifyFlags flags,
                             GCancellable           *cancellable,
                             GError                **error)
{
  SpAuthorities *self = SP_AUTHORITIES (database);
  SpCaFile *file = get_file (self);

  if (file != NULL && identity != NULL && sp_ca_file_vouches_for (file, chain, identity))
    return G_TLS_CERTIFICATE_NO_FLAGS;
  return g_tls_database_verify_chain (get_database (self), chain, purpose, identity, interaction,
                                      flags, cancellable, error);
}

static char *
sp_authorities_create_certificate_handle (GTlsDatabase    *database,
                                          GTlsCertificate *certificate)
{
  return g_tls_database_create_certificate_handle (get_database (SP_AUTHORITIES (database)), certificate);
}

static GTlsCertificate *
sp_authorities_lookup_certificate_for_handle (GTlsDatabase           *database,
                                              const char             *handle,
                                              GTlsInteraction        *interaction,
                                              GTlsDatabaseLookupFlags flags,
                                              GCancellable           *cancellable,
                                              GError                **error)
{
  SpAuthorities *self = SP_AUTHORITIES (database);

  return g_tls_database_lookup_certificate_for_handle (get_database (self), handle, interaction, flags,
                                                       cancellable, error);
}

static GTlsCertificate *
sp_authorities_lookup_certificate_issuer (GTlsDatabase           *database,
                                          GTlsCertificate        *certificate,
                                          GTlsInteraction        *interaction,
                                          GTlsDatabaseLookupFlags flags,
                                          GCancellable           *cancellable,
                                          GError                **error)
{
  SpAuthorities *self = SP_AUTHORITIES (database);

  return g_tls_database_lookup_certificate_issuer (get_database (self), certificate, interaction, flags,
                                                   cancellable, error);
}

static GList *
sp_authorities_lookup_certificates_issued_by (GTlsDatabase           *database,
                                              GByteArray             *issuer,
                                              GTlsInteraction        *interaction,
                                              GTlsDatabaseLookupFlags flags,
                                              GCancellable           *cancellable,
                                              GError                **error)
{
  SpAuthorities *self = SP_AUTHORITIES (database);

  return g_tls_database_lookup_certificates_issued_by (get_database (self), issuer, interaction, flags,
                                                       cancellable, error);
}

static void
sp_authorities_finalize (GObject *object)
{
  SpAuthorities *self = SP_AUTHORITIES (object);

  g_clear_object (&self->backend);
  g_clear_object (&self->file);
  g_clear_object (&self->database);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (sp_authorities_parent_class)->finalize (object);
}

static void
sp_authorities_class_init (SpAuthoritiesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GTlsDatabaseClass *database_class = G_TLS_DATABASE_CLASS (klass);

  object_class->finalize = sp_authorities_finalize;
  database_class->verify_chain = sp_authorities_verify_chain;
  database_class->create_certificate_handle = sp_authorities_create_certificate_handle;
  database_class->lookup_certificate_for_handle = sp_authorities_lookup_certificate_for_handle;
  database_class->lookup_certificate_issuer = sp_authorities_lookup_certificate_issuer;
  database_class->lookup_certificates_issued_by = sp_authorities_lookup_certificates_issued_by;
}

static void
sp_authorities_init (SpAuthorities *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * sp_authorities_new:
 * @database: whose certificates are believed
 *
 * Returns: (transfer full): a database that says what @database says
 */
GTlsDatabase *
sp_authorities_new (GTlsDatabase *database)
{
  SpAuthorities *self = NULL;

  g_return_val_if_fail (G_IS_TLS_DATABASE (database), NULL);

  if (SP_IS_AUTHORITIES (database))
    return g_object_ref (database);

  self = g_object_new (SP_TYPE_AUTHORITIES, NULL);
  self->database = g_object_ref (database);
  return G_TLS_DATABASE (self);
}

/**
 * sp_authorities_get_default:
 *
 * Those that this computer believes, read when a certificate is to be verified. From the first
 * call on they are what GIO takes for every connection of this process, for libsoup makes its
 * connections before one can say what to believe.
 *
 * Returns: (transfer full): those that this computer believes
 */
GTlsDatabase *
sp_authorities_get_default (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  SpAuthorities *self = g_object_get_data (G_OBJECT (backend), "sp-authorities");

  if (self == NULL)
    {
      self = g_object_new (SP_TYPE_AUTHORITIES, NULL);
      self->backend = g_object_ref (backend);
      g_object_set_data_full (G_OBJECT (backend), "sp-authorities", self, g_object_unref);
      g_tls_backend_set_default_database (backend, G_TLS_DATABASE (self));
    }
  return G_TLS_DATABASE (g_object_ref (self));
}
