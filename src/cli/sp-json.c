/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json.h"

/**
 * sp_json_add_string:
 * @builder: a builder within an object
 * @name: the member
 * @value: (nullable): its value; %NULL becomes null
 */
void
sp_json_add_string (JsonBuilder *builder,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * sp_json_print:
 * @builder: a builder whose object is complete
 *
 * Prints the object on a line of its own.
 */
void
sp_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  g_print ("%s\n", text);
}

static void
add_next (JsonBuilder *builder,
          SpQuestion  *question)
{
  GListModel *answers;

  json_builder_set_member_name (builder, "next");
  if (question == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "question", sp_question_get_id (question));
  sp_json_add_string (builder, "title", sp_question_get_title (question));
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  answers = sp_question_get_answers (question);
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);

      json_builder_add_string_value (builder, sp_answer_get_id (answer));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_because (JsonBuilder *builder,
             SpAdvice    *advice)
{
  GListModel *reasons = sp_advice_get_reasons (advice);
  GListModel *explanations = sp_advice_get_explanations (advice);

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (SpReason) reason = g_list_model_get_item (reasons, i);
      SpQuestion *question = sp_reason_get_question (reason);
      SpAnswer *answer = sp_reason_get_answer (reason);
      g_autofree char *text = g_strdup_printf ("%s %s", sp_question_get_title (question),
                                               sp_answer_get_label (answer));

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "question", sp_question_get_id (question));
      sp_json_add_string (builder, "answer", sp_answer_get_id (answer));
      sp_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "text", sp_advice_get_because (advice));
  json_builder_end_object (builder);
  for (guint i = 0; i < g_list_model_get_n_items (explanations); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (explanations, i);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "text", sp_note_get_text (note));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_notes (JsonBuilder *builder,
           const char  *name,
           GListModel  *notes)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; notes != NULL && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (notes, i);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "id", sp_note_get_id (note));
      sp_json_add_string (builder, "text", sp_note_get_text (note));
      sp_json_add_string (builder, "link", sp_note_get_link (note));
      sp_json_add_string (builder, "since", sp_note_get_since (note));
      sp_json_add_string (builder, "source", sp_note_get_source (note));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_standing (JsonBuilder *builder,
              SpStanding  *standing,
              SpAdvice    *advice)
{
  GListModel *reasons = sp_standing_get_reasons (standing);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "option", sp_option_to_id (sp_standing_get_option (standing)));
  sp_json_add_string (builder, "standing",
                      sp_standing_kind_to_id (sp_standing_get_kind (standing)));
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  if (sp_standing_get_kind (standing) == SP_STANDING_RECOMMENDED)
    json_builder_add_string_value (builder, sp_advice_get_because (advice));
  for (guint i = 0; i < g_list_model_get_n_items (reasons); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (reasons, i);

      json_builder_add_string_value (builder, sp_note_get_text (note));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_changes (JsonBuilder *builder,
             const char  *name,
             GListModel  *changes,
             gboolean     certain)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; changes != NULL && i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (SpChange) change = g_list_model_get_item (changes, i);
      GListModel *answers = sp_change_get_answers (change);

      if (sp_change_is_certain (change) != certain)
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (answers); k++)
        {
          g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, k);

          json_builder_begin_object (builder);
          sp_json_add_string (builder, "question",
                              sp_question_get_id (sp_change_get_question (change)));
          sp_json_add_string (builder, "answer", sp_answer_get_id (answer));
          sp_json_add_string (builder, "recommendation",
                              sp_option_to_id (sp_change_get_option (change)));
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
}

static void
add_contact (JsonBuilder *builder,
             SpGuide     *guide)
{
  json_builder_set_member_name (builder, "contact");
  if (sp_guide_get_contact_name (guide) == NULL && sp_guide_get_contact_link (guide) == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "name", sp_guide_get_contact_name (guide));
  sp_json_add_string (builder, "link", sp_guide_get_contact_link (guide));
  json_builder_end_object (builder);
}

static void
add_answers (JsonBuilder *builder,
             GListModel  *given_answers)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < g_list_model_get_n_items (given_answers); i++)
    {
      g_autoptr (SpGivenAnswer) given = g_list_model_get_item (given_answers, i);

      sp_json_add_string (builder, sp_question_get_id (sp_given_answer_get_question (given)),
                          sp_answer_get_id (sp_given_answer_get_answer (given)));
    }
  json_builder_end_object (builder);
}

/**
 * sp_json_add_advice:
 * @builder: a builder
 * @advisor: an advisor
 *
 * Adds the object that signpost-cli(1) describes for `advise`. While there is a question to
 * ask, what belongs to the recommendation is null or empty. Changes that depend on answers
 * to further questions stand apart, under "may_change".
 */
void
sp_json_add_advice (JsonBuilder *builder,
                    SpAdvisor   *advisor)
{
  SpGuide *guide = sp_advisor_get_guide (advisor);
  SpAdvice *advice = sp_advisor_get_advice (advisor);
  GListModel *standings = advice != NULL ? sp_advice_get_standings (advice) : NULL;
  GListModel *changes = advice != NULL ? sp_advice_get_changes (advice) : NULL;

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "guide", sp_guide_get_id (guide));
  add_answers (builder, sp_advisor_get_given_answers (advisor));
  add_next (builder, sp_advisor_get_next_question (advisor));
  sp_json_add_string (builder, "recommendation",
                      advice != NULL ? sp_option_to_id (sp_advice_get_option (advice)) : NULL);
  sp_json_add_string (builder, "rule", advice != NULL ? sp_advice_get_rule (advice) : NULL);
  json_builder_set_member_name (builder, "because");
  if (advice != NULL)
    {
      add_because (builder, advice);
    }
  else
    {
      json_builder_begin_array (builder);
      json_builder_end_array (builder);
    }
  add_notes (builder, "prerequisites",
             advice != NULL ? sp_advice_get_prerequisites (advice) : NULL);
  add_notes (builder, "caveats", advice != NULL ? sp_advice_get_caveats (advice) : NULL);
  add_notes (builder, "notices", advice != NULL ? sp_advice_get_notices (advice) : NULL);
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint i = 0; standings != NULL && i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (SpStanding) standing = g_list_model_get_item (standings, i);

      add_standing (builder, standing, advice);
    }
  json_builder_end_array (builder);
  add_changes (builder, "changes", changes, TRUE);
  add_changes (builder, "may_change", changes, FALSE);
  add_contact (builder, guide);
  json_builder_end_object (builder);
}

/**
 * sp_json_add_sheet:
 * @builder: a builder
 * @sheet: a sheet
 *
 * Adds the object that signpost-cli(1) describes for `sheet`.
 */
void
sp_json_add_sheet (JsonBuilder *builder,
                   SpSheet     *sheet)
{
  SpMailProgram *program = sp_sheet_get_program (sheet);
  GListModel *fields = G_LIST_MODEL (sheet);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "program",
                      program != NULL ? sp_entry_get_id (SP_ENTRY (program)) : NULL);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (SpSheetField) field = g_list_model_get_item (fields, i);
      const char *value = sp_sheet_field_get_value (field);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "label", sp_sheet_field_get_label (field));
      sp_json_add_string (builder, "value", value != NULL && *value != '\0' ? value : NULL);
      sp_json_add_string (builder, "field", sp_sheet_field_get_field (field));
      sp_json_add_string (builder, "source", sp_sheet_field_get_source (field));
      sp_json_add_string (builder, "confidence",
                          sp_confidence_to_id (sp_sheet_field_get_confidence (field)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
