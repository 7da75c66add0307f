/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-records.h"

static void
test_values (void)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string ("192.0.2.1");
  g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_ADDRESS, TRUE);
  g_autoptr (SpRecords) other = NULL;

  sp_records_add (records, 1, 2, 3, "text", address);
  sp_records_add (records, 0, 0, 0, NULL, NULL);
  sp_records_sort (records);
  other = sp_records_ref (records);

  g_assert_cmpint (sp_records_get_record_type (other), ==, SP_RECORD_ADDRESS);
  g_assert_true (sp_records_are_authenticated (other));
  g_assert_cmpuint (sp_records_get_n_records (other), ==, 2);
  g_assert_cmpuint (sp_records_get (other, 0)->priority, ==, 1);
  g_assert_cmpuint (sp_records_get (other, 0)->weight, ==, 2);
  g_assert_cmpuint (sp_records_get (other, 0)->port, ==, 3);
  g_assert_cmpstr (sp_records_get (other, 0)->text, ==, "text");
  g_assert_true (sp_records_get (other, 0)->address == address);
  g_assert_null (sp_records_get (other, 1)->text);
  g_assert_null (sp_records_get (other, 1)->address);
}

static SpRecords *
make_services (void)
{
  SpRecords *records = sp_records_new (SP_RECORD_SRV, FALSE);

  sp_records_add (records, 20, 1, 0, "last", NULL);
  sp_records_add (records, 10, 0, 0, "never", NULL);
  sp_records_add (records, 10, 300, 0, "often", NULL);
  sp_records_add (records, 10, 100, 0, "seldom", NULL);
  sp_records_add (records, 5, 0, 0, "first", NULL);
  sp_records_sort (records);

  return records;
}

/* RFC 2782: by priority, and among equals in proportion to the weights. */
static void
test_weights (void)
{
  guint n_often = 0;
  guint n_seldom = 0;
  guint n_never = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (SpRecords) records = make_services ();
      const char *second = sp_records_get (records, 1)->text;

      g_assert_cmpuint (sp_records_get_n_records (records), ==, 5);
      g_assert_cmpstr (sp_records_get (records, 0)->text, ==, "first");
      g_assert_cmpstr (sp_records_get (records, 4)->text, ==, "last");
      n_often += g_str_equal (second, "often");
      n_seldom += g_str_equal (second, "seldom");
      n_never += g_str_equal (second, "never");
    }

  /* Expected: 2993, 998 and 10. */
  g_assert_cmpuint (n_often, >, 2700);
  g_assert_cmpuint (n_seldom, >, 800);
  g_assert_cmpuint (n_never, <, 60);
  g_assert_cmpuint (n_often + n_seldom + n_never, ==, 4000);
}

/* RFC 5321, section 5.1: equals in any order. */
static void
test_equal_preferences (void)
{
  guint n_first[3] = { 0 };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_MX, FALSE);

      sp_records_add (records, 10, 0, 0, "0", NULL);
      sp_records_add (records, 10, 0, 0, "1", NULL);
      sp_records_add (records, 10, 0, 0, "2", NULL);
      sp_records_sort (records);
      n_first[*sp_records_get (records, 0)->text - '0']++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (n_first); i++)
    {
      g_assert_cmpuint (n_first[i], >, 800);
      g_assert_cmpuint (n_first[i], <, 1200);
    }
}

static void
test_many (void)
{
  for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
    {
      g_autoptr (SpRecords) records = sp_records_new (type, FALSE);

      for (guint i = 65535; i > 0; i--)
        sp_records_add (records, (guint16) i, 65535, 0, NULL, NULL);
      sp_records_sort (records);

      g_assert_cmpuint (sp_records_get_n_records (records), ==, 64);
      g_assert_cmpuint (sp_records_get (records, 0)->priority, ==,
                        type == SP_RECORD_MX || type == SP_RECORD_SRV ? 1 : 65535);
    }
}

static void
test_none (void)
{
  g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_SRV, FALSE);

  sp_records_sort (records);
  g_assert_cmpuint (sp_records_get_n_records (records), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/records/values", test_values);
  g_test_add_func ("/net/records/weights", test_weights);
  g_test_add_func ("/net/records/equal-preferences", test_equal_preferences);
  g_test_add_func ("/net/records/many", test_many);
  g_test_add_func ("/net/records/none", test_none);

  return g_test_run ();
}
