/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-line-stream.h"

#include <locale.h>

#include "sp-net-rig.h"
#include "sp-test.h"

#define HOST "mail.example.org"
#define SCRIPT \
  "S * OK hello\n" \
  "C a STARTTLS\n" \
  "S a OK go\n" \
  "TLS\n" \
  "C b CAPABILITY\n" \
  "S * CAPABILITY IMAP4rev1\n" \
  "S b OK done\n"

typedef struct
{
  SpNetRig rig;
  SpLineStream *stream;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  sp_net_rig_set_up (&fixture->rig, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->stream != NULL)
    sp_net_rig_await_finalized (g_steal_pointer (&fixture->stream));
  sp_net_rig_tear_down (&fixture->rig, NULL);
}

static gboolean
open_stream (Fixture *fixture,
             guint16  port,
             gboolean tls,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (fixture->stream != NULL)
    sp_net_rig_await_finalized (g_steal_pointer (&fixture->stream));
  fixture->stream = sp_line_stream_new (fixture->rig.net, fixture->rig.ledger, HOST, port);
  sp_line_stream_open_async (fixture->stream, tls, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_line_stream_open_finish (fixture->stream, result, error);
}

static gboolean
start_tls (Fixture *fixture,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_line_stream_start_tls_async (fixture->stream, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_line_stream_start_tls_finish (fixture->stream, result, error);
}

static char *
read_line (Fixture *fixture,
           gsize   *length,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_line_stream_read_line_async (fixture->stream, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_line_stream_read_line_finish (fixture->stream, result, length, error);
}

static void
assert_line (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = read_line (fixture, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, expected);
}

static void
assert_no_line (Fixture   *fixture,
                SpNetError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = read_line (fixture, NULL, &error);

  g_assert_null (line);
  g_assert_error (error, SP_NET_ERROR, (gint) code);
}

static void
say (Fixture    *fixture,
     const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sp_line_stream_write_async (fixture->stream, text, strlen (text), NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  g_assert_true (sp_line_stream_write_finish (fixture->stream, result, &error));
  g_assert_no_error (error);
}

static void
assert_outcome (Fixture    *fixture,
                const char *outcome)
{
  guint last = g_list_model_get_n_items (G_LIST_MODEL (fixture->rig.ledger)) - 1;
  g_autoptr (SpLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->rig.ledger), last);

  g_assert_cmpint (sp_ledger_entry_get_kind (entry), ==, SP_CONTACT_CONNECTION);
  g_assert_cmpstr (sp_ledger_entry_get_host (entry), ==, HOST);
  g_assert_cmpstr (sp_ledger_entry_get_outcome (entry), ==, outcome);
}

static void
test_tls (Fixture      *fixture,
          gconstpointer data)
{
  const SpLineStreamWay *way;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_VALID, TRUE,
                             "S * OK hello\nC a LOGOUT\nS a OK");
  g_assert_true (open_stream (fixture, 993, TRUE, &error));
  g_assert_no_error (error);
  assert_outcome (fixture, "connected");

  way = sp_line_stream_get_way (fixture->stream);
  g_assert_cmpint (way->name_ms, >=, 0);
  g_assert_cmpint (way->connection_ms, >=, 0);
  g_assert_cmpint (way->encryption_ms, >=, 0);
  g_assert_cmpstr (way->address, ==, "127.0.0.1");
  g_assert_cmpstr (way->tls_version, ==, "TLS 1.3");
  g_assert_nonnull (way->certificate);
  g_assert_cmpuint (way->certificate_flags, ==, 0);

  assert_line (fixture, "* OK hello");
  say (fixture, "a LOGOUT\r\n");
  assert_line (fixture, "a OK");
  assert_no_line (fixture, SP_NET_ERROR_CLOSED);
}

static void
test_start_tls (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const SpLineStreamWay *way;

  sp_local_server_add_lines (fixture->rig.server, HOST, 143, SP_LOCAL_VALID, FALSE, SCRIPT);
  g_assert_true (open_stream (fixture, 143, FALSE, &error));
  way = sp_line_stream_get_way (fixture->stream);
  g_assert_cmpint (way->encryption_ms, ==, -1);
  g_assert_null (way->certificate);

  assert_line (fixture, "* OK hello");
  say (fixture, "a STARTTLS\r\n");
  assert_line (fixture, "a OK go");
  g_assert_true (start_tls (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (way->encryption_ms, >=, 0);
  g_assert_cmpstr (way->tls_version, ==, "TLS 1.3");

  say (fixture, "b CAPABILITY\r\n");
  assert_line (fixture, "* CAPABILITY IMAP4rev1");
  assert_line (fixture, "b OK done");

  /* Once is enough. */
  g_assert_false (start_tls (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
}

/* A person on the way lets the server "say" more before the encryption begins. */
static void
test_injection (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 587, SP_LOCAL_VALID, FALSE,
                             "R 220 hello\\r\\n\nC STARTTLS\nR 220 go\\r\\n250 AUTH PLAIN\\r\\n\nTLS\nS 221 inside");
  g_assert_true (open_stream (fixture, 587, FALSE, NULL));
  assert_line (fixture, "220 hello");
  say (fixture, "STARTTLS\r\n");
  assert_line (fixture, "220 go");
  g_assert_false (start_tls (fixture, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_PROTOCOL);
  assert_no_line (fixture, SP_NET_ERROR_CLOSED);

  /* When it comes later, it is not TLS. */
  g_clear_error (&error);
  sp_local_server_add_lines (fixture->rig.server, HOST, 588, SP_LOCAL_VALID, FALSE,
                             "S 220 hello\nC STARTTLS\nS 220 go\nWAIT 30\nS 250 AUTH PLAIN\nHANG");
  g_assert_true (open_stream (fixture, 588, FALSE, NULL));
  assert_line (fixture, "220 hello");
  say (fixture, "STARTTLS\r\n");
  assert_line (fixture, "220 go");
  g_assert_false (start_tls (fixture, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_TLS);
  assert_no_line (fixture, SP_NET_ERROR_CLOSED);
}

static void
test_bad_certificate (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 143, SP_LOCAL_EXPIRED, FALSE, SCRIPT);
  g_assert_true (open_stream (fixture, 143, FALSE, NULL));
  assert_line (fixture, "* OK hello");
  say (fixture, "a STARTTLS\r\n");
  assert_line (fixture, "a OK go");
  g_assert_false (start_tls (fixture, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CERTIFICATE);
  g_assert_nonnull (sp_line_stream_get_way (fixture->stream)->certificate);
  /* Nothing is ever said in clear afterwards. */
  assert_no_line (fixture, SP_NET_ERROR_CLOSED);
}

static void
test_lines (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GString) script = g_string_new ("R bare\\n\\r\\n\\nodd\\rone\\r\\r\\n");
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_string_append (script, "a\\0b\\0\\r\\n\\377\\r\\nR");
  /* In several pieces. */
  g_string_append (script, "\nR half a l\nWAIT 20\nR ine\\r\nWAIT 20\nR \\nlast");
  sp_local_server_add_lines (fixture->rig.server, HOST, 110, SP_LOCAL_CLEAR, FALSE, script->str);
  g_assert_true (open_stream (fixture, 110, FALSE, NULL));

  assert_line (fixture, "bare");
  assert_line (fixture, "");
  assert_line (fixture, "");
  assert_line (fixture, "odd\rone\r");
  line = read_line (fixture, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (line, length + 1, "a\0b\0", 5);
  assert_line (fixture, "\xff");
  assert_line (fixture, "Rhalf a line");
  /* What no end of line ends is none. */
  assert_no_line (fixture, SP_NET_ERROR_CLOSED);
}

static char *
make_script (gsize length)
{
  g_autofree char *text = g_malloc (length + 1);

  memset (text, 'x', length);
  text[length] = '\0';
  return g_strdup_printf ("S first\nR %s\\r\\n\nS last\nHANG", text);
}

static void
test_long_lines (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *longest = make_script (8192 - 2);
  g_autofree char *longer = make_script (8192);
  g_autofree char *line = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 110, SP_LOCAL_CLEAR, FALSE, longest);
  g_assert_true (open_stream (fixture, 110, FALSE, NULL));
  assert_line (fixture, "first");
  line = read_line (fixture, NULL, NULL);
  g_assert_cmpuint (strlen (line), ==, 8190);
  assert_line (fixture, "last");

  sp_local_server_add_lines (fixture->rig.server, HOST, 111, SP_LOCAL_VALID, TRUE, longer);
  g_assert_true (open_stream (fixture, 111, TRUE, NULL));
  assert_line (fixture, "first");
  assert_no_line (fixture, SP_NET_ERROR_TOO_LARGE);
  assert_no_line (fixture, SP_NET_ERROR_CLOSED);
}

static void
test_offline (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 143, SP_LOCAL_CLEAR, FALSE, "S hello\nHANG");
  sp_net_set_offline (fixture->rig.net, TRUE);
  g_assert_false (open_stream (fixture, 143, FALSE, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
  g_clear_error (&error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rig.ledger)), ==, 0);

  /* What is under way ends too. */
  sp_net_set_offline (fixture->rig.net, FALSE);
  g_assert_true (open_stream (fixture, 143, FALSE, &error));
  assert_line (fixture, "hello");
  sp_line_stream_read_line_async (fixture->stream, NULL, sp_test_take_result, &result);
  g_main_context_iteration (NULL, FALSE);
  sp_net_set_offline (fixture->rig.net, TRUE);
  sp_test_await (&result);
  line = sp_line_stream_read_line_finish (fixture->stream, result, NULL, &error);
  g_assert_null (line);
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_OFFLINE);
}

static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) reading = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GAsyncResult) opening = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 993, SP_LOCAL_VALID, TRUE, "S hello\nHANG");
  g_assert_true (open_stream (fixture, 993, TRUE, NULL));
  assert_line (fixture, "hello");
  sp_line_stream_read_line_async (fixture->stream, NULL, sp_test_take_result, &reading);
  sp_line_stream_read_line_async (fixture->stream, NULL, sp_test_take_result, &again);
  sp_test_await (&again);
  g_assert_null (sp_line_stream_read_line_finish (fixture->stream, again, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  g_assert_null (reading);

  sp_line_stream_close (fixture->stream);
  sp_test_await (&reading);
  g_assert_null (sp_line_stream_read_line_finish (fixture->stream, reading, NULL, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CLOSED);
  g_clear_error (&error);
  sp_line_stream_close (fixture->stream);
  g_clear_object (&reading);
  g_clear_object (&again);
  sp_net_rig_await_finalized (g_steal_pointer (&fixture->stream));

  /* A TLS handshake that never ends. */
  sp_local_server_add_lines (fixture->rig.server, HOST, 995, SP_LOCAL_CLEAR, FALSE, "HANG");
  fixture->stream = sp_line_stream_new (fixture->rig.net, NULL, HOST, 995);
  sp_line_stream_open_async (fixture->stream, TRUE, NULL, sp_test_take_result, &opening);
  while (sp_local_server_count (fixture->rig.server, "CONNECTION " HOST ":995") == 0)
    g_main_context_iteration (NULL, FALSE);
  sp_line_stream_close (fixture->stream);
  sp_test_await (&opening);
  g_assert_false (sp_line_stream_open_finish (fixture->stream, opening, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CLOSED);
  g_clear_error (&error);

  sp_line_stream_open_async (fixture->stream, TRUE, NULL, sp_test_take_result, &late);
  sp_test_await (&late);
  g_assert_false (sp_line_stream_open_finish (fixture->stream, late, &error));
  g_assert_error (error, SP_NET_ERROR, SP_NET_ERROR_CLOSED);
}

typedef struct
{
  SpLineStream *stream;
  guint n_lines;
} Talk;

static void
talk_free (gpointer data)
{
  Talk *talk = data;

  g_object_unref (talk->stream);
  g_free (talk);
}

static void read_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Talk *talk = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!sp_line_stream_write_finish (talk->stream, result, &error))
    g_task_return_error (task, error);
  else
    sp_line_stream_read_line_async (talk->stream, cancellable, read_cb, g_steal_pointer (&task));
}

static void
write_line (GTask      *task,
            const char *text)
{
  Talk *talk = g_task_get_task_data (task);

  sp_line_stream_write_async (talk->stream, text, strlen (text), g_task_get_cancellable (task), written_cb,
                              task);
}

static void
secured_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Talk *talk = g_task_get_task_data (task);
  GError *error = NULL;

  if (!sp_line_stream_start_tls_finish (talk->stream, result, &error))
    g_task_return_error (task, error);
  else
    write_line (g_steal_pointer (&task), "b CAPABILITY\r\n");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Talk *talk = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autofree char *line = sp_line_stream_read_line_finish (talk->stream, result, NULL, &error);

  if (line == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  switch (++talk->n_lines)
    {
    case 1:
      write_line (g_steal_pointer (&task), "a STARTTLS\r\n");
      break;
    case 2:
      sp_line_stream_start_tls_async (talk->stream, cancellable, secured_cb, g_steal_pointer (&task));
      break;
    case 3:
      sp_line_stream_read_line_async (talk->stream, cancellable, read_cb, g_steal_pointer (&task));
      break;
    default:
      g_task_return_boolean (task, g_str_equal (line, "b OK done"));
      break;
    }
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Talk *talk = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!sp_line_stream_open_finish (talk->stream, result, &error))
    g_task_return_error (task, error);
  else
    sp_line_stream_read_line_async (talk->stream, cancellable, read_cb, g_steal_pointer (&task));
}

static void
start_talk (GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data,
            gpointer            data)
{
  Fixture *fixture = data;
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Talk *talk = g_new0 (Talk, 1);

  talk->stream = sp_line_stream_new (fixture->rig.net, fixture->rig.ledger, HOST, 143);
  g_task_set_task_data (task, talk, talk_free);
  sp_line_stream_open_async (talk->stream, FALSE, cancellable, opened_cb, task);
}

static gboolean
finish_talk (GAsyncResult *result,
             gpointer      data,
             GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  guint n_cancelled;

  sp_local_server_add_lines (fixture->rig.server, HOST, 143, SP_LOCAL_VALID, FALSE, SCRIPT);
  n_cancelled = sp_test_sweep_cancellation (start_talk, finish_talk, fixture);
  g_assert_cmpuint (n_cancelled, >, 8);
}

/* A line that was cancelled half-way comes whole the next time. */
static void
test_cancelled_read (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sp_local_server_add_lines (fixture->rig.server, HOST, 110, SP_LOCAL_CLEAR, FALSE,
                             "S first\nR half\nC go\nR  and half\\r\\n");
  g_assert_true (open_stream (fixture, 110, FALSE, NULL));
  assert_line (fixture, "first");
  sp_line_stream_read_line_async (fixture->stream, cancellable, sp_test_take_result, &result);
  g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  sp_test_await (&result);
  g_assert_null (sp_line_stream_read_line_finish (fixture->stream, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  say (fixture, "go\r\n");
  assert_line (fixture, "half and half");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/line-stream/tls", test_tls },
    { "/line-stream/start-tls", test_start_tls },
    { "/line-stream/injection", test_injection },
    { "/line-stream/bad-certificate", test_bad_certificate },
    { "/line-stream/lines", test_lines },
    { "/line-stream/long-lines", test_long_lines },
    { "/line-stream/offline", test_offline },
    { "/line-stream/close", test_close },
    { "/line-stream/cancel", test_cancel },
    { "/line-stream/cancelled-read", test_cancelled_read },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
