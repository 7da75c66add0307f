/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-error.h"
#include "sp-scram.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      SpScramTerms terms;
      gsize length = 0;
      g_autofree guint8 *bytes = sp_base64_decode (lines[i], 100, &length);

      g_assert_cmpuint (length, <=, 100);
      if (bytes != NULL)
        {
          /* There is one way alone to write them. */
          g_autofree char *again = g_base64_encode (bytes, length);

          g_assert_cmpuint (strlen (again), ==, strlen (lines[i]));
        }

      g_assert_true (sp_scram_terms_parse (lines[i], &terms, &error) == (error == NULL));
      if (error == NULL)
        {
          g_assert_cmpuint (terms.iterations, >=, 4096);
          g_assert_cmpuint (terms.iterations, <=, 1000000);
          g_assert_cmpuint (terms.salt_length, >, 0);
        }
      sp_scram_terms_clear (&terms);
    }

  return 0;
}
