/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-report.h"

#include <glib/gi18n-lib.h>

#include "sp-remark.h"
#include "sp-terminal.h"

#define INDENT "    "

static const char * const outcomes[] = {
  [SP_CHECK_WAITING] = N_("skipped"),
  [SP_CHECK_RUNNING] = N_("skipped"),
  [SP_CHECK_OK] = N_("ok"),
  [SP_CHECK_FAILED] = N_("failed"),
  [SP_CHECK_SKIPPED] = N_("skipped"),
};

/**
 * sp_check_report_print_meaning:
 * @meaning: what a reply, or a broken step, means
 *
 * Prints it for a person: what happened, what to do, and who can do it.
 */
void
sp_check_report_print_meaning (SpMeaning *meaning)
{
  sp_terminal_print_title (sp_meaning_get_meaning (meaning));
  if (sp_meaning_get_fix (meaning) != NULL)
    sp_terminal_print_text (sp_meaning_get_fix (meaning), "", "");
  sp_terminal_print_text (sp_who_get_label (sp_meaning_get_who (meaning)), "", "");
  if (sp_meaning_get_link (meaning) != NULL)
    g_print ("%s\n", sp_meaning_get_link (meaning));
}

static void
print_step (SpCheckStep *step)
{
  const char *title = sp_check_step_kind_get_title (sp_check_step_get_kind (step));
  const char *outcome = _(outcomes[sp_check_step_get_outcome (step)]);
  gint ms = sp_check_step_get_ms (step);
  /* Translators: a step of a check, how it ended, and how many milliseconds it took */
  g_autofree char *text = ms >= 0 ? g_strdup_printf (_("%s: %s, %d ms"), title, outcome, ms)
                                  : g_strdup_printf (_("%s: %s"), title, outcome);

  sp_terminal_print_text (text, "  ", INDENT);
  if (sp_check_step_get_detail (step) != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (sp_check_step_get_detail (step), "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        sp_terminal_print_text (lines[i], INDENT, INDENT);
    }
}

/**
 * sp_check_report_print:
 * @check: a check that has run
 *
 * Prints the ladder for a person: whether the server works, every step, and what to do.
 */
void
sp_check_report_print (SpCheck *check)
{
  g_autofree char *name = sp_check_dup_name (check);
  /* Translators: the address of a server */
  g_autofree char *title = g_strdup_printf (
    sp_check_works (check) ? _("%s works") : _("%s does not work"), name);
  GListModel *remarks = sp_check_get_remarks (check);

  sp_terminal_print_title (title);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      print_step (step);
    }
  if (sp_check_get_reply (check) != NULL)
    {
      /* Translators: what a server said, word by word */
      g_autofree char *reply = g_strdup_printf (_("The server said: %s"), sp_check_get_reply (check));

      sp_terminal_print_text (reply, "", "");
    }
  if (sp_check_get_meaning (check) != NULL)
    sp_check_report_print_meaning (sp_check_get_meaning (check));
  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (SpRemark) remark = g_list_model_get_item (remarks, i);

      sp_terminal_print_text (sp_remark_get_text (remark), "! ", "  ");
    }
}
