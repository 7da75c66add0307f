/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-online.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "sp-terminal.h"

#define MODULE "signpost-online." G_MODULE_SUFFIX

/* Beside the program where it has just been built, else where it is installed. */
static char *
find_module (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, MODULE, NULL);

  if (program != NULL && g_file_test (beside, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&beside);
  return g_build_filename (SP_MODULEDIR, MODULE, NULL);
}

/* A function of the module; NULL, after saying why, where it cannot be loaded. The module stays:
 * its types cannot be taken back. */
static gpointer
find (const char *symbol)
{
  g_autofree char *path = find_module ();
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gpointer function = NULL;

  if (module == NULL || !g_module_symbol (module, symbol, &function))
    {
      sp_terminal_print_error (_("a part of Signpost could not be loaded: %s"), g_module_error ());
      return NULL;
    }
  g_module_make_resident (module);
  return function;
}

static SpExit
run (const char *symbol,
     int         argc,
     char       *argv[])
{
  SpExit (*command) (int, char *[]) = find (symbol);

  return command != NULL ? command (argc, argv) : SP_EXIT_NO;
}

/**
 * sp_online_discover:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Loads and runs sp_command_discover().
 *
 * Returns: how the program ends
 */
SpExit
sp_online_discover (int   argc,
                    char *argv[])
{
  return run ("sp_command_discover", argc, argv);
}

/**
 * sp_online_check:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Loads and runs sp_command_check().
 *
 * Returns: how the program ends
 */
SpExit
sp_online_check (int   argc,
                 char *argv[])
{
  return run ("sp_command_check", argc, argv);
}

/**
 * sp_online_decode:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Loads and runs sp_command_decode().
 *
 * Returns: how the program ends
 */
SpExit
sp_online_decode (int   argc,
                  char *argv[])
{
  return run ("sp_command_decode", argc, argv);
}

/**
 * sp_online_look_up:
 * @arguments: with an address
 * @advisor: to tell what is found
 *
 * Loads and runs sp_discover_setup_look_up().
 *
 * Returns: %FALSE, after saying why, if that is not possible
 */
gboolean
sp_online_look_up (SpArguments *arguments,
                   SpAdvisor   *advisor)
{
  void (*look_up) (SpArguments *, SpAdvisor *) = find ("sp_discover_setup_look_up");

  if (look_up == NULL)
    return FALSE;
  look_up (arguments, advisor);
  return TRUE;
}
