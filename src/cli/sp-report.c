/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-report.h"

#include <glib/gi18n-lib.h>

#include "sp-terminal.h"

#define BULLET "  • "
#define INDENT "    "

/* At most so many answers in one line of what would change the advice. */
#define MAX_NAMES 4

static void
print_link (const char *link)
{
  if (link != NULL)
    g_print ("%s%s\n", INDENT, link);
}

static void
print_notes (const char *heading,
             GListModel *notes)
{
  if (g_list_model_get_n_items (notes) == 0)
    return;
  sp_terminal_print_heading (heading);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (notes, i);

      sp_terminal_print_text (sp_note_get_text (note), BULLET, INDENT);
      if (sp_note_get_kind (note) == SP_NOTE_NOTICE)
        {
          /* Translators: a date, and who said so */
          g_autofree char *origin = g_strdup_printf (_("Since %s. Source: %s"),
                                                     sp_note_get_since (note),
                                                     sp_note_get_source (note));

          sp_terminal_print_text (origin, INDENT, INDENT);
        }
      print_link (sp_note_get_link (note));
    }
}

static void
print_because (SpAdvice *advice)
{
  GListModel *reasons = sp_advice_get_reasons (advice);

  if (g_list_model_get_n_items (reasons) == 0)
    return;
  sp_terminal_print_heading (_("Because you said"));
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (SpReason) reason = g_list_model_get_item (reasons, i);
      /* Translators: a question, then the answer that was given to it */
      g_autofree char *text =
        g_strdup_printf (_("%s %s"), sp_question_get_title (sp_reason_get_question (reason)),
                         sp_answer_get_label (sp_reason_get_answer (reason)));

      sp_terminal_print_text (text, BULLET, INDENT);
    }
}

static void
print_standings (SpAdvice *advice)
{
  GListModel *standings = sp_advice_get_standings (advice);
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (SpStanding) standing = g_list_model_get_item (standings, i);
      GListModel *reasons = sp_standing_get_reasons (standing);
      g_autofree char *text = NULL;

      if (sp_standing_get_kind (standing) == SP_STANDING_RECOMMENDED)
        continue;
      if (first)
        sp_terminal_print_heading (_("The other ways"));
      first = FALSE;
      /* Translators: a way of reading mail, then how it stands, such as “possible” */
      text = g_strdup_printf (_("%s: %s"), sp_option_get_label (sp_standing_get_option (standing)),
                              sp_standing_kind_get_label (sp_standing_get_kind (standing)));
      sp_terminal_print_text (text, BULLET, INDENT);
      for (guint k = 0; k < g_list_model_get_n_items (reasons); k++)
        {
          g_autoptr (SpNote) note = g_list_model_get_item (reasons, k);

          sp_terminal_print_text (sp_note_get_text (note), INDENT, INDENT);
        }
    }
}

static char *
dup_names (GListModel *answers)
{
  char *names = NULL;
  guint n = g_list_model_get_n_items (answers);

  for (guint i = 0; i < n && i < MAX_NAMES; i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);
      g_autofree char *before = names;

      /* Translators: a list of answers so far, and the next one of them */
      names = before != NULL ? g_strdup_printf (_("%s, %s"), before, sp_answer_get_label (answer))
                             : g_strdup (sp_answer_get_label (answer));
    }
  if (n > MAX_NAMES)
    {
      g_autofree char *before = names;

      /* Translators: a list of answers, and how many more there are */
      names = g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - MAX_NAMES), before,
                               n - MAX_NAMES);
    }
  return names;
}

static void
print_changes (SpAdvice *advice)
{
  GListModel *changes = sp_advice_get_changes (advice);

  if (g_list_model_get_n_items (changes) == 0)
    return;
  sp_terminal_print_heading (_("What would change this"));
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (SpChange) change = g_list_model_get_item (changes, i);
      g_autofree char *names = dup_names (sp_change_get_answers (change));
      g_autofree char *text = g_strdup_printf (
        /* Translators: a question, another answer to it, and the way it would lead to */
        sp_change_is_certain (change) ? _("%s %s → %s")
                                      /* Translators: a question, other answers to it, and the
                                       * way they may lead to */
                                      : _("%s %s → perhaps %s"),
        sp_question_get_title (sp_change_get_question (change)), names,
        sp_option_get_label (sp_change_get_option (change)));

      sp_terminal_print_text (text, BULLET, INDENT);
    }
}

/**
 * sp_report_print_contact:
 * @guide: a guide
 *
 * Prints whom to ask, where the guide says so.
 */
void
sp_report_print_contact (SpGuide *guide)
{
  if (sp_guide_get_contact_name (guide) != NULL)
    {
      g_autofree char *contact =
        g_strdup_printf (_("Questions? Ask: %s"), sp_guide_get_contact_name (guide));

      sp_terminal_print_text (contact, "", "");
    }
  if (sp_guide_get_contact_link (guide) != NULL)
    g_print ("%s\n", sp_guide_get_contact_link (guide));
}

static void
print_source (SpGuide *guide)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *review = NULL;

  g_print ("\n");
  if (sp_guide_get_source (guide) != NULL)
    {
      g_autofree char *source =
        sp_guide_get_source_date (guide) != NULL
          ? g_strdup_printf (_("Source: %s, %s"), sp_guide_get_source (guide),
                             sp_guide_get_source_date (guide))
          : g_strdup_printf (_("Source: %s"), sp_guide_get_source (guide));

      sp_terminal_print_text (source, "", "");
    }
  if (sp_guide_is_historical (guide))
    sp_terminal_print_text (_("This guide is kept as it was written; what was announced later "
                              "is told in the notices."),
                            "", "");
  if (sp_guide_needs_review (guide, now))
    {
      review = g_strdup_printf (_("Warning: this guide was to be reviewed by %s and may be out "
                                  "of date."),
                                sp_guide_get_review_by (guide));
      sp_terminal_print_text (review, "", "");
    }
  sp_report_print_contact (guide);
}

/**
 * sp_report_print_advice:
 * @advisor: an advisor who has an advice
 *
 * Prints it for a person: the answer first, then why, what to do, and all the rest.
 */
void
sp_report_print_advice (SpAdvisor *advisor)
{
  SpAdvice *advice = sp_advisor_get_advice (advisor);
  /* Translators: the recommended way of reading mail, such as “Webmail” */
  g_autofree char *title = g_strdup_printf (_("Recommended: %s"),
                                            sp_option_get_label (sp_advice_get_option (advice)));
  g_autoptr (SpAccount) account = sp_advisor_dup_account (advisor);

  sp_terminal_print_title (title);
  sp_terminal_print_text (sp_advice_get_because (advice), "", "");
  for (guint i = 0; i < g_list_model_get_n_items (sp_advice_get_explanations (advice)); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (sp_advice_get_explanations (advice), i);

      sp_terminal_print_text (sp_note_get_text (note), "", "");
    }
  if (sp_advice_get_option (advice) == SP_OPTION_WEBMAIL &&
      sp_account_get_webmail (account) != NULL)
    g_print ("%s\n", sp_account_get_webmail (account));

  print_because (advice);
  print_notes (_("First do this"), sp_advice_get_prerequisites (advice));
  print_notes (_("Good to know"), sp_advice_get_caveats (advice));
  print_notes (_("Notices"), sp_advice_get_notices (advice));
  print_standings (advice);
  print_changes (advice);
  print_source (sp_advisor_get_guide (advisor));
}

/**
 * sp_report_print_next:
 * @advisor: an advisor who has a question
 *
 * Prints the question, and how to answer it, where nobody can be asked.
 */
void
sp_report_print_next (SpAdvisor *advisor)
{
  SpQuestion *question = sp_advisor_get_next_question (advisor);
  GListModel *answers = sp_question_get_answers (question);

  sp_terminal_print_title (sp_question_get_title (question));
  if (sp_question_get_why (question) != NULL)
    sp_terminal_print_text (sp_question_get_why (question), "", "");
  g_print ("\n");
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);
      g_autofree char *text = g_strdup_printf ("--answer %s=%s  %s", sp_question_get_id (question),
                                               sp_answer_get_id (answer),
                                               sp_answer_get_label (answer));

      sp_terminal_print_text (text, "  ", INDENT);
    }
}
