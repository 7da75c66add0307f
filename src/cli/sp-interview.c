/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-interview.h"

#include <glib/gi18n-lib.h>

#include "sp-report.h"
#include "sp-sheet.h"
#include "sp-terminal.h"

/* Keys that stand for themselves at every prompt. */
#define KEY_BACK "b"
#define KEY_QUIT "q"
#define KEY_WHY "?"

typedef struct
{
  SpArguments *arguments;
  SpAdvisor *advisor;  /* (nullable) (owned) */
  GPtrArray *answered; /* (owned) of char *: the questions answered here, for going back */
} Interview;

typedef enum
{
  CHOICE_MADE,
  CHOICE_BACK,
  CHOICE_QUIT,
} Choice;

/* Asks for one of @n numbered things. */
static Choice
ask_number (guint       n,
            const char *why,
            guint      *number)
{
  for (;;)
    {
      /* Translators: the keys b, ? and q are fixed */
      g_autofree char *prompt =
        g_strdup_printf (_("Number 1–%u, b for back, ? for why, q to quit: "), n);
      g_autofree char *line = sp_terminal_read_line (prompt);
      guint64 value;

      if (line == NULL || g_ascii_strcasecmp (line, KEY_QUIT) == 0)
        {
          if (line == NULL)
            g_print ("\n");
          return CHOICE_QUIT;
        }
      if (g_ascii_strcasecmp (line, KEY_BACK) == 0)
        return CHOICE_BACK;
      if (g_str_equal (line, KEY_WHY))
        {
          sp_terminal_print_text (why != NULL ? why : _("The advice depends on it."), "", "");
          continue;
        }
      if (g_ascii_string_to_unsigned (line, 10, 1, n, &value, NULL))
        {
          *number = value;
          return CHOICE_MADE;
        }
      sp_terminal_print_text (_("Please type one of the numbers."), "", "");
    }
}

static void
print_numbered (guint       number,
                const char *label,
                const char *hint)
{
  g_autofree char *first = g_strdup_printf ("%3u  ", number);

  sp_terminal_print_text (label, first, "     ");
  if (hint != NULL)
    sp_terminal_print_text (hint, "     ", "     ");
}

static Choice
ask_question (Interview *self)
{
  g_autoptr (SpQuestion) question =
    g_object_ref (sp_advisor_get_next_question (self->advisor));
  GListModel *answers = sp_question_get_answers (question);
  guint number = 0;
  Choice choice;

  sp_terminal_print_heading (sp_question_get_title (question));
  if (sp_question_get_hint (question) != NULL)
    sp_terminal_print_text (sp_question_get_hint (question), "", "");
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);

      print_numbered (i + 1, sp_answer_get_label (answer), sp_answer_get_hint (answer));
    }
  choice = ask_number (g_list_model_get_n_items (answers), sp_question_get_why (question),
                       &number);
  if (choice == CHOICE_MADE)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, number - 1);

      g_ptr_array_add (self->answered, g_strdup (sp_question_get_id (question)));
      /* The answer was offered by the question itself, so it is one. */
      sp_advisor_set_answer (self->advisor, sp_question_get_id (question),
                             sp_answer_get_id (answer), NULL);
    }
  return choice;
}

/* Takes back the last answer given here; FALSE if there is none. */
static gboolean
go_back (Interview *self)
{
  if (self->answered->len == 0)
    return FALSE;
  sp_advisor_forget_answer (self->advisor,
                            g_ptr_array_index (self->answered, self->answered->len - 1));
  g_ptr_array_set_size (self->answered, self->answered->len - 1);
  return TRUE;
}

static Choice
choose_guide (Interview *self)
{
  GListModel *guides = G_LIST_MODEL (self->arguments->library);
  guint number = 0;
  Choice choice;

  sp_terminal_print_heading (_("Which organisation is your mail at?"));
  for (guint i = 0; i < g_list_model_get_n_items (guides); i++)
    {
      g_autoptr (SpGuideEntry) entry = g_list_model_get_item (guides, i);

      print_numbered (i + 1, sp_guide_entry_get_name (entry), NULL);
    }
  choice = ask_number (g_list_model_get_n_items (guides),
                       _("An organisation can have rules of its own. Everyone else gets advice "
                         "that fits any address."),
                       &number);
  if (choice == CHOICE_MADE)
    {
      g_autoptr (SpGuideEntry) entry = g_list_model_get_item (guides, number - 1);

      self->advisor = sp_arguments_make_advisor_for (self->arguments, entry);
    }
  return choice;
}

static Choice
ask_address (Interview *self)
{
  for (;;)
    {
      g_autofree char *line = NULL;
      g_autoptr (GError) error = NULL;

      sp_terminal_print_heading (_("What is your email address?"));
      line = sp_terminal_read_line (_("Address, or nothing to leave it out: "));
      if (line == NULL || g_ascii_strcasecmp (line, KEY_QUIT) == 0)
        return CHOICE_QUIT;
      if (*line == '\0')
        return CHOICE_MADE;
      self->arguments->parsed_address = sp_address_new (line, &error);
      if (self->arguments->parsed_address != NULL)
        return CHOICE_MADE;
      sp_terminal_print_text (error->message, "", "");
    }
}

/* With an address the guide follows from it; without one, from a list. */
static Choice
start (Interview *self)
{
  SpArguments *arguments = self->arguments;
  gboolean asked = FALSE;
  Choice choice;

  for (;;)
    {
      if (arguments->parsed_address == NULL && arguments->guide == NULL)
        {
          asked = TRUE;
          choice = ask_address (self);
          if (choice == CHOICE_QUIT)
            return choice;
        }
      if (arguments->parsed_address != NULL || arguments->guide != NULL)
        {
          self->advisor = sp_arguments_make_advisor (arguments);
          return CHOICE_MADE;
        }
      choice = choose_guide (self);
      if (choice != CHOICE_BACK || !asked)
        return choice;
    }
}

static void
offer_sheet (Interview *self)
{
  SpAdvice *advice = sp_advisor_get_advice (self->advisor);
  g_autoptr (SpAccount) account = NULL;
  g_autoptr (SpSheet) sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (!sp_option_needs_settings (sp_advice_get_option (advice)))
    return;
  g_print ("\n");
  line = sp_terminal_read_line (_("Press Enter to see the settings, or q to quit: "));
  if (line == NULL || *line != '\0')
    return;
  account = sp_advisor_dup_account (self->advisor);
  sheet = sp_sheet_new (account, sp_advice_get_option (advice),
                        sp_advisor_get_program (self->advisor),
                        sp_guide_get_contact_name (sp_advisor_get_guide (self->advisor)));
  text = sp_sheet_to_text (sheet);
  g_print ("\n%s", text);
}

static SpExit
talk (Interview *self)
{
  Choice choice = start (self);

  while (choice != CHOICE_QUIT && self->advisor != NULL &&
         sp_advisor_get_next_question (self->advisor) != NULL)
    {
      choice = ask_question (self);
      if (choice == CHOICE_BACK && !go_back (self))
        {
          if (self->arguments->guide != NULL || self->arguments->address != NULL)
            {
              sp_terminal_print_text (_("This is the first question."), "", "");
              continue;
            }
          g_clear_object (&self->advisor);
          g_clear_object (&self->arguments->parsed_address);
          choice = start (self);
        }
    }
  if (choice == CHOICE_QUIT)
    return SP_EXIT_GOOD;
  if (self->advisor == NULL)
    return SP_EXIT_USAGE;
  g_print ("\n");
  sp_report_print_advice (self->advisor);
  offer_sheet (self);
  return SP_EXIT_GOOD;
}

/**
 * sp_interview_run:
 * @arguments: what is known already
 *
 * Asks a person at the terminal whatever is still missing, one question at a time, and
 * ends with the advice.
 *
 * Returns: how the program ends
 */
SpExit
sp_interview_run (SpArguments *arguments)
{
  Interview self = { .arguments = arguments,
                     .answered = g_ptr_array_new_with_free_func (g_free) };
  SpExit status = talk (&self);

  g_clear_object (&self.advisor);
  g_ptr_array_unref (self.answered);
  return status;
}
