/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ledger.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_entry (void)
{
  g_autoptr (SpLedgerEntry) entry =
    sp_ledger_entry_new (SP_CONTACT_REQUEST, "autoconfig.example.org", "/mail/config-v1.1.xml",
                         SP_PERSONAL_DOMAIN);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *outcome = NULL;
  guint count = 0;
  gint ms;

  g_assert_cmpint (sp_ledger_entry_get_kind (entry), ==, SP_CONTACT_REQUEST);
  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, "autoconfig.example.org");
  g_assert_cmpstr (sp_ledger_entry_get_detail (entry), ==, "/mail/config-v1.1.xml");
  g_assert_cmpint (sp_ledger_entry_get_personal (entry), ==, SP_PERSONAL_DOMAIN);
  g_assert_cmpint (ABS (g_date_time_difference (now, sp_ledger_entry_get_started (entry))), <,
                   10 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (sp_ledger_entry_get_ms (entry), ==, -1);
  g_assert_null (sp_ledger_entry_get_outcome (entry));

  g_signal_connect_swapped (entry, "notify", G_CALLBACK (count_cb), &count);
  sp_ledger_entry_end (entry, "200");
  g_assert_cmpuint (count, ==, 2);
  g_object_get (entry, "outcome", &outcome, "ms", &ms, NULL);
  g_assert_cmpstr (outcome, ==, "200");
  g_assert_cmpint (ms, >=, 0);

  /* The first one stays. */
  sp_ledger_entry_end (entry, "404");
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, "200");
  g_assert_cmpuint (count, ==, 2);
}

static void
test_masked (void)
{
  static const struct
  {
    const char *detail;
    const char *masked;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "SRV", "SRV" },
    { "/mail/config-v1.1.xml", "/mail/config-v1.1.xml" },
    { "/x?emailaddress=jane.doe@example.org", "/x?emailaddress=j…@example.org" },
    { "/x?emailaddress=jane.doe%40example.org", "/x?emailaddress=j…%40example.org" },
    { "/x?a=jane@a.org&b=john%40b.org", "/x?a=j…@a.org&b=j…%40b.org" },
    { "/x?a=jane%2Btag%40a.org", "/x?a=j…%40a.org" },
    { "/x?a=%C3%A4bc%40a.org", "/x?a=…%40a.org" },
    { "/j@a.org/", "/j…@a.org/" },
    { "/ädel@a.org", "/ä…@a.org" },
    { "@", "@" },
    { "/@a", "/@a" },
    { "%4", "%4" },
    { "a@b@c", "a…@c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpLedgerEntry) entry =
        sp_ledger_entry_new (SP_CONTACT_REQUEST, "a.org", cases[i].detail, SP_PERSONAL_ADDRESS);

      g_assert_cmpstr (sp_ledger_entry_get_detail (entry), ==, cases[i].masked);
    }
}

static void
test_ids (void)
{
  g_assert_cmpstr (sp_personal_to_id (SP_PERSONAL_NOTHING), ==, "nothing");
  g_assert_cmpstr (sp_personal_to_id (SP_PERSONAL_DOMAIN), ==, "domain");
  g_assert_cmpstr (sp_personal_to_id (SP_PERSONAL_ADDRESS), ==, "address");
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *count)
{
  g_assert_cmpuint (position, ==, *count);
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  (*count)++;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *count);
}

static void
test_list (void)
{
  g_autoptr (SpLedger) ledger = sp_ledger_new ();
  GListModel *model = G_LIST_MODEL (ledger);
  g_autoptr (SpLedgerEntry) first = NULL;
  g_autoptr (SpLedgerEntry) second = NULL;
  g_autoptr (SpLedgerEntry) nowhere = NULL;
  g_autoptr (SpLedgerEntry) item = NULL;
  guint count = 0;

  g_assert_true (g_list_model_get_item_type (model) == SP_TYPE_LEDGER_ENTRY);
  g_signal_connect (ledger, "items-changed", G_CALLBACK (items_changed_cb), &count);
  first = sp_ledger_add (ledger, SP_CONTACT_NAME, "a.org", "MX", SP_PERSONAL_DOMAIN);
  second = sp_ledger_add (ledger, SP_CONTACT_NAME, "b.org", "MX", SP_PERSONAL_DOMAIN);
  g_assert_cmpuint (count, ==, 2);

  item = g_list_model_get_item (model, 1);
  g_assert_true (item == second);
  g_assert_null (g_list_model_get_item (model, 2));

  /* Without a ledger there is an entry all the same, for whoever ends it. */
  nowhere = sp_ledger_add (NULL, SP_CONTACT_NAME, "c.org", "MX", SP_PERSONAL_DOMAIN);
  sp_ledger_entry_end (nowhere, "x");
  g_assert_cmpuint (count, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/ledger/entry", test_entry);
  g_test_add_func ("/net/ledger/masked", test_masked);
  g_test_add_func ("/net/ledger/ids", test_ids);
  g_test_add_func ("/net/ledger/list", test_list);

  return g_test_run ();
}
