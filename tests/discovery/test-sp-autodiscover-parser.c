/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autodiscover-parser.h"

#include <libxml/parser.h>

#include "sp-test-answer.h"
#include "sp-xml.h"

static const SpTestAnswer answers[] = {
  { "autodiscover-activesync.xml",
    "activesync https://eas.example.org/Microsoft-Server-ActiveSync\n",
    0,
    NULL },
  { "autodiscover-doctype.xml",
    NULL, SP_PARSE_ERROR_FORBIDDEN,
    NULL },
  { "autodiscover-encryption.xml",
    "imap-2 imap1.example.org:993 tls password-cleartext\n"
    "imap-3 imap2.example.org:143 starttls password-cleartext\n"
    "imap-4 imap3.example.org:143 starttls password-cleartext\n"
    "imap-6 imap5.example.org:993 tls password-cleartext\n"
    "imap-8 imap8.example.org:993 tls password-cleartext\n"
    "imap-9 imap9.example.org:143 starttls password-cleartext\n"
    "smtp smtp1.example.org:465 tls password-cleartext\n"
    "smtp-2 smtp2.example.org:587 starttls password-cleartext\n"
    "smtp-3 smtp3.example.org:465 tls password-cleartext\n"
    "smtp-4 smtp4.example.org:587 starttls password-cleartext\n"
    "smtp-5 smtp5.example.org:2525 starttls password-cleartext\n"
    "imap imap0.example.org:993 none password-cleartext\n"
    "imap-5 imap4.example.org:993 none password-cleartext\n"
    "imap-7 imap7.example.org:993 none password-cleartext\n",
    0,
    "A server for IMAP was left out: how to encrypt the connection is given as “Magic”, which is not known." },
  { "autodiscover-error-500.xml",
    NULL, SP_PARSE_ERROR_REPORTED,
    NULL },
  { "autodiscover-error-600.xml",
    NULL, SP_PARSE_ERROR_REPORTED,
    NULL },
  { "autodiscover-error-601.xml",
    NULL, SP_PARSE_ERROR_REPORTED,
    NULL },
  { "autodiscover-error-602.xml",
    NULL, SP_PARSE_ERROR_REPORTED,
    NULL },
  { "autodiscover-error-account.xml",
    NULL, SP_PARSE_ERROR_REPORTED,
    NULL },
  { "autodiscover-error-activesync.xml",
    NULL, SP_PARSE_ERROR_REPORTED,
    NULL },
  { "autodiscover-exchange-clear.xml",
    NULL, SP_PARSE_ERROR_EMPTY,
    "A server for Exchange Web Services was left out: “http://outlook.example.org/EWS/Exchange.asmx” is not an https:// link to a host on the Internet." },
  { "autodiscover-exchange-host.xml",
    "ews outlook.example.org:443 tls\n",
    0,
    NULL },
  { "autodiscover-exchange-inside.xml",
    "ews https://mbx.example.org/EWS/Exchange.asmx\n",
    0,
    "The webmail was left out: “http://mbx.example.org/owa/” is not an https:// link to a host on the Internet." },
  { "autodiscover-exchange.xml",
    "webmail https://outlook.example.org/owa/\n"
    "ews https://outlook.example.org/EWS/Exchange.asmx\n",
    0,
    NULL },
  { "autodiscover-guid-only.xml",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "autodiscover-mail.xml",
    "imap imap.example.org:993 tls password-cleartext as jane.doe@example.org\n"
    "pop3 pop.example.org:995 tls password-encrypted as jane.doe\n"
    "smtp smtp.example.org:587 starttls password-cleartext as jane.doe@example.org\n",
    0,
    NULL },
  { "autodiscover-nothing.xml",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "autodiscover-page.xml",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "autodiscover-ports.xml",
    "imap a.example.org:993 tls password-cleartext\n"
    "pop3 b.example.org:110 starttls password-cleartext\n"
    "smtp-2 d.example.org:465 tls password-cleartext\n"
    "smtp-3 e.example.org:2525 tls password-cleartext\n"
    "smtp c.example.org:587 none password-cleartext\n",
    0,
    "A server for SMTP was left out: “65536” is not a port, which is a number from 1 to 65535.\n"
    "A server for IMAP was left out: not everything that it needs is given.\n"
    "A server for IMAP was left out: “jane@example.org” is not the name of a host on the Internet." },
  { "autodiscover-redirect-and-settings.xml",
    "imap imap.example.org:993 tls password-cleartext\n",
    0,
    NULL },
  { "autodiscover-sign-in.xml",
    "imap a.example.org:993 tls password-encrypted,password-cleartext\n"
    "smtp b.example.org:465 tls none password none\n"
    "smtp-2 c.example.org:465 tls password-encrypted\n"
    "pop3 d.example.org:995 tls password-cleartext as EXAMPLE\\jane\n",
    0,
    NULL },
};

static SpAccount *
parse (GBytes     *bytes,
       SpAddress  *address,
       const char *source,
       GPtrArray  *rejected,
       GError    **error)
{
  g_autoptr (SpAutodiscoverAnswer) answer =
    sp_autodiscover_parse (bytes, address, source, rejected, error);

  if (answer == NULL)
    return NULL;

  g_assert_null (answer->redirect_address);
  g_assert_null (answer->redirect_url);
  return g_steal_pointer (&answer->account);
}

static void
test_answers (void)
{
  sp_test_parse_answers (parse, answers, G_N_ELEMENTS (answers));
}

static void
test_redirects (void)
{
  static const struct
  {
    const char *file;
    const char *address;
    const char *url;
  } cases[] = {
    { "autodiscover-redirect-address.xml", "jane.doe@hosting.example", NULL },
    { "autodiscover-activesync-redirect.xml", "jane.doe@hosting.example", NULL },
    { "autodiscover-redirect-url.xml", NULL, "https://autodiscover.hosting.example/autodiscover/autodiscover.xml?a=b&c=d" },
    { "autodiscover-redirect-clear.xml", NULL, NULL },
    { "autodiscover-redirect-no-address.xml", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = sp_test_load (cases[i].file);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAutodiscoverAnswer) answer =
        sp_autodiscover_parse (bytes, NULL, NULL, NULL, &error);

      g_test_message ("%s", cases[i].file);
      if (cases[i].address == NULL && cases[i].url == NULL)
        {
          g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_FORBIDDEN);
          g_assert_null (answer);
          continue;
        }

      g_assert_no_error (error);
      g_assert_null (answer->account);
      g_assert_cmpstr (answer->redirect_address, ==, cases[i].address);
      g_assert_cmpstr (answer->redirect_url, ==, cases[i].url);
    }
}

static void
test_reported (void)
{
  static const struct
  {
    const char *file;
    const char *words;
  } cases[] = {
    { "autodiscover-error-500.xml", "does not know this address" },
    { "autodiscover-error-600.xml", "invalid" },
    { "autodiscover-error-601.xml", "no settings" },
    { "autodiscover-error-602.xml", "error 602: “Bad Address”" },
    { "autodiscover-error-activesync.xml", "error 2: “The directory service could not be reached”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = sp_test_load (cases[i].file);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpAutodiscoverAnswer) answer =
        sp_autodiscover_parse (bytes, NULL, NULL, NULL, &error);

      g_assert_null (answer);
      g_assert_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_REPORTED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_request (void)
{
  static const char * const addresses[] = {
    "jane.doe@example.org",
    "o'neil&sons@example.org",
    "\"<x>]]>&amp;\"@example.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *text = sp_autodiscover_make_request (addresses[i]);
      g_autoptr (xmlDoc) document =
        xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);
      xmlNode *request = sp_xml_find (xmlDocGetRootElement (document), "Request");
      g_autofree char *address = sp_xml_dup_child_text (request, "EMailAddress");
      g_autofree char *schema = sp_xml_dup_child_text (request, "AcceptableResponseSchema");

      g_assert_nonnull (request);
      g_assert_cmpstr ((const char *) request->ns->href, ==,
                       "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006");
      g_assert_cmpstr (address, ==, addresses[i]);
      g_assert_cmpstr (schema, ==,
                       "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/autodiscover-parser/answers", test_answers);
  g_test_add_func ("/autodiscover-parser/redirects", test_redirects);
  g_test_add_func ("/autodiscover-parser/reported", test_reported);
  g_test_add_func ("/autodiscover-parser/request", test_request);

  return g_test_run ();
}
