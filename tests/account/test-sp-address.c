/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address.h"

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    const char *address;
    const char *display_domain; /* NULL: the domain itself */
  } cases[] = {
    { "blaster@example.edu", "blaster@example.edu", NULL },
    { "  blaster@example.edu \n", "blaster@example.edu", NULL },
    { "\u00a0blaster@example.edu\u00a0", "blaster@example.edu", NULL },
    { "\u3000blaster@example.edu\u2003", "blaster@example.edu", NULL },
    { "\u200eblaster\u200b@exam\u00adple.edu\u2069\ufeff", "blaster@example.edu", NULL },
    { "\u202ablaster@example.edu\u202c", "blaster@example.edu", NULL },
    { "Blaster@EXAMPLE.Edu", "Blaster@example.edu", NULL },
    { "a.b+tag@example.edu", "a.b+tag@example.edu", NULL },
    { "a!#$%&'*+-/=?^_`{|}~b@example.edu", "a!#$%&'*+-/=?^_`{|}~b@example.edu", NULL },
    { "\"a b\"@example.edu", "\"a b\"@example.edu", NULL },
    { "\"a@b\"@example.edu", "\"a@b\"@example.edu", NULL },
    { "\"a\\\"b\"@example.edu", "\"a\\\"b\"@example.edu", NULL },
    { "\"\"@example.edu", "\"\"@example.edu", NULL },
    { "müller@example.edu", "müller@example.edu", NULL },
    { "mu\u0308ller@example.edu", "müller@example.edu", NULL },
    { "用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v", "例子.广告" },
    { "x@exämple.org", "x@xn--exmple-cua.org", "exämple.org" },
    { "x@XN--EXMPLE-CUA.org", "x@xn--exmple-cua.org", "exämple.org" },
    { "x@例子。广告", "x@xn--fsqu00a.xn--4rr70v", "例子.广告" },
    { "mailto:blaster@example.edu", "blaster@example.edu", NULL },
    { "MAILTO:blaster@example.edu?subject=Hi", "blaster@example.edu", NULL },
    { "mailto:a%2Bb@example.edu", "a+b@example.edu", NULL },
    { "mailto:%E2%80%8Ba@example.edu%20", "a@example.edu", NULL },
    { "<blaster@example.edu>", "blaster@example.edu", NULL },
    { "Marvin Blaster <blaster@example.edu>", "blaster@example.edu", NULL },
    { "\"Blaster, M. @ home\" < blaster@example.edu >", "blaster@example.edu", NULL },
    { "<mailto:blaster@example.edu>", "blaster@example.edu", NULL },
    { "Marvin < mailto:blaster@example.edu >", "blaster@example.edu", NULL },
    { "1@2.example", "1@2.example", NULL },
    { "blaster@Example.edu.", "blaster@example.edu", NULL },
    { "Marvin <blaster@example.edu.>", "blaster@example.edu", NULL },
    { "x@例子.广告。", "x@xn--fsqu00a.xn--4rr70v", "例子.广告" },
    { "0123456789012345678901234567890123456789012345678901234567890123@example.edu",
      "0123456789012345678901234567890123456789012345678901234567890123@example.edu", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAddress) address = sp_address_new (cases[i].text, &error);
      const char *at = strrchr (cases[i].address, '@');
      g_autofree char *local_part = g_strndup (cases[i].address, at - cases[i].address);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (sp_address_get_text (address), ==, cases[i].address);
      g_assert_cmpstr (sp_address_get_local_part (address), ==, local_part);
      g_assert_cmpstr (sp_address_get_domain (address), ==, at + 1);
      g_assert_cmpstr (sp_address_get_display_domain (address), ==,
                       cases[i].display_domain != NULL ? cases[i].display_domain : at + 1);
    }
}

/* In the script of who typed it, whatever that is. */
static void
test_typed (void)
{
  static const struct
  {
    const char *text;
    const char *typed;
  } cases[] = {
    { " Jane <Jane@EXAMPLE.org> ", "Jane@example.org" },
    { "x@EXÄMPLE.org", "x@exämple.org" },
    { "x@exa\u0308mple.org.", "x@exämple.org" },
    { "x@XN--EXMPLE-CUA.org", "x@xn--exmple-cua.org" },
    { "用户@例子。广告", "用户@例子。广告" },
    { "x@exam\u00adple.edu\u2069\ufeff", "x@example.edu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAddress) address = sp_address_new (cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (sp_address_get_typed (address), ==, cases[i].typed);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    SpAddressError code;
    const char *words;
  } cases[] = {
    { "", SP_ADDRESS_ERROR_EMPTY, "Type an address" },
    { " \t\n", SP_ADDRESS_ERROR_EMPTY, "Type an address" },
    { "\u200b\ufeff", SP_ADDRESS_ERROR_EMPTY, "Type an address" },
    { "<>", SP_ADDRESS_ERROR_EMPTY, "Type an address" },
    { "mailto:", SP_ADDRESS_ERROR_EMPTY, "Type an address" },
    { "blaster", SP_ADDRESS_ERROR_NO_AT, "has an @" },
    { "example.edu", SP_ADDRESS_ERROR_NO_AT, "has an @" },
    { "@", SP_ADDRESS_ERROR_LOCAL_PART, "nothing before" },
    { "@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "nothing before" },
    { "a@b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "more than one @" },
    { "a b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a space" },
    { "a\u00a0b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a space" },
    { "a\x01@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a control character" },
    { "a\n@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a control character" },
    { "mailto:a%0D%0Ab@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a control character" },
    { "\"a\x01\"@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a control character" },
    { "\"a\\\n\"@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a control character" },
    { ".a@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a dot too many" },
    { "a.@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a dot too many" },
    { "a..b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "a dot too many" },
    { "a,b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "“,”" },
    { "a\"b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "“\"”" },
    { "(x)a@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "“(”" },
    { "\"a@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "quotation marks" },
    { "\"a\"b@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "quotation marks" },
    { "\"a\\\"@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "quotation marks" },
    { "\"@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "quotation marks" },
    { "a\xff@example.edu", SP_ADDRESS_ERROR_LOCAL_PART, "UTF-8" },
    { "01234567890123456789012345678901234567890123456789012345678901234@example.edu",
      SP_ADDRESS_ERROR_LOCAL_PART, "too long" },
    { "a@", SP_ADDRESS_ERROR_DOMAIN, "nothing after" },
    { "a@localhost", SP_ADDRESS_ERROR_DOMAIN, "has no dot" },
    { "a@.edu", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@example.", SP_ADDRESS_ERROR_DOMAIN, "has no dot" },
    { "a@example.edu..", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@example.edu.\u3002", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@.", SP_ADDRESS_ERROR_DOMAIN, "nothing after the @" },
    { "a@192.0.2.1.", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@localhost.", SP_ADDRESS_ERROR_DOMAIN, "has no dot" },
    { "a@example..edu", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@-example.edu", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@exa_mple.edu", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@exam ple.edu", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@192.0.2.1", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@[192.0.2.1]", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@example.123", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@example.edu/path", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
    { "a@example.edu,b", SP_ADDRESS_ERROR_DOMAIN, "not the name of a domain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAddress) address = sp_address_new (cases[i].text, &error);

      g_test_message ("case %u", i);
      g_assert_null (address);
      g_assert_error (error, SP_ADDRESS_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  g_assert_null (sp_address_new ("nothing", NULL));
}

static void
test_lengths (void)
{
  g_autofree char *label = g_strnfill (62, 'a');
  /* 1 + 1 + 252 and 1 + 1 + 253 octets */
  g_autofree char *most = g_strdup_printf ("x@%s.%s.%s.%.63s", label, label, label,
                                           "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                                           "bbbbbbbbb");
  g_autofree char *more = g_strconcat ("y", most, NULL);
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, '@');
  g_autoptr (SpAddress) good = sp_address_new (most, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (most), ==, 254);
  g_assert_nonnull (good);
  g_assert_null (sp_address_new (more, &error));
  g_assert_error (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_DOMAIN);

  g_clear_error (&error);
  g_assert_null (sp_address_new (huge, &error));
  g_assert_error (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_DOMAIN);
}

static void
test_masked (void)
{
  static const struct
  {
    const char *text;
    const char *masked;
  } cases[] = {
    { "blaster@example.edu", "b…@example.edu" },
    { "x@example.edu", "x…@example.edu" },
    { "übung@exämple.org", "ü…@xn--exmple-cua.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpAddress) address = sp_address_new (cases[i].text, NULL);
      g_autofree char *masked = sp_address_to_masked (address);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

static void
test_expand (void)
{
  static const struct
  {
    const char *pattern;
    const char *expanded;
  } cases[] = {
    { "%EMAILADDRESS%", "a.b@example.edu" },
    { "%EMAILLOCALPART%", "a.b" },
    { "%EMAILDOMAIN%", "example.edu" },
    { "%EMAILADDRESS", "a.b@example.edu" },
    { "%EMAILLOCALPART%#%EMAILDOMAIN%", "a.b#example.edu" },
    { "MINES\\%EMAILLOCALPART%", "MINES\\a.b" },
    { "mail.%EMAILDOMAIN", "mail.example.edu" },
    { "%EMAILADDRESS%%EMAILDOMAIN%", "a.b@example.eduexample.edu" },
    { "plain", "plain" },
    { "", "" },
    { "100%", "100%" },
    { "%%EMAILDOMAIN%%", "%example.edu%" },
    { "%OTHER%", "%OTHER%" },
    { "%emaildomain%", "%emaildomain%" },
    { "ä%EMAILDOMAIN%ä", "äexample.eduä" },
  };
  g_autoptr (SpAddress) address = sp_address_new ("a.b@example.edu", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expanded = sp_address_expand (address, cases[i].pattern);

      g_assert_cmpstr (expanded, ==, cases[i].expanded);
    }
}

/* What a variable brings in is not looked at again. */
static void
test_expand_once (void)
{
  g_autoptr (SpAddress) address = sp_address_new ("%EMAILDOMAIN%@example.edu", NULL);
  g_autofree char *expanded = sp_address_expand (address, "%EMAILLOCALPART%");

  g_assert_cmpstr (expanded, ==, "%EMAILDOMAIN%");
}

static void
test_properties (void)
{
  g_autoptr (SpAddress) address = sp_address_new ("x@exämple.org", NULL);
  g_autofree char *text = NULL;
  g_autofree char *domain = NULL;
  g_autofree char *display_domain = NULL;

  g_object_get (address, "text", &text, "domain", &domain, "display-domain", &display_domain,
                NULL);
  g_assert_cmpstr (text, ==, "x@xn--exmple-cua.org");
  g_assert_cmpstr (domain, ==, "xn--exmple-cua.org");
  g_assert_cmpstr (display_domain, ==, "exämple.org");

  g_assert_finalize_object (g_steal_pointer (&address));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/address/good", test_good);
  g_test_add_func ("/account/address/typed", test_typed);
  g_test_add_func ("/account/address/bad", test_bad);
  g_test_add_func ("/account/address/lengths", test_lengths);
  g_test_add_func ("/account/address/masked", test_masked);
  g_test_add_func ("/account/address/expand", test_expand);
  g_test_add_func ("/account/address/expand-once", test_expand_once);
  g_test_add_func ("/account/address/properties", test_properties);

  return g_test_run ();
}
