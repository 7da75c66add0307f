/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-certificate.h"

#include <locale.h>

static GTlsCertificate *
load (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "net", "certificates", file, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static void
test_explain (void)
{
  static const struct
  {
    const char *certificate; /* (nullable) */
    GTlsCertificateFlags flags;
    const char *words;
  } cases[] = {
    { "expired", G_TLS_CERTIFICATE_EXPIRED, "The certificate of mx.example.org expired on 1 March 2021." },
    { "early", G_TLS_CERTIFICATE_NOT_ACTIVATED,
      "The certificate of mx.example.org is not valid before 1 April 2150." },
    { "wrong-name", G_TLS_CERTIFICATE_BAD_IDENTITY,
      "The certificate that mx.example.org shows is made out to www.elsewhere.example, elsewhere.example." },
    /* A few names are enough. */
    { "valid", G_TLS_CERTIFICATE_BAD_IDENTITY,
      "The certificate that mx.example.org shows is made out to example.org, *.example.org, *.mail.example.org." },
    { "authority", G_TLS_CERTIFICATE_BAD_IDENTITY,
      "The certificate that mx.example.org shows is not made out to it." },
    { "self-signed", G_TLS_CERTIFICATE_UNKNOWN_CA,
      "mx.example.org made its certificate itself: nobody this computer trusts vouches for it." },
    { "stranger", G_TLS_CERTIFICATE_UNKNOWN_CA,
      "The certificate of mx.example.org comes from somebody this computer does not trust." },
    { "valid", G_TLS_CERTIFICATE_REVOKED, "The certificate of mx.example.org has been withdrawn." },
    { "valid", G_TLS_CERTIFICATE_INSECURE,
      "The certificate of mx.example.org is made in a way that is no longer safe." },
    { "valid", G_TLS_CERTIFICATE_GENERIC_ERROR, "The certificate of mx.example.org could not be verified." },
    { NULL, G_TLS_CERTIFICATE_EXPIRED, "The certificate of mx.example.org could not be verified." },
    /* What says most is said. */
    { "expired", G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_UNKNOWN_CA,
      "The certificate of mx.example.org expired on 1 March 2021." },
    { "wrong-name", G_TLS_CERTIFICATE_VALIDATE_ALL,
      "The certificate that mx.example.org shows is made out to www.elsewhere.example, elsewhere.example." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTlsCertificate) certificate =
        cases[i].certificate != NULL ? load (cases[i].certificate) : NULL;
      g_autofree char *words = sp_certificate_explain (certificate, cases[i].flags, "mx.example.org");

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/explain", test_explain);
  return g_test_run ();
}
