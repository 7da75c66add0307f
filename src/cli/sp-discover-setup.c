/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-discover-setup.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-stored-answer.h"
#include "sp-terminal.h"

#define MAX_DEADLINE 3600 /* seconds */
#define MAX_JOBS 500

/* Longer than any parser takes: it will say so itself. */
#define MAX_FILE (1024 * 1024)

static gboolean
check_sources (SpDiscoverSetup *self)
{
  g_autoptr (GString) known = NULL;

  for (guint i = 0; self->sources != NULL && self->sources[i] != NULL; i++)
    {
      if (sp_source_find (self->sources[i]) != NULL)
        continue;
      known = g_string_new (NULL);
      for (guint k = 0; sp_sources[k] != NULL; k++)
        g_string_append_printf (known, "%s%s", k > 0 ? ", " : "", sp_sources[k]->id);
      sp_terminal_print_error (_("--source: there is no source “%s”; known are: %s"),
                               self->sources[i], known->str);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (SpDiscoverSetup *self,
           const char      *text)
{
  const char *equals = strchr (text, '=');
  g_autofree char *kind = equals != NULL ? g_strndup (text, equals - text) : NULL;
  g_autofree char *kinds = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (kind == NULL || *kind == '\0' || equals[1] == '\0')
    {
      sp_terminal_print_error (_("--from-file: “%s” should read KIND=FILE"), text);
      return FALSE;
    }
  if (!sp_stored_answer_is_kind (kind))
    {
      kinds = sp_stored_answer_dup_kinds ();
      sp_terminal_print_error (_("--from-file: there is no kind “%s”; known are: %s"), kind, kinds);
      return FALSE;
    }
  mapped = g_mapped_file_new (equals + 1, FALSE, &error);
  if (mapped == NULL)
    {
      /* Translators: an option, and what went wrong */
      sp_terminal_print_error (_("%s: %s"), "--from-file", error->message);
      return FALSE;
    }
  bytes = g_bytes_new (g_mapped_file_get_contents (mapped),
                       MIN (g_mapped_file_get_length (mapped), MAX_FILE));
  g_ptr_array_add (self->options.stored, sp_stored_answer_new (kind, equals + 1, bytes));
  return TRUE;
}

static gboolean
read_files (SpDiscoverSetup *self)
{
  for (guint i = 0; self->files != NULL && self->files[i] != NULL; i++)
    {
      if (self->options.stored == NULL)
        self->options.stored =
          g_ptr_array_new_with_free_func ((GDestroyNotify) sp_stored_answer_free);
      if (!read_file (self, self->files[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_numbers (SpDiscoverSetup *self)
{
  if (!isfinite (self->deadline) || self->deadline < 0 || self->deadline > MAX_DEADLINE)
    {
      sp_terminal_print_error (_("--deadline: a number of seconds from 0 to %d is needed"),
                               MAX_DEADLINE);
      return FALSE;
    }
  if (self->jobs < 0 || self->jobs > MAX_JOBS)
    {
      sp_terminal_print_error (_("--jobs: a number from 1 to %d is needed"), MAX_JOBS);
      return FALSE;
    }
  return TRUE;
}

/**
 * sp_discover_setup_parse:
 * @self: to fill
 * @argc: (inout): how many arguments, the command's name included
 * @argv: (inout): the arguments; options are taken out
 *
 * Returns: %FALSE, after saying why, if the arguments are wrong
 */
gboolean
sp_discover_setup_parse (SpDiscoverSetup *self,
                         int             *argc,
                         char          ***argv)
{
  GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self->json },
    { "offline", 'o', 0, G_OPTION_ARG_NONE, &self->offline },
    { "deadline", 'd', 0, G_OPTION_ARG_DOUBLE, &self->deadline },
    { "jobs", 'J', 0, G_OPTION_ARG_INT, &self->jobs },
    { "source", 's', 0, G_OPTION_ARG_STRING_ARRAY, &self->sources },
    { "from-file", 'f', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files },
    { "send-address", 0, 0, G_OPTION_ARG_NONE, &self->send_address },
    { "allow-http", 0, 0, G_OPTION_ARG_NONE, &self->allow_http },
    { "sent", 0, 0, G_OPTION_ARG_NONE, &self->sent },
    { NULL },
  };

  if (!sp_arguments_parse_options ("discover", entries, argc, argv) || !check_numbers (self) ||
      !check_sources (self) || !read_files (self))
    return FALSE;
  sp_discover_setup_open (self);
  return TRUE;
}

/* Which proxy there is, is asked for each connection, and to whoever has no home to keep settings in
 * dconf says each time that it has none. Nobody can use that here, where no setting is kept. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].key, "GLIB_DOMAIN") && fields[i].length < 0 &&
          g_str_equal (fields[i].value, "dconf") && g_getenv ("G_MESSAGES_DEBUG") == NULL)
        return G_LOG_WRITER_HANDLED;
    }

  return g_log_writer_default (level, fields, n_fields, data);
}

/* On GNOME, GIO asks its settings for the proxy, and ends the program where they are not known: it
 * may be looking for data elsewhere (XDG_DATA_DIRS). */
static gboolean
lacks_proxy_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.gnome.system.proxy", TRUE);

  return schema == NULL;
}

static void
prepare_proxies (void)
{
  static gsize done = 0;
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");

  if (!g_once_init_enter (&done))
    return;

  g_log_set_writer_func (write_log, NULL, NULL);
  if (desktop != NULL && strstr (desktop, "GNOME") != NULL && lacks_proxy_settings ())
    g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", FALSE);
  g_once_init_leave (&done, 1);
}

/**
 * sp_discover_setup_open_door:
 * @self: a setup whose first half is filled
 *
 * Opens the door to the network, so that what knows this computer's proxies is loaded while all the
 * rest begins. That is all that is needed where nothing is to be looked up.
 */
void
sp_discover_setup_open_door (SpDiscoverSetup *self)
{
  prepare_proxies ();
  self->net = sp_net_new ();
  sp_net_set_offline (self->net, self->offline || self->files != NULL);
  if (!sp_net_is_offline (self->net))
    sp_net_warm_up (self->net);
}

/**
 * sp_discover_setup_open:
 * @self: a setup whose first half is filled; of the second, what is there already stays
 *
 * Opens the door to the network, and all else that a lookup needs.
 */
void
sp_discover_setup_open (SpDiscoverSetup *self)
{
  static const char * const stored[] = { "file", NULL };
  g_auto (GStrv) dirs = sp_data_dirs ();

  sp_discover_setup_open_door (self);
  if (self->catalogue == NULL)
    self->catalogue = sp_catalogue_new ((const char * const *) dirs);
  if (self->library == NULL)
    self->library = sp_guide_library_new ((const char * const *) dirs);
  self->options.send_address = self->send_address;
  self->options.allow_clear = self->allow_http;
  self->options.deadline = self->deadline > 0 ? (guint) MAX (1, self->deadline * 1000) : 0;
  self->options.sources = self->files != NULL ? stored : (const char * const *) self->sources;
}

/**
 * sp_discover_setup_make:
 * @self: an open setup
 * @address: an address to look up
 *
 * Returns: (transfer full): a lookup that has yet to be run
 */
SpDiscovery *
sp_discover_setup_make (SpDiscoverSetup *self,
                        SpAddress       *address)
{
  return sp_discovery_new (self->net, self->catalogue, G_LIST_MODEL (self->library), address,
                           &self->options);
}

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
} Run;

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Run *run = data;

  /* Whatever went wrong is in the findings. */
  sp_discovery_run_finish (SP_DISCOVERY (source), result, NULL);
  g_main_loop_quit (run->loop);
}

static gboolean
on_interrupt_cb (gpointer data)
{
  Run *run = data;

  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_CONTINUE;
}

/**
 * sp_discover_setup_run:
 * @discovery: a lookup
 *
 * Runs it to its end, or until the person interrupts the program: what was found so far stays.
 */
void
sp_discover_setup_run (SpDiscovery *discovery)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { loop, cancellable };
  guint interrupt = g_unix_signal_add (SIGINT, on_interrupt_cb, &run);

  sp_discovery_run_async (discovery, cancellable, run_cb, &run);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
}

/**
 * sp_discover_setup_look_up:
 * @arguments: with an address
 * @advisor: to tell what is found
 *
 * Looks the address of `advise --discover` and its like up, as usual.
 */
void
sp_discover_setup_look_up (SpArguments *arguments,
                           SpAdvisor   *advisor)
{
  g_auto (SpDiscoverSetup) setup = {
    .catalogue = g_object_ref (arguments->catalogue),
    .library = g_object_ref (arguments->library),
  };
  g_autoptr (SpDiscovery) discovery = NULL;

  sp_discover_setup_open (&setup);
  discovery = sp_discover_setup_make (&setup, arguments->parsed_address);
  sp_discover_setup_run (discovery);
  sp_advisor_set_found (advisor, sp_discovery_get_provider (discovery),
                        sp_discovery_get_account (discovery));
}

/**
 * sp_discover_setup_clear:
 * @self: a parsed setup
 *
 * Frees what it holds.
 */
void
sp_discover_setup_clear (SpDiscoverSetup *self)
{
  g_clear_pointer (&self->sources, g_strfreev);
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->options.stored, g_ptr_array_unref);
  g_clear_object (&self->net);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->library);
}
