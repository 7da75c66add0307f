/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-xml.h"

static xmlDoc *
parse (const char *text,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return sp_xml_parse (bytes, "a", error);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    SpParseError error;
  } cases[] = {
    { "<a>", SP_PARSE_ERROR_SYNTAX },
    { "<a/><a/>", SP_PARSE_ERROR_SYNTAX },
    { "<a/>b", SP_PARSE_ERROR_SYNTAX },
    { "<a b='1' b='2'/>", SP_PARSE_ERROR_SYNTAX },
    { "<a>&b;</a>", SP_PARSE_ERROR_SYNTAX },
    { "<a>&#0;</a>", SP_PARSE_ERROR_SYNTAX },
    { "<a b='&c;'/>", SP_PARSE_ERROR_SYNTAX },
    { "<", SP_PARSE_ERROR_SYNTAX },
    { "<?xml version='1.0'?>", SP_PARSE_ERROR_SYNTAX },
    { "<b/>", SP_PARSE_ERROR_OTHER },
    { "<b><a/></b>", SP_PARSE_ERROR_OTHER },
    { "{}", SP_PARSE_ERROR_OTHER },
    { "<a><html></a>", SP_PARSE_ERROR_OTHER },
    { "<!DOCTYPE a><a/>", SP_PARSE_ERROR_FORBIDDEN },
    { "<!-- --><!DOCTYPE a PUBLIC '-//A//B' 'https://example.org/'><a/>", SP_PARSE_ERROR_FORBIDDEN },
    { "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", SP_PARSE_ERROR_FORBIDDEN },
    { "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]><a/>", SP_PARSE_ERROR_FORBIDDEN },
    { "<!DOCTYPE html><a/>", SP_PARSE_ERROR_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) document = parse (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_null (document);
      g_assert_error (error, SP_PARSE_ERROR, (int) cases[i].error);
    }
}

static void
test_reading (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document =
    parse ("<?xml version='1.0' encoding='UTF-8' standalone='yes'?><x:A xmlns:x='u' p='  q&amp; ' x:r=''>"
           "<!-- <b>no</b> --><b/><?b no?><B> one <c>no</c> &lt;two&gt;<![CDATA[ & ]]> </B><y:b>three</y:b>"
           "</x:A>\n<!-- end -->\n",
           &error);
  xmlNode *root;
  xmlNode *second;
  g_autofree char *p = NULL;
  g_autofree char *text = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *third = NULL;

  g_assert_no_error (error);
  root = xmlDocGetRootElement (document);
  g_assert_true (sp_xml_is_called (root, "a"));

  p = sp_xml_dup_attribute (root, "P");
  g_assert_cmpstr (p, ==, "q&");
  g_assert_null (sp_xml_dup_attribute (root, "r"));
  g_assert_null (sp_xml_dup_attribute (root, "s"));
  g_assert_null (sp_xml_dup_attribute (NULL, "p"));

  g_assert_null (sp_xml_dup_text (sp_xml_find (root, "b")));
  second = sp_xml_find_next (sp_xml_find (root, "b"), "b");
  text = sp_xml_dup_text (second);
  g_assert_cmpstr (text, ==, "one  <two> &");
  first_text = sp_xml_dup_child_text (root, "b");
  g_assert_cmpstr (first_text, ==, text);
  third = sp_xml_dup_text (sp_xml_find_next (second, "b"));
  g_assert_cmpstr (third, ==, "three");

  g_assert_null (sp_xml_find (root, "c"));
  g_assert_null (sp_xml_find (NULL, "c"));
  g_assert_null (sp_xml_dup_child_text (NULL, "c"));
  g_assert_null (sp_xml_dup_text (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml/errors", test_errors);
  g_test_add_func ("/xml/reading", test_reading);

  return g_test_run ();
}
