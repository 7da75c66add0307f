/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-scrub.h"

#include <string.h>

static void
test_scrub (void)
{
  const char *secrets[] = { "secret", "c2VjcmV0", "ab", "" };
  const struct
  {
    const char *text;
    const char *scrubbed;
  } cases[] = {
    { "nothing", "nothing" },
    { "no secret here", "no ****** here" },
    { "secretsecret", "************" },
    { "secre c2VjcmV0=", "secre ********=" },
    { "ab is too short to hide", "ab is too short to hide" },
    { "", "" },
  };
  g_autoptr (GPtrArray) passwords = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_password_unref);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_ptr_array_add (passwords, sp_password_new (secrets[i], strlen (secrets[i]), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup (cases[i].text);

      sp_scrub (text, passwords);
      g_assert_cmpstr (text, ==, cases[i].scrubbed);
    }
  sp_scrub (NULL, passwords);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/scrub", test_scrub);

  return g_test_run ();
}
