/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-document.h"

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    const char *text; /* NULL: error */
    SpParseError error;
  } cases[] = {
    { "abc", 3, "abc", 0 },
    { "  \r\n abc ", 9, "abc ", 0 },
    { "\xef\xbb\xbf" "\xc3\xa9", 5, "é", 0 },
    { "\xff\xfe" "a\0\xe9\0", 6, "aé", 0 },
    { "\xfe\xff" "\0a\0\xe9", 6, "aé", 0 },
    { "<?xml encoding='latin1'?>\xe9", 26, "<?xml encoding='latin1'?>é", 0 },
    { "<?xml encoding = \"ISO-8859-15\"?>\xa4", 33, "<?xml encoding = \"ISO-8859-15\"?>€", 0 },
    { "<?xml encoding='KOI8-R'?>\xc1", 26, "<?xml encoding='KOI8-R'?>а", 0 },
    { "<?xml version='1.0'?>\xc3\xa9", 23, "<?xml version='1.0'?>é", 0 },
    { "<?xml encoding='us-ascii'?>\xc3\xa9", 29, "<?xml encoding='us-ascii'?>é", 0 },
    { "<?xml encoding?>a", 17, "<?xml encoding?>a", 0 },

    { "", 0, NULL, SP_PARSE_ERROR_EMPTY },
    { " \n", 2, NULL, SP_PARSE_ERROR_EMPTY },
    { "\xef\xbb\xbf", 3, NULL, SP_PARSE_ERROR_EMPTY },
    { "\xff\xfe", 2, NULL, SP_PARSE_ERROR_EMPTY },
    { "\xe9", 1, NULL, SP_PARSE_ERROR_ENCODING },
    { "a\0b", 3, NULL, SP_PARSE_ERROR_ENCODING },
    { "\xff\xfe" "a", 3, NULL, SP_PARSE_ERROR_ENCODING },
    { "\xff\xfe" "\x00\xd8", 4, NULL, SP_PARSE_ERROR_ENCODING },
    { "<?xml encoding='utf-8'?>\xe9", 25, NULL, SP_PARSE_ERROR_ENCODING },
    { "<?xml encoding='utf-16'?>a", 26, NULL, SP_PARSE_ERROR_ENCODING },
    { "<?xml encoding='utf-7'?>a", 25, NULL, SP_PARSE_ERROR_ENCODING },
    { "<?xml encoding=''?>a", 20, NULL, SP_PARSE_ERROR_ENCODING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = sp_document_to_utf8 (bytes, &error);

      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, cases[i].text);
      if (cases[i].text != NULL)
        g_assert_no_error (error);
      else
        g_assert_error (error, SP_PARSE_ERROR, (int) cases[i].error);
    }
}

static void
test_size (void)
{
  g_autofree char *most = g_strnfill (SP_DOCUMENT_MAX_SIZE + 1, 'a');
  g_autoptr (GBytes) good = g_bytes_new (most, SP_DOCUMENT_MAX_SIZE);
  g_autoptr (GBytes) bad = g_bytes_new (most, SP_DOCUMENT_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sp_document_to_utf8 (good, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, SP_DOCUMENT_MAX_SIZE);
  g_assert_null (sp_document_to_utf8 (bad, &error));
  g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_TOO_LARGE);
}

static void
test_web_pages (void)
{
  static const char * const pages[] = { "<!DOCTYPE HTML>", "<html>", "x <BODY a='b'>", "<<head/>",
                                        "<!-- --><script\n", "<meta>" };
  static const char * const others[] = { "", "<", "<htm", "<html", "html>", "<htmlx>", "<clientConfig/>",
                                         "<!DOCTYPE clientConfig>" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_true (sp_document_is_web_page (pages[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (sp_document_is_web_page (others[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/decode", test_decode);
  g_test_add_func ("/document/size", test_size);
  g_test_add_func ("/document/web-pages", test_web_pages);

  return g_test_run ();
}
