/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-name-cache.h"

#include "sp-net-error.h"

#define SECOND G_USEC_PER_SEC

static gboolean
is_known (SpNameCache *cache,
          const char  *question,
          gint64       now)
{
  g_autoptr (SpRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  gboolean known = sp_name_cache_find (cache, question, now, &records, &error);

  g_assert_true (known == ((records != NULL) != (error != NULL)));
  return known;
}

static void
test_kept (void)
{
  g_autoptr (SpNameCache) cache = sp_name_cache_new ();
  g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_MX, FALSE);
  g_autoptr (GError) none =
    g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME, "There is no such name.");
  g_autoptr (GError) failure =
    g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER, "It did not answer.");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Enough.");
  g_autoptr (SpRecords) found = NULL;
  g_autoptr (GError) error = NULL;

  sp_name_cache_add (cache, "MX a.org", records, NULL, 0);
  sp_name_cache_add (cache, "MX b.org", NULL, none, 0);
  sp_name_cache_add (cache, "MX c.org", NULL, failure, 0);
  sp_name_cache_add (cache, "MX d.org", NULL, cancelled, 0);
  g_assert_cmpuint (sp_name_cache_get_size (cache), ==, 2);

  g_assert_true (sp_name_cache_find (cache, "MX a.org", 29 * SECOND, &found, &error));
  g_assert_true (found == records);
  g_assert_no_error (error);
  g_clear_pointer (&found, sp_records_unref);
  g_assert_true (sp_name_cache_find (cache, "MX b.org", 29 * SECOND, &found, &error));
  g_assert_null (found);
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_NO_NAME);
  g_assert_false (is_known (cache, "MX c.org", 0));
  g_assert_false (is_known (cache, "MX d.org", 0));
  g_assert_false (is_known (cache, "TXT a.org", 0));

  /* Half a minute. */
  g_assert_false (is_known (cache, "MX a.org", 30 * SECOND));
  g_assert_cmpuint (sp_name_cache_get_size (cache), ==, 1);

  /* The newer answer counts. */
  sp_name_cache_add (cache, "MX b.org", records, NULL, 20 * SECOND);
  g_assert_true (is_known (cache, "MX b.org", 40 * SECOND));
  g_assert_cmpuint (sp_name_cache_get_size (cache), ==, 1);

  sp_name_cache_clear (cache);
  g_assert_cmpuint (sp_name_cache_get_size (cache), ==, 0);
  g_assert_false (is_known (cache, "MX b.org", 40 * SECOND));
}

static void
test_bounded (void)
{
  g_autoptr (SpNameCache) cache = sp_name_cache_new ();
  g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_MX, FALSE);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *question = g_strdup_printf ("MX %u.org", i);

      sp_name_cache_add (cache, question, records, NULL, i);
    }
  g_assert_cmpuint (sp_name_cache_get_size (cache), ==, 256);
  g_assert_false (is_known (cache, "MX 743.org", 1000));
  g_assert_true (is_known (cache, "MX 744.org", 1000));
  g_assert_true (is_known (cache, "MX 999.org", 1000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/name-cache/kept", test_kept);
  g_test_add_func ("/net/name-cache/bounded", test_bounded);

  return g_test_run ();
}
