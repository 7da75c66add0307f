/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ares-channel.h"

#include <malloc.h>

#include "sp-ares-resolver.h"
#include "sp-dns-rig.h"
#include "sp-net-error.h"
#include "sp-test.h"

static GByteArray *
silent_handler (const SpDnsQuestion *question,
                gpointer             data)
{
  return NULL;
}

static void
test_no_answer (void)
{
  g_autoptr (SpResolver) nobody = NULL;
  g_autoptr (SpResolver) nonsense = NULL;
  g_autofree char *address = NULL;
  SpDnsServer *gone = sp_dns_server_new (silent_handler, NULL);
  gint64 started;
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, silent_handler, NULL);
  sp_dns_assert_fails (rig.resolver, "example.org", SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  g_assert_cmpuint (sp_dns_server_get_n_questions (rig.server), ==, 3);
  sp_dns_assert_fails (rig.resolver, "example.org", SP_RECORD_ADDRESS, SP_NET_ERROR_NAME_SERVER);
  sp_dns_rig_tear_down (&rig);

  /* Nobody listens: that is known at once. */
  address = g_strdup (sp_dns_server_get_address (gone));
  sp_dns_server_free (gone);
  nobody = sp_ares_resolver_new_with_servers (address, 0);
  started = g_get_monotonic_time ();
  sp_dns_assert_fails (nobody, "example.org", SP_RECORD_SRV, SP_NET_ERROR_NAME_SERVER);
  g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC);

  nonsense = sp_ares_resolver_new_with_servers ("nonsense", 0);
  sp_dns_assert_fails (nonsense, "example.org", SP_RECORD_SRV, SP_NET_ERROR_NAME_SERVER);
}

static GByteArray *
losing_handler (const SpDnsQuestion *question,
                gpointer             data)
{
  GByteArray *answer;

  if (question->nth < 2)
    return NULL;

  answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR, 0);
  if (question->type == SP_DNS_MX)
    sp_dns_answer_add_mx (answer, question->name, 1, "mx.example.org");
  else if (question->type == SP_DNS_A)
    sp_dns_answer_add_address (answer, question->name, "127.0.0.1");
  return answer;
}

static void
test_lost_packets (void)
{
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, losing_handler, NULL);
  sp_dns_assert_records (rig.resolver, "example.org", SP_RECORD_MX, "1/0/0/mx.example.org");
  sp_dns_assert_records (rig.resolver, "example.org", SP_RECORD_ADDRESS, "0/0/0/127.0.0.1");
  sp_dns_rig_tear_down (&rig);
}

/* In any order: that is up to this computer's IPv6. */
static void
assert_addresses (SpRecords  *records,
                  const char *expected)
{
  g_auto (GStrv) addresses = g_strsplit (expected, " ", -1);
  g_autofree char *text = NULL;

  g_assert_nonnull (records);
  g_assert_cmpuint (sp_records_get_n_records (records), ==, g_strv_length (addresses));
  text = sp_dns_records_to_text (records);
  for (guint i = 0; addresses[i] != NULL; i++)
    g_assert_nonnull (strstr (text, addresses[i]));
}

/* A name server as there are some: it drops questions of one kind. */
typedef struct
{
  guint dropped;     /* type: A or AAAA */
  guint n_dropped;   /* how often */
  guint code;        /* of the other's answer */
  const char *value; /* (nullable): of the other's answer */
} Dropping;

static GByteArray *
dropping_handler (const SpDnsQuestion *question,
                  gpointer             data)
{
  const Dropping *dropping = data;
  GByteArray *answer;

  if (question->type == dropping->dropped && question->nth < dropping->n_dropped)
    return NULL;

  answer = sp_dns_answer_new (question, dropping->code, 0);
  if (question->type == dropping->dropped)
    sp_dns_answer_add_address (answer, question->name, question->type == SP_DNS_A ? "127.0.0.2" : "::1");
  else if (dropping->value != NULL)
    sp_dns_answer_add_address (answer, question->name, dropping->value);
  return answer;
}

static void
test_dropped_kind (void)
{
  static const struct
  {
    Dropping dropping;
    const char *found; /* NULL: an error */
    SpNetError error;
    guint patience; /* milliseconds */
    guint least;    /* likewise: how long it takes */
    guint most;
  } cases[] = {
    /* Who has an address waits for no other. */
    { { SP_DNS_AAAA, G_MAXUINT, SP_DNS_NO_ERROR, "127.0.0.1" }, "127.0.0.1", 0, 2000, 45, 1000 },
    { { SP_DNS_AAAA, G_MAXUINT, SP_DNS_NAME_ERROR, NULL }, NULL, SP_NET_ERROR_NO_NAME, 2000, 45, 1000 },
    /* But a little. */
    { { SP_DNS_AAAA, 1, SP_DNS_NO_ERROR, "127.0.0.1" }, "127.0.0.1 ::1", 0, 15, 0, 1000 },
    /* Addresses of IPv6 alone, or none at all, do not do. */
    { { SP_DNS_A, 1, SP_DNS_NO_ERROR, "::1" }, "127.0.0.2 ::1", 0, 100, 90, 2000 },
    { { SP_DNS_AAAA, 1, SP_DNS_NO_ERROR, NULL }, "::1", 0, 100, 90, 2000 },
    { { SP_DNS_AAAA, G_MAXUINT, SP_DNS_NO_ERROR, NULL }, NULL, SP_NET_ERROR_NAME_SERVER, 15, 100, 2000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpDnsServer *server = sp_dns_server_new (dropping_handler, (gpointer) &cases[i].dropping);
      g_autoptr (SpResolver) resolver =
        sp_ares_resolver_new_with_servers (sp_dns_server_get_address (server), cases[i].patience);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecords) records =
        sp_dns_look_up (resolver, "www.example.org", SP_RECORD_ADDRESS, &error);
      gint64 ms = (g_get_monotonic_time () - start) / 1000;

      g_test_message ("%u: %d ms", i, (int) ms);
      g_assert_cmpint (ms, >=, cases[i].least);
      g_assert_cmpint (ms, <, cases[i].most);
      if (cases[i].found == NULL)
        g_assert_error (error, SP_NET_ERROR, (gint) cases[i].error);
      else
        assert_addresses (records, cases[i].found);

      /* What is still awaited does not outlive its resolver. */
      g_assert_finalize_object (g_steal_pointer (&resolver));
      sp_dns_server_free (server);
    }
}

/* Nobody waits where both answer. */
static void
test_no_delay (void)
{
  static const Dropping nothing = { SP_DNS_MX, G_MAXUINT, SP_DNS_NO_ERROR, "127.0.0.1" };
  SpDnsServer *server = sp_dns_server_new (dropping_handler, (gpointer) &nothing);
  g_autoptr (SpResolver) resolver =
    sp_ares_resolver_new_with_servers (sp_dns_server_get_address (server), 2000);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 20; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SpRecords) records = sp_dns_look_up (resolver, "a.example.org", SP_RECORD_ADDRESS, NULL);

      g_assert_nonnull (records);
      best = MIN (best, g_get_monotonic_time () - start);
    }

  g_test_minimized_result ((double) best / 1000, "both kinds of address: %.2f ms", (double) best / 1000);
  g_assert_cmpint (best, <, 40 * 1000);
  g_assert_finalize_object (g_steal_pointer (&resolver));
  sp_dns_server_free (server);
}

/* 2000 records, the best of them last: 64 KB, by TCP alone. */
static GByteArray *
huge_handler (const SpDnsQuestion *question,
              gpointer             data)
{
  GByteArray *answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR,
                                          question->tcp ? 0 : SP_DNS_TRUNCATED);

  if (!question->tcp)
    return answer;

  for (guint i = 2000; i > 0; i--)
    {
      g_autofree char *target = g_strdup_printf ("m%u", i);

      if (question->type == SP_DNS_MX)
        sp_dns_answer_add_mx (answer, question->name, (guint16) i, target);
      else if (question->type == SP_DNS_SRV)
        sp_dns_answer_add_srv (answer, question->name, (guint16) i, 1, 993, target);
      else if (question->type == SP_DNS_TXT)
        sp_dns_answer_add_txt (answer, question->name, (const char *[]) { target, NULL });
    }
  g_assert_cmpuint (answer->len, <=, G_MAXUINT16);
  return answer;
}

static void
test_huge_answers (void)
{
  static const SpRecordType types[] = { SP_RECORD_MX, SP_RECORD_SRV, SP_RECORD_TXT };
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, huge_handler, NULL);
  /* It takes its time to make them up. */
  g_object_unref (rig.resolver);
  rig.resolver = sp_ares_resolver_new_with_servers (sp_dns_server_get_address (rig.server), 5000);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecords) records = sp_dns_look_up (rig.resolver, "x", types[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (sp_records_get_n_records (records), ==, 64);
      g_assert_cmpstr (sp_records_get (records, 0)->text, ==, types[i] == SP_RECORD_TXT ? "m2000" : "m1");
    }
  sp_dns_rig_tear_down (&rig);
}

/* A good answer that was damaged: cut, with a number changed, or made up. */
typedef struct
{
  guint cut;   /* 0: not */
  guint at;    /* 0: none */
  guint8 byte;
  gboolean by_tcp;
} Damage;

static GByteArray *
damaging_handler (const SpDnsQuestion *question,
                  gpointer             data)
{
  const Damage *damage = data;
  GByteArray *answer;

  if (damage->by_tcp && !question->tcp)
    return sp_dns_answer_new (question, SP_DNS_NO_ERROR, SP_DNS_TRUNCATED);

  answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR, 0);
  switch (question->type)
    {
    case SP_DNS_MX:
      sp_dns_answer_add_mx (answer, question->name, 1, "mx.example.org");
      break;
    case SP_DNS_SRV:
      sp_dns_answer_add_srv (answer, question->name, 1, 2, 3, "mx.example.org");
      break;
    case SP_DNS_TXT:
      sp_dns_answer_add_txt (answer, question->name, (const char *[]) { "one", "two", NULL });
      break;
    case SP_DNS_A:
      sp_dns_answer_add_cname (answer, question->name, "b.example.org");
      sp_dns_answer_add_address (answer, "b.example.org", "127.0.0.1");
      break;
    default:
      break;
    }

  if (damage->cut != 0 && damage->cut < answer->len)
    g_byte_array_set_size (answer, damage->cut);
  if (damage->at != 0 && damage->at < answer->len)
    answer->data[damage->at] = damage->byte;
  return answer;
}

/* Whatever comes: records that hold together, or an error of ours. */
static void
look_up_damaged (SpResolver *resolver)
{
  GAsyncResult *results[SP_N_RECORD_TYPES] = { NULL };

  for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
    sp_resolver_look_up_async (resolver, "a.example.org", type, NULL, sp_test_take_result, &results[type]);
  for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecords) records = NULL;

      sp_test_await (&results[type]);
      records = sp_resolver_look_up_finish (resolver, results[type], &error);
      g_clear_object (&results[type]);
      g_assert_true ((records == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == SP_NET_ERROR);
      else
        g_assert_cmpuint (sp_records_get_n_records (records), >, 0);
    }
}

static void
test_damaged_answers (void)
{
  static const guint8 bytes[] = { 0x00, 0x01, 0x0c, 0x3f, 0x40, 0x80, 0xc0, 0xff };
  SpDnsServer *server;
  g_autoptr (SpResolver) resolver = NULL;
  Damage damage = { 0 };

  server = sp_dns_server_new (damaging_handler, &damage);
  resolver = sp_ares_resolver_new_with_servers (sp_dns_server_get_address (server), 2);

  for (damage.cut = 1; damage.cut < 100; damage.cut++)
    look_up_damaged (resolver);
  damage.cut = 0;
  for (damage.at = 2; damage.at < 90; damage.at++)
    for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
      {
        damage.byte = bytes[i];
        look_up_damaged (resolver);
      }

  damage.at = 0;
  damage.by_tcp = TRUE;
  for (damage.cut = 1; damage.cut < 100; damage.cut++)
    look_up_damaged (resolver);

  g_assert_finalize_object (g_steal_pointer (&resolver));
  sp_dns_server_free (server);
}

/* What somebody sends who cannot see the question: another number, another name. Then comes the
 * answer itself. */
static GByteArray *
spoofing_handler (const SpDnsQuestion *question,
                  gpointer             data)
{
  GByteArray *answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR, 0);

  if (question->nth == 0)
    answer->data[0] ^= 1;
  else if (question->nth == 1)
    answer->data[13] ^= 1;
  sp_dns_answer_add_mx (answer, question->name, 1, question->nth < 2 ? "bad.example" : "good.example");

  return answer;
}

static void
test_spoofed_answers (void)
{
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, spoofing_handler, NULL);
  sp_dns_assert_records (rig.resolver, "example.org", SP_RECORD_MX, "1/0/0/good.example");
  sp_dns_rig_tear_down (&rig);
}

static GByteArray *
stalling_handler (const SpDnsQuestion *question,
                  gpointer             data)
{
  GByteArray *answer;

  if (g_str_has_prefix (question->name, "stalled"))
    return NULL;

  answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR, 0);
  sp_dns_answer_add_mx (answer, question->name, 1, "mx.example.org");
  return answer;
}

static void
test_stalled_name (void)
{
  SpDnsServer *server = sp_dns_server_new (stalling_handler, NULL);
  g_autoptr (SpResolver) resolver =
    sp_ares_resolver_new_with_servers (sp_dns_server_get_address (server), 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *stalled[100] = { NULL };
  gint64 started = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (stalled); i++)
    {
      g_autofree char *name = g_strdup_printf ("stalled%u.example.org", i);

      sp_resolver_look_up_async (resolver, name, SP_RECORD_MX, cancellable, sp_test_take_result,
                                 &stalled[i]);
    }
  for (guint i = 0; i < 100; i++)
    sp_dns_assert_records (resolver, "example.org", SP_RECORD_MX, "1/0/0/mx.example.org");
  /* Two seconds pass before the first of them is asked again. */
  g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_USEC_PER_SEC);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (stalled); i++)
    {
      g_autoptr (GError) error = NULL;

      sp_test_await (&stalled[i]);
      g_assert_null (sp_resolver_look_up_finish (resolver, stalled[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&stalled[i]);
    }
  g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_USEC_PER_SEC);

  /* c-ares still has all hundred of them. */
  g_assert_finalize_object (g_steal_pointer (&resolver));
  sp_dns_server_free (server);
}

static void
test_refresh (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = NULL;
  SpDnsRig rig;

  /* What is under way goes on. */
  sp_dns_rig_set_up (&rig, losing_handler, NULL);
  sp_resolver_look_up_async (rig.resolver, "example.org", SP_RECORD_MX, NULL, sp_test_take_result,
                             &result);
  sp_resolver_refresh (rig.resolver);
  sp_resolver_refresh (rig.resolver);
  sp_dns_assert_records (rig.resolver, "other.example.org", SP_RECORD_MX, "1/0/0/mx.example.org");
  sp_test_await (&result);
  records = sp_resolver_look_up_finish (rig.resolver, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  sp_dns_rig_tear_down (&rig);
}

static void
ask_many (SpResolver *resolver,
          guint       first,
          guint       n)
{
  g_autofree GAsyncResult **results = g_new0 (GAsyncResult *, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.example.org", first + i);

      sp_resolver_look_up_async (resolver, name, SP_RECORD_MX, NULL, sp_test_take_result, &results[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRecords) records = NULL;

      sp_test_await (&results[i]);
      records = sp_resolver_look_up_finish (resolver, results[i], &error);
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
}

static void
test_ten_thousand (void)
{
  SpDnsServer *server = sp_dns_server_new (stalling_handler, NULL);
  g_autoptr (SpResolver) resolver =
    sp_ares_resolver_new_with_servers (sp_dns_server_get_address (server), 0);
  gsize before;
  gsize after;

  ask_many (resolver, 0, 100);
  before = mallinfo2 ().uordblks;
  for (guint i = 1; i < 100; i++)
    ask_many (resolver, i * 100, 100);
  after = mallinfo2 ().uordblks;
  g_test_message ("%" G_GSIZE_FORMAT " bytes before, %" G_GSIZE_FORMAT " after", before, after);
  /* The server remembers each name, in some 100 bytes. */
  g_assert_cmpuint (after, <, before + 2 * 1024 * 1024);

  g_assert_finalize_object (g_steal_pointer (&resolver));
  sp_dns_server_free (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/ares-channel/no-answer", test_no_answer);
  g_test_add_func ("/net/ares-channel/lost-packets", test_lost_packets);
  g_test_add_func ("/net/ares-channel/dropped-kind", test_dropped_kind);
  g_test_add_func ("/net/ares-channel/no-delay", test_no_delay);
  g_test_add_func ("/net/ares-channel/huge-answers", test_huge_answers);
  g_test_add_func ("/net/ares-channel/damaged-answers", test_damaged_answers);
  g_test_add_func ("/net/ares-channel/spoofed-answers", test_spoofed_answers);
  g_test_add_func ("/net/ares-channel/stalled-name", test_stalled_name);
  g_test_add_func ("/net/ares-channel/refresh", test_refresh);
  g_test_add_func ("/net/ares-channel/ten-thousand", test_ten_thousand);

  return g_test_run ();
}
