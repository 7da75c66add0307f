/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-saslprep.h"

#include <gsasl.h>
#include <string.h>

#include "sp-check-error.h"

#include "sp-test.h"

#define N_RANDOM 10000

static SpPassword *
prepare (const char *text,
         gsize       length,
         GError    **error)
{
  g_autoptr (SpPassword) password = sp_password_new (text, length, NULL);

  return sp_saslprep (password, error);
}

static void
test_known (void)
{
  static const struct
  {
    const char *text;
    const char *prepared; /* (nullable): it cannot be sent */
  } cases[] = {
    /* RFC 4013, section 3 */
    { "I\302\255X", "IX" },
    { "user", "user" },
    { "USER", "USER" },
    { "\302\252", "a" },
    { "\342\205\250", "IX" },
    { "", "" },
    { "tab\there", "tab\there" },
    { "tab\there \303\251", NULL },
    { "\303\251", "\303\251" },
    { "e\314\201", "\303\251" },
    { "\315\200a", "\314\200a" },
    { "e\314\243\314\201", "\341\272\271\314\201" }, /* below and above */
    { "e\314\201\314\243", "\341\272\271\314\201" },
    { "\357\274\241\357\274\242", "AB" },
    { "\357\254\201sh", "fish" },
    { "a\302\240b\343\200\200c", "a b c" },
    { "\320\277\320\260\321\200\320\276\320\273\321\214", "\320\277\320\260\321\200\320\276\320\273\321\214" },
    { "\341\204\222\341\205\241\341\206\253", "\355\225\234" }, /* Korean, in parts */
    { "\352\260\200\314\243\341\206\250", "\352\260\200\314\243\341\206\250" }, /* and kept apart by a mark */
    { "\303\205\342\204\253\341\272\213\314\243", "\303\205\303\205\341\272\213\314\243" },
    /* Digits at the end of Arabic: many have such a one, whatever the standard says. */
    { "\331\203\331\204\331\205\330\251123", "\331\203\331\204\331\205\330\251123" },
    { "\302\255", NULL },
    { "x\302\200", NULL },
    { "x\356\200\200", NULL },
    { "x\357\277\275", NULL },
    { "x\342\200\256", NULL },
    { "x\357\277\277", NULL },
    { "x\364\217\277\277", NULL },
    { "\303", NULL },
    { "x\377\376", NULL },
    { "\355\240\200", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPassword) prepared = prepare (cases[i].text, strlen (cases[i].text), &error);

      g_assert_cmpstr (prepared != NULL ? sp_password_peek (prepared, NULL) : NULL, ==, cases[i].prepared);
      if (prepared == NULL)
        g_assert_error (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE);
    }
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (prepare ("a\0b", 3, &error));
  g_assert_error (error, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_SENDABLE);
}

/* What the library makes of it; NULL where it refuses, as it does with all that is newer than its Unicode. */
static char *
ask_library (const char *text)
{
  char *any = NULL;
  char *known = NULL;

  gsasl_saslprep (text, 0, &any, NULL);
  gsasl_saslprep (text, GSASL_ALLOW_UNASSIGNED, &known, NULL);
  /* Nothing is no password (RFC 5802, section 5.1). */
  if (any == NULL || known == NULL || *any == '\0')
    g_clear_pointer (&any, gsasl_free);
  gsasl_free (known);
  return any;
}

static void
compare (const char *text,
         guint      *n_same)
{
  char *expected = ask_library (text);
  g_autoptr (SpPassword) prepared = prepare (text, strlen (text), NULL);

  if (expected == NULL)
    return;

  g_assert_cmpstr (prepared != NULL ? sp_password_peek (prepared, NULL) : NULL, ==, expected);
  gsasl_free (expected);
  (*n_same)++;
}

/* Five characters that were wrong in that old Unicode (its Corrigendum 4). */
static gboolean
was_corrected (gunichar c)
{
  return c == 0x2f868 || c == 0x2f874 || c == 0x2f91f || c == 0x2f95f || c == 0x2f9bf;
}

/* What is alike, as Chinese and Korean are, is tried here and there. */
static gunichar
get_next (gunichar c)
{
  gboolean is_alike = (c >= 0x3400 && c < 0xf800) || (c >= 0x20000 && c < 0x2f700) || c >= 0x30000;

  return c + (is_alike ? 97 : 1);
}

static void
test_every_character (void)
{
  guint n_same = 0;

  for (gunichar c = 0x80; c <= 0x10ffff; c = get_next (c))
    {
      char text[8] = "x";

      if (!g_unichar_validate (c) || was_corrected (c))
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = '\0';
      compare (text, &n_same);
    }

  g_test_message ("%u characters", n_same);
  g_assert_cmpuint (n_same, >, 10000);
}

/* Marks in any order on letters of all kinds: most of the rules are about these. Not among them are
 * letters that join the one before: there that old Unicode was wrong as well (its Corrigendum 5). */
static void
test_marks (void)
{
  static const gunichar letters[] = {
    'a', 'e', 'o', 'u', 'A', 0xe9, 0x1ea1, 0x323, 0x301, 0x302, 0x307, 0x31b, 0x327, 0x328, 0x345, 0x3b1,
    0x3c9, 0x1fb3, 0x1100, 0xac00, 0xac1c, 0x93c, 0x915, 0x9c7, 0xb47, 0x304b, 0x3099, 0xad, 0x2163, 0xfb01,
    0x212b, 0x1d15e, 0x1d157, 0x1d165, 0x1d16e, 0xf71, 0xf72, 0xf74, 0xf80, 0xf73, 0x338, 0x2260,
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n_same = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint32 n = g_rand_int_range (random, 1, 9); n > 0; n--)
        g_string_append_unichar (text, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);
      compare (text->str, &n_same);
    }

  g_test_message ("%u texts", n_same);
  g_assert_cmpuint (n_same, >, N_RANDOM / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/saslprep/known", test_known);
  g_test_add_func ("/check/saslprep/nul", test_nul);
  g_test_add_func ("/check/saslprep/every-character", test_every_character);
  g_test_add_func ("/check/saslprep/marks", test_marks);

  return g_test_run ();
}
