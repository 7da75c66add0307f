/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "sp-arguments.h"
#include "sp-command.h"
#include "sp-guide-lint.h"
#include "sp-json.h"
#include "sp-key-file.h"
#include "sp-terminal.h"

#define STANDARD_INPUT "-"

static const struct
{
  const char *name;
  SpGuideTableFormat format;
} formats[] = {
  { "text", SP_GUIDE_TABLE_TEXT },
  { "csv", SP_GUIDE_TABLE_CSV },
  { "dot", SP_GUIDE_TABLE_DOT },
};

static guint
count (GPtrArray        *problems,
       SpProblemSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((SpProblem *) g_ptr_array_index (problems, i))->severity == severity;
  return n;
}

static void
print_json (const char *file,
            GPtrArray  *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "file", file);
  json_builder_set_member_name (builder, "errors");
  json_builder_add_int_value (builder, count (problems, SP_PROBLEM_ERROR));
  json_builder_set_member_name (builder, "warnings");
  json_builder_add_int_value (builder, count (problems, SP_PROBLEM_WARNING));
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const SpProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, problem->line);
      sp_json_add_string (builder, "severity",
                          problem->severity == SP_PROBLEM_ERROR ? "error" : "warning");
      sp_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sp_json_print (builder);
}

/* Problems are what was asked for, so they go to standard output; but not into a table
 * that is to be read by another program. */
static void
print_text (const char *file,
            GPtrArray  *problems,
            gboolean    table)
{
  guint n_errors = count (problems, SP_PROBLEM_ERROR);
  guint n_warnings = count (problems, SP_PROBLEM_WARNING);
  void (*print) (const char *format, ...) = table ? g_printerr : g_print;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = sp_problem_to_string (g_ptr_array_index (problems, i));

      print ("%s\n", text);
    }
  if (n_errors == 0 && n_warnings == 0)
    print (_("%s: no problems"), file);
  else
    /* Translators: a file and two numbers */
    print (_("%s: errors: %u, warnings: %u"), file, n_errors, n_warnings);
  print ("\n");
}

/* A guide may come through a pipe, from a program or from the shell's <(…); "-" is standard
 * input, as elsewhere. */
static SpGuide *
read_guide (const char *file,
            GPtrArray  *problems)
{
  gboolean is_standard = g_str_equal (file, STANDARD_INPUT);
  int fd = is_standard ? STDIN_FILENO : open (file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  int code = errno;
  g_autoptr (GBytes) bytes = NULL;

  if (fd < 0)
    {
      g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, file, 1,
                                                 /* Translators: the operating system's reason,
                                                  * such as "Permission denied" */
                                                 _("Cannot be read: %s"), g_strerror (code)));
      return NULL;
    }
  bytes = sp_key_file_read_stream (file, fd, problems);
  if (!is_standard)
    close (fd);
  return bytes != NULL ? sp_guide_new_from_bytes (file, bytes, problems, NULL) : NULL;
}

static gboolean
lint (const char               *file,
      const SpGuideTableFormat *format,
      gboolean                  json,
      SpGuideLibrary           *library,
      SpCatalogue              *catalogue)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpGuide) guide = read_guide (file, problems);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (guide != NULL)
    sp_guide_lint (guide, library, catalogue, now, problems);
  if (json)
    print_json (file, problems);
  else
    print_text (file, problems, format != NULL);
  if (guide == NULL)
    return FALSE;
  if (format != NULL)
    {
      if (!sp_guide_print_table (guide, *format, table, &error))
        {
          sp_terminal_print_error ("lint: %s", error->message);
          return FALSE;
        }
      g_print ("%s", table->str);
    }
  return !sp_problems_have_errors (problems);
}

/**
 * sp_command_lint:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Proves that guides are in order, and prints the table of their cases.
 *
 * Returns: how the program ends; "no" if any guide has an error
 */
SpExit
sp_command_lint (int   argc,
                 char *argv[])
{
  g_autofree char *table = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "table", 't', 0, G_OPTION_ARG_STRING, &table },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json },
    { NULL },
  };
  const SpGuideTableFormat *format = NULL;
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpGuideLibrary) library = NULL;
  g_autoptr (SpCatalogue) catalogue = NULL;
  gboolean good = TRUE;

  if (!sp_arguments_parse_options ("lint", entries, &argc, &argv))
    return SP_EXIT_USAGE;
  for (guint i = 0; table != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].name, table))
        format = &formats[i].format;
    }
  if (table != NULL && (format == NULL || json))
    {
      sp_terminal_print_error (_("lint: --table is text, csv or dot, and not for --json"));
      return SP_EXIT_USAGE;
    }
  if (argc < 2)
    {
      sp_terminal_print_error (_("lint: name at least one FILE"));
      return SP_EXIT_USAGE;
    }
  library = sp_guide_library_new ((const char * const *) dirs);
  catalogue = sp_catalogue_new ((const char * const *) dirs);
  for (int i = 1; i < argc; i++)
    good = lint (argv[i], format, json, library, catalogue) && good;
  return good ? SP_EXIT_GOOD : SP_EXIT_NO;
}
