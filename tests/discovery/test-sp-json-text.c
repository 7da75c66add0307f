/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json-text.h"

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    int error; /* -1: none */
  } cases[] = {
    { "{}", -1 },
    { " {\"a\": [1, -2.5e+3, true, null, \"]\\\"}\"]} \n", -1 },
    { "{\"a\": \"/* [[[[ */\"}", -1 },
    { "{\"a\": \"\\u00e9\\ud83d\\ude00\\\\\\/\\b\\f\\n\\r\\t\"}", -1 },
    { "[]", SP_PARSE_ERROR_OTHER },
    { "\"a\"", SP_PARSE_ERROR_OTHER },
    { "<html>", SP_PARSE_ERROR_OTHER },
    { "{", SP_PARSE_ERROR_SYNTAX },
    { "{}}", SP_PARSE_ERROR_SYNTAX },
    { "{}{}", SP_PARSE_ERROR_SYNTAX },
    { "{} x", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": 1,}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"b}", SP_PARSE_ERROR_SYNTAX },
    { "{/* */}", SP_PARSE_ERROR_SYNTAX },
    { "{a: 1}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\u0000\"}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\u12\"}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\x41\"}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\ud800.\"}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\ud800\\u0041\"}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\udc00.\"}", SP_PARSE_ERROR_SYNTAX },
    { "{\"a\": \"\\", SP_PARSE_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = sp_json_text_parse (bytes, &error);

      g_test_message ("%s", cases[i].text);
      if (cases[i].error < 0)
        {
          g_assert_no_error (error);
          g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
        }
      else
        {
          g_assert_null (node);
          g_assert_error (error, SP_PARSE_ERROR, cases[i].error);
        }
    }
}

static void
test_members (void)
{
  static const char text[] = "{\"text\": \"a\", \"empty\": \"\", \"number\": 1, "
                             "\"null\": null, \"list\": [], \"object\": {}}";
  static const char * const others[] = { "empty", "number", "null", "list", "object", "none" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = sp_json_text_parse (bytes, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (sp_json_text_get_string (object, "text"), ==, "a");
  g_assert_nonnull (sp_json_text_get_object (object, "object"));
  g_assert_null (sp_json_text_get_object (object, "text"));
  g_assert_null (sp_json_text_get_object (object, "null"));
  g_assert_null (sp_json_text_get_object (object, "none"));
  g_assert_null (sp_json_text_get_object (NULL, "object"));
  g_assert_null (sp_json_text_get_string (NULL, "text"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (sp_json_text_get_string (object, others[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-text/forms", test_forms);
  g_test_add_func ("/json-text/members", test_members);

  return g_test_run ();
}
