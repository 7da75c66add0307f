/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ares-answer.h"

#include <ares.h>

#include "sp-dns-server.h"
#include "sp-net-error.h"

static const SpRecordType types[] = { SP_RECORD_MX, SP_RECORD_SRV, SP_RECORD_TXT };

static const guint8 question_bytes[] =
  "\x12\x34\x01\x20\0\1\0\0\0\0\0\0\7example\3org\0\0\xff\0\1";

/* An answer with a record of each kind, and names that point back into the message (RFC 1035,
 * section 4.1.4). */
static GByteArray *
make_answer (guint flags)
{
  SpDnsQuestion question = {
    .name = (char *) "example.org",
    .bytes = question_bytes,
    .length = sizeof question_bytes - 1,
  };
  GByteArray *answer = sp_dns_answer_new (&question, SP_DNS_NO_ERROR, flags);

  sp_dns_answer_add_mx (answer, "example.org", 10, "mx.example.org");
  sp_dns_answer_add (answer, "example.org", SP_DNS_MX, (const guint8 *) "\0\5\2in\xc0\x0c", 7);
  sp_dns_answer_add_srv (answer, "example.org", 1, 2, 3, "imap.example.org");
  sp_dns_answer_add_txt (answer, "example.org", (const char *[]) { "one", "two", NULL });
  sp_dns_answer_add_cname (answer, "www.example.org", "example.org");

  return answer;
}

static void
test_parsed (void)
{
  g_autoptr (GByteArray) answer = make_answer (SP_DNS_AUTHENTICATED);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) mx =
    sp_ares_answer_parse (SP_RECORD_MX, answer->data, answer->len, TRUE, &error);
  g_autoptr (SpRecords) srv =
    sp_ares_answer_parse (SP_RECORD_SRV, answer->data, answer->len, FALSE, &error);
  g_autoptr (SpRecords) txt =
    sp_ares_answer_parse (SP_RECORD_TXT, answer->data, answer->len, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sp_records_get_n_records (mx), ==, 2);
  g_assert_cmpstr (sp_records_get (mx, 0)->text, ==, "in.example.org");
  g_assert_cmpstr (sp_records_get (mx, 1)->text, ==, "mx.example.org");
  g_assert_true (sp_records_are_authenticated (mx));
  g_assert_cmpuint (sp_records_get_n_records (srv), ==, 1);
  g_assert_cmpuint (sp_records_get (srv, 0)->port, ==, 3);
  g_assert_false (sp_records_are_authenticated (srv));
  g_assert_cmpstr (sp_records_get (txt, 0)->text, ==, "onetwo");
}

/* Nothing that somebody may send breaks us: records, or an error of ours. */
static void
parse_any (const guint8 *bytes,
           gsize         length)
{
  /* Of its very length, so that a sanitizer sees what is read behind it. */
  g_autofree guint8 *copy = g_memdup2 (bytes, MAX (length, 1));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecords) records = sp_ares_answer_parse (types[i], copy, length, TRUE, &error);

      g_assert_true ((records == NULL) == (error != NULL));
      if (records == NULL)
        {
          g_assert_true (error->domain == SP_NET_ERROR);
          continue;
        }

      g_assert_cmpuint (sp_records_get_n_records (records), >, 0);
      for (guint j = 0; j < sp_records_get_n_records (records); j++)
        g_assert_true (g_utf8_validate (sp_records_get (records, j)->text, -1, NULL));
    }
}

static void
test_cut (void)
{
  g_autoptr (GByteArray) answer = make_answer (0);

  for (gsize length = 0; length <= answer->len; length++)
    parse_any (answer->data, length);
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) answer = make_answer (0);
  g_autofree guint8 *bytes = g_malloc (answer->len);

  for (guint i = 0; i < 20000; i++)
    {
      guint n = (guint) g_test_rand_int_range (1, 8);
      gsize length = (gsize) g_test_rand_int_range (12, (gint32) answer->len + 1);

      memcpy (bytes, answer->data, answer->len);
      for (guint j = 0; j < n; j++)
        bytes[g_test_rand_int_range (2, (gint32) answer->len)] = (guint8) g_test_rand_int ();
      parse_any (bytes, g_test_rand_bit () ? length : answer->len);
    }
}

static void
test_random (void)
{
  guint8 bytes[512];

  for (guint i = 0; i < 5000; i++)
    {
      for (guint j = 0; j < sizeof bytes; j++)
        bytes[j] = (guint8) g_test_rand_int ();
      /* So that they are looked at. */
      bytes[3] &= 0xf0;
      bytes[4] = bytes[6] = 0;
      bytes[5] = 1;
      parse_any (bytes, (gsize) g_test_rand_int_range (0, sizeof bytes));
    }
}

static void
test_errors (void)
{
  static const struct
  {
    int status;
    gint code;
  } cases[] = {
    { ARES_ENOTFOUND, SP_NET_ERROR_NO_NAME },
    { ARES_ENODATA, SP_NET_ERROR_NO_NAME },
    { ARES_ETIMEOUT, SP_NET_ERROR_NAME_SERVER },
    { ARES_ESERVFAIL, SP_NET_ERROR_NAME_SERVER },
    { ARES_EREFUSED, SP_NET_ERROR_NAME_SERVER },
    { ARES_EBADRESP, SP_NET_ERROR_NAME_SERVER },
    { ARES_ECONNREFUSED, SP_NET_ERROR_NAME_SERVER },
    { ARES_EDESTRUCTION, SP_NET_ERROR_NAME_SERVER },
    { ARES_ENOMEM, SP_NET_ERROR_NAME_SERVER },
  };
  g_autoptr (GError) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = sp_ares_answer_make_error (cases[i].status);

      g_assert_error (error, SP_NET_ERROR, cases[i].code);
    }

  g_assert_null (sp_ares_answer_from_addresses (NULL, &none));
  g_assert_error (none, SP_NET_ERROR, SP_NET_ERROR_NO_NAME);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/ares-answer/parsed", test_parsed);
  g_test_add_func ("/net/ares-answer/cut", test_cut);
  g_test_add_func ("/net/ares-answer/damaged", test_damaged);
  g_test_add_func ("/net/ares-answer/random", test_random);
  g_test_add_func ("/net/ares-answer/errors", test_errors);

  return g_test_run ();
}
