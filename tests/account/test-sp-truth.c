/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-truth.h"

static void
test_ids (void)
{
  static const struct
  {
    SpTruth truth;
    const char *id;
  } cases[] = {
    { SP_TRUTH_UNKNOWN, "unknown" },
    { SP_TRUTH_YES, "yes" },
    { SP_TRUTH_NO, "no" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpTruth truth = 99;

      g_assert_cmpstr (sp_truth_to_id (cases[i].truth), ==, cases[i].id);
      g_assert_true (sp_truth_from_id (cases[i].id, &truth));
      g_assert_cmpint (truth, ==, cases[i].truth);
    }
}

static void
test_unknown_id (void)
{
  SpTruth truth = SP_TRUTH_NO;

  g_assert_false (sp_truth_from_id ("true", &truth));
  g_assert_false (sp_truth_from_id ("Yes", &truth));
  g_assert_false (sp_truth_from_id (NULL, &truth));
  g_assert_cmpint (truth, ==, SP_TRUTH_NO);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/truth/ids", test_ids);
  g_test_add_func ("/account/truth/unknown-id", test_unknown_id);

  return g_test_run ();
}
