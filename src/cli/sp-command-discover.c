/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sp-batch.h"
#include "sp-command.h"
#include "sp-discover-setup.h"
#include "sp-discovery-report.h"
#include "sp-json-discovery.h"
#include "sp-json.h"
#include "sp-terminal.h"

static SpExit
discover (SpDiscoverSetup *setup,
          SpAddress       *address)
{
  g_autoptr (SpDiscovery) discovery = sp_discover_setup_make (setup, address);

  sp_discover_setup_run (discovery);
  if (setup->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      sp_json_add_discovery (builder, discovery, address);
      sp_json_print (builder);
    }
  else
    {
      sp_discovery_report_print (discovery, setup->sent);
    }
  return sp_discovery_get_account (discovery) != NULL ? SP_EXIT_GOOD : SP_EXIT_NO;
}

static SpExit
discover_all (SpDiscoverSetup *setup,
              GPtrArray       *addresses)
{
  SpExit status = SP_EXIT_GOOD;

  for (guint i = 0; i < addresses->len; i++)
    {
      if (i > 0 && !setup->json)
        g_print ("\n");
      if (discover (setup, g_ptr_array_index (addresses, i)) != SP_EXIT_GOOD)
        status = SP_EXIT_NO;
    }
  return status;
}

static SpExit
discover_input (SpDiscoverSetup *setup)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  struct stat about = { 0 };
  gboolean is_file = fstat (STDIN_FILENO, &about) == 0 && S_ISREG (about.st_mode);
  g_autoptr (SpBatch) batch = sp_batch_new (setup, input, is_file ? about.st_size : -1);

  return sp_batch_run (batch) ? SP_EXIT_GOOD : SP_EXIT_NO;
}

/* As many at once as a list on standard input. */
static SpExit
discover_arguments (SpDiscoverSetup *setup,
                    char           **addresses)
{
  char *lines = g_strjoinv ("\n", addresses);
  gsize length = strlen (lines);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (lines, length, g_free);
  g_autoptr (SpBatch) batch = sp_batch_new (setup, input, length);

  return sp_batch_run (batch) ? SP_EXIT_GOOD : SP_EXIT_NO;
}

/**
 * sp_command_discover:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Looks up the settings of addresses: those that are arguments, one after the other, or those that
 * come in on standard input, some at once.
 *
 * Returns: how the program ends; "no" if there is an address for which nothing was found
 */
SpExit
sp_command_discover (int   argc,
                     char *argv[])
{
  g_auto (SpDiscoverSetup) setup = { 0 };
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_object_unref);

  if (!sp_discover_setup_parse (&setup, &argc, &argv))
    return SP_EXIT_USAGE;
  if (argc == 2 && g_str_equal (argv[1], "-"))
    return discover_input (&setup);
  if (argc < 2)
    {
      sp_terminal_print_error (_("discover: an address is needed, or - to read them from "
                                 "standard input"));
      return SP_EXIT_USAGE;
    }
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      SpAddress *address = sp_address_new (argv[i], &error);

      if (address == NULL)
        {
          /* Translators: a command, what was typed, and what is wrong with it */
          sp_terminal_print_error (_("%s: “%s”: %s"), "discover", argv[i], error->message);
          return SP_EXIT_USAGE;
        }
      g_ptr_array_add (addresses, address);
    }
  return setup.json && argc > 2 ? discover_arguments (&setup, argv + 1)
                                : discover_all (&setup, addresses);
}
