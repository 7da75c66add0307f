/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ares-resolver.h"

#include "sp-dns-rig.h"
#include "sp-net-error.h"
#include "sp-test.h"

static GByteArray *
good_handler (const SpDnsQuestion *question,
              gpointer             data)
{
  const char *name = question->name;
  gboolean exists = g_str_has_suffix (name, "example.org");
  GByteArray *answer = sp_dns_answer_new (question, exists ? SP_DNS_NO_ERROR : SP_DNS_NAME_ERROR, 0);

  if (g_str_equal (name, "both.example.org") && question->type == SP_DNS_A)
    {
      sp_dns_answer_add_address (answer, name, "127.0.0.2");
      sp_dns_answer_add_address (answer, name, "127.0.0.2");
    }
  else if (g_str_equal (name, "both.example.org") && question->type == SP_DNS_AAAA)
    sp_dns_answer_add_address (answer, name, "::1");
  else if (g_str_equal (name, "alias.example.org") && question->type == SP_DNS_A)
    {
      sp_dns_answer_add_cname (answer, name, "other.example.org");
      sp_dns_answer_add_cname (answer, "other.example.org", "last.example.org");
      sp_dns_answer_add_address (answer, "last.example.org", "127.0.0.3");
    }
  else if (g_str_equal (name, "loop.example.org"))
    {
      sp_dns_answer_add_cname (answer, name, "pool.example.org");
      sp_dns_answer_add_cname (answer, "pool.example.org", name);
    }
  else if (g_str_equal (name, "example.org") && question->type == SP_DNS_MX)
    {
      sp_dns_answer_add_mx (answer, name, 30, "third.Example.ORG");
      sp_dns_answer_add_mx (answer, name, 10, "FIRST.example.org");
      sp_dns_answer_add_mx (answer, name, 20, "second.example.org");
    }
  else if (g_str_equal (name, "null.example.org"))
    sp_dns_answer_add_mx (answer, name, 0, ".");
  else if (g_str_equal (name, "odd.example.org"))
    {
      sp_dns_answer_add_mx (answer, name, 1, "192.0.2.1");
      sp_dns_answer_add_mx (answer, name, 2, "a b.example.org");
      sp_dns_answer_add_mx (answer, name, 3, "-a.example.org");
      sp_dns_answer_add_mx (answer, name, 4, "\x1b[31m.example.org");
      sp_dns_answer_add_mx (answer, name, 5, "good.example.org");
    }
  else if (g_str_equal (name, "worse.example.org"))
    sp_dns_answer_add_mx (answer, name, 1, "192.0.2.1");
  else if (g_str_equal (name, "_imaps._tcp.example.org"))
    {
      sp_dns_answer_add_srv (answer, name, 20, 0, 994, "last.example.org");
      sp_dns_answer_add_srv (answer, name, 10, 5, 993, "imap.example.org");
    }
  else if (g_str_equal (name, "_pop3s._tcp.example.org"))
    sp_dns_answer_add_srv (answer, name, 0, 0, 0, ".");
  else if (g_str_equal (name, "text.example.org"))
    {
      sp_dns_answer_add_txt (answer, name, (const char *[]) { "v=UAAC1; ", "a=sha256", NULL });
      sp_dns_answer_add_txt (answer, name, (const char *[]) { "second", NULL });
      sp_dns_answer_add_txt (answer, name, (const char *[]) { "", NULL });
      sp_dns_answer_add (answer, name, SP_DNS_TXT, (const guint8 *) "\3a\0b", 4);
      sp_dns_answer_add (answer, name, SP_DNS_TXT, (const guint8 *) "\2\xff!", 3);
    }

  return answer;
}

static void
test_records (void)
{
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, good_handler, NULL);

  sp_dns_assert_records (rig.resolver, "alias.example.org", SP_RECORD_ADDRESS, "0/0/0/127.0.0.3");
  sp_dns_assert_records (rig.resolver, "example.org", SP_RECORD_MX,
                  "10/0/0/first.example.org 20/0/0/second.example.org 30/0/0/third.example.org");
  sp_dns_assert_records (rig.resolver, "null.example.org", SP_RECORD_MX, "0/0/0/");
  sp_dns_assert_records (rig.resolver, "odd.example.org", SP_RECORD_MX, "5/0/0/good.example.org");
  sp_dns_assert_records (rig.resolver, "_imaps._tcp.example.org", SP_RECORD_SRV,
                  "10/5/993/imap.example.org 20/0/994/last.example.org");
  sp_dns_assert_records (rig.resolver, "_pop3s._tcp.example.org", SP_RECORD_SRV, "0/0/0/");
  sp_dns_assert_records (rig.resolver, "text.example.org", SP_RECORD_TXT,
                  "0/0/0/v=UAAC1; a=sha256 0/0/0/second 0/0/0/ 0/0/0/\uFFFD!");

  sp_dns_rig_tear_down (&rig);
}

static void
test_addresses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = NULL;
  g_autofree char *text = NULL;
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, good_handler, NULL);

  /* IPv6 first where this computer has it (RFC 6724), each address once. */
  records = sp_dns_look_up (rig.resolver, "both.example.org", SP_RECORD_ADDRESS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_records_get_n_records (records), ==, 2);
  text = sp_dns_records_to_text (records);
  g_assert_nonnull (strstr (text, "0/0/0/::1"));
  g_assert_nonnull (strstr (text, "0/0/0/127.0.0.2"));
  g_assert_cmpuint (sp_dns_server_get_n_questions (rig.server), ==, 2);

  sp_dns_rig_tear_down (&rig);
}

static void
test_absence (void)
{
  g_autofree char *long_label = g_strnfill (64, 'a');
  g_autofree char *full_label = g_strnfill (63, 'a');
  g_autofree char *long_name = NULL;
  guint n_questions;
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, good_handler, NULL);

  for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
    {
      sp_dns_assert_fails (rig.resolver, "nothing.example.net", type, SP_NET_ERROR_NO_NAME);
      sp_dns_assert_fails (rig.resolver, "empty.example.org", type, SP_NET_ERROR_NO_NAME);
      sp_dns_assert_fails (rig.resolver, "loop.example.org", type, SP_NET_ERROR_NO_NAME);
    }
  /* Only what is no host name. */
  sp_dns_assert_fails (rig.resolver, "worse.example.org", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);

  /* Nobody is asked for what cannot be a name. */
  n_questions = sp_dns_server_get_n_questions (rig.server);
  long_name = g_strdup_printf ("%s.%s.%s.%s.example.org", full_label, full_label, full_label, full_label);
  sp_dns_assert_fails (rig.resolver, "", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, ".", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, "a..b", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, "example.org.", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, "a b.example.org", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, "a\\.example.org", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, "\xc3\xa4.example.org", SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, long_label, SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  sp_dns_assert_fails (rig.resolver, long_name, SP_RECORD_MX, SP_NET_ERROR_NO_NAME);
  g_assert_cmpuint (sp_dns_server_get_n_questions (rig.server), ==, n_questions);

  sp_dns_rig_tear_down (&rig);
}

static GByteArray *
refusing_handler (const SpDnsQuestion *question,
                  gpointer             data)
{
  return sp_dns_answer_new (question, GPOINTER_TO_UINT (data), 0);
}

static void
test_refusals (void)
{
  static const guint codes[] = {
    SP_DNS_FORMAT_ERROR,
    SP_DNS_SERVER_FAILURE,
    SP_DNS_NOT_IMPLEMENTED,
    SP_DNS_REFUSED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      SpDnsRig rig;

      sp_dns_rig_set_up (&rig, refusing_handler, GUINT_TO_POINTER (codes[i]));
      for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
        sp_dns_assert_fails (rig.resolver, "example.org", type, SP_NET_ERROR_NAME_SERVER);
      sp_dns_rig_tear_down (&rig);
    }
}

static GByteArray *
proving_handler (const SpDnsQuestion *question,
                 gpointer             data)
{
  GByteArray *answer;

  g_assert_true (question->wants_authenticated);
  answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR,
                              g_str_has_prefix (question->name, "proved") ? SP_DNS_AUTHENTICATED : 0);
  sp_dns_answer_add_mx (answer, question->name, 1, "mx.example.org");
  return answer;
}

static void
test_authenticated (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) proved = NULL;
  g_autoptr (SpRecords) other = NULL;
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, proving_handler, NULL);
  proved = sp_dns_look_up (rig.resolver, "proved.example.org", SP_RECORD_MX, &error);
  g_assert_no_error (error);
  g_assert_true (sp_records_are_authenticated (proved));
  other = sp_dns_look_up (rig.resolver, "example.org", SP_RECORD_MX, &error);
  g_assert_no_error (error);
  g_assert_false (sp_records_are_authenticated (other));
  sp_dns_rig_tear_down (&rig);
}

/* An answer that comes after nobody waits for it any longer. */
static GByteArray *
cancelling_handler (const SpDnsQuestion *question,
                    gpointer             data)
{
  g_cancellable_cancel (data);
  return good_handler (question, NULL);
}

static void
test_answer_after_cancellation (void)
{
  for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      SpDnsRig rig;

      sp_dns_rig_set_up (&rig, cancelling_handler, cancellable);
      sp_resolver_look_up_async (rig.resolver, "both.example.org", type, cancellable, sp_test_take_result,
                                 &result);
      sp_test_await (&result);
      g_assert_null (sp_resolver_look_up_finish (rig.resolver, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&result);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      sp_dns_rig_tear_down (&rig);
    }
}

/* Cancelled when the answer has come: that is no affair of the resolver's any longer. */
static void
test_cancelled_too_late (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SpDnsRig rig;

  sp_dns_rig_set_up (&rig, good_handler, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (SpRecords) records = NULL;

      sp_resolver_look_up_async (rig.resolver, "example.org", SP_RECORD_MX, cancellable,
                                 sp_test_take_result, &result);
      sp_test_await (&result);
      records = sp_resolver_look_up_finish (rig.resolver, result, NULL);
      g_assert_nonnull (records);
    }

  g_cancellable_cancel (cancellable);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  sp_dns_rig_tear_down (&rig);
}

typedef struct
{
  SpResolver *resolver;
  SpRecordType type;
} Sweep;

static void
sweep_start (GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data,
             gpointer            data)
{
  Sweep *sweep = data;

  sp_resolver_look_up_async (sweep->resolver, "x.example.org", sweep->type, cancellable, callback,
                             user_data);
}

static gboolean
sweep_finish (GAsyncResult *result,
              gpointer      data,
              GError      **error)
{
  Sweep *sweep = data;
  g_autoptr (SpRecords) records = sp_resolver_look_up_finish (sweep->resolver, result, error);

  return records != NULL;
}

static GByteArray *
sweep_handler (const SpDnsQuestion *question,
               gpointer             data)
{
  GByteArray *answer;

  /* Through TCP: more turns. */
  if (!question->tcp)
    return sp_dns_answer_new (question, SP_DNS_NO_ERROR, SP_DNS_TRUNCATED);

  answer = sp_dns_answer_new (question, SP_DNS_NO_ERROR, 0);
  if (question->type == SP_DNS_A)
    sp_dns_answer_add_address (answer, question->name, "127.0.0.1");
  else if (question->type == SP_DNS_MX)
    sp_dns_answer_add_mx (answer, question->name, 1, "mx.example.org");
  else if (question->type == SP_DNS_SRV)
    sp_dns_answer_add_srv (answer, question->name, 1, 2, 3, "mx.example.org");
  else if (question->type == SP_DNS_TXT)
    sp_dns_answer_add_txt (answer, question->name, (const char *[]) { "x", NULL });
  return answer;
}

static void
test_cancellation (void)
{
  for (guint type = 0; type < SP_N_RECORD_TYPES; type++)
    {
      SpDnsRig rig;
      Sweep sweep;

      sp_dns_rig_set_up (&rig, sweep_handler, NULL);
      sweep.resolver = rig.resolver;
      sweep.type = type;
      g_assert_cmpuint (sp_test_sweep_cancellation (sweep_start, sweep_finish, &sweep), >, 2);
      sp_dns_rig_tear_down (&rig);
    }
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

/* The last one who holds the resolver lets go in the middle of its callback. */
static void
let_go_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SpResolver **resolver = user_data;
  g_autoptr (SpRecords) records = sp_resolver_look_up_finish (SP_RESOLVER (source), result, NULL);

  g_assert_nonnull (records);
  g_clear_object (resolver);
}

static gboolean
is_null (gpointer data)
{
  gpointer *pointer = data;

  return *pointer == NULL;
}

static void
test_end_in_callback (void)
{
  SpDnsServer *server = sp_dns_server_new (stalling_handler, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) stalled = NULL;
  SpResolver *resolver = sp_ares_resolver_new_with_servers (sp_dns_server_get_address (server), 0);
  gpointer watched = resolver;

  g_object_add_weak_pointer (G_OBJECT (resolver), &watched);
  sp_resolver_look_up_async (resolver, "stalled.example.org", SP_RECORD_MX, cancellable,
                             sp_test_take_result, &stalled);
  g_cancellable_cancel (cancellable);
  sp_test_await (&stalled);
  g_clear_object (&stalled);
  sp_resolver_look_up_async (resolver, "example.org", SP_RECORD_MX, NULL, let_go_cb, &resolver);
  sp_test_await_true (is_null, &resolver);
  sp_test_await_true (is_null, &watched);

  sp_dns_server_free (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/ares-resolver/records", test_records);
  g_test_add_func ("/net/ares-resolver/addresses", test_addresses);
  g_test_add_func ("/net/ares-resolver/absence", test_absence);
  g_test_add_func ("/net/ares-resolver/refusals", test_refusals);
  g_test_add_func ("/net/ares-resolver/authenticated", test_authenticated);
  g_test_add_func ("/net/ares-resolver/answer-after-cancellation", test_answer_after_cancellation);
  g_test_add_func ("/net/ares-resolver/cancelled-too-late", test_cancelled_too_late);
  g_test_add_func ("/net/ares-resolver/cancellation", test_cancellation);
  g_test_add_func ("/net/ares-resolver/end-in-callback", test_end_in_callback);

  return g_test_run ();
}
