/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sp-command.h"
#include "sp-log.h"
#include "sp-online.h"
#include "sp-terminal.h"

/* Translators: in what follows a command, the words in capitals stand for what is typed in their
 * place and are to be translated; --options, and what follows their “=” in small letters, are
 * typed as they stand. */
static const SpCommand commands[] = {
  { "guides", "[--json]", N_("List the guides that were found"), sp_command_guides },
  { "lint", N_("FILE… [--table=text|csv|dot] [--json]"), N_("Prove that guides are in order"),
    sp_command_lint },
  { "advise",
    N_("[--guide ID|FILE] [--address ADDRESS] [--program ID] [--answer QUESTION=ANSWER]… [--discover] "
       "[--json]"),
    N_("Say how to read mail, and why; on a terminal, ask first"), sp_command_advise },
  { "sheet",
    N_("[--guide ID|FILE] [--address ADDRESS] [--program ID] [--answer QUESTION=ANSWER]… [--discover] "
       "[--json]"),
    N_("Print the values to copy into a mail program"), sp_command_sheet },
  { "discover",
    N_("ADDRESS…|- [--offline] [--deadline SECONDS] [--jobs N] [--source NAME]… [--from-file KIND=FILE]… "
       "[--send-address] [--allow-http] [--sent] [--json]"),
    N_("Find the settings of an address, and who says so"), sp_online_discover },
  { "check",
    N_("ADDRESS | SERVER… [--sign-in] [--user NAME] [--deadline SECONDS] [--ticket] [--json]"),
    N_("Connect to mail servers step by step, and say what is wrong and who can mend it"),
    sp_online_check },
  { "decode", N_("TEXT | - [--json]"), N_("Say what a server’s error reply means"),
    sp_online_decode },
  { "keyring-test", "[--json]", N_("Test whether this computer keeps a password safely"),
    sp_command_keyring_test },
};

static void
print_command (const SpCommand *command)
{
  g_print ("  signpost-cli %s %s\n", command->name, _(command->arguments));
  sp_terminal_print_text (_(command->summary), "      ", "      ");
}

static void
print_help (void)
{
  g_print ("%s\n\n", _("Signpost – find your way to your mail"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print_command (&commands[i]);
  g_print ("\n%s\n", _("Exit status: 0 done and good, 1 done and the answer is no, 2 used "
                       "wrongly."));
}

static const SpCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }
  return NULL;
}

static gboolean
asks_for_help (int   argc,
               char *argv[])
{
  for (int i = 0; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        return TRUE;
    }
  return FALSE;
}

static SpExit
run (int   argc,
     char *argv[])
{
  const SpCommand *command;

  if (argc < 2)
    {
      sp_terminal_print_error (_("name a command; “signpost-cli --help” lists them"));
      return SP_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("Signpost %s\n", SP_VERSION);
      return SP_EXIT_GOOD;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_help ();
      return SP_EXIT_GOOD;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      sp_terminal_print_error (_("there is no command “%s”; “signpost-cli --help” lists them"),
                               argv[1]);
      return SP_EXIT_USAGE;
    }
  if (asks_for_help (argc - 2, argv + 2))
    {
      print_command (command);
      return SP_EXIT_GOOD;
    }
  return command->run (argc - 1, argv + 1);
}

/* An answer that could not be written is no answer. */
static SpExit
finish (SpExit status)
{
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return status;
  sp_terminal_print_error (_("the output could not be written"));
  return status == SP_EXIT_GOOD ? SP_EXIT_NO : status;
}

int
main (int   argc,
      char *argv[])
{
  const char *localedir = g_getenv ("SIGNPOST_LOCALEDIR");

  /* Without it the first file that is opened would be standard input, and read as such. */
  if (fcntl (STDIN_FILENO, F_GETFD) < 0)
    open ("/dev/null", O_RDONLY);

  sp_log_init ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : SP_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  sp_terminal_init ();

  return finish (run (argc, argv));
}
