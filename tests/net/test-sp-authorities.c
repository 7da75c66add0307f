/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-authorities.h"

#include <locale.h>

static char *
build_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);

  return g_test_build_filename (G_TEST_DIST, "net", "certificates", file, NULL);
}

/* It says what the one behind it says. */
static void
test_verify (void)
{
  static const struct
  {
    const char *certificate;
    GTlsCertificateFlags flags;
  } cases[] = {
    { "valid", 0 },
    { "expired", G_TLS_CERTIFICATE_EXPIRED },
    { "wrong-name", G_TLS_CERTIFICATE_BAD_IDENTITY },
    { "stranger", G_TLS_CERTIFICATE_UNKNOWN_CA },
  };
  g_autofree char *path = build_path ("authority");
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) file = g_tls_file_database_new (path, &error);
  g_autoptr (GTlsDatabase) authorities = NULL;
  g_autoptr (GTlsDatabase) again = NULL;
  g_autoptr (GSocketConnectable) identity = g_network_address_new ("mx.example.org", 993);

  g_assert_no_error (error);
  authorities = sp_authorities_new (file);
  again = sp_authorities_new (authorities);
  g_assert_true (again == authorities);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = build_path (cases[i].certificate);
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (name, &error);
      GTlsCertificateFlags flags;

      g_assert_no_error (error);
      flags = g_tls_database_verify_chain (authorities, certificate,
                                           G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                           G_TLS_DATABASE_VERIFY_NONE, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (flags, ==, cases[i].flags);
    }
}

static void
test_default (void)
{
  g_autoptr (GTlsDatabase) first = sp_authorities_get_default ();
  g_autoptr (GTlsDatabase) second = sp_authorities_get_default ();
  g_autoptr (GTlsDatabase) database = g_tls_backend_get_default_database (g_tls_backend_get_default ());

  g_assert_true (SP_IS_AUTHORITIES (first));
  g_assert_true (first == second);
  g_assert_true (first == database);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/authorities/verify", test_verify);
  g_test_add_func ("/authorities/default", test_default);
  return g_test_run ();
}
