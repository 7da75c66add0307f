/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-axis.h"

#include <glib/gi18n-lib.h>

#include "sp-mail-program.h"
#include "sp-provider.h"

/**
 * sp_guide_axis_dup_name:
 * @guide: a guide
 * @axis: an axis of its logic
 *
 * Returns: (transfer full): the name by which conditions know it
 */
char *
sp_guide_axis_dup_name (SpGuide *guide,
                        guint    axis)
{
  guint n_questions = guide->questions->len;
  guint n_program_facts = guide->logic->n_program_facts;

  if (axis < n_questions)
    return g_strdup (sp_question_get_id (sp_guide_question (guide, axis)->question));
  if (axis < n_questions + n_program_facts)
    return g_strconcat ("program.", sp_mail_program_facts[axis - n_questions], NULL);
  return g_strconcat ("provider.", sp_provider_facts[axis - n_questions - n_program_facts], NULL);
}

static const char *
get_value_name (SpGuide *guide,
                guint    axis,
                guint    value)
{
  SpGuideQuestion *question;

  if (axis >= guide->questions->len)
    return sp_truth_to_id (value);
  question = sp_guide_question (guide, axis);
  if (value < question->values->len)
    return g_ptr_array_index (question->values, value);
  /* Where a condition names a program, this is for all others. */
  if (question->values->len >
      g_list_model_get_n_items (sp_question_get_answers (question->question)) + 1)
    /* Translators: stands in a table for every mail program that is not named in it */
    return _("(another program)");
  /* Translators: stands in a table for whichever mail program there is */
  return _("(a program)");
}

/**
 * sp_guide_axis_dup_values:
 * @guide: a guide
 * @axis: an axis of its logic
 * @values: values of the axis
 * @separator: what to put between them
 *
 * Returns: (transfer full): the values as conditions name them
 */
char *
sp_guide_axis_dup_values (SpGuide    *guide,
                          guint       axis,
                          SpValues    values,
                          const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 64; i++)
    {
      if ((values & SP_VALUE (i)) == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, separator);
      g_string_append (text, get_value_name (guide, axis, i));
    }
  return g_string_free (text, FALSE);
}

/**
 * sp_guide_dup_example:
 * @guide: a guide
 * @state: a state of its logic
 *
 * Returns: (transfer full): answers that lead there, as conditions name them
 */
char *
sp_guide_dup_example (SpGuide *guide,
                      SpState *state)
{
  GString *text = g_string_new (NULL);

  for (guint axis = 0; axis < sp_logic_get_n_axes (guide->logic); axis++)
    {
      SpValues values = sp_state_get (state, axis);
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (values == sp_logic_get_axis (guide->logic, axis))
        continue;
      name = sp_guide_axis_dup_name (guide, axis);
      value = sp_guide_axis_dup_values (guide, axis, values & -values, ",");
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "; " : "", name, value);
    }
  if (text->len == 0)
    g_string_append (text, _("whatever is answered"));
  return g_string_free (text, FALSE);
}
