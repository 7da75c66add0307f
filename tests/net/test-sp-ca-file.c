/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ca-file.h"

#include <glib/gstdio.h>
#include <locale.h>

static char *
build_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);

  return g_test_build_filename (G_TEST_DIST, "net", "certificates", file, NULL);
}

static gboolean
vouches (SpCaFile   *file,
         const char *name)
{
  g_autofree char *path = build_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoptr (GSocketConnectable) identity = g_network_address_new ("mx.example.org", 993);

  g_assert_no_error (error);
  return sp_ca_file_vouches_for (file, certificate, identity);
}

static void
test_vouches (void)
{
  static const struct
  {
    const char *certificate;
    gboolean good;
  } cases[] = {
    { "valid", TRUE },       { "expired", FALSE },  { "early", FALSE },
    { "wrong-name", FALSE }, { "stranger", FALSE }, { "self-signed", FALSE },
  };
  g_autofree char *path = build_path ("authority");
  g_autoptr (SpCaFile) file = sp_ca_file_new (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (vouches (file, cases[i].certificate), ==, cases[i].good);
}

/* A file with these certificates of the tests, and with what stands before and behind them. */
static char *
make_file (const char *before,
           const char *names,
           const char *behind)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);
  g_autoptr (GString) text = g_string_new (before);
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp (NULL, &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *source = build_path (list[i]);
      g_autofree char *contents = NULL;

      g_file_get_contents (source, &contents, NULL, &error);
      g_assert_no_error (error);
      g_string_append (text, contents);
    }
  g_string_append (text, behind);
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_files (void)
{
  static const struct
  {
    const char *before;
    const char *names;
    const char *behind;
    gboolean good;
  } cases[] = {
    { "", "authority", "", TRUE },
    { "# GlobalSign\n", "self-signed valid stranger authority", "the end\n", TRUE },
    /* What is no certificate, or never ends, takes nobody along. */
    { "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "authority",
      "-----BEGIN CERTIFICATE-----\nAAAA", TRUE },
    { "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "authority", "", TRUE },
    /* A certificate does not vouch for itself by being shown, nor another of the same issuer. */
    { "", "stranger", "", FALSE },
    { "", "expired self-signed", "", FALSE },
  };
  g_autoptr (SpCaFile) missing = sp_ca_file_new ("/nonexistent");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = make_file (cases[i].before, cases[i].names, cases[i].behind);
      g_autoptr (SpCaFile) file = sp_ca_file_new (path);

      g_assert_cmpint (vouches (file, "valid"), ==, cases[i].good);
      g_unlink (path);
    }
  g_assert_false (vouches (missing, "valid"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ca-file/vouches", test_vouches);
  g_test_add_func ("/ca-file/files", test_files);
  return g_test_run ();
}
