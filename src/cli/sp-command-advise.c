/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-arguments.h"
#include "sp-command.h"
#include "sp-interview.h"
#include "sp-json.h"
#include "sp-report.h"
#include "sp-terminal.h"

/**
 * sp_command_advise:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Prints the advice, or the question that must be answered first. On a terminal, asks.
 *
 * Returns: how the program ends
 */
SpExit
sp_command_advise (int   argc,
                   char *argv[])
{
  g_auto (SpArguments) arguments = { 0 };
  g_autoptr (SpAdvisor) advisor = NULL;

  if (!sp_arguments_parse (&arguments, "advise", argc, argv))
    return SP_EXIT_USAGE;
  if (!arguments.json && sp_terminal_is_interactive ())
    return sp_interview_run (&arguments);

  advisor = sp_arguments_make_advisor (&arguments);
  if (advisor == NULL)
    return SP_EXIT_USAGE;
  if (arguments.json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      sp_json_add_advice (builder, advisor);
      sp_json_print (builder);
    }
  else if (sp_advisor_get_advice (advisor) != NULL)
    {
      sp_report_print_advice (advisor);
    }
  else
    {
      sp_report_print_next (advisor);
    }
  return SP_EXIT_GOOD;
}
