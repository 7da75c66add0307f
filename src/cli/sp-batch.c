/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sp-json-discovery.h"
#include "sp-json.h"
#include "sp-terminal.h"

#define USUAL_JOBS 16

/* So many lines for each job may wait for one that is slower and stands before them. */
#define LINES_PER_JOB 8

/* So many domains are remembered after they were looked up: lists often are of one organisation. */
#define MAX_REMEMBERED 64

/* So many files a program may have open, and each lookup at once: GLib ends the program where it
 * can open no more. */
#define WANTED_FILES 16384
#define FILES_PER_JOB 40
#define OTHER_FILES 32

#define CHUNK 65536
#define MAX_LINE 1024
#define PROGRESS_INTERVAL 200 /* milliseconds */
#define PROGRESS_WIDTH 30

/* One lookup, for all lines with addresses of its domain. */
typedef struct
{
  grefcount refs;
  SpBatch *batch;
  SpDiscovery *discovery;
  gboolean done;
} Work;

typedef struct
{
  guint number; /* counted from 1, empty ones too */
  char *text;
  SpAddress *address; /* (nullable): it is none */
  Work *work;         /* (nullable) */
  GError *error;      /* (nullable) */
} Line;

struct _SpBatch
{
  SpDiscoverSetup *setup;
  GInputStream *input;
  goffset size; /* -1: not known */
  GMainLoop *loop;
  guint jobs;

  GByteArray *pending; /* read, not yet a whole line */
  gboolean skipping;   /* the rest of a line that is too long */
  gboolean reading;
  gboolean ended;
  goffset n_read;
  guint n_begun; /* lines */

  GQueue lines;      /* of Line, in the order of the input; those printed are gone */
  GQueue waiting;    /* of Work that has not started */
  GHashTable *works; /* domain → Work, held by their lines and by remembered */
  GQueue remembered; /* of Work, the latest last */
  guint n_running;
  guint n_printed;
  gboolean good;
};

static void pump (SpBatch *self);

static Work *
work_ref (Work *work)
{
  g_ref_count_inc (&work->refs);
  return work;
}

static void
work_unref (Work *work)
{
  SpAddress *address;

  if (!g_ref_count_dec (&work->refs))
    return;
  address = sp_discovery_get_address (work->discovery);
  if (g_hash_table_lookup (work->batch->works, sp_address_get_domain (address)) == work)
    g_hash_table_remove (work->batch->works, sp_address_get_domain (address));
  g_object_unref (work->discovery);
  g_free (work);
}

static void
line_free (Line *line)
{
  g_free (line->text);
  g_clear_object (&line->address);
  g_clear_pointer (&line->work, work_unref);
  g_clear_error (&line->error);
  g_free (line);
}

/* As many as were asked for, if the system lets us open as many files. */
static guint
bound_jobs (guint jobs)
{
  struct rlimit limit = { 0 };
  rlim_t bound;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return jobs;
  if (limit.rlim_cur < WANTED_FILES && limit.rlim_cur < limit.rlim_max)
    {
      limit.rlim_cur = MIN (limit.rlim_max, WANTED_FILES);
      setrlimit (RLIMIT_NOFILE, &limit);
      getrlimit (RLIMIT_NOFILE, &limit);
    }

  bound = limit.rlim_cur > OTHER_FILES ? (limit.rlim_cur - OTHER_FILES) / FILES_PER_JOB : 0;
  return (guint) CLAMP (bound, 1, jobs);
}

/**
 * sp_batch_new:
 * @setup: what all lookups share; must outlive the batch
 * @input: where the addresses come from
 * @size: how long the input is, in bytes; -1 if that is not known
 *
 * Returns: (transfer full): a batch that has yet to be run
 */
SpBatch *
sp_batch_new (SpDiscoverSetup *setup,
              GInputStream    *input,
              goffset          size)
{
  SpBatch *self = g_new0 (SpBatch, 1);

  self->setup = setup;
  self->input = g_object_ref (input);
  self->size = size;
  self->loop = g_main_loop_new (NULL, FALSE);
  self->jobs = bound_jobs (setup->jobs > 0 ? setup->jobs : USUAL_JOBS);
  self->pending = g_byte_array_new ();
  self->works = g_hash_table_new (g_str_hash, g_str_equal);
  self->good = TRUE;
  return self;
}

/**
 * sp_batch_free:
 * @self: a batch
 *
 * Frees it.
 */
void
sp_batch_free (SpBatch *self)
{
  g_queue_clear_full (&self->lines, (GDestroyNotify) line_free);
  g_queue_clear_full (&self->remembered, (GDestroyNotify) work_unref);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) work_unref);
  g_object_unref (self->input);
  g_main_loop_unref (self->loop);
  g_byte_array_unref (self->pending);
  g_hash_table_unref (self->works);
  g_free (self);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Work *work = data;
  SpBatch *self = work->batch;

  /* Whatever went wrong is in the findings. */
  sp_discovery_run_finish (SP_DISCOVERY (source), result, NULL);
  work->done = TRUE;
  self->n_running--;
  g_queue_push_tail (&self->remembered, work);
  if (g_queue_get_length (&self->remembered) > MAX_REMEMBERED)
    work_unref (g_queue_pop_head (&self->remembered));
  pump (self);
}

static void
start_waiting (SpBatch *self)
{
  while (self->n_running < self->jobs && !g_queue_is_empty (&self->waiting))
    {
      Work *work = g_queue_pop_head (&self->waiting);

      self->n_running++;
      sp_discovery_run_async (work->discovery, NULL, run_cb, work);
    }
}

static Work *
new_work (SpBatch   *self,
          SpAddress *address)
{
  SpDiscovery *discovery = sp_discover_setup_make (self->setup, address);
  Work *work = g_new0 (Work, 1);

  g_ref_count_init (&work->refs);
  work->batch = self;
  work->discovery = discovery;
  g_hash_table_replace (self->works,
                        (gpointer) sp_address_get_domain (sp_discovery_get_address (discovery)),
                        work);
  /* One reference is the line's, one that of the run and then of what is remembered. */
  g_queue_push_tail (&self->waiting, work_ref (work));
  return work;
}

/* What was found for an address holds for all others of its domain, unless the whole address
 * was sent. */
static Work *
find_work (SpBatch   *self,
           SpAddress *address)
{
  Work *work = g_hash_table_lookup (self->works, sp_address_get_domain (address));

  if (work != NULL && !self->setup->send_address)
    return work_ref (work);

  return new_work (self, address);
}

/* In what comes after the host: there a name stands by chance. */
static gboolean
link_has (const char *link,
          const char *name)
{
  const char *host = link != NULL ? strstr (link, "://") : NULL;
  const char *path = host != NULL ? strchr (host + 3, '/') : NULL;

  return path != NULL && strstr (path, name) != NULL;
}

static gboolean
has_name (SpAccount *account,
          SpAddress *address)
{
  const char *provider = sp_account_get_provider_name (account);
  const char *local_part = sp_address_get_local_part (address);
  g_autofree char *name = g_uri_escape_string (local_part, NULL, FALSE);
  g_autofree char *label = g_ascii_strdown (local_part, -1);

  if (link_has (sp_account_get_webmail (account), name) ||
      (provider != NULL && strstr (provider, sp_address_get_text (address)) != NULL))
    return TRUE;

  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);
      g_auto (GStrv) labels = g_strsplit (server->host != NULL ? server->host : "", ".", -1);

      if (link_has (server->url, name) || g_strv_contains ((const char * const *) labels, label))
        return TRUE;
    }

  return FALSE;
}

/* A provider may put what stands before the @ into a link, and even into a host name: such an
 * answer is for nobody else. If it only looks so, no more is lost than time. */
static gboolean
is_for_another (const Line *line)
{
  GListModel *findings = G_LIST_MODEL (line->work->discovery);
  SpAddress *first = sp_discovery_get_address (line->work->discovery);

  if (g_str_equal (sp_address_get_text (first), sp_address_get_text (line->address)))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      if (sp_finding_get_account (finding) != NULL &&
          has_name (sp_finding_get_account (finding), first))
        return TRUE;
    }

  return FALSE;
}

/* Made readable, it would be somebody else's address: a line that is not UTF-8 is judged as it is. */
static SpAddress *
read_address (const char *bytes,
              gsize       length,
              GError    **error)
{
  g_autofree char *text = g_strndup (bytes, MIN (length, MAX_LINE));

  if (length > MAX_LINE)
    g_set_error_literal (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_DOMAIN,
                         _("This is too long for an address."));
  else if (strlen (text) < length)
    g_set_error_literal (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_LOCAL_PART,
                         _("The address contains a control character."));
  else
    return sp_address_new (text, error);

  return NULL;
}

static void
add_line (SpBatch    *self,
          const char *bytes,
          gsize       length)
{
  g_autofree char *text = g_utf8_make_valid (bytes, MIN (length, MAX_LINE));
  Line *line;

  self->n_begun++;
  g_strstrip (text);
  if (*text == '\0')
    return;
  line = g_new0 (Line, 1);
  line->number = self->n_begun;
  line->text = g_steal_pointer (&text);
  line->address = read_address (bytes, length, &line->error);
  if (line->address != NULL)
    line->work = find_work (self, line->address);
  g_queue_push_tail (&self->lines, line);
}

/* Takes whole lines out of what was read, as many as there is room for. */
static void
take_lines (SpBatch *self)
{
  gsize taken = 0;

  while (g_queue_get_length (&self->lines) < self->jobs * LINES_PER_JOB)
    {
      const char *start = (const char *) self->pending->data + taken;
      gsize rest = self->pending->len - taken;
      const char *end = rest > 0 ? memchr (start, '\n', rest) : NULL;
      gsize length = end != NULL ? (gsize) (end - start) : rest;

      if (end == NULL && (rest == 0 || (!self->ended && rest <= MAX_LINE)))
        break;
      if (!self->skipping)
        add_line (self, start, length);
      self->skipping = end == NULL && !self->ended;
      taken += MIN (length + 1, rest);
    }
  g_byte_array_remove_range (self->pending, 0, taken);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  SpBatch *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  if (bytes == NULL)
    {
      sp_terminal_print_error (_("%s: %s"), "discover -", error->message);
      self->good = FALSE;
    }

  self->reading = FALSE;
  self->ended = length == 0;
  self->n_read += length;
  if (length > 0)
    g_byte_array_append (self->pending, g_bytes_get_data (bytes, NULL), length);
  pump (self);
}

static void
print_line (SpBatch *self,
            Line    *line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (line->work == NULL)
    sp_json_add_failure (builder, line->number, line->text, line->error);
  else
    sp_json_add_discovery (builder, line->work->discovery, line->address);
  sp_json_print (builder);
  if (line->work == NULL || sp_discovery_get_account (line->work->discovery) == NULL)
    self->good = FALSE;
  self->n_printed++;
}

static void
print_done (SpBatch *self)
{
  Line *line;

  while ((line = g_queue_peek_head (&self->lines)) != NULL &&
         (line->work == NULL || line->work->done))
    {
      if (line->work != NULL && is_for_another (line))
        {
          work_unref (line->work);
          line->work = new_work (self, line->address);
          return;
        }
      print_line (self, line);
      line_free (g_queue_pop_head (&self->lines));
    }
}

/* Does whatever can be done now; each thing that ends calls it again. */
static void
pump (SpBatch *self)
{
  guint n_lines;

  do
    {
      take_lines (self);
      print_done (self);
      n_lines = g_queue_get_length (&self->lines);
    }
  while (n_lines == 0 && self->pending->len > MAX_LINE);

  start_waiting (self);
  if (n_lines == 0 && self->ended && self->pending->len == 0)
    {
      g_main_loop_quit (self->loop);
      return;
    }
  if (self->reading || self->ended || self->pending->len > MAX_LINE)
    return;
  self->reading = TRUE;
  g_input_stream_read_bytes_async (self->input, CHUNK, G_PRIORITY_DEFAULT, NULL, read_cb, self);
}

static gboolean
on_progress_cb (gpointer data)
{
  SpBatch *self = data;
  guint filled = 0;
  char bar[PROGRESS_WIDTH + 1];

  /* What was read is a little ahead of what was printed: good enough for a bar. */
  if (self->size > 0)
    filled = MIN (PROGRESS_WIDTH, PROGRESS_WIDTH * (self->n_read - self->pending->len) / self->size);
  memset (bar, ' ', PROGRESS_WIDTH);
  memset (bar, '#', filled);
  bar[PROGRESS_WIDTH] = '\0';

  if (self->size > 0)
    g_printerr ("\r[%s] ", bar);
  else
    g_printerr ("\r");
  /* Translators: two numbers, of addresses */
  g_printerr (_("%u looked up, %u under way"), self->n_printed, self->n_running);
  g_printerr ("  ");
  return G_SOURCE_CONTINUE;
}

/**
 * sp_batch_run:
 * @self: a batch, which can be run once
 *
 * Looks up all addresses. Shows how far it is where the errors go to a terminal and the output does
 * not.
 *
 * Returns: whether an account was found for every line
 */
gboolean
sp_batch_run (SpBatch *self)
{
  gboolean shows = isatty (STDERR_FILENO) == 1 && isatty (STDOUT_FILENO) != 1;
  guint progress = shows ? g_timeout_add (PROGRESS_INTERVAL, on_progress_cb, self) : 0;

  pump (self);
  if (!self->ended || !g_queue_is_empty (&self->lines) || self->reading)
    g_main_loop_run (self->loop);
  if (progress != 0)
    {
      on_progress_cb (self);
      g_printerr ("\n");
      g_source_remove (progress);
    }
  return self->good;
}
