/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-authorities.h"

struct _SpAuthorities
{
  GTlsDatabase parent_instance;

  GTlsDatabase *database;
};

G_DEFINE_FINAL_TYPE (SpAuthorities, sp_authorities, G_TYPE_TLS_DATABASE)

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

  return g_tls_database_verify_chain (self->database, chain, purpose, identity, interaction, flags,
                                      cancellable, error);
}

static char *
sp_authorities_create_certificate_handle (GTlsDatabase    *database,
                                          GTlsCertificate *certificate)
{
  return g_tls_database_create_certificate_handle (SP_AUTHORITIES (database)->database, certificate);
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

  return g_tls_database_lookup_certificate_for_handle (self->database, handle, interaction, flags,
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

  return g_tls_database_lookup_certificate_issuer (self->database, certificate, interaction, flags,
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

  return g_tls_database_lookup_certificates_issued_by (self->database, issuer, interaction, flags,
                                                       cancellable, error);
}

static void
sp_authorities_finalize (GObject *object)
{
  SpAuthorities *self = SP_AUTHORITIES (object);

  g_clear_object (&self->database);

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
 * Loads those that this computer believes, which takes a while the first time: for a thread of
 * its own. From then on they are what GIO takes for every connection of this process, for libsoup
 * makes its connections before one can say what to believe.
 *
 * Returns: (transfer full) (nullable): those that this computer believes; %NULL where GIO has no TLS
 */
GTlsDatabase *
sp_authorities_get_default (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GTlsDatabase) database = g_tls_backend_get_default_database (backend);
  GTlsDatabase *self = NULL;

  /* No TLS on this computer: every connection that wants it will fail. */
  if (database == NULL)
    return NULL;

  self = sp_authorities_new (database);
  if (self != database)
    g_tls_backend_set_default_database (backend, self);
  return self;
}
