/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "sp-arguments.h"
#include "sp-command.h"
#include "sp-json.h"
#include "sp-report.h"
#include "sp-terminal.h"

/* What to make a sheet for: the recommendation, which may be certain while a question is
 * still open that has no part in it. */
static gboolean
get_option (SpAdvisor *advisor,
            SpOption  *option)
{
  SpOptionSet possible = sp_advisor_get_possible_options (advisor);

  if (sp_advisor_get_advice (advisor) != NULL)
    {
      *option = sp_advice_get_option (sp_advisor_get_advice (advisor));
      return TRUE;
    }
  for (*option = 0; *option < SP_N_OPTIONS; (*option)++)
    {
      if (possible == SP_OPTION_BIT (*option))
        return TRUE;
    }
  return FALSE;
}

/**
 * sp_command_sheet:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Prints the values to copy for what the advice recommends.
 *
 * Returns: how the program ends; "no" while a question must be answered first
 */
SpExit
sp_command_sheet (int   argc,
                  char *argv[])
{
  g_auto (SpArguments) arguments = { 0 };
  g_autoptr (SpAdvisor) advisor = NULL;
  g_autoptr (SpAccount) account = NULL;
  g_autoptr (SpSheet) sheet = NULL;
  SpOption option;

  if (!sp_arguments_parse (&arguments, "sheet", argc, argv))
    return SP_EXIT_USAGE;
  advisor = sp_arguments_make_advisor (&arguments);
  if (advisor == NULL)
    return SP_EXIT_USAGE;
  if (!get_option (advisor, &option))
    {
      sp_terminal_print_error (_("sheet: the question “%s” must be answered first, with "
                                 "--answer %s=…"),
                               sp_question_get_title (sp_advisor_get_next_question (advisor)),
                               sp_question_get_id (sp_advisor_get_next_question (advisor)));
      return SP_EXIT_NO;
    }
  account = sp_advisor_dup_account (advisor);
  sheet = sp_sheet_new (account, option, sp_advisor_get_program (advisor),
                        sp_guide_get_contact_name (sp_advisor_get_guide (advisor)));
  if (arguments.json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      sp_json_add_sheet (builder, sheet);
      sp_json_print (builder);
    }
  else
    {
      g_autofree char *text = sp_sheet_to_text (sheet);

      g_print ("%s", text);
      if (option == SP_OPTION_HELP_DESK || option == SP_OPTION_IMPOSSIBLE)
        sp_report_print_contact (sp_advisor_get_guide (advisor));
    }
  return SP_EXIT_GOOD;
}
