/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-field.h"

static void
test_ids (void)
{
  static const char * const ids[] = {
    "name", "address", "description",
    "incoming-protocol", "incoming-host", "incoming-port", "incoming-security",
    "incoming-authentication", "incoming-user",
    "outgoing-host", "outgoing-port", "outgoing-security", "outgoing-authentication",
    "outgoing-user",
    "exchange", "webmail",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == SP_N_FIELDS);

  for (guint i = 0; i < SP_N_FIELDS; i++)
    {
      SpField field = SP_N_FIELDS;

      g_assert_cmpstr (sp_field_to_id (i), ==, ids[i]);
      g_assert_true (sp_field_from_id (ids[i], &field));
      g_assert_cmpint (field, ==, (int) i);
      for (SpOption option = 0; option < SP_N_OPTIONS; option++)
        g_assert_cmpuint (strlen (sp_field_get_name (i, option)), >, 0);
    }
}

static void
test_unknown_id (void)
{
  SpField field = SP_FIELD_WEBMAIL;

  g_assert_false (sp_field_from_id ("password", &field));
  g_assert_false (sp_field_from_id (NULL, &field));
  g_assert_cmpint (field, ==, SP_FIELD_WEBMAIL);
}

/* A name is what is said when a value has been copied: no two may be the same. */
static void
test_names_differ (void)
{
  for (SpOption option = 0; option < SP_N_OPTIONS; option++)
    {
      for (guint i = 0; i < SP_N_FIELDS; i++)
        {
          for (guint j = 0; j < i; j++)
            g_assert_cmpstr (sp_field_get_name (i, option), !=, sp_field_get_name (j, option));
        }
    }

  g_assert_cmpstr (sp_field_get_name (SP_FIELD_INCOMING_USER, SP_OPTION_EXCHANGE), ==,
                   "User name");
}

static void
test_groups (void)
{
  static const struct
  {
    SpField field;
    SpOption option;
    SpSheetGroup group;
  } cases[] = {
    { SP_FIELD_ADDRESS, SP_OPTION_IMAP, SP_SHEET_IDENTITY },
    { SP_FIELD_INCOMING_USER, SP_OPTION_IMAP, SP_SHEET_INCOMING },
    { SP_FIELD_INCOMING_USER, SP_OPTION_EXCHANGE, SP_SHEET_EXCHANGE },
    { SP_FIELD_OUTGOING_USER, SP_OPTION_POP, SP_SHEET_OUTGOING },
    { SP_FIELD_EXCHANGE, SP_OPTION_EXCHANGE, SP_SHEET_EXCHANGE },
    { SP_FIELD_WEBMAIL, SP_OPTION_WEBMAIL, SP_SHEET_WEB },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sp_field_get_group (cases[i].field, cases[i].option), ==, cases[i].group);
  for (guint i = 0; i < SP_N_SHEET_GROUPS; i++)
    g_assert_cmpuint (strlen (sp_sheet_group_get_title (i)), >, 0);
}

static void
test_needed (void)
{
  static const struct
  {
    SpField field;
    SpOption option;
    gboolean is_needed;
  } cases[] = {
    { SP_FIELD_NAME, SP_OPTION_IMAP, FALSE },
    { SP_FIELD_OUTGOING_USER, SP_OPTION_IMAP, TRUE },
    { SP_FIELD_OUTGOING_USER, SP_OPTION_EXCHANGE, FALSE },
    { SP_FIELD_EXCHANGE, SP_OPTION_EXCHANGE, TRUE },
    { SP_FIELD_EXCHANGE, SP_OPTION_POP, FALSE },
    { SP_FIELD_WEBMAIL, SP_OPTION_WEBMAIL, TRUE },
    { SP_FIELD_WEBMAIL, SP_OPTION_HELP_DESK, TRUE },
    { SP_FIELD_ADDRESS, SP_OPTION_IMPOSSIBLE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sp_field_is_needed (cases[i].field, cases[i].option), ==,
                     cases[i].is_needed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/field/ids", test_ids);
  g_test_add_func ("/account/field/unknown-id", test_unknown_id);
  g_test_add_func ("/account/field/names-differ", test_names_differ);
  g_test_add_func ("/account/field/groups", test_groups);
  g_test_add_func ("/account/field/needed", test_needed);

  return g_test_run ();
}
