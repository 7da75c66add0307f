/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-option.h"

static void
test_ids (void)
{
  static const struct
  {
    SpOption option;
    const char *id;
    gboolean needs_settings;
  } cases[] = {
    { SP_OPTION_WEBMAIL, "webmail", FALSE },
    { SP_OPTION_EXCHANGE, "exchange", TRUE },
    { SP_OPTION_IMAP, "imap", TRUE },
    { SP_OPTION_POP, "pop", TRUE },
    { SP_OPTION_OWN_APP, "own-app", FALSE },
    { SP_OPTION_HELP_DESK, "help-desk", FALSE },
    { SP_OPTION_IMPOSSIBLE, "impossible", FALSE },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cases) == SP_N_OPTIONS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpOption option = SP_N_OPTIONS;

      g_assert_cmpstr (sp_option_to_id (cases[i].option), ==, cases[i].id);
      g_assert_true (sp_option_from_id (cases[i].id, &option));
      g_assert_cmpint (option, ==, cases[i].option);
      g_assert_cmpint (sp_option_needs_settings (option), ==, cases[i].needs_settings);
      g_assert_cmpint (strlen (sp_option_get_label (option)), >, 0);
    }
}

static void
test_unknown_id (void)
{
  SpOption option = SP_OPTION_POP;

  g_assert_false (sp_option_from_id ("IMAP", &option));
  g_assert_false (sp_option_from_id ("", &option));
  g_assert_false (sp_option_from_id (NULL, &option));
  g_assert_cmpint (option, ==, SP_OPTION_POP);
}

static void
test_type (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SP_TYPE_OPTION);

  g_assert_cmpuint (klass->n_values, ==, SP_N_OPTIONS);
  for (guint i = 0; i < SP_N_OPTIONS; i++)
    g_assert_cmpstr (g_enum_get_value (klass, (int) i)->value_nick, ==, sp_option_to_id (i));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/option/ids", test_ids);
  g_test_add_func ("/account/option/unknown-id", test_unknown_id);
  g_test_add_func ("/account/option/type", test_type);

  return g_test_run ();
}
