/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-error.h"
#include "sp-scram.h"

#include "sp-test.h"

static void
test_base64 (void)
{
  const struct
  {
    const char *text;
    gssize length; /* -1: it is none */
  } cases[] = {
    { "", 0 }, { "YQ==", 1 }, { "YWI=", 2 }, { "YWJj", 3 }, { "YWJjZA==", 4 },
    { "Y", -1 }, { "YQ", -1 }, { "YQ=", -1 }, { "YQ===", -1 }, { "Y===", -1 }, { "====", -1 },
      { "YQ==YQ==", -1 },
    { "YW Jj", -1 }, { "YWJ\n", -1 }, { "YW-_", -1 }, { "YWJjZGVmZ2hp", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = 0;
      g_autofree guint8 *bytes = sp_base64_decode (cases[i].text, 8, &length);

      if (cases[i].length < 0)
        {
          g_assert_null (bytes);
          continue;
        }
      g_assert_cmpuint (length, ==, (gsize) cases[i].length);
      g_assert_cmpmem (bytes, length, "abcd", length);
    }
}

static void
test_terms (void)
{
  const struct
  {
    const char *message;
    guint iterations; /* 0: it cannot be worked with */
  } cases[] = {
    { "r=abc,s=c2FsdA==,i=4096", 4096 },
    { "r=abc,s=c2FsdA==,i=1000000,x=y", 1000000 },
    { "r=abc,s=c2FsdA==,i=4095", 0 },
    { "r=abc,s=c2FsdA==,i=1000001", 0 },
    { "r=abc,s=c2FsdA==,i=-4096", 0 },
    { "r=abc,s=c2FsdA==,i=99999999999999999999", 0 },
    { "r=abc,s=c2FsdA==,i=", 0 },
    { "r=abc,s=c2FsdA==,i=4096 ", 0 },
    { "r=abc,s=,i=4096", 0 },
    { "r=abc,s=!,i=4096", 0 },
    { "m=x,r=abc,s=c2FsdA==,i=4096", 0 },
    { "s=c2FsdA==,r=abc,i=4096", 0 },
    { "r=abc,s=c2FsdA==", 0 },
    { "e=other-error", 0 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpScramTerms terms;
      g_autoptr (GError) error = NULL;
      gboolean is_good = sp_scram_terms_parse (cases[i].message, &terms, &error);

      g_assert_cmpint (is_good, ==, cases[i].iterations > 0);
      g_assert_true (is_good == (error == NULL));
      g_assert_true (is_good == (terms.salt != NULL));
      if (is_good)
        {
          g_assert_cmpuint (terms.iterations, ==, cases[i].iterations);
          g_assert_cmpmem (terms.salt, terms.salt_length, "salt", 4);
        }
      sp_scram_terms_clear (&terms);
    }
}

/* A password that is no text cannot be prepared (RFC 4013); one of other letters can. */
static void
test_prepared (void)
{
  const struct
  {
    const char *password;
    gboolean is_good;
  } cases[] = {
    { "secret", TRUE }, { "p\303\244ssw\303\266rd", TRUE }, { "pa\314\210ss", TRUE },
      { "\357\254\201sh", TRUE },
    { "\320\277\320\260\321\200\320\276\320\273\321\214", TRUE }, { "\303", FALSE }, { "\377\376", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpPassword) password = sp_password_new (cases[i].password, strlen (cases[i].password), NULL);
      g_autoptr (GError) error = NULL;
      SpScram *scram = sp_scram_new ("SCRAM-SHA-256", "jane", password, &error);

      g_assert_cmpint (scram != NULL, ==, cases[i].is_good);
      if (!cases[i].is_good)
        g_assert_error (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE);
      g_clear_pointer (&scram, sp_scram_free);
    }
}

static void
test_begun (void)
{
  g_autoptr (SpPassword) password = sp_password_new ("pencil", 6, NULL);
  SpScram *scram = sp_scram_new ("SCRAM-SHA-1", "us,er=", password, NULL);
  g_autoptr (SpPassword) first = sp_scram_begin (scram, NULL);

  /* RFC 5802, section 5.1: commas and equal signs are written in another way. */
  g_assert_true (g_str_has_prefix (sp_password_peek (first, NULL), "n,,n=us=2Cer=3D,r="));
  g_assert_false (sp_scram_is_proved (scram));
  sp_scram_free (scram);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/scram/base64", test_base64);
  g_test_add_func ("/check/scram/terms", test_terms);
  g_test_add_func ("/check/scram/prepared", test_prepared);
  g_test_add_func ("/check/scram/begun", test_begun);

  return g_test_run ();
}
