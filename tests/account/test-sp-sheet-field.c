/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet-field.h"

#include "sp-test-account.h"

static void
test_getters_and_properties (void)
{
  g_autoptr (SpServer) server =
    sp_test_server ("Protocol=ews\nSource=The makers\nChecked=2026-01\n"
                    "Confidence=provider-default\n");
  SpSheetFieldParts parts = { SP_FIELD_INCOMING_HOST, SP_SHEET_INCOMING, "Incoming server",
                              "Hostname", "imap.example.org", "Look below", server,
                              TRUE };
  g_autoptr (SpSheetField) field = sp_sheet_field_new (&parts);
  static const struct
  {
    const char *property;
    const char *value;
  } strings[] = {
    { "field", "incoming-host" },
    { "label", "Hostname" },
    { "name", "Incoming server" },
    { "value", "imap.example.org" },
    { "copy-value", "imap.example.org" },
    { "hint", "Look below" },
    { "source", "The makers" },
    { "checked", "2026-01" },
  };
  guint group = 99;
  guint confidence = 99;
  gboolean published = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (field, strings[i].property, &value, NULL);
      g_assert_cmpstr (value, ==, strings[i].value);
    }
  g_object_get (field, "group", &group, "confidence", &confidence, "published", &published, NULL);
  g_assert_cmpuint (group, ==, SP_SHEET_INCOMING);
  g_assert_cmpuint (confidence, ==, SP_CONFIDENCE_PROVIDER_DEFAULT);
  g_assert_true (published);

  g_assert_cmpstr (sp_sheet_field_get_field (field), ==, "incoming-host");
  g_assert_cmpstr (sp_sheet_field_get_label (field), ==, "Hostname");
  g_assert_cmpstr (sp_sheet_field_get_name (field), ==, "Incoming server");
  g_assert_cmpstr (sp_sheet_field_get_value (field), ==, "imap.example.org");
  g_assert_cmpstr (sp_sheet_field_get_hint (field), ==, "Look below");
  g_assert_cmpint (sp_sheet_field_get_group (field), ==, SP_SHEET_INCOMING);
  g_assert_cmpstr (sp_sheet_field_get_source (field), ==, "The makers");
  g_assert_cmpstr (sp_sheet_field_get_checked (field), ==, "2026-01");
  g_assert_cmpint (sp_sheet_field_get_confidence (field), ==, SP_CONFIDENCE_PROVIDER_DEFAULT);
  g_assert_true (sp_sheet_field_is_published (field));

  g_assert_finalize_object (g_steal_pointer (&field));
}

static void
test_never_null (void)
{
  SpSheetFieldParts parts = { SP_FIELD_NAME, SP_SHEET_IDENTITY, NULL, NULL, NULL, NULL, NULL,
                              TRUE };
  g_autoptr (SpSheetField) field = sp_sheet_field_new (&parts);

  g_assert_cmpstr (sp_sheet_field_get_name (field), ==, "");
  g_assert_cmpstr (sp_sheet_field_get_label (field), ==, "");
  g_assert_cmpstr (sp_sheet_field_get_value (field), ==, "");
  g_assert_cmpstr (sp_sheet_field_get_hint (field), ==, "");
  g_assert_cmpstr (sp_sheet_field_get_source (field), ==, "");
  g_assert_cmpstr (sp_sheet_field_get_checked (field), ==, "");
}

static void
test_unpublished (void)
{
  SpSheetFieldParts parts = { SP_FIELD_INCOMING_HOST, SP_SHEET_INCOMING, "Name", "Host",
                              "guess.example.org", NULL, NULL, FALSE };
  g_autoptr (SpSheetField) field = sp_sheet_field_new (&parts);

  g_assert_cmpstr (sp_sheet_field_get_value (field), ==, "");
  g_assert_false (sp_sheet_field_is_published (field));
  g_assert_cmpint (sp_sheet_field_get_confidence (field), ==, SP_CONFIDENCE_UNKNOWN);
}

/* Nothing that cannot be seen may be copied. */
static void
test_copyable (void)
{
  static const struct
  {
    const char *value;
    const char *copied;
  } cases[] = {
    { "imap.example.org", "imap.example.org" },
    { " imap.example.org \n", "imap.example.org" },
    { "\u200bimap.exam\u00adple.org\u200f\ufeff", "imap.example.org" },
    { "\u202eimap", "imap" },
    { "a\nb\tc\x1b", "abc" },
    { "user name", "user name" },
    { "üñ\xc2\x85î", "üñî" },
    { "\x01é", "é" },
    { "a\tb\u20ac\u2028\U0001f4ee.", "ab€\U0001f4ee." },
    { " \u200b ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpSheetFieldParts parts = { SP_FIELD_NAME, SP_SHEET_IDENTITY, "N", "L", cases[i].value,
                                  NULL, NULL, TRUE };
      g_autoptr (SpSheetField) field = sp_sheet_field_new (&parts);

      g_assert_cmpstr (sp_sheet_field_get_value (field), ==, cases[i].copied);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/sheet-field/getters-and-properties", test_getters_and_properties);
  g_test_add_func ("/account/sheet-field/never-null", test_never_null);
  g_test_add_func ("/account/sheet-field/unpublished", test_unpublished);
  g_test_add_func ("/account/sheet-field/copyable", test_copyable);

  return g_test_run ();
}
